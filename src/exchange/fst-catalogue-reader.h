#pragma once

#include "fst-device.h"
#include "fst-import-error.h"
#include "fst-import-problem.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads an assortment from a CSV file, one article at a time. */

#define FST_TYPE_CATALOGUE_READER (fst_catalogue_reader_get_type ())
G_DECLARE_FINAL_TYPE (FstCatalogueReader, fst_catalogue_reader, FST, CATALOGUE_READER, GObject)

FstCatalogueReader *
fst_catalogue_reader_open (GFile *file, GCancellable *cancellable, GError **error);

gboolean fst_catalogue_reader_next (FstCatalogueReader *self,
                                    FstDevice **device,
                                    GCancellable *cancellable,
                                    GError **error);

/* The first FST_CATALOGUE_READER_MAX_PROBLEMS problems; the rest are only counted. */
#define FST_CATALOGUE_READER_MAX_PROBLEMS 1000
GPtrArray *fst_catalogue_reader_get_problems (FstCatalogueReader *self);
guint64 fst_catalogue_reader_get_n_problems (FstCatalogueReader *self);

goffset fst_catalogue_reader_get_bytes_read (FstCatalogueReader *self);
goffset fst_catalogue_reader_get_size (FstCatalogueReader *self);

G_END_DECLS
