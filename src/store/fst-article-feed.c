#include "fst-article-feed.h"

/* Articles go from thread to thread by the batch, and some batches may wait. A file may have cells
 * of any length, so a batch has an end in bytes too. */
#define BATCH_LENGTH 256
#define BATCH_BYTES (1024 * 1024)
#define MAX_BATCHES 8

struct _FstArticleFeed
{
  FstArticleReader reader;
  gpointer reader_data;
  GThread *thread;
  int stopped; /* atomic: nobody wants any more */

  GMutex lock;
  GCond changed;
  GQueue batches; /* (element-type GPtrArray): read and not yet taken */
  gboolean ended;
  GError *error; /* (nullable): why it ended before the last article */

  GPtrArray *current; /* (nullable) (element-type FstArticle): of the one who takes them */
  guint n_taken;      /* of it */
};

/* In the feed's thread: reads until a batch is full; %FALSE when there is nothing more to read. */
static gboolean
read_batch (FstArticleFeed *self, GPtrArray *batch, GError **error)
{
  gsize n_bytes = 0;

  while (batch->len < BATCH_LENGTH && n_bytes < BATCH_BYTES)
    {
      FstArticle *article =
          g_atomic_int_get (&self->stopped) ? NULL : self->reader (self->reader_data, error);

      if (article == NULL)
        return FALSE;
      n_bytes += fst_article_count_bytes (article);
      g_ptr_array_add (batch, article);
    }
  return TRUE;
}

static gpointer
run (gpointer data)
{
  FstArticleFeed *self = data;
  gboolean more = TRUE;

  while (more)
    {
      GPtrArray *batch = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_unref);
      GError *error = NULL;

      more = read_batch (self, batch, &error);
      g_mutex_lock (&self->lock);
      while (self->batches.length >= MAX_BATCHES && !g_atomic_int_get (&self->stopped))
        g_cond_wait (&self->changed, &self->lock);
      g_queue_push_tail (&self->batches, batch);
      self->ended = !more;
      self->error = error;
      g_cond_signal (&self->changed);
      g_mutex_unlock (&self->lock);
    }
  return NULL;
}

/**
 * fst_article_feed_new:
 * @reader: gives the articles; called in a thread of the feed alone
 * @reader_data: data for @reader
 *
 * Begins to read.
 *
 * Returns: (transfer full): the feed
 */
FstArticleFeed *
fst_article_feed_new (FstArticleReader reader, gpointer reader_data)
{
  FstArticleFeed *self;

  g_return_val_if_fail (reader != NULL, NULL);

  self = g_new0 (FstArticleFeed, 1);
  self->reader = reader;
  self->reader_data = reader_data;
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("articles", run, self);
  return self;
}

/**
 * fst_article_feed_free:
 * @self: (transfer full): a feed
 *
 * Ends the reading and waits until the reader has given what it is at; nobody calls it afterwards.
 */
void
fst_article_feed_free (FstArticleFeed *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  g_atomic_int_set (&self->stopped, TRUE);
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  g_queue_clear_full (&self->batches, (GDestroyNotify) g_ptr_array_unref);
  g_clear_pointer (&self->current, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

/* Waits for the next batch; NULL after the last one. */
static GPtrArray *
take_batch (FstArticleFeed *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GPtrArray *batch;

  while (self->batches.length == 0 && !self->ended)
    g_cond_wait (&self->changed, &self->lock);
  batch = g_queue_pop_head (&self->batches);
  g_cond_signal (&self->changed);
  return batch;
}

/**
 * fst_article_feed_next:
 * @self: a feed
 * @error: return location for the reader's error
 *
 * Takes the next article, in the order of the file; waits for it.
 *
 * Returns: (transfer full) (nullable): the article; %NULL after the last one, or with @error set
 * after the last one before the error
 */
FstArticle *
fst_article_feed_next (FstArticleFeed *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  while (self->current == NULL || self->n_taken == self->current->len)
    {
      g_clear_pointer (&self->current, g_ptr_array_unref);
      self->current = take_batch (self);
      self->n_taken = 0;
      if (self->current == NULL)
        {
          if (self->error != NULL)
            g_propagate_error (error, g_steal_pointer (&self->error));
          return NULL;
        }
    }
  return fst_article_ref (g_ptr_array_index (self->current, self->n_taken++));
}
