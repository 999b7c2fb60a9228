/* Why rules that answer a question do not apply in one case. */

#include "fst-explaining.h"
#include "fst-location.h"

/* Finds a rule that the candidate yields to and that holds, or else one that may. */
static const FstRuleEntry *
find_before (FstLocation *location, const FstDecisionTable *table, const FstCandidate *candidate)
{
  const FstRuleEntry *possible = NULL;

  for (guint i = 0; i < candidate->yields->len; i++)
    for (guint j = 0; j < table->candidates->len; j++)
      {
        const FstCandidate *other = g_ptr_array_index (table->candidates, j);
        FstTruth truth;

        if (other->rule != g_array_index (candidate->yields, guint, i))
          continue;
        truth = fst_location_test (location, other->holds);
        if (truth == FST_TRUTH_TRUE)
          return fst_assessor_get_entry (location->assessor, other->rule);
        if (truth == FST_TRUTH_UNKNOWN && !possible)
          possible = fst_assessor_get_entry (location->assessor, other->rule);
      }
  return possible;
}

static FstExplanation *
explain (FstLocation *location,
         FstCase *subject,
         const FstDecisionTable *table,
         const FstCandidate *candidate)
{
  const FstRule *rule = fst_assessor_get_entry (location->assessor, candidate->rule)->rule;
  FstTruth holds = fst_location_test (location, candidate->holds);
  FstTruth survives = fst_location_test (location, candidate->survives);
  const FstRuleEntry *before = NULL;
  FstExplanation *because;

  if (holds == FST_TRUTH_TRUE || (holds == FST_TRUTH_UNKNOWN && survives == FST_TRUTH_FALSE))
    before = find_before (location, table, candidate);
  if (before)
    return fst_explanation_new_yields (survives == FST_TRUTH_FALSE ? FST_REASON_YIELDS
                                                                   : FST_REASON_MAY_YIELD,
                                       before->policy->id, before->rule);
  because = fst_explain_condition (location->assessor->space, rule->when, location->cells,
                                   subject->facts);
  if (holds == FST_TRUTH_FALSE && fst_explanation_get_kind (because) == FST_REASON_OPEN)
    {
      /* Whatever the open facts turn out to be, it can't hold. */
      fst_explanation_free (because);
      because = fst_explanation_new (FST_REASON_NEVER, NULL);
    }
  return because;
}

static FstConsidered *
consider (FstLocation *location,
          FstCase *subject,
          const FstDecisionTable *table,
          const FstCandidate *candidate)
{
  const FstRuleEntry *entry = fst_assessor_get_entry (location->assessor, candidate->rule);

  return fst_considered_new (entry->policy->id, entry->rule->id, entry->rule->sections,
                             explain (location, subject, table, candidate));
}

/**
 * fst_assessor_list_considered:
 * @self: an assessor
 * @subject: the case that it assessed
 * @decision: one of the answers that it gave
 *
 * Says of all other rules that answer the question why they do not apply, or what that hangs on.
 * Rules that were made of a list are nobody's to look up and left out. Any thread.
 *
 * Returns: (transfer full) (element-type FstConsidered): the rules, in reading order
 */
GPtrArray *
fst_assessor_list_considered (FstAssessor *self, FstCase *subject, const FstDecision *decision)
{
  const FstDecisionTable *table = self->tables[decision->question];
  g_autoptr (FstLocation) location = fst_location_new (self, subject);
  g_autofree gboolean *grounds = fst_location_mark_grounds (location, table, decision->status);
  GPtrArray *considered = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_considered_free);

  for (guint i = 0; i < table->candidates->len; i++)
    {
      const FstCandidate *candidate = g_ptr_array_index (table->candidates, i);

      if (!grounds[i]
          && !g_str_has_prefix (fst_assessor_get_entry (self, candidate->rule)->policy->id,
                                "list:"))
        g_ptr_array_add (considered, consider (location, subject, table, candidate));
    }
  return considered;
}
