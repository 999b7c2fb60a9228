#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* Reads a file of articles in: looks at its beginning, has the user say how it is to be read, tells
 * what that would change, and does it. Emits "imported" when it is done, and closes. */

#define FST_TYPE_IMPORT_DIALOG (fst_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FstImportDialog, fst_import_dialog, FST, IMPORT_DIALOG, AdwDialog)

AdwDialog *fst_import_dialog_new (FstWorkspace *workspace, GFile *file, const char *source);
FstImportOutcome *fst_import_dialog_take_outcome (FstImportDialog *self);
GFile *fst_import_dialog_get_file (FstImportDialog *self);

G_END_DECLS
