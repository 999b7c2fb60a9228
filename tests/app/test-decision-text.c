#include "fst-decision-text.h"

static FstAssessment *
make_assessment (FstStatus status, FstValidity validity)
{
  GDate date;
  FstAssessment *assessment;
  FstDecision *decision;
  const char *sections[] = { "6.2.1", NULL };

  g_date_set_dmy (&date, 22, G_DATE_NOVEMBER, 2026);
  assessment = fst_assessment_new ("dalarna", &date);
  g_ptr_array_add (assessment->documents,
                   fst_document_state_new ("a", "A document", "1", validity, NULL));
  decision = &assessment->decisions[FST_QUESTION_PAYER];
  decision->status = status;
  g_ptr_array_add (decision->grounds, fst_ground_new ("a", "a-1", (GStrv) sections, "A rule."));
  return assessment;
}

static void
assert_status (FstAssessment *assessment, const char *expected)
{
  g_autofree char *text = fst_decision_text_format_status (
      fst_assessment_get_decision (assessment, FST_QUESTION_PAYER), assessment);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_in_force (void)
{
  g_autoptr (FstAssessment) assessment =
      make_assessment (FST_STATUS_DECIDED, FST_VALIDITY_IN_FORCE);

  assert_status (assessment, "Decided");
}

/* An answer of a document that does not hold never looks like one that does. */
static void
test_validity (void)
{
  g_autoptr (FstAssessment) expired = make_assessment (FST_STATUS_DECIDED, FST_VALIDITY_EXPIRED);
  g_autoptr (FstAssessment) pending = make_assessment (FST_STATUS_JUDGEMENT, FST_VALIDITY_PENDING);
  g_autoptr (FstAssessment) coming =
      make_assessment (FST_STATUS_CONFLICT, FST_VALIDITY_NOT_YET_IN_FORCE);

  assert_status (expired, "Decided · has expired");
  assert_status (pending, "Left to you · not confirmed to be in force");
  assert_status (coming, "Sections differ · not yet in force");
}

/* While facts are missing it says what the answer may become. */
static void
test_missing (void)
{
  g_autoptr (FstAssessment) assessment =
      make_assessment (FST_STATUS_MISSING_FACTS, FST_VALIDITY_IN_FORCE);
  FstDecision *decision = &assessment->decisions[FST_QUESTION_PAYER];
  const char *values[] = { "region", "school", "municipality", "person" };

  for (gsize i = 0; i < 2; i++)
    g_ptr_array_add (decision->values, g_variant_ref_sink (g_variant_new_string (values[i])));
  assert_status (assessment, "Facts are missing · The region or The school");
  for (gsize i = 2; i < 4; i++)
    g_ptr_array_add (decision->values, g_variant_ref_sink (g_variant_new_string (values[i])));
  assert_status (assessment, "Facts are missing");
}

static void
assert_answer (char **missing, guint n_folded, const char *expected)
{
  g_autoptr (FstAssessment) assessment =
      make_assessment (FST_STATUS_MISSING_FACTS, FST_VALIDITY_IN_FORCE);
  FstDecision *decision = &assessment->decisions[FST_QUESTION_PAYER];
  g_autofree char *text = NULL;

  g_strfreev (decision->missing);
  decision->missing = g_strdupv (missing);
  text = fst_decision_text_format_answer (decision);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (fst_decision_text_count_folded (decision), ==, n_folded);
}

/* The most decisive facts are named, the rest is counted. */
static void
test_folded (void)
{
  const char *missing[] = { "age", "housing", "price", "operator", "rental", NULL };

  assert_answer ((GStrv) missing, 2, "Needs: Age, Housing, Price and 2 more");
  missing[4] = NULL;
  assert_answer ((GStrv) missing, 0, "Needs: Age, Housing, Price, Operator");
  missing[1] = NULL;
  assert_answer ((GStrv) missing, 0, "Needs: Age");
}

/* Nothing is told by colour alone: each status has a sign of its own. */
static void
test_icons (void)
{
  g_autoptr (GHashTable) icons = g_hash_table_new (g_str_hash, g_str_equal);

  for (int status = FST_STATUS_DECIDED; status <= FST_STATUS_CONFLICT; status++)
    g_assert_true (g_hash_table_add (icons, (gpointer) fst_decision_text_get_icon (status)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decision-text/in-force", test_in_force);
  g_test_add_func ("/decision-text/validity", test_validity);
  g_test_add_func ("/decision-text/missing", test_missing);
  g_test_add_func ("/decision-text/folded", test_folded);
  g_test_add_func ("/decision-text/icons", test_icons);
  return g_test_run ();
}
