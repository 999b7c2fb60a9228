#include "fst-what-if.h"

#include "fst-assessor-private.h"
#include "fst-iso-code.h"

/* What the others of a fact's values are worth saying once for. */
#define LEAST_REST 2

static void
branch_free (FstWhatIfBranch *self)
{
  g_ptr_array_unref (self->when);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

/**
 * fst_what_if_free:
 * @self: (transfer full) (nullable): what a fact could change
 *
 * Frees it.
 */
void
fst_what_if_free (FstWhatIf *self)
{
  if (!self)
    return;
  g_free (self->fact);
  g_ptr_array_unref (self->branches);
  g_free (self);
}

static void
add_choice (GPtrArray *choices, const char *fact, const char *value)
{
  const char *const values[] = { value, NULL };

  g_ptr_array_add (choices, fst_condition_new_in (FST_CONDITION_IN, fact, values));
}

/* Every value of the vocabulary; where values are too many, what the rules tell apart. */
static GPtrArray *
list_choices (FstRegionRules *rules, const char *fact)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (fact);
  const FstSpace *space = fst_region_rules_get_assessor (rules)->space;
  g_autoptr (GPtrArray) choices =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_condition_free);

  if (!spec || spec->type == FST_FACT_CODE || spec->type == FST_FACT_INTEGER)
    {
      g_ptr_array_unref (choices);
      choices = fst_space_list_choices (space, fact);
    }
  /* No rule compares it: it is an amount to compute by. */
  if (spec && spec->type == FST_FACT_INTEGER && choices->len == 0)
    g_ptr_array_add (choices, fst_condition_new_range (fact, spec->minimum, spec->maximum));
  if (spec && spec->type == FST_FACT_BOOLEAN)
    {
      add_choice (choices, fact, "true");
      add_choice (choices, fact, "false");
    }
  for (guint i = 0; spec && i < spec->n_terms; i++)
    add_choice (choices, fact, spec->terms[i].id);
  return g_steal_pointer (&choices);
}

/* The value to assess a choice with; of an interval its one end or the other. */
static GVariant *
value_of (const FstCondition *choice, gboolean greatest)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (choice->fact);

  if (choice->kind == FST_CONDITION_RANGE)
    return g_variant_new_int64 (greatest ? choice->maximum : choice->minimum);
  if (spec && spec->type == FST_FACT_BOOLEAN)
    return g_variant_new_boolean (g_str_equal (choice->values[0], "true"));
  if (spec && spec->type == FST_FACT_SET)
    return g_variant_new_strv ((const char *const *) choice->values, -1);
  return g_variant_new_string (choice->values[0]);
}

/* Whether the case's own value is what a choice names. */
static gboolean
is_current (FstCase *subject, const FstCondition *choice)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (choice->fact);
  GVariant *known = fst_facts_lookup (subject->facts, choice->fact);
  g_autoptr (GVariant) value = g_variant_ref_sink (value_of (choice, FALSE));

  if (!known)
    return FALSE;
  if (choice->kind == FST_CONDITION_RANGE)
    return g_variant_get_int64 (known) >= choice->minimum
           && g_variant_get_int64 (known) <= choice->maximum;
  if (spec && spec->type == FST_FACT_CODE)
    return fst_iso_code_covers (choice->values[0], g_variant_get_string (known, NULL));
  return g_variant_equal (known, value);
}

/* What a list says follows from the case, and is found anew for each value. */
static FstCase *
without_lists (FstCase *subject)
{
  g_autoptr (FstFacts) facts = fst_facts_without_source (subject->facts, FST_FACT_SOURCE_LIST);
  g_autoptr (FstCase) bare = fst_case_new (subject->region, &subject->date, facts, NULL);

  return fst_case_with_confirmations (bare, subject->confirmations);
}

static FstAssessment *
answer_with (FstRegionRules *rules,
             FstCase *subject,
             FstQuestion question,
             const FstCondition *choice,
             gboolean greatest)
{
  g_autoptr (FstFacts) facts = fst_facts_with (subject->facts, choice->fact,
                                               value_of (choice, greatest), FST_FACT_SOURCE_CASE);
  g_autoptr (FstCase) bare = fst_case_new (subject->region, &subject->date, facts, NULL);
  g_autoptr (FstCase) other = fst_case_with_confirmations (bare, subject->confirmations);

  return fst_region_rules_answer (rules, other, question);
}

static FstWhatIfBranch *
find_branch (FstWhatIf *self, const FstDecision *decision, gboolean is_computed)
{
  for (guint i = 0; i < self->branches->len; i++)
    {
      FstWhatIfBranch *branch = g_ptr_array_index (self->branches, i);

      if (!is_computed && !branch->is_computed
          && fst_decision_is_same (fst_what_if_branch_get_decision (branch), decision))
        return branch;
    }
  return NULL;
}

/* Adds a choice, which is taken over, to what the branch is for. Intervals that follow on each
 * other are one. */
static void
add_when (FstWhatIfBranch *branch, FstCondition *choice)
{
  FstCondition *last =
      branch->when->len > 0 ? g_ptr_array_index (branch->when, branch->when->len - 1) : NULL;

  if (last && choice->kind == FST_CONDITION_RANGE && last->maximum + 1 == choice->minimum)
    {
      last->maximum = choice->maximum;
      fst_condition_free (choice);
    }
  else
    g_ptr_array_add (branch->when, choice);
}

/* Takes the choice over. */
static void
add (FstWhatIf *self,
     FstRegionRules *rules,
     FstCase *subject,
     FstQuestion question,
     FstCondition *choice)
{
  g_autoptr (FstAssessment) answer = answer_with (rules, subject, question, choice, FALSE);
  const FstDecision *decision = fst_assessment_get_decision (answer, question);
  gboolean is_computed = FALSE;
  FstWhatIfBranch *branch;

  /* Within an interval no rule makes a difference; only an amount computed from the number does. */
  if (choice->kind == FST_CONDITION_RANGE && question == FST_QUESTION_REIMBURSEMENT)
    {
      g_autoptr (FstAssessment) at_end = answer_with (rules, subject, question, choice, TRUE);

      is_computed =
          !fst_decision_is_same (decision, fst_assessment_get_decision (at_end, question));
    }
  branch = find_branch (self, decision, is_computed);
  if (!branch)
    {
      branch = g_new0 (FstWhatIfBranch, 1);
      branch->when = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_condition_free);
      branch->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_assessment_unref);
      branch->question = question;
      branch->is_computed = is_computed;
      g_ptr_array_add (self->branches, branch);
    }
  branch->is_current |= is_current (subject, choice);
  g_ptr_array_add (branch->answers, g_steal_pointer (&answer));
  add_when (branch, choice);
}

/* Values that the branches name all of: the largest branch need not name its own. Combinations of a
 * set's members, and codes, are too many to name all. */
static void
find_rest (FstWhatIf *self)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (self->fact);
  FstWhatIfBranch *rest = NULL;
  guint at = 0;

  if (spec && spec->type != FST_FACT_ENUM && spec->type != FST_FACT_INTEGER)
    return;
  for (guint i = 0; i < self->branches->len; i++)
    {
      FstWhatIfBranch *branch = g_ptr_array_index (self->branches, i);

      if (branch->answers->len >= LEAST_REST
          && (!rest || branch->answers->len >= rest->answers->len))
        {
          rest = branch;
          at = i;
        }
    }
  /* Of a number's two intervals the upper one. */
  if (!rest && spec && spec->type == FST_FACT_INTEGER && self->branches->len > 0)
    {
      at = self->branches->len - 1;
      rest = g_ptr_array_index (self->branches, at);
    }
  if (!rest || self->branches->len < 2)
    return;
  rest->is_rest = TRUE;
  g_ptr_array_steal_index (self->branches, at);
  g_ptr_array_add (self->branches, rest);
}

/**
 * fst_what_if_new:
 * @rules: a region's rules
 * @subject: a case of the region
 * @question: a question
 * @fact: a fact of the vocabulary, or a list (list:DOCUMENT/NAME)
 *
 * Finds what the question's answer would be with each value of the fact, everything else as it is
 * in the case: an enumeration's values, a number's intervals, each member of a set by itself, the
 * codes that rules name. Pure: any thread.
 *
 * Returns: (transfer full): what the fact could change
 */
FstWhatIf *
fst_what_if_new (FstRegionRules *rules, FstCase *subject, FstQuestion question, const char *fact)
{
  FstWhatIf *self;
  g_autoptr (FstCase) bare = NULL;
  g_autoptr (GPtrArray) choices = NULL;

  g_return_val_if_fail (rules != NULL && subject != NULL && fact != NULL, NULL);

  bare = without_lists (subject);
  choices = list_choices (rules, fact);
  self = g_new0 (FstWhatIf, 1);
  self->fact = g_strdup (fact);
  self->is_known = fst_facts_lookup (bare->facts, fact) != NULL;
  self->branches = g_ptr_array_new_with_free_func ((GDestroyNotify) branch_free);
  g_ptr_array_set_free_func (choices, NULL);
  for (guint i = 0; i < choices->len; i++)
    add (self, rules, bare, question, g_ptr_array_index (choices, i));
  find_rest (self);
  return self;
}

/**
 * fst_what_if_changes:
 * @self: what a fact could change
 *
 * Tells whether the fact's values make a difference to the answer.
 *
 * Returns: whether they lead to different answers
 */
gboolean
fst_what_if_changes (const FstWhatIf *self)
{
  const FstWhatIfBranch *first =
      self->branches->len > 0 ? g_ptr_array_index (self->branches, 0) : NULL;

  return self->branches->len > 1 || (first && first->is_computed);
}

/**
 * fst_what_if_settles:
 * @self: what a fact could change
 *
 * Tells whether it is worth reading: the fact makes a difference, and with some value the question
 * is not open.
 *
 * Returns: whether it is
 */
gboolean
fst_what_if_settles (const FstWhatIf *self)
{
  for (guint i = 0; i < self->branches->len; i++)
    {
      const FstWhatIfBranch *branch = g_ptr_array_index (self->branches, i);

      if (fst_what_if_branch_get_decision (branch)->status != FST_STATUS_MISSING_FACTS)
        return fst_what_if_changes (self);
    }
  return FALSE;
}

/**
 * fst_what_if_list:
 * @rules: a region's rules
 * @subject: a case of the region
 * @question: a question
 *
 * Finds the facts that could change an answer: those that it waits for, the most decisive first;
 * then those that are known and with another value would lead to another answer, in the
 * vocabulary's order. The device's code is left out where it is known: another device is another
 * case. Pure: any thread.
 *
 * Returns: (transfer full) (element-type FstWhatIf): the facts
 */
GPtrArray *
fst_what_if_list (FstRegionRules *rules, FstCase *subject, FstQuestion question)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_what_if_free);
  g_autoptr (FstCase) bare = without_lists (subject);
  g_autoptr (FstAssessment) now = fst_region_rules_answer (rules, bare, question);
  g_auto (GStrv) known = fst_facts_list (bare->facts);
  char **missing = fst_assessment_get_decision (now, question)->missing;

  for (guint i = 0; missing[i]; i++)
    g_ptr_array_add (list, fst_what_if_new (rules, bare, question, missing[i]));
  for (guint i = 0; known[i]; i++)
    {
      g_autoptr (FstWhatIf) one = NULL;

      if (g_str_equal (known[i], "iso-code"))
        continue;
      one = fst_what_if_new (rules, bare, question, known[i]);
      if (fst_what_if_changes (one))
        g_ptr_array_add (list, g_steal_pointer (&one));
    }
  return list;
}

/**
 * fst_what_if_branch_get_decision:
 * @self: a branch
 *
 * Gets the answer that the branch's values lead to. Which facts it misses, and the rules that it
 * rests on, are those of the first value.
 *
 * Returns: (transfer none): the answer
 */
const FstDecision *
fst_what_if_branch_get_decision (const FstWhatIfBranch *self)
{
  return fst_assessment_get_decision (g_ptr_array_index (self->answers, 0), self->question);
}
