#pragma once

#include "fst-catalogue.h"
#include "fst-database.h"
#include "fst-worker.h"

G_BEGIN_DECLS

struct _FstCatalogue
{
  GObject parent_instance;

  FstWorker *writer;
  FstDatabase *writing; /* the writer's; only used in its thread. NULL: read-only */
  FstWorker *reader;
  FstDatabase *reading; /* the reader's; only used in its thread */
};

FstCatalogue *fst_catalogue_new (FstWorker *writer,
                                 FstDatabase *writing,
                                 FstWorker *reader,
                                 FstDatabase *reading);

G_END_DECLS
