/* The documents that come with the program, tried as a whole: they load, they agree with a second
 * way of answering, and the assessor never guesses: an answer that it gives stands whatever the
 * unknown facts turn out to be. */

#include "policy-oracle.h"
#include "shipped-region.h"

#define N_COMPLETE 300
#define N_PARTIAL 60
#define N_COMPLETIONS 12

static GPtrArray *regions; /* (element-type Region) */

static void
assert_stands (Region *self, FstFacts *known, FstFacts *complete_facts, const FstDecision *decision)
{
  g_autofree char *answer = oracle_describe (decision);
  g_autofree char *truth = region_ask_oracle (self, complete_facts, known, decision->question);

  if (!g_str_equal (answer, truth))
    {
      g_autofree char *before = describe_facts (known), *after = describe_facts (complete_facts);

      g_test_message ("%s, %s", self->name, fst_vocabulary_get_question (decision->question)->id);
      g_test_message ("known: %s", before);
      g_test_message ("complete: %s", after);
    }
  g_assert_cmpstr (answer, ==, truth);
}

/* With everything known the assessor says what the second way of answering says. */
static void
test_complete (void)
{
  guint n_answered[FST_N_QUESTIONS] = { 0 };

  for (guint i = 0; i < regions->len * N_COMPLETE; i++)
    {
      Region *region = g_ptr_array_index (regions, i % regions->len);
      g_autoptr (FstFacts) facts = region_random_facts (region);
      g_autoptr (FstAssessment) assessment = NULL;

      region_steer_towards_rule (region, &facts, (FstQuestion) (i % FST_N_QUESTIONS));
      region_complete (region, &facts);
      assessment = region_assess (region, facts);
      for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
        {
          const FstDecision *decision = fst_assessment_get_decision (assessment, q);

          g_assert_cmpint (decision->status, !=, FST_STATUS_MISSING_FACTS);
          assert_stands (region, facts, facts, decision);
          n_answered[q] += decision->status != FST_STATUS_NOT_REGULATED;
        }
    }
  /* Every question was met, or the cases above try little. */
  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    g_assert_cmpuint (n_answered[q], >, 0);
}

static void
try_to_change (Region *self, FstFacts *known, const FstDecision *decision)
{
  for (guint i = 0; i < N_COMPLETIONS; i++)
    {
      g_autoptr (FstFacts) facts = fst_facts_ref (known);

      if (i > 0)
        region_steer_towards_rule (self, &facts, decision->question);
      region_complete (self, &facts);
      assert_stands (self, known, facts, decision);
    }
}

/* An answer stands whatever the rest turns out to be. */
static void
test_never_a_guess (void)
{
  guint n_answered = 0;

  for (guint i = 0; i < regions->len * N_PARTIAL; i++)
    {
      Region *region = g_ptr_array_index (regions, i % regions->len);
      g_autoptr (FstFacts) facts = region_random_facts (region);
      g_autoptr (FstAssessment) assessment = region_assess (region, facts);

      for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
        {
          const FstDecision *decision = fst_assessment_get_decision (assessment, q);

          g_assert_cmpint (decision->missing[0] != NULL, ==,
                           decision->status == FST_STATUS_MISSING_FACTS);
          if (decision->missing[0])
            continue;
          try_to_change (region, facts, decision);
          n_answered++;
        }
    }
  g_assert_cmpuint (n_answered, >, 500);
}

static const FstRule *
find_rule (Region *self, const FstGround *ground)
{
  for (guint i = 0; i < self->policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (self->policies, i);

      if (g_str_equal (policy->id, ground->document))
        return fst_policy_find_rule (policy, ground->rule);
    }
  return NULL;
}

/* Nobody is told to do what may turn out not to concern them. */
static void
test_duties (void)
{
  guint n_duties = 0, n_on_answers = 0;

  for (guint i = 0; i < regions->len * N_PARTIAL; i++)
    {
      Region *region = g_ptr_array_index (regions, i % regions->len);
      g_autoptr (FstFacts) known = region_random_facts (region);
      g_autoptr (FstAssessment) assessment = region_assess (region, known);
      g_autoptr (FstFacts) facts = fst_facts_ref (known);
      GVariant *responsibility = fst_facts_lookup (known, "health-care-responsibility");

      region_complete (region, &facts);
      for (guint j = 0; j < assessment->duties->len; j++)
        {
          const FstDuty *duty = g_ptr_array_index (assessment->duties, j);
          const FstRule *rule = find_rule (region, duty->ground);

          g_test_message ("%s: %s", duty->ground->rule, duty->id);
          g_assert_true (
              oracle_applies (region->policies, rule->when, facts,
                              responsibility ? g_variant_get_string (responsibility, NULL) : NULL));
          n_duties++;
          n_on_answers += rule->when && fst_condition_uses_answers (rule->when);
        }
    }
  g_test_message ("%u duties, %u of them hang on answers", n_duties, n_on_answers);
  g_assert_cmpuint (n_duties, >, 200);
  g_assert_cmpuint (n_on_answers, >, 20);
}

/* Each document answers, and each of its annexes is asked for by a rule. */
static void
test_loads (void)
{
  guint n = 0;

  for (guint i = 0; i < regions->len; i++)
    {
      Region *region = g_ptr_array_index (regions, i);

      g_assert_cmpuint (region->policies->len, >, 0);
      g_assert_cmpuint (region->cases->len, >, 0);
      for (guint j = 0; j < region->policies->len; j++)
        {
          const FstPolicy *policy = g_ptr_array_index (region->policies, j);

          g_assert_cmpuint (policy->rules->len, >, 0);
          g_assert_cmpstr (policy->title, !=, "");
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 5);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  regions = regions_load ();
  g_test_add_func ("/shipped-policies/loads", test_loads);
  g_test_add_func ("/shipped-policies/complete", test_complete);
  g_test_add_func ("/shipped-policies/never-a-guess", test_never_a_guess);
  g_test_add_func ("/shipped-policies/duties", test_duties);
  status = g_test_run ();
  g_ptr_array_unref (regions);
  return status;
}
