#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* One document: what it is, whether it holds today, and its rules in reading order. */

#define FST_TYPE_POLICY_VIEW (fst_policy_view_get_type ())
G_DECLARE_FINAL_TYPE (FstPolicyView, fst_policy_view, FST, POLICY_VIEW, AdwBin)

GtkWidget *fst_policy_view_new (FstWorkspace *workspace, FstPolicy *policy);
guint fst_policy_view_filter (FstPolicyView *self, const char *text);
FstPolicy *fst_policy_view_get_policy (FstPolicyView *self);
GtkWidget *fst_policy_view_find_rule (FstPolicyView *self, const char *rule);
GtkWidget *fst_policy_view_find_list (FstPolicyView *self, const char *document);

G_END_DECLS
