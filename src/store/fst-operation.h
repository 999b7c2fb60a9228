#pragma once

#include "fst-worker.h"

G_BEGIN_DECLS

/* Something that an object has done in a worker's thread: the one shape of everything asynchronous
 * in this layer. A function X_async() checks and copies what it was given and starts the operation;
 * X_finish() gives the answer. */

/* Does it, in the worker's thread, and gives the answer. NULL is an answer too where no error is
 * set; what only succeeds or fails gives anything that is not NULL. */
typedef gpointer (*FstOperationFunc) (gpointer owner,
                                      gpointer request,
                                      GCancellable *cancellable,
                                      GError **error);

typedef struct
{
  FstOperationFunc run;
  GDestroyNotify free_request; /* (nullable) */
  GDestroyNotify free_answer;  /* (nullable) */
} FstOperation;

void fst_operation_start (const FstOperation *self,
                          FstWorker *worker,
                          gpointer owner,
                          gpointer request,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gpointer fst_operation_finish (const FstOperation *self,
                               gpointer owner,
                               GAsyncResult *result,
                               GError **error);

G_END_DECLS
