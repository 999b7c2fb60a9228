#include "fst-setting-table.h"

#include "fst-statement.h"

static char *
get_text (FstDatabase *database, const char *sql, const char *key, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (database, sql, error);

  if (statement == NULL)
    return NULL;
  fst_statement_bind_text (statement, 1, key);
  return fst_statement_next (statement, error) ? g_strdup (fst_statement_get_text (statement, 0))
                                               : NULL;
}

static gboolean
run_with (
    FstDatabase *database, const char *sql, const char *key, const char *value, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (database, sql, error);

  if (statement == NULL)
    return FALSE;
  fst_statement_bind_text (statement, 1, key);
  if (value != NULL)
    fst_statement_bind_text (statement, 2, value);
  return fst_statement_run (statement, error);
}

/**
 * fst_setting_table_get:
 * @database: the register
 * @key: the setting's name
 * @error: return location for a #FstStoreError
 *
 * Gives a setting.
 *
 * Returns: (transfer full) (nullable): its value; %NULL if it is not set, or with @error set
 */
char *
fst_setting_table_get (FstDatabase *database, const char *key, GError **error)
{
  return get_text (database, "SELECT value FROM settings WHERE key = ?", key, error);
}

/**
 * fst_setting_table_set:
 * @database: the register
 * @key: the setting's name
 * @value: (nullable): its value; %NULL takes it away
 * @error: return location for a #FstStoreError
 *
 * Keeps a setting.
 *
 * Returns: %TRUE when it is on the disk, else %FALSE with @error set
 */
gboolean
fst_setting_table_set (FstDatabase *database, const char *key, const char *value, GError **error)
{
  if (value == NULL)
    return run_with (database, "DELETE FROM settings WHERE key = ?", key, NULL, error);
  return run_with (database,
                   "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET "
                   "value = excluded.value",
                   key, value, error);
}

/**
 * fst_key_table_get:
 * @database: the register
 * @name: the name of a file of the workspace
 * @error: return location for a #FstStoreError
 *
 * Gives the raw key of another file.
 *
 * Returns: (transfer full) (nullable): its key; %NULL if there is none, or with @error set
 */
char *
fst_key_table_get (FstDatabase *database, const char *name, GError **error)
{
  return get_text (database, "SELECT key FROM keys WHERE name = ?", name, error);
}

/**
 * fst_key_table_set:
 * @database: the register
 * @name: the name of a file of the workspace
 * @key: its raw key
 * @error: return location for a #FstStoreError
 *
 * Keeps the raw key of another file. There must be none yet.
 *
 * Returns: %TRUE when it is on the disk, else %FALSE with @error set
 */
gboolean
fst_key_table_set (FstDatabase *database, const char *name, const char *key, GError **error)
{
  return run_with (database, "INSERT INTO keys (name, key) VALUES (?, ?)", name, key, error);
}

/**
 * fst_draft_table_get:
 * @database: the register
 * @error: return location for a #FstStoreError
 *
 * Gives the draft.
 *
 * Returns: (transfer full) (nullable): the draft; %NULL if there is none, or with @error set
 */
char *
fst_draft_table_get (FstDatabase *database, GError **error)
{
  return get_text (database, "SELECT draft FROM drafts WHERE id = ?", "1", error);
}

/**
 * fst_draft_table_set:
 * @database: the register
 * @draft: (nullable): the draft; %NULL takes it away
 * @error: return location for a #FstStoreError
 *
 * Keeps the draft in place of the one before.
 *
 * Returns: %TRUE when it is on the disk, else %FALSE with @error set
 */
gboolean
fst_draft_table_set (FstDatabase *database, const char *draft, GError **error)
{
  if (draft == NULL)
    return run_with (database, "DELETE FROM drafts WHERE id = ?", "1", NULL, error);
  return run_with (database,
                   "INSERT INTO drafts (id, draft) VALUES (?, ?) ON CONFLICT DO UPDATE SET draft = "
                   "excluded.draft",
                   "1", draft, error);
}
