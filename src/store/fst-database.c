#include "fst-database.h"

#include "fst-file.h"
#include "fst-sql-functions.h"
#include "fst-statement.h"
#include "fst-store-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* How long one connection waits for another of this program, in milliseconds. */
#define BUSY_TIMEOUT_MS 10000

/* How often a long statement looks whether it is cancelled, in instructions of SQLite's machine. */
#define CANCEL_INTERVAL 2000

struct _FstDatabase
{
  sqlite3 *handle;
  char *path;
  const FstDatabaseKind *kind;
  GThread *thread;
  GHashTable *statements; /* SQL text → FstStatement */
  GCancellable *cancellable;
};

/**
 * fst_database_is_open_here:
 * @self: (nullable): a database
 *
 * Tells whether a database is open and belongs to the calling thread.
 *
 * Returns: %TRUE if it does
 */
gboolean
fst_database_is_open_here (FstDatabase *self)
{
  return self != NULL && self->handle != NULL && self->thread == g_thread_self ();
}

/**
 * fst_database_get_handle:
 * @self: a database of this thread
 *
 * Gives the connection. Only for statements.
 *
 * Returns: (transfer none): the connection
 */
sqlite3 *
fst_database_get_handle (FstDatabase *self)
{
  g_return_val_if_fail (fst_database_is_open_here (self), NULL);

  return self->handle;
}

/**
 * fst_database_get_statement:
 * @self: a database of this thread
 * @sql: an SQL text
 *
 * Gives the statement that is kept for an SQL text. Only for statements.
 *
 * Returns: (transfer none) (nullable): the statement
 */
FstStatement *
fst_database_get_statement (FstDatabase *self, const char *sql)
{
  g_return_val_if_fail (fst_database_is_open_here (self), NULL);

  return g_hash_table_lookup (self->statements, sql);
}

/**
 * fst_database_keep_statement:
 * @self: a database of this thread
 * @sql: its SQL text
 * @statement: (transfer full): the statement
 *
 * Keeps a prepared statement for the next time. Only for statements.
 */
void
fst_database_keep_statement (FstDatabase *self, const char *sql, FstStatement *statement)
{
  g_return_if_fail (fst_database_is_open_here (self));

  g_hash_table_insert (self->statements, g_strdup (sql), statement);
}

/**
 * fst_database_kind_get_damage:
 * @kind: a kind of file
 *
 * Tells which error it is when a file of a kind is damaged. Any thread.
 *
 * Returns: the code
 */
FstStoreError
fst_database_kind_get_damage (const FstDatabaseKind *kind)
{
  return kind->replaceable ? FST_STORE_ERROR_CATALOGUE_DAMAGED : FST_STORE_ERROR_DAMAGED;
}

/**
 * fst_database_get_kind:
 * @self: a database
 *
 * Gives what kind of file it is.
 *
 * Returns: (transfer none): the kind
 */
const FstDatabaseKind *
fst_database_get_kind (FstDatabase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

static FstStoreError
error_code (FstDatabase *self, int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return FST_STORE_ERROR_FULL;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return fst_database_kind_get_damage (self->kind);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return FST_STORE_ERROR_IN_USE;
    case SQLITE_CONSTRAINT:
      return FST_STORE_ERROR_CONFLICT;
    case SQLITE_IOERR:
      return sqlite3_system_errno (self->handle) == ENOSPC ? FST_STORE_ERROR_FULL
                                                           : FST_STORE_ERROR_IO;
    default:
      return FST_STORE_ERROR_IO;
    }
}

/**
 * fst_database_set_error:
 * @self: a database
 * @code: SQLite's result code
 * @action: what was done: "Reading the database"
 * @error: return location for a #FstStoreError
 *
 * Sets an error from a result code of SQLite; an interrupted statement gives %G_IO_ERROR_CANCELLED.
 */
void
fst_database_set_error (FstDatabase *self, int code, const char *action, GError **error)
{
  g_return_if_fail (self != NULL && self->handle != NULL);

  if ((code & 0xff) == SQLITE_INTERRUPT
      && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;
  g_set_error (error, FST_STORE_ERROR, error_code (self, code), "%s (%s): %s", action,
               self->kind->name, sqlite3_errmsg (self->handle));
}

static int
look_for_cancel (void *data)
{
  FstDatabase *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

/**
 * fst_database_set_cancellable:
 * @self: a database of this thread
 * @cancellable: (nullable): what can stop the statements from now on
 *
 * Makes long statements stop when a cancellable is cancelled, also from another thread.
 */
void
fst_database_set_cancellable (FstDatabase *self, GCancellable *cancellable)
{
  g_return_if_fail (fst_database_is_open_here (self));

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->handle, CANCEL_INTERVAL,
                            cancellable != NULL ? look_for_cancel : NULL, self);
}

/**
 * fst_database_execute:
 * @self: a database of this thread
 * @sql: statements without parameters
 * @error: return location for a #FstStoreError
 *
 * Runs statements one after the other; their rows are passed over.
 *
 * Returns: %TRUE when all are done, else %FALSE with @error set
 */
gboolean
fst_database_execute (FstDatabase *self, const char *sql, GError **error)
{
  int code;

  g_return_val_if_fail (fst_database_is_open_here (self), FALSE);

  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    fst_database_set_error (self, code, "Reading or writing the database", error);
  return code == SQLITE_OK;
}

/**
 * fst_database_query_int:
 * @self: a database of this thread
 * @sql: a statement that gives one number; its text lives as long as the program
 * @value: (out): place for the number
 * @error: return location for a #FstStoreError
 *
 * Asks for one number.
 *
 * Returns: %TRUE if there is one, else %FALSE with @error set
 */
gboolean
fst_database_query_int (FstDatabase *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (self, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  if (!fst_statement_next (statement, &local_error))
    {
      if (local_error == NULL)
        g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_IO, "Asking the %s: no answer",
                     self->kind->name);
      else
        g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *value = fst_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * fst_database_begin:
 * @self: a database of this thread
 * @error: return location for a #FstStoreError
 *
 * Begins a transaction that writes; it is the only one from its first moment.
 *
 * Returns: %TRUE if it has begun, else %FALSE with @error set
 */
gboolean
fst_database_begin (FstDatabase *self, GError **error)
{
  return fst_database_execute (self, "BEGIN IMMEDIATE", error);
}

/**
 * fst_database_commit:
 * @self: a database of this thread
 * @error: return location for a #FstStoreError
 *
 * Ends a transaction: its changes are on the disk when this returns. A commit can't be cancelled.
 *
 * Returns: %TRUE if it is done; else %FALSE with @error set, and the transaction is still to be
 * rolled back
 */
gboolean
fst_database_commit (FstDatabase *self, GError **error)
{
  g_return_val_if_fail (fst_database_is_open_here (self), FALSE);

  sqlite3_progress_handler (self->handle, 0, NULL, NULL);
  return fst_database_execute (self, "COMMIT", error);
}

/**
 * fst_database_roll_back:
 * @self: a database of this thread
 *
 * Takes a transaction back. SQLite may have done it already.
 */
void
fst_database_roll_back (FstDatabase *self)
{
  g_return_if_fail (fst_database_is_open_here (self));

  sqlite3_progress_handler (self->handle, 0, NULL, NULL);
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* Adds the rows of a checking pragma to the findings; "ok" is none. */
static gboolean
add_findings (
    FstDatabase *self, const char *pragma, const char *what, GStrvBuilder *findings, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (self, pragma, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (fst_statement_next (statement, &local_error))
    {
      const char *text = fst_statement_get_text (statement, 0);

      if (g_strcmp0 (text, "ok") != 0)
        {
          char *finding =
              g_strdup_printf ("%s: %s: %s", self->kind->name, what, text != NULL ? text : "?");

          g_strv_builder_take (findings, g_strdelimit (finding, "\n", ' '));
        }
    }
  /* What is too damaged to be gone through is a finding too. */
  if (g_error_matches (local_error, FST_STORE_ERROR,
                       (int) fst_database_kind_get_damage (self->kind)))
    g_strv_builder_add (findings, local_error->message);
  else if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/**
 * fst_database_check:
 * @self: a database of this thread
 * @findings: where to add what is wrong, one sentence each
 * @error: return location for a #FstStoreError, when it could not be checked
 *
 * Checks a whole file: the seal of every page (SQLCipher), the structure and the references
 * (SQLite).
 *
 * Returns: %TRUE when everything was looked at, else %FALSE with @error set
 */
gboolean
fst_database_check (FstDatabase *self, GStrvBuilder *findings, GError **error)
{
  g_return_val_if_fail (fst_database_is_open_here (self), FALSE);
  g_return_val_if_fail (findings != NULL, FALSE);

  /* The seals are read from the file itself, so what lies in the log goes there first. */
  if (!fst_database_execute (self, "PRAGMA wal_checkpoint(TRUNCATE)", error))
    return FALSE;
  return add_findings (self, "PRAGMA cipher_integrity_check", "seal", findings, error)
         && add_findings (self, "PRAGMA integrity_check", "structure", findings, error)
         && add_findings (self, "PRAGMA foreign_key_check", "reference", findings, error);
}

/**
 * fst_database_copy:
 * @self: a database of this thread that has its file to itself
 * @target: path of the copy; what is there is replaced at the last moment
 * @error: return location for a #FstStoreError
 *
 * Copies a database as it lies on the disk: encrypted, under the same passphrase.
 *
 * Returns: %TRUE when the copy is on the disk, else %FALSE with @error set and @target as it was
 */
gboolean
fst_database_copy (FstDatabase *self, const char *target, GError **error)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  g_autoptr (FstFileWriter) writer = NULL;
  guint8 buffer[64 * 1024];

  g_return_val_if_fail (fst_database_is_open_here (self), FALSE);
  g_return_val_if_fail (self->kind->exclusive, FALSE);

  if (!fst_database_execute (self, "PRAGMA wal_checkpoint(TRUNCATE)", error))
    return FALSE;
  /* Through SQLite's own handle: closing another one of the same file would drop its locks. */
  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (file == NULL || file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    {
      g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_IO, "Copying the %s: it can't be read",
                   self->kind->name);
      return FALSE;
    }
  writer = fst_file_writer_new (target, error);
  if (writer == NULL)
    return FALSE;
  for (sqlite3_int64 offset = 0; offset < size; offset += sizeof buffer)
    {
      int length = (int) MIN ((sqlite3_int64) sizeof buffer, size - offset);

      if (file->pMethods->xRead (file, buffer, length, offset) != SQLITE_OK)
        {
          g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_IO,
                       "Copying the %s: it can't be read", self->kind->name);
          return FALSE;
        }
      if (!fst_file_writer_write (writer, buffer, length, error))
        return FALSE;
    }
  return fst_file_writer_finish (writer, error);
}

static gboolean
has_log (FstDatabase *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

/* Sets the connection up and reads the first page; nothing is written. */
static gboolean
unlock (FstDatabase *self, const char *key, FstDatabaseFlags flags, GError **error)
{
  gint64 n_tables;
  int code;

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, self->kind->exclusive ? 0 : BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* A log that a crash has left is not carried over before the file is found to be ours, and never
   * by one that only reads. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE,
                     flags & FST_DATABASE_OPEN_READ_ONLY || has_log (self) ? 1 : 0, NULL);
  code = sqlite3_key (self->handle, key, (int) strlen (key));
  if (code != SQLITE_OK || !fst_sql_functions_add (self->handle))
    {
      fst_database_set_error (self, code, "Setting up the database", error);
      return FALSE;
    }
  /* SQLCipher would write about a wrong passphrase on standard error; the first key in a process
   * sets that anew. */
  if (!fst_database_execute (self, "PRAGMA cipher_log_level = NONE", error))
    return FALSE;
  /* Temporary data would lie in plain files otherwise. */
  if (!fst_database_execute (self, "PRAGMA cipher_compatibility = 4; PRAGMA temp_store = MEMORY",
                             error))
    return FALSE;
  if (self->kind->exclusive && !(flags & FST_DATABASE_OPEN_READ_ONLY)
      && !fst_database_execute (self, "PRAGMA locking_mode = EXCLUSIVE", error))
    return FALSE;
  return fst_database_query_int (self, "SELECT count(*) FROM sqlite_schema", &n_tables, error);
}

static gboolean
is_ours (FstDatabase *self, GError **error)
{
  gint64 application_id;

  if (!fst_database_query_int (self, "PRAGMA application_id", &application_id, error))
    return FALSE;
  if (application_id == self->kind->application_id)
    return TRUE;
  g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_FOREIGN,
               "Opening the %s: the file is the database of another program", self->kind->name);
  return FALSE;
}

/**
 * fst_database_make_ready:
 * @self: a database of this thread
 * @flags: as it was opened
 * @error: return location for a #FstStoreError
 *
 * Makes a database that was found to be ours ready for use: journal, references, what a commit
 * waits for.
 *
 * Returns: %TRUE if it is ready, else %FALSE with @error set
 */
gboolean
fst_database_make_ready (FstDatabase *self, FstDatabaseFlags flags, GError **error)
{
  gint64 foreign_keys;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (fst_database_is_open_here (self), FALSE);

  sql = g_strdup_printf (
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = %s; PRAGMA secure_delete = %s;"
      "PRAGMA recursive_triggers = ON; PRAGMA foreign_keys = ON; PRAGMA cache_size = -%d;"
      "PRAGMA query_only = %s",
      self->kind->synchronous, self->kind->exclusive ? "ON" : "OFF", self->kind->cache_kib,
      flags & (FST_DATABASE_OPEN_QUERY_ONLY | FST_DATABASE_OPEN_READ_ONLY) ? "ON" : "OFF");
  if (!fst_database_execute (self, sql, error)
      || !fst_database_query_int (self, "PRAGMA foreign_keys", &foreign_keys, error))
    return FALSE;
  if (foreign_keys != 1)
    {
      g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_IO,
                   "Opening the %s: references are not checked", self->kind->name);
      return FALSE;
    }
  if (!(flags & FST_DATABASE_OPEN_READ_ONLY))
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return TRUE;
}

static int
open_file (FstDatabase *self, FstDatabaseFlags flags)
{
  g_autofree char *absolute = g_canonicalize_filename (self->path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  g_autofree char *immutable_uri = g_strconcat (uri, "?immutable=1", NULL);

  if (flags & FST_DATABASE_OPEN_IMMUTABLE)
    return sqlite3_open_v2 (immutable_uri, &self->handle,
                            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
  return sqlite3_open_v2 (
      self->path, &self->handle,
      (flags & FST_DATABASE_OPEN_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE)
          | SQLITE_OPEN_NOMUTEX,
      NULL);
}

/**
 * fst_database_open:
 * @path: the file's path
 * @kind: what kind of file it is; lives as long as the program
 * @key: the passphrase, or x'…' with a raw key of 64 hexadecimal digits; not kept
 * @flags: how to open it
 * @error: return location for a #FstStoreError; that of a damaged file where the key does not
 * open it
 *
 * Opens a database for the calling thread. Nothing is written: fst_database_make_ready() comes when
 * the schema has been looked at. An unencrypted or foreign file is refused.
 *
 * Returns: (transfer full): the database, or %NULL with @error set
 */
FstDatabase *
fst_database_open (const char *path,
                   const FstDatabaseKind *kind,
                   const char *key,
                   FstDatabaseFlags flags,
                   GError **error)
{
  g_autoptr (FstDatabase) self = NULL;
  int code;

  g_return_val_if_fail (path != NULL && kind != NULL && key != NULL, NULL);

  if (flags & FST_DATABASE_OPEN_CREATE && !fst_file_create (path, error))
    return NULL;
  self = g_new0 (FstDatabase, 1);
  self->path = g_strdup (path);
  self->kind = kind;
  self->thread = g_thread_self ();
  self->statements =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) fst_statement_free);
  code = open_file (self, flags);
  if (code != SQLITE_OK)
    {
      fst_database_set_error (self, code, "Opening the database", error);
      return NULL;
    }
  if (!unlock (self, key, flags, error))
    return NULL;
  if (!(flags & FST_DATABASE_OPEN_CREATE) && !is_ours (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * fst_database_free:
 * @self: (transfer full): a database of this thread
 *
 * Closes a database: what lies in the log goes into the file.
 */
void
fst_database_free (FstDatabase *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->thread == g_thread_self ());

  g_hash_table_unref (self->statements);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("%s: something of the %s is still in use", G_STRFUNC, self->kind->name);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}
