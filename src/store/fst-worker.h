#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A thread that does tasks one after the other; it owns the connection that they use. */

typedef struct _FstWorker FstWorker;

FstWorker *fst_worker_new (void);
FstWorker *fst_worker_ref (FstWorker *self);
void fst_worker_unref (FstWorker *self);

void fst_worker_run (FstWorker *self, GTask *task, GTaskThreadFunc func);
void fst_worker_call (FstWorker *self, GFunc func, gpointer data, gpointer user_data);
void fst_worker_stop (FstWorker *self, gboolean wait);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstWorker, fst_worker_unref)

G_END_DECLS
