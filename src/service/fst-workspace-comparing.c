#include "fst-workspace-private.h"

#include "fst-clock.h"

/* Facts that followed from lists are left out: the lists of today say them anew. */
static FstAssessment *
assess (FstWorkspace *self, const char *region, const GDate *date, FstFacts *known, GError **error)
{
  g_autoptr (FstFacts) facts = fst_facts_without_source (known, FST_FACT_SOURCE_LIST);
  g_autoptr (FstCase) bare = fst_case_new (region, date, facts, error);
  g_autoptr (FstCase) subject =
      bare ? fst_case_with_confirmations (bare, fst_workspace_get_confirmations (self)) : NULL;

  return subject ? fst_rules_assess (fst_workspace_get_rules (self), subject, FALSE, error) : NULL;
}

/**
 * fst_workspace_compare_today:
 * @self: a workspace
 * @record: a signed prescription, read whole
 * @error: return location
 *
 * Compares what the documents said when a prescription was signed with what they say of the same
 * facts today: by the documents and lists as they are now, on today's date, in the record's own
 * region. The record is not changed.
 *
 * Returns: (transfer full): the difference, or NULL with an error of %FST_CASE_ERROR where the
 * record has a region that the program does not know
 */
FstDifference *
fst_workspace_compare_today (FstWorkspace *self, FstRecord *record, GError **error)
{
  FstAssessment *then;
  g_autoptr (FstAssessment) now = NULL;
  GDate today;

  g_return_val_if_fail (FST_IS_WORKSPACE (self) && FST_IS_RECORD (record), NULL);
  g_return_val_if_fail (fst_record_get_assessment (record) != NULL, NULL);

  then = fst_record_get_assessment (record);
  fst_clock_get_today (&today);
  now = assess (self, then->region, &today, fst_record_get_facts (record), error);
  return now ? fst_difference_new (then, now) : NULL;
}

/**
 * fst_workspace_compare_region:
 * @self: a workspace
 * @assessment: what the documents of one region say
 * @facts: of these facts
 * @region: another region of the vocabulary
 * @error: return location
 *
 * Compares it with what the documents of the other region say of the same facts on the same day.
 *
 * Returns: (transfer full): the difference, or NULL with an error of %FST_CASE_ERROR
 */
FstDifference *
fst_workspace_compare_region (FstWorkspace *self,
                              FstAssessment *assessment,
                              FstFacts *facts,
                              const char *region,
                              GError **error)
{
  g_autoptr (FstAssessment) other = NULL;

  g_return_val_if_fail (FST_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (assessment != NULL && facts != NULL && region != NULL, NULL);

  other = assess (self, region, &assessment->date, facts, error);
  return other ? fst_difference_new (assessment, other) : NULL;
}
