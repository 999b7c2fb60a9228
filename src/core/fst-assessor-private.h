#pragma once

#include "fst-assessor.h"
#include "fst-decision-table.h"
#include "fst-space.h"

G_BEGIN_DECLS

/* What preparing the rules (fst-assessor.c) hands to assessing by them (fst-assessing.c), to saying
 * why not (fst-considering.c) and to checking them (fst-policy-check.c). */

/* A rule and its document. */
typedef struct
{
  FstPolicy *policy;
  FstRule *rule;
  FstNode holds; /* its condition; an answer in it is the function of that question */
} FstRuleEntry;

struct _FstAssessor
{
  char *region;
  GPtrArray *policies; /* (element-type FstPolicy) */
  GArray *entries;     /* FstRuleEntry: all rules, in reading order */
  GHashTable *numbers; /* DOCUMENT/RULE → its number + 1 */
  FstSpace *space;
  FstDiagram *diagram;
  guint8 *sizes; /* of the space's variables, then of the principal */
  guint n_variables;
  FstDecisionTable *tables[FST_N_QUESTIONS];
};

static inline const FstRuleEntry *
fst_assessor_get_entry (const FstAssessor *self, guint number)
{
  return &g_array_index (self->entries, FstRuleEntry, number);
}

GPtrArray *
fst_assessor_list_considered (FstAssessor *self, FstCase *subject, const FstDecision *decision);
void fst_assessment_remember (FstAssessment *self, FstAssessor *assessor, FstCase *subject);
typedef struct _FstPrecedence FstPrecedence;

FstAssessor *fst_assessor_list (const char *region, GPtrArray *policies, GError **error);
gboolean fst_assessor_prepare (FstAssessor *self,
                               const FstPrecedence *precedence,
                               GPtrArray *more_conditions,
                               GError **error);
gboolean fst_assessor_find_rule (const FstAssessor *self,
                                 const FstPolicy *policy,
                                 const char *name,
                                 guint *number);
gboolean
fst_assessor_has_document (const FstAssessor *self, const FstPolicy *policy, const char *name);

G_END_DECLS
