#pragma once

#include <adwaita.h>

#include "fst-import-preview.h"

G_BEGIN_DECLS

/* A column of a file: its heading, its first values, what it is taken for and why. Emits "chosen"
 * when the user takes it for something else. */

#define FST_TYPE_IMPORT_COLUMN_ROW (fst_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (
    FstImportColumnRow, fst_import_column_row, FST, IMPORT_COLUMN_ROW, AdwPreferencesRow)

GtkWidget *fst_import_column_row_new (GListModel *fields);
void fst_import_column_row_show (FstImportColumnRow *self,
                                 const char *title,
                                 const char *cells,
                                 FstCatalogueField field,
                                 FstGuessReason reason);
FstCatalogueField fst_import_column_row_get_field (FstImportColumnRow *self);

G_END_DECLS
