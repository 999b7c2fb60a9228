#pragma once

#include "fst-region-rules.h"
#include "fst-worked-case.h"

G_BEGIN_DECLS

/* The documents that come with the program, and the lists that an organisation has added, ready to
 * assess any region's cases. */

#define FST_TYPE_RULES (fst_rules_get_type ())
G_DECLARE_FINAL_TYPE (FstRules, fst_rules, FST, RULES, GObject)

FstRules *fst_rules_new (GError **error);
FstRules *fst_rules_new_for_policies (GPtrArray *policies);

GPtrArray *fst_rules_get_policies (FstRules *self);
gboolean fst_rules_set_lists (FstRules *self, GPtrArray *lists, GError **error);
FstFacts *fst_rules_derive (FstRules *self, const char *region, FstFacts *facts);
FstRegionRules *
fst_rules_prepare (FstRules *self, FstCase *subject, gboolean without_pending, GError **error);
FstRegionRules *fst_rules_get_region (FstRules *self, const char *region, GError **error);
FstAssessment *
fst_rules_assess (FstRules *self, FstCase *subject, gboolean without_pending, GError **error);
FstAssessment *
fst_rules_assess_worked (FstRules *self, const FstWorkedCase *worked, GError **error);

G_END_DECLS
