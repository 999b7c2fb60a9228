#pragma once

#include <adwaita.h>

#include "fst-rule-link.h"
#include "fst-workspace.h"

G_BEGIN_DECLS

/* The documents of the user's region, how far they hold, and their rules in plain words. */

#define FST_TYPE_POLICIES_PAGE (fst_policies_page_get_type ())
G_DECLARE_FINAL_TYPE (FstPoliciesPage, fst_policies_page, FST, POLICIES_PAGE, AdwBin)

GtkWidget *fst_policies_page_new (FstWorkspace *workspace);
void fst_policies_page_show_rule (FstPoliciesPage *self,
                                  const FstRuleCitation *citation,
                                  const char *origin);
void fst_policies_page_forget_origin (FstPoliciesPage *self);

G_END_DECLS
