#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* The catalogue: search, what was found, and the device beside it; and, as pages over these, where
 * the articles came from and how a reading has gone. */

#define FST_TYPE_CATALOGUE_PAGE (fst_catalogue_page_get_type ())
G_DECLARE_FINAL_TYPE (FstCataloguePage, fst_catalogue_page, FST, CATALOGUE_PAGE, AdwBreakpointBin)

GtkWidget *fst_catalogue_page_new (FstWorkspace *workspace);
void
fst_catalogue_page_show_outcome (FstCataloguePage *self, FstImportOutcome *outcome, GFile *file);

G_END_DECLS
