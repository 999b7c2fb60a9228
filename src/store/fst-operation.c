#include "fst-operation.h"

/* One call of an operation. */
typedef struct
{
  const FstOperation *operation;
  gpointer request;
} Call;

static void
call_free (Call *call)
{
  if (call->operation->free_request != NULL && call->request != NULL)
    call->operation->free_request (call->request);
  g_free (call);
}

static void
run_in_thread (GTask *task, gpointer owner, gpointer data, GCancellable *cancellable)
{
  const Call *call = data;
  GError *error = NULL;
  gpointer answer = call->operation->run (owner, call->request, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, call->operation->free_answer);
}

/**
 * fst_operation_start:
 * @self: an operation, which lives as long as the program
 * @worker: the thread to do it in
 * @owner: (nullable) (type GObject): the object that it is done for; kept until it is done
 * @request: (nullable) (transfer full): what it is asked with
 * @cancellable: (nullable): what can stop it before it begins, and after that where it looks
 * @callback: (nullable): called in the caller's thread-default main context when it is done
 * @user_data: data for @callback
 *
 * Begins an operation. Those of one worker are done one after the other, in the order asked for.
 */
void
fst_operation_start (const FstOperation *self,
                     FstWorker *worker,
                     gpointer owner,
                     gpointer request,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Call *call = g_new (Call, 1);
  GTask *task = g_task_new (owner, cancellable, callback, user_data);

  *call = (Call){ self, request };
  g_task_set_source_tag (task, (gpointer) self);
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  fst_worker_run (worker, task, run_in_thread);
}

/**
 * fst_operation_finish:
 * @self: the operation that was started
 * @owner: (nullable) (type GObject): the object that it was done for
 * @result: what the callback was given
 * @error: return location for what @self fails with, or %G_IO_ERROR_CLOSED, %G_IO_ERROR_CANCELLED
 *
 * Gives the answer of an operation.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL too where it has failed
 */
gpointer
fst_operation_finish (const FstOperation *self,
                      gpointer owner,
                      GAsyncResult *result,
                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, owner), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, (gpointer) self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
