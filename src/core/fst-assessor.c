#include "fst-assessor-private.h"

#include <string.h>

#include "fst-precedence.h"

G_DEFINE_BOXED_TYPE (FstAssessor, fst_assessor, fst_assessor_ref, fst_assessor_unref)

static gboolean
list_rules (FstAssessor *self, GError **error)
{
  for (guint i = 0; i < self->policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (self->policies, i);

      for (guint j = 0; j < policy->rules->len; j++)
        {
          FstRuleEntry entry = { policy, g_ptr_array_index (policy->rules, j) };
          g_autofree char *name = fst_rule_full_name (policy->id, entry.rule->id);

          if (g_hash_table_contains (self->numbers, name))
            {
              g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_FORM, "%s: stands twice",
                           name);
              return FALSE;
            }
          g_array_append_val (self->entries, entry);
          g_hash_table_insert (self->numbers, g_steal_pointer (&name),
                               GUINT_TO_POINTER (self->entries->len));
        }
    }
  return TRUE;
}

/* Whether rules can be put together by it. */
static gboolean
is_sound (FstAssessor *self, const FstPrecedence *precedence, GError **error)
{
  if (precedence->unknown->len > 0)
    {
      const FstUnknownRule *unknown = g_ptr_array_index (precedence->unknown, 0);
      const FstRuleEntry *entry = fst_assessor_get_entry (self, unknown->rule);

      g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_PRECEDENCE,
                   "%s, rule %s: yields to “%s”, which is not there", entry->policy->id,
                   entry->rule->id, unknown->name);
      return FALSE;
    }
  if (precedence->circles->len > 0)
    {
      const GArray *circle = g_ptr_array_index (precedence->circles, 0);
      const FstRuleEntry *entry = fst_assessor_get_entry (self, g_array_index (circle, guint, 0));

      g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_PRECEDENCE,
                   "%s, rule %s: the precedence goes in a circle", entry->policy->id,
                   entry->rule->id);
      return FALSE;
    }
  return TRUE;
}

static gboolean
cut_space (FstAssessor *self, GPtrArray *more_conditions, GError **error)
{
  g_autoptr (GPtrArray) conditions = g_ptr_array_new ();
  guint n;

  if (more_conditions)
    g_ptr_array_extend (conditions, more_conditions, NULL, NULL);
  for (guint i = 0; i < self->entries->len; i++)
    if (fst_assessor_get_entry (self, i)->rule->when)
      g_ptr_array_add (conditions, fst_assessor_get_entry (self, i)->rule->when);
  self->space = fst_space_new (conditions, error);
  if (!self->space)
    return FALSE;

  n = fst_space_get_n_variables (self->space);
  self->n_variables = n + 1;
  self->sizes = g_new (guint8, self->n_variables);
  for (guint i = 0; i < n; i++)
    self->sizes[i] = fst_space_get_sizes (self->space)[i];
  self->sizes[n] = FST_N_PRINCIPALS;
  self->diagram = fst_diagram_new (self->sizes, self->n_variables);
  return TRUE;
}

/* Whether all rules so far fit into the diagram; rule is the last of them. */
static gboolean
fits (FstAssessor *self, guint rule, GError **error)
{
  const FstRuleEntry *entry = fst_assessor_get_entry (self, rule);

  if (!fst_diagram_is_overfull (self->diagram))
    return TRUE;
  g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_FORM,
               "%s, rule %s: with it the rules tell more cases apart than can be kept",
               entry->policy->id, entry->rule->id);
  return FALSE;
}

static gboolean
compose_tables (FstAssessor *self, GError **error)
{
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    {
      FstDecisionTable *table = self->tables[q];
      guint n = fst_decision_table_compose (table, self->diagram, self->n_variables - 1);

      if (n > 0
          && !fits (self, ((FstCandidate *) g_ptr_array_index (table->candidates, n - 1))->rule,
                    error))
        return FALSE;
    }
  return TRUE;
}

/* What a table's outcomes are compared with. */
typedef struct
{
  const FstDecisionTable *table;
  const FstCondition *condition;
} Comparison;

static FstNode
to_truth (FstDiagram *diagram, guint32 outcome, gpointer user_data)
{
  const Comparison *self = user_data;
  GVariant *value =
      ((const FstOutcome *) g_ptr_array_index (self->table->outcomes, outcome))->value;

  return fst_diagram_constant (value && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
                               && g_strv_contains ((const char *const *) self->condition->values,
                                                   g_variant_get_string (value, NULL)));
}

/* A condition as a function; where it hangs on an answer the question's table must be composed. */
static FstNode
build (FstAssessor *self, const FstCondition *condition)
{
  FstNode node;

  if (!condition || !fst_condition_uses_answers (condition))
    return fst_space_build (self->space, condition, self->diagram);
  if (condition->kind == FST_CONDITION_ANSWER)
    {
      FstQuestion question;
      Comparison comparison = { NULL, condition };

      if (!fst_vocabulary_find_question (condition->fact, &question))
        return fst_diagram_constant (FALSE);
      comparison.table = self->tables[question];
      return fst_diagram_map (self->diagram, comparison.table->root, to_truth, &comparison);
    }
  node = fst_diagram_constant (condition->kind != FST_CONDITION_ANY);
  for (guint i = 0; i < condition->children->len; i++)
    {
      FstNode child = build (self, g_ptr_array_index (condition->children, i));

      node = condition->kind == FST_CONDITION_ANY ? fst_diagram_or (self->diagram, node, child)
                                                  : fst_diagram_and (self->diagram, node, child);
    }
  return condition->kind == FST_CONDITION_NOT ? fst_diagram_not (self->diagram, node) : node;
}

static gboolean
build_conditions (FstAssessor *self, gboolean of_answers, GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      FstRuleEntry *entry = &g_array_index (self->entries, FstRuleEntry, i);

      if ((entry->rule->answers->len > 0) != of_answers)
        continue;
      entry->holds = build (self, entry->rule->when);
      if (!fits (self, i, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill_tables (FstAssessor *self, const FstPrecedence *precedence)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const FstRuleEntry *entry = fst_assessor_get_entry (self, i);
      const GArray *yields = g_ptr_array_index (precedence->yields, i);

      for (guint j = 0; j < entry->rule->answers->len; j++)
        {
          const FstAnswer *answer = g_ptr_array_index (entry->rule->answers, j);
          FstCandidate *candidate =
              fst_decision_table_add (self->tables[answer->question], i, answer, entry->holds);

          g_array_append_vals (candidate->yields, yields->data, yields->len);
        }
    }
}

/* Rules that only lay a duty upon somebody come last: they may hang on what the others answer. */
static gboolean
put_together (FstAssessor *self, const FstPrecedence *precedence, GError **error)
{
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    self->tables[q] = fst_decision_table_new (q);
  if (!build_conditions (self, TRUE, error))
    return FALSE;
  fill_tables (self, precedence);
  if (!compose_tables (self, error) || !build_conditions (self, FALSE, error))
    return FALSE;
  fst_diagram_finish (self->diagram);
  return TRUE;
}

static void
clear (gpointer data)
{
  FstAssessor *self = data;

  g_free (self->region);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    fst_decision_table_free (self->tables[q]);
  fst_diagram_free (self->diagram);
  fst_space_free (self->space);
  g_free (self->sizes);
}

/* Lists the rules of a region, before they are put together; see fst_assessor_prepare(). */
FstAssessor *
fst_assessor_list (const char *region, GPtrArray *policies, GError **error)
{
  g_autoptr (FstAssessor) self = g_atomic_rc_box_new0 (FstAssessor);

  self->region = g_strdup (region);
  self->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);
  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);

      if (g_str_equal (policy->region, region))
        g_ptr_array_add (self->policies, fst_policy_ref (policy));
    }
  self->entries = g_array_new (FALSE, FALSE, sizeof (FstRuleEntry));
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return list_rules (self, error) ? g_steal_pointer (&self) : NULL;
}

/* Puts the rules together by a precedence in which nothing is wrong. The space also tells the cases
 * of more_conditions (element-type FstCondition, nullable) apart. */
gboolean
fst_assessor_prepare (FstAssessor *self,
                      const FstPrecedence *precedence,
                      GPtrArray *more_conditions,
                      GError **error)
{
  if (!cut_space (self, more_conditions, error))
    return FALSE;
  return put_together (self, precedence, error);
}

/* Finds the number of a rule that a rule of policy names: RULE or DOCUMENT/RULE. */
gboolean
fst_assessor_find_rule (const FstAssessor *self,
                        const FstPolicy *policy,
                        const char *name,
                        guint *number)
{
  g_autofree char *full = fst_rule_full_name (policy->id, name);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, full));

  *number = found - 1;
  return found > 0;
}

/* Whether the document is here in which a rule that a rule of policy names would have to be. */
gboolean
fst_assessor_has_document (const FstAssessor *self, const FstPolicy *policy, const char *name)
{
  g_autofree char *full = fst_rule_full_name (policy->id, name);

  for (guint i = 0; i < self->policies->len; i++)
    {
      const FstPolicy *other = g_ptr_array_index (self->policies, i);
      gsize length = strlen (other->id);

      if (g_str_has_prefix (full, other->id) && full[length] == '/')
        return TRUE;
    }
  return FALSE;
}

/**
 * fst_assessor_new:
 * @region: a region of the vocabulary
 * @policies: (element-type FstPolicy): documents, of which those of the region are used
 * @error: return location
 *
 * Prepares the rules of a region for assessing.
 *
 * Returns: (transfer full): the assessor, or NULL with %FST_POLICY_ERROR_PRECEDENCE or
 * %FST_POLICY_ERROR_FORM, whose message names the document and the rule
 */
FstAssessor *
fst_assessor_new (const char *region, GPtrArray *policies, GError **error)
{
  g_autoptr (FstAssessor) self = fst_assessor_list (region, policies, error);
  g_autoptr (FstPrecedence) precedence = self ? fst_precedence_new (self) : NULL;

  if (!self || !is_sound (self, precedence, error)
      || !fst_assessor_prepare (self, precedence, NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * fst_assessor_ref:
 * @self: an assessor
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstAssessor *
fst_assessor_ref (FstAssessor *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * fst_assessor_unref:
 * @self: (transfer full): an assessor
 *
 * Releases a reference. Any thread.
 */
void
fst_assessor_unref (FstAssessor *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_assessor_get_policies:
 * @self: an assessor
 *
 * Lists the documents that it answers from.
 *
 * Returns: (transfer none) (element-type FstPolicy): the documents
 */
GPtrArray *
fst_assessor_get_policies (FstAssessor *self)
{
  return self->policies;
}
