/* What is asked for decides something, and nothing else does: over random partial cases of each
 * region every fact that an open question lists has two values that lead to different answers, and
 * no fact that it doesn't list has. The answers are the second opinion's (policy-oracle.c); the
 * assessor only helps to look for them. */

#include "policy-oracle.h"
#include "shipped-region.h"

#define N_CASES 40 /* of each region */
#define N_CHANCES 12
#define N_TRIES 12

static GPtrArray *regions; /* (element-type Region) */

/* What the rules of one question compare, and which of its rules compare a fact. */
typedef struct
{
  const Region *region;
  FstQuestion question;
  GHashTable *rules; /* fact → (element-type FstRule) */
} Reach;

static void
reach_clear (Reach *self)
{
  g_hash_table_unref (self->rules);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reach, reach_clear)

static void
add_compared (Reach *self, const FstRule *rule, const FstCondition *condition)
{
  GPtrArray *rules;

  for (guint i = 0; condition->children && i < condition->children->len; i++)
    add_compared (self, rule, g_ptr_array_index (condition->children, i));
  if (condition->children || condition->kind == FST_CONDITION_ANSWER)
    return;
  rules = g_hash_table_lookup (self->rules, condition->fact);
  if (!rules)
    {
      rules = g_ptr_array_new ();
      g_hash_table_insert (self->rules, condition->fact, rules);
    }
  g_ptr_array_add (rules, (gpointer) rule);
}

static void
reach_init (Reach *self, const Region *region, FstQuestion question)
{
  self->region = region;
  self->question = question;
  self->rules =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < region->policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (region->policies, i);

      for (guint j = 0; j < policy->rules->len; j++)
        {
          const FstRule *rule = g_ptr_array_index (policy->rules, j);

          if (rule->when && fst_rule_find_answer (rule, question))
            add_compared (self, rule, rule->when);
        }
    }
}

/* Completes the known facts, near a rule that compares the fact. */
static FstFacts *
complete_near (Region *self, const Reach *reach, FstFacts *known, const char *fact)
{
  FstFacts *facts = fst_facts_ref (known);
  GPtrArray *rules = g_hash_table_lookup (reach->rules, fact);

  if (rules)
    {
      const FstRule *rule =
          g_ptr_array_index (rules, g_test_rand_int_range (0, (gint32) rules->len));

      region_steer (self, &facts, rule->when, g_test_rand_int_range (0, 4) > 0);
    }
  region_complete (self, &facts);
  return facts;
}

/* Whether two values of one fact, all others being equal, lead to different answers. */
static gboolean
differs (Region *self, FstFacts *known, FstFacts *complete, FstQuestion question, const char *fact)
{
  const Dimension *dimension = region_ensure_dimension (self, fact);
  g_autoptr (GPtrArray) values = list_open_values (dimension, known);
  g_autofree char *first = NULL;

  for (guint i = 0; i < values->len; i++)
    {
      g_autoptr (FstFacts) facts = fst_facts_ref (complete);
      g_autofree char *answer = NULL;

      learn (&facts, fact, g_ptr_array_index (values, i));
      answer = region_ask_oracle (self, facts, known, question);
      if (!first)
        first = g_steal_pointer (&answer);
      else if (!g_str_equal (first, answer))
        return TRUE;
    }
  return FALSE;
}

static gboolean
still_asks (Region *self, FstFacts *facts, FstQuestion question, const char *fact)
{
  g_autoptr (FstAssessment) assessment = region_assess (self, facts);
  const FstDecision *decision = fst_assessment_get_decision (assessment, question);

  return g_strv_contains ((const char *const *) decision->missing, fact);
}

/* Learns a value with which the fact is still asked for. */
static gboolean
learn_harmless (Region *self,
                FstFacts **facts,
                const Dimension *dimension,
                FstQuestion question,
                const char *fact)
{
  g_autoptr (GPtrArray) open = list_open_values (dimension, *facts);

  for (guint i = 0; i < open->len; i++)
    {
      g_autoptr (FstFacts) more = fst_facts_ref (*facts);

      learn (&more, dimension->fact, g_ptr_array_index (open, i));
      if (!still_asks (self, more, question, fact))
        continue;
      fst_facts_unref (*facts);
      *facts = g_steal_pointer (&more);
      return TRUE;
    }
  return open->len == 0;
}

/* Completes everything but one fact so that the assessor still asks for it. */
static FstFacts *
complete_all_but (Region *self, FstFacts *known, const Reach *reach, const char *fact)
{
  g_autoptr (FstFacts) facts = fst_facts_ref (known);

  for (guint i = 0; i < self->dimensions->len; i++)
    {
      const Dimension *dimension = g_ptr_array_index (self->dimensions, i);

      if (!g_str_equal (dimension->fact, fact)
          && !learn_harmless (self, &facts, dimension, reach->question, fact))
        return NULL;
    }
  return g_steal_pointer (&facts);
}

/* Chance finds most witnesses; where it does not, the assessor shows the way to one. */
static gboolean
has_witness (Region *self, FstFacts *known, const Reach *reach, const char *fact, guint *n_found)
{
  g_autoptr (FstFacts) facts = NULL;

  for (guint i = 0; i < N_CHANCES; i++)
    {
      g_autoptr (FstFacts) complete = complete_near (self, reach, known, fact);

      if (differs (self, known, complete, reach->question, fact))
        {
          (*n_found)++;
          return TRUE;
        }
    }
  facts = complete_all_but (self, known, reach, fact);
  return facts && differs (self, known, facts, reach->question, fact);
}

static void
tell (Region *self, FstFacts *known, FstQuestion question, const char *fact)
{
  g_autofree char *text = describe_facts (known);

  g_test_message ("%s, %s: %s; known: %s", self->name, fst_vocabulary_get_question (question)->id,
                  fact, text);
}

/* Nothing known, then more or less. */
static FstFacts *
pick_facts (Region *self, guint round)
{
  return round == 0 ? fst_facts_new () : region_random_facts (self);
}

static void
test_listed (void)
{
  guint n_listed = 0, n_by_chance = 0;

  for (guint i = 0; i < regions->len * N_CASES; i++)
    {
      Region *region = g_ptr_array_index (regions, i % regions->len);
      g_autoptr (FstFacts) known = pick_facts (region, i / regions->len);
      g_autoptr (FstAssessment) assessment = region_assess (region, known);

      for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
        {
          const FstDecision *decision = fst_assessment_get_decision (assessment, q);
          g_auto (Reach) reach = { NULL };

          reach_init (&reach, region, q);
          for (guint j = 0; decision->missing[j]; j++, n_listed++)
            {
              tell (region, known, q, decision->missing[j]);
              g_assert_true (
                  has_witness (region, known, &reach, decision->missing[j], &n_by_chance));
            }
        }
    }
  g_test_message ("%u listed, %u witnesses by chance", n_listed, n_by_chance);
  g_assert_cmpuint (n_listed, >, 2000);
}

/* Counts how many unknown facts were tried. A fact that no rule of the question compares can't
 * change its answer. */
static guint
try_unlisted (Region *self, FstFacts *known, const FstDecision *decision)
{
  g_auto (Reach) reach = { NULL };
  GHashTableIter iter;
  gpointer fact;
  guint n = 0;

  reach_init (&reach, self, decision->question);
  g_hash_table_iter_init (&iter, reach.rules);
  while (g_hash_table_iter_next (&iter, &fact, NULL))
    {
      g_autoptr (GPtrArray) open = list_open_values (region_ensure_dimension (self, fact), known);

      if (open->len == 0 || g_strv_contains ((const char *const *) decision->missing, fact))
        continue;
      tell (self, known, decision->question, fact);
      for (guint i = 0; i < N_TRIES; i++)
        {
          g_autoptr (FstFacts) complete = complete_near (self, &reach, known, fact);

          g_assert_false (differs (self, known, complete, decision->question, fact));
        }
      n++;
    }
  return n;
}

static void
test_unlisted (void)
{
  guint n_open = 0, n_closed = 0;

  for (guint i = 0; i < regions->len * N_CASES; i++)
    {
      Region *region = g_ptr_array_index (regions, i % regions->len);
      g_autoptr (FstFacts) known = pick_facts (region, i / regions->len);
      g_autoptr (FstAssessment) assessment = region_assess (region, known);

      for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
        {
          const FstDecision *decision = fst_assessment_get_decision (assessment, q);
          guint n = try_unlisted (region, known, decision);

          if (decision->missing[0])
            n_open += n;
          else
            n_closed += n;
        }
    }
  g_test_message ("%u not listed of open questions, %u of answered ones", n_open, n_closed);
  g_assert_cmpuint (n_open, >, 500);
  g_assert_cmpuint (n_closed, >, 500);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  regions = regions_load ();
  g_test_add_func ("/missing-facts/listed", test_listed);
  g_test_add_func ("/missing-facts/unlisted", test_unlisted);
  status = g_test_run ();
  g_ptr_array_unref (regions);
  return status;
}
