/* Several lists at once, with code and place known or not: what is answered stands for every code
 * and place that they may turn out to be, and what is asked for is one of them. */

#include "fst-region-rules.h"
#include "policy-fixture.h"
#include "policy-oracle.h"

#define N_ROUNDS 3000

static const char *const codes[] = { "120303", "120306", "120606", "120609", "122203", "180903" };
static const char *const list_codes[] = { "12", "1203", "120306", "1206", "120606", "18" };
static const char *const places[] = { "home", "preschool", "workplace" };
static const char *const values[] = { "region", "municipality" };

static const char *
pick (const char *const *from, guint n)
{
  return from[g_test_rand_int_range (0, (int) n)];
}

static FstCodeList *
random_list (const char *name)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_row_free);
  FstCodeList fields = {
    .name = (char *) name, .owner = (char *) REGION, .complete = g_test_rand_bit (), .rows = rows
  };
  FstCodeList *list = NULL;

  /* Two rows of one code that differ are refused: then others. */
  while (!list)
    {
      g_ptr_array_set_size (rows, 0);
      for (int i = g_test_rand_int_range (1, 5); i > 0; i--)
        g_ptr_array_add (
            rows, fst_code_row_new (rows->len + 2, pick (list_codes, G_N_ELEMENTS (list_codes)),
                                    FST_QUESTION_PAYER, pick (values, G_N_ELEMENTS (values)),
                                    g_test_rand_int_range (0, 4) ? NULL : places[1], NULL));
      list = fst_code_list_new (&fields, NULL);
    }
  return list;
}

/* A document with two annexes, of which the first goes before the second, and rules that compare
 * place and code themselves. */
static GPtrArray *
make_policies (void)
{
  FstPolicy *policy = make_policy ("doc");
  FstRule *rule;

  for (guint i = 0; i < 2; i++)
    {
      FstAnnex *annex = fst_annex_new ();
      g_autofree char *name = NULL;

      annex->id = g_strdup (i ? "second" : "first");
      annex->title = g_strdup (annex->id);
      annex->question = FST_QUESTION_PAYER;
      annex->values = g_strsplit ("region municipality", " ", -1);
      g_ptr_array_add (policy->annexes, annex);
      name = g_strdup_printf ("list:doc/%s", annex->id);
      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          g_autofree char *id = g_strdup_printf ("%s-%s", annex->id, values[j]);

          rule = add_rule (policy, id, when_is (name, values[j]));
          add_answer (rule, FST_QUESTION_PAYER, values[j]);
          if (i)
            {
              yield_to (rule, "first-region");
              yield_to (rule, "first-municipality");
            }
        }
    }
  add_answer (add_rule (policy, "place", when_is ("place-of-use", "workplace")), FST_QUESTION_PAYER,
              "region");
  add_answer (add_rule (policy, "code", when_is ("iso-code", "1206")), FST_QUESTION_PAYER,
              "region");
  return list_policies (policy, NULL);
}

typedef struct
{
  FstRegionRules *rules;
  GPtrArray *expected; /* (element-type utf8): what the payer is, each answer once */
  guint n_answered, n_open, n_too_open;
} Tried;

static FstDecision *
assess_payer (Tried *self, FstFacts *facts, FstAssessment **assessment)
{
  g_autoptr (FstCase) subject = NULL;
  g_autoptr (GError) error = NULL;
  GDate day;

  g_assert_true (fst_date_parse (THE_DAY, &day));
  subject = fst_case_new (REGION, &day, facts, &error);
  g_assert_no_error (error);
  *assessment = fst_region_rules_assess (self->rules, subject);
  return &(*assessment)->decisions[FST_QUESTION_PAYER];
}

/* Every whole code that the case's may turn out to be, and every place. */
static void
try_every_way (Tried *self, FstFacts *known)
{
  GVariant *code = fst_facts_lookup (known, "iso-code");

  g_ptr_array_set_size (self->expected, 0);
  for (guint i = 0; i < G_N_ELEMENTS (codes) * G_N_ELEMENTS (places); i++)
    {
      const char *whole = codes[i % G_N_ELEMENTS (codes)];
      g_autoptr (FstFacts) facts = fst_facts_ref (known);
      g_autoptr (FstAssessment) assessment = NULL;
      g_autofree char *answer = NULL;

      if (code && !g_str_has_prefix (whole, g_variant_get_string (code, NULL)))
        continue;
      know_text (&facts, "iso-code", whole);
      if (!fst_facts_lookup (known, "place-of-use"))
        know_text (&facts, "place-of-use", places[i / G_N_ELEMENTS (codes)]);
      answer = oracle_describe (assess_payer (self, facts, &assessment));
      if (!g_ptr_array_find_with_equal_func (self->expected, answer, g_str_equal, NULL))
        g_ptr_array_add (self->expected, g_steal_pointer (&answer));
    }
}

static void
try_case (Tried *self, FstFacts *facts)
{
  g_autoptr (FstAssessment) assessment = NULL;
  const FstDecision *decision = assess_payer (self, facts, &assessment);
  const char *const *missing = (const char *const *) decision->missing;
  g_autofree char *answer = oracle_describe (decision);

  try_every_way (self, facts);
  if (!missing[0])
    {
      g_assert_cmpuint (self->expected->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index (self->expected, 0), ==, answer);
      self->n_answered++;
      return;
    }
  self->n_open++;
  self->n_too_open += self->expected->len == 1
                      && !g_str_equal (g_ptr_array_index (self->expected, 0), "missing-facts");
  if (self->expected->len == 1)
    return;
  g_assert_true (g_strv_contains (missing, "iso-code")
                 || g_strv_contains (missing, "place-of-use"));
}

static void
test_stands (void)
{
  g_autoptr (GPtrArray) policies = make_policies ();
  Tried tried = { .expected = g_ptr_array_new_with_free_func (g_free) };

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GPtrArray) all =
          g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_list_unref);
      g_autoptr (FstRegionRules) rules = NULL;
      g_autoptr (FstFacts) facts = fst_facts_new ();

      g_ptr_array_add (all, random_list ("doc/first"));
      g_ptr_array_add (all, random_list ("doc/second"));
      if (g_test_rand_bit ())
        g_ptr_array_add (all, random_list ("own"));
      rules = fst_region_rules_new (REGION, policies, all, NULL);
      g_assert_nonnull (rules);
      tried.rules = rules;
      if (g_test_rand_int_range (0, 4))
        know_text (&facts, "iso-code", pick ((const char *const[]){ "12", "1203", "1206" }, 3));
      if (g_test_rand_bit ())
        know_text (&facts, "place-of-use", pick (places, G_N_ELEMENTS (places)));
      try_case (&tried, facts);
    }
  g_test_message (
      "%u answered, %u open, %u of these come to one answer whatever the code and place",
      tried.n_answered, tried.n_open, tried.n_too_open);
  g_assert_cmpuint (tried.n_answered, >, N_ROUNDS / 10);
  g_assert_cmpuint (tried.n_open, >, N_ROUNDS / 10);
  g_ptr_array_unref (tried.expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-lists-random/stands", test_stands);
  return g_test_run ();
}
