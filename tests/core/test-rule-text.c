/* What a rule answers, in words. */

#include "fst-rule-text.h"

static void
assert_text (FstAnswer *answer, const char *expected)
{
  g_autofree char *text = fst_answer_format (answer);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_value (void)
{
  g_autoptr (FstAnswer) answer = fst_answer_new (FST_QUESTION_PAYER);

  answer->value = g_variant_ref_sink (g_variant_new_string ("region"));
  assert_text (answer, "The region");
}

static void
test_judgement (void)
{
  g_autoptr (FstAnswer) answer = fst_answer_new (FST_QUESTION_DOUBLE_PRESCRIPTION);

  answer->leaves_judgement = TRUE;
  assert_text (answer, "Your judgement");
  answer->value = g_variant_ref_sink (g_variant_new_string ("allowed"));
  assert_text (answer, "Your judgement; the document leans to: A second set may be prescribed");
}

static void
test_not_regulated (void)
{
  g_autoptr (FstAnswer) answer = fst_answer_new (FST_QUESTION_PAYER);

  answer->not_regulated = TRUE;
  assert_text (answer, "The document says that it does not regulate this");
}

static void
test_formula (void)
{
  g_autoptr (FstAnswer) answer = fst_answer_new (FST_QUESTION_REIMBURSEMENT);

  answer->of = g_strdup ("monthly-cost");
  answer->share_percent = 75;
  answer->above = 10000;
  assert_text (answer, "75 percent of what is above 10000 SEK (Monthly cost)");
}

static void
test_level (void)
{
  g_autoptr (FstAnswer) answer = fst_answer_new (FST_QUESTION_PRIORITY);

  answer->value = g_variant_ref_sink (g_variant_new ("(iims)", 2, 3, NULL));
  assert_text (answer, "Priority 2 of 3");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-text/value", test_value);
  g_test_add_func ("/rule-text/judgement", test_judgement);
  g_test_add_func ("/rule-text/not-regulated", test_not_regulated);
  g_test_add_func ("/rule-text/formula", test_formula);
  g_test_add_func ("/rule-text/level", test_level);
  return g_test_run ();
}
