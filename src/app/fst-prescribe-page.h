#pragma once
#include <adwaita.h>
#include "fst-workspace.h"
static inline GtkWidget *fst_prescribe_page_new (FstWorkspace *workspace) { return adw_status_page_new (); }
