#include "fst-worker.h"

/* A pool of exactly one thread, which is its own from the first moment to the last: everything runs
 * in the same thread, in the order given. */
struct _FstWorker
{
  GMutex lock;
  GThreadPool *pool; /* NULL once stopped */
};

typedef struct
{
  GTask *task;
  GTaskThreadFunc task_func;
  GFunc call_func;
  gpointer data;
  gpointer user_data;
  gboolean *done;
  GMutex *lock;
  GCond *finished;
} Job;

static void
run_job (gpointer item, gpointer unused)
{
  g_autofree Job *job = item;

  if (job->task != NULL)
    {
      GTask *task = job->task;

      if (!g_task_return_error_if_cancelled (task))
        job->task_func (task, g_task_get_source_object (task), g_task_get_task_data (task),
                        g_task_get_cancellable (task));
      g_object_unref (task);
      return;
    }
  job->call_func (job->data, job->user_data);
  g_mutex_lock (job->lock);
  *job->done = TRUE;
  g_cond_signal (job->finished);
  g_mutex_unlock (job->lock);
}

/**
 * fst_worker_new:
 *
 * Starts a thread.
 *
 * Returns: (transfer full): the worker
 */
FstWorker *
fst_worker_new (void)
{
  FstWorker *self = g_atomic_rc_box_new0 (FstWorker);

  g_mutex_init (&self->lock);
  self->pool = g_thread_pool_new (run_job, NULL, 1, TRUE, NULL);
  return self;
}

/**
 * fst_worker_ref:
 * @self: a worker
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstWorker *
fst_worker_ref (FstWorker *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
worker_clear (FstWorker *self)
{
  fst_worker_stop (self, FALSE);
  g_mutex_clear (&self->lock);
}

/**
 * fst_worker_unref:
 * @self: (transfer full): a worker
 *
 * Gives a reference back; the last one stops the worker without waiting. May be called in any
 * thread.
 */
void
fst_worker_unref (FstWorker *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) worker_clear);
}

static gboolean
push (FstWorker *self, Job *job)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->pool != NULL && g_thread_pool_push (self->pool, job, NULL);
}

/**
 * fst_worker_run:
 * @self: a worker
 * @task: (transfer full): a task
 * @func: what to do; it answers the task
 *
 * Does a task in the worker's thread when those before it are done. One that has been cancelled by
 * then is not begun; a stopped worker answers with %G_IO_ERROR_CLOSED. Whether a task that is done
 * was cancelled afterwards does not matter.
 */
void
fst_worker_run (FstWorker *self, GTask *task, GTaskThreadFunc func)
{
  Job *job;

  g_return_if_fail (self != NULL && G_IS_TASK (task) && func != NULL);

  g_task_set_check_cancellable (task, FALSE);
  job = g_new0 (Job, 1);
  job->task = task;
  job->task_func = func;
  if (push (self, job))
    return;
  g_free (job);
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CLOSED,
                                   "Using the workspace: it has been closed");
  g_object_unref (task);
}

/**
 * fst_worker_call:
 * @self: a worker that has not been stopped
 * @func: what to do
 * @data: first argument of @func
 * @user_data: second argument of @func
 *
 * Does something in the worker's thread and waits for it. Not to be called in that thread.
 */
void
fst_worker_call (FstWorker *self, GFunc func, gpointer data, gpointer user_data)
{
  GMutex lock;
  GCond finished;
  gboolean done = FALSE;
  Job *job;

  g_return_if_fail (self != NULL && func != NULL);

  g_mutex_init (&lock);
  g_cond_init (&finished);
  job = g_new (Job, 1);
  *job = (Job){ .call_func = func,
                .data = data,
                .user_data = user_data,
                .done = &done,
                .lock = &lock,
                .finished = &finished };
  if (push (self, job))
    {
      g_mutex_lock (&lock);
      while (!done)
        g_cond_wait (&finished, &lock);
      g_mutex_unlock (&lock);
    }
  else
    {
      g_free (job);
      g_critical ("%s: the worker has been stopped", G_STRFUNC);
    }
  g_cond_clear (&finished);
  g_mutex_clear (&lock);
}

/**
 * fst_worker_stop:
 * @self: a worker
 * @wait: wait until everything given to it is done; not in its own thread
 *
 * Takes nothing more; the thread ends when it has done what it was given.
 */
void
fst_worker_stop (FstWorker *self, gboolean wait)
{
  GThreadPool *pool;

  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  pool = g_steal_pointer (&self->pool);
  g_mutex_unlock (&self->lock);
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, wait);
}
