#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* The first start, in three steps: where the user works, the passphrase, the assortment. Emits
 * "opened" with the new workspace and the action to go on with, or NULL. */

#define FST_TYPE_WELCOME_PAGE (fst_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (FstWelcomePage, fst_welcome_page, FST, WELCOME_PAGE, AdwBin)

GtkWidget *fst_welcome_page_new (GFile *folder);

G_END_DECLS
