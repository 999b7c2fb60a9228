#include "fst-catalogue-private.h"

#include "fst-article-search.h"
#include "fst-article-table.h"
#include "fst-operation.h"

struct _FstCatalogue
{
  GObject parent_instance;

  FstWorker *writer;
  FstDatabase *writing; /* the writer's; only used in its thread. NULL: read-only */
  FstWorker *reader;
  FstDatabase *reading; /* the reader's; only used in its thread */
};

G_DEFINE_FINAL_TYPE (FstCatalogue, fst_catalogue, G_TYPE_OBJECT)

/* An import that was asked for; counted, since reports of progress outlive it. */
typedef struct
{
  char *source;
  char *imported_at;
  FstDeviceReader reader;
  gpointer reader_data;
  GDestroyNotify reader_destroy;
  FstImportProgress progress;
  gpointer progress_data;
  GDestroyNotify progress_destroy;
  GMainContext *context; /* of the one who asked */
} ImportRequest;

/* How far an import has come, on its way to the main context. */
typedef struct
{
  ImportRequest *request;
  gint64 n_devices;
} ProgressReport;

typedef struct
{
  char *text;
  guint offset;
  guint limit;
} SearchRequest;

static void
import_request_clear (ImportRequest *request)
{
  if (request->reader_destroy != NULL)
    request->reader_destroy (request->reader_data);
  if (request->progress_destroy != NULL)
    request->progress_destroy (request->progress_data);
  g_clear_pointer (&request->context, g_main_context_unref);
  g_free (request->source);
  g_free (request->imported_at);
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
  ProgressReport *report = data;

  report->request->progress (report->n_devices, report->request->progress_data);
  return G_SOURCE_REMOVE;
}

static void
progress_report_free (ProgressReport *report)
{
  import_request_unref (report->request);
  g_free (report);
}

/* In the importing thread: sends the number to the one who asked for the import. */
static void
report_progress (gint64 n_devices, gpointer data)
{
  ImportRequest *request = data;
  ProgressReport *report = g_new (ProgressReport, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  report->request = g_atomic_rc_box_acquire (request);
  report->n_devices = n_devices;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_progress, report, (GDestroyNotify) progress_report_free);
  g_source_attach (source, request->context);
}

/* The number of articles, or NULL with an error. */
static gint64 *
import (FstCatalogue *self,
        const FstArticleImport *fields,
        GCancellable *cancellable,
        GError **error)
{
  gint64 n;

  fst_database_set_cancellable (self->writing, cancellable);
  n = fst_article_table_import (self->writing, fields, error);
  fst_database_set_cancellable (self->writing, NULL);
  return n >= 0 ? g_memdup2 (&n, sizeof n) : NULL;
}

static gpointer
run_import (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  ImportRequest *request = data;
  const FstArticleImport fields = { .source = request->source,
                                    .imported_at = request->imported_at,
                                    .reader = request->reader,
                                    .reader_data = request->reader_data,
                                    .progress = request->progress != NULL ? report_progress : NULL,
                                    .progress_data = request };

  return import (owner, &fields, cancellable, error);
}

static const FstOperation import_operation = { run_import, import_request_unref, g_free };

/**
 * fst_catalogue_import_async:
 * @self: a catalogue
 * @source: what the articles come from, mostly the file's name; the articles that it had are
 * replaced
 * @imported_at: now, UTC in ISO 8601
 * @reader: (scope notified): gives the devices, in the importing thread
 * @reader_data: data for @reader
 * @reader_destroy: (nullable): frees @reader_data; in any thread
 * @progress: (nullable) (scope notified): told how far it has come, in the caller's thread-default
 * main context
 * @progress_data: data for @progress
 * @progress_destroy: (nullable): frees @progress_data; in any thread
 * @cancellable: (nullable): what can stop it until it is written
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Puts the devices of a source in place of those that it had, in one transaction. Searches go on
 * meanwhile and see the catalogue as it was.
 */
void
fst_catalogue_import_async (FstCatalogue *self,
                            const char *source,
                            const char *imported_at,
                            FstDeviceReader reader,
                            gpointer reader_data,
                            GDestroyNotify reader_destroy,
                            FstImportProgress progress,
                            gpointer progress_data,
                            GDestroyNotify progress_destroy,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  ImportRequest *request;

  g_return_if_fail (FST_IS_CATALOGUE (self) && self->writing != NULL);
  g_return_if_fail (source != NULL && imported_at != NULL);
  g_return_if_fail (reader != NULL);

  request = g_atomic_rc_box_new0 (ImportRequest);
  request->source = g_strdup (source);
  request->imported_at = g_strdup (imported_at);
  request->reader = reader;
  request->reader_data = reader_data;
  request->reader_destroy = reader_destroy;
  request->progress = progress;
  request->progress_data = progress_data;
  request->progress_destroy = progress_destroy;
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
 * Returns: how many articles the source has now; -1 with @error set, and the catalogue as it was
 */
gint64
fst_catalogue_import_finish (FstCatalogue *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *n = fst_operation_finish (&import_operation, self, result, error);

  return n != NULL ? *n : -1;
}

static gpointer
run_remove_source (gpointer owner, gpointer source, GCancellable *cancellable, GError **error)
{
  const FstArticleImport fields = { .source = source };

  return import (owner, &fields, cancellable, error);
}

static const FstOperation remove_source_operation = { run_remove_source, g_free, g_free };

/**
 * fst_catalogue_remove_source_async:
 * @self: a catalogue
 * @source: a source's name
 * @cancellable: (nullable): what can stop it until it is written
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Takes a source and its articles away, in one transaction.
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
  g_autofree gint64 *n = fst_operation_finish (&remove_source_operation, self, result, error);

  return n != NULL;
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

static gpointer
run_get_article (gpointer owner, gpointer number, GCancellable *cancellable, GError **error)
{
  FstCatalogue *self = owner;

  return fst_article_search_by_number (self->reading, number, error);
}

static const FstOperation get_article_operation = { run_get_article, g_free,
                                                    (GDestroyNotify) fst_device_unref };

/**
 * fst_catalogue_get_article_async:
 * @self: a catalogue
 * @article_number: an article number
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
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (FST_IS_CATALOGUE (self));
  g_return_if_fail (article_number != NULL);

  fst_operation_start (&get_article_operation, self->reader, self, g_strdup (article_number),
                       cancellable, callback, user_data);
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
FstDevice *
fst_catalogue_get_article_finish (FstCatalogue *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&get_article_operation, self, result, error);
}
