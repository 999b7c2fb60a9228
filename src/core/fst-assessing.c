/* Assessing one case by rules that are prepared. */

#include "fst-location.h"

typedef struct
{
  FstAssessor *assessor;
  FstCase *subject;
  FstLocation *location;
  FstAssessment *assessment;
} Assessing;

static FstGround *
ground_new (const FstRuleEntry *entry)
{
  return fst_ground_new (entry->policy->id, entry->rule->id, entry->rule->sections,
                         entry->rule->text);
}

static void
find_grounds (Assessing *self, const FstDecisionTable *table, FstDecision *decision)
{
  g_autofree gboolean *grounds =
      fst_location_mark_grounds (self->location, table, decision->status);

  for (guint i = 0; i < table->candidates->len; i++)
    if (grounds[i])
      {
        const FstCandidate *candidate = g_ptr_array_index (table->candidates, i);

        g_ptr_array_add (decision->grounds,
                         ground_new (fst_assessor_get_entry (self->assessor, candidate->rule)));
      }
}

typedef struct
{
  const char *fact;
  double openness; /* how many outcomes stay possible on average once it is known */
} Missing;

static int
compare_missing (gconstpointer a, gconstpointer b)
{
  const Missing *left = a, *right = b;

  if (left->openness != right->openness)
    return left->openness < right->openness ? -1 : 1;
  return g_strcmp0 (left->fact, right->fact);
}

static GStrv
list_missing (Assessing *self, const GArray *influences)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (Missing));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < influences->len; i++)
    {
      const FstInfluence *influence = &g_array_index (influences, FstInfluence, i);
      Missing one = { fst_space_get_fact (self->assessor->space, influence->variable),
                      influence->openness };
      guint j = 0;

      /* A set has a variable a member and counts as its most decisive one. */
      while (j < missing->len && !g_str_equal (g_array_index (missing, Missing, j).fact, one.fact))
        j++;
      if (j == missing->len)
        g_array_append_val (missing, one);
      else if (one.openness < g_array_index (missing, Missing, j).openness)
        g_array_index (missing, Missing, j) = one;
    }
  g_array_sort (missing, compare_missing);
  for (guint i = 0; i < missing->len; i++)
    g_strv_builder_add (names, g_array_index (missing, Missing, i).fact);
  return g_strv_builder_end (names);
}

static void
add_value (GPtrArray *values, GVariant *value)
{
  if (!g_ptr_array_find_with_equal_func (values, value, (GEqualFunc) g_variant_equal, NULL))
    g_ptr_array_add (values, g_variant_ref (value));
}

static void
add_missing (FstDecision *decision, const char *fact)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (decision->missing && g_strv_contains ((const char *const *) decision->missing, fact))
    return;
  if (decision->missing)
    g_strv_builder_addv (names, (const char **) decision->missing);
  g_strv_builder_add (names, fact);
  g_strfreev (decision->missing);
  decision->missing = g_strv_builder_end (names);
}

/* Adds what the formulas come to: of each the share of what lies above the threshold, rounded down
 * to whole kronor; or the amount to what is missing. */
static void
compute (Assessing *self, GPtrArray *formulas, GPtrArray *values, FstDecision *decision)
{
  for (guint i = 0; i < formulas->len; i++)
    {
      const FstAnswer *formula = g_ptr_array_index (formulas, i);
      GVariant *amount = fst_facts_lookup (self->subject->facts, formula->of);
      g_autoptr (GVariant) value = NULL;

      if (!amount)
        {
          add_missing (decision, formula->of);
          continue;
        }
      value = g_variant_ref_sink (
          g_variant_new_int64 (fst_answer_compute (formula, g_variant_get_int64 (amount))));
      add_value (values, value);
    }
}

static void
decide_openly (Assessing *self, const FstDecisionTable *table, FstDecision *decision)
{
  FstRestriction *restriction = self->location->restriction;
  g_autoptr (GArray) influences = g_array_new (FALSE, FALSE, sizeof (FstInfluence));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (guint32));

  fst_restriction_survey (restriction, fst_restriction_apply (restriction, table->root), influences,
                          values);
  decision->status = FST_STATUS_MISSING_FACTS;
  decision->missing = list_missing (self, influences);
  for (guint i = 0; i < values->len; i++)
    {
      const FstOutcome *outcome =
          g_ptr_array_index (table->outcomes, g_array_index (values, guint32, i));

      if (outcome->value)
        add_value (decision->values, outcome->value);
      compute (self, outcome->formulas, decision->values, decision);
    }
}

static void
decide_by_formulas (Assessing *self, const FstOutcome *outcome, FstDecision *decision)
{
  compute (self, outcome->formulas, decision->values, decision);
  if (decision->missing)
    decision->status = FST_STATUS_MISSING_FACTS;
  else if (decision->values->len > 1)
    decision->status = outcome->differing;
  else
    decision->value = g_variant_ref (g_ptr_array_index (decision->values, 0));
  /* Values are listed where they collide or where several are possible. */
  if (decision->status == FST_STATUS_DECIDED || decision->status == FST_STATUS_JUDGEMENT)
    g_ptr_array_set_size (decision->values, 0);
}

static void
decide (Assessing *self, const FstDecisionTable *table, FstDecision *decision)
{
  guint32 number;

  if (!fst_restriction_is_constant (self->location->restriction, table->root, &number))
    decide_openly (self, table, decision);
  else
    {
      const FstOutcome *outcome = g_ptr_array_index (table->outcomes, number);

      decision->status = outcome->status;
      decision->value = outcome->value ? g_variant_ref (outcome->value) : NULL;
      for (guint i = 0; i < outcome->values->len; i++)
        add_value (decision->values, g_ptr_array_index (outcome->values, i));
      if (outcome->formulas->len > 0)
        decide_by_formulas (self, outcome, decision);
    }
  if (!decision->missing)
    decision->missing = g_new0 (char *, 1);
  find_grounds (self, table, decision);
}

/* A duty applies only where its condition surely holds: nobody is told to do what may not concern
 * them. */
static void
find_duties (Assessing *self)
{
  for (guint i = 0; i < self->assessor->entries->len; i++)
    {
      const FstRuleEntry *entry = fst_assessor_get_entry (self->assessor, i);

      if (entry->rule->duties->len == 0)
        continue;
      if (fst_location_test (self->location, entry->holds) != FST_TRUTH_TRUE)
        continue;
      for (guint j = 0; j < entry->rule->duties->len; j++)
        {
          const FstRuleDuty *duty = g_ptr_array_index (entry->rule->duties, j);

          fst_assessment_take_duty (
              self->assessment,
              fst_duty_new (duty->id, duty->actor, duty->text, ground_new (entry)));
        }
    }
}

/* The documents as they stand on the case's day. */
static void
list_documents (Assessing *self)
{
  const GDate *day = &self->subject->date;

  for (guint i = 0; i < self->assessor->policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (self->assessor->policies, i);
      FstConfirmation *confirmation =
          fst_confirmations_find (self->subject->confirmations, policy->id);
      g_autofree char *notice = fst_policy_get_notice (policy, day, confirmation);
      FstDocumentState *state =
          fst_document_state_new (policy->id, policy->title, policy->version,
                                  fst_policy_get_validity (policy, day, confirmation), notice);

      if (fst_policy_rests_on_confirmation (policy, day, confirmation))
        state->confirmation = fst_confirmation_ref (confirmation);
      g_ptr_array_add (self->assessment->documents, state);
    }
}

static void
answer (Assessing *self, guint questions)
{
  list_documents (self);
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    if (questions & 1u << q)
      decide (self, self->assessor->tables[q], &self->assessment->decisions[q]);
    else
      self->assessment->decisions[q].missing = g_new0 (char *, 1);
}

/**
 * fst_assessor_assess:
 * @self: an assessor
 * @subject: a case of its region
 *
 * Answers every question for one case: an answer is decided only where no value of the facts that
 * are unknown could change it. Pure: any thread, no state, no clock.
 *
 * Returns: (transfer full): the assessment
 */
FstAssessment *
fst_assessor_assess (FstAssessor *self, FstCase *subject)
{
  return fst_assessor_answer (self, subject, FST_ALL_QUESTIONS);
}

/**
 * fst_assessor_answer:
 * @self: an assessor
 * @subject: a case of its region
 * @questions: some of the questions, a bit each
 *
 * Answers some questions for one case, for those who ask often and need only these. Pure: any
 * thread, no state, no clock.
 *
 * Returns: (transfer full): an assessment; where not all questions are asked for, the others are
 * not answered in it and it holds no duties
 */
FstAssessment *
fst_assessor_answer (FstAssessor *self, FstCase *subject, guint questions)
{
  g_autoptr (FstLocation) location = NULL;
  g_autoptr (FstAssessment) assessment = NULL;
  Assessing assessing;

  g_return_val_if_fail (self != NULL && subject != NULL, NULL);
  g_return_val_if_fail (g_str_equal (subject->region, self->region), NULL);

  assessment = fst_assessment_new (subject->region, &subject->date);
  location = fst_location_new (self, subject);
  assessing = (Assessing){ self, subject, location, assessment };
  answer (&assessing, questions);
  if (questions == FST_ALL_QUESTIONS)
    find_duties (&assessing);
  fst_assessment_remember (assessment, self, subject);
  return g_steal_pointer (&assessment);
}
