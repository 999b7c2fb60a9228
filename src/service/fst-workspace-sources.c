/* Where the articles of a workspace came from. */

#include "fst-workspace-private.h"

/**
 * fst_workspace_list_sources_async:
 * @self: an open workspace
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Lists where the articles came from.
 */
void
fst_workspace_list_sources_async (FstWorkspace *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = fst_workspace_new_task (self, fst_workspace_list_sources_async, cancellable,
                                        callback, user_data);

  fst_catalogue_list_sources_async (fst_store_get_catalogue (fst_workspace_get_store (self)),
                                    cancellable, fst_workspace_keep_answer, task);
}

/**
 * fst_workspace_list_sources_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_list_sources_async().
 *
 * Returns: (transfer full) (element-type FstCatalogueSource): the sources in Swedish order of
 * names, or NULL with an error of %FST_STORE_ERROR
 */
GPtrArray *
fst_workspace_list_sources_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  gpointer catalogue;
  g_autoptr (GAsyncResult) answer = fst_workspace_take_answer (result, &catalogue, error);

  return answer ? fst_catalogue_list_sources_finish (catalogue, answer, error) : NULL;
}

static void
on_recounted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* It is gone, whatever comes of counting. */
  if (!fst_workspace_refresh_finish (FST_WORKSPACE (source), result, &error))
    g_warning ("counting the articles: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!fst_catalogue_remove_source_finish (FST_CATALOGUE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* What is gone can't be brought back by cancelling now. */
  fst_workspace_refresh_async (self, NULL, on_recounted, g_steal_pointer (&task));
}

/**
 * fst_workspace_remove_source_async:
 * @self: an open workspace
 * @source: the name of a source
 * @cancellable: (nullable): to give up; the catalogue is then as it was
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Takes a source away, with its articles, what they have cost, and how its files were read.
 */
void
fst_workspace_remove_source_async (FstWorkspace *self,
                                   const char *source,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task = fst_workspace_new_task (self, fst_workspace_remove_source_async, cancellable,
                                        callback, user_data);

  /* The store knows whether cancelling came in time. */
  g_task_set_check_cancellable (task, FALSE);
  fst_catalogue_remove_source_async (fst_store_get_catalogue (fst_workspace_get_store (self)),
                                     source, cancellable, on_removed, task);
}

/**
 * fst_workspace_remove_source_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_remove_source_async().
 *
 * Returns: whether it is gone; if not, @error is %FST_STORE_ERROR_NOT_FOUND or another error, and
 * the catalogue is as it was
 */
gboolean
fst_workspace_remove_source_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
