#include "fst-form-state.h"
#include "fst-policy-reader.h"

static FstPrescription *
make_draft (void)
{
  GDate date;

  g_date_set_dmy (&date, 22, G_DATE_NOVEMBER, 2026);
  return fst_prescription_new ("dalarna", &date);
}

static FstPrescription *
answer (FstPrescription *draft, const char *fact, GVariant *value, gboolean asked)
{
  g_autoptr (FstPrescription) before = draft;

  return fst_form_answer (before, fact, value, asked);
}

static void
assert_list (GStrv list, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", list);

  g_assert_cmpstr (joined, ==, expected);
}

/* An empty form has answered nothing. */
static void
test_empty (void)
{
  g_autoptr (FstPrescription) draft = make_draft ();
  g_autoptr (FstFacts) facts = fst_prescription_facts (draft, NULL);
  guint n;
  const FstFactSpec *specs = fst_vocabulary_get_facts (&n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      FstFactState state = fst_form_get_fact_state (draft, facts, specs[i].id);

      g_test_message ("%s", specs[i].id);
      g_assert_null (state.value);
      g_assert_null (state.origin);
      g_assert_false (state.asked);
    }
}

static void
test_answers (void)
{
  g_autoptr (FstPrescription) draft = make_draft ();
  g_autoptr (FstFacts) facts = NULL;
  FstFactState state;

  draft = answer (g_steal_pointer (&draft), "rental", g_variant_new_boolean (TRUE), FALSE);
  draft = answer (g_steal_pointer (&draft), "work-technical", NULL, TRUE);
  facts = fst_prescription_facts (draft, NULL);
  state = fst_form_get_fact_state (draft, facts, "rental");
  g_assert_true (g_variant_get_boolean (state.value));
  g_assert_false (state.asked);
  /* What the form itself was told needs no origin. */
  g_assert_null (state.origin);
  state = fst_form_get_fact_state (draft, facts, "work-technical");
  g_assert_null (state.value);
  g_assert_true (state.asked);
  g_assert_true (state.answered);
}

/* What comes from elsewhere says so, until the form is told otherwise. */
static void
test_origin (void)
{
  g_autoptr (FstPrescription) draft = make_draft ();
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  g_autoptr (FstFacts) known = fst_facts_with (
      nothing, "has-same-function", g_variant_new_boolean (TRUE), FST_FACT_SOURCE_REGISTER);
  g_autoptr (FstFacts) facts = fst_prescription_facts (draft, known);
  g_autoptr (FstFacts) overruled = NULL;
  FstFactState state = fst_form_get_fact_state (draft, facts, "has-same-function");

  g_assert_true (g_variant_get_boolean (state.value));
  g_assert_cmpstr (state.origin, ==, "From earlier prescriptions");
  g_assert_false (state.answered);

  draft =
      answer (g_steal_pointer (&draft), "has-same-function", g_variant_new_boolean (FALSE), FALSE);
  overruled = fst_prescription_facts (draft, known);
  state = fst_form_get_fact_state (draft, overruled, "has-same-function");
  g_assert_false (g_variant_get_boolean (state.value));
  g_assert_null (state.origin);
  g_assert_true (state.answered);
}

static void
test_prescriber (void)
{
  g_autoptr (FstPrescription) draft = make_draft ();

  draft = answer (g_steal_pointer (&draft), "prescriber-profession", g_variant_new_string ("nurse"),
                  FALSE);
  g_assert_cmpstr (draft->prescriber.profession, ==, "nurse");
  g_assert_null (fst_facts_lookup (draft->facts, "prescriber-profession"));
  draft = answer (g_steal_pointer (&draft), "prescriber-profession", NULL, FALSE);
  g_assert_null (draft->prescriber.profession);
}

static const char *const none[] = { NULL };

static void
test_questions (void)
{
  const char *missing[] = { "place-of-use",      "rental",   "list:dalarna-costs/x",
                            "knowledge-bearing", "operator", NULL };
  g_autoptr (FstPrescription) draft = make_draft ();
  g_auto (GStrv) few = fst_form_list_questions (draft, missing, none, NULL, 2);
  g_auto (GStrv) all = fst_form_list_questions (draft, missing, none, NULL, G_MAXUINT);

  /* The place has a row of its own and a list can't be answered here. */
  assert_list (few, "rental knowledge-bearing");
  assert_list (all, "rental knowledge-bearing operator");
  g_assert_cmpuint (fst_form_count_questions (missing), ==, 3);
  g_assert_cmpuint (fst_form_count_left (missing), ==, 4);
}

/* A row keeps its place when it is answered, and while it is being edited. */
static void
test_questions_stay (void)
{
  const char *shown[] = { "rental", "knowledge-bearing", "operator", NULL };
  const char *still_missing[] = { "school-change", "operator", NULL };
  g_autoptr (FstPrescription) draft = make_draft ();
  g_auto (GStrv) list = NULL;
  g_auto (GStrv) edited = NULL;

  draft = answer (g_steal_pointer (&draft), "rental", g_variant_new_boolean (FALSE), FALSE);
  list = fst_form_list_questions (draft, still_missing, shown, NULL, 5);
  assert_list (list, "rental operator school-change");
  edited = fst_form_list_questions (draft, still_missing, shown, "knowledge-bearing", 5);
  assert_list (edited, "rental knowledge-bearing operator school-change");
}

/* A draft that comes from the register shows what was answered in it. */
static void
test_questions_loaded (void)
{
  g_autoptr (FstPrescription) draft = make_draft ();
  g_auto (GStrv) list = NULL;

  draft = answer (g_steal_pointer (&draft), "rental", g_variant_new_boolean (FALSE), FALSE);
  draft = answer (g_steal_pointer (&draft), "place-of-use", g_variant_new_string ("home"), FALSE);
  draft = answer (g_steal_pointer (&draft), "operator", NULL, TRUE);
  list = fst_form_list_questions (draft, none, none, NULL, 5);
  assert_list (list, "rental operator");
}

static gboolean
shows (FstPrescription *draft, FstAssessment *assessment, const char *fact)
{
  g_autoptr (FstFacts) facts = fst_prescription_facts (draft, NULL);

  return fst_form_shows_row (draft, facts, assessment, fact);
}

/* The field is asked while an answer hangs on it, and what has been said of it is never hidden. */
static void
test_rows (void)
{
  g_autoptr (FstPrescription) draft = make_draft ();
  g_autoptr (FstAssessment) assessment = fst_assessment_new ("dalarna", &draft->date);

  g_assert_false (shows (draft, assessment, "device-field"));
  assessment->decisions[FST_QUESTION_PAYER_UNIT].missing =
      g_strdupv ((char *[]){ "rental", "device-field", NULL });
  g_assert_true (shows (draft, assessment, "device-field"));
  g_clear_pointer (&assessment->decisions[FST_QUESTION_PAYER_UNIT].missing, g_strfreev);

  draft = answer (g_steal_pointer (&draft), "device-field", NULL, TRUE);
  g_assert_true (shows (draft, assessment, "device-field"));
  draft = answer (g_steal_pointer (&draft), "device-field", NULL, FALSE);
  g_assert_false (shows (draft, assessment, "device-field"));
  draft = answer (g_steal_pointer (&draft), "device-field", g_variant_new_string ("tens"), FALSE);
  g_assert_true (shows (draft, assessment, "device-field"));
}

/* Where it is used belongs to every prescription; so does a question that was asked. */
static void
test_rows_standing (void)
{
  g_autoptr (FstPrescription) draft = make_draft ();
  g_autoptr (FstAssessment) assessment = fst_assessment_new ("dalarna", &draft->date);
  const char *standing[] = { "age",          "has-same-function",       "housing",
                             "place-of-use", "prescriber-organisation", "prescriber-profession",
                             "rental" };

  for (guint i = 0; i < G_N_ELEMENTS (standing); i++)
    g_assert_true (shows (draft, assessment, standing[i]));
}

static void
test_needs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bundled = fst_policy_read_bundled (&error);
  g_autoptr (GPtrArray) dalarna = g_ptr_array_new ();
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) mobility = NULL;
  g_auto (GStrv) unregulated = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < bundled->len; i++)
    if (g_str_equal (((FstPolicy *) g_ptr_array_index (bundled, i))->region, "dalarna"))
      g_ptr_array_add (dalarna, g_ptr_array_index (bundled, i));
  g_assert_cmpuint (dalarna->len, ==, 1);

  all = fst_form_list_offered_needs (dalarna, NULL);
  mobility = fst_form_list_offered_needs (dalarna, "mobility");
  unregulated = fst_form_list_offered_needs (nobody, NULL);
  /* Dalarna's table, section 2.1.1: four areas with four levels each. */
  g_assert_true (g_strv_contains ((const char *const *) all, "personal-adl"));
  g_assert_true (g_strv_contains ((const char *const *) mobility, "transfer"));
  g_assert_false (g_strv_contains ((const char *const *) mobility, "personal-adl"));
  g_assert_cmpuint (g_strv_length (mobility), <, g_strv_length (all));
  /* Where the documents name none, none is left out. */
  g_assert_cmpuint (g_strv_length (unregulated), ==, fst_vocabulary_find_fact ("need")->n_terms);
}

static FstPrescription *
choose (FstPrescription *draft, FstSecondSet choice, const char *earlier)
{
  g_autoptr (FstPrescription) before = draft;

  return fst_form_with_second_set (before, choice, earlier);
}

static void
test_second_set (void)
{
  g_autoptr (FstPrescription) draft = make_draft ();

  g_assert_cmpint (fst_form_get_second_set (draft), ==, FST_SECOND_SET_NOT_STATED);

  draft = choose (g_steal_pointer (&draft), FST_SECOND_SET_ANOTHER, "id-1");
  g_assert_cmpint (fst_form_get_second_set (draft), ==, FST_SECOND_SET_ANOTHER);
  g_assert_null (draft->replaces);
  draft = answer (g_steal_pointer (&draft), "double-grounds",
                  g_variant_new_strv ((const char *[]){ "convenience", NULL }, -1), FALSE);

  /* What was said for another one does not hold for a replacement. */
  draft = choose (g_steal_pointer (&draft), FST_SECOND_SET_REPLACES, "id-1");
  g_assert_cmpint (fst_form_get_second_set (draft), ==, FST_SECOND_SET_REPLACES);
  g_assert_cmpstr (draft->replaces, ==, "id-1");
  g_assert_null (fst_facts_lookup (draft->facts, "double-grounds"));
  g_assert_null (fst_facts_lookup (draft->facts, "replacement-reason"));
  draft = answer (g_steal_pointer (&draft), "replacement-reason", g_variant_new_string ("outgrown"),
                  FALSE);
  g_assert_cmpint (fst_form_get_second_set (draft), ==, FST_SECOND_SET_REPLACES);

  draft = choose (g_steal_pointer (&draft), FST_SECOND_SET_NOT_STATED, NULL);
  g_assert_cmpint (fst_form_get_second_set (draft), ==, FST_SECOND_SET_NOT_STATED);
  g_assert_null (draft->replaces);
  g_assert_null (fst_facts_lookup (draft->facts, "replacement-reason"));
}

static void
test_headline (void)
{
  GDate date;
  g_autoptr (FstAssessment) assessment = NULL;
  g_autofree char *open = NULL;
  g_autofree char *decided = NULL;
  FstDecision *payer;

  g_date_set_dmy (&date, 22, G_DATE_NOVEMBER, 2026);
  assessment = fst_assessment_new ("dalarna", &date);
  payer = &assessment->decisions[FST_QUESTION_PAYER];
  payer->status = FST_STATUS_MISSING_FACTS;
  open = fst_form_format_headline (assessment, 2);
  g_assert_cmpstr (open, ==, "Who pays is still open · 2 questions left");
  payer->status = FST_STATUS_DECIDED;
  payer->value = g_variant_ref_sink (g_variant_new_string ("school"));
  decided = fst_form_format_headline (assessment, 0);
  g_assert_cmpstr (decided, ==, "Pays: The school");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-state/empty", test_empty);
  g_test_add_func ("/form-state/answers", test_answers);
  g_test_add_func ("/form-state/origin", test_origin);
  g_test_add_func ("/form-state/prescriber", test_prescriber);
  g_test_add_func ("/form-state/questions", test_questions);
  g_test_add_func ("/form-state/questions-stay", test_questions_stay);
  g_test_add_func ("/form-state/questions-loaded", test_questions_loaded);
  g_test_add_func ("/form-state/rows", test_rows);
  g_test_add_func ("/form-state/rows-standing", test_rows_standing);
  g_test_add_func ("/form-state/needs", test_needs);
  g_test_add_func ("/form-state/second-set", test_second_set);
  g_test_add_func ("/form-state/headline", test_headline);
  return g_test_run ();
}
