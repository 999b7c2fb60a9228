#pragma once

#include <adwaita.h>

#include "fst-import-preview.h"

G_BEGIN_DECLS

/* The first rows of a sheet as they will be read: a table, or where there is little room one row at
 * a time (the property `narrow`). */

#define FST_TYPE_IMPORT_ROWS (fst_import_rows_get_type ())
G_DECLARE_FINAL_TYPE (FstImportRows, fst_import_rows, FST, IMPORT_ROWS, AdwBin)

void fst_import_rows_show (FstImportRows *self, FstImportPreview *preview, guint sheet);

G_END_DECLS
