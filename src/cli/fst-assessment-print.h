#pragma once

#include "fst-what-if.h"

G_BEGIN_DECLS

/* An assessment on standard output, for a person. */

void fst_assessment_print_decision (const FstDecision *decision,
                                    FstAssessment *assessment,
                                    FstFacts *facts,
                                    GPtrArray *policies);
void fst_assessment_print_heading (FstAssessment *assessment);
void fst_assessment_print (FstAssessment *assessment, FstFacts *facts, GPtrArray *policies);
void fst_what_if_print (GPtrArray *list, FstQuestion question);

G_END_DECLS
