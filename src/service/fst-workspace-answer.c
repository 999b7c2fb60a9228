/* Most of what a workspace is asked for is the store's to answer. Its answer is kept until the
 * finish function takes it apart; the caller sees the workspace alone. */

#include "fst-workspace-private.h"

/**
 * fst_workspace_new_task:
 * @self: the workspace that is asked
 * @tag: the function that was called
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Makes the task of something asynchronous.
 *
 * Returns: (transfer full): the task
 */
GTask *
fst_workspace_new_task (FstWorkspace *self,
                        gpointer tag,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  return task;
}

/**
 * fst_workspace_keep_answer:
 * @source: what was asked
 * @result: its answer
 * @task: (transfer full): the task that asked
 *
 * Ends a task with the answer of another; a #GAsyncReadyCallback.
 */
void
fst_workspace_keep_answer (GObject *source, GAsyncResult *result, gpointer task)
{
  g_autoptr (GTask) ended = task;

  g_task_return_pointer (ended, g_object_ref (result), g_object_unref);
}

/**
 * fst_workspace_take_answer:
 * @result: what the caller's callback was given
 * @source: (out) (nullable): what was asked
 * @error: return location
 *
 * Takes the answer that fst_workspace_keep_answer() has kept.
 *
 * Returns: (transfer full): the answer, or NULL with @error set
 */
GAsyncResult *
fst_workspace_take_answer (GAsyncResult *result, gpointer *source, GError **error)
{
  GAsyncResult *answer = g_task_propagate_pointer (G_TASK (result), error);

  *source = answer ? g_task_get_source_object (G_TASK (answer)) : NULL;
  return answer;
}
