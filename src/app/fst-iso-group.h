#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* What the region has read in of ISO 9999: the official titles of each edition, and the table of
 * what became of the codes; reading these in and taking them away. */

#define FST_TYPE_ISO_GROUP (fst_iso_group_get_type ())
G_DECLARE_FINAL_TYPE (FstIsoGroup, fst_iso_group, FST, ISO_GROUP, AdwPreferencesGroup)

GtkWidget *fst_iso_group_new (FstWorkspace *workspace);

G_END_DECLS
