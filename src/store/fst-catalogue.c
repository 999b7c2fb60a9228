#include "fst-catalogue-private.h"

#include "fst-article-import.h"
#include "fst-article-search.h"
#include "fst-article-table.h"
#include "fst-operation.h"
#include "fst-price-table.h"

G_DEFINE_FINAL_TYPE (FstCatalogue, fst_catalogue, G_TYPE_OBJECT)

/* An import that was asked for; counted, since reports of progress outlive it. */
typedef struct
{
  FstCatalogueImport import; /* its texts are this one's own */
  GMainContext *context;     /* of the one who asked */
} ImportRequest;

/* How far an import has come, on its way to the main context. */
typedef struct
{
  ImportRequest *request;
  FstImportPhase phase;
  gint64 n_read;
} ProgressReport;

/* Which article is asked for. */
typedef struct
{
  char *article_number;
  char *supplier; /* (nullable): any */
} ArticleRequest;

typedef struct
{
  char *text;
  guint offset;
  guint limit;
} SearchRequest;

static void
import_request_clear (ImportRequest *request)
{
  FstCatalogueImport *import = &request->import;

  if (import->reader_destroy != NULL)
    import->reader_destroy (import->reader_data);
  if (import->progress_destroy != NULL)
    import->progress_destroy (import->progress_data);
  g_clear_pointer (&request->context, g_main_context_unref);
  g_free ((char *) import->source);
  g_free ((char *) import->imported_at);
  g_free ((char *) import->plan_json);
}

static void
import_request_unref (gpointer request)
{
  g_atomic_rc_box_release_full (request, (GDestroyNotify) import_request_clear);
}

static void
search_request_free (gpointer data)
{
  SearchRequest *request = data;

  g_free (request->text);
  g_free (request);
}

static void
article_request_free (gpointer data)
{
  ArticleRequest *request = data;

  g_free (request->article_number);
  g_free (request->supplier);
  g_free (request);
}

static void
fst_catalogue_finalize (GObject *object)
{
  FstCatalogue *self = FST_CATALOGUE (object);

  fst_worker_unref (self->writer);
  fst_worker_unref (self->reader);
  G_OBJECT_CLASS (fst_catalogue_parent_class)->finalize (object);
}

static void
fst_catalogue_class_init (FstCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fst_catalogue_finalize;
}

static void
fst_catalogue_init (FstCatalogue *self)
{
}

/**
 * fst_catalogue_new:
 * @writer: the thread that owns @writing
 * @writing: (transfer none) (nullable): the connection that imports; it outlives everything that
 * @writer is given. Without it nothing can be imported or removed
 * @reader: the thread that owns @reading
 * @reading: (transfer none): the connection that searches; it outlives everything that @reader is
 * given
 *
 * Makes the catalogue of an open workspace. Only for #FstStore.
 *
 * Returns: (transfer full): the catalogue
 */
FstCatalogue *
fst_catalogue_new (FstWorker *writer, FstDatabase *writing, FstWorker *reader, FstDatabase *reading)
{
  FstCatalogue *self = g_object_new (FST_TYPE_CATALOGUE, NULL);

  self->writer = fst_worker_ref (writer);
  self->writing = writing;
  self->reader = fst_worker_ref (reader);
  self->reading = reading;
  return self;
}

static gboolean
deliver_progress (gpointer data)
{
  const ProgressReport *report = data;
  const FstCatalogueImport *import = &report->request->import;

  import->progress (report->phase, report->n_read, import->progress_data);
  return G_SOURCE_REMOVE;
}

static void
progress_report_free (ProgressReport *report)
{
  import_request_unref (report->request);
  g_free (report);
}

/* In the importing thread: sends a report to the one who asked for the import. */
static void
report_progress (FstImportPhase phase, gint64 n_read, gpointer data)
{
  ImportRequest *request = data;
  ProgressReport *report = g_new (ProgressReport, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  *report = (ProgressReport){ g_atomic_rc_box_acquire (request), phase, n_read };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_progress, report, (GDestroyNotify) progress_report_free);
  g_source_attach (source, request->context);
}

static gpointer
run_import (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstCatalogue *self = owner;
  ImportRequest *request = data;
  FstCatalogueImport import = request->import;
  FstImportSummary *summary;

  if (import.progress != NULL)
    import.progress = report_progress;
  import.progress_data = request;
  fst_database_set_cancellable (self->writing, cancellable);
  summary = fst_article_import_run (self->writing, &import, error);
  fst_database_set_cancellable (self->writing, NULL);
  return summary;
}

static const FstOperation import_operation = { run_import, import_request_unref,
                                               (GDestroyNotify) fst_import_summary_unref };

/**
 * fst_catalogue_import_async:
 * @self: a catalogue
 * @import: what is imported; its reader is used in the importing thread, its data are freed in any
 * thread, and progress is told in the caller's thread-default main context
 * @cancellable: (nullable): what can stop it until it is written
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Updates the articles of a source by a newer file of it, in one transaction: what is new comes in,
 * what has changed is changed and its earlier price kept, what the file no longer has is gone since
 * that day, and what has come back is current again. Searches go on meanwhile and see the catalogue
 * as it was.
 */
void
fst_catalogue_import_async (FstCatalogue *self,
                            const FstCatalogueImport *import,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  ImportRequest *request;

  g_return_if_fail (FST_IS_CATALOGUE (self) && self->writing != NULL);
  g_return_if_fail (import != NULL && import->reader != NULL);
  g_return_if_fail (import->source != NULL && import->imported_at != NULL);

  request = g_atomic_rc_box_new0 (ImportRequest);
  request->import = *import;
  request->import.source = g_strdup (import->source);
  request->import.imported_at = g_strdup (import->imported_at);
  request->import.plan_json = g_strdup (import->plan_json);
  request->context = g_main_context_ref_thread_default ();
  fst_operation_start (&import_operation, self->writer, self, request, cancellable, callback,
                       user_data);
}

/**
 * fst_catalogue_import_finish:
 * @self: a catalogue
 * @result: what the callback was given
 * @error: return location for a #FstStoreError, %G_IO_ERROR_CANCELLED or the reader's error
 *
 * Gives the answer of fst_catalogue_import_async().
 *
 * Returns: (transfer full): what has changed, or would change; %NULL with @error set, and the
 * catalogue as it was
 */
FstImportSummary *
fst_catalogue_import_finish (FstCatalogue *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&import_operation, self, result, error);
}

static gpointer
run_remove_source (gpointer owner, gpointer source, GCancellable *cancellable, GError **error)
{
  FstCatalogue *self = owner;
  gboolean removed;

  fst_database_set_cancellable (self->writing, cancellable);
  removed = fst_article_table_remove_source (self->writing, source, error);
  fst_database_set_cancellable (self->writing, NULL);
  return removed ? self : NULL;
}

static const FstOperation remove_source_operation = { run_remove_source, g_free, NULL };

/**
 * fst_catalogue_remove_source_async:
 * @self: a catalogue
 * @source: a source's name
 * @cancellable: (nullable): what can stop it until it is written
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Takes a source away with its articles and what they have cost, in one transaction.
 */
void
fst_catalogue_remove_source_async (FstCatalogue *self,
                                   const char *source,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (FST_IS_CATALOGUE (self) && self->writing != NULL);
  g_return_if_fail (source != NULL);

  fst_operation_start (&remove_source_operation, self->writer, self, g_strdup (source), cancellable,
                       callback, user_data);
}

/**
 * fst_catalogue_remove_source_finish:
 * @self: a catalogue
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_catalogue_remove_source_async().
 *
 * Returns: %TRUE once it is gone, else %FALSE with @error set
 */
gboolean
fst_catalogue_remove_source_finish (FstCatalogue *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&remove_source_operation, self, result, error) != NULL;
}

static gpointer
run_list_sources (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstCatalogue *self = owner;

  return fst_article_table_list_sources (self->reading, error);
}

static const FstOperation list_sources_operation = { run_list_sources, NULL,
                                                     (GDestroyNotify) g_ptr_array_unref };

/**
 * fst_catalogue_list_sources_async:
 * @self: a catalogue
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Lists where the articles came from, in Swedish order of names.
 */
void
fst_catalogue_list_sources_async (FstCatalogue *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (FST_IS_CATALOGUE (self));

  fst_operation_start (&list_sources_operation, self->reader, self, NULL, cancellable, callback,
                       user_data);
}

/**
 * fst_catalogue_list_sources_finish:
 * @self: a catalogue
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_catalogue_list_sources_async().
 *
 * Returns: (transfer full) (element-type FstCatalogueSource): the sources, or %NULL with @error set
 */
GPtrArray *
fst_catalogue_list_sources_finish (FstCatalogue *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&list_sources_operation, self, result, error);
}

static gpointer
run_search (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstCatalogue *self = owner;
  const SearchRequest *request = data;
  FstCatalogueHits *hits;

  fst_database_set_cancellable (self->reading, cancellable);
  hits =
      fst_article_search_run (self->reading, request->text, request->offset, request->limit, error);
  fst_database_set_cancellable (self->reading, NULL);
  return hits;
}

static const FstOperation search_operation = { run_search, search_request_free,
                                               (GDestroyNotify) fst_catalogue_hits_unref };

/**
 * fst_catalogue_search_async:
 * @self: a catalogue
 * @text: what is searched for: words, a code of ISO 9999 in any spelling and length, or both; any
 * text is safe
 * @offset: how many of the hits to pass over
 * @limit: the most to give
 * @cancellable: (nullable): what can stop it
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Finds articles, best first: the article number itself, the code, names that begin with the word,
 * the rest; in each, contracted before not, main devices before accessories, current before
 * discontinued, then in Swedish order. An empty text finds all, by code. At most
 * %FST_CATALOGUE_MAX_HITS are looked at.
 */
void
fst_catalogue_search_async (FstCatalogue *self,
                            const char *text,
                            guint offset,
                            guint limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  SearchRequest *request;

  g_return_if_fail (FST_IS_CATALOGUE (self));
  g_return_if_fail (text != NULL);

  request = g_new0 (SearchRequest, 1);
  request->text = g_strdup (text);
  request->offset = offset;
  request->limit = limit;
  fst_operation_start (&search_operation, self->reader, self, request, cancellable, callback,
                       user_data);
}

/**
 * fst_catalogue_search_finish:
 * @self: a catalogue
 * @result: what the callback was given
 * @error: return location for a #FstStoreError or %G_IO_ERROR_CANCELLED
 *
 * Gives the answer of fst_catalogue_search_async().
 *
 * Returns: (transfer full): the hits, or %NULL with @error set
 */
FstCatalogueHits *
fst_catalogue_search_finish (FstCatalogue *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&search_operation, self, result, error);
}

static ArticleRequest *
article_request_new (const char *article_number, const char *supplier)
{
  ArticleRequest *request = g_new (ArticleRequest, 1);

  *request = (ArticleRequest){ g_strdup (article_number), g_strdup (supplier) };
  return request;
}

static gpointer
run_get_article (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstCatalogue *self = owner;
  const ArticleRequest *request = data;

  return fst_article_search_by_number (self->reading, request->article_number, request->supplier,
                                       error);
}

static const FstOperation get_article_operation = { run_get_article, article_request_free,
                                                    (GDestroyNotify) fst_article_unref };

/**
 * fst_catalogue_get_article_async:
 * @self: a catalogue
 * @article_number: an article number
 * @supplier: (nullable): its supplier; %NULL where any will do
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Finds an article by its number. Where several have it, the one that a search would show first is
 * given.
 */
void
fst_catalogue_get_article_async (FstCatalogue *self,
                                 const char *article_number,
                                 const char *supplier,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (FST_IS_CATALOGUE (self));
  g_return_if_fail (article_number != NULL);

  fst_operation_start (&get_article_operation, self->reader, self,
                       article_request_new (article_number, supplier), cancellable, callback,
                       user_data);
}

/**
 * fst_catalogue_get_article_finish:
 * @self: a catalogue
 * @result: what the callback was given
 * @error: return location for a #FstStoreError; %FST_STORE_ERROR_NOT_FOUND where no article has the
 * number
 *
 * Gives the answer of fst_catalogue_get_article_async().
 *
 * Returns: (transfer full): the article, or %NULL with @error set
 */
FstArticle *
fst_catalogue_get_article_finish (FstCatalogue *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&get_article_operation, self, result, error);
}

static gpointer
run_list_prices (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstCatalogue *self = owner;
  const ArticleRequest *request = data;

  return fst_price_table_list (self->reading, request->article_number, request->supplier, error);
}

static const FstOperation list_prices_operation = { run_list_prices, article_request_free,
                                                    (GDestroyNotify) g_ptr_array_unref };

/**
 * fst_catalogue_list_prices_async:
 * @self: a catalogue
 * @article_number: an article number
 * @supplier: (nullable): its supplier; %NULL where any will do
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Lists what the article that fst_catalogue_get_article_async() gives costs and has cost.
 */
void
fst_catalogue_list_prices_async (FstCatalogue *self,
                                 const char *article_number,
                                 const char *supplier,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (FST_IS_CATALOGUE (self));
  g_return_if_fail (article_number != NULL);

  fst_operation_start (&list_prices_operation, self->reader, self,
                       article_request_new (article_number, supplier), cancellable, callback,
                       user_data);
}

/**
 * fst_catalogue_list_prices_finish:
 * @self: a catalogue
 * @result: what the callback was given
 * @error: return location for a #FstStoreError; %FST_STORE_ERROR_NOT_FOUND where no article has the
 * number
 *
 * Gives the answer of fst_catalogue_list_prices_async().
 *
 * Returns: (transfer full) (element-type FstPricePoint): the prices, newest first; or %NULL with
 * @error set
 */
GPtrArray *
fst_catalogue_list_prices_finish (FstCatalogue *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&list_prices_operation, self, result, error);
}
