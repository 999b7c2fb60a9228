#include "fst-store-files.h"

#include "fst-audit-log.h"
#include "fst-file.h"
#include "fst-kinds.h"
#include "fst-migrations.h"
#include "fst-prescription-table.h"
#include "fst-setting-table.h"
#include "fst-statement.h"
#include "fst-store-error.h"
#include "fst-store-resources.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SCHEMA_FOLDER "/se/forskrivarstod/store/schema/"
#define KEY_LENGTH 32

/* A page that another program is writing just now is whole the next moment. */
#define MAX_TRIES 3

/* Puts the files of a workspace into an empty folder. What is there after an error is removed. */
typedef gboolean (*FillFunc) (const char *path, gpointer data, GError **error);

/* What a copy is made of. */
typedef struct
{
  FstFolder *folder;
  FstDatabase *database;
  const char *passphrase;
} Original;

/**
 * fst_store_files_wipe:
 * @secret: (nullable) (transfer full): a passphrase or a key
 *
 * Overwrites a secret and frees it.
 */
void
fst_store_files_wipe (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/* A random raw key as SQLCipher takes it: x'…'. */
static char *
make_key (GError **error)
{
  guint8 bytes[KEY_LENGTH];
  GString *key;

  if (getentropy (bytes, sizeof bytes) != 0)
    {
      fst_file_set_error (errno, "Making a key", error);
      return NULL;
    }
  key = g_string_sized_new (2 * KEY_LENGTH + 4);
  g_string_append (key, "x'");
  for (gsize i = 0; i < sizeof bytes; i++)
    g_string_append_printf (key, "%02x", bytes[i]);
  g_string_append_c (key, '\'');
  explicit_bzero (bytes, sizeof bytes);
  return g_string_free_and_steal (key);
}

/* Makes a database with its schema; the file is whole when this returns it. */
static FstDatabase *
make_database (const char *file, const FstDatabaseKind *kind, const char *key, GError **error)
{
  g_autoptr (FstDatabase) database =
      fst_database_open (file, kind, key, FST_DATABASE_OPEN_CREATE, error);

  if (database == NULL || !fst_database_make_ready (database, FST_DATABASE_OPEN_CREATE, error)
      || !fst_migrations_run (database, fst_store_get_resource (), SCHEMA_FOLDER, NULL, NULL,
                              error))
    return NULL;
  return g_steal_pointer (&database);
}

/* What was left of a catalogue that is gone: a log could be taken for the new one's. */
static void
clear_leftovers (const char *file)
{
  static const char *const endings[] = { "-wal", "-shm", ".new", ".new-wal", ".new-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *leftover = g_strconcat (file, endings[i], NULL);

      g_unlink (leftover);
    }
}

static gboolean
make_catalogue (const char *file, const char *key, GError **error)
{
  g_autofree char *new_file = g_strconcat (file, ".new", NULL);
  FstDatabase *database;

  clear_leftovers (file);
  database = make_database (new_file, &FST_CATALOGUE_KIND, key, error);
  if (database == NULL)
    return FALSE;
  fst_database_free (database);
  if (g_rename (new_file, file) == 0)
    return TRUE;
  fst_file_set_error (errno, "Making the catalogue", error);
  return FALSE;
}

/* Makes the files of a new workspace. */
static gboolean
make_files (const char *path, gpointer data, GError **error)
{
  const char *passphrase = data;
  g_autofree char *register_file = g_build_filename (path, FST_FOLDER_REGISTER, NULL);
  g_autofree char *catalogue_file = g_build_filename (path, FST_FOLDER_CATALOGUE, NULL);
  g_autofree char *lock_file = g_build_filename (path, "lock", NULL);
  char *key = make_key (error);
  FstDatabase *database;
  gboolean made;

  if (key == NULL)
    return FALSE;
  database = make_database (register_file, &FST_REGISTER_KIND, passphrase, error);
  made = database != NULL && fst_key_table_set (database, FST_FOLDER_CATALOGUE, key, error);
  g_clear_pointer (&database, fst_database_free);
  made = made && make_catalogue (catalogue_file, key, error)
         && fst_folder_seal (path, passphrase, error) && fst_file_create (lock_file, error)
         && fst_file_sync_folder (path, error);
  fst_store_files_wipe (key);
  return made;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/* Makes the workspace beside its place and moves it there whole. An empty folder may stand there
 * already. */
static gboolean
make_folder (const char *path, FillFunc fill, gpointer data, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", parent, name);

  if (g_mkdtemp_full (temporary, 0700) == NULL)
    {
      fst_file_set_error (errno, "Making the workspace", error);
      return FALSE;
    }
  if (fill (temporary, data, error))
    {
      if (g_rename (temporary, path) == 0)
        return fst_file_sync_folder (parent, error);
      if (errno == ENOTEMPTY || errno == ENOTDIR || errno == EEXIST)
        g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_EXISTS,
                     "Making the workspace: there is something in %s", path);
      else
        fst_file_set_error (errno, "Making the workspace", error);
    }
  remove_folder (temporary);
  return FALSE;
}

static gboolean
is_free (const char *path, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || (dir != NULL && g_dir_read_name (dir) == NULL))
    return TRUE;
  g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_EXISTS,
               "Making the workspace: there is something in %s", path);
  return FALSE;
}

/**
 * fst_store_files_make:
 * @path: path of a folder that is empty or does not exist
 * @passphrase: the passphrase
 * @error: return location for a #FstStoreError
 *
 * Makes a workspace. It is there whole, or not at all.
 *
 * Returns: %TRUE if it is there, else %FALSE with @error set
 */
gboolean
fst_store_files_make (const char *path, const char *passphrase, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (!is_free (path, error))
    return FALSE;
  if (g_mkdir_with_parents (parent, 0700) == 0)
    return make_folder (path, make_files, (gpointer) passphrase, error);
  fst_file_set_error (errno, "Making the workspace", error);
  return FALSE;
}

/* An older register is copied before it is changed. */
static gboolean
keep_copy (FstDatabase *database, int version, gpointer data, GError **error)
{
  g_autofree char *name = g_strdup_printf ("register-version-%d.db", version);
  g_autofree char *target = fst_folder_get_file (data, name);

  return fst_database_copy (database, target, error);
}

/* Goes through the structure of a register before it is used; nothing is written. */
static gboolean
is_whole (FstDatabase *database, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (database, "PRAGMA quick_check(1)", error);
  g_autofree char *finding = NULL;

  if (statement == NULL || !fst_statement_next (statement, error))
    return FALSE;
  finding = g_strdup (fst_statement_get_text (statement, 0));
  if (g_strcmp0 (finding, "ok") == 0)
    return TRUE;
  g_strdelimit (finding, "\n", ' ');
  g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED,
               "Opening the %s: the file is damaged: %s", fst_database_get_kind (database)->name,
               finding);
  return FALSE;
}

/* Opens a register, or a copy of it; @folder holds what tells why it does not open. */
static FstDatabase *
unlock_register (FstFolder *folder,
                 const char *file,
                 const char *passphrase,
                 FstDatabaseFlags flags,
                 GError **error)
{
  g_autoptr (GError) local_error = NULL;
  FstDatabase *database;

  database = fst_database_open (file, &FST_REGISTER_KIND, passphrase, flags, &local_error);
  if (database == NULL && g_error_matches (local_error, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED))
    {
      g_clear_error (&local_error);
      fst_folder_explain (folder, passphrase, &local_error);
    }
  if (database == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return database;
}

/* The catalogue's key; a register that has lost it gets a new one. */
static char *
read_catalogue_key (FstDatabase *database, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char *key = fst_key_table_get (database, FST_FOLDER_CATALOGUE, &local_error);

  if (key == NULL && local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (key == NULL)
    {
      key = make_key (error);
      if (key != NULL && !fst_key_table_set (database, FST_FOLDER_CATALOGUE, key, error))
        g_clear_pointer (&key, fst_store_files_wipe);
    }
  return key;
}

/**
 * fst_store_files_open_register:
 * @folder: a locked workspace
 * @passphrase: the passphrase
 * @catalogue_key: (out) (transfer full): place for the catalogue's key; free with
 * fst_store_files_wipe()
 * @error: return location for a #FstStoreError
 *
 * Opens the register for the calling thread and brings its schema up to date.
 *
 * Returns: (transfer full): the register, or %NULL with @error set
 */
FstDatabase *
fst_store_files_open_register (FstFolder *folder,
                               const char *passphrase,
                               char **catalogue_key,
                               GError **error)
{
  g_autofree char *file = fst_folder_get_file (folder, FST_FOLDER_REGISTER);
  g_autoptr (FstDatabase) database =
      unlock_register (folder, file, passphrase, FST_DATABASE_OPEN_NORMAL, error);
  GResource *resource = fst_store_get_resource ();

  if (database == NULL || !fst_migrations_check (database, resource, SCHEMA_FOLDER, error)
      || !is_whole (database, error)
      || !fst_database_make_ready (database, FST_DATABASE_OPEN_NORMAL, error)
      || !fst_migrations_run (database, resource, SCHEMA_FOLDER, keep_copy, folder, error))
    return NULL;
  *catalogue_key = read_catalogue_key (database, error);
  return *catalogue_key != NULL ? g_steal_pointer (&database) : NULL;
}

/**
 * fst_store_files_read_catalogue_key:
 * @folder: a workspace; another program may have it open
 * @passphrase: the passphrase
 * @error: return location for a #FstStoreError
 *
 * Reads the catalogue's key out of a register that nobody else may be kept from writing. The
 * program that has the register open has it locked for itself, so it is read as it lies on the
 * disk, without what its log holds: the key was written when the workspace was made, and stays.
 *
 * Returns: (transfer full): the key, for fst_store_files_wipe(), or %NULL with @error set
 */
char *
fst_store_files_read_catalogue_key (FstFolder *folder, const char *passphrase, GError **error)
{
  g_autofree char *file = fst_folder_get_file (folder, FST_FOLDER_REGISTER);
  g_autoptr (FstDatabase) database = NULL;
  g_autoptr (GError) local_error = NULL;
  char *key;

  for (int i = 0; database == NULL && i < MAX_TRIES; i++)
    {
      g_clear_error (&local_error);
      database =
          unlock_register (folder, file, passphrase,
                           FST_DATABASE_OPEN_READ_ONLY | FST_DATABASE_OPEN_IMMUTABLE, &local_error);
      if (!g_error_matches (local_error, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED))
        break;
    }
  if (database == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!fst_migrations_check (database, fst_store_get_resource (), SCHEMA_FOLDER, error))
    return NULL;
  key = fst_key_table_get (database, FST_FOLDER_CATALOGUE, &local_error);
  if (key == NULL && local_error == NULL)
    g_set_error_literal (error, FST_STORE_ERROR, FST_STORE_ERROR_IN_USE,
                         "Reading the register: the catalogue has no key there yet");
  else if (key == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return key;
}

/**
 * fst_store_files_check_register:
 * @database: a register
 * @findings: where to add what is wrong, one sentence each
 * @error: return location for a #FstStoreError, when it could not be checked
 *
 * Checks a whole register: the file, the chain of the audit log, every record.
 *
 * Returns: %TRUE when everything was looked at, else %FALSE with @error set
 */
gboolean
fst_store_files_check_register (FstDatabase *database, GStrvBuilder *findings, GError **error)
{
  return fst_database_check (database, findings, error)
         && fst_audit_log_verify (database, findings, error)
         && fst_prescription_table_verify (database, findings, error);
}

/* A copy is worth something only when it opens and nothing of it is wrong. */
static gboolean
try_copy (const char *file, const Original *original, GError **error)
{
  g_autoptr (FstDatabase) copy = unlock_register (original->folder, file, original->passphrase,
                                                  FST_DATABASE_OPEN_NORMAL, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) findings = NULL;

  if (copy == NULL || !fst_store_files_check_register (copy, builder, error))
    return FALSE;
  findings = g_strv_builder_end (builder);
  if (findings[0] == NULL)
    return TRUE;
  g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED,
               "Backing up: the copy is not whole: %s", findings[0]);
  return FALSE;
}

static gboolean
copy_files (const char *path, gpointer data, GError **error)
{
  const Original *original = data;
  g_autofree char *file = g_build_filename (path, FST_FOLDER_REGISTER, NULL);

  return fst_database_copy (original->database, file, error) && try_copy (file, original, error)
         && fst_folder_seal (path, original->passphrase, error)
         && fst_file_sync_folder (path, error);
}

/**
 * fst_store_files_back_up:
 * @folder: a locked workspace
 * @database: its register
 * @path: path of a folder that is empty or does not exist, in one that does
 * @passphrase: the passphrase
 * @error: return location for a #FstStoreError; %FST_STORE_ERROR_EXISTS where something is there
 *
 * Makes a copy of a workspace without its catalogue, which an import brings back. The copy has been
 * opened and checked as a whole before it gets its name; it is there whole, or not at all.
 *
 * Returns: %TRUE once it is on the disk, else %FALSE with @error set
 */
gboolean
fst_store_files_back_up (FstFolder *folder,
                         FstDatabase *database,
                         const char *path,
                         const char *passphrase,
                         GError **error)
{
  Original original = { folder, database, passphrase };

  return is_free (path, error) && make_folder (path, copy_files, &original, error);
}

/* The catalogue as another program has it, or as it lies on a medium where nothing can be written.
 */
static FstDatabase *
look_into_catalogue (FstFolder *folder, const char *file, const char *key, GError **error)
{
  g_autofree char *log = g_strconcat (file, "-wal", NULL);
  FstDatabaseFlags flags = FST_DATABASE_OPEN_READ_ONLY;
  g_autoptr (FstDatabase) database = NULL;

  /* Without a log to share there is nothing to lock, and where nothing can be written none can be
   * made. */
  if (!fst_folder_is_writable (folder) && !g_file_test (log, G_FILE_TEST_EXISTS))
    flags |= FST_DATABASE_OPEN_IMMUTABLE;
  database = fst_database_open (file, &FST_CATALOGUE_KIND, key, flags, error);
  if (database == NULL
      || !fst_migrations_check_current (database, fst_store_get_resource (), SCHEMA_FOLDER, error)
      || !fst_database_make_ready (database, flags, error))
    return NULL;
  return g_steal_pointer (&database);
}

/* The catalogue for the one who has the workspace's lock. */
static FstDatabase *
open_own_catalogue (const char *file, const char *key, FstDatabaseFlags flags, GError **error)
{
  g_autoptr (FstDatabase) database =
      fst_database_open (file, &FST_CATALOGUE_KIND, key, FST_DATABASE_OPEN_NORMAL, error);
  GResource *resource = fst_store_get_resource ();

  if (database == NULL)
    {
      g_prefix_error (error, "It can be removed and is then made anew, empty: ");
      return NULL;
    }
  if (!fst_migrations_check (database, resource, SCHEMA_FOLDER, error)
      || !fst_database_make_ready (database, flags, error))
    return NULL;
  if (!(flags & FST_DATABASE_OPEN_QUERY_ONLY)
      && !fst_migrations_run (database, resource, SCHEMA_FOLDER, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&database);
}

/**
 * fst_store_files_open_catalogue:
 * @folder: a workspace, locked unless it is opened with %FST_DATABASE_OPEN_READ_ONLY
 * @key: the catalogue's key
 * @flags: how to open it
 * @error: return location for a #FstStoreError
 *
 * Opens the catalogue for the calling thread. Where the workspace is locked its schema is brought
 * up to date, and one that is gone is made anew, empty; else nothing is written, and a catalogue
 * that is not of today's schema is refused.
 *
 * Returns: (transfer full): the catalogue, or %NULL with @error set
 */
FstDatabase *
fst_store_files_open_catalogue (FstFolder *folder,
                                const char *key,
                                FstDatabaseFlags flags,
                                GError **error)
{
  g_autofree char *file = fst_folder_get_file (folder, FST_FOLDER_CATALOGUE);
  gboolean read_only = (flags & FST_DATABASE_OPEN_READ_ONLY) != 0;

  if (!read_only && !g_file_test (file, G_FILE_TEST_EXISTS) && !make_catalogue (file, key, error))
    return NULL;
  /* Only before the first connection: closing a file lets go of all locks that the program has on
   * it (POSIX), and a second program looks at those. */
  if (!(flags & FST_DATABASE_OPEN_QUERY_ONLY)
      && !fst_folder_refuse_plain (file, &FST_CATALOGUE_KIND, error))
    return NULL;
  return read_only ? look_into_catalogue (folder, file, key, error)
                   : open_own_catalogue (file, key, flags, error);
}
