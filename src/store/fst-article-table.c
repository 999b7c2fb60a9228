#include "fst-article-table.h"

#include "fst-catalogue-query.h"
#include "fst-statement.h"
#include "fst-store-error.h"

#define PROGRESS_INTERVAL 1000

#define COLUMNS                                                                                    \
  "source, article_number, name, first_word, supplier, iso_code, description, price_ore, "         \
  "agreement, rank, accessory, discontinued, example"

/* Puts the source's row in place and gives its number. */
static gboolean
put_source (FstDatabase *database, const FstArticleImport *import, gint64 *id, GError **error)
{
  g_autoptr (FstStatement) statement =
      fst_statement_new (database,
                         "INSERT INTO sources (name, imported_at) VALUES (?, ?)"
                         " ON CONFLICT DO UPDATE SET imported_at = excluded.imported_at"
                         " RETURNING id",
                         error);

  if (statement == NULL)
    return FALSE;
  fst_statement_bind_text (statement, 1, import->source);
  fst_statement_bind_text (statement, 2, import->imported_at);
  if (!fst_statement_next (statement, error))
    return FALSE;
  *id = fst_statement_get_int (statement, 0);
  return TRUE;
}

/* The articles of all other sources stay. */
static gboolean
keep_other_sources (FstDatabase *database, const char *source, GError **error)
{
  g_autoptr (FstStatement) statement =
      fst_statement_new (database,
                         "INSERT INTO incoming (" COLUMNS ") SELECT " COLUMNS " FROM articles"
                         " WHERE source IS NOT (SELECT id FROM sources WHERE name = ?)",
                         error);

  if (statement == NULL)
    return FALSE;
  fst_statement_bind_text (statement, 1, source);
  return fst_statement_run (statement, error);
}

static void
bind_known (FstStatement *statement, int parameter, gint64 value)
{
  if (value >= 0)
    fst_statement_bind_int (statement, parameter, value);
  else
    fst_statement_bind_null (statement, parameter);
}

static gboolean
add_device (FstStatement *statement, gint64 source, const FstDevice *device, GError **error)
{
  const char *name = device->name != NULL ? device->name : "";
  g_autofree char *first_word = fst_catalogue_first_word (name);

  fst_statement_bind_int (statement, 1, source);
  fst_statement_bind_text (statement, 2,
                           device->article_number != NULL ? device->article_number : "");
  fst_statement_bind_text (statement, 3, name);
  fst_statement_bind_text (statement, 4, first_word);
  fst_statement_bind_text (statement, 5, device->supplier);
  fst_statement_bind_text (statement, 6, device->iso_code);
  fst_statement_bind_text (statement, 7, device->description);
  bind_known (statement, 8, device->price_ore);
  fst_statement_bind_text (statement, 9, device->agreement);
  bind_known (statement, 10, device->rank);
  fst_statement_bind_int (statement, 11, device->accessory ? 1 : 0);
  fst_statement_bind_int (statement, 12, device->discontinued ? 1 : 0);
  fst_statement_bind_int (statement, 13, device->example ? 1 : 0);
  return fst_statement_run (statement, error);
}

/* Takes in what the reader gives; the number of devices, or -1 with an error. */
static gint64
read_devices (FstDatabase *database, const FstArticleImport *import, gint64 source, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 n = 0;

  statement = fst_statement_new (
      database, "INSERT INTO incoming (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  if (statement == NULL)
    return -1;
  while (TRUE)
    {
      g_autoptr (FstDevice) device = import->reader (import->reader_data, &local_error);

      if (device == NULL)
        break;
      if (!add_device (statement, source, device, error))
        return -1;
      n++;
      if (import->progress != NULL && n % PROGRESS_INTERVAL == 0)
        import->progress (n, import->progress_data);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return -1;
    }
  if (import->progress != NULL)
    import->progress (n, import->progress_data);
  return n;
}

/* Numbers all articles anew, best first, and builds the index over them. */
static gboolean
rebuild (FstDatabase *database, GError **error)
{
  return fst_database_execute (
      database,
      "DROP INDEX articles_by_code; DROP INDEX articles_by_number;"
      "DELETE FROM articles;"
      "INSERT INTO articles (" COLUMNS ") SELECT " COLUMNS " FROM incoming"
      " ORDER BY example, agreement IS NULL AND rank IS NULL, coalesce (rank, 1000000),"
      " accessory, discontinued, swedish_key (name), article_number;"
      "DELETE FROM incoming;"
      "CREATE INDEX articles_by_code ON articles (iso_code);"
      "CREATE INDEX articles_by_number ON articles (article_number);"
      "INSERT INTO words (words) VALUES ('rebuild');"
      "UPDATE sources SET (n_articles, n_examples) ="
      " (SELECT count(*), coalesce (sum(example), 0) FROM articles WHERE source = sources.id);",
      error);
}

static gboolean
remove_source (FstDatabase *database, const char *source, GError **error)
{
  g_autoptr (FstStatement) statement =
      fst_statement_new (database, "DELETE FROM sources WHERE name = ? RETURNING id", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  fst_statement_bind_text (statement, 1, source);
  if (fst_statement_next (statement, &local_error))
    return TRUE;
  if (local_error == NULL)
    g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND,
                 "Removing the source %s: there is none", source);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gint64
write_import (FstDatabase *database, const FstArticleImport *import, GError **error)
{
  gint64 source;
  gint64 n = 0;

  if (!keep_other_sources (database, import->source, error))
    return -1;
  if (import->reader != NULL)
    {
      if (!put_source (database, import, &source, error))
        return -1;
      n = read_devices (database, import, source, error);
      if (n < 0)
        return -1;
    }
  if (!rebuild (database, error))
    return -1;
  if (import->reader == NULL && !remove_source (database, import->source, error))
    return -1;
  return n;
}

/**
 * fst_article_table_import:
 * @database: the catalogue
 * @import: what is imported
 * @error: return location for a #FstStoreError, or the reader's own error
 *
 * Puts the articles of a source in place of those that it had, in one transaction. It can be
 * cancelled until it is written; a failed or cancelled import leaves the catalogue as it was.
 *
 * Returns: how many articles the source has now, or -1 with @error set
 */
gint64
fst_article_table_import (FstDatabase *database, const FstArticleImport *import, GError **error)
{
  gint64 n;

  g_return_val_if_fail (import != NULL && import->source != NULL, -1);

  if (!fst_database_begin (database, error))
    return -1;
  n = write_import (database, import, error);
  if (n >= 0 && fst_database_commit (database, error))
    {
      /* The log has grown by the whole catalogue. A search that reads just now lets it stay until
       * the next time. */
      if (!fst_database_execute (database, "PRAGMA wal_checkpoint(TRUNCATE)", NULL))
        g_debug ("%s: the log stays for now", G_STRFUNC);
      return n;
    }
  fst_database_roll_back (database);
  return -1;
}

/**
 * fst_article_table_list_sources:
 * @database: the catalogue
 * @error: return location for a #FstStoreError
 *
 * Lists where the catalogue's articles came from, in Swedish order of names.
 *
 * Returns: (transfer full) (element-type FstCatalogueSource): the sources, or %NULL with @error set
 */
GPtrArray *
fst_article_table_list_sources (FstDatabase *database, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autoptr (GPtrArray) sources =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_catalogue_source_unref);
  g_autoptr (GError) local_error = NULL;

  statement = fst_statement_new (database,
                                 "SELECT name, imported_at, n_articles, n_examples FROM sources"
                                 " ORDER BY swedish_key (name)",
                                 error);
  if (statement == NULL)
    return NULL;
  while (fst_statement_next (statement, &local_error))
    g_ptr_array_add (sources, fst_catalogue_source_new (&(FstCatalogueSource){
                                  .name = (char *) fst_statement_get_text (statement, 0),
                                  .imported_at = (char *) fst_statement_get_text (statement, 1),
                                  .n_articles = fst_statement_get_int (statement, 2),
                                  .n_examples = fst_statement_get_int (statement, 3),
                              }));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&sources);
}

/**
 * fst_article_table_verify:
 * @database: the catalogue
 * @findings: where to add what is wrong, one sentence each
 * @error: return location for a #FstStoreError, when it could not be verified
 *
 * Checks that the search index and the sources agree with the articles.
 *
 * Returns: %TRUE when all was looked at, else %FALSE with @error set
 */
gboolean
fst_article_table_verify (FstDatabase *database, GStrvBuilder *findings, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 n_wrong;

  if (!fst_database_execute (
          database, "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)", &local_error))
    {
      if (!g_error_matches (local_error, FST_STORE_ERROR, FST_STORE_ERROR_CATALOGUE_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_strv_builder_add (findings, "catalogue: the search index does not agree with the articles");
    }
  if (!fst_database_query_int (database,
                               "SELECT count(*) FROM sources s WHERE (n_articles, n_examples) <>"
                               " (SELECT count(*), coalesce (sum(example), 0) FROM articles a"
                               " WHERE a.source = s.id)",
                               &n_wrong, error))
    return FALSE;
  if (n_wrong > 0)
    g_strv_builder_add (findings, "catalogue: a source does not have the articles that it says");
  return TRUE;
}
