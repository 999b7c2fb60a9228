#pragma once

#include "fst-assessment.h"

G_BEGIN_DECLS

/* A decision in the words and signs of the form. */

const char *fst_decision_text_get_icon (FstStatus status);
char *fst_decision_text_format_answer (const FstDecision *decision);
guint fst_decision_text_count_folded (const FstDecision *decision);
char *fst_decision_text_format_status (const FstDecision *decision, FstAssessment *assessment);

G_END_DECLS
