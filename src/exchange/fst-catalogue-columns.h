#pragma once

#include "fst-device.h"
#include "fst-import-problem.h"

G_BEGIN_DECLS

/* Which column of a table holds what, found from its headings. */

typedef struct _FstCatalogueColumns FstCatalogueColumns;

FstCatalogueColumns *fst_catalogue_columns_new (GPtrArray *headings, GError **error);
void fst_catalogue_columns_free (FstCatalogueColumns *self);

FstDevice *fst_catalogue_columns_read (FstCatalogueColumns *self,
                                       GPtrArray *cells,
                                       guint64 line,
                                       FstImportProblem **problem);
const char *fst_catalogue_columns_get_article_heading (FstCatalogueColumns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCatalogueColumns, fst_catalogue_columns_free)

G_END_DECLS
