#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* Reads an assortment and says how it went, row by row. */

#define FST_TYPE_IMPORT_DIALOG (fst_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FstImportDialog, fst_import_dialog, FST, IMPORT_DIALOG, AdwDialog)

void fst_import_dialog_choose (GtkWindow *window);
void fst_import_dialog_present (GtkWidget *parent, FstWorkspace *workspace, GFile *file);

G_END_DECLS
