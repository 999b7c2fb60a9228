#pragma once

#include "fst-article.h"
#include "fst-import-error.h"
#include "fst-import-plan.h"
#include "fst-import-problem.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads an assortment, one article at a time, from all the sheets that a plan has chosen. */

#define FST_TYPE_CATALOGUE_READER (fst_catalogue_reader_get_type ())
G_DECLARE_FINAL_TYPE (FstCatalogueReader, fst_catalogue_reader, FST, CATALOGUE_READER, GObject)

FstCatalogueReader *fst_catalogue_reader_open (GFile *file,
                                               FstImportPlan *plan,
                                               GCancellable *cancellable,
                                               GError **error);

gboolean fst_catalogue_reader_next (FstCatalogueReader *self,
                                    FstArticle **article,
                                    GCancellable *cancellable,
                                    GError **error);

FstImportPlan *fst_catalogue_reader_get_plan (FstCatalogueReader *self);
double fst_catalogue_reader_get_fraction (FstCatalogueReader *self);

/* The first FST_CATALOGUE_READER_MAX_PROBLEMS problems; the rest are only counted. */
#define FST_CATALOGUE_READER_MAX_PROBLEMS 100000
GPtrArray *fst_catalogue_reader_get_problems (FstCatalogueReader *self);
guint64 fst_catalogue_reader_get_n_problems (FstCatalogueReader *self);
GPtrArray *fst_catalogue_reader_get_unusable_keys (FstCatalogueReader *self);

G_END_DECLS
