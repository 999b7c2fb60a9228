#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* Asks whose a list of ISO codes is and when it holds, and reads it in. */

#define FST_TYPE_LIST_DIALOG (fst_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FstListDialog, fst_list_dialog, FST, LIST_DIALOG, AdwDialog)

void fst_list_dialog_choose (GtkWindow *window, const char *name);
AdwDialog *fst_list_dialog_new (FstWorkspace *workspace, const char *name, GFile *file);

G_END_DECLS
