#include "store-fixture.h"

#include "fst-database.h"
#include "fst-kinds.h"

#include <glib/gstdio.h>
#include <string.h>

#define NAME "Testa Testsdotter"

static void
sign_one (FstStore *store)
{
  g_autoptr (FstPerson) person = fst_person_new_with_number ("201701102384", NAME);
  const FstSigning signing = make_signing (person);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sign (store, &signing, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "2026-0001");
}

static void
close_store (Fixture *fixture)
{
  fst_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

/* Opening fails with this error, and the folder is as it was, byte by byte. */
static void
assert_refused (Fixture *fixture, const char *passphrase, FstStoreError code)
{
  g_autoptr (GHashTable) before = read_folder (fixture->path);
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstStore) store = open_store (fixture->path, passphrase, &error);

  g_assert_null (store);
  g_assert_error (error, FST_STORE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  after = read_folder (fixture->path);
  assert_same_folder (before, after);
}

static void
assert_opens (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = open_store (fixture->path, PASSPHRASE, &error);
  g_assert_no_error (error);
}

static void
set_bytes (const char *folder, const char *name, gsize offset, const char *bytes, gsize n)
{
  g_autofree char *file = file_in (folder, name);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (file, &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offset + n, <=, length);
  memcpy (contents + offset, bytes, n);
  g_file_set_contents (file, contents, length, &error);
  g_assert_no_error (error);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstRegisterEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  sign_one (fixture->store);
  reopen_store (fixture);
  entry = get_entry (fixture->store, "2026-0001", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry->person->name, ==, NAME);
  g_assert_cmpstr (entry->record, ==, "{\"goal\":\"gå till affären\"}");
  assert_whole (fixture->store);
}

static void
test_private_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) files = read_folder (fixture->path);
  GHashTableIter iter;
  gpointer name;
  GStatBuf status;

  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *file = file_in (fixture->path, name);

      g_test_message ("%s", (char *) name);
      g_assert_cmpint (g_stat (file, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

static void
test_exists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) before = read_folder (fixture->path);
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstStore) store = create_store (fixture->path, PASSPHRASE, &error);

  g_assert_null (store);
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_EXISTS);
  after = read_folder (fixture->path);
  assert_same_folder (before, after);
}

/* A folder that is not ours is not touched, nor is a file in the folder's place. */
static void
test_exists_something_else (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = file_in (fixture->base, "brev");
  g_autofree char *letter = file_in (folder, "brev.txt");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (letter, "Hej", -1, NULL));
  g_assert_null (create_store (folder, PASSPHRASE, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (create_store (letter, PASSPHRASE, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_EXISTS);
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
}

static void
test_empty_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = file_in (fixture->base, "tom");
  g_autoptr (GError) error = NULL;
  g_autoptr (FstStore) store = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  store = create_store (folder, PASSPHRASE, &error);
  g_assert_no_error (error);
  fst_store_close (store);
}

/* Where it can't be made, nothing is left. */
static void
test_create_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = file_in (fixture->base, "fil");
  g_autofree char *folder = g_build_filename (file, "arbetsyta", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  g_assert_true (g_file_set_contents (file, "", -1, NULL));
  g_assert_null (create_store (folder, PASSPHRASE, &error));
  g_assert_nonnull (error);
  dir = g_dir_open (fixture->base, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 2);
}

static void
test_empty_passphrase (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = file_in (fixture->base, "öppen");
  g_autoptr (GError) error = NULL;

  g_assert_null (create_store (folder, "", &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_WRONG_PASSPHRASE);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_not_found (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = file_in (fixture->base, "ingenting");
  g_autoptr (GError) error = NULL;

  g_assert_null (open_store (folder, PASSPHRASE, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_wrong_passphrase (Fixture *fixture, gconstpointer data)
{
  sign_one (fixture->store);
  close_store (fixture);
  assert_refused (fixture, "sju sjösjuka sjöman", FST_STORE_ERROR_WRONG_PASSPHRASE);
  assert_refused (fixture, "", FST_STORE_ERROR_WRONG_PASSPHRASE);
  assert_opens (fixture);
}

static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sign_one (fixture->store);
  g_assert_null (open_store (fixture->path, PASSPHRASE, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_IN_USE);
  assert_whole (fixture->store);
}

static void
test_plain_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = file_in (fixture->path, "register.db");
  sqlite3 *plain;

  close_store (fixture);
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (sqlite3_open (file, &plain), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (plain, "CREATE TABLE a (b)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (plain), ==, SQLITE_OK);
  assert_refused (fixture, PASSPHRASE, FST_STORE_ERROR_FOREIGN);
}

/* Encrypted under the same passphrase, and still not ours. */
static void
test_foreign_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = file_in (fixture->path, "register.db");
  sqlite3 *other;

  close_store (fixture);
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (sqlite3_open (file, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_key (other, PASSPHRASE, (int) strlen (PASSPHRASE)), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "CREATE TABLE a (b)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  assert_refused (fixture, PASSPHRASE, FST_STORE_ERROR_FOREIGN);
}

/* A register.db in a folder that has nothing else of a workspace. */
static void
test_foreign_folder (Fixture *fixture, gconstpointer data)
{
  static const char *const files[] = { "workspace.info", "passphrase.check", "lock",
                                       "catalogue.db" };
  g_autofree char *file = file_in (fixture->path, "register.db");
  g_autofree char *noise = g_strnfill (3 * 4096, 'x');

  close_store (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *other = file_in (fixture->path, files[i]);

      g_assert_cmpint (g_unlink (other), ==, 0);
    }
  g_assert_true (g_file_set_contents (file, noise, 3 * 4096, NULL));
  assert_refused (fixture, PASSPHRASE, FST_STORE_ERROR_FOREIGN);
}

static void
set_version (
    Fixture *fixture, const FstDatabaseKind *kind, const char *name, const char *key, int version)
{
  g_autofree char *file = file_in (fixture->path, name);
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstDatabase) database =
      fst_database_open (file, kind, key, FST_DATABASE_OPEN_NORMAL, &error);

  g_assert_no_error (error);
  g_assert_true (fst_database_make_ready (database, FST_DATABASE_OPEN_NORMAL, &error));
  g_assert_true (fst_database_execute (database, sql, &error));
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  close_store (fixture);
  set_version (fixture, &FST_REGISTER_KIND, "register.db", PASSPHRASE, 1000);
  assert_refused (fixture, PASSPHRASE, FST_STORE_ERROR_NEWER);
}

/* Damage in every part of the register is told from a wrong passphrase. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const gsize offsets[] = { 0, 15, 16, 100, 4000, 4095, 4096, 5000, 3 * 4096 + 7, 9 * 4096 };
  g_autofree char *file = file_in (fixture->path, "register.db");
  g_autofree char *whole = NULL;
  gsize length;

  sign_one (fixture->store);
  close_store (fixture);
  g_assert_true (g_file_get_contents (file, &whole, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      char flipped = (char) (whole[offsets[i]] ^ 0x55);

      g_test_message ("byte %" G_GSIZE_FORMAT, offsets[i]);
      set_bytes (fixture->path, "register.db", offsets[i], &flipped, 1);
      assert_refused (fixture, PASSPHRASE, FST_STORE_ERROR_DAMAGED);
      g_assert_true (g_file_set_contents (file, whole, length, NULL));
    }
  assert_opens (fixture);
  assert_whole (fixture->store);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = file_in (fixture->path, "register.db");
  g_autofree char *whole = NULL;
  gsize length;

  sign_one (fixture->store);
  close_store (fixture);
  g_assert_true (g_file_get_contents (file, &whole, &length, NULL));
  for (gsize part = 0; part < length; part += part < 8192 ? 1365 : 4096)
    {
      g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " bytes", part, length);
      g_assert_true (g_file_set_contents (file, whole, part, NULL));
      assert_refused (fixture, PASSPHRASE, FST_STORE_ERROR_DAMAGED);
    }
}

/* The files that only explain are not needed to open, and are made again. */
static void
test_without_explaining_files (Fixture *fixture, gconstpointer data)
{
  static const char *const files[] = { "workspace.info", "passphrase.check", "lock" };

  sign_one (fixture->store);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *file = file_in (fixture->path, files[i]);

      close_store (fixture);
      g_assert_cmpint (g_unlink (file), ==, 0);
      assert_opens (fixture);
      g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
    }
  close_store (fixture);
  set_bytes (fixture->path, "passphrase.check", 77, "?", 1);
  assert_refused (fixture, "fel", FST_STORE_ERROR_WRONG_PASSPHRASE);
  assert_opens (fixture);
}

static void
test_lost_catalogue (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = file_in (fixture->path, "catalogue.db");
  g_autoptr (GPtrArray) devices =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_device_unref);
  g_autoptr (FstCatalogueHits) hits = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (devices, make_device ("A-1", "Rollator", "120606"));
  g_assert_cmpint (import_devices (fixture->store, "a.csv", devices), ==, 1);
  sign_one (fixture->store);
  close_store (fixture);
  g_assert_cmpint (g_unlink (file), ==, 0);
  assert_opens (fixture);
  hits = search_devices (fixture->store, "rollator", 0, 10);
  g_assert_cmpuint (hits->total, ==, 0);
  g_assert_cmpint (import_devices (fixture->store, "a.csv", devices), ==, 1);
  assert_whole (fixture->store);
}

static void
test_damaged_catalogue (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = file_in (fixture->path, "catalogue.db");
  g_autofree char *noise = g_strnfill (8192, 'x');

  close_store (fixture);
  g_assert_true (g_file_set_contents (file, noise, 8192, NULL));
  assert_refused (fixture, PASSPHRASE, FST_STORE_ERROR_CATALOGUE_DAMAGED);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  assert_refused (fixture, PASSPHRASE, FST_STORE_ERROR_CATALOGUE_DAMAGED);
  g_assert_true (g_file_set_contents (file, "SQLite format 3\0and so on", 25, NULL));
  assert_refused (fixture, PASSPHRASE, FST_STORE_ERROR_FOREIGN);
}

static void
assert_unreadable (const char *path)
{
  static const char *const secrets[] = { NAME,          "201701102384",  "Provbänk",
                                         "affären",     "SQLite format", "CREATE TABLE",
                                         "Förskrivare", "Rollator" };
  g_autoptr (GHashTable) files = read_folder (path);
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
      {
        gsize length;
        const char *contents = g_bytes_get_data (bytes, &length);

        g_test_message ("%s: %s", (char *) name, secrets[i]);
        g_assert_null (length > 0 ? memmem (contents, length, secrets[i], strlen (secrets[i]))
                                  : NULL);
      }
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) devices =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_device_unref);
  g_autofree char *log = file_in (fixture->path, "register.db-wal");
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (devices, make_device ("A-1", "Rollator Provbänk", "120606"));
  g_assert_cmpint (import_devices (fixture->store, "a.csv", devices), ==, 1);
  sign_one (fixture->store);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_unreadable (fixture->path);
  close_store (fixture);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_unreadable (fixture->path);
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = file_in (fixture->base, "kopia");
  g_autoptr (FstStore) copy = NULL;
  g_autoptr (FstRegisterEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  sign_one (fixture->store);
  g_assert_true (back_up (fixture->store, folder, PASSPHRASE, &error));
  g_assert_no_error (error);
  assert_unreadable (folder);
  /* The register goes on, locked as before. */
  g_assert_null (open_store (fixture->path, PASSPHRASE, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  copy = open_store (folder, PASSPHRASE, &error);
  g_assert_no_error (error);
  entry = get_entry (copy, "2026-0001", &error);
  g_assert_no_error (error);
  assert_whole (copy);
  fst_store_close (copy);
}

/* Nothing is left of a backup that fails, nothing is overwritten, and the register goes on. */
static void
test_backup_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *taken = file_in (fixture->base, "upptagen");
  g_autofree char *letter = file_in (taken, "brev.txt");
  g_autofree char *copy = file_in (fixture->base, "kopia");
  g_autofree char *nowhere = g_build_filename (fixture->base, "finns inte", "kopia", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GDir) base = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  g_assert_true (g_file_set_contents (letter, "hej", -1, NULL));
  g_assert_false (back_up (fixture->store, taken, PASSPHRASE, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (back_up (fixture->store, letter, PASSPHRASE, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (back_up (fixture->store, fixture->path, PASSPHRASE, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (back_up (fixture->store, nowhere, PASSPHRASE, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (back_up (fixture->store, copy, "åtta sjösjuka sjömän", &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_WRONG_PASSPHRASE);
  g_assert_true (g_file_get_contents (letter, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "hej");
  base = g_dir_open (fixture->base, 0, NULL);
  while ((name = g_dir_read_name (base)) != NULL)
    g_assert_true (g_str_equal (name, "upptagen") || g_str_equal (name, "arbetsyta"));
  sign_one (fixture->store);
}

/* What was asked for before closing is done. */
static void
test_closed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = file_in (fixture->base, "kopia");
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) checked = NULL;
  g_autoptr (GAsyncResult) backed_up = NULL;
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;

  fst_store_check_async (fixture->store, NULL, take_result, &checked);
  fst_store_back_up_async (fixture->store, folder, PASSPHRASE, NULL, take_result, &backed_up);
  fst_store_close (fixture->store);
  findings = fst_store_check_finish (fixture->store, wait_for (&checked), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
  g_assert_true (fst_store_back_up_finish (fixture->store, wait_for (&backed_up), &error));
  g_assert_no_error (error);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstRegisterEntry) entry = NULL;

  fst_store_close (fixture->store);
  fst_store_close (fixture->store);
  entry = get_entry (fixture->store, "2026-0001", &error);
  g_assert_null (entry);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  close_store (fixture);
  g_cancellable_cancel (cancellable);
  fst_store_open_async (folder, PASSPHRASE, cancellable, take_result, &result);
  g_assert_null (fst_store_open_finish (wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_opens (fixture);
}

/* A workspace that is let go of without being closed closes itself. */
static void
test_let_go (Fixture *fixture, gconstpointer data)
{
  sign_one (fixture->store);
  g_clear_object (&fixture->store);
  while (fixture->store == NULL)
    {
      g_autoptr (GError) error = NULL;

      fixture->store = open_store (fixture->path, PASSPHRASE, &error);
      if (fixture->store == NULL)
        g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_IN_USE);
    }
  assert_whole (fixture->store);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/round-trip", test_round_trip);
  ADD ("/workspace/private-files", test_private_files);
  ADD ("/workspace/exists", test_exists);
  ADD ("/workspace/exists-something-else", test_exists_something_else);
  ADD ("/workspace/empty-folder", test_empty_folder);
  ADD ("/workspace/create-fails", test_create_fails);
  ADD ("/workspace/empty-passphrase", test_empty_passphrase);
  ADD ("/workspace/not-found", test_not_found);
  ADD ("/workspace/wrong-passphrase", test_wrong_passphrase);
  ADD ("/workspace/in-use", test_in_use);
  ADD ("/workspace/plain-database", test_plain_database);
  ADD ("/workspace/foreign-database", test_foreign_database);
  ADD ("/workspace/foreign-folder", test_foreign_folder);
  ADD ("/workspace/newer", test_newer);
  ADD ("/workspace/damaged", test_damaged);
  ADD ("/workspace/truncated", test_truncated);
  ADD ("/workspace/without-explaining-files", test_without_explaining_files);
  ADD ("/workspace/lost-catalogue", test_lost_catalogue);
  ADD ("/workspace/damaged-catalogue", test_damaged_catalogue);
  ADD ("/workspace/unreadable", test_unreadable);
  ADD ("/workspace/backup", test_backup);
  ADD ("/workspace/backup-fails", test_backup_fails);
  ADD ("/workspace/closed", test_closed);
  ADD ("/workspace/closed-meanwhile", test_closed_meanwhile);
  ADD ("/workspace/cancelled", test_cancelled);
  ADD ("/workspace/let-go", test_let_go);
  return g_test_run ();
}
