#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* The lists that a document refers to, or those with names of their own: which have been read in,
 * and reading in and taking out of use. */

#define FST_TYPE_LISTS_GROUP (fst_lists_group_get_type ())
G_DECLARE_FINAL_TYPE (FstListsGroup, fst_lists_group, FST, LISTS_GROUP, AdwPreferencesGroup)

GtkWidget *fst_lists_group_new (FstWorkspace *workspace, FstPolicy *policy);
GtkWidget *fst_lists_group_find (FstListsGroup *self, const char *document);

G_END_DECLS
