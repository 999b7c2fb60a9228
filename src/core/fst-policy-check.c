#include "fst-policy-check.h"

#include "fst-policy-check-private.h"
#include "fst-precedence.h"

/* Adds a finding about the region; what else there is to say is for the caller to add. */
FstFinding *
fst_policy_check_add (FstPolicyCheck *self,
                      FstFindingKind kind,
                      const char *document,
                      const char *detail)
{
  FstFinding *finding = fst_finding_new (kind, self->assessor->region, document, detail);

  g_ptr_array_add (self->findings, finding);
  return finding;
}

/* Names a rule by its number. */
void
fst_policy_check_name_rule (FstPolicyCheck *self, FstFinding *finding, guint rule)
{
  const FstRuleEntry *entry = fst_assessor_get_entry (self->assessor, rule);
  g_autofree char *name = fst_rule_full_name (entry->policy->id, entry->rule->id);

  fst_finding_add_rule (finding, name);
}

static gboolean
cites (const FstPolicy *policy, const char *section)
{
  for (guint i = 0; i < policy->rules->len; i++)
    {
      const FstRule *rule = g_ptr_array_index (policy->rules, i);

      if (g_strv_contains ((const char *const *) rule->sections, section))
        return TRUE;
    }
  return FALSE;
}

static void
check_sections (FstPolicyCheck *self)
{
  for (guint i = 0; i < self->assessor->policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (self->assessor->policies, i);

      for (guint j = 0; policy->sections[j]; j++)
        if (!cites (policy, policy->sections[j]))
          fst_policy_check_add (self, FST_FINDING_SECTION_UNUSED, policy->id, policy->sections[j]);
    }
}

/* Reports rules of a stated conflict that are not there. */
static void
check_names (FstPolicyCheck *self, const FstPolicy *policy, GStrv names)
{
  for (guint i = 0; names[i]; i++)
    {
      guint number;

      if (!fst_assessor_find_rule (self->assessor, policy, names[i], &number)
          && fst_assessor_has_document (self->assessor, policy, names[i]))
        fst_policy_check_add (self, FST_FINDING_UNKNOWN_RULE, policy->id, names[i]);
    }
}

static void
check_stated_conflicts (FstPolicyCheck *self, const FstPolicy *policy)
{
  for (guint i = 0; i < policy->conflicts->len; i++)
    {
      const FstStatedConflict *stated = g_ptr_array_index (policy->conflicts, i);

      check_names (self, policy, stated->between);
      check_names (self, policy, stated->with);
    }
}

/* Reports names that are not there and circles; returns whether the rules can be put together. */
static gboolean
check_precedence (FstPolicyCheck *self, const FstPrecedence *precedence)
{
  guint n = self->findings->len;

  for (guint i = 0; i < precedence->unknown->len; i++)
    {
      const FstUnknownRule *unknown = g_ptr_array_index (precedence->unknown, i);

      fst_policy_check_name_rule (
          self, fst_policy_check_add (self, FST_FINDING_UNKNOWN_RULE, NULL, unknown->name),
          unknown->rule);
    }
  for (guint i = 0; i < self->assessor->policies->len; i++)
    check_stated_conflicts (self, g_ptr_array_index (self->assessor->policies, i));
  for (guint i = 0; i < precedence->circles->len; i++)
    {
      const GArray *circle = g_ptr_array_index (precedence->circles, i);
      FstFinding *finding = fst_policy_check_add (self, FST_FINDING_CIRCLE, NULL, NULL);

      for (guint j = 0; j < circle->len; j++)
        fst_policy_check_name_rule (self, finding, g_array_index (circle, guint, j));
    }
  return self->findings->len == n;
}

/* Returns whether a case meets the rule's condition. */
static gboolean
check_condition (FstPolicyCheck *self, guint rule)
{
  const FstRuleEntry *entry = fst_assessor_get_entry (self->assessor, rule);
  g_autoptr (FstFacts) facts = fst_examples_find_true (self->examples, entry->holds);

  if (!facts)
    fst_policy_check_name_rule (
        self, fst_policy_check_add (self, FST_FINDING_NEVER_HOLDS, entry->policy->id, NULL), rule);
  return facts != NULL;
}

/* The example is a case in which the rule would answer, did none go before it. */
static void
report_overridden (FstPolicyCheck *self,
                   const FstDecisionTable *table,
                   const FstCandidate *candidate)
{
  const FstRuleEntry *entry = fst_assessor_get_entry (self->assessor, candidate->rule);
  FstFinding *finding =
      fst_policy_check_add (self, FST_FINDING_OVERRIDDEN, entry->policy->id, NULL);

  fst_finding_set_question (finding, table->question);
  fst_policy_check_name_rule (self, finding, candidate->rule);
  for (guint i = 0; i < table->candidates->len; i++)
    {
      const FstCandidate *other = g_ptr_array_index (table->candidates, i);
      FstNode both = fst_diagram_and (self->assessor->diagram, candidate->holds, other->holds);
      gboolean yields = FALSE;

      for (guint j = 0; j < candidate->yields->len; j++)
        yields |= g_array_index (candidate->yields, guint, j) == other->rule;
      if (yields && both != fst_diagram_constant (FALSE))
        fst_policy_check_name_rule (self, finding, other->rule);
    }
  fst_finding_take_facts (finding, fst_examples_find_true (self->examples, candidate->holds));
}

static void
check_hits (FstPolicyCheck *self)
{
  g_autofree gboolean *holds = g_new (gboolean, self->assessor->entries->len + 1);

  for (guint i = 0; i < self->assessor->entries->len; i++)
    holds[i] = check_condition (self, i);
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    {
      const FstDecisionTable *table = self->assessor->tables[q];

      for (guint i = 0; i < table->candidates->len; i++)
        {
          const FstCandidate *candidate = g_ptr_array_index (table->candidates, i);
          g_autoptr (FstFacts) facts = NULL;

          if (!holds[candidate->rule])
            continue;
          facts = fst_examples_find_true (self->examples, candidate->survives);
          if (!facts)
            report_overridden (self, table, candidate);
        }
    }
}

/* The conditions of scopes and silences, for the space to tell their cases apart. */
static GPtrArray *
gather_conditions (const FstAssessor *assessor)
{
  GPtrArray *conditions = g_ptr_array_new ();

  for (guint i = 0; i < assessor->policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (assessor->policies, i);

      if (policy->scope)
        g_ptr_array_add (conditions, policy->scope);
      for (guint j = 0; j < policy->silences->len; j++)
        {
          const FstSilence *silence = g_ptr_array_index (policy->silences, j);

          if (silence->where)
            g_ptr_array_add (conditions, silence->where);
        }
    }
  return conditions;
}

static gboolean
check_region (const char *region, GPtrArray *policies, GPtrArray *findings, GError **error)
{
  g_autoptr (FstAssessor) assessor = fst_assessor_list (region, policies, error);
  g_autoptr (FstPrecedence) precedence = assessor ? fst_precedence_new (assessor) : NULL;
  g_autoptr (GPtrArray) conditions = assessor ? gather_conditions (assessor) : NULL;
  g_autoptr (FstExamples) examples = NULL;
  FstPolicyCheck check = { assessor, NULL, findings };

  if (!assessor)
    return FALSE;
  check_sections (&check);
  /* Rules that cannot be put together cannot be looked at together. */
  if (!check_precedence (&check, precedence))
    return TRUE;
  if (!fst_assessor_prepare (assessor, precedence, conditions, error))
    return FALSE;
  examples = fst_examples_new (assessor);
  check.examples = examples;
  check_hits (&check);
  fst_policy_check_conflicts (&check);
  fst_policy_check_gaps (&check);
  if (!fst_diagram_is_overfull (assessor->diagram))
    return TRUE;
  g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_FORM,
               "%s: the documents tell more cases apart than can be looked at together", region);
  return FALSE;
}

/**
 * fst_policy_check:
 * @policies: (element-type FstPolicy): documents, of any regions
 * @error: return location
 *
 * Checks the documents of each region together: over every case there can be, for rules that
 * collide without saying so, rules that never hit, precedence that goes in a circle or to a rule
 * that is not there, questions left unanswered without a word, and sections that no rule cites.
 * Where precedence is unsound the rest is not looked at.
 *
 * Returns: (transfer full) (element-type FstFinding): what has been found, or NULL with
 * %FST_POLICY_ERROR_FORM where a document stands twice or the rules tell too many cases apart
 */
GPtrArray *
fst_policy_check (GPtrArray *policies, GError **error)
{
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_finding_free);
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);

  for (guint i = 0; i < n; i++)
    if (!check_region (regions[i].id, policies, findings, error))
      return NULL;
  return g_steal_pointer (&findings);
}
