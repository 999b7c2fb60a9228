#pragma once

#include <adwaita.h>

#include "fst-assessment.h"

G_BEGIN_DECLS

/* The sections that an answer rests on, each a button that leads to its rule. */

#define FST_TYPE_RULE_LINKS (fst_rule_links_get_type ())
G_DECLARE_FINAL_TYPE (FstRuleLinks, fst_rule_links, FST, RULE_LINKS, AdwBin)

void
fst_rule_links_show (FstRuleLinks *self, const FstDecision *decision, FstAssessment *assessment);

G_END_DECLS
