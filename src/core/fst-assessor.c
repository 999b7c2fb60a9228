#include "fst-assessor-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (FstAssessor, fst_assessor, fst_assessor_ref, fst_assessor_unref)

static char *
full_name (const FstPolicy *policy, const char *rule)
{
  return strchr (rule, '/') ? g_strdup (rule) : g_strconcat (policy->id, "/", rule, NULL);
}

static gboolean
has_policy (FstAssessor *self, const char *rule)
{
  for (guint i = 0; i < self->policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (self->policies, i);
      gsize length = strlen (policy->id);

      if (g_str_has_prefix (rule, policy->id) && rule[length] == '/')
        return TRUE;
    }
  return FALSE;
}

static gboolean
list_rules (FstAssessor *self, GError **error)
{
  for (guint i = 0; i < self->policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (self->policies, i);

      for (guint j = 0; j < policy->rules->len; j++)
        {
          FstRuleEntry entry = { policy, g_ptr_array_index (policy->rules, j) };
          g_autofree char *name = full_name (policy, entry.rule->id);

          if (g_hash_table_contains (self->numbers, name))
            {
              g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_FORM, "%s: stands twice", name);
              return FALSE;
            }
          g_array_append_val (self->entries, entry);
          g_hash_table_insert (self->numbers, g_steal_pointer (&name), GUINT_TO_POINTER (self->entries->len));
        }
    }
  return TRUE;
}

/* Rules of a document that was left out are no rules to yield to; any other name must be there. */
static gboolean
resolve_precedence (FstAssessor *self, const FstRuleEntry *entry, GArray *numbers, GError **error)
{
  for (guint i = 0; entry->rule->yields_to && entry->rule->yields_to[i]; i++)
    {
      g_autofree char *name = full_name (entry->policy, entry->rule->yields_to[i]);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, name));

      if (number)
        {
          number -= 1;
          g_array_append_val (numbers, number);
        }
      else if (has_policy (self, name))
        {
          g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_PRECEDENCE,
                       "%s, rule %s: yields to “%s”, which is not there", entry->policy->id, entry->rule->id, name);
          return FALSE;
        }
    }
  return TRUE;
}

typedef enum
{
  NOT_SEEN,
  ON_THE_WAY,
  DONE,
} Mark;

static gboolean
has_circle (GPtrArray *precedence, guint number, Mark *marks)
{
  const GArray *yields = g_ptr_array_index (precedence, number);

  if (marks[number] != NOT_SEEN)
    return marks[number] == ON_THE_WAY;
  marks[number] = ON_THE_WAY;
  for (guint i = 0; i < yields->len; i++)
    if (has_circle (precedence, g_array_index (yields, guint, i), marks))
      return TRUE;
  marks[number] = DONE;
  return FALSE;
}

static GPtrArray *
read_precedence (FstAssessor *self, GError **error)
{
  g_autoptr (GPtrArray) precedence = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree Mark *marks = g_new0 (Mark, self->entries->len + 1);

  for (guint i = 0; i < self->entries->len; i++)
    {
      GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

      g_ptr_array_add (precedence, numbers);
      if (!resolve_precedence (self, fst_assessor_get_entry (self, i), numbers, error))
        return NULL;
    }
  for (guint i = 0; i < self->entries->len; i++)
    if (has_circle (precedence, i, marks))
      {
        g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_PRECEDENCE,
                     "%s, rule %s: the precedence goes in a circle", fst_assessor_get_entry (self, i)->policy->id,
                     fst_assessor_get_entry (self, i)->rule->id);
        return NULL;
      }
  return g_steal_pointer (&precedence);
}

static gboolean
cut_space (FstAssessor *self, GError **error)
{
  g_autoptr (GPtrArray) conditions = g_ptr_array_new ();
  guint n;

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

static void
fill_tables (FstAssessor *self, GPtrArray *precedence)
{
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    self->tables[q] = fst_decision_table_new (q);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const FstRule *rule = fst_assessor_get_entry (self, i)->rule;
      const GArray *yields = g_ptr_array_index (precedence, i);
      FstNode holds;

      if (rule->answers->len == 0)
        continue;
      holds = fst_space_build (self->space, rule->when, self->diagram);
      for (guint j = 0; j < rule->answers->len; j++)
        {
          const FstAnswer *answer = g_ptr_array_index (rule->answers, j);
          FstCandidate *candidate = fst_decision_table_add (self->tables[answer->question], i, answer, holds);

          g_array_append_vals (candidate->yields, yields->data, yields->len);
        }
    }
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    fst_decision_table_compose (self->tables[q], self->diagram, self->n_variables - 1);
  fst_diagram_finish (self->diagram);
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

/**
 * fst_assessor_new:
 * @region: a region of the vocabulary
 * @policies: (element-type FstPolicy): documents, of which those of the region are used
 * @error: return location
 *
 * Prepares the rules of a region for assessing.
 *
 * Returns: (transfer full): the assessor, or NULL with %FST_POLICY_ERROR_PRECEDENCE or %FST_POLICY_ERROR_FORM, whose
 *   message names the document and the rule
 */
FstAssessor *
fst_assessor_new (const char *region, GPtrArray *policies, GError **error)
{
  g_autoptr (FstAssessor) self = g_atomic_rc_box_new0 (FstAssessor);
  g_autoptr (GPtrArray) precedence = NULL;

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
  if (!list_rules (self, error))
    return NULL;
  precedence = read_precedence (self, error);
  if (!precedence || !cut_space (self, error))
    return NULL;
  fill_tables (self, precedence);
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
