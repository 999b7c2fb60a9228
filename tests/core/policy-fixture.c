#include "policy-fixture.h"

FstPolicy *
make_policy (const char *id)
{
  FstPolicy *policy = fst_policy_new ();

  policy->id = g_strdup (id);
  policy->title = g_strdup (id);
  policy->region = g_strdup (REGION);
  policy->version = g_strdup ("1");
  policy->parties = g_new0 (char *, 1);
  policy->sections = g_strsplit ("1", " ", -1);
  g_date_clear (&policy->from, 1);
  g_date_clear (&policy->until, 1);
  return policy;
}

/* Takes the condition over; NULL always holds. */
FstRule *
add_rule (FstPolicy *policy, const char *id, FstCondition *when)
{
  FstRule *rule = fst_rule_new (id);

  rule->sections = g_strsplit ("1", " ", -1);
  rule->text = g_strdup (id);
  rule->when = when;
  g_ptr_array_add (policy->rules, rule);
  return rule;
}

/* NULL answers nothing yet: the caller says what it does instead. */
FstAnswer *
add_answer (FstRule *rule, FstQuestion question, const char *value)
{
  FstAnswer *answer = fst_answer_new (question);

  if (value)
    answer->value = g_variant_ref_sink (g_variant_new_string (value));
  g_ptr_array_add (rule->answers, answer);
  return answer;
}

/* A level of three. */
FstAnswer *
add_level (FstRule *rule, int level, const char *area)
{
  FstAnswer *answer = add_answer (rule, FST_QUESTION_PRIORITY, NULL);

  answer->value = g_variant_ref_sink (g_variant_new ("(iims)", level, 3, area));
  return answer;
}

void
add_duty (FstRule *rule, const char *id, const char *actor)
{
  g_ptr_array_add (rule->duties, fst_rule_duty_new (id, actor, id));
}

/* Takes the condition over; NULL is everywhere. */
void
add_silence (FstPolicy *policy, FstQuestion question, FstCondition *where)
{
  FstSilence *silence = fst_silence_new ();

  silence->questions = 1u << question;
  silence->where = where;
  silence->because = g_strdup ("because");
  g_ptr_array_add (policy->silences, silence);
}

void
add_conflict (FstPolicy *policy, const char *rule, const char *other)
{
  FstStatedConflict *conflict = fst_stated_conflict_new ();

  conflict->between = g_strsplit (rule, " ", -1);
  conflict->with = g_strsplit (other, " ", -1);
  conflict->because = g_strdup ("because");
  g_ptr_array_add (policy->conflicts, conflict);
}

void
yield_to (FstRule *rule, const char *name)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (rule->yields_to)
    g_strv_builder_addv (names, (const char **) rule->yields_to);
  g_strv_builder_add (names, name);
  g_strfreev (rule->yields_to);
  rule->yields_to = g_strv_builder_end (names);
}

FstCondition *
when_is (const char *fact, const char *value)
{
  const char *values[] = { value, NULL };

  return fst_condition_new_in (FST_CONDITION_IN, fact, values);
}

FstCondition *
when_between (const char *fact, gint64 minimum, gint64 maximum)
{
  return fst_condition_new_range (fact, minimum, maximum);
}

FstCondition *
when_answer (FstQuestion question, const char *value)
{
  const char *values[] = { value, NULL };

  return fst_condition_new_in (FST_CONDITION_ANSWER, fst_vocabulary_get_question (question)->id,
                               values);
}

static FstCondition *
group_new (FstConditionKind kind, FstCondition *first, va_list rest)
{
  FstCondition *group = fst_condition_new_group (kind);

  for (FstCondition *child = first; child; child = va_arg (rest, FstCondition *))
    fst_condition_add (group, child);
  return group;
}

FstCondition *
when_all (FstCondition *first, ...)
{
  va_list rest;
  FstCondition *group;

  va_start (rest, first);
  group = group_new (FST_CONDITION_ALL, first, rest);
  va_end (rest);
  return group;
}

FstCondition *
when_any (FstCondition *first, ...)
{
  va_list rest;
  FstCondition *group;

  va_start (rest, first);
  group = group_new (FST_CONDITION_ANY, first, rest);
  va_end (rest);
  return group;
}

FstCondition *
when_not (FstCondition *condition)
{
  FstCondition *negation = fst_condition_new_group (FST_CONDITION_NOT);

  fst_condition_add (negation, condition);
  return negation;
}

/* Replaces the facts by such that know one more, checked as everywhere. */
void
know (FstFacts **facts, const char *fact, GVariant *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) checked = NULL;
  FstFacts *more;

  if (g_str_has_prefix (fact, "list:"))
    checked = g_variant_ref_sink (value);
  else
    checked = fst_fact_check_value (fact, value, &error);
  g_assert_no_error (error);
  more = fst_facts_with (*facts, fact, checked, FST_FACT_SOURCE_CASE);
  fst_facts_unref (*facts);
  *facts = more;
}

void
know_text (FstFacts **facts, const char *fact, const char *value)
{
  know (facts, fact, g_variant_new_string (value));
}

void
know_boolean (FstFacts **facts, const char *fact, gboolean value)
{
  know (facts, fact, g_variant_new_boolean (value));
}

void
know_number (FstFacts **facts, const char *fact, gint64 value)
{
  know (facts, fact, g_variant_new_int64 (value));
}

/* Takes the policies over. */
GPtrArray *
list_policies (FstPolicy *first, ...)
{
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);
  va_list rest;

  va_start (rest, first);
  for (FstPolicy *policy = first; policy; policy = va_arg (rest, FstPolicy *))
    g_ptr_array_add (policies, policy);
  va_end (rest);
  return policies;
}

FstAssessor *
prepare (GPtrArray *policies)
{
  g_autoptr (GError) error = NULL;
  FstAssessor *assessor = fst_assessor_new (REGION, policies, &error);

  g_assert_no_error (error);
  return assessor;
}

FstAssessment *
assess (FstAssessor *assessor, FstFacts *facts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstCase) subject = NULL;
  GDate day;

  g_assert_true (fst_date_parse (THE_DAY, &day));
  subject = fst_case_new (REGION, &day, facts, &error);
  g_assert_no_error (error);
  return fst_assessor_assess (assessor, subject);
}
