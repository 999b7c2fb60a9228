#pragma once

#include <adwaita.h>

#include "fst-import-preview.h"

G_BEGIN_DECLS

/* The columns of one sheet, each with what it is taken for. Emits "chosen" with a column and a
 * field when the user takes a column for something else. */

#define FST_TYPE_IMPORT_COLUMNS (fst_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (
    FstImportColumns, fst_import_columns, FST, IMPORT_COLUMNS, AdwPreferencesGroup)

void fst_import_columns_show (FstImportColumns *self, FstImportPreview *preview, guint sheet);

G_END_DECLS
