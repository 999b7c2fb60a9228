#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* Asks for the passphrase of a workspace. Emits "opened" with the workspace. */

#define FST_TYPE_UNLOCK_PAGE (fst_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (FstUnlockPage, fst_unlock_page, FST, UNLOCK_PAGE, AdwBin)

GtkWidget *fst_unlock_page_new (GFile *folder);

G_END_DECLS
