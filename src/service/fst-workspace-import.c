/* Taking an assortment into a workspace. */

#include "fst-catalogue-reader.h"
#include "fst-example-assortment.h"
#include "fst-workspace-private.h"

#define EXAMPLE_SOURCE "exempel"

/* One import: read in the catalogue's importing thread, shown in the main thread. */
typedef struct
{
  gatomicrefcount references;
  GFile *file;
  GCancellable *cancellable;
  FstCatalogueReader
      *reader; /* (nullable): opened by the importing thread, looked at again when that has ended */
  int permille; /* atomic: how much of the file has been read; -1 while its size is not known */
  FstProgressFunc progress;
  gpointer progress_data;
  FstImportOutcome *outcome;
} Import;

static void
import_unref (Import *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_object_unref (self->file);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->outcome, fst_import_outcome_free);
  g_free (self);
}

static Import *
import_ref (Import *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * fst_import_outcome_free:
 * @self: (transfer full) (nullable): an outcome
 *
 * Frees an outcome.
 */
void
fst_import_outcome_free (FstImportOutcome *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

/* Runs in the importing thread. */
static FstArticle *
read_article (gpointer data, GError **error)
{
  Import *self = data;
  g_autoptr (FstDevice) device = NULL;
  goffset size;

  if (!self->reader)
    self->reader = fst_catalogue_reader_open (self->file, self->cancellable, error);
  if (!self->reader || !fst_catalogue_reader_next (self->reader, &device, self->cancellable, error))
    return NULL;
  size = fst_catalogue_reader_get_size (self->reader);
  if (size > 0)
    g_atomic_int_set (&self->permille,
                      (int) (fst_catalogue_reader_get_bytes_read (self->reader) * 1000 / size));
  if (!device)
    return NULL;
  return fst_article_new (&(FstArticle){ .device = device,
                                         .price = device->price_ore,
                                         .orderable = FST_YES_NO_UNKNOWN,
                                         .warranty = -1,
                                         .individually_tracked = FST_YES_NO_UNKNOWN,
                                         .serial_number_required = FST_YES_NO_UNKNOWN });
}

static void
show_progress (FstImportPhase phase, gint64 n_read, gpointer data)
{
  Import *self = data;
  int permille = phase == FST_IMPORT_PHASE_READING ? g_atomic_int_get (&self->permille) : -1;

  if (self->progress)
    self->progress (permille < 0 ? -1.0 : MIN (permille, 1000) / 1000.0, self->progress_data);
}

static void
on_refreshed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  if (fst_workspace_refresh_finish (FST_WORKSPACE (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&import->outcome),
                           (GDestroyNotify) fst_import_outcome_free);
  else
    g_task_return_error (task, error);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_source_object (task);
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (FstImportSummary) summary =
      fst_catalogue_import_finish (FST_CATALOGUE (source), result, &error);

  if (!summary)
    {
      g_task_return_error (task, error);
      return;
    }
  import->outcome = g_new0 (FstImportOutcome, 1);
  import->outcome->n_imported = (guint) summary->n_read;
  import->outcome->n_problems = (guint) fst_catalogue_reader_get_n_problems (import->reader);
  import->outcome->problems = g_ptr_array_ref (fst_catalogue_reader_get_problems (import->reader));
  /* What is in can't be taken back by cancelling now. */
  fst_workspace_refresh_async (self, NULL, on_refreshed, g_steal_pointer (&task));
}

static void
start (FstWorkspace *self,
       GFile *file,
       const char *source,
       FstProgressFunc progress,
       gpointer progress_data,
       GTask *task)
{
  Import *import = g_new0 (Import, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *imported_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  g_atomic_ref_count_init (&import->references);
  import->file = g_object_ref (file);
  import->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  import->permille = -1;
  import->progress = progress;
  import->progress_data = progress_data;
  g_task_set_task_data (task, import, (GDestroyNotify) import_unref);
  fst_catalogue_import_async (
      fst_store_get_catalogue (fst_workspace_get_store (self)),
      &(FstCatalogueImport){ .source = source,
                             .imported_at = imported_at,
                             .reader = read_article,
                             .reader_data = import_ref (import),
                             .reader_destroy = (GDestroyNotify) import_unref,
                             .progress = show_progress,
                             .progress_data = import_ref (import),
                             .progress_destroy = (GDestroyNotify) import_unref },
      cancellable, on_imported, task);
}

/**
 * fst_workspace_import_async:
 * @self: an open workspace
 * @file: an assortment as CSV
 * @progress: (nullable) (scope notified): called in the main thread now and then
 * @progress_data: for @progress
 * @cancellable: (nullable): to give up; the catalogue is then as it was
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Takes an assortment into the catalogue in one transaction; one of the same file name is replaced
 * by it.
 */
void
fst_workspace_import_async (FstWorkspace *self,
                            GFile *file,
                            FstProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *source = g_utf8_make_valid (name, -1);

  g_task_set_source_tag (task, fst_workspace_import_async);
  start (self, file, source, progress, progress_data, task);
}

/**
 * fst_workspace_import_examples_async:
 * @self: an open workspace
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Takes the example assortment into the catalogue; ends with fst_workspace_import_finish().
 */
void
fst_workspace_import_examples_async (FstWorkspace *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GFile) file = fst_example_assortment_get_file ();

  g_task_set_source_tag (task, fst_workspace_import_examples_async);
  start (self, file, EXAMPLE_SOURCE, NULL, NULL, task);
}

/**
 * fst_workspace_import_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends an import.
 *
 * Returns: (transfer full): how it went, or NULL with an error of %FST_IMPORT_ERROR,
 * %FST_STORE_ERROR or %G_IO_ERROR; the catalogue is then as it was
 */
FstImportOutcome *
fst_workspace_import_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
