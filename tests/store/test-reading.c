#include "store-fixture.h"

#include "fst-database.h"
#include "fst-folder.h"
#include "fst-kinds.h"
#include "fst-store-files.h"

#include <glib/gstdio.h>
#include <linux/capability.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A second program searches a catalogue that another has open. The second program is this one,
 * started anew. */

static char *program;

/* An import that stops in the middle until it is let go on. */
typedef struct
{
  GMutex lock;
  GCond changed;
  gboolean is_waiting;
  gboolean may_go_on;
  guint n_given;
} SlowReader;

static FstStore *
open_to_read (const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  fst_store_open_to_read_async (folder, passphrase, NULL, take_result, &result);
  return fst_store_open_finish (wait_for (&result), error);
}

/* Gives up what lets root write where the file's mode forbids it. */
static void
give_up_privileges (void)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { 0 };

  g_assert_cmpint (syscall (SYS_capset, &header, none), ==, 0);
}

/* The second program: says how it was opened, then answers each line with what is found. */
static int
answer (const char *path, const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstStore) store = NULL;
  char line[256];

  give_up_privileges ();
  store = open_to_read (path, passphrase, &error);
  g_assert_no_error (error);
  printf ("%s\n", fst_store_is_read_only (store) ? "read-only" : "whole");
  fflush (stdout);
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_autoptr (FstCatalogueHits) hits = search_devices (store, g_strchomp (line), 0, 10);

      for (guint i = 0; i < hits->devices->len; i++)
        printf ("%s ", ((FstDevice *) hits->devices->pdata[i])->article_number);
      printf (".\n");
      fflush (stdout);
    }
  fst_store_close (store);
  return 0;
}

static GSubprocess *
start_second (Fixture *fixture)
{
  const char *arguments[] = { program, "--answer", fixture->path, PASSPHRASE, NULL };
  g_autoptr (GError) error = NULL;
  GSubprocess *second = g_subprocess_newv (
      arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);

  g_assert_no_error (error);
  return second;
}

/* One byte after another, so that nothing of the next answer is taken. */
static char *
read_line (GSubprocess *second)
{
  GString *line = g_string_new (NULL);
  char c;

  while (g_input_stream_read (g_subprocess_get_stdout_pipe (second), &c, 1, NULL, NULL) == 1
         && c != '\n')
    g_string_append_c (line, c);
  return g_string_free_and_steal (line);
}

static void
assert_line (GSubprocess *second, const char *expected)
{
  g_autofree char *line = read_line (second);

  g_assert_cmpstr (line, ==, expected);
}

static void
assert_answer (GSubprocess *second, const char *text, const char *expected)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  g_test_message ("asking for %s", text);
  g_assert_true (g_output_stream_write_all (g_subprocess_get_stdin_pipe (second), line,
                                            strlen (line), NULL, NULL, NULL));
  g_output_stream_flush (g_subprocess_get_stdin_pipe (second), NULL, NULL);
  assert_line (second, expected);
}

static void
end_second (GSubprocess *second)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (second), NULL, NULL);
  g_assert_true (g_subprocess_wait_check (second, NULL, &error));
  g_assert_no_error (error);
}

static void
import_one (FstStore *store, const char *number)
{
  g_autoptr (GPtrArray) devices =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_device_unref);

  g_ptr_array_add (devices, make_device (number, "Rollator", "120606"));
  g_assert_cmpint (import_devices (store, "a.csv", devices), ==, 1);
}

static void
close_store (Fixture *fixture)
{
  fst_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

static FstArticle *
read_slowly (gpointer data, GError **error)
{
  SlowReader *reader = data;
  g_autoptr (FstDevice) device = make_device ("A-2", "Rollator", "120606");
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&reader->lock);

  if (reader->n_given++ == 0)
    return make_article (device);
  reader->is_waiting = TRUE;
  g_cond_signal (&reader->changed);
  while (!reader->may_go_on)
    g_cond_wait (&reader->changed, &reader->lock);
  return NULL;
}

/* In the middle of an import another program sees the catalogue before it, and then the one after.
 */
static void
test_while_importing (Fixture *fixture, gconstpointer data)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (fixture->store);
  g_autoptr (FstPerson) person = fst_person_new_with_number ("201701102384", "Testa Testsdotter");
  const FstSigning signing = make_signing (person);
  SlowReader reader = { 0 };
  const FstCatalogueImport import = { .source = "a.csv",
                                      .imported_at = "2026-11-22T14:00:00Z",
                                      .reader = read_slowly,
                                      .reader_data = &reader };
  g_autoptr (FstImportSummary) summary = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sign (fixture->store, &signing, &error);
  g_autoptr (GSubprocess) second = NULL;

  g_assert_no_error (error);
  import_one (fixture->store, "A-1");
  g_mutex_init (&reader.lock);
  g_cond_init (&reader.changed);
  fst_catalogue_import_async (catalogue, &import, NULL, take_result, &result);
  g_mutex_lock (&reader.lock);
  while (!reader.is_waiting)
    g_cond_wait (&reader.changed, &reader.lock);
  second = start_second (fixture);
  assert_line (second, "read-only");
  assert_answer (second, "rollator", "A-1 .");
  reader.may_go_on = TRUE;
  g_cond_signal (&reader.changed);
  g_mutex_unlock (&reader.lock);
  summary = fst_catalogue_import_finish (catalogue, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (summary->n_new, ==, 1);
  g_assert_cmpint (summary->n_gone, ==, 1);
  /* What is discontinued comes last. */
  assert_answer (second, "rollator", "A-2 A-1 .");
  end_second (second);
  assert_whole (fixture->store);
  g_cond_clear (&reader.changed);
  g_mutex_clear (&reader.lock);
}

/* The first program may end and begin again while the second one reads; nothing is lost. */
static void
test_first_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) second = NULL;
  g_autoptr (GError) error = NULL;

  import_one (fixture->store, "A-1");
  second = start_second (fixture);
  assert_line (second, "read-only");
  close_store (fixture);
  assert_answer (second, "1206", "A-1 .");
  fixture->store = open_store (fixture->path, PASSPHRASE, &error);
  g_assert_no_error (error);
  import_one (fixture->store, "A-2");
  assert_answer (second, "1206", "A-2 A-1 .");
  close_store (fixture);
  assert_answer (second, "1206", "A-2 A-1 .");
  end_second (second);
  fixture->store = open_store (fixture->path, PASSPHRASE, &error);
  g_assert_no_error (error);
  assert_search (fixture->store, "1206", (const char *[]){ "A-2", "A-1", NULL });
  assert_whole (fixture->store);
}

/* What SQLite keeps beside a catalogue to share it between programs, be it an empty log, is not
 * what it holds. */
static GHashTable *
read_contents (const char *path)
{
  GHashTable *files = read_folder (path);
  GBytes *log = g_hash_table_lookup (files, "catalogue.db-wal");

  g_hash_table_remove (files, "catalogue.db-shm");
  if (log != NULL && g_bytes_get_size (log) == 0)
    g_hash_table_remove (files, "catalogue.db-wal");
  return files;
}

/* Reading changes no file, whatever comes of it. */
static void
assert_reading (Fixture *fixture, const char *passphrase, GQuark domain, int code)
{
  g_autoptr (GHashTable) before = read_contents (fixture->path);
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstStore) store = open_to_read (fixture->path, passphrase, &error);

  if (domain == 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, domain, code);
  if (store != NULL)
    fst_store_close (store);
  after = read_contents (fixture->path);
  assert_same_folder (before, after);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  import_one (fixture->store, "A-1");
  assert_reading (fixture, PASSPHRASE, 0, 0);
  assert_reading (fixture, "fel", FST_STORE_ERROR, FST_STORE_ERROR_WRONG_PASSPHRASE);
  assert_reading (fixture, "", FST_STORE_ERROR, FST_STORE_ERROR_WRONG_PASSPHRASE);
  assert_whole (fixture->store);
}

/* Nobody has it open: it is opened as ever, and brought up to date if need be. */
static void
test_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstStore) store = NULL;
  g_autoptr (GError) error = NULL;

  close_store (fixture);
  store = open_to_read (fixture->path, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_false (fst_store_is_read_only (store));
  assert_whole (store);
  fst_store_close (store);
}

static void
set_version (FstFolder *folder, int version)
{
  g_autoptr (GError) error = NULL;
  char *key = fst_store_files_read_catalogue_key (folder, PASSPHRASE, &error);
  g_autofree char *file = fst_folder_get_file (folder, FST_FOLDER_CATALOGUE);
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (FstDatabase) database = NULL;

  g_assert_no_error (error);
  database = fst_database_open (file, &FST_CATALOGUE_KIND, key, FST_DATABASE_OPEN_NORMAL, &error);
  g_assert_no_error (error);
  g_assert_true (fst_database_make_ready (database, FST_DATABASE_OPEN_NORMAL, &error));
  g_assert_true (fst_database_execute (database, sql, &error));
  fst_store_files_wipe (key);
}

/* Another version of the program has it open: its catalogue is not brought up to date behind its
 * back. */
static void
test_other_schema (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstFolder) folder = NULL;
  g_autoptr (GError) error = NULL;

  close_store (fixture);
  folder = fst_folder_lock (fixture->path, &error);
  g_assert_no_error (error);
  set_version (folder, 1);
  assert_reading (fixture, PASSPHRASE, FST_STORE_ERROR, FST_STORE_ERROR_IN_USE);
  set_version (folder, 1000);
  assert_reading (fixture, PASSPHRASE, FST_STORE_ERROR, FST_STORE_ERROR_NEWER);
}

static void
set_contents (Fixture *fixture, const char *name, const char *contents, gssize length)
{
  g_autofree char *file = file_in (fixture->path, name);

  g_assert_true (g_file_set_contents (file, contents, length, NULL));
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *catalogue_file = file_in (fixture->path, "catalogue.db");
  g_autofree char *register_file = file_in (fixture->path, "register.db");
  g_autofree char *noise = g_strnfill (8192, 'x');
  g_autofree char *whole = NULL;
  g_autoptr (FstFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  close_store (fixture);
  folder = fst_folder_lock (fixture->path, &error);
  g_assert_no_error (error);
  set_contents (fixture, "catalogue.db", noise, 8192);
  assert_reading (fixture, PASSPHRASE, FST_STORE_ERROR, FST_STORE_ERROR_CATALOGUE_DAMAGED);
  set_contents (fixture, "catalogue.db", "", 0);
  assert_reading (fixture, PASSPHRASE, FST_STORE_ERROR, FST_STORE_ERROR_CATALOGUE_DAMAGED);
  set_contents (fixture, "catalogue.db", "SQLite format 3\0and so on", 25);
  assert_reading (fixture, PASSPHRASE, FST_STORE_ERROR, FST_STORE_ERROR_FOREIGN);
  g_assert_cmpint (g_unlink (catalogue_file), ==, 0);
  assert_reading (fixture, PASSPHRASE, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
  g_assert_true (g_file_get_contents (register_file, &whole, &length, NULL));
  whole[100] = (char) (whole[100] ^ 0x55);
  set_contents (fixture, "register.db", whole, (gssize) length);
  assert_reading (fixture, PASSPHRASE, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED);
  g_assert_cmpint (g_unlink (register_file), ==, 0);
  assert_reading (fixture, PASSPHRASE, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
}

static void
set_modes (const char *path, mode_t folder, mode_t file)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *one = file_in (path, name);

      g_assert_cmpint (g_chmod (one, file), ==, 0);
    }
  g_assert_cmpint (g_chmod (path, folder), ==, 0);
}

/* On a medium where nothing can be written the catalogue is found, and not even a lock is made. */
static void
test_read_only_medium (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GSubprocess) second = NULL;

  import_one (fixture->store, "A-1");
  close_store (fixture);
  before = read_folder (fixture->path);
  set_modes (fixture->path, 0500, 0400);
  second = start_second (fixture);
  assert_line (second, "read-only");
  assert_answer (second, "rollator", "A-1 .");
  end_second (second);
  set_modes (fixture->path, 0700, 0600);
  after = read_folder (fixture->path);
  assert_same_folder (before, after);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--answer"))
    return answer (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  ADD ("/reading/while-importing", test_while_importing);
  ADD ("/reading/first-ends", test_first_ends);
  ADD ("/reading/refused", test_refused);
  ADD ("/reading/alone", test_alone);
  ADD ("/reading/other-schema", test_other_schema);
  ADD ("/reading/damaged", test_damaged);
  ADD ("/reading/read-only-medium", test_read_only_medium);
  return g_test_run ();
}
