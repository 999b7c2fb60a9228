#include "store-fixture.h"

#include "../test-rounds.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Programs that sign, import or make workspaces in a loop are killed at random moments many times.
 * What they had confirmed is there afterwards, and the workspace is whole. The program runs itself
 * for that. */

#define ROUNDS 50
#define CREATE_ROUNDS 20
#define DEVICES 200

static char *program;

/* Says to the parent that something is done; not buffered, as the next moment may be the last. */
static void
confirm (const char *text)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (3);
}

static void
sign_for_ever (const char *path)
{
  g_autoptr (FstPerson) person = fst_person_new_with_number ("201701102384", "Åsa Provsdotter");
  FstSigning signing = make_signing (person);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstStore) store = open_store (path, PASSPHRASE, &error);

  g_assert_no_error (error);
  while (TRUE)
    {
      g_autofree char *id = sign (store, &signing, &error);

      g_assert_no_error (error);
      confirm (id);
    }
}

static void
add_article (GPtrArray *articles, const char *kind, int number, const char *name, int price)
{
  g_autofree char *article_number = g_strdup_printf ("%s-%d", kind, number);
  g_autoptr (FstDevice) device = make_device (article_number, name, "120606");
  g_autoptr (FstArticle) article = make_article (device);
  FstArticle fields = *article;

  fields.price = price;
  g_ptr_array_add (articles, fst_article_new (&fields));
}

/* The day of a round: every round is a day later than the one before. */
static char *
day_of (int round)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (2026, 1, 1, 12, 0, 0);
  g_autoptr (GDateTime) day = g_date_time_add_days (first, round);

  return g_date_time_format (day, "%Y-%m-%dT%H:%M:%SZ");
}

/* Every round all articles have another name and price, and one of three guests is there. */
static void
import_for_ever (const char *path, int round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstStore) store = open_store (path, PASSPHRASE, &error);

  g_assert_no_error (error);
  for (;; round++)
    {
      g_autoptr (GPtrArray) articles =
          g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_unref);
      g_autoptr (FstImportSummary) summary = NULL;
      g_autofree char *name = g_strdup_printf ("Omgång %d", round);
      g_autofree char *text = g_strdup_printf ("%d", round);
      g_autofree char *day = day_of (round);

      for (int i = 0; i < DEVICES; i++)
        add_article (articles, "A", i, name, round);
      add_article (articles, "G", round % 3, "Gäst", round);
      summary = import_articles (
          store, &(FstCatalogueImport){ .source = "a.csv", .imported_at = day }, articles);
      g_assert_cmpint (summary->n_read, ==, DEVICES + 1);
      confirm (text);
    }
}

static void
create_one (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstStore) store = create_store (path, PASSPHRASE, &error);

  g_assert_no_error (error);
  confirm ("made");
}

/* Work of a length that nobody knows, so that the moments of killing lie apart. */
static void
dawdle (int most)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 block[4096] = { 0 };

  for (int n = g_test_rand_int_range (0, most); n > 0; n--)
    g_checksum_update (checksum, block, sizeof block);
}

static gboolean
take_line (GDataInputStream *output, char **line)
{
  char *next = g_data_input_stream_read_line (output, NULL, NULL, NULL);

  if (next == NULL)
    return FALSE;
  g_free (*line);
  *line = next;
  return TRUE;
}

/* Runs this program until it has confirmed @n_lines and a little longer, at @most as dawdle() goes,
 * and kills it. Gives the last line that it confirmed. */
static char *
run_and_kill (const char *const *arguments, int n_lines, int most)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
      g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GDataInputStream) output = NULL;
  char *last = NULL;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  for (; n_lines > 0 && take_line (output, &last); n_lines--)
    ;
  dawdle (most);
  g_subprocess_send_signal (child, SIGKILL);
  while (take_line (output, &last))
    ;
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (child) || g_subprocess_get_exit_status (child) == 0);
  return last;
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = open_store (fixture->path, PASSPHRASE, &error);
  g_assert_no_error (error);
}

static void
close_store (Fixture *fixture)
{
  fst_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

static int
number_of (const char *id)
{
  return id != NULL ? (int) g_ascii_strtoll (id + strlen ("2026-"), NULL, 10) : 0;
}

/* Every number up to the last confirmed one is there, once, and can be read. */
static void
test_signing (Fixture *fixture, gconstpointer data)
{
  const char *arguments[] = { program, "--sign", fixture->path, NULL };
  int n_rounds = (int) test_rounds (ROUNDS);
  int last = 0;

  for (int round = 0; round < n_rounds; round++)
    {
      g_autofree char *confirmed = NULL;
      g_autoptr (GPtrArray) entries = NULL;
      g_autoptr (GError) error = NULL;

      close_store (fixture);
      confirmed = run_and_kill (arguments, g_test_rand_int_range (0, 6), 500);
      last = MAX (last, number_of (confirmed));
      reopen (fixture);
      entries = list_entries (fixture->store, NULL);
      g_assert_cmpuint (entries->len, >=, last);
      for (guint i = 0; i < entries->len; i++)
        g_assert_cmpint (number_of (((FstRegisterEntry *) entries->pdata[i])->id), ==,
                         entries->len - i);
      if (last > 0)
        {
          g_autofree char *id = g_strdup_printf ("2026-%04d", last);
          g_autoptr (FstRegisterEntry) entry = get_entry (fixture->store, id, &error);

          g_assert_no_error (error);
        }
      assert_whole (fixture->store);
      last = entries->len;
    }
  g_assert_cmpint (last, >, 0);
}

/* The guest of the round is there, and the others have gone. */
static void
assert_guests (FstStore *store, int round)
{
  g_autoptr (FstCatalogueHits) guests = search_devices (store, "gäst", 0, 10);

  g_assert_cmpuint (guests->total, ==, MIN (round, 3));
  for (guint i = 0; i < guests->devices->len; i++)
    {
      const FstDevice *guest = g_ptr_array_index (guests->devices, i);

      g_assert_cmpint (!guest->discontinued, ==,
                       g_ascii_strtoll (guest->article_number + strlen ("G-"), NULL, 10)
                           == round % 3);
    }
}

/* Every round has left a price. */
static void
assert_prices (FstStore *store, int round)
{
  g_autoptr (GPtrArray) prices = list_prices (store, "A-7");

  g_assert_cmpuint (prices->len, ==, round);
  for (guint i = 0; i < prices->len; i++)
    g_assert_cmpint (((FstPricePoint *) prices->pdata[i])->price, ==, round - (int) i);
}

/* The catalogue is that of one round, whole: the last confirmed one or the next. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  int n_rounds = (int) test_rounds (ROUNDS);
  int next = 1;

  for (int round = 0; round < n_rounds; round++)
    {
      g_autofree char *from = g_strdup_printf ("%d", next);
      const char *arguments[] = { program, "--import", fixture->path, from, NULL };
      g_autofree char *confirmed = NULL;
      g_autoptr (FstCatalogueHits) hits = NULL;
      int last = next - 1;

      close_store (fixture);
      confirmed = run_and_kill (arguments, g_test_rand_int_range (0, 4), 1000);
      if (confirmed != NULL)
        last = (int) g_ascii_strtoll (confirmed, NULL, 10);
      reopen (fixture);
      hits = search_devices (fixture->store, "omgång", 0, FST_CATALOGUE_MAX_HITS);
      if (hits->total > 0)
        {
          const FstDevice *device = g_ptr_array_index (hits->devices, 0);
          int found = (int) g_ascii_strtoll (strchr (device->name, ' '), NULL, 10);

          g_assert_cmpuint (hits->total, ==, DEVICES);
          for (guint i = 1; i < hits->devices->len; i++)
            g_assert_cmpstr (((FstDevice *) hits->devices->pdata[i])->name, ==, device->name);
          g_assert_true (found == last || found == last + 1);
          assert_guests (fixture->store, found);
          assert_prices (fixture->store, found);
          next = found + 1;
        }
      else
        g_assert_cmpint (last, ==, 0);
      assert_whole (fixture->store);
    }
  g_assert_cmpint (next, >, 1);
}

/* A workspace is there whole, or not at all. */
static void
test_create (Fixture *fixture, gconstpointer data)
{
  int n_rounds = (int) test_rounds (CREATE_ROUNDS);

  for (int round = 0; round < n_rounds; round++)
    {
      g_autofree char *path = g_strdup_printf ("%s/ny-%d", fixture->base, round);
      const char *arguments[] = { program, "--create", path, NULL };
      g_autofree char *confirmed =
          run_and_kill (arguments, g_test_rand_int_range (0, 4) == 0 ? 1 : 0, 30000);
      g_autoptr (GError) error = NULL;
      g_autoptr (FstStore) store = open_store (path, PASSPHRASE, &error);

      if (store == NULL)
        {
          g_assert_null (confirmed);
          g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
          g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
          continue;
        }
      assert_whole (store);
      fst_store_close (store);
    }
}

/* A log that a crash has left stays as it is when the passphrase is wrong. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const char *arguments[] = { program, "--sign", fixture->path, NULL };
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *log;

  close_store (fixture);
  g_free (run_and_kill (arguments, 3, 1));
  before = read_folder (fixture->path);
  log = g_hash_table_lookup (before, "register.db-wal");
  g_assert_nonnull (log);
  g_assert_cmpuint (g_bytes_get_size (log), >, 0);
  g_assert_null (open_store (fixture->path, "fel lösenfras", &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_WRONG_PASSPHRASE);
  after = read_folder (fixture->path);
  assert_same_folder (before, after);
  reopen (fixture);
  entries = list_entries (fixture->store, NULL);
  g_assert_cmpuint (entries->len, >=, 3);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--sign"))
    sign_for_ever (argv[2]);
  else if (argc == 4 && g_str_equal (argv[1], "--import"))
    import_for_ever (argv[2], (int) g_ascii_strtoll (argv[3], NULL, 10));
  else if (argc == 3 && g_str_equal (argv[1], "--create"))
    {
      create_one (argv[2]);
      return 0;
    }

  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  ADD ("/crash/signing", test_signing);
  ADD ("/crash/import", test_import);
  ADD ("/crash/create", test_create);
  ADD ("/crash/refused", test_refused);
  return g_test_run ();
}
