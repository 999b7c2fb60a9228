#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* Who bears the cost of one device, or of one ISO code, at every place of use. */

#define FST_TYPE_PAYER_PAGE (fst_payer_page_get_type ())
G_DECLARE_FINAL_TYPE (FstPayerPage, fst_payer_page, FST, PAYER_PAGE, AdwBreakpointBin)

GtkWidget *fst_payer_page_new (FstWorkspace *workspace);

G_END_DECLS
