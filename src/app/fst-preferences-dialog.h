#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* Changes the workspace's profile. */

#define FST_TYPE_PREFERENCES_DIALOG (fst_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    FstPreferencesDialog, fst_preferences_dialog, FST, PREFERENCES_DIALOG, AdwDialog)

AdwDialog *fst_preferences_dialog_new (FstWorkspace *workspace);

G_END_DECLS
