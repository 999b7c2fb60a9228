#include "fst-article-table.h"

#include "fst-article-columns.h"
#include "fst-iso-counterparts.h"
#include "fst-statement.h"
#include "fst-store-error.h"

/* Of the row of sources that is looked at: the articles of its newest file, how many of them are
 * examples, and those that have gone. */
#define COUNT_ARTICLES                                                                             \
  " (SELECT coalesce (sum (gone_since IS NULL), 0),"                                               \
  " coalesce (sum (gone_since IS NULL AND example), 0), coalesce (sum (gone_since IS NOT NULL), "  \
  "0) FROM articles WHERE source = sources.id)"

/**
 * fst_article_table_put_source:
 * @database: the catalogue
 * @name: a source's name
 * @id: (out): its number
 * @error: return location for a #FstStoreError
 *
 * Finds the source of a name, or makes it.
 *
 * Returns: %TRUE if it is there, else %FALSE with @error set
 */
gboolean
fst_article_table_put_source (FstDatabase *database, const char *name, gint64 *id, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;

  g_return_val_if_fail (name != NULL && id != NULL, FALSE);

  statement = fst_statement_new (database,
                                 "INSERT INTO sources (name, imported_at) VALUES (?, '')"
                                 " ON CONFLICT DO UPDATE SET imported_at = imported_at"
                                 " RETURNING id",
                                 error);
  if (statement == NULL)
    return FALSE;
  fst_statement_bind_text (statement, 1, name);
  if (!fst_statement_next (statement, error))
    return FALSE;
  *id = fst_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * fst_article_table_describe_source:
 * @database: the catalogue
 * @id: a source's number
 * @source: what is known of it now; its name stays
 * @error: return location for a #FstStoreError
 *
 * Notes what is known of a source.
 *
 * Returns: %TRUE if it is noted, else %FALSE with @error set
 */
gboolean
fst_article_table_describe_source (FstDatabase *database,
                                   gint64 id,
                                   const FstCatalogueSource *source,
                                   GError **error)
{
  g_autoptr (FstStatement) statement = NULL;

  g_return_val_if_fail (source != NULL, FALSE);

  statement =
      fst_statement_new (database,
                         "UPDATE sources SET imported_at = ?2, plan_json = ?3, n_unusable = ?4,"
                         " n_articles = ?5, n_examples = ?6, n_gone = ?7 WHERE id = ?1",
                         error);
  if (statement == NULL)
    return FALSE;
  fst_statement_bind_int (statement, 1, id);
  fst_statement_bind_text (statement, 2, source->imported_at);
  fst_statement_bind_text (statement, 3, source->plan_json);
  fst_statement_bind_int (statement, 4, source->n_unusable);
  fst_statement_bind_int (statement, 5, source->n_articles);
  fst_statement_bind_int (statement, 6, source->n_examples);
  fst_statement_bind_int (statement, 7, source->n_gone);
  return fst_statement_run (statement, error);
}

/* The assignments of an update: "name = i.name, …". */
static char *
make_assignments (const char *columns)
{
  g_auto (GStrv) names = g_strsplit (columns, ", ", -1);
  GString *assignments = g_string_new (NULL);

  for (gsize i = 0; names[i] != NULL; i++)
    g_string_append_printf (assignments, "%s%s = i.%s", i > 0 ? ", " : "", names[i], names[i]);
  return g_string_free_and_steal (assignments);
}

/**
 * fst_article_table_update:
 * @database: the catalogue
 * @error: return location for a #FstStoreError
 *
 * Puts what has come in into the rows that it replaces. Only for changes that neither the order nor
 * the search index knows of.
 *
 * Returns: %TRUE when it is done, else %FALSE with @error set
 */
gboolean
fst_article_table_update (FstDatabase *database, GError **error)
{
  g_autofree char *assignments = make_assignments (FST_ARTICLE_ALL_COLUMNS);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE articles SET %s FROM incoming AS i WHERE articles.id = i.article;"
                       "DELETE FROM incoming",
                       assignments);

  return fst_database_execute (database, sql, error);
}

/* Lets the articles come in that are neither replaced nor of a source that goes. */
static gboolean
keep_the_rest (FstDatabase *database, gint64 without, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (
      database,
      "INSERT INTO incoming (place, " FST_ARTICLE_ALL_COLUMNS ") SELECT article_place (example,"
      " agreement, rank, accessory, discontinued, name, article_number), " FST_ARTICLE_ALL_COLUMNS
      " FROM articles WHERE source <> ?"
      " AND id NOT IN (SELECT article FROM incoming WHERE article IS NOT NULL)",
      error);

  if (statement == NULL)
    return FALSE;
  fst_statement_bind_int (statement, 1, without);
  return fst_statement_run (statement, error);
}

/**
 * fst_article_table_renumber:
 * @database: the catalogue
 * @without: the number of a source whose articles go, or 0
 * @error: return location for a #FstStoreError
 *
 * Puts what has come in beside all other articles, numbers them anew in the order in which they are
 * shown, and builds the search index.
 *
 * Returns: %TRUE when it is done, else %FALSE with @error set
 */
gboolean
fst_article_table_renumber (FstDatabase *database, gint64 without, GError **error)
{
  /* The keys are sorted by themselves: sorted with them, all the rows would have to lie in memory.
   */
  return keep_the_rest (database, without, error)
         && fst_database_execute (
             database,
             "DROP INDEX articles_by_code; DROP INDEX articles_by_number;"
             "DROP INDEX articles_by_supplier_number; DROP INDEX articles_by_gtin;"
             "DELETE FROM articles;"
             "WITH places AS MATERIALIZED (SELECT rowid AS row FROM incoming ORDER BY place)"
             " INSERT INTO articles (" FST_ARTICLE_ALL_COLUMNS ", other_codes)"
             " SELECT " FST_ARTICLE_ALL_COLUMNS ", " FST_ISO_OTHER_CODES_SQL
             " FROM places CROSS JOIN incoming ON incoming.rowid = places.row;"
             "DELETE FROM incoming;"
             "CREATE INDEX articles_by_code ON articles (iso_code);"
             "CREATE INDEX articles_by_number ON articles (article_number);"
             "CREATE INDEX articles_by_supplier_number ON articles (supplier_article_number)"
             " WHERE supplier_article_number IS NOT NULL;"
             "CREATE INDEX articles_by_gtin ON articles (gtin) WHERE gtin IS NOT NULL",
             error)
         && fst_article_table_index (database, error);
}

/**
 * fst_article_table_index:
 * @database: the catalogue
 * @error: return location for a #FstStoreError
 *
 * Builds the search index over the articles anew.
 *
 * Returns: %TRUE when it is done, else %FALSE with @error set
 */
gboolean
fst_article_table_index (FstDatabase *database, GError **error)
{
  return fst_database_execute (database, "INSERT INTO words (words) VALUES ('rebuild')", error);
}

static gboolean
find_source (FstDatabase *database, const char *name, gint64 *id, GError **error)
{
  g_autoptr (FstStatement) statement =
      fst_statement_new (database, "SELECT id FROM sources WHERE name = ?", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  fst_statement_bind_text (statement, 1, name);
  if (fst_statement_next (statement, &local_error))
    {
      *id = fst_statement_get_int (statement, 0);
      return TRUE;
    }
  if (local_error == NULL)
    g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND,
                 "Removing the source %s: there is none", name);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
delete_source (FstDatabase *database, gint64 id, GError **error)
{
  g_autoptr (FstStatement) statement =
      fst_statement_new (database, "DELETE FROM sources WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  fst_statement_bind_int (statement, 1, id);
  return fst_statement_run (statement, error);
}

/* The log has grown by the whole catalogue. A search that reads just now lets it stay until the
 * next time. */
static void
empty_log (FstDatabase *database)
{
  if (!fst_database_execute (database, "PRAGMA wal_checkpoint(TRUNCATE)", NULL))
    g_debug ("%s: the log stays for now", G_STRFUNC);
}

/**
 * fst_article_table_commit:
 * @database: the catalogue
 * @error: return location for a #FstStoreError
 *
 * Ends a transaction that has written much of the catalogue. A commit can't be cancelled.
 *
 * Returns: %TRUE if it is done; else %FALSE with @error set, and the transaction is still to be
 * rolled back
 */
gboolean
fst_article_table_commit (FstDatabase *database, GError **error)
{
  if (!fst_database_commit (database, error))
    return FALSE;
  empty_log (database);
  return TRUE;
}

/**
 * fst_article_table_roll_back:
 * @database: the catalogue
 *
 * Takes back a transaction that has written much of the catalogue.
 */
void
fst_article_table_roll_back (FstDatabase *database)
{
  fst_database_roll_back (database);
  empty_log (database);
}

/**
 * fst_article_table_remove_source:
 * @database: the catalogue
 * @name: a source's name
 * @error: return location for a #FstStoreError
 *
 * Takes a source away with its articles and what they have cost, in a transaction of its own.
 *
 * Returns: %TRUE once it is gone, else %FALSE with @error set
 */
gboolean
fst_article_table_remove_source (FstDatabase *database, const char *name, GError **error)
{
  gint64 id;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!fst_database_begin (database, error))
    return FALSE;
  if (find_source (database, name, &id, error) && fst_article_table_renumber (database, id, error)
      && delete_source (database, id, error) && fst_article_table_commit (database, error))
    return TRUE;
  fst_article_table_roll_back (database);
  return FALSE;
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
                                 "SELECT name, imported_at, n_articles, n_examples, n_gone,"
                                 " n_unusable, plan_json FROM sources"
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
                                  .n_gone = fst_statement_get_int (statement, 4),
                                  .n_unusable = fst_statement_get_int (statement, 5),
                                  .plan_json = (char *) fst_statement_get_text (statement, 6),
                              }));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&sources);
}

/* What must not be: how many there are of it, and how to say so. */
static const struct
{
  const char *count;
  const char *finding;
} faults[] = {
  { "SELECT count(*) FROM sources WHERE (n_articles, n_examples, n_gone) <>" COUNT_ARTICLES,
    "catalogue: a source does not have the articles that it says" },
  { "SELECT count(*) FROM articles WHERE source NOT IN (SELECT id FROM sources)",
    "catalogue: an article is of no source" },
  { "SELECT count(*) FROM articles WHERE gone_since IS NOT NULL AND NOT discontinued",
    "catalogue: an article has gone and is said to be current" },
  { "SELECT count(*) FROM articles WHERE (price IS NULL) <> (price_since IS NULL)",
    "catalogue: it is not known since when a price holds" },
  { "SELECT count(*) FROM prices WHERE since >= until",
    "catalogue: an earlier price ends before it begins" },
  { "SELECT count(*) FROM incoming", "catalogue: an import has left articles behind" },
};

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
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      if (!fst_database_query_int (database, faults[i].count, &n_wrong, error))
        return FALSE;
      if (n_wrong > 0)
        g_strv_builder_add (findings, faults[i].finding);
    }
  return TRUE;
}
