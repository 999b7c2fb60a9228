#include "store-fixture.h"

#include "fst-catalogue-query.h"

#include <glib/gstdio.h>
#include <string.h>

static void
add (GPtrArray *devices, const FstDevice *fields)
{
  FstDevice copy = *fields;

  if (copy.price_ore == 0)
    copy.price_ore = -1;
  if (copy.rank == 0)
    copy.rank = -1;
  g_ptr_array_add (devices, fst_device_new (&copy));
}

static GPtrArray *
new_devices (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fst_device_unref);
}

#define DEVICE(...) (&(const FstDevice){ __VA_ARGS__ })
#define S(text) ((char *) (text))

/* A small assortment whose order is known. */
static GPtrArray *
make_assortment (void)
{
  GPtrArray *devices = new_devices ();

  add (devices, DEVICE (.article_number = S ("R-4"), .name = S ("Rollator Utgången"),
                        .iso_code = S ("120606"), .discontinued = TRUE));
  add (devices, DEVICE (.article_number = S ("R-3"), .name = S ("Rollatorkorg"),
                        .iso_code = S ("120690"), .accessory = TRUE));
  add (devices, DEVICE (.article_number = S ("R-2"), .name = S ("Rollator Ören"),
                        .supplier = S ("Vänern AB"), .iso_code = S ("120606")));
  add (devices, DEVICE (.article_number = S ("R-1"), .name = S ("Rollator Åre"),
                        .iso_code = S ("120606"), .agreement = S ("A1"), .rank = 2));
  add (devices, DEVICE (.article_number = S ("R-0"), .name = S ("Rollator Ädel"),
                        .iso_code = S ("120606"), .agreement = S ("A1"), .rank = 1));
  add (devices, DEVICE (.article_number = S ("D-1"), .name = S ("Duschstol med rollator"),
                        .iso_code = S ("093303")));
  add (devices, DEVICE (.article_number = S ("B-1"), .name = S ("Rullstol barn"),
                        .iso_code = S ("122203"), .supplier = S ("Barnbolaget")));
  add (devices, DEVICE (.article_number = S ("B-2"), .name = S ("Rullstol vuxen"),
                        .iso_code = S ("122203")));
  add (devices,
       DEVICE (.article_number = S ("1206"), .name = S ("Häftmassa"), .iso_code = S ("2432")));
  add (devices, DEVICE (.article_number = S ("K-1"), .name = S ("Kudde"), .description = S ("mjuk"),
                        .price_ore = 12350));
  return devices;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) devices = make_assortment ();
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, data);
  g_assert_cmpint (import_devices (fixture->store, "sortiment.csv", devices), ==, devices->len);
  g_assert_no_error (error);
}

static void
test_shapes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *const numbers[11];
  } cases[] = {
    /* name begins with the word: contracted by rank, main before accessory, current before
       discontinued, Swedish order */
    { "rollator", { "R-0", "R-1", "R-2", "R-4", "R-3", "D-1" } },
    { "ROLLATOR", { "R-0", "R-1", "R-2", "R-4", "R-3", "D-1" } },
    { "  rollator  ", { "R-0", "R-1", "R-2", "R-4", "R-3", "D-1" } },
    { "rollator å", { "R-1" } },
    { "rollator äd", { "R-0" } },
    { "å", { "R-1" } },
    { "häft", { "1206" } },
    { "haft", { NULL } },
    { "rullstol barn", { "B-1" } },
    { "barn rullstol", { "B-1" } },
    { "vänern", { "R-2" } },
    /* codes in every spelling and length; the code itself before longer ones */
    { "120606", { "R-0", "R-1", "R-2", "R-4" } },
    { "12 06 06", { "R-0", "R-1", "R-2", "R-4" } },
    { "12.06.06", { "R-0", "R-1", "R-2", "R-4" } },
    { "12-06-06 01", { "R-0", "R-1", "R-2", "R-4" } },
    { "12 22", { "B-1", "B-2" } },
    { "24", { "1206" } },
    { "12 2", { "B-1", "B-2" } },
    { "12060", { "R-0", "R-1", "R-2", "R-4" } },
    /* the article number itself goes first */
    { "1206", { "1206", "R-0", "R-1", "R-2", "R-4", "R-3" } },
    { "R-2", { "R-2", "B-2" } },
    { "D-1", { "D-1" } },
    /* code and words */
    { "1222 barn", { "B-1" } },
    { "12 22 barn", { "B-1" } },
    { "1222 vuxen", { "B-2" } },
    { "1206 barn", { NULL } },
    { "1206 rollator ö", { "R-2" } },
    { "finns inte", { NULL } },
    /* everything, by code; what has none first */
    { "", { "K-1", "D-1", "R-0", "R-1", "R-2", "R-4", "R-3", "B-1", "B-2", "1206" } },
    { " \t\n", { "K-1", "D-1", "R-0", "R-1", "R-2", "R-4", "R-3", "B-1", "B-2", "1206" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_search (fixture->store, cases[i].text, cases[i].numbers);
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "\"",
    "''",
    "*",
    "rollator*\"",
    "name:rollator",
    "first_word : x",
    "AND",
    "OR",
    "NOT",
    "NEAR(a b)",
    "a AND",
    "(",
    ")",
    "{name} : x",
    "^rollator",
    "-rollator -",
    "+ +",
    "'; DROP TABLE articles; --",
    "🦽🦽",
    "\xff\xfe\xfd",
    "å\xcc",
    "%_%",
    "\\",
    "ﷺ",
    "日本語",
    "\u0378",
    "Ⴀ",
    "ꭀ",
    "a\u0301",
    "٣٤",
    "x'00'",
    "1206060",
    "12 0",
    "0",
    "99 99 99",
  };
  g_autofree char *letters = g_strnfill (100000, 'a');
  g_autofree char *digits = g_strnfill (100000, '1');
  g_autofree char *quotes = g_strnfill (100000, '"');
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (FstCatalogueHits) after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FstCatalogueHits) hits = search_devices (fixture->store, texts[i], 0, 10);

      g_assert_cmpuint (hits->total, <=, 10);
    }
  while (words->len < 100000)
    g_string_append (words, "ab c ");
  fst_catalogue_hits_unref (search_devices (fixture->store, letters, 0, 10));
  fst_catalogue_hits_unref (search_devices (fixture->store, digits, 0, 10));
  fst_catalogue_hits_unref (search_devices (fixture->store, quotes, 0, 10));
  fst_catalogue_hits_unref (search_devices (fixture->store, words->str, 0, 10));
  after = search_devices (fixture->store, "rollator", 0, 10);
  g_assert_cmpuint (after->total, ==, 6);
  assert_whole (fixture->store);
}

/* The search takes a text apart exactly as the index does, for every character that it takes as a
 * letter. */
static void
test_every_character (Fixture *fixture, gconstpointer data)
{
  for (gunichar c = 1; c < 0x3000; c++)
    {
      char utf8[8] = { 0 };
      g_autofree char *text = NULL;
      g_autoptr (FstCatalogueHits) hits = NULL;

      g_unichar_to_utf8 (c, utf8);
      text = g_strdup_printf ("q%sq", utf8);
      hits = search_devices (fixture->store, text, 0, 1);
      g_assert_cmpuint (hits->total, ==, 0);
    }
}

static void
test_paging (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstCatalogueHits) middle = search_devices (fixture->store, "rollator", 2, 2);
  g_autoptr (FstCatalogueHits) beyond = search_devices (fixture->store, "rollator", 100, 2);

  g_assert_cmpuint (middle->total, ==, 6);
  g_assert_cmpuint (middle->devices->len, ==, 2);
  g_assert_cmpstr (((FstDevice *) middle->devices->pdata[0])->article_number, ==, "R-2");
  g_assert_cmpuint (beyond->total, ==, 6);
  g_assert_cmpuint (beyond->devices->len, ==, 0);
}

/* Everything that was imported comes back, and what is unknown stays unknown. */
static void
test_article (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) devices = make_assortment ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < devices->len; i++)
    {
      const FstDevice *expected = g_ptr_array_index (devices, i);
      g_autoptr (FstArticle) article =
          get_article (fixture->store, expected->article_number, &error);

      g_assert_no_error (error);
      g_assert_true (fst_device_equal (article->device, expected));
    }
  g_assert_null (get_article (fixture->store, "R-9", &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
}

static void
assert_gone (FstStore *store, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstArticle) article = get_article (store, number, &error);

  g_assert_no_error (error);
  g_assert_true (article->device->discontinued);
  g_assert_true (g_date_valid (&article->gone_since));
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (fixture->store);
  g_autoptr (GPtrArray) one = new_devices ();
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GAsyncResult) removed = NULL;
  g_autoptr (GAsyncResult) missing = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (one, make_device ("Z-1", "Zon", "0312"));
  g_assert_cmpint (import_devices (fixture->store, "andra.csv", one), ==, 1);
  assert_search (fixture->store, "zon", (const char *const[]){ "Z-1", NULL });
  assert_search (fixture->store, "häftmassa", (const char *const[]){ "1206", NULL });
  /* The same source again: what it no longer has is marked, and the other's is left alone. */
  g_ptr_array_add (one, make_device ("Z-2", "Zebra", "0312"));
  g_ptr_array_remove_index (one, 0);
  g_assert_cmpint (import_devices (fixture->store, "andra.csv", one), ==, 1);
  assert_gone (fixture->store, "Z-1");
  assert_search (fixture->store, "zebra", (const char *const[]){ "Z-2", NULL });
  sources = list_sources (fixture->store);
  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (((FstCatalogueSource *) sources->pdata[0])->name, ==, "andra.csv");
  g_assert_cmpint (((FstCatalogueSource *) sources->pdata[0])->n_articles, ==, 1);
  g_assert_cmpint (((FstCatalogueSource *) sources->pdata[0])->n_gone, ==, 1);
  g_assert_cmpint (((FstCatalogueSource *) sources->pdata[1])->n_articles, ==, 10);

  fst_catalogue_remove_source_async (catalogue, "sortiment.csv", NULL, take_result, &removed);
  g_assert_true (fst_catalogue_remove_source_finish (catalogue, wait_for (&removed), &error));
  fst_catalogue_remove_source_async (catalogue, "finns inte", NULL, take_result, &missing);
  g_assert_false (fst_catalogue_remove_source_finish (catalogue, wait_for (&missing), &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
  left = list_sources (fixture->store);
  g_assert_cmpuint (left->len, ==, 1);
  assert_search (fixture->store, "", (const char *const[]){ "Z-2", "Z-1", NULL });
  assert_whole (fixture->store);
}

/* A reader that gives devices without end, until something happens. */
typedef struct
{
  gint64 n;
  gint64 fail_at;
  gint64 cancel_at;
  gint64 end_at;
  GCancellable *cancellable;
  FstStore *store;
  const char *description;
  gint64 last_progress;
  FstImportPhase phase;
} Stream;

static FstArticle *
read_stream (gpointer data, GError **error)
{
  Stream *stream = data;
  g_autofree char *number = g_strdup_printf ("S-%" G_GINT64_FORMAT, stream->n);
  g_autofree char *name = g_strdup_printf ("Strömartikel %" G_GINT64_FORMAT, stream->n);
  g_autoptr (FstDevice) device = NULL;

  if (stream->n == stream->fail_at)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_IO, "the file ends in the middle");
      return NULL;
    }
  if (stream->n == stream->cancel_at)
    g_cancellable_cancel (stream->cancellable);
  if (stream->n == stream->end_at)
    return NULL;
  stream->n++;
  device = fst_device_new (&(FstDevice){ .article_number = number,
                                         .name = name,
                                         .iso_code = S ("120606"),
                                         .description = S (stream->description),
                                         .price_ore = -1,
                                         .rank = -1 });
  return make_article (device);
}

static void
import_stream (FstStore *store, const char *source, Stream *stream, GError **error)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (store);
  g_autoptr (GAsyncResult) result = NULL;

  fst_catalogue_import_async (catalogue,
                              &(FstCatalogueImport){ .source = source,
                                                     .imported_at = "2026-11-22T15:00:00Z",
                                                     .reader = read_stream,
                                                     .reader_data = stream },
                              stream->cancellable, take_result, &result);
  g_assert_null (fst_catalogue_import_finish (catalogue, wait_for (&result), error));
}

static void
assert_as_before (FstStore *store)
{
  g_autoptr (GPtrArray) sources = list_sources (store);

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (((FstCatalogueSource *) sources->pdata[0])->imported_at, ==,
                   "2026-11-22T14:00:00Z");
  assert_search (store, "strömartikel", (const char *const[]){ NULL });
  assert_search (store, "rollator",
                 (const char *const[]){ "R-0", "R-1", "R-2", "R-4", "R-3", "D-1", NULL });
  assert_whole (store);
}

static void
test_import_fails (Fixture *fixture, gconstpointer data)
{
  static const gint64 places[] = { 0, 1, 5000 };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      Stream stream = { .fail_at = places[i], .cancel_at = -1, .end_at = -1 };
      g_autoptr (GError) error = NULL;

      import_stream (fixture->store, "sortiment.csv", &stream, &error);
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_IO);
      assert_as_before (fixture->store);
    }
}

/* What a failed import has written is not left lying in the log. */
static void
test_empty_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = file_in (fixture->path, "catalogue.db-wal");
  g_autofree char *description = g_strnfill (8000, 'x');
  Stream stream = { .fail_at = 6000, .cancel_at = -1, .end_at = -1, .description = description };
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  import_stream (fixture->store, "sortiment.csv", &stream, &error);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_IO);
  g_assert_cmpint (g_stat (log, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, 0);
  assert_as_before (fixture->store);
}

/* Cancelled while reading, and while the index is being built (all has been read). */
static void
test_import_cancelled (Fixture *fixture, gconstpointer data)
{
  static const gint64 ends[] = { -1, 20000 };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Stream stream = {
        .fail_at = -1, .cancel_at = 20000, .end_at = ends[i], .cancellable = cancellable
      };
      g_autoptr (GError) error = NULL;

      import_stream (fixture->store, "sortiment.csv", &stream, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_as_before (fixture->store);
    }
}

/* First the file is read, then the catalogue is indexed; the number never falls. */
static void
note_progress (FstImportPhase phase, gint64 n, gpointer data)
{
  Stream *stream = data;

  g_assert_cmpint (n, >=, stream->last_progress);
  g_assert_cmpint (phase, >=, stream->phase);
  stream->last_progress = n;
  stream->phase = phase;
}

static void
destroyed (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Between every two devices that the import reads, a search and a signature go through. */
typedef struct
{
  Stream stream;
  GMutex lock;
  GCond cond;
  gboolean asked;
  gboolean answered;
} Meeting;

static FstArticle *
read_and_meet (gpointer data, GError **error)
{
  Meeting *meeting = data;

  if (meeting->stream.n == 1500)
    {
      g_mutex_lock (&meeting->lock);
      meeting->asked = TRUE;
      g_main_context_wakeup (NULL);
      while (!meeting->answered)
        g_cond_wait (&meeting->cond, &meeting->lock);
      g_mutex_unlock (&meeting->lock);
    }
  return read_stream (&meeting->stream, error);
}

static gboolean
is_asked (Meeting *meeting)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&meeting->lock);

  return meeting->asked;
}

static void
test_during_import (Fixture *fixture, gconstpointer data)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (fixture->store);
  Meeting meeting = { .stream = { .fail_at = -1, .cancel_at = -1, .end_at = 3000 } };
  g_autoptr (FstPerson) person = fst_person_new_with_number ("201701102384", "Testa");
  FstSigning signing = make_signing (person);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstCatalogueHits) after = NULL;
  g_autoptr (FstImportSummary) summary = NULL, empty = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  gboolean reader_destroyed = FALSE;

  g_mutex_init (&meeting.lock);
  g_cond_init (&meeting.cond);
  fst_catalogue_import_async (catalogue,
                              &(FstCatalogueImport){ .source = "ström.csv",
                                                     .imported_at = "2026-11-22T15:00:00Z",
                                                     .reader = read_and_meet,
                                                     .reader_data = &meeting,
                                                     .progress = note_progress,
                                                     .progress_data = &meeting.stream },
                              NULL, take_result, &result);
  while (!is_asked (&meeting))
    g_main_context_iteration (NULL, FALSE);
  assert_search (fixture->store, "barn", (const char *const[]){ "B-1", NULL });
  assert_search (fixture->store, "strömartikel", (const char *const[]){ NULL });
  id = sign (fixture->store, &signing, &error);
  g_assert_no_error (error);
  g_mutex_lock (&meeting.lock);
  meeting.answered = TRUE;
  g_cond_signal (&meeting.cond);
  g_mutex_unlock (&meeting.lock);
  summary = fst_catalogue_import_finish (catalogue, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (summary->n_new, ==, 3000);
  g_assert_cmpint (meeting.stream.last_progress, ==, 3000);
  g_assert_cmpint (meeting.stream.phase, ==, FST_IMPORT_PHASE_INDEXING);
  after = search_devices (fixture->store, "strömartikel", 0, 5);
  g_assert_cmpuint (after->total, ==, FST_CATALOGUE_MAX_HITS);
  g_assert_true (after->more);
  g_assert_cmpuint (after->devices->len, ==, 5);
  g_mutex_clear (&meeting.lock);
  g_cond_clear (&meeting.cond);

  /* What was handed over is freed. */
  g_clear_object (&result);
  meeting.stream = (Stream){ .fail_at = -1, .cancel_at = -1, .end_at = 1 };
  fst_catalogue_import_async (catalogue,
                              &(FstCatalogueImport){ .source = "ström.csv",
                                                     .imported_at = "2026-11-22T15:00:00Z",
                                                     .reader = read_stream,
                                                     .reader_data = &meeting.stream,
                                                     .progress_data = &reader_destroyed,
                                                     .progress_destroy = destroyed },
                              NULL, take_result, &result);
  empty = fst_catalogue_import_finish (catalogue, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (empty->n_gone, ==, 2999);
  g_clear_object (&result);
  while (!reader_destroyed)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_examples (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) devices = new_devices ();
  g_autoptr (GPtrArray) real = new_devices ();
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (FstCatalogueHits) hits = NULL;
  g_autoptr (GError) error = NULL;

  add (devices, DEVICE (.article_number = S ("S-0"), .name = S ("Strömartikel Exempel"),
                        .agreement = S ("A1"), .rank = 1, .example = TRUE));
  add (devices, DEVICE (.article_number = S ("S-1"), .name = S ("Strömartikel Äkta")));
  g_assert_cmpint (import_devices (fixture->store, "blandat.csv", devices), ==, 2);
  assert_search (fixture->store, "strömartikel", (const char *const[]){ "S-1", "S-0", NULL });
  /* Other imports number all articles anew; the mark stays. */
  g_ptr_array_add (real, make_device ("Ö-1", "Strömartikel Övrig", "120606"));
  g_assert_cmpint (import_devices (fixture->store, "eget.csv", real), ==, 1);
  assert_search (fixture->store, "strömartikel",
                 (const char *const[]){ "S-1", "Ö-1", "S-0", NULL });
  hits = search_devices (fixture->store, "strömartikel", 0, 10);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((FstDevice *) hits->devices->pdata[i])->example, ==, i == 2);
  sources = list_sources (fixture->store);
  g_assert_cmpuint (sources->len, ==, 3);
  g_assert_cmpint (((FstCatalogueSource *) sources->pdata[0])->n_examples, ==, 1);
  g_assert_cmpint (((FstCatalogueSource *) sources->pdata[1])->n_examples, ==, 0);
  assert_whole (fixture->store);
}

static void
test_survives_restart (Fixture *fixture, gconstpointer data)
{
  reopen_store (fixture);
  assert_search (fixture->store, "barn", (const char *const[]){ "B-1", NULL });
  assert_whole (fixture->store);
}

static void
test_search_cancelled (Fixture *fixture, gconstpointer data)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (fixture->store);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  fst_catalogue_search_async (catalogue, "rollator", 0, 10, cancellable, take_result, &result);
  g_assert_null (fst_catalogue_search_finish (catalogue, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/catalogue/shapes", test_shapes);
  ADD ("/catalogue/hostile", test_hostile);
  ADD ("/catalogue/every-character", test_every_character);
  ADD ("/catalogue/paging", test_paging);
  ADD ("/catalogue/article", test_article);
  ADD ("/catalogue/sources", test_sources);
  ADD ("/catalogue/import-fails", test_import_fails);
  ADD ("/catalogue/empty-log", test_empty_log);
  ADD ("/catalogue/import-cancelled", test_import_cancelled);
  ADD ("/catalogue/during-import", test_during_import);
  ADD ("/catalogue/examples", test_examples);
  ADD ("/catalogue/survives-restart", test_survives_restart);
  ADD ("/catalogue/search-cancelled", test_search_cancelled);
  return g_test_run ();
}
