#pragma once

#include "fst-code-lists.h"

G_BEGIN_DECLS

/* All that holds in one region: its documents and the lists beside them, put together for
 * assessing. Immutable. */

typedef struct _FstRegionRules FstRegionRules;

#define FST_TYPE_REGION_RULES (fst_region_rules_get_type ())
GType fst_region_rules_get_type (void);

FstRegionRules *
fst_region_rules_new (const char *region, GPtrArray *policies, GPtrArray *lists, GError **error);
FstRegionRules *fst_region_rules_ref (FstRegionRules *self);
void fst_region_rules_unref (FstRegionRules *self);

FstAssessor *fst_region_rules_get_assessor (FstRegionRules *self);
FstFacts *fst_region_rules_derive (FstRegionRules *self, FstFacts *facts);
FstAssessment *fst_region_rules_assess (FstRegionRules *self, FstCase *subject);
FstAssessment *
fst_region_rules_answer (FstRegionRules *self, FstCase *subject, FstQuestion question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstRegionRules, fst_region_rules_unref)

G_END_DECLS
