#pragma once

#include "fst-catalogue.h"
#include "fst-database.h"

G_BEGIN_DECLS

/* Brings the articles of a source up to a newer file of it. */

FstImportSummary *
fst_article_import_run (FstDatabase *database, const FstCatalogueImport *import, GError **error);

G_END_DECLS
