#pragma once

#include "fst-catalogue.h"
#include "fst-database.h"
#include "fst-worker.h"

G_BEGIN_DECLS

FstCatalogue *fst_catalogue_new (FstWorker *writer,
                                 FstDatabase *writing,
                                 FstWorker *reader,
                                 FstDatabase *reading);

G_END_DECLS
