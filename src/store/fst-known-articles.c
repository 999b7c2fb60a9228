#include "fst-known-articles.h"

#include "fst-article-digest.h"
#include "fst-statement.h"

struct _FstKnownArticles
{
  GArray *articles;   /* (element-type FstKnownArticle): in the order of their numbers */
  GHashTable *by_key; /* by their first member, the key: themselves */
};

/* The article of a key that the file has not spoken of. Where several have it (an older program let
 * them, or two keys have fallen together), the next takes the number after it. */
static FstKnownArticle *
find_unseen (FstKnownArticles *self, guint64 *key)
{
  FstKnownArticle *article;

  while ((article = g_hash_table_lookup (self->by_key, key)) != NULL && article->seen)
    (*key)++;
  return article;
}

/* The table of keys points into the array, which must not move any more. */
static void
index_keys (FstKnownArticles *self)
{
  for (guint i = 0; i < self->articles->len; i++)
    {
      FstKnownArticle *article = &g_array_index (self->articles, FstKnownArticle, i);

      while (g_hash_table_contains (self->by_key, &article->key))
        article->key++;
      g_hash_table_add (self->by_key, &article->key);
    }
}

static gboolean
read_articles (FstKnownArticles *self, FstDatabase *database, gint64 source, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (
      database,
      "SELECT id, digest, gone_since IS NOT NULL, supplier, article_number, example"
      " FROM articles WHERE source = ? ORDER BY id",
      error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  fst_statement_bind_int (statement, 1, source);
  while (fst_statement_next (statement, &local_error))
    {
      const FstKnownArticle article = {
        .id = fst_statement_get_int (statement, 0),
        .digest = (guint64) fst_statement_get_int (statement, 1),
        .gone = fst_statement_get_int (statement, 2) != 0,
        .example = fst_statement_get_int (statement, 5) != 0,
        .key = fst_article_digest_key (fst_statement_get_text (statement, 3),
                                       fst_statement_get_text (statement, 4)),
      };

      g_array_append_val (self->articles, article);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * fst_known_articles_new:
 * @database: the catalogue
 * @source: a source's number
 * @error: return location for a #FstStoreError
 *
 * Reads what the catalogue knows of a source.
 *
 * Returns: (transfer full): that, or %NULL with @error set
 */
FstKnownArticles *
fst_known_articles_new (FstDatabase *database, gint64 source, GError **error)
{
  g_autoptr (FstKnownArticles) self = g_new0 (FstKnownArticles, 1);

  self->articles = g_array_new (FALSE, FALSE, sizeof (FstKnownArticle));
  self->by_key = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (!read_articles (self, database, source, error))
    return NULL;
  index_keys (self);
  return g_steal_pointer (&self);
}

/**
 * fst_known_articles_free:
 * @self: (transfer full): what is known
 *
 * Frees it.
 */
void
fst_known_articles_free (FstKnownArticles *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_key);
  g_array_unref (self->articles);
  g_free (self);
}

/**
 * fst_known_articles_take:
 * @self: what is known
 * @supplier: (nullable): an article's supplier as a newer file writes it
 * @article_number: its number
 *
 * Finds an article that a newer file speaks of, and notes that it does.
 *
 * Returns: (transfer none) (nullable): what is known of it; %NULL where it is new
 */
const FstKnownArticle *
fst_known_articles_take (FstKnownArticles *self, const char *supplier, const char *article_number)
{
  FstKnownArticle *article;
  guint64 key;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->articles->len == 0)
    return NULL;
  key = fst_article_digest_key (supplier, article_number);
  article = find_unseen (self, &key);
  if (article != NULL)
    article->seen = TRUE;
  return article;
}

/**
 * fst_known_articles_get_n:
 * @self: what is known
 *
 * Counts the articles.
 *
 * Returns: their number
 */
guint
fst_known_articles_get_n (FstKnownArticles *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->articles->len;
}

/**
 * fst_known_articles_get:
 * @self: what is known
 * @index: which, from 0
 *
 * Gives an article, in the order in which they are shown.
 *
 * Returns: (transfer none): what is known of it
 */
const FstKnownArticle *
fst_known_articles_get (FstKnownArticles *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->articles->len, NULL);

  return &g_array_index (self->articles, FstKnownArticle, index);
}
