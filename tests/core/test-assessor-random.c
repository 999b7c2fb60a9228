/* Never a guess: over small random policies every partial case is completed in every way, and the
 * assessor's answer is compared with what all completions come to. */

#include "policy-fixture.h"
#include "policy-oracle.h"

#define N_POLICIES 250
#define N_CASES 8
#define N_ORDERED 200
#define N_WITH_DUTIES 120
#define MOST_UNKNOWN 4

/* A fact, the values that stand for all it may have, and what conditions may ask of it. */
typedef struct
{
  const char *fact;
  const char *values; /* GVariant text: an array of its values */
  const char *asked;  /* (nullable): GVariant text: the values that conditions name */
} Dimension;

static const Dimension dimensions[] = {
  { "rental", "[true, false]", "['true', 'false']" },
  { "simple-device", "[true, false]", "['true']" },
  { "person-status", "['resident', 'out-of-county', 'asylum-seeker', 'moving-county']",
    "['resident', 'asylum-seeker']" },
  { "age", "[int64 0, 17, 18, 64, 65, 130]", NULL },
  { "iso-code", "['120306', '120606', '120609', '122203', '180903']",
    "['12', '1206', '120606', '1222']" },
  { "double-grounds",
    "[@as [], ['bulky-or-heavy'], ['convenience'], ['bulky-or-heavy', 'convenience'], ['other']]",
    "['bulky-or-heavy', 'convenience']" },
  { "monthly-cost", "[int64 0, 10000, 10001, 20000]", NULL },
  { "list:one/annex", "['region', 'municipality', 'not-listed']", "['region', 'not-listed']" },
};

#define N_DIMENSIONS G_N_ELEMENTS (dimensions)

static GVariant *all_values[N_DIMENSIONS];

static const char *const payers[] = { "region", "municipality", "health-care-principal", "school" };

static GVariant *
random_of (GVariant *array)
{
  return g_variant_get_child_value (
      array, (gsize) g_test_rand_int_range (0, (gint32) g_variant_n_children (array)));
}

static FstCondition *
random_comparison (void)
{
  const Dimension *dimension = &dimensions[g_test_rand_int_range (0, N_DIMENSIONS)];
  g_autoptr (GVariant) asked = NULL;
  g_autoptr (GVariant) value = NULL;

  if (g_str_equal (dimension->fact, "age"))
    return g_test_rand_bit () ? when_between ("age", 18, G_MAXINT64) : when_between ("age", 18, 64);
  if (g_str_equal (dimension->fact, "monthly-cost"))
    return when_between ("monthly-cost", 10001, G_MAXINT64);
  asked = g_variant_ref_sink (g_variant_new_parsed (dimension->asked));
  value = random_of (asked);
  return when_is (dimension->fact, g_variant_get_string (value, NULL));
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

/* Leaves it to the prescriber without leaning, or says that it does not regulate it. */
static void
add_silent_answer (FstRule *rule, FstQuestion question)
{
  FstAnswer *answer = add_answer (rule, question, NULL);

  answer->leaves_judgement = g_test_rand_bit ();
  answer->not_regulated = !answer->leaves_judgement;
}

static void
add_random_answers (FstRule *rule)
{
  FstAnswer *answer;

  if (g_test_rand_int_range (0, 4))
    {
      answer = add_answer (rule, FST_QUESTION_PAYER,
                           payers[g_test_rand_int_range (0, G_N_ELEMENTS (payers))]);
      answer->leaves_judgement = g_test_rand_int_range (0, 4) == 0;
    }
  if (g_test_rand_int_range (0, 4) == 0)
    add_silent_answer (rule, FST_QUESTION_PRIORITY);
  else if (g_test_rand_bit ())
    {
      answer = g_test_rand_bit () ? add_answer (rule, FST_QUESTION_PRIORITY, "excluded")
                                  : add_level (rule, g_test_rand_int_range (1, 4), NULL);
      answer->leaves_judgement = g_test_rand_int_range (0, 4) == 0;
    }
  if (g_test_rand_int_range (0, 4) == 0)
    add_silent_answer (rule, FST_QUESTION_PRESCRIBABLE);
  else
    add_answer (rule, FST_QUESTION_PRESCRIBABLE, g_test_rand_bit () ? "yes" : "no")
        ->leaves_judgement = g_test_rand_bit ();
  if (g_test_rand_int_range (0, 3) == 0)
    {
      answer = add_answer (rule, FST_QUESTION_REIMBURSEMENT, NULL);
      answer->of = g_strdup ("monthly-cost");
      answer->share_percent = 75;
      answer->above = 10000;
    }
}

/* Two documents; a rule yields only to those written before it, so that there is no circle. */
static GPtrArray *
random_policies (void)
{
  FstPolicy *one = make_policy ("one"), *two = make_policy ("two");
  int n_rules = g_test_rand_int_range (2, 9);

  for (int i = 0; i < n_rules; i++)
    {
      FstPolicy *policy = i % 2 ? two : one;
      g_autofree char *id = g_strdup_printf ("r%d", i);
      FstRule *rule =
          add_rule (policy, id, g_test_rand_int_range (0, 8) ? random_condition (2) : NULL);

      add_random_answers (rule);
      if (i > 0 && g_test_rand_bit ())
        {
          int before = g_test_rand_int_range (0, i);
          g_autofree char *name = g_strdup_printf ("%s/r%d", before % 2 ? "two" : "one", before);

          yield_to (rule, name);
        }
    }
  return list_policies (one, two, NULL);
}

/* One partial case: which dimensions are unknown, and all that is known. */
typedef struct
{
  FstFacts *facts;
  const char *responsibility;
  GArray *unknown; /* guint: dimensions */
} Partial;

static Partial
random_case (void)
{
  Partial partial = { fst_facts_new (), NULL, g_array_new (FALSE, FALSE, sizeof (guint)) };

  for (guint i = 0; i < N_DIMENSIONS; i++)
    {
      g_autoptr (GVariant) value = random_of (all_values[i]);

      if (partial.unknown->len < MOST_UNKNOWN && g_test_rand_bit ())
        g_array_append_val (partial.unknown, i);
      else
        know (&partial.facts, dimensions[i].fact, value);
    }
  if (g_test_rand_bit ())
    {
      partial.responsibility = g_test_rand_bit () ? "region" : "municipality";
      know_text (&partial.facts, "health-care-responsibility", partial.responsibility);
    }
  return partial;
}

static void
clear_case (Partial *partial)
{
  fst_facts_unref (partial->facts);
  g_array_unref (partial->unknown);
}

/* What the oracle says of every completion, the last unknown fact running fastest. */
static void
complete (GPtrArray *policies,
          const Partial *partial,
          guint next,
          FstFacts *facts,
          FstQuestion question,
          GPtrArray *answers)
{
  guint dimension;

  if (next == partial->unknown->len)
    {
      g_ptr_array_add (answers, oracle_answer (policies, facts, partial->responsibility, question));
      return;
    }
  dimension = g_array_index (partial->unknown, guint, next);
  for (gsize i = 0; i < g_variant_n_children (all_values[dimension]); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (all_values[dimension], i);
      g_autoptr (FstFacts) more = fst_facts_ref (facts);

      know (&more, dimensions[dimension].fact, value);
      complete (policies, partial, next + 1, more, question, answers);
    }
}

static guint
size_of (guint dimension)
{
  return (guint) g_variant_n_children (all_values[dimension]);
}

/* Whether two completions that differ in this fact alone come to different answers. */
static gboolean
matters (const Partial *partial, guint which, GPtrArray *answers)
{
  guint step = 1, size = size_of (g_array_index (partial->unknown, guint, which));

  for (guint i = which + 1; i < partial->unknown->len; i++)
    step *= size_of (g_array_index (partial->unknown, guint, i));
  for (guint i = 0; i < answers->len; i++)
    {
      guint first = i - i / step % size * step;

      if (!g_str_equal (g_ptr_array_index (answers, i), g_ptr_array_index (answers, first)))
        return TRUE;
    }
  return FALSE;
}

/* A leaf of a condition cuts the values of its fact in two; every leaf of every rule together cut
 * them into cells. Two values lie in the same one where no leaf tells them apart. */
static gboolean
tells_apart (const FstCondition *condition, const char *fact, FstFacts *one, FstFacts *other)
{
  for (guint i = 0; condition && condition->children && i < condition->children->len; i++)
    if (tells_apart (g_ptr_array_index (condition->children, i), fact, one, other))
      return TRUE;
  return condition && !condition->children && g_str_equal (condition->fact, fact)
         && oracle_holds (condition, one) != oracle_holds (condition, other);
}

static gboolean
is_one_cell (GPtrArray *policies, guint dimension, guint one, guint other)
{
  const char *fact = dimensions[dimension].fact;
  g_autoptr (FstFacts) left = fst_facts_new (), right = fst_facts_new ();
  g_autoptr (GVariant) left_value = g_variant_get_child_value (all_values[dimension], one);
  g_autoptr (GVariant) right_value = g_variant_get_child_value (all_values[dimension], other);

  know (&left, fact, left_value);
  know (&right, fact, right_value);
  for (guint i = 0; i < policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (policies, i);

      for (guint j = 0; j < policy->rules->len; j++)
        if (tells_apart (((FstRule *) g_ptr_array_index (policy->rules, j))->when, fact, left,
                         right))
          return FALSE;
    }
  return TRUE;
}

/* A number's cells are intervals: equal ends with something else between them are two. */
static gboolean
in_same_cell (GPtrArray *policies, guint dimension, guint one, guint other)
{
  if (!g_variant_is_of_type (all_values[dimension], G_VARIANT_TYPE ("ax")))
    return is_one_cell (policies, dimension, one, other);
  for (guint i = MIN (one, other); i < MAX (one, other); i++)
    if (!is_one_cell (policies, dimension, i, i + 1))
      return FALSE;
  return TRUE;
}

static guint
value_at (const Partial *partial, guint which, guint completion)
{
  guint step = 1, size = size_of (g_array_index (partial->unknown, guint, which));

  for (guint i = which + 1; i < partial->unknown->len; i++)
    step *= size_of (g_array_index (partial->unknown, guint, i));
  return completion / step % size;
}

/* How many answers are left, on average over its cells, once the fact is known. */
static double
measure_openness (GPtrArray *policies, const Partial *partial, guint which, GPtrArray *answers)
{
  guint dimension = g_array_index (partial->unknown, guint, which);
  guint n_cells = 0, sum = 0;

  for (guint value = 0; value < size_of (dimension); value++)
    {
      g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
      gboolean seen = FALSE;

      for (guint before = 0; before < value && !seen; before++)
        seen = in_same_cell (policies, dimension, before, value);
      if (seen)
        continue;
      for (guint i = 0; i < answers->len; i++)
        if (in_same_cell (policies, dimension, value, value_at (partial, which, i)))
          g_hash_table_add (left, g_ptr_array_index (answers, i));
      sum += g_hash_table_size (left);
      n_cells++;
    }
  return (double) sum / n_cells;
}

/* The most decisive first, as docs/design.md has it; equal ones by name. Returns how many pairs
 * were told apart by more than their names. */
static guint
compare_order (GPtrArray *policies,
               const Partial *partial,
               const FstDecision *decision,
               GPtrArray *answers)
{
  double before = 0;
  guint n = 0;

  for (guint i = 0; decision->missing[i]; i++)
    {
      double openness = -1;

      for (guint j = 0; j < partial->unknown->len; j++)
        if (g_str_equal (dimensions[g_array_index (partial->unknown, guint, j)].fact,
                         decision->missing[i]))
          openness = measure_openness (policies, partial, j, answers);
      g_test_message ("%s: %s leaves %.3f", fst_vocabulary_get_question (decision->question)->id,
                      decision->missing[i], openness);
      g_assert_cmpfloat (openness, >=, before);
      if (i > 0 && openness == before)
        g_assert_cmpstr (decision->missing[i - 1], <, decision->missing[i]);
      n += i > 0 && openness > before;
      before = openness;
    }
  return n;
}

static void
compare (const Partial *partial, const FstDecision *decision, GPtrArray *answers)
{
  g_autofree char *answer = oracle_describe (decision);

  for (guint i = 0; i < partial->unknown->len; i++)
    {
      const char *fact = dimensions[g_array_index (partial->unknown, guint, i)].fact;

      g_test_message ("%s: %s, open: %s", fst_vocabulary_get_question (decision->question)->id,
                      answer, fact);
      g_assert_cmpint (g_strv_contains ((const char *const *) decision->missing, fact), ==,
                       matters (partial, i, answers));
    }
  if (decision->status == FST_STATUS_MISSING_FACTS)
    g_assert_nonnull (decision->missing[0]);
  else
    for (guint i = 0; i < answers->len; i++)
      g_assert_cmpstr (answer, ==, g_ptr_array_index (answers, i));
  for (guint i = 0; decision->missing[i]; i++)
    g_assert_null (fst_facts_lookup (partial->facts, decision->missing[i]));
}

static void
test_exact (void)
{
  static const FstQuestion questions[] = { FST_QUESTION_PAYER, FST_QUESTION_PRESCRIBABLE,
                                           FST_QUESTION_PRIORITY, FST_QUESTION_REIMBURSEMENT };
  guint n_decided = 0, n_missing = 0;

  for (guint i = 0; i < N_POLICIES; i++)
    {
      g_autoptr (GPtrArray) policies = random_policies ();
      g_autoptr (FstAssessor) assessor = prepare (policies);

      for (guint j = 0; j < N_CASES; j++)
        {
          Partial partial = random_case ();
          g_autoptr (FstAssessment) assessment = assess (assessor, partial.facts);

          for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
            {
              g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_free);
              const FstDecision *decision = fst_assessment_get_decision (assessment, questions[q]);

              complete (policies, &partial, 0, partial.facts, questions[q], answers);
              compare (&partial, decision, answers);
              n_decided += decision->status == FST_STATUS_DECIDED;
              n_missing += decision->status == FST_STATUS_MISSING_FACTS;
            }
          clear_case (&partial);
        }
    }
  /* Both happen often, or the policies above try little. */
  g_assert_cmpuint (n_decided, >, 1000);
  g_assert_cmpuint (n_missing, >, 1000);
}

/* A set's members are asked for together and an amount hangs on a formula: neither is here. */
static gboolean
has_set (const Partial *partial)
{
  for (guint i = 0; i < partial->unknown->len; i++)
    if (g_variant_is_of_type (all_values[g_array_index (partial->unknown, guint, i)],
                              G_VARIANT_TYPE ("aas")))
      return TRUE;
  return FALSE;
}

static void
test_order (void)
{
  static const FstQuestion questions[] = { FST_QUESTION_PAYER, FST_QUESTION_PRESCRIBABLE,
                                           FST_QUESTION_PRIORITY };
  guint n_ordered = 0;

  for (guint i = 0; i < N_ORDERED; i++)
    {
      g_autoptr (GPtrArray) policies = random_policies ();
      g_autoptr (FstAssessor) assessor = prepare (policies);
      Partial partial = random_case ();
      g_autoptr (FstAssessment) assessment = assess (assessor, partial.facts);

      for (guint q = 0; q < G_N_ELEMENTS (questions) && !has_set (&partial); q++)
        {
          g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_free);

          complete (policies, &partial, 0, partial.facts, questions[q], answers);
          n_ordered += compare_order (
              policies, &partial, fst_assessment_get_decision (assessment, questions[q]), answers);
        }
      clear_case (&partial);
    }
  g_assert_cmpuint (n_ordered, >, 50);
}

static FstCondition *
random_answer (void)
{
  if (g_test_rand_bit ())
    return when_answer (FST_QUESTION_PAYER,
                        payers[g_test_rand_int_range (0, G_N_ELEMENTS (payers))]);
  return when_answer (FST_QUESTION_PRESCRIBABLE, g_test_rand_bit () ? "yes" : "no");
}

/* Of answers and facts in turn. */
static FstCondition *
random_duty_condition (int depth)
{
  FstCondition *group;

  if (depth == 0)
    return g_test_rand_int_range (0, 3) ? random_answer () : random_comparison ();
  if (g_test_rand_int_range (0, 4) == 0)
    return when_not (random_duty_condition (depth - 1));
  group = when_any (random_duty_condition (depth - 1), random_duty_condition (depth - 1), NULL);
  group->kind = g_test_rand_bit () ? FST_CONDITION_ALL : FST_CONDITION_ANY;
  return group;
}

static GPtrArray *
random_policies_with_duties (void)
{
  GPtrArray *policies = random_policies ();

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("d%d", i);
      FstRule *rule =
          add_rule (g_ptr_array_index (policies, 0), id, random_duty_condition (1 + i % 2));

      /* The same duty is not listed twice. */
      add_duty (rule, id, "prescriber");
    }
  return policies;
}

/* Whether the duty's condition holds whatever the unknown facts turn out to be. */
static gboolean
surely_applies (GPtrArray *policies,
                const Partial *partial,
                guint next,
                FstFacts *facts,
                const FstCondition *condition)
{
  guint dimension;

  if (next == partial->unknown->len)
    return oracle_applies (policies, condition, facts, partial->responsibility);
  dimension = g_array_index (partial->unknown, guint, next);
  for (gsize i = 0; i < g_variant_n_children (all_values[dimension]); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (all_values[dimension], i);
      g_autoptr (FstFacts) more = fst_facts_ref (facts);

      know (&more, dimensions[dimension].fact, value);
      if (!surely_applies (policies, partial, next + 1, more, condition))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_duty_of (FstAssessment *assessment, const FstRule *rule)
{
  for (guint i = 0; i < assessment->duties->len; i++)
    if (g_str_equal (((FstDuty *) g_ptr_array_index (assessment->duties, i))->id, rule->id))
      return TRUE;
  return FALSE;
}

/* A duty is laid upon somebody where, and only where, its condition holds in every completion. */
static void
test_duties (void)
{
  guint n_applying = 0, n_on_open = 0;

  for (guint i = 0; i < N_WITH_DUTIES; i++)
    {
      g_autoptr (GPtrArray) policies = random_policies_with_duties ();
      g_autoptr (FstAssessor) assessor = prepare (policies);
      const FstPolicy *policy = g_ptr_array_index (policies, 0);
      Partial partial = random_case ();
      g_autoptr (FstAssessment) assessment = assess (assessor, partial.facts);
      const FstDecision *payer = fst_assessment_get_decision (assessment, FST_QUESTION_PAYER);
      const FstDecision *prescribable =
          fst_assessment_get_decision (assessment, FST_QUESTION_PRESCRIBABLE);

      for (guint j = 0; j < policy->rules->len; j++)
        {
          const FstRule *rule = g_ptr_array_index (policy->rules, j);
          gboolean applies = has_duty_of (assessment, rule);

          if (rule->duties->len == 0)
            continue;
          g_test_message ("policy %u, rule %s", i, rule->id);
          g_assert_cmpint (applies, ==,
                           surely_applies (policies, &partial, 0, partial.facts, rule->when));
          n_applying += applies;
          n_on_open += applies && payer->missing[0] && prescribable->missing[0];
        }
      clear_case (&partial);
    }
  g_test_message ("%u duties, %u of them while both answers are open", n_applying, n_on_open);
  g_assert_cmpuint (n_applying, >, 200);
  g_assert_cmpuint (n_on_open, >, 20);
}

int
main (int argc, char *argv[])
{
  int status;

  for (guint i = 0; i < N_DIMENSIONS; i++)
    all_values[i] = g_variant_ref_sink (g_variant_new_parsed (dimensions[i].values));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assessor-random/exact", test_exact);
  g_test_add_func ("/assessor-random/order", test_order);
  g_test_add_func ("/assessor-random/duties", test_duties);
  status = g_test_run ();
  for (guint i = 0; i < N_DIMENSIONS; i++)
    g_variant_unref (all_values[i]);
  return status;
}
