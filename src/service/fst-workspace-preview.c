/* How a file of articles would be read: as its source was last time, else as guessed. */

#include "fst-workspace-private.h"

/* A preview that was asked for; the thread that reads the file has it alone. */
typedef struct
{
  GFile *file;
  char *source;
  FstImportPlan *remembered; /* (nullable): how the source was read last time */
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->file);
  g_free (self->source);
  g_clear_pointer (&self->remembered, fst_import_plan_unref);
  g_free (self);
}

/**
 * fst_workspace_name_source:
 * @file: a file of articles
 * @source: (nullable): a name that the user has given
 *
 * Names the source of a file: as the file where nobody has given it a name.
 *
 * Returns: (transfer full): the name
 */
char *
fst_workspace_name_source (GFile *file, const char *source)
{
  g_autofree char *name = source ? g_strdup (source) : g_file_get_basename (file);

  return g_utf8_make_valid (name, -1);
}

/* In a thread of its own: a spreadsheet takes its time. */
static void
read_preview (GTask *task, gpointer source_object, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  FstImportPreview *preview =
      fst_import_preview_read (request->file, request->remembered, cancellable, &error);

  if (preview)
    g_task_return_pointer (task, preview, (GDestroyNotify) fst_import_preview_unref);
  else
    g_task_return_error (task, error);
}

/* What was remembered by a version of the program with other fields is as good as forgotten. */
static FstImportPlan *
find_remembered (GPtrArray *sources, const char *name)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const FstCatalogueSource *source = g_ptr_array_index (sources, i);

      if (g_str_equal (source->name, name))
        return source->plan_json ? fst_import_plan_from_json (source->plan_json, NULL) : NULL;
    }
  return NULL;
}

static void
on_sources_listed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) sources =
      fst_catalogue_list_sources_finish (FST_CATALOGUE (object), result, &error);

  if (!sources)
    {
      g_task_return_error (task, error);
      return;
    }
  request->remembered = find_remembered (sources, request->source);
  g_task_run_in_thread (task, read_preview);
}

/**
 * fst_workspace_preview_import_async:
 * @self: an open workspace
 * @file: an assortment of any kind that can be read
 * @source: (nullable): the name of its source; NULL is the file's name
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Finds out how a file would be read, from its beginning: with the plan that is remembered of its
 * source where the file still has those columns, else as guessed. Nothing is changed.
 */
void
fst_workspace_preview_import_async (FstWorkspace *self,
                                    GFile *file,
                                    const char *source,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  g_task_set_source_tag (task, fst_workspace_preview_import_async);
  request->file = g_object_ref (file);
  request->source = fst_workspace_name_source (file, source);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  fst_catalogue_list_sources_async (fst_store_get_catalogue (fst_workspace_get_store (self)),
                                    cancellable, on_sources_listed, task);
}

/**
 * fst_workspace_preview_import_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_preview_import_async().
 *
 * Returns: (transfer full): the preview, or NULL with an error of %FST_IMPORT_ERROR,
 * %FST_STORE_ERROR or %G_IO_ERROR
 */
FstImportPreview *
fst_workspace_preview_import_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
