/* Over small random policies the check is compared with trying every case there is. */

#include "policy-fixture.h"
#include "policy-oracle.h"

#include <string.h>

#include "fst-policy-check.h"

#define N_POLICIES 150

/* A fact, and the values that stand for all it may have. */
static const struct
{
  const char *fact;
  const char *values; /* GVariant text: an array */
} dimensions[] = {
  { "rental", "[true, false]" },
  { "person-status", "['resident', 'out-of-county', 'asylum-seeker', 'moving-county']" },
  { "age", "[int64 17, 18, 65]" },
  { "iso-code", "['120306', '120606', '120609', '180903']" },
  { "double-grounds",
    "[@as [], ['bulky-or-heavy'], ['convenience'], ['bulky-or-heavy', 'convenience']]" },
};

static const FstQuestion questions[] = { FST_QUESTION_PAYER, FST_QUESTION_PRESCRIBABLE };

/* Every case there is, all facts known. */
static GPtrArray *cases;

static void
make_cases (guint dimension, FstFacts *facts)
{
  g_autoptr (GVariant) values = NULL;

  if (dimension == G_N_ELEMENTS (dimensions))
    {
      g_ptr_array_add (cases, fst_facts_ref (facts));
      return;
    }
  values = g_variant_ref_sink (g_variant_new_parsed (dimensions[dimension].values));
  for (gsize i = 0; i < g_variant_n_children (values); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (values, i);
      g_autoptr (FstFacts) more = fst_facts_ref (facts);

      know (&more, dimensions[dimension].fact, value);
      make_cases (dimension + 1, more);
    }
}

static FstCondition *
random_comparison (void)
{
  static const char *const asked[][2] = {
    { "rental", "true" },
    { "rental", "false" },
    { "person-status", "resident" },
    { "person-status", "asylum-seeker" },
    { "iso-code", "12" },
    { "iso-code", "1206" },
    { "iso-code", "120606" },
    { "double-grounds", "bulky-or-heavy" },
    { "double-grounds", "convenience" },
  };
  int which = g_test_rand_int_range (0, G_N_ELEMENTS (asked) + 2);

  if (which == G_N_ELEMENTS (asked))
    return when_between ("age", 18, 64);
  if (which > (int) G_N_ELEMENTS (asked))
    return when_between ("age", G_MININT64, 17);
  return when_is (asked[which][0], asked[which][1]);
}

static FstCondition *
random_condition (int depth)
{
  int kind = depth > 0 ? g_test_rand_int_range (0, 4) : 0;
  FstCondition *group;

  if (kind == 0)
    return random_comparison ();
  if (kind == 1)
    return when_not (random_condition (depth - 1));
  group = when_all (random_condition (depth - 1), random_condition (depth - 1), NULL);
  group->kind = kind == 2 ? FST_CONDITION_ALL : FST_CONDITION_ANY;
  return group;
}

static void
add_random_answer (FstRule *rule)
{
  static const char *const payers[] = { "region", "municipality", "health-care-principal" };
  FstAnswer *answer;

  if (g_test_rand_bit ())
    {
      answer = add_answer (rule, FST_QUESTION_PAYER, payers[g_test_rand_int_range (0, 3)]);
      answer->leaves_judgement = g_test_rand_bit ();
    }
  else if (g_test_rand_int_range (0, 4) == 0)
    add_answer (rule, FST_QUESTION_PAYER, NULL)->not_regulated = TRUE;
  else
    add_answer (rule, FST_QUESTION_PRESCRIBABLE, g_test_rand_bit () ? "yes" : "no")
        ->leaves_judgement = g_test_rand_int_range (0, 3) == 0;
}

/* A rule yields only to those written before it, so that there is no circle. */
static FstPolicy *
random_policy (void)
{
  FstPolicy *policy = make_policy ("doc");
  int n_rules = g_test_rand_int_range (2, 7);

  for (int i = 0; i < n_rules; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%d", i);
      FstRule *rule = add_rule (policy, id, random_condition (2));

      add_random_answer (rule);
      for (int before = 0; before < i; before++)
        if (g_test_rand_bit ())
          {
            g_autofree char *name = g_strdup_printf ("r%d", before);

            yield_to (rule, name);
          }
    }
  if (g_test_rand_bit ())
    policy->scope = random_condition (1);
  if (g_test_rand_bit ())
    add_silence (policy, FST_QUESTION_PAYER, random_condition (1));
  return policy;
}

static const FstFinding *
find (GPtrArray *findings, FstFindingKind kind, FstQuestion question, const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const FstFinding *finding = g_ptr_array_index (findings, i);

      if (finding->kind == kind && (!finding->is_answer || finding->question == question)
          && (!rule || g_str_equal (finding->rules[0], rule)))
        return finding;
    }
  return NULL;
}

static const FstRule *
rule_of (FstPolicy *policy, const char *name)
{
  return fst_policy_find_rule (policy, name + strlen ("doc/"));
}

static gboolean
speaks (GPtrArray *policies, const FstRule *rule, FstFacts *facts, FstQuestion question)
{
  const FstPolicy *policy = g_ptr_array_index (policies, 0);

  return fst_rule_find_answer (rule, question) && oracle_holds (rule->when, facts)
         && !oracle_is_silent (policies, policy, rule, facts, question);
}

/* Whether a collision that a case shows has been found: all rules of a finding speak in it, or it
 * is one of several of three rules, of which one is reported. */
static gboolean
is_explained (GPtrArray *policies, GPtrArray *findings, FstFacts *facts, FstQuestion question)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const FstFinding *finding = g_ptr_array_index (findings, i);
      gboolean all = finding->kind == FST_FINDING_CONFLICT && finding->question == question;

      if (all && g_strv_length (finding->rules) > 2)
        return TRUE;
      for (guint j = 0; all && finding->rules[j]; j++)
        all = speaks (policies, rule_of (g_ptr_array_index (policies, 0), finding->rules[j]), facts,
                      question);
      if (all)
        return TRUE;
    }
  return FALSE;
}

/* Two rules that collide by themselves, in a document that has nothing else. */
static gboolean
collide (const FstRule *a, const FstRule *b, FstQuestion question)
{
  FstPolicy *policy = make_policy ("pair");
  g_autoptr (GPtrArray) policies = list_policies (policy, NULL);
  g_autofree char *answer = NULL;
  const FstRule *rules[] = { a, b };

  for (guint i = 0; i < 2; i++)
    {
      const FstAnswer *given = fst_rule_find_answer (rules[i], question);
      FstAnswer *copy;

      if (!given)
        return FALSE;
      copy = add_answer (add_rule (policy, rules[i]->id, NULL), question, NULL);
      copy->value = given->value ? g_variant_ref (given->value) : NULL;
      copy->leaves_judgement = given->leaves_judgement;
      copy->not_regulated = given->not_regulated;
    }
  answer = oracle_answer (policies, g_ptr_array_index (cases, 0), NULL, question);
  return g_str_has_prefix (answer, "conflict");
}

static void
compare_pairs (GPtrArray *policies, GPtrArray *findings, FstQuestion question)
{
  FstPolicy *policy = g_ptr_array_index (policies, 0);

  for (guint i = 0; i < policy->rules->len; i++)
    for (guint j = i + 1; j < policy->rules->len; j++)
      {
        const FstRule *a = g_ptr_array_index (policy->rules, i),
                      *b = g_ptr_array_index (policy->rules, j);
        g_autofree char *first = fst_rule_full_name ("doc", a->id);
        g_autofree char *second = fst_rule_full_name ("doc", b->id);
        gboolean expected = FALSE, found = FALSE;

        for (guint k = 0; k < cases->len && !expected; k++)
          expected = speaks (policies, a, g_ptr_array_index (cases, k), question)
                     && speaks (policies, b, g_ptr_array_index (cases, k), question)
                     && collide (a, b, question);
        for (guint k = 0; k < findings->len; k++)
          {
            const FstFinding *finding = g_ptr_array_index (findings, k);

            found |= finding->kind == FST_FINDING_CONFLICT && finding->question == question
                     && g_strv_length (finding->rules) == 2
                     && g_str_equal (finding->rules[0], first)
                     && g_str_equal (finding->rules[1], second);
          }
        g_test_message ("%s %s", first, second);
        g_assert_cmpint (found, ==, expected);
      }
}

static void
compare_rules (GPtrArray *policies, GPtrArray *findings)
{
  FstPolicy *policy = g_ptr_array_index (policies, 0);

  for (guint i = 0; i < policy->rules->len; i++)
    {
      const FstRule *rule = g_ptr_array_index (policy->rules, i);
      const FstAnswer *answer = g_ptr_array_index (rule->answers, 0);
      g_autofree char *name = fst_rule_full_name ("doc", rule->id);
      gboolean holds = FALSE, answers = FALSE;

      for (guint k = 0; k < cases->len; k++)
        {
          holds |= oracle_holds (rule->when, g_ptr_array_index (cases, k));
          answers |= speaks (policies, rule, g_ptr_array_index (cases, k), answer->question);
        }
      g_test_message ("%s", name);
      g_assert_cmpint (find (findings, FST_FINDING_NEVER_HOLDS, 0, name) != NULL, ==, !holds);
      g_assert_cmpint (find (findings, FST_FINDING_OVERRIDDEN, answer->question, name) != NULL, ==,
                       holds && !answers);
    }
}

/* Whether the document is silent on a case that it is about, without a rule that says so. */
static gboolean
is_silent (GPtrArray *policies, FstFacts *facts, FstQuestion question)
{
  const FstPolicy *policy = g_ptr_array_index (policies, 0);
  g_autofree char *answer = oracle_answer (policies, facts, NULL, question);

  if (!g_str_equal (answer, "not-regulated") || !oracle_holds (policy->scope, facts))
    return FALSE;
  for (guint i = 0; i < policy->rules->len; i++)
    {
      const FstRule *rule = g_ptr_array_index (policy->rules, i);

      if (fst_rule_find_answer (rule, question) && oracle_holds (rule->when, facts))
        return FALSE;
    }
  return TRUE;
}

static void
compare_gaps (GPtrArray *policies, GPtrArray *findings, FstQuestion question)
{
  const FstPolicy *policy = g_ptr_array_index (policies, 0);
  const FstSilence *silence = NULL;
  gboolean answers = FALSE, gap = FALSE, kept = FALSE;

  if (policy->silences->len > 0 && question == FST_QUESTION_PAYER)
    silence = g_ptr_array_index (policy->silences, 0);
  for (guint i = 0; i < policy->rules->len; i++)
    answers |= fst_rule_find_answer (g_ptr_array_index (policy->rules, i), question) != NULL;
  for (guint k = 0; k < cases->len; k++)
    {
      FstFacts *facts = g_ptr_array_index (cases, k);
      gboolean silent = is_silent (policies, facts, question);
      gboolean stated = silence && oracle_holds (silence->where, facts);

      gap |= silent && !stated;
      kept |= silent && stated;
    }
  g_assert_cmpint (find (findings, FST_FINDING_GAP, question, NULL) != NULL, ==, gap && answers);
  g_assert_cmpint (find (findings, FST_FINDING_NO_SILENCE, question, NULL) != NULL, ==,
                   silence && !kept);
}

/* An example shows what it is said to show. */
static void
try_example (FstAssessor *assessor, const FstFinding *finding)
{
  FstStatus status =
      finding->kind == FST_FINDING_CONFLICT ? FST_STATUS_CONFLICT : FST_STATUS_NOT_REGULATED;
  g_autoptr (FstAssessment) assessment = assess (assessor, finding->facts);
  const FstDecision *decision = fst_assessment_get_decision (assessment, finding->question);

  g_assert_cmpint (decision->status, ==, status);
  for (guint i = 0; finding->rules[i]; i++)
    {
      gboolean is_ground = FALSE;

      for (guint j = 0; j < decision->grounds->len; j++)
        is_ground |= g_str_has_suffix (
            finding->rules[i], ((FstGround *) g_ptr_array_index (decision->grounds, j))->rule);
      g_assert_true (is_ground);
    }
}

static void
test_exact (void)
{
  guint n_found[FST_FINDING_NO_SILENCE + 1] = { 0 };

  for (guint i = 0; i < N_POLICIES; i++)
    {
      g_autoptr (GPtrArray) policies = list_policies (random_policy (), NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) findings = fst_policy_check (policies, &error);
      g_autoptr (FstAssessor) assessor = prepare (policies);

      g_assert_no_error (error);
      compare_rules (policies, findings);
      for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
        {
          compare_pairs (policies, findings, questions[q]);
          compare_gaps (policies, findings, questions[q]);
          for (guint k = 0; k < cases->len; k++)
            {
              FstFacts *facts = g_ptr_array_index (cases, k);
              g_autofree char *answer = oracle_answer (policies, facts, NULL, questions[q]);

              if (g_str_has_prefix (answer, "conflict"))
                g_assert_true (is_explained (policies, findings, facts, questions[q]));
            }
        }
      for (guint j = 0; j < findings->len; j++)
        {
          const FstFinding *finding = g_ptr_array_index (findings, j);

          n_found[finding->kind]++;
          if (finding->kind == FST_FINDING_CONFLICT || finding->kind == FST_FINDING_GAP)
            try_example (assessor, finding);
        }
    }
  /* Each kind was met, or the policies above try little. */
  g_assert_cmpuint (n_found[FST_FINDING_CONFLICT], >, 20);
  g_assert_cmpuint (n_found[FST_FINDING_NEVER_HOLDS], >, 5);
  g_assert_cmpuint (n_found[FST_FINDING_OVERRIDDEN], >, 5);
  g_assert_cmpuint (n_found[FST_FINDING_GAP], >, 20);
  g_assert_cmpuint (n_found[FST_FINDING_NO_SILENCE], >, 5);
}

int
main (int argc, char *argv[])
{
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  int status;

  g_test_init (&argc, &argv, NULL);
  cases = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_facts_unref);
  make_cases (0, nothing);
  g_test_add_func ("/policy-check-random/exact", test_exact);
  status = g_test_run ();
  g_ptr_array_unref (cases);
  return status;
}
