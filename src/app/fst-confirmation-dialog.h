#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* Asks who confirms that a document is in force, on what ground and for which days, or who takes
 * that back. */

#define FST_TYPE_CONFIRMATION_DIALOG (fst_confirmation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    FstConfirmationDialog, fst_confirmation_dialog, FST, CONFIRMATION_DIALOG, AdwDialog)

AdwDialog *fst_confirmation_dialog_new (FstWorkspace *workspace, FstPolicy *policy);

G_END_DECLS
