#pragma once

#include "fst-region-rules.h"

G_BEGIN_DECLS

/* What would change an answer: for a fact, which of its values leads to which answer. Everything is
 * found by assessing the case with each value in turn. Immutable. */

/* Values of a fact that lead to the same answer. */
typedef struct
{
  /* (element-type FstCondition): what the values are, each of several being enough; a set holds
   * exactly the one member named */
  GPtrArray *when;
  gboolean is_rest;     /* all values that the other branches do not name */
  gboolean is_current;  /* the case's own value is one of these */
  gboolean is_computed; /* the answer is an amount that is computed from the fact */
  FstQuestion question; /* that is answered */
  GPtrArray *answers;   /* (element-type FstAssessment): one for each value or interval; only
                           @question is answered in them */
} FstWhatIfBranch;

typedef struct
{
  char *fact;
  gboolean is_known;
  GPtrArray
      *branches; /* (element-type FstWhatIfBranch): in the vocabulary's order, the rest last */
} FstWhatIf;

FstWhatIf *
fst_what_if_new (FstRegionRules *rules, FstCase *subject, FstQuestion question, const char *fact);
void fst_what_if_free (FstWhatIf *self);
GPtrArray *fst_what_if_list (FstRegionRules *rules, FstCase *subject, FstQuestion question);

gboolean fst_what_if_changes (const FstWhatIf *self);
gboolean fst_what_if_settles (const FstWhatIf *self);
char *fst_what_if_format_unsettled (GPtrArray *list);

const FstDecision *fst_what_if_branch_get_decision (const FstWhatIfBranch *self);
GStrv fst_what_if_branch_list_missing (const FstWhatIfBranch *self);
char *fst_what_if_branch_format_when (const FstWhatIfBranch *self);
char *fst_what_if_branch_format_answer (const FstWhatIfBranch *self);
char *fst_what_if_branch_format_sections (const FstWhatIfBranch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstWhatIf, fst_what_if_free)

G_END_DECLS
