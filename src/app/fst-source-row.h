#pragma once

#include <adwaita.h>

#include "fst-catalogue-source.h"

G_BEGIN_DECLS

/* One of the files that the assortment came from, and what can be done about it. */

#define FST_TYPE_SOURCE_ROW (fst_source_row_get_type ())
G_DECLARE_FINAL_TYPE (FstSourceRow, fst_source_row, FST, SOURCE_ROW, AdwPreferencesRow)

GtkWidget *fst_source_row_new (const FstCatalogueSource *source, gboolean has_outcome);

G_END_DECLS
