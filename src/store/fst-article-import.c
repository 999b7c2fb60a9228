#include "fst-article-import.h"

#include "fst-article-difference.h"
#include "fst-article-digest.h"
#include "fst-article-feed.h"
#include "fst-article-columns.h"
#include "fst-article-table.h"
#include "fst-case.h"
#include "fst-incoming.h"
#include "fst-known-articles.h"
#include "fst-price-table.h"
#include "fst-statement.h"

#include <string.h>

#define PROGRESS_INTERVAL 1000

/* One import while it runs. */
typedef struct
{
  FstDatabase *database;
  const FstCatalogueImport *import;
  gint64 source;
  char *today;
  FstKnownArticles *known;
  FstIncoming *incoming;
  FstImportSummary summary;
  FstCatalogueSource after; /* what will be known of the source */
  guint n_listed[FST_IMPORT_CHANGE_N_KINDS];
  gboolean reorder; /* the numbering or the search index is no longer right */
} Running;

static void
running_clear (Running *self)
{
  g_free (self->today);
  g_clear_pointer (&self->known, fst_known_articles_free);
  g_clear_pointer (&self->incoming, fst_incoming_free);
  g_clear_pointer (&self->summary.changes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Running, running_clear)

static void
report (Running *self, FstImportPhase phase)
{
  if (self->import->progress != NULL)
    self->import->progress (phase, self->summary.n_read, self->import->progress_data);
}

/* Lists one of the first changes of its kind. */
static void
list_change (Running *self,
             FstImportChangeKind kind,
             const FstArticle *before,
             const FstArticle *after,
             GStrv fields)
{
  const FstDevice *device = after != NULL ? after->device : before->device;

  if (self->n_listed[kind] == FST_IMPORT_SUMMARY_MAX_CHANGES)
    return;
  self->n_listed[kind]++;
  g_ptr_array_add (self->summary.changes, fst_import_change_new (&(FstImportChange){
                                              .kind = kind,
                                              .article_number = device->article_number,
                                              .supplier = device->supplier,
                                              .name = device->name,
                                              .fields = fields,
                                              .price_before = before != NULL ? before->price : -1,
                                              .price_after = after != NULL ? after->price : -1,
                                          }));
}

/* An article of the catalogue as it is, and since when it has had its price. */
static FstArticle *
read_article (Running *self, gint64 id, char **price_since, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (
      self->database, "SELECT " FST_ARTICLE_READ_COLUMNS ", price_since FROM articles WHERE id = ?",
      error);

  if (statement == NULL)
    return NULL;
  fst_statement_bind_int (statement, 1, id);
  if (!fst_statement_next (statement, error))
    return NULL;
  *price_since = g_strdup (fst_statement_get_text (statement, FST_ARTICLE_N_COLUMNS + 1));
  return fst_article_columns_read_article (statement);
}

/* Lets an article come in; a rehearsal has no use for it. */
static gboolean
let_in (Running *self,
        FstArticle *article,
        gint64 replaces,
        const char *price_since,
        guint64 digest,
        GError **error)
{
  return self->import->dry_run
         || fst_incoming_add (self->incoming, article, replaces, price_since, digest, error);
}

static gboolean
add_new (Running *self, FstArticle *article, guint64 digest, GError **error)
{
  self->summary.n_new++;
  self->reorder = TRUE;
  list_change (self, FST_IMPORT_CHANGE_NEW, NULL, article, NULL);
  return let_in (self, article, 0, article->price >= 0 ? self->today : NULL, digest, error);
}

/* Since when an article has the price that it has now; the one before goes into the history. */
static gboolean
follow_price (
    Running *self, const FstArticle *before, const FstArticle *after, char **since, GError **error)
{
  if (fst_article_same_price (before, after))
    return TRUE;
  if (!fst_price_table_add (self->database, self->source, before, *since, self->today, error))
    return FALSE;
  g_free (*since);
  *since = after->price >= 0 ? g_strdup (self->today) : NULL;
  return TRUE;
}

/* What differs; that an article has come back is a difference, whatever its file says of it. */
static GStrv
list_differences (const FstKnownArticle *known, const FstArticle *before, const FstArticle *after)
{
  g_auto (GStrv) fields = fst_article_list_differences (before, after);

  if (known->gone && !g_strv_contains ((const char *const *) fields, "discontinued"))
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

      g_strv_builder_addv (builder, (const char **) fields);
      g_strv_builder_add (builder, "discontinued");
      return g_strv_builder_end (builder);
    }
  return g_steal_pointer (&fields);
}

/* Takes in an article whose contents seem to be others than before. */
static gboolean
add_changed (
    Running *self, const FstKnownArticle *known, FstArticle *after, guint64 digest, GError **error)
{
  g_autofree char *since = NULL;
  g_autoptr (FstArticle) before = read_article (self, known->id, &since, error);
  g_auto (GStrv) fields = NULL;

  if (before == NULL)
    return FALSE;
  fields = list_differences (known, before, after);
  if (fields[0] == NULL)
    {
      self->summary.n_same++;
      return TRUE;
    }
  self->summary.n_changed++;
  self->reorder |= known->gone || !fst_article_same_place (before, after);
  list_change (self, FST_IMPORT_CHANGE_CHANGED, before, after, fields);
  return follow_price (self, before, after, &since, error)
         && let_in (self, after, known->id, since, digest, error);
}

static gboolean
take_article (Running *self, FstArticle *article, GError **error)
{
  guint64 digest = fst_article_digest_contents (article);
  const FstKnownArticle *known = fst_known_articles_take (self->known, article->device->supplier,
                                                          article->device->article_number);

  self->summary.n_read++;
  self->after.n_articles++;
  self->after.n_examples += article->device->example ? 1 : 0;
  if (self->summary.n_read % PROGRESS_INTERVAL == 0)
    report (self, FST_IMPORT_PHASE_READING);
  if (known == NULL)
    return add_new (self, article, digest, error);
  if (known->gone || known->digest != digest)
    return add_changed (self, known, article, digest, error);
  self->summary.n_same++;
  return TRUE;
}

static gboolean
read_articles (Running *self, GError **error)
{
  g_autoptr (FstArticleFeed) feed =
      fst_article_feed_new (self->import->reader, self->import->reader_data);

  while (TRUE)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (FstArticle) article = fst_article_feed_next (feed, &local_error);

      if (article == NULL)
        {
          if (local_error == NULL)
            break;
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (!take_article (self, article, error))
        return FALSE;
    }
  report (self, FST_IMPORT_PHASE_READING);
  return TRUE;
}

/* What the file has in a row that can't be used has not gone. */
static void
keep_unusable (Running *self)
{
  GPtrArray *keys;

  if (self->import->unusable == NULL)
    return;
  keys = self->import->unusable (self->import->reader_data, &self->after.n_unusable);
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const FstArticleKey *key = g_ptr_array_index (keys, i);
      const FstKnownArticle *known =
          fst_known_articles_take (self->known, key->supplier, key->article_number);

      if (known == NULL)
        continue;
      if (known->gone)
        {
          self->after.n_gone++;
          continue;
        }
      self->summary.n_kept++;
      self->after.n_articles++;
      self->after.n_examples += known->example;
    }
}

/* The article as one that is no longer to be had. */
static FstArticle *
as_gone (const FstArticle *article, const char *today)
{
  FstDevice device_fields = *article->device;
  FstArticle fields = *article;
  g_autoptr (FstDevice) device = NULL;

  device_fields.discontinued = TRUE;
  device = fst_device_new (&device_fields);
  fields.device = device;
  fst_date_parse (today, &fields.gone_since);
  return fst_article_new (&fields);
}

static gboolean
add_gone (Running *self, const FstKnownArticle *known, GError **error)
{
  g_autofree char *since = NULL;
  g_autoptr (FstArticle) before = read_article (self, known->id, &since, error);
  g_autoptr (FstArticle) after = NULL;

  if (before == NULL)
    return FALSE;
  after = as_gone (before, self->today);
  self->summary.n_gone++;
  self->reorder = TRUE;
  list_change (self, FST_IMPORT_CHANGE_GONE, before, NULL, NULL);
  return let_in (self, after, known->id, since, known->digest, error);
}

static gboolean
find_gone (Running *self, GError **error)
{
  for (guint i = 0; i < fst_known_articles_get_n (self->known); i++)
    {
      const FstKnownArticle *known = fst_known_articles_get (self->known, i);

      if (known->seen)
        continue;
      self->after.n_gone++;
      if (!known->gone && !add_gone (self, known, error))
        return FALSE;
    }
  return TRUE;
}

/* A file in which nothing can be used, mostly for a wrong column, says nothing of what there is. */
static gboolean
says_nothing (Running *self)
{
  guint n = fst_known_articles_get_n (self->known);

  if (self->summary.n_read > 0 || n == 0)
    return FALSE;
  self->summary.n_kept = 0;
  for (guint i = 0; i < n; i++)
    self->summary.n_kept += !fst_known_articles_get (self->known, i)->gone;
  return TRUE;
}

/* Puts the articles that have come in where they belong; nothing where nothing has changed. */
static gboolean
apply (Running *self, GError **error)
{
  if (self->reorder)
    report (self, FST_IMPORT_PHASE_INDEXING);
  return fst_incoming_write (self->incoming, error)
         && (self->reorder ? fst_article_table_renumber (self->database, 0, error)
                           : fst_article_table_update (self->database, error));
}

static gboolean
run (Running *self, GError **error)
{
  if (!fst_article_table_put_source (self->database, self->import->source, &self->source, error))
    return FALSE;
  self->known = fst_known_articles_new (self->database, self->source, error);
  if (self->known == NULL)
    return FALSE;
  self->incoming = fst_incoming_new (self->database, self->source);
  if (!read_articles (self, error))
    return FALSE;
  keep_unusable (self);
  if (says_nothing (self))
    return TRUE;
  if (!find_gone (self, error))
    return FALSE;
  /* A rehearsal has found out what it was to find out. */
  if (self->import->dry_run)
    return TRUE;
  g_clear_pointer (&self->known, fst_known_articles_free);
  return apply (self, error)
         && fst_article_table_describe_source (self->database, self->source, &self->after, error);
}

/**
 * fst_article_import_run:
 * @database: the catalogue
 * @import: what is imported; its progress is reported in this thread
 * @error: return location for a #FstStoreError, %G_IO_ERROR_CANCELLED, or the reader's own error
 *
 * Updates the articles of a source by a newer file of it, in one transaction. An article is the one
 * that it was if supplier and article number are the same. What the file no longer has stays, as
 * gone since that day; what has come back is current again; what stands in a row that can't be used
 * stays as it was, and so does all where nothing of the file can be used. A failed or cancelled
 * import and a rehearsal leave the catalogue untouched.
 *
 * Returns: (transfer full): what has changed, or %NULL with @error set
 */
FstImportSummary *
fst_article_import_run (FstDatabase *database, const FstCatalogueImport *import, GError **error)
{
  g_auto (Running) self = { .database = database, .import = import };
  gboolean done;

  g_return_val_if_fail (import != NULL && import->reader != NULL, NULL);
  g_return_val_if_fail (import->source != NULL && import->imported_at != NULL, NULL);

  self.today = g_strndup (import->imported_at, strlen ("2026-11-22"));
  self.after.imported_at = (char *) import->imported_at;
  self.after.plan_json = (char *) import->plan_json;
  self.summary.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_import_change_free);
  if (!fst_database_begin (database, error))
    return NULL;
  done = run (&self, error) && (import->dry_run || fst_article_table_commit (database, error));
  if (!done || import->dry_run)
    fst_article_table_roll_back (database);
  return done ? fst_import_summary_new (&self.summary) : NULL;
}
