/* Checking policies: cases in which a document says nothing where it might have been expected to.
 */

#include "fst-policy-check-private.h"

/* One question of one document, while it is looked at. */
typedef struct
{
  FstPolicyCheck *check;
  const FstPolicy *policy;
  const FstDecisionTable *table;
} Gaps;

static FstNode
build (const Gaps *self, const FstCondition *condition)
{
  return fst_space_build (self->check->assessor->space, condition, self->check->assessor->diagram);
}

static FstNode
to_not_regulated (FstDiagram *diagram, guint32 outcome, gpointer user_data)
{
  const FstDecisionTable *table = user_data;

  return fst_diagram_constant (
      ((const FstOutcome *) g_ptr_array_index (table->outcomes, outcome))->status
      == FST_STATUS_NOT_REGULATED);
}

/* Where the document is about the case, nothing answers, and none of its rules says so. */
static FstNode
find_silence (const Gaps *self, gboolean *answers)
{
  const FstAssessor *assessor = self->check->assessor;
  FstNode silent = fst_diagram_map (assessor->diagram, self->table->root, to_not_regulated,
                                    (gpointer) self->table);

  *answers = FALSE;
  silent = fst_diagram_and (assessor->diagram, silent, build (self, self->policy->scope));
  for (guint i = 0; i < self->table->candidates->len; i++)
    {
      const FstCandidate *candidate = g_ptr_array_index (self->table->candidates, i);

      if (fst_assessor_get_entry (assessor, candidate->rule)->policy != self->policy)
        continue;
      *answers = TRUE;
      silent = fst_diagram_and (assessor->diagram, silent,
                                fst_diagram_not (assessor->diagram, candidate->holds));
    }
  return silent;
}

static FstFinding *
report (const Gaps *self, FstFindingKind kind, const char *detail)
{
  FstFinding *finding = fst_policy_check_add (self->check, kind, self->policy->id, detail);

  fst_finding_set_question (finding, self->table->question);
  return finding;
}

static void
look_at_question (const Gaps *self)
{
  FstDiagram *diagram = self->check->assessor->diagram;
  gboolean answers;
  FstNode silent = find_silence (self, &answers), gap = silent;
  g_autoptr (FstFacts) facts = NULL;

  for (guint i = 0; i < self->policy->silences->len; i++)
    {
      const FstSilence *silence = g_ptr_array_index (self->policy->silences, i);
      g_autoptr (FstFacts) found = NULL;
      FstNode where;

      if (!(silence->questions & 1u << self->table->question))
        continue;
      where = build (self, silence->where);
      found =
          fst_examples_find_true (self->check->examples, fst_diagram_and (diagram, silent, where));
      if (!found)
        report (self, FST_FINDING_NO_SILENCE, silence->because);
      gap = fst_diagram_and (diagram, gap, fst_diagram_not (diagram, where));
    }
  facts = answers ? fst_examples_find_true (self->check->examples, gap) : NULL;
  if (facts)
    fst_finding_take_facts (report (self, FST_FINDING_GAP, NULL), g_steal_pointer (&facts));
}

/* Reports questions that a document answers in some cases and in others not, without a word why,
 * and silences that it does not keep. */
void
fst_policy_check_gaps (FstPolicyCheck *self)
{
  for (guint i = 0; i < self->assessor->policies->len; i++)
    for (guint q = 0; q < FST_N_QUESTIONS; q++)
      {
        Gaps gaps = { self, g_ptr_array_index (self->assessor->policies, i),
                      self->assessor->tables[q] };

        look_at_question (&gaps);
      }
}
