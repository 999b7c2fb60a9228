#include "fst-ladder.h"

/* Duties by which a document says how needs are weighed, whether it has levels or not. */
static const char *const weighing_duties[] = {
  "assess-need", "consider-all-need-areas", "goal-oriented", "ethical-prioritisation", NULL,
};

static void
need_free (FstLadderNeed *self)
{
  fst_assessment_unref (self->answer);
  g_strfreev (self->depends_on);
  g_free (self);
}

static void
step_free (FstLadderStep *self)
{
  g_ptr_array_unref (self->needs);
  g_ptr_array_unref (self->grounds);
  g_free (self);
}

static FstFacts *
facts_without_need (FstCase *subject)
{
  g_autoptr (FstFacts) fewer = fst_facts_without (subject->facts, "need");

  return fst_facts_without (fewer, "need-area");
}

static FstAssessment *
answer_with (const FstLadder *self, FstFacts *facts)
{
  g_autoptr (FstCase) subject = fst_case_with_facts (self->base, facts);

  return fst_region_rules_answer (self->rules, subject, FST_QUESTION_PRIORITY);
}

static const FstDecision *
get_priority (FstAssessment *assessment)
{
  return fst_assessment_get_decision (assessment, FST_QUESTION_PRIORITY);
}

static gboolean
is_level (GVariant *value)
{
  return g_variant_is_of_type (value, G_VARIANT_TYPE ("(iims)"));
}

static guint
count_levels (const FstDecision *decision)
{
  guint n = decision->value && is_level (decision->value);

  for (guint i = 0; i < decision->values->len; i++)
    n += is_level (g_ptr_array_index (decision->values, i));
  return n;
}

/**
 * fst_ladder_find_level:
 * @decision: a priority
 *
 * Finds the level that an answer comes to; of an open answer the only one that is possible.
 *
 * Returns: (transfer none) (nullable): the level; %NULL where there is none, or more than one
 */
GVariant *
fst_ladder_find_level (const FstDecision *decision)
{
  if (count_levels (decision) != 1)
    return NULL;
  if (decision->value && is_level (decision->value))
    return decision->value;
  for (guint i = 0; i < decision->values->len; i++)
    if (is_level (g_ptr_array_index (decision->values, i)))
      return g_ptr_array_index (decision->values, i);
  return NULL;
}

/* The rule that a ground is, as its document has it. */
static const FstAnswer *
find_answer (const FstLadder *self, const FstGround *ground)
{
  GPtrArray *policies = fst_assessor_get_policies (fst_region_rules_get_assessor (self->rules));

  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);
      FstRule *rule = g_str_equal (policy->id, ground->document)
                          ? fst_policy_find_rule (policy, ground->rule)
                          : NULL;

      if (rule)
        return fst_rule_find_answer (rule, FST_QUESTION_PRIORITY);
    }
  return NULL;
}

static void
add_ground (GPtrArray *grounds, const FstGround *ground)
{
  for (guint i = 0; i < grounds->len; i++)
    {
      const FstGround *other = g_ptr_array_index (grounds, i);

      if (g_str_equal (other->document, ground->document)
          && g_str_equal (other->rule, ground->rule))
        return;
    }
  g_ptr_array_add (grounds,
                   fst_ground_new (ground->document, ground->rule, ground->sections, ground->text));
}

/* Of the rules that may speak, those that give the step's level. */
static void
add_grounds (FstLadder *self, FstLadderStep *step, const FstDecision *decision, GVariant *level)
{
  for (guint i = 0; i < decision->grounds->len; i++)
    {
      const FstGround *ground = g_ptr_array_index (decision->grounds, i);
      const FstAnswer *answer = find_answer (self, ground);

      if (answer && answer->value && g_variant_equal (answer->value, level))
        add_ground (step->grounds, ground);
    }
}

static FstLadderStep *
ensure_step (FstLadder *self, GVariant *value)
{
  const FstFactSpec *areas = fst_vocabulary_find_fact ("need-area");
  FstLadderStep *step;
  const char *area;
  int level, of;

  g_variant_get (value, "(iim&s)", &level, &of, &area);
  step = (FstLadderStep *) fst_ladder_find_step (self, level, area);
  if (step)
    return step;
  step = g_new0 (FstLadderStep, 1);
  step->level = level;
  step->of = of;
  step->area = area ? fst_term_find (areas->terms, areas->n_terms, area) : NULL;
  step->needs = g_ptr_array_new_with_free_func ((GDestroyNotify) need_free);
  step->grounds = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_ground_free);
  g_ptr_array_add (self->steps, step);
  return step;
}

static gboolean
leaves_judgement (const FstLadder *self, const FstDecision *decision)
{
  for (guint i = 0; i < decision->grounds->len; i++)
    {
      const FstAnswer *answer = find_answer (self, g_ptr_array_index (decision->grounds, i));

      if (answer && answer->leaves_judgement)
        return TRUE;
    }
  return FALSE;
}

/* Takes the answer over. */
static void
add_need (FstLadder *self, const FstTerm *need, const FstTerm *area, FstAssessment *answer)
{
  const FstDecision *decision = get_priority (answer);
  GVariant *level = fst_ladder_find_level (decision);
  FstLadderNeed *one = g_new0 (FstLadderNeed, 1);

  one->need = need;
  one->area = area;
  one->answer = answer;
  if (level)
    {
      FstLadderStep *step = ensure_step (self, level);

      g_ptr_array_add (step->needs, one);
      add_grounds (self, step, decision, level);
    }
  else if (leaves_judgement (self, decision) || count_levels (decision) > 0)
    g_ptr_array_add (self->judged, one);
  else
    g_ptr_array_add (self->unplaced, one);
}

static void
find_need (FstLadder *self, FstFacts *facts, const FstTerm *need)
{
  const char *const needs[] = { need->id, NULL };
  const FstFactSpec *areas = fst_vocabulary_find_fact ("need-area");
  g_autoptr (FstFacts) with =
      fst_facts_with (facts, "need", g_variant_new_strv (needs, 1), FST_FACT_SOURCE_CASE);
  g_autoptr (FstAssessment) answer = answer_with (self, with);
  const FstDecision *decision = get_priority (answer);

  if (count_levels (decision) < 2
      || !g_strv_contains ((const char *const *) decision->missing, "need-area"))
    {
      add_need (self, need, NULL, g_steal_pointer (&answer));
      return;
    }
  for (guint i = 0; i < areas->n_terms; i++)
    {
      g_autoptr (FstFacts) in_area = fst_facts_with (
          with, "need-area", g_variant_new_string (areas->terms[i].id), FST_FACT_SOURCE_CASE);

      add_need (self, need, &areas->terms[i], answer_with (self, in_area));
    }
}

/* What has no level whatever else is known: found with nothing known, as the documents have it. */
static void
find_exclusions (FstLadder *self)
{
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  g_autoptr (FstCase) empty = fst_case_with_facts (self->base, nothing);
  g_autoptr (FstAssessment) answer =
      fst_region_rules_answer (self->rules, empty, FST_QUESTION_PRIORITY);
  char **missing = get_priority (answer)->missing;

  for (guint i = 0; missing[i]; i++)
    {
      FstWhatIf *what_if;

      if (g_str_equal (missing[i], "need") || g_str_equal (missing[i], "need-area"))
        continue;
      what_if = fst_what_if_new (self->rules, empty, FST_QUESTION_PRIORITY, missing[i]);
      g_ptr_array_add (self->explored, what_if);
      for (guint j = 0; j < what_if->branches->len; j++)
        {
          FstWhatIfBranch *branch = g_ptr_array_index (what_if->branches, j);

          if (count_levels (fst_what_if_branch_get_decision (branch)) == 0)
            g_ptr_array_add (self->exclusions, branch);
        }
    }
}

static gboolean
excludes (const FstLadder *self, const char *fact)
{
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  FstFactSource source;
  g_autoptr (FstFacts) alone = NULL;
  g_autoptr (FstAssessment) answer = NULL;

  fst_facts_get_source (self->base->facts, fact, &source);
  alone = fst_facts_with (nothing, fact, fst_facts_lookup (self->base->facts, fact), source);
  answer = answer_with (self, alone);
  return count_levels (get_priority (answer)) == 0;
}

/* The ladder is shown as it stands also to those who are not on it: without what keeps them off. */
static FstFacts *
facts_on_ladder (const FstLadder *self)
{
  g_auto (GStrv) known = fst_facts_list (self->base->facts);
  FstFacts *facts = fst_facts_ref (self->base->facts);

  for (guint i = 0; self->exclusions->len > 0 && known[i]; i++)
    if (excludes (self, known[i]))
      {
        FstFacts *fewer = fst_facts_without (facts, known[i]);

        fst_facts_unref (facts);
        facts = fewer;
      }
  return facts;
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const FstLadderStep *left = a, *right = b;

  /* Terms stand in one array, in the vocabulary's order. */
  if (left->area != right->area)
    return left->area < right->area ? -1 : 1;
  return left->level - right->level;
}

/* Every need that has a level, or may have one. */
static GPtrArray *
list_needs (const FstLadder *self)
{
  GPtrArray *needs = g_ptr_array_new ();

  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_extend (needs, ((FstLadderStep *) g_ptr_array_index (self->steps, i))->needs, NULL,
                        NULL);
  g_ptr_array_extend (needs, self->judged, NULL, NULL);
  return needs;
}

static gboolean
all_miss (GPtrArray *needs, const char *fact)
{
  for (guint i = 0; i < needs->len; i++)
    {
      const FstLadderNeed *one = g_ptr_array_index (needs, i);

      if (!g_strv_contains ((const char *const *) get_priority (one->answer)->missing, fact))
        return FALSE;
    }
  return TRUE;
}

/* Tells what every level hangs on from what only some needs' do. */
static void
find_dependence (FstLadder *self)
{
  g_autoptr (GPtrArray) needs = list_needs (self);
  g_autoptr (GStrvBuilder) common = g_strv_builder_new ();

  for (guint i = 0; i < needs->len; i++)
    {
      FstLadderNeed *one = g_ptr_array_index (needs, i);
      char **missing = get_priority (one->answer)->missing;
      g_autoptr (GStrvBuilder) own = g_strv_builder_new ();

      for (guint j = 0; missing[j]; j++)
        {
          gboolean is_common = all_miss (needs, missing[j]);

          if (!is_common)
            g_strv_builder_add (own, missing[j]);
          else if (i == 0)
            g_strv_builder_add (common, missing[j]);
        }
      one->depends_on = g_strv_builder_end (own);
    }
  for (guint i = 0; i < self->unplaced->len; i++)
    ((FstLadderNeed *) g_ptr_array_index (self->unplaced, i))->depends_on = g_new0 (char *, 1);
  self->depends_on = g_strv_builder_end (common);
}

static FstDuty *
duty_new (const FstPolicy *policy, const FstRule *rule, const FstRuleDuty *duty)
{
  return fst_duty_new (duty->id, duty->actor, duty->text,
                       fst_ground_new (policy->id, rule->id, rule->sections, rule->text));
}

/* Whatever the case: that a region has no levels does not mean that it says nothing. */
static void
find_weighing (FstLadder *self)
{
  GPtrArray *policies = fst_assessor_get_policies (fst_region_rules_get_assessor (self->rules));

  for (guint i = 0; i < policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (policies, i);

      for (guint j = 0; j < policy->rules->len; j++)
        {
          const FstRule *rule = g_ptr_array_index (policy->rules, j);

          for (guint k = 0; k < rule->duties->len; k++)
            {
              const FstRuleDuty *duty = g_ptr_array_index (rule->duties, k);

              if (g_strv_contains (weighing_duties, duty->id))
                g_ptr_array_add (self->weighing, duty_new (policy, rule, duty));
            }
        }
    }
}

static gboolean
has_duty (FstAssessment *assessment, const FstDuty *duty)
{
  for (guint i = 0; i < assessment->duties->len; i++)
    {
      const FstDuty *other = g_ptr_array_index (assessment->duties, i);

      if (g_str_equal (other->id, duty->id)
          && g_str_equal (other->ground->rule, duty->ground->rule))
        return TRUE;
    }
  return FALSE;
}

/* What is to be done because the person is discharged, and not otherwise. */
static void
find_discharge (FstLadder *self)
{
  g_autoptr (FstFacts) without = fst_facts_without (self->base->facts, "care-episode");
  g_autoptr (FstFacts) with = fst_facts_with (
      without, "care-episode", g_variant_new_string ("discharge"), FST_FACT_SOURCE_CASE);
  g_autoptr (FstCase) staying = fst_case_with_facts (self->base, without);
  g_autoptr (FstCase) leaving = fst_case_with_facts (self->base, with);
  g_autoptr (FstAssessment) before = fst_region_rules_assess (self->rules, staying);

  self->at_discharge = fst_region_rules_assess (self->rules, leaving);
  for (guint i = 0; i < self->at_discharge->duties->len; i++)
    {
      FstDuty *duty = g_ptr_array_index (self->at_discharge->duties, i);

      if (!has_duty (before, duty))
        g_ptr_array_add (self->discharge, duty);
    }
}

/**
 * fst_ladder_new:
 * @rules: a region's rules
 * @base: a case of the region; what it says of needs is left aside
 *
 * Finds a region's ladder: the level that each need has alone, area by area where its area decides.
 * A need whose level hangs on other facts stands where it alone may stand. A region without an
 * order of priority has no steps. Pure: any thread.
 *
 * Returns: (transfer full): the ladder
 */
FstLadder *
fst_ladder_new (FstRegionRules *rules, FstCase *base)
{
  const FstFactSpec *needs = fst_vocabulary_find_fact ("need");
  g_autoptr (FstFacts) bare = NULL;
  g_autoptr (FstFacts) on_ladder = NULL;
  FstLadder *self;

  g_return_val_if_fail (rules != NULL && base != NULL, NULL);

  bare = facts_without_need (base);
  self = g_atomic_rc_box_new0 (FstLadder);
  self->rules = fst_region_rules_ref (rules);
  self->base = fst_case_with_facts (base, bare);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  self->judged = g_ptr_array_new_with_free_func ((GDestroyNotify) need_free);
  self->unplaced = g_ptr_array_new_with_free_func ((GDestroyNotify) need_free);
  self->explored = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_what_if_free);
  self->exclusions = g_ptr_array_new ();
  self->weighing = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_duty_free);
  self->discharge = g_ptr_array_new ();
  find_exclusions (self);
  on_ladder = facts_on_ladder (self);
  for (guint i = 0; i < needs->n_terms; i++)
    find_need (self, on_ladder, &needs->terms[i]);
  g_ptr_array_sort_values (self->steps, compare_steps);
  find_dependence (self);
  find_weighing (self);
  find_discharge (self);
  return self;
}

/**
 * fst_ladder_ref:
 * @self: a ladder
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstLadder *
fst_ladder_ref (FstLadder *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstLadder *self = data;

  fst_region_rules_unref (self->rules);
  fst_case_unref (self->base);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->judged);
  g_ptr_array_unref (self->unplaced);
  g_strfreev (self->depends_on);
  g_ptr_array_unref (self->exclusions);
  g_ptr_array_unref (self->weighing);
  g_ptr_array_unref (self->discharge);
  g_ptr_array_unref (self->explored);
  fst_assessment_unref (self->at_discharge);
}

/**
 * fst_ladder_unref:
 * @self: (transfer full): a ladder
 *
 * Releases a reference. Any thread.
 */
void
fst_ladder_unref (FstLadder *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_ladder_find_step:
 * @self: a ladder
 * @level: a level, of which 1 is the highest
 * @area: (nullable): an area of need, where the ladder tells areas apart
 *
 * Finds a step.
 *
 * Returns: (transfer none) (nullable): the step
 */
const FstLadderStep *
fst_ladder_find_step (const FstLadder *self, int level, const char *area)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const FstLadderStep *step = g_ptr_array_index (self->steps, i);

      if (step->level == level && g_strcmp0 (step->area ? step->area->id : NULL, area) == 0)
        return step;
    }
  return NULL;
}
