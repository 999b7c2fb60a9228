#include "fst-incoming.h"

#include "fst-article-place.h"
#include "fst-article-columns.h"
#include "fst-case.h"
#include "fst-catalogue-query.h"

/* How many articles wait to be written at most: as many as fit into the processor's cache. And how
 * many bytes of them: a file may have cells of any length. */
#define MAX_WAITING 2000
#define MAX_BYTES (8 * 1024 * 1024)

typedef struct
{
  FstArticle *article;
  char *place;
  gint64 replaces; /* the row's number; 0 for none */
  char *price_since;
  guint64 digest;
} Waiting;

struct _FstIncoming
{
  FstDatabase *database;
  gint64 source;
  GArray *waiting; /* (element-type Waiting) */
  gsize n_bytes;   /* of what can be long in them */
};

static void
waiting_clear (gpointer data)
{
  Waiting *waiting = data;

  fst_article_unref (waiting->article);
  g_free (waiting->place);
  g_free (waiting->price_since);
}

/**
 * fst_incoming_new:
 * @database: (transfer none): the catalogue
 * @source: the number of the source that the articles come from
 *
 * Makes a gathering of articles.
 *
 * Returns: (transfer full): the gathering, empty
 */
FstIncoming *
fst_incoming_new (FstDatabase *database, gint64 source)
{
  FstIncoming *self = g_new0 (FstIncoming, 1);

  self->database = database;
  self->source = source;
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_array_set_clear_func (self->waiting, waiting_clear);
  return self;
}

/**
 * fst_incoming_free:
 * @self: (transfer full): a gathering
 *
 * Frees a gathering; what has not been written is forgotten.
 */
void
fst_incoming_free (FstIncoming *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->waiting);
  g_free (self);
}

/**
 * fst_incoming_add:
 * @self: a gathering
 * @article: an article
 * @replaces: the number of the row that it replaces, or 0
 * @price_since: (nullable): since when it has its price; copied
 * @digest: of its contents
 * @error: return location for a #FstStoreError
 *
 * Adds an article.
 *
 * Returns: %TRUE if it is in, else %FALSE with @error set
 */
gboolean
fst_incoming_add (FstIncoming *self,
                  FstArticle *article,
                  gint64 replaces,
                  const char *price_since,
                  guint64 digest,
                  GError **error)
{
  Waiting waiting = { .replaces = replaces, .digest = digest };

  g_return_val_if_fail (self != NULL && article != NULL, FALSE);

  waiting.article = fst_article_ref (article);
  waiting.place = fst_article_place (article->device);
  waiting.price_since = g_strdup (price_since);
  g_array_append_val (self->waiting, waiting);
  self->n_bytes += fst_article_count_bytes (article);
  return (self->waiting->len < MAX_WAITING && self->n_bytes < MAX_BYTES)
         || fst_incoming_write (self, error);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const Waiting *) a)->place, ((const Waiting *) b)->place);
}

static void
bind_number (FstStatement *statement, int parameter, gint64 number)
{
  if (number != 0)
    fst_statement_bind_int (statement, parameter, number);
  else
    fst_statement_bind_null (statement, parameter);
}

static gboolean
write_one (FstIncoming *self, FstStatement *statement, const Waiting *waiting, GError **error)
{
  const FstArticle *article = waiting->article;
  const char *name = article->device->name;
  g_autofree char *first_word = fst_catalogue_first_word (name != NULL ? name : "");
  g_autofree char *gone_since =
      g_date_valid (&article->gone_since) ? fst_date_format (&article->gone_since) : NULL;
  int next = FST_ARTICLE_N_COLUMNS;

  fst_article_columns_bind (statement, article);
  fst_statement_bind_text (statement, ++next, gone_since);
  fst_statement_bind_int (statement, ++next, self->source);
  bind_number (statement, ++next, waiting->replaces);
  fst_statement_bind_text (statement, ++next, waiting->place);
  fst_statement_bind_text (statement, ++next, first_word);
  fst_statement_bind_text (statement, ++next, waiting->price_since);
  fst_statement_bind_int (statement, ++next, (gint64) waiting->digest);
  return fst_statement_run (statement, error);
}

/**
 * fst_incoming_write:
 * @self: a gathering
 * @error: return location for a #FstStoreError
 *
 * Writes what has not been written yet.
 *
 * Returns: %TRUE when all is written, else %FALSE with @error set
 */
gboolean
fst_incoming_write (FstIncoming *self, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  statement =
      fst_statement_new (self->database,
                         "INSERT INTO incoming (" FST_ARTICLE_READ_COLUMNS ", source, article,"
                         " place, first_word, price_since, digest)"
                         " VALUES (" FST_ARTICLE_PARAMETERS ", ?, ?, ?, ?, ?, ?, ?)",
                         error);
  if (statement == NULL)
    return FALSE;
  g_array_sort (self->waiting, compare_places);
  for (guint i = 0; i < self->waiting->len; i++)
    if (!write_one (self, statement, &g_array_index (self->waiting, Waiting, i), error))
      return FALSE;
  g_array_set_size (self->waiting, 0);
  self->n_bytes = 0;
  return TRUE;
}
