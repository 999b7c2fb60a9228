#pragma once

#include "fst-assessment.h"
#include "fst-policy.h"

G_BEGIN_DECLS

/* A second opinion: what the documents say of a case in which every fact is known, found the long
 * way round, straight from docs/policy-files.md and with nothing of the assessor's. Answers are
 * texts, equal where the answers are. */

char *oracle_answer (GPtrArray *policies,
                     FstFacts *facts,
                     const char *responsibility,
                     FstQuestion question);
gboolean oracle_is_silent (GPtrArray *policies,
                           const FstPolicy *policy,
                           const FstRule *rule,
                           FstFacts *facts,
                           FstQuestion question);
gboolean oracle_holds (const FstCondition *condition, FstFacts *facts);
gboolean oracle_applies (GPtrArray *policies,
                         const FstCondition *condition,
                         FstFacts *facts,
                         const char *responsibility);
char *oracle_describe (const FstDecision *decision);

G_END_DECLS
