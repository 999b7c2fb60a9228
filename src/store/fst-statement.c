#include "fst-statement.h"

struct _FstStatement
{
  FstDatabase *database;
  sqlite3_stmt *handle;
  int bind_code; /* of the first parameter that could not be bound */
  gboolean in_use;
};

/**
 * fst_statement_new:
 * @database: a database of this thread
 * @sql: one statement; its text lives as long as the program
 * @error: return location for a #FstStoreError
 *
 * Gives the prepared statement of an SQL text, prepared at the first call. It must not be in use
 * already.
 *
 * Returns: (transfer full): the statement, or %NULL with @error set
 */
FstStatement *
fst_statement_new (FstDatabase *database, const char *sql, GError **error)
{
  FstStatement *self;
  sqlite3_stmt *handle = NULL;
  int code;

  g_return_val_if_fail (fst_database_is_open_here (database), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  self = fst_database_get_statement (database, sql);
  if (self != NULL)
    {
      g_return_val_if_fail (!self->in_use, NULL);
      self->in_use = TRUE;
      return self;
    }
  code = sqlite3_prepare_v3 (fst_database_get_handle (database), sql, -1, SQLITE_PREPARE_PERSISTENT,
                             &handle, NULL);
  if (code != SQLITE_OK)
    {
      fst_database_set_error (database, code, "Preparing a statement", error);
      return NULL;
    }
  self = g_new0 (FstStatement, 1);
  self->database = database;
  self->handle = handle;
  self->in_use = TRUE;
  fst_database_keep_statement (database, sql, self);
  return self;
}

/**
 * fst_statement_release:
 * @self: (transfer full): a statement
 *
 * Lets go of a statement: its rows and its parameters. The database keeps it prepared.
 */
void
fst_statement_release (FstStatement *self)
{
  g_return_if_fail (self != NULL && self->in_use);

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->bind_code = SQLITE_OK;
  self->in_use = FALSE;
}

/**
 * fst_statement_free:
 * @self: (transfer full): a statement
 *
 * Frees a statement. Only for its database.
 */
void
fst_statement_free (FstStatement *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_finalize (self->handle);
  g_free (self);
}

/**
 * fst_statement_rewind:
 * @self: a statement
 *
 * Makes a statement ready to be gone through anew; its parameters keep their values.
 */
void
fst_statement_rewind (FstStatement *self)
{
  g_return_if_fail (self != NULL && self->in_use);

  sqlite3_reset (self->handle);
}

static void
note_bind_code (FstStatement *self, int code)
{
  if (self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

/**
 * fst_statement_bind_text:
 * @self: a statement
 * @parameter: its number, from 1
 * @text: (nullable): the value; copied
 *
 * Sets a parameter to a text, or to null.
 */
void
fst_statement_bind_text (FstStatement *self, int parameter, const char *text)
{
  g_return_if_fail (self != NULL && self->in_use);

  note_bind_code (self, sqlite3_bind_text (self->handle, parameter, text, -1, SQLITE_TRANSIENT));
}

/**
 * fst_statement_bind_int:
 * @self: a statement
 * @parameter: its number, from 1
 * @value: the value
 *
 * Sets a parameter to a whole number.
 */
void
fst_statement_bind_int (FstStatement *self, int parameter, gint64 value)
{
  g_return_if_fail (self != NULL && self->in_use);

  note_bind_code (self, sqlite3_bind_int64 (self->handle, parameter, value));
}

/**
 * fst_statement_bind_null:
 * @self: a statement
 * @parameter: its number, from 1
 *
 * Sets a parameter to null.
 */
void
fst_statement_bind_null (FstStatement *self, int parameter)
{
  g_return_if_fail (self != NULL && self->in_use);

  note_bind_code (self, sqlite3_bind_null (self->handle, parameter));
}

/**
 * fst_statement_next:
 * @self: a statement
 * @error: return location for a #FstStoreError
 *
 * Goes to the next row.
 *
 * Returns: %TRUE on a row; %FALSE at the end, or with @error set
 */
gboolean
fst_statement_next (FstStatement *self, GError **error)
{
  int code;

  g_return_val_if_fail (self != NULL && self->in_use, FALSE);
  g_return_val_if_fail (fst_database_is_open_here (self->database), FALSE);

  code = self->bind_code == SQLITE_OK ? sqlite3_step (self->handle) : self->bind_code;
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    fst_database_set_error (self->database, code, "Reading or writing the database", error);
  return FALSE;
}

/**
 * fst_statement_run:
 * @self: a statement
 * @error: return location for a #FstStoreError
 *
 * Runs a statement that has no rows, and makes it ready for other parameters.
 *
 * Returns: %TRUE when it is done, else %FALSE with @error set
 */
gboolean
fst_statement_run (FstStatement *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL && self->in_use, FALSE);

  row = fst_statement_next (self, &local_error);
  g_return_val_if_fail (!row, FALSE);
  sqlite3_reset (self->handle);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/**
 * fst_statement_get_text:
 * @self: a statement on a row
 * @column: its number, from 0
 *
 * Gives a column's text.
 *
 * Returns: (nullable): the text, which lives until the next step; %NULL for null
 */
const char *
fst_statement_get_text (FstStatement *self, int column)
{
  g_return_val_if_fail (self != NULL && self->in_use, NULL);

  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * fst_statement_get_int:
 * @self: a statement on a row
 * @column: its number, from 0
 *
 * Gives a column's whole number.
 *
 * Returns: the number; 0 for null
 */
gint64
fst_statement_get_int (FstStatement *self, int column)
{
  g_return_val_if_fail (self != NULL && self->in_use, 0);

  return sqlite3_column_int64 (self->handle, column);
}

/**
 * fst_statement_is_null:
 * @self: a statement on a row
 * @column: its number, from 0
 *
 * Tells whether a column is null.
 *
 * Returns: %TRUE if it is
 */
gboolean
fst_statement_is_null (FstStatement *self, int column)
{
  g_return_val_if_fail (self != NULL && self->in_use, TRUE);

  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}
