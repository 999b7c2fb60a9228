#pragma once

#include "fst-assessment.h"

G_BEGIN_DECLS

/* An assessment on standard output, for a person. */

void fst_assessment_print_decision (const FstDecision *decision,
                                    FstAssessment *assessment,
                                    FstFacts *facts,
                                    GPtrArray *policies);
void fst_assessment_print (FstAssessment *assessment, FstFacts *facts, GPtrArray *policies);

G_END_DECLS
