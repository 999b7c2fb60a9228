#include "store-fixture.h"

/* Official titles and the mapping between the editions, in the catalogue. The codes of 2022 are
 * invented. */

static GPtrArray *
make_mapping (const char *const (*pairs)[2], gsize n)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_iso_change_free);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (changes, fst_iso_change_new (0, pairs[i][0], pairs[i][1], NULL));
  return changes;
}

static void
set_mapping (FstStore *store, GPtrArray *changes)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fst_catalogue_set_iso_mapping_async (catalogue, changes, NULL, take_result, &result);
  fst_catalogue_set_iso_finish (catalogue, wait_for (&result), &error);
  g_assert_no_error (error);
}

/* A code that was split, one that two were put together into, one that moved, one that stayed and
 * one that went away. */
static void
set_invented_mapping (FstStore *store)
{
  static const char *const pairs[][2] = {
    { "120606", "120607" }, { "120606", "120608" }, { "120303", "120304" }, { "120306", "120304" },
    { "180903", "190103" }, { "222403", "222403" }, { "120609", NULL },     { NULL, "120699" },
  };
  g_autoptr (GPtrArray) changes = make_mapping (pairs, G_N_ELEMENTS (pairs));

  set_mapping (store, changes);
}

static void
add_article (GPtrArray *articles, const char *number, const char *code, const char *edition)
{
  g_autoptr (FstDevice) device = make_device (number, number, code);
  g_autoptr (FstArticle) plain = make_article (device);
  FstArticle fields = *plain;

  fields.iso_edition = (char *) edition;
  g_ptr_array_add (articles, fst_article_new (&fields));
}

/* Each number says code and edition of its article. */
static void
import_both_editions (FstStore *store)
{
  g_autoptr (GPtrArray) articles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_unref);
  g_autoptr (FstImportSummary) summary = NULL;

  add_article (articles, "A-120606-16", "120606", "2016");
  add_article (articles, "B-120606-no", "120606", NULL);
  add_article (articles, "C-120607-22", "120607", "2022");
  add_article (articles, "D-120607-16", "120607", "2016");
  add_article (articles, "E-120304-22", "120304", "2022");
  add_article (articles, "F-180903-16", "180903", "2016");
  add_article (articles, "G-190103-22", "190103", "2022");
  add_article (articles, "H-222403-22", "222403", "2022");
  add_article (articles, "I-120699-22", "120699", "2022");
  add_article (articles, "J-none-22", NULL, "2022");
  add_article (articles, "K-1206-22", "1206", "2022");
  add_article (articles, "L-120606-11", "120606", "2011");
  summary = import_articles (
      store, &(FstCatalogueImport){ .source = "a.csv", .imported_at = "2026-11-22T14:00:00Z" },
      articles);
  g_assert_cmpint (summary->n_new, ==, 12);
}

static gint64
count (FstStore *store, const char *code)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n;

  fst_catalogue_count_code_async (catalogue, code, NULL, take_result, &result);
  n = fst_catalogue_count_code_finish (catalogue, wait_for (&result), &error);
  g_assert_no_error (error);
  return n;
}

static void
assert_mapped (FstStore *store)
{
  /* Those with the code, then those that have it in the other edition. */
  assert_search (
      store, "120607",
      (const char *[]){ "C-120607-22", "D-120607-16", "A-120606-16", "B-120606-no", NULL });
  assert_search (store, "12 06 08", (const char *[]){ "A-120606-16", "B-120606-no", NULL });
  assert_search (
      store, "12.06.06",
      (const char *[]){ "A-120606-16", "B-120606-no", "L-120606-11", "C-120607-22", NULL });
  assert_search (store, "120303", (const char *[]){ "E-120304-22", NULL });
  assert_search (store, "120306", (const char *[]){ "E-120304-22", NULL });
  /* Under a shorter number. */
  assert_search (store, "1901", (const char *[]){ "G-190103-22", "F-180903-16", NULL });
  assert_search (store, "18", (const char *[]){ "F-180903-16", "G-190103-22", NULL });
  assert_search (store, "2224", (const char *[]){ "H-222403-22", NULL });
  g_assert_cmpint (count (store, "120607"), ==, 4);
  g_assert_cmpint (count (store, "18"), ==, 2);
  /* With a word. */
  assert_search (store, "190103 f", (const char *[]){ "F-180903-16", NULL });
  assert_whole (store);
}

static void
assert_not_mapped (FstStore *store)
{
  assert_search (store, "120607", (const char *[]){ "C-120607-22", "D-120607-16", NULL });
  assert_search (store, "120608", (const char *[]){ NULL });
  assert_search (store, "18", (const char *[]){ "F-180903-16", NULL });
  g_assert_cmpint (count (store, "18"), ==, 1);
  assert_whole (store);
}

/* Either number finds both, whichever came first, mapping or articles. */
static void
test_search (Fixture *fixture, gconstpointer mapping_first)
{
  if (mapping_first != NULL)
    set_invented_mapping (fixture->store);
  import_both_editions (fixture->store);
  if (mapping_first == NULL)
    {
      assert_not_mapped (fixture->store);
      set_invented_mapping (fixture->store);
    }
  assert_mapped (fixture->store);
  reopen_store (fixture);
  assert_mapped (fixture->store);
  set_mapping (fixture->store, NULL);
  assert_not_mapped (fixture->store);
}

/* A newer file keeps it so, also where an article's edition alone has changed. */
static void
test_newer_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_unref);
  g_autoptr (FstImportSummary) summary = NULL;

  set_invented_mapping (fixture->store);
  import_both_editions (fixture->store);
  add_article (articles, "C-120607-22", "120607", "2016");
  add_article (articles, "F-180903-16", "180903", "2016");
  summary = import_articles (
      fixture->store,
      &(FstCatalogueImport){ .source = "a.csv", .imported_at = "2026-11-23T14:00:00Z" }, articles);
  g_assert_cmpint (summary->n_changed, ==, 1);
  assert_search (fixture->store, "12 06 06",
                 (const char *[]){ "A-120606-16", "B-120606-no", "L-120606-11", NULL });
  assert_search (fixture->store, "1901", (const char *[]){ "G-190103-22", "F-180903-16", NULL });
  assert_whole (fixture->store);
}

static void
assert_codes (FstStore *store, const char *number, const char *code, const char *own)
{
  g_autoptr (FstCatalogueHits) hits = search_devices (store, number, 0, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstArticle) article = get_article (store, number, &error);
  const FstDevice *device = hits->devices->pdata[0];

  g_test_message ("%s", number);
  g_assert_no_error (error);
  g_assert_cmpstr (device->article_number, ==, number);
  g_assert_cmpstr (device->iso_code, ==, code);
  g_assert_cmpstr (device->own_iso_code, ==, own);
  g_assert_true (fst_device_equal (article->device, device));
}

/* The documents speak of codes of 2016: a device of another edition has one if the mapping gives
 * exactly one, and else none. */
static void
test_code_for_documents (Fixture *fixture, gconstpointer data)
{
  import_both_editions (fixture->store);
  assert_codes (fixture->store, "A-120606-16", "120606", NULL);
  assert_codes (fixture->store, "C-120607-22", NULL, "120607");
  assert_codes (fixture->store, "H-222403-22", NULL, "222403");
  set_invented_mapping (fixture->store);
  assert_codes (fixture->store, "A-120606-16", "120606", NULL);
  assert_codes (fixture->store, "B-120606-no", "120606", NULL);
  assert_codes (fixture->store, "C-120607-22", "120606", "120607");
  assert_codes (fixture->store, "D-120607-16", "120607", NULL);
  assert_codes (fixture->store, "E-120304-22", NULL, "120304");
  assert_codes (fixture->store, "H-222403-22", "222403", "222403");
  assert_codes (fixture->store, "I-120699-22", NULL, "120699");
  assert_codes (fixture->store, "J-none-22", NULL, NULL);
  assert_codes (fixture->store, "K-1206-22", NULL, "1206");
  /* Of an edition that no mapping leads from. */
  assert_codes (fixture->store, "L-120606-11", NULL, "120606");
}

static gboolean
set_titles (FstStore *store, const char *edition, GPtrArray *titles, GError **error)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (store);
  g_autoptr (GAsyncResult) result = NULL;

  fst_catalogue_set_iso_titles_async (catalogue, edition, titles, NULL, take_result, &result);
  return fst_catalogue_set_iso_finish (catalogue, wait_for (&result), error);
}

static FstIsoTables *
get_tables (FstStore *store)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FstIsoTables *tables;

  fst_catalogue_get_iso_tables_async (catalogue, NULL, take_result, &result);
  tables = fst_catalogue_get_iso_tables_finish (catalogue, wait_for (&result), &error);
  g_assert_no_error (error);
  return tables;
}

static GPtrArray *
make_title (const char *edition, const char *code, const char *text)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_iso_title_free);

  g_ptr_array_add (titles, fst_iso_title_new (0, edition, code, text));
  return titles;
}

/* Titles of an edition take the place of those of the same one, and no other's. */
static void
test_titles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) first = make_title ("2016", "12", "Ett");
  g_autoptr (GPtrArray) other = make_title ("2022", "12", "Två");
  g_autoptr (GPtrArray) second = make_title ("2016", "04", "Tre");
  g_autoptr (FstIsoTables) tables = NULL;
  g_autoptr (FstIsoTables) left = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (set_titles (fixture->store, NULL, first, &error));
  g_assert_true (set_titles (fixture->store, NULL, other, &error));
  g_assert_true (set_titles (fixture->store, NULL, second, &error));
  g_assert_no_error (error);
  reopen_store (fixture);
  tables = get_tables (fixture->store);
  g_assert_null (fst_iso_tables_find_title (tables, "2016", "12"));
  g_assert_cmpstr (fst_iso_tables_find_title (tables, "2016", "04"), ==, "Tre");
  g_assert_cmpstr (fst_iso_tables_find_title (tables, "2022", "12"), ==, "Två");
  g_assert_true (set_titles (fixture->store, "2016", NULL, &error));
  g_assert_no_error (error);
  left = get_tables (fixture->store);
  g_assert_cmpuint (left->titles->len, ==, 1);
  g_assert_false (set_titles (fixture->store, "2016", NULL, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
  assert_whole (fixture->store);
}

/* All or nothing: titles of which one can't be written leave those that there were. */
static void
test_whole_or_not (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) first = make_title ("2016", "12", "Ett");
  g_autoptr (GPtrArray) twice = make_title ("2016", "04", "Två");
  g_autoptr (FstIsoTables) tables = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (twice, fst_iso_title_new (0, "2016", "04", "Tre"));
  g_assert_true (set_titles (fixture->store, NULL, first, &error));
  g_assert_no_error (error);
  g_assert_false (set_titles (fixture->store, NULL, twice, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_CONFLICT);
  tables = get_tables (fixture->store);
  g_assert_cmpuint (tables->titles->len, ==, 1);
  g_assert_cmpstr (fst_iso_tables_find_title (tables, "2016", "12"), ==, "Ett");
}

/* What was cancelled before it was written is not there. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  static const char *const pairs[][2] = { { "120606", "120607" } };
  FstCatalogue *catalogue = fst_store_get_catalogue (fixture->store);
  g_autoptr (GPtrArray) changes = make_mapping (pairs, G_N_ELEMENTS (pairs));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstIsoTables) tables = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  fst_catalogue_set_iso_mapping_async (catalogue, changes, cancellable, take_result, &result);
  g_assert_false (fst_catalogue_set_iso_finish (catalogue, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tables = get_tables (fixture->store);
  g_assert_cmpuint (tables->changes->len, ==, 0);
}

#define ADD(path, data, func)                                                                      \
  g_test_add (path, Fixture, data, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/classification/search", NULL, test_search);
  ADD ("/classification/search-mapping-first", "first", test_search);
  ADD ("/classification/newer-file", NULL, test_newer_file);
  ADD ("/classification/code-for-documents", NULL, test_code_for_documents);
  ADD ("/classification/titles", NULL, test_titles);
  ADD ("/classification/whole-or-not", NULL, test_whole_or_not);
  ADD ("/classification/cancelled", NULL, test_cancelled);
  return g_test_run ();
}
