#include "fst-code-list-table.h"

#include <string.h>

#include "fst-audit-log.h"
#include "fst-case.h"
#include "fst-statement.h"
#include "fst-store-error.h"

/* Days of a time: YYYY-MM-DD. */
#define DAY_LENGTH 10

static void
bind_date (FstStatement *statement, int parameter, const GDate *date)
{
  g_autofree char *text = g_date_valid (date) ? fst_date_format (date) : NULL;

  if (text)
    fst_statement_bind_text (statement, parameter, text);
  else
    fst_statement_bind_null (statement, parameter);
}

static void
bind_optional (FstStatement *statement, int parameter, const char *text)
{
  if (text)
    fst_statement_bind_text (statement, parameter, text);
  else
    fst_statement_bind_null (statement, parameter);
}

/* Ends the list in use; tells how many there were. */
static gboolean
end_list (FstDatabase *database,
          const FstAuditEntry *line,
          const char *name,
          const char *owner,
          gint64 *n_ended,
          GError **error)
{
  g_autoptr (FstStatement) statement =
      fst_statement_new (database,
                         "UPDATE code_lists SET ended_at = ?, ended_by = ?"
                         " WHERE name = ? AND owner = ? AND ended_at IS NULL",
                         error);

  if (!statement)
    return FALSE;
  fst_statement_bind_text (statement, 1, line->at);
  fst_statement_bind_text (statement, 2, line->by);
  fst_statement_bind_text (statement, 3, name);
  fst_statement_bind_text (statement, 4, owner);
  return fst_statement_run (statement, error)
         && fst_database_query_int (database, "SELECT changes ()", n_ended, error);
}

static gboolean
add_list (
    FstDatabase *database, FstCodeList *list, const FstAuditEntry *line, gint64 *id, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (
      database,
      "INSERT INTO code_lists (name, owner, valid_from, valid_until, complete, imported_at,"
      " imported_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
      error);

  if (!statement)
    return FALSE;
  fst_statement_bind_text (statement, 1, list->name);
  fst_statement_bind_text (statement, 2, list->owner);
  bind_date (statement, 3, &list->from);
  bind_date (statement, 4, &list->until);
  fst_statement_bind_int (statement, 5, list->complete);
  fst_statement_bind_text (statement, 6, line->at);
  fst_statement_bind_text (statement, 7, line->by);
  return fst_statement_run (statement, error)
         && fst_database_query_int (database, "SELECT last_insert_rowid ()", id, error);
}

static gboolean
add_rows (FstDatabase *database, FstCodeList *list, gint64 id, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (
      database,
      "INSERT INTO code_list_rows (list, line, iso_code, question, value, applies_to, note)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      error);

  for (guint i = 0; statement && i < list->rows->len; i++)
    {
      const FstCodeRow *row = g_ptr_array_index (list->rows, i);

      fst_statement_rewind (statement);
      fst_statement_bind_int (statement, 1, id);
      fst_statement_bind_int (statement, 2, row->line);
      fst_statement_bind_text (statement, 3, row->iso_code);
      fst_statement_bind_text (statement, 4, fst_vocabulary_get_question (row->question)->id);
      fst_statement_bind_text (statement, 5, row->value);
      bind_optional (statement, 6, row->applies_to);
      bind_optional (statement, 7, row->note);
      if (!fst_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

/**
 * fst_code_list_table_put:
 * @database: the register
 * @list: a list
 * @line: the audit log's line: when and by whom
 * @error: return location for a #FstStoreError
 *
 * Takes in a list in one transaction with its line in the audit log; one of the same name and owner
 * ends.
 *
 * Returns: %TRUE when it is on the disk, else %FALSE with @error set and nothing changed
 */
gboolean
fst_code_list_table_put (FstDatabase *database,
                         FstCodeList *list,
                         const FstAuditEntry *line,
                         GError **error)
{
  gint64 id, n_ended;

  if (!fst_database_begin (database, error))
    return FALSE;
  if (end_list (database, line, list->name, list->owner, &n_ended, error)
      && add_list (database, list, line, &id, error) && add_rows (database, list, id, error)
      && fst_audit_log_append (database, line, error) && fst_database_commit (database, error))
    return TRUE;
  fst_database_roll_back (database);
  return FALSE;
}

/**
 * fst_code_list_table_end:
 * @database: the register
 * @line: the audit log's line: when and by whom
 * @name: the list's name
 * @owner: its owner
 * @error: return location for a #FstStoreError
 *
 * Ends a list in one transaction with its line in the audit log.
 *
 * Returns: %TRUE when it is on the disk, else %FALSE with @error set; %FST_STORE_ERROR_NOT_FOUND
 * where there is none
 */
gboolean
fst_code_list_table_end (FstDatabase *database,
                         const FstAuditEntry *line,
                         const char *name,
                         const char *owner,
                         GError **error)
{
  gint64 n_ended;

  if (!fst_database_begin (database, error))
    return FALSE;
  if (end_list (database, line, name, owner, &n_ended, error))
    {
      if (n_ended == 0)
        g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND,
                     "Removing a list: there is no %s of %s", name, owner);
      else if (fst_audit_log_append (database, line, error)
               && fst_database_commit (database, error))
        return TRUE;
    }
  fst_database_roll_back (database);
  return FALSE;
}

static GPtrArray *
read_rows (FstDatabase *database, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_row_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (FstStatement) statement = fst_statement_new (
      database,
      "SELECT line, iso_code, question, value, applies_to, note FROM code_list_rows"
      " WHERE list = ? ORDER BY rowid",
      error);

  if (!statement)
    return NULL;
  fst_statement_bind_int (statement, 1, id);
  while (fst_statement_next (statement, &local_error))
    {
      FstQuestion question;

      if (!fst_vocabulary_find_question (fst_statement_get_text (statement, 2), &question))
        {
          g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED,
                       "Reading a list: “%s” is not a question",
                       fst_statement_get_text (statement, 2));
          return NULL;
        }
      g_ptr_array_add (rows, fst_code_row_new ((guint) fst_statement_get_int (statement, 0),
                                               fst_statement_get_text (statement, 1), question,
                                               fst_statement_get_text (statement, 3),
                                               fst_statement_get_text (statement, 4),
                                               fst_statement_get_text (statement, 5)));
    }
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&rows);
}

static FstCodeList *
read_list (FstDatabase *database, FstStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) rows = read_rows (database, fst_statement_get_int (statement, 0), error);
  g_autofree char *imported = g_strndup (fst_statement_get_text (statement, 6), DAY_LENGTH);
  FstCodeList fields = {
    .name = (char *) fst_statement_get_text (statement, 1),
    .owner = (char *) fst_statement_get_text (statement, 2),
    .complete = fst_statement_get_int (statement, 5) != 0,
    .rows = rows,
  };
  GError *refused = NULL;
  FstCodeList *list;

  if (!rows)
    return NULL;
  /* A day that is not stated is none. */
  (void) fst_date_parse (fst_statement_get_text (statement, 3), &fields.from);
  (void) fst_date_parse (fst_statement_get_text (statement, 4), &fields.until);
  (void) fst_date_parse (imported, &fields.imported);
  list = fst_code_list_new (&fields, &refused);
  if (list)
    return list;
  g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED, "Reading the list %s: %s",
               fields.name, refused->message);
  g_error_free (refused);
  return NULL;
}

/**
 * fst_code_list_table_list:
 * @database: the register
 * @error: return location for a #FstStoreError
 *
 * Gives the lists in use, by name and owner.
 *
 * Returns: (transfer full) (element-type FstCodeList): the lists, or %NULL with @error set
 */
GPtrArray *
fst_code_list_table_list (FstDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) lists =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_list_unref);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (FstStatement) statement = fst_statement_new (
      database,
      "SELECT id, name, owner, valid_from, valid_until, complete, imported_at FROM code_lists"
      " WHERE ended_at IS NULL ORDER BY name, owner",
      error);

  if (!statement)
    return NULL;
  while (fst_statement_next (statement, &local_error))
    {
      FstCodeList *list = read_list (database, statement, error);

      if (!list)
        return NULL;
      g_ptr_array_add (lists, list);
    }
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&lists);
}
