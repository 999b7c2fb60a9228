#include "fst-price-table.h"

#include "fst-article-digest.h"
#include "fst-case.h"
#include "fst-statement.h"
#include "fst-store-error.h"

/**
 * fst_price_table_add:
 * @database: the catalogue
 * @source: the number of the article's source
 * @article: the article as it was
 * @since: the day of the first file with its price
 * @until: the day of the file with another one
 * @error: return location for a #FstStoreError
 *
 * Keeps a price that no longer holds. One that was put right the same day never was one.
 *
 * Returns: %TRUE if it is kept or need not be, else %FALSE with @error set
 */
gboolean
fst_price_table_add (FstDatabase *database,
                     gint64 source,
                     const FstArticle *article,
                     const char *since,
                     const char *until,
                     GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autofree char *number = NULL;
  g_autofree char *supplier = NULL;

  g_return_val_if_fail (article != NULL && until != NULL, FALSE);

  if (article->price < 0 || since == NULL || g_strcmp0 (since, until) >= 0)
    return TRUE;
  statement = fst_statement_new (database,
                                 "INSERT OR REPLACE INTO prices (source, article_number, supplier,"
                                 " since, until, price, currency, unit)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                                 error);
  if (statement == NULL)
    return FALSE;
  number = fst_article_fold_number (article->device->article_number);
  supplier = fst_article_fold_supplier (article->device->supplier);
  fst_statement_bind_int (statement, 1, source);
  fst_statement_bind_text (statement, 2, number);
  fst_statement_bind_text (statement, 3, supplier);
  fst_statement_bind_text (statement, 4, since);
  fst_statement_bind_text (statement, 5, until);
  fst_statement_bind_int (statement, 6, article->price);
  fst_statement_bind_text (statement, 7, article->currency);
  fst_statement_bind_text (statement, 8, article->price_unit);
  return fst_statement_run (statement, error);
}

/* Adds the price of the row that a statement is on, unless there is none. */
static void
add_point (GPtrArray *points, FstStatement *statement)
{
  FstPricePoint fields = {
    .price = fst_statement_get_int (statement, 0),
    .currency = (char *) fst_statement_get_text (statement, 1),
    .unit = (char *) fst_statement_get_text (statement, 2),
  };

  if (fst_statement_is_null (statement, 0))
    return;
  fst_date_parse (fst_statement_get_text (statement, 3), &fields.from);
  fst_date_parse (fst_statement_get_text (statement, 4), &fields.until);
  g_ptr_array_add (points, fst_price_point_new (&fields));
}

/* Adds what the article that @current is on has cost before. */
static gboolean
add_earlier (FstDatabase *database, FstStatement *current, GPtrArray *points, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autofree char *number = fst_article_fold_number (fst_statement_get_text (current, 6));
  g_autofree char *supplier = fst_article_fold_supplier (fst_statement_get_text (current, 7));
  g_autoptr (GError) local_error = NULL;

  statement = fst_statement_new (database,
                                 "SELECT price, currency, unit, since, until FROM prices"
                                 " WHERE source = ? AND article_number = ? AND supplier = ?"
                                 " ORDER BY since DESC",
                                 error);
  if (statement == NULL)
    return FALSE;
  fst_statement_bind_int (statement, 1, fst_statement_get_int (current, 5));
  fst_statement_bind_text (statement, 2, number);
  fst_statement_bind_text (statement, 3, supplier);
  while (fst_statement_next (statement, &local_error))
    add_point (points, statement);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
add_all (FstDatabase *database,
         const char *article_number,
         const char *supplier,
         GPtrArray *points,
         GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (
      database,
      "SELECT price, currency, price_unit, price_since, NULL, source, article_number, supplier"
      " FROM articles WHERE article_number = ?1 AND (?2 IS NULL OR supplier = ?2)"
      " ORDER BY id LIMIT 1",
      error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  fst_statement_bind_text (statement, 1, article_number);
  fst_statement_bind_text (statement, 2, supplier);
  if (!fst_statement_next (statement, &local_error))
    {
      if (local_error == NULL)
        g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND,
                     "Listing the prices of the article %s: there is none", article_number);
      else
        g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  add_point (points, statement);
  return add_earlier (database, statement, points, error);
}

/**
 * fst_price_table_list:
 * @database: the catalogue
 * @article_number: an article number
 * @supplier: (nullable): its supplier; %NULL where any will do
 * @error: return location for a #FstStoreError; %FST_STORE_ERROR_NOT_FOUND where there is no such
 * article
 *
 * Lists what the first article with a number costs and has cost, newest first.
 *
 * Returns: (transfer full) (element-type FstPricePoint): the prices; none where none is known; or
 * %NULL with @error set
 */
GPtrArray *
fst_price_table_list (FstDatabase *database,
                      const char *article_number,
                      const char *supplier,
                      GError **error)
{
  g_autoptr (GPtrArray) points =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_price_point_free);
  gboolean listed;

  g_return_val_if_fail (article_number != NULL, NULL);

  /* Both steps see the same catalogue, also while an import is being written. */
  if (!fst_database_execute (database, "BEGIN", error))
    return NULL;
  listed = add_all (database, article_number, supplier, points, error);
  fst_database_roll_back (database);
  return listed ? g_steal_pointer (&points) : NULL;
}
