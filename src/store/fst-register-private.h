#pragma once

#include "fst-code-list.h"
#include "fst-database.h"
#include "fst-operation.h"
#include "fst-register.h"

G_BEGIN_DECLS

struct _FstRegister
{
  GObject parent_instance;

  FstWorker *worker;
  FstDatabase *database; /* the worker's; only used in its thread */
};

/* What an operation was asked with. */
typedef struct
{
  char *text;
  char *value;
  guint limit;
  FstPerson *person;
  FstSigning *signing;
  FstEvent *event;
  FstAuditEntry *entry;
  FstCodeList *list;
} FstRegisterRequest;

FstRegister *fst_register_new (FstWorker *worker, FstDatabase *database);

void fst_register_request_free (gpointer data);
void fst_register_start (FstRegister *self,
                         const FstOperation *operation,
                         const FstRegisterRequest *request,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean fst_register_is_time (const char *text);

G_END_DECLS
