#include "fst-article-search.h"

#include "fst-article-columns.h"
#include "fst-catalogue-query.h"
#include "fst-statement.h"
#include "fst-store-error.h"

/* The articles found so far, by number, in the order in which they are shown. */
typedef struct
{
  GArray *ids; /* (element-type gint64) */
  GHashTable *seen;
} Found;

/* Adds what a statement finds and is not there yet, up to one more than the most that is counted.
 */
static gboolean
add_found (FstDatabase *database, const char *sql, const char *value, Found *found, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  if (value == NULL || found->ids->len > FST_CATALOGUE_MAX_HITS)
    return TRUE;
  statement = fst_statement_new (database, sql, error);
  if (statement == NULL)
    return FALSE;
  fst_statement_bind_text (statement, 1, value);
  fst_statement_bind_int (statement, 2, FST_CATALOGUE_MAX_HITS + 1);
  while (found->ids->len <= FST_CATALOGUE_MAX_HITS && fst_statement_next (statement, &local_error))
    {
      gint64 id = fst_statement_get_int (statement, 0);

      if (g_hash_table_add (found->seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (found->ids, id);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

#define SELECT_MATCHES "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid LIMIT ?2"

/* Best first: this very article; under the code; under it in the other edition; name begins with
 * the word; the rest. Within each, articles are numbered in the order in which they are shown. */
static gboolean
find (FstDatabase *database, const FstCatalogueQuery *query, Found *found, GError **error)
{
  if (query->empty)
    return add_found (database,
                      "SELECT id FROM articles WHERE ?1 = '' ORDER BY iso_code, id LIMIT ?2", "",
                      found, error);
  return add_found (database,
                    "SELECT id FROM articles WHERE article_number = ?1 OR gtin = ?1"
                    " OR supplier_article_number = ?1 ORDER BY id LIMIT ?2",
                    query->article, found, error)
         && (query->match_code != NULL
             || add_found (database,
                           "SELECT id FROM articles WHERE iso_code >= ?1 AND iso_code < ?1 || ':'"
                           " ORDER BY iso_code, id LIMIT ?2",
                           query->code, found, error))
         && add_found (database, SELECT_MATCHES, query->match_code, found, error)
         && add_found (database, SELECT_MATCHES, query->match_other_code, found, error)
         && add_found (database, SELECT_MATCHES, query->match_first, found, error)
         && add_found (database, SELECT_MATCHES, query->match, found, error);
}

/* Reads the articles of one part of what was found. */
static GPtrArray *
read_devices (FstDatabase *database, GArray *ids, guint offset, guint limit, GError **error)
{
  g_autoptr (GPtrArray) devices =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_device_unref);
  g_autoptr (FstStatement) statement = fst_statement_new (
      database, "SELECT " FST_ARTICLE_SHOWN_COLUMNS " FROM articles WHERE id = ?", error);
  guint total = MIN (ids->len, FST_CATALOGUE_MAX_HITS);

  if (statement == NULL)
    return NULL;
  for (guint i = MIN (offset, total); i < total && devices->len < limit; i++)
    {
      fst_statement_rewind (statement);
      fst_statement_bind_int (statement, 1, g_array_index (ids, gint64, i));
      if (!fst_statement_next (statement, error))
        return NULL;
      g_ptr_array_add (devices, fst_article_columns_read_shown_device (statement));
    }
  return g_steal_pointer (&devices);
}

static FstCatalogueHits *
search (FstDatabase *database,
        const FstCatalogueQuery *query,
        guint offset,
        guint limit,
        GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) devices = NULL;
  Found found = { ids, seen };

  if (!find (database, query, &found, error))
    return NULL;
  devices = read_devices (database, ids, offset, limit, error);
  if (devices == NULL)
    return NULL;
  return fst_catalogue_hits_new (g_steal_pointer (&devices), MIN (ids->len, FST_CATALOGUE_MAX_HITS),
                                 ids->len > FST_CATALOGUE_MAX_HITS);
}

/**
 * fst_article_search_run:
 * @database: the catalogue
 * @text: what is searched for; any bytes
 * @offset: how many of the hits to pass over
 * @limit: the most to give
 * @error: return location for a #FstStoreError
 *
 * Finds articles by code and words, best first. An empty text finds all, by code.
 *
 * Returns: (transfer full): the hits, or %NULL with @error set
 */
FstCatalogueHits *
fst_article_search_run (
    FstDatabase *database, const char *text, guint offset, guint limit, GError **error)
{
  g_autoptr (FstCatalogueQuery) query = NULL;
  FstCatalogueHits *hits;

  g_return_val_if_fail (text != NULL, NULL);

  query = fst_catalogue_query_new (text);
  /* All steps see the same catalogue, also while an import is being written. */
  if (!fst_database_execute (database, "BEGIN", error))
    return NULL;
  hits = search (database, query, offset, limit, error);
  fst_database_roll_back (database);
  return hits;
}

/**
 * fst_article_search_by_number:
 * @database: the catalogue
 * @article_number: an article number
 * @supplier: (nullable): its supplier; %NULL where any will do
 * @error: return location for a #FstStoreError
 *
 * Finds the first article with a number.
 *
 * Returns: (transfer full): the article, or %NULL with @error set
 */
FstArticle *
fst_article_search_by_number (FstDatabase *database,
                              const char *article_number,
                              const char *supplier,
                              GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (article_number != NULL, NULL);

  statement = fst_statement_new (database,
                                 "SELECT " FST_ARTICLE_SHOWN_COLUMNS
                                 " FROM articles WHERE article_number = ?1"
                                 " AND (?2 IS NULL OR supplier = ?2) ORDER BY id LIMIT 1",
                                 error);
  if (statement == NULL)
    return NULL;
  fst_statement_bind_text (statement, 1, article_number);
  fst_statement_bind_text (statement, 2, supplier);
  if (fst_statement_next (statement, &local_error))
    return fst_article_columns_read_shown_article (statement);
  if (local_error == NULL)
    g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND,
                 "Finding the article %s: there is none", article_number);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
