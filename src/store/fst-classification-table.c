#include "fst-classification-table.h"

#include "fst-article-table.h"
#include "fst-iso-code.h"
#include "fst-iso-counterparts.h"
#include "fst-statement.h"

/* Does something in a transaction of its own. */
typedef gboolean (*WriteFunc) (FstDatabase *database, gconstpointer data, GError **error);

static gboolean
write_whole (FstDatabase *database, WriteFunc write, gconstpointer data, GError **error)
{
  if (!fst_database_begin (database, error))
    return FALSE;
  if (write (database, data, error) && fst_database_commit (database, error))
    return TRUE;
  fst_database_roll_back (database);
  return FALSE;
}

static gboolean
run_with (FstDatabase *database, const char *sql, const char *value, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (database, sql, error);

  if (statement == NULL)
    return FALSE;
  fst_statement_bind_text (statement, 1, value);
  return fst_statement_run (statement, error);
}

/* What was taken away just now is more than nothing. */
static gboolean
check_removed (FstDatabase *database, const char *what, GError **error)
{
  gint64 n;

  if (!fst_database_query_int (database, "SELECT changes ()", &n, error))
    return FALSE;
  if (n > 0)
    return TRUE;
  g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND,
               "Removing the %s: none have been read in", what);
  return FALSE;
}

static gboolean
write_titles (FstDatabase *database, gconstpointer data, GError **error)
{
  const GPtrArray *titles = data;
  g_autoptr (FstStatement) statement = NULL;

  for (guint i = 0; i < titles->len; i++)
    if (!run_with (database, "DELETE FROM iso_titles WHERE edition = ?",
                   ((const FstIsoTitle *) titles->pdata[i])->edition, error))
      return FALSE;
  statement = fst_statement_new (
      database, "INSERT INTO iso_titles (edition, code, title) VALUES (?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < titles->len; i++)
    {
      const FstIsoTitle *title = g_ptr_array_index (titles, i);

      fst_statement_bind_text (statement, 1, title->edition);
      fst_statement_bind_text (statement, 2, title->code);
      fst_statement_bind_text (statement, 3, title->title);
      if (!fst_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * fst_classification_table_put_titles:
 * @database: the catalogue
 * @titles: (element-type FstIsoTitle): official titles
 * @error: return location for a #FstStoreError
 *
 * Puts titles in place of those that there were of the same editions, all or none.
 *
 * Returns: %TRUE if they are there, else %FALSE with @error set
 */
gboolean
fst_classification_table_put_titles (FstDatabase *database, GPtrArray *titles, GError **error)
{
  g_return_val_if_fail (titles != NULL, FALSE);

  return write_whole (database, write_titles, titles, error);
}

static gboolean
delete_titles (FstDatabase *database, gconstpointer edition, GError **error)
{
  return run_with (database, "DELETE FROM iso_titles WHERE ?1 IS NULL OR edition = ?1", edition,
                   error)
         && check_removed (database, "titles", error);
}

/**
 * fst_classification_table_remove_titles:
 * @database: the catalogue
 * @edition: (nullable): the edition whose titles go; %NULL for all
 * @error: return location for a #FstStoreError; %FST_STORE_ERROR_NOT_FOUND where there are none
 *
 * Takes official titles away.
 *
 * Returns: %TRUE if they are gone, else %FALSE with @error set
 */
gboolean
fst_classification_table_remove_titles (FstDatabase *database, const char *edition, GError **error)
{
  return write_whole (database, delete_titles, edition, error);
}

static gboolean
insert_changes (FstDatabase *database, const GPtrArray *changes, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (
      database, "INSERT INTO iso_mapping (code16, code22, change) VALUES (?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const FstIsoChange *change = g_ptr_array_index (changes, i);

      fst_statement_bind_text (statement, 1, change->code16);
      fst_statement_bind_text (statement, 2, change->code22);
      fst_statement_bind_text (statement, 3, change->change);
      if (!fst_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* Works out which articles are found by another number as well. The index is only built anew where
 * that has changed for any of them. */
static gboolean
apply_mapping (FstDatabase *database, GError **error)
{
  gint64 n;

  if (!fst_database_execute (
          database,
          "DELETE FROM iso_counterparts;"
          "INSERT INTO iso_counterparts SELECT '2016', code16, group_concat (code22, ' ') FROM"
          " (SELECT DISTINCT code16, code22 FROM iso_mapping WHERE code16 <> code22 ORDER BY 1, 2)"
          " GROUP BY code16;"
          "INSERT INTO iso_counterparts SELECT '2022', code22, group_concat (code16, ' ') FROM"
          " (SELECT DISTINCT code22, code16 FROM iso_mapping"
          " WHERE code16 IS NOT NULL AND code22 IS NOT NULL ORDER BY 1, 2) GROUP BY code22;"
          "UPDATE articles SET other_codes = " FST_ISO_OTHER_CODES_SQL
          " WHERE other_codes IS NOT " FST_ISO_OTHER_CODES_SQL,
          error)
      || !fst_database_query_int (database, "SELECT changes ()", &n, error))
    return FALSE;
  return n == 0 || fst_article_table_index (database, error);
}

static gboolean
write_mapping (FstDatabase *database, gconstpointer changes, GError **error)
{
  return fst_database_execute (database, "DELETE FROM iso_mapping", error)
         && insert_changes (database, changes, error) && apply_mapping (database, error);
}

/**
 * fst_classification_table_put_mapping:
 * @database: the catalogue
 * @changes: (element-type FstIsoChange): what became of the codes
 * @error: return location for a #FstStoreError
 *
 * Puts a mapping in place of the one that there was, and finds the articles by both numbers from
 * then on; all or nothing.
 *
 * Returns: %TRUE if it is there, else %FALSE with @error set
 */
gboolean
fst_classification_table_put_mapping (FstDatabase *database, GPtrArray *changes, GError **error)
{
  g_return_val_if_fail (changes != NULL, FALSE);

  return write_whole (database, write_mapping, changes, error);
}

static gboolean
delete_mapping (FstDatabase *database, gconstpointer unused, GError **error)
{
  return fst_database_execute (database, "DELETE FROM iso_mapping", error)
         && check_removed (database, "rows of a mapping", error) && apply_mapping (database, error);
}

/**
 * fst_classification_table_remove_mapping:
 * @database: the catalogue
 * @error: return location for a #FstStoreError; %FST_STORE_ERROR_NOT_FOUND where there is none
 *
 * Takes the mapping away.
 *
 * Returns: %TRUE if it is gone, else %FALSE with @error set
 */
gboolean
fst_classification_table_remove_mapping (FstDatabase *database, GError **error)
{
  return write_whole (database, delete_mapping, NULL, error);
}

static gboolean
read_titles (FstDatabase *database, GPtrArray *titles, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (
      database, "SELECT edition, code, title FROM iso_titles ORDER BY edition, code", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (fst_statement_next (statement, &local_error))
    g_ptr_array_add (titles, fst_iso_title_new (0, fst_statement_get_text (statement, 0),
                                                fst_statement_get_text (statement, 1),
                                                fst_statement_get_text (statement, 2)));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_changes (FstDatabase *database, GPtrArray *changes, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (
      database, "SELECT code16, code22, change FROM iso_mapping ORDER BY id", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (fst_statement_next (statement, &local_error))
    g_ptr_array_add (changes, fst_iso_change_new (0, fst_statement_get_text (statement, 0),
                                                  fst_statement_get_text (statement, 1),
                                                  fst_statement_get_text (statement, 2)));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * fst_classification_table_read:
 * @database: the catalogue
 * @error: return location for a #FstStoreError
 *
 * Reads what has been read in of ISO 9999.
 *
 * Returns: (transfer full): titles and mapping, empty where there are none, or %NULL with @error
 * set
 */
FstIsoTables *
fst_classification_table_read (FstDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) titles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_iso_title_free);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_iso_change_free);

  if (!read_titles (database, titles, error) || !read_changes (database, changes, error))
    return NULL;
  return fst_iso_tables_new (titles, changes);
}

/**
 * fst_classification_table_count_articles:
 * @database: the catalogue
 * @code: a valid code
 * @error: return location for a #FstStoreError
 *
 * Counts the articles under a code, by the number that it has in either edition: those that a
 * search for the code finds.
 *
 * Returns: how many there are, or -1 with @error set
 */
gint64
fst_classification_table_count_articles (FstDatabase *database, const char *code, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;

  g_return_val_if_fail (fst_iso_code_is_valid (code), -1);

  statement =
      fst_statement_new (database,
                         "SELECT count (*) FROM"
                         " (SELECT id FROM articles WHERE iso_code >= ?1 AND iso_code < ?1 || ':'"
                         " UNION SELECT rowid FROM words"
                         " WHERE words MATCH 'other_codes : \"' || ?1 || '\" *')",
                         error);
  if (statement == NULL)
    return -1;
  fst_statement_bind_text (statement, 1, code);
  return fst_statement_next (statement, error) ? fst_statement_get_int (statement, 0) : -1;
}
