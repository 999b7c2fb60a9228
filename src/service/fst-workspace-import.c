/* Taking an assortment into a workspace: a plan, then the file row by row, then the articles
 * counted anew. */

#include "fst-catalogue-reader.h"
#include "fst-example-assortment.h"
#include "fst-workspace-private.h"

/* One import: read in the catalogue's importing thread, shown in the main thread. */
typedef struct
{
  gatomicrefcount references;
  GFile *file;
  FstImportPlan *plan; /* (nullable): not known yet */
  GCancellable *cancellable;
  /* (nullable): opened by the importing thread, looked at again when that has ended */
  FstCatalogueReader *reader;
  int permille; /* atomic: how much of the file has been read; -1 while its size is not known */
  FstImportProgressFunc progress;
  gpointer progress_data;
  FstImportOutcome *outcome;
} Import;

static void
import_unref (gpointer data)
{
  Import *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_object_unref (self->file);
  g_clear_pointer (&self->plan, fst_import_plan_unref);
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

/* Runs in the importing thread. */
static FstArticle *
read_article (gpointer data, GError **error)
{
  Import *self = data;
  FstArticle *article = NULL;
  double fraction;

  if (!self->reader)
    self->reader = fst_catalogue_reader_open (self->file, self->plan, self->cancellable, error);
  if (!self->reader
      || !fst_catalogue_reader_next (self->reader, &article, self->cancellable, error))
    return NULL;
  fraction = fst_catalogue_reader_get_fraction (self->reader);
  g_atomic_int_set (&self->permille, fraction < 0 ? -1 : (int) (fraction * 1000));
  return article;
}

/* Runs in the importing thread, after the last article. */
static GPtrArray *
get_unusable (gpointer data, gint64 *n_rows)
{
  Import *self = data;

  *n_rows = (gint64) fst_catalogue_reader_get_n_problems (self->reader);
  return fst_catalogue_reader_get_unusable_keys (self->reader);
}

static void
show_progress (FstImportPhase phase, gint64 n_read, gpointer data)
{
  Import *self = data;
  int permille = phase == FST_IMPORT_PHASE_READING ? g_atomic_int_get (&self->permille) : -1;

  if (self->progress)
    self->progress (phase, permille < 0 ? -1.0 : MIN (permille, 1000) / 1000.0,
                    self->progress_data);
}

static void
return_outcome (GTask *task)
{
  Import *import = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&import->outcome),
                         (GDestroyNotify) fst_import_outcome_free);
}

static void
on_refreshed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* It is in, whatever comes of counting. */
  if (!fst_workspace_refresh_finish (FST_WORKSPACE (source), result, &error))
    g_warning ("counting the articles: %s", error->message);
  return_outcome (task);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_source_object (task);
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  import->outcome->summary = fst_catalogue_import_finish (FST_CATALOGUE (source), result, &error);
  if (!import->outcome->summary)
    {
      g_task_return_error (task, error);
      return;
    }
  import->outcome->n_problems = fst_catalogue_reader_get_n_problems (import->reader);
  import->outcome->problems = g_ptr_array_ref (fst_catalogue_reader_get_problems (import->reader));
  if (import->outcome->dry_run)
    return_outcome (task);
  else
    /* What is in can't be taken back by cancelling now. */
    fst_workspace_refresh_async (self, NULL, on_refreshed, g_steal_pointer (&task));
}

/* The plan is known: takes the file in. */
static void
start (GTask *task)
{
  FstWorkspace *self = g_task_get_source_object (task);
  Import *import = g_task_get_task_data (task);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *imported_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *plan_json = fst_import_plan_to_json (import->plan);
  const FstCatalogueImport fields = {
    .source = import->outcome->source,
    .imported_at = imported_at,
    .plan_json = plan_json,
    .dry_run = import->outcome->dry_run,
    .reader = read_article,
    .unusable = get_unusable,
    .reader_data = import_ref (import),
    .reader_destroy = import_unref,
    .progress = show_progress,
    .progress_data = import_ref (import),
    .progress_destroy = import_unref,
  };

  fst_catalogue_import_async (fst_store_get_catalogue (fst_workspace_get_store (self)), &fields,
                              import->cancellable, on_imported, task);
}

static void
on_previewed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (FstImportPreview) preview =
      fst_workspace_preview_import_finish (FST_WORKSPACE (source), result, &error);

  if (!preview || !fst_import_plan_is_usable (preview->plan, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  import->plan = fst_import_plan_ref (preview->plan);
  import->outcome->plan_origin = preview->remembered         ? FST_PLAN_ORIGIN_REMEMBERED
                                 : preview->remembered_fails ? FST_PLAN_ORIGIN_OUTGROWN
                                                             : FST_PLAN_ORIGIN_GUESSED;
  start (g_steal_pointer (&task));
}

/**
 * fst_workspace_import_async:
 * @self: an open workspace
 * @file: an assortment of any kind that can be read
 * @source: (nullable): the name of its source; NULL is the file's name
 * @plan: (nullable): how to read it; NULL is as it would be previewed
 * @dry_run: whether only to find out what would change
 * @progress: (nullable) (scope notified): called in the main thread now and then
 * @progress_data: for @progress
 * @cancellable: (nullable): to give up; the catalogue is then as it was
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Brings a source up to date with a file, in one transaction: what is new goes in, what has changed
 * is changed, what the file no longer has is marked as gone. The plan is remembered for the next
 * file of the source.
 */
void
fst_workspace_import_async (FstWorkspace *self,
                            GFile *file,
                            const char *source,
                            FstImportPlan *plan,
                            gboolean dry_run,
                            FstImportProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task =
      fst_workspace_new_task (self, fst_workspace_import_async, cancellable, callback, user_data);
  Import *import = g_new0 (Import, 1);
  GError *error = NULL;

  /* The store knows whether cancelling came in time. */
  g_task_set_check_cancellable (task, FALSE);
  g_atomic_ref_count_init (&import->references);
  import->file = g_object_ref (file);
  import->plan = plan ? fst_import_plan_ref (plan) : NULL;
  g_set_object (&import->cancellable, cancellable);
  import->permille = -1;
  import->progress = progress;
  import->progress_data = progress_data;
  import->outcome = g_new0 (FstImportOutcome, 1);
  import->outcome->source = fst_workspace_name_source (file, source);
  import->outcome->dry_run = dry_run;
  import->outcome->plan_origin = FST_PLAN_ORIGIN_GIVEN;
  g_task_set_task_data (task, import, import_unref);
  if (!plan)
    fst_workspace_preview_import_async (self, file, source, cancellable, on_previewed, task);
  else if (fst_import_plan_is_usable (plan, &error))
    start (task);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
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
  g_autoptr (GFile) file = fst_example_assortment_get_file ();

  fst_workspace_import_async (self, file, FST_EXAMPLE_ASSORTMENT_SOURCE, NULL, FALSE, NULL, NULL,
                              cancellable, callback, user_data);
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
