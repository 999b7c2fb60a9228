#include "policy-oracle.h"

#include <string.h>

static gboolean
has_value (const FstCondition *condition, GVariant *value)
{
  for (guint i = 0; condition->values[i]; i++)
    {
      const char *wanted = condition->values[i];
      const FstFactSpec *spec = fst_vocabulary_find_fact (condition->fact);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
        {
          if (g_variant_get_boolean (value) == g_str_equal (wanted, "true"))
            return TRUE;
        }
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
        {
          g_autofree const char **members = g_variant_get_strv (value, NULL);

          if (g_strv_contains (members, wanted))
            return TRUE;
        }
      else if (spec && spec->type == FST_FACT_CODE)
        {
          if (g_str_has_prefix (g_variant_get_string (value, NULL), wanted))
            return TRUE;
        }
      else if (g_str_equal (g_variant_get_string (value, NULL), wanted))
        return TRUE;
    }
  return FALSE;
}

/* What a condition is held against. */
typedef struct
{
  GPtrArray *policies; /* (nullable): without them a condition has no answers */
  FstFacts *facts;
  const char *responsibility;
} Held;

static gboolean holds (const Held *self, const FstCondition *condition);

static gboolean
holds_for_children (const Held *self, const FstCondition *condition)
{
  gboolean any = condition->kind == FST_CONDITION_ANY;

  for (guint i = 0; i < condition->children->len; i++)
    if (holds (self, g_ptr_array_index (condition->children, i)) == any)
      return any;
  return !any;
}

/* Answers that collide are none; one that is left to judgement is the value that it leans to. */
static gboolean
is_answered (const Held *self, const FstCondition *condition)
{
  g_autofree char *answer = NULL;
  FstQuestion question;

  g_assert_nonnull (self->policies);
  g_assert_true (fst_vocabulary_find_question (condition->fact, &question));
  answer = oracle_answer (self->policies, self->facts, self->responsibility, question);
  for (guint i = 0; condition->values[i]; i++)
    {
      g_autofree char *decided = g_strdup_printf ("decided '%s'", condition->values[i]);
      g_autofree char *judgement = g_strdup_printf ("judgement '%s'", condition->values[i]);

      if (g_str_equal (answer, decided) || g_str_equal (answer, judgement))
        return TRUE;
    }
  return FALSE;
}

static gboolean
holds (const Held *self, const FstCondition *condition)
{
  GVariant *value;

  if (!condition)
    return TRUE;
  if (condition->kind == FST_CONDITION_NOT)
    return !holds (self, g_ptr_array_index (condition->children, 0));
  if (condition->children)
    return holds_for_children (self, condition);
  if (condition->kind == FST_CONDITION_ANSWER)
    return is_answered (self, condition);
  value = fst_facts_lookup (self->facts, condition->fact);
  g_assert_nonnull (value);
  if (condition->kind == FST_CONDITION_RANGE)
    return g_variant_get_int64 (value) >= condition->minimum
           && g_variant_get_int64 (value) <= condition->maximum;
  g_assert_cmpint (condition->kind, ==, FST_CONDITION_IN);
  return has_value (condition, value);
}

/* Whether a condition without answers holds; NULL always does. Every fact that it names must be
 * known. */
gboolean
oracle_holds (const FstCondition *condition, FstFacts *facts)
{
  return holds (&(Held){ NULL, facts, NULL }, condition);
}

/* Whether a rule's duties apply: its condition may hang on answers. As for oracle_answer(). */
gboolean
oracle_applies (GPtrArray *policies,
                const FstCondition *condition,
                FstFacts *facts,
                const char *responsibility)
{
  return holds (&(Held){ policies, facts, responsibility }, condition);
}

static const FstRule *
find_rule (GPtrArray *policies, const FstPolicy *policy, const char *name)
{
  const char *slash = strchr (name, '/');

  if (!slash)
    return fst_policy_find_rule ((FstPolicy *) policy, name);
  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *other = g_ptr_array_index (policies, i);

      if (strlen (other->id) == (gsize) (slash - name) && g_str_has_prefix (name, other->id))
        return fst_policy_find_rule (other, slash + 1);
    }
  return NULL;
}

/* Whether a rule that goes before this one answers the question as well. */
gboolean
oracle_is_silent (GPtrArray *policies,
                  const FstPolicy *policy,
                  const FstRule *rule,
                  FstFacts *facts,
                  FstQuestion question)
{
  for (guint i = 0; rule->yields_to && rule->yields_to[i]; i++)
    {
      const FstRule *before = find_rule (policies, policy, rule->yields_to[i]);

      if (before && fst_rule_find_answer (before, question) && oracle_holds (before->when, facts))
        return TRUE;
    }
  return FALSE;
}

/* Every answer that is given, of rules that hit and are not silent. */
static GPtrArray *
list_answers (GPtrArray *policies, FstFacts *facts, FstQuestion question)
{
  GPtrArray *answers = g_ptr_array_new ();

  for (guint i = 0; i < policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (policies, i);

      for (guint j = 0; j < policy->rules->len; j++)
        {
          const FstRule *rule = g_ptr_array_index (policy->rules, j);
          const FstAnswer *answer = fst_rule_find_answer (rule, question);

          if (answer && !answer->not_regulated && oracle_holds (rule->when, facts)
              && !oracle_is_silent (policies, policy, rule, facts, question))
            g_ptr_array_add (answers, (gpointer) answer);
        }
    }
  return answers;
}

static char *
print_value (const FstAnswer *answer, FstFacts *facts)
{
  if (answer->of)
    {
      gint64 amount = g_variant_get_int64 (fst_facts_lookup (facts, answer->of));
      gint64 above = amount > answer->above ? amount - answer->above : 0;

      return g_strdup_printf ("int64 %" G_GINT64_FORMAT, above * answer->share_percent / 100);
    }
  return answer->value ? g_variant_print (answer->value, TRUE) : NULL;
}

static void
drop (GPtrArray *values, const char *value)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (values, value, g_str_equal, &index))
    g_ptr_array_remove_index (values, index);
}

/* "Health care principal" is the region or the municipality: another answer or the case may say
 * which. */
static void
make_exact (GPtrArray *values, const char *responsibility)
{
  gboolean named =
      g_ptr_array_find_with_equal_func (values, "'region'", g_str_equal, NULL)
      || g_ptr_array_find_with_equal_func (values, "'municipality'", g_str_equal, NULL);
  gboolean alone =
      values->len == 1 && g_str_equal (g_ptr_array_index (values, 0), "'health-care-principal'");

  if (named)
    drop (values, "'health-care-principal'");
  else if (alone && responsibility)
    {
      drop (values, "'health-care-principal'");
      g_ptr_array_add (values, g_strdup_printf ("'%s'", responsibility));
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
describe (FstStatus status, GPtrArray *values)
{
  GString *text = g_string_new (fst_status_to_id (status));

  g_ptr_array_sort (values, compare_texts);
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (text, " %s", (const char *) g_ptr_array_index (values, i));
  return g_string_free (text, FALSE);
}

/* What the documents say, as docs/policy-files.md has it under "How answers come together". The
 * facts must be complete; responsibility is what the case said of the responsibility for health
 * care, or NULL. */
char *
oracle_answer (GPtrArray *policies,
               FstFacts *facts,
               const char *responsibility,
               FstQuestion question)
{
  g_autoptr (GPtrArray) answers = list_answers (policies, facts, question);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  guint n_judgement = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      const FstAnswer *answer = g_ptr_array_index (answers, i);
      g_autofree char *value = print_value (answer, facts);

      n_judgement += answer->leaves_judgement;
      if (value && !g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
        g_ptr_array_add (values, g_steal_pointer (&value));
    }
  if (answers->len == 0)
    return describe (FST_STATUS_NOT_REGULATED, values);
  make_exact (values, responsibility);
  if (values->len <= 1)
    return describe (n_judgement ? FST_STATUS_JUDGEMENT : FST_STATUS_DECIDED, values);
  if (question != FST_QUESTION_PRIORITY && n_judgement < answers->len)
    return describe (FST_STATUS_CONFLICT, values);
  g_ptr_array_set_size (values, 0);
  return describe (FST_STATUS_JUDGEMENT, values);
}

/* The assessor's answer as oracle_answer() would write it. */
char *
oracle_describe (const FstDecision *decision)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  if (decision->value)
    g_ptr_array_add (values, g_variant_print (decision->value, TRUE));
  else if (decision->status == FST_STATUS_CONFLICT)
    for (guint i = 0; i < decision->values->len; i++)
      g_ptr_array_add (values, g_variant_print (g_ptr_array_index (decision->values, i), TRUE));
  return describe (decision->status, values);
}
