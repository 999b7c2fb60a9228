#include "policy-fixture.h"
#include "policy-oracle.h"

#include <string.h>

/* Each test makes its own small document, knows some facts and looks at what comes out. */

typedef struct
{
  FstPolicy *policy;
  FstFacts *facts;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->policy = make_policy ("doc");
  fixture->facts = fst_facts_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fst_facts_unref (fixture->facts);
  fst_policy_unref (fixture->policy);
}

static FstAssessment *
assess_fixture (Fixture *fixture)
{
  g_autoptr (GPtrArray) policies = list_policies (fst_policy_ref (fixture->policy), NULL);
  g_autoptr (FstAssessor) assessor = prepare (policies);

  return assess (assessor, fixture->facts);
}

/* The answer in the oracle's words, and the facts it asks for, in order. */
static void
assert_answer (Fixture *fixture, FstQuestion question, const char *expected, const char *missing)
{
  g_autoptr (FstAssessment) assessment = assess_fixture (fixture);
  const FstDecision *decision = fst_assessment_get_decision (assessment, question);
  g_autofree char *answer = oracle_describe (decision);
  g_autofree char *asked = g_strjoinv (" ", decision->missing);

  g_assert_cmpstr (answer, ==, expected);
  g_assert_cmpstr (asked, ==, missing);
}

static void
assert_payer (Fixture *fixture, const char *expected, const char *missing)
{
  assert_answer (fixture, FST_QUESTION_PAYER, expected, missing);
}

static FstAnswer *
add_payer (Fixture *fixture, const char *id, FstCondition *when, const char *value)
{
  return add_answer (add_rule (fixture->policy, id, when), FST_QUESTION_PAYER, value);
}

static void
test_not_regulated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstAssessment) assessment = assess_fixture (fixture);

  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    {
      g_assert_cmpint (assessment->decisions[q].question, ==, q);
      g_assert_cmpint (assessment->decisions[q].status, ==, FST_STATUS_NOT_REGULATED);
      g_assert_cmpuint (assessment->decisions[q].grounds->len, ==, 0);
    }
  g_assert_cmpuint (assessment->documents->len, ==, 1);
}

static void
test_decided (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstAssessment) assessment = NULL;
  g_autoptr (GPtrArray) considered = NULL;
  const FstDecision *decision;
  const FstExplanation *because;
  const FstComparison *comparison;

  add_payer (fixture, "r", when_is ("rental", "true"), "region");
  add_payer (fixture, "s", when_is ("rental", "false"), "school");
  know_boolean (&fixture->facts, "rental", TRUE);
  assessment = assess_fixture (fixture);
  decision = fst_assessment_get_decision (assessment, FST_QUESTION_PAYER);
  g_assert_cmpint (decision->status, ==, FST_STATUS_DECIDED);
  g_assert_cmpstr (g_variant_get_string (decision->value, NULL), ==, "region");
  g_assert_cmpuint (decision->grounds->len, ==, 1);
  g_assert_cmpstr (((FstGround *) g_ptr_array_index (decision->grounds, 0))->rule, ==, "r");
  considered = fst_decision_list_considered (decision);
  g_assert_cmpuint (considered->len, ==, 1);
  g_assert_cmpstr (((FstConsidered *) g_ptr_array_index (considered, 0))->rule, ==, "s");
  because = ((FstConsidered *) g_ptr_array_index (considered, 0))->explanation;
  g_assert_cmpint (fst_explanation_get_kind (because), ==, FST_REASON_EXCLUDED);
  g_assert_cmpuint (fst_explanation_get_comparisons (because)->len, ==, 1);
  comparison = g_ptr_array_index (fst_explanation_get_comparisons (because), 0);
  g_assert_cmpstr (comparison->wanted->fact, ==, "rental");
  g_assert_cmpstr (comparison->wanted->values[0], ==, "false");
}

/* A fact that is unknown and makes no difference does not stand in the way, even where no rule
 * alone is sure. */
static void
test_decided_whatever (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", when_is ("rental", "true"), "region");
  add_payer (fixture, "s", when_is ("rental", "false"), "region");
  assert_payer (fixture, "decided 'region'", "");
}

/* What the rest of the documents would make of a fact is no matter where one of them settles the
 * question. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r",
             when_all (when_is ("rental", "true"), when_between ("age", 18, 130), NULL), "region");
  add_payer (fixture, "s", when_is ("school-change", "true"), "region");
  add_payer (fixture, "t",
             when_all (when_is ("simple-device", "true"), when_is ("simple-device", "false"), NULL),
             "person");
  assert_payer (fixture, "missing-facts", "school-change age rental");
  know_boolean (&fixture->facts, "school-change", FALSE);
  assert_payer (fixture, "missing-facts", "age rental");
  know_number (&fixture->facts, "age", 17);
  assert_payer (fixture, "not-regulated", "");
  know_number (&fixture->facts, "age", 18);
  assert_payer (fixture, "missing-facts", "rental");
  know_boolean (&fixture->facts, "rental", TRUE);
  assert_payer (fixture, "decided 'region'", "");
}

static void
test_missing_list (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", when_is ("list:doc/annex", "region"), "region");
  assert_payer (fixture, "missing-facts", "list:doc/annex");
  know_text (&fixture->facts, "list:doc/annex", "not-listed");
  assert_payer (fixture, "not-regulated", "");
}

/* Possible values are shown while facts are missing. */
static void
test_possible_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstAssessment) assessment = NULL;
  const FstDecision *decision;

  add_payer (fixture, "r", when_is ("rental", "true"), "region");
  add_payer (fixture, "s", when_is ("rental", "false"), "school");
  assessment = assess_fixture (fixture);
  decision = fst_assessment_get_decision (assessment, FST_QUESTION_PAYER);
  g_assert_null (decision->value);
  g_assert_cmpuint (decision->values->len, ==, 2);
}

static void
test_judgement (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "region")->leaves_judgement = TRUE;
  assert_payer (fixture, "judgement 'region'", "");
  add_payer (fixture, "s", NULL, "region");
  assert_payer (fixture, "judgement 'region'", "");
}

static void
test_judgement_without_leaning (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, NULL)->leaves_judgement = TRUE;
  assert_payer (fixture, "judgement", "");
  add_payer (fixture, "s", NULL, "region");
  assert_payer (fixture, "judgement 'region'", "");
}

static void
test_judgements_differ (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "region")->leaves_judgement = TRUE;
  add_payer (fixture, "s", NULL, "school")->leaves_judgement = TRUE;
  assert_payer (fixture, "judgement", "");
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "school");
  add_payer (fixture, "s", NULL, "region");
  assert_payer (fixture, "conflict 'region' 'school'", "");
}

/* Which of two rules says it makes no difference to what collides. */
static void
test_conflict_in_any_order (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "school");
  add_payer (fixture, "s", when_is ("rental", "true"), "region");
  add_payer (fixture, "t", when_is ("rental", "false"), "region")->leaves_judgement = TRUE;
  add_payer (fixture, "u", when_is ("rental", "false"), "school")->leaves_judgement = TRUE;
  assert_payer (fixture, "conflict 'region' 'school'", "");
}

static void
test_says_not_regulated (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, NULL)->not_regulated = TRUE;
  assert_payer (fixture, "not-regulated", "");
  add_payer (fixture, "s", NULL, "region");
  assert_payer (fixture, "decided 'region'", "");
}

static void
test_precedence (Fixture *fixture, gconstpointer data)
{
  FstRule *general = add_rule (fixture->policy, "general", NULL);
  FstRule *special = add_rule (fixture->policy, "special", when_is ("rental", "true"));

  add_answer (general, FST_QUESTION_PAYER, "region");
  add_answer (general, FST_QUESTION_PRESCRIBABLE, "yes");
  add_answer (special, FST_QUESTION_PAYER, "school");
  yield_to (general, "special");
  assert_payer (fixture, "missing-facts", "rental");
  know_boolean (&fixture->facts, "rental", TRUE);
  assert_payer (fixture, "decided 'school'", "");
  /* It is silent on what both answer, and on nothing else. */
  assert_answer (fixture, FST_QUESTION_PRESCRIBABLE, "decided 'yes'", "");
  know_boolean (&fixture->facts, "rental", FALSE);
  assert_payer (fixture, "decided 'region'", "");
}

/* A rule that is silent itself still goes before: precedence is not passed on, as the documents'
 * authors read it. */
static void
test_precedence_chain (Fixture *fixture, gconstpointer data)
{
  FstRule *first = add_rule (fixture->policy, "first", NULL),
          *second = add_rule (fixture->policy, "second", NULL);
  FstRule *third = add_rule (fixture->policy, "third", NULL);

  add_answer (first, FST_QUESTION_PAYER, "region");
  add_answer (second, FST_QUESTION_PAYER, "school");
  add_answer (third, FST_QUESTION_PAYER, "person");
  yield_to (first, "second");
  yield_to (second, "third");
  assert_payer (fixture, "decided 'person'", "");
}

static void
test_precedence_other_document (Fixture *fixture, gconstpointer data)
{
  FstPolicy *other = make_policy ("other");
  FstRule *general = add_rule (fixture->policy, "general", NULL);
  g_autoptr (GPtrArray) policies = list_policies (fst_policy_ref (fixture->policy), other, NULL);
  g_autoptr (FstAssessor) assessor = NULL;
  g_autoptr (FstAssessment) assessment = NULL;
  g_autofree char *answer = NULL;

  add_answer (general, FST_QUESTION_PAYER, "region");
  add_answer (add_rule (other, "special", NULL), FST_QUESTION_PAYER, "school");
  yield_to (general, "other/special");
  assessor = prepare (policies);
  assessment = assess (assessor, fixture->facts);
  answer = oracle_describe (fst_assessment_get_decision (assessment, FST_QUESTION_PAYER));
  g_assert_cmpstr (answer, ==, "decided 'school'");
  /* Where the other document is left out, there is nothing to yield to. */
  assert_payer (fixture, "decided 'region'", "");
}

static void
assert_refused (Fixture *fixture, FstPolicyError code, const char *words)
{
  g_autoptr (GPtrArray) policies = list_policies (fst_policy_ref (fixture->policy), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (fst_assessor_new (REGION, policies, &error));
  g_assert_error (error, FST_POLICY_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (g_strstr_len (error->message, -1, words));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_circle (Fixture *fixture, gconstpointer data)
{
  FstRule *rules[] = { add_rule (fixture->policy, "a", NULL), add_rule (fixture->policy, "b", NULL),
                       add_rule (fixture->policy, "c", NULL) };

  yield_to (rules[0], "b");
  yield_to (rules[1], "c");
  yield_to (rules[2], "doc/a");
  assert_refused (fixture, FST_POLICY_ERROR_PRECEDENCE, "doc, rule a");
}

static void
test_circle_of_one (Fixture *fixture, gconstpointer data)
{
  yield_to (add_rule (fixture->policy, "a", NULL), "a");
  assert_refused (fixture, FST_POLICY_ERROR_PRECEDENCE, "doc, rule a");
}

static void
test_yields_to_nothing (Fixture *fixture, gconstpointer data)
{
  yield_to (add_rule (fixture->policy, "a", NULL), "b");
  assert_refused (fixture, FST_POLICY_ERROR_PRECEDENCE, "doc/b");
}

static void
test_same_rule_twice (Fixture *fixture, gconstpointer data)
{
  add_rule (fixture->policy, "a", NULL);
  add_rule (fixture->policy, "a", NULL);
  assert_refused (fixture, FST_POLICY_ERROR_FORM, "doc/a");
}

static void
test_too_many_cells (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 65; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%d", i);

      add_rule (fixture->policy, id, when_between ("price", i * 10, i * 10 + 4));
    }
  assert_refused (fixture, FST_POLICY_ERROR_FORM, "price");
}

static void
test_health_care_principal (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "health-care-principal");
  assert_payer (fixture, "decided 'health-care-principal'", "");
  know_text (&fixture->facts, "health-care-responsibility", "municipality");
  assert_payer (fixture, "decided 'municipality'", "");
  know_text (&fixture->facts, "health-care-responsibility", "region");
  assert_payer (fixture, "decided 'region'", "");
}

/* A rule that says which of the two is the more exact one, whatever the case says of the
 * responsibility. */
static void
test_health_care_principal_with_other (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "health-care-principal");
  add_payer (fixture, "s", when_is ("rental", "true"), "region");
  know_boolean (&fixture->facts, "rental", TRUE);
  assert_payer (fixture, "decided 'region'", "");
  add_payer (fixture, "t", NULL, "school");
  assert_payer (fixture, "conflict 'region' 'school'", "");
  know_boolean (&fixture->facts, "rental", FALSE);
  assert_payer (fixture, "conflict 'health-care-principal' 'school'", "");
}

static FstAnswer *
add_share (Fixture *fixture, const char *id, FstCondition *when, int share_percent)
{
  FstAnswer *answer =
      add_answer (add_rule (fixture->policy, id, when), FST_QUESTION_REIMBURSEMENT, NULL);

  answer->of = g_strdup ("monthly-cost");
  answer->share_percent = share_percent;
  answer->above = 10000;
  return answer;
}

static void
test_reimbursement (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 cost;
    const char *answer;
  } costs[] = {
    { 0, "decided int64 0" },        { 10000, "decided int64 0" },
    { 10001, "decided int64 0" },    { 10002, "decided int64 1" },
    { 10003, "decided int64 2" },    { 10004, "decided int64 3" },
    { 14999, "decided int64 3749" }, { 100000000, "decided int64 74992500" },
  };

  add_share (fixture, "r", NULL, 75);
  assert_answer (fixture, FST_QUESTION_REIMBURSEMENT, "missing-facts", "monthly-cost");
  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      know_number (&fixture->facts, "monthly-cost", costs[i].cost);
      assert_answer (fixture, FST_QUESTION_REIMBURSEMENT, costs[i].answer, "");
    }
}

/* The amount is asked for as soon as the answer may hang on it. */
static void
test_reimbursement_open (Fixture *fixture, gconstpointer data)
{
  add_share (fixture, "r", when_is ("rental", "true"), 75);
  assert_answer (fixture, FST_QUESTION_REIMBURSEMENT, "missing-facts", "rental monthly-cost");
  know_number (&fixture->facts, "monthly-cost", 20000);
  assert_answer (fixture, FST_QUESTION_REIMBURSEMENT, "missing-facts", "rental");
}

static void
test_reimbursements_differ (Fixture *fixture, gconstpointer data)
{
  FstAnswer *second;

  add_share (fixture, "r", NULL, 75);
  second = add_share (fixture, "s", NULL, 50);
  assert_answer (fixture, FST_QUESTION_REIMBURSEMENT, "missing-facts", "monthly-cost");
  know_number (&fixture->facts, "monthly-cost", 20000);
  assert_answer (fixture, FST_QUESTION_REIMBURSEMENT, "conflict int64 5000 int64 7500", "");
  second->share_percent = 75;
  assert_answer (fixture, FST_QUESTION_REIMBURSEMENT, "decided int64 7500", "");
}

static void
know_needs (Fixture *fixture, const char *needs)
{
  g_auto (GStrv) all = g_strsplit (needs, " ", -1);

  know (&fixture->facts, "need", g_variant_new_strv ((const char *const *) all, *needs ? -1 : 0));
}

static void
test_priority (Fixture *fixture, gconstpointer data)
{
  add_level (add_rule (fixture->policy, "r", when_is ("need", "transfer")), 1, "mobility");
  add_level (add_rule (fixture->policy, "s", when_is ("need", "personal-adl")), 1, "mobility");
  add_level (add_rule (fixture->policy, "t", when_is ("need", "chosen-activity")), 3, "mobility");
  assert_answer (fixture, FST_QUESTION_PRIORITY, "missing-facts", "need");
  know_needs (fixture, "");
  assert_answer (fixture, FST_QUESTION_PRIORITY, "not-regulated", "");
  know_needs (fixture, "transfer");
  assert_answer (fixture, FST_QUESTION_PRIORITY, "decided (1, 3, @ms 'mobility')", "");
  know_needs (fixture, "transfer personal-adl");
  assert_answer (fixture, FST_QUESTION_PRIORITY, "decided (1, 3, @ms 'mobility')", "");
  know_needs (fixture, "chosen-activity transfer");
  assert_answer (fixture, FST_QUESTION_PRIORITY, "judgement", "");
}

/* A level with a rule that leaves it to judgement is a judgement that leans to the level. */
static void
test_priority_judgement (Fixture *fixture, gconstpointer data)
{
  add_level (add_rule (fixture->policy, "r", NULL), 2, NULL);
  add_answer (add_rule (fixture->policy, "s", NULL), FST_QUESTION_PRIORITY, NULL)->not_regulated =
      TRUE;
  assert_answer (fixture, FST_QUESTION_PRIORITY, "decided (2, 3, @ms nothing)", "");
  add_answer (add_rule (fixture->policy, "t", NULL), FST_QUESTION_PRIORITY, NULL)
      ->leaves_judgement = TRUE;
  assert_answer (fixture, FST_QUESTION_PRIORITY, "judgement (2, 3, @ms nothing)", "");
}

/* A short code may turn out to be one of those below it. */
static void
test_short_code (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", when_is ("iso-code", "120606"), "school");
  add_payer (fixture, "s", when_is ("iso-code", "12"), "region");
  yield_to (g_ptr_array_index (fixture->policy->rules, 1), "r");
  know_text (&fixture->facts, "iso-code", "12 06");
  assert_payer (fixture, "missing-facts", "iso-code");
  know_text (&fixture->facts, "iso-code", "12 06 06");
  assert_payer (fixture, "decided 'school'", "");
  know_text (&fixture->facts, "iso-code", "12 06 09");
  assert_payer (fixture, "decided 'region'", "");
  know_text (&fixture->facts, "iso-code", "12 03");
  assert_payer (fixture, "decided 'region'", "");
}

static void
assert_duties (Fixture *fixture, const char *expected)
{
  g_autoptr (FstAssessment) assessment = assess_fixture (fixture);
  g_autoptr (GString) duties = g_string_new (NULL);

  for (guint i = 0; i < assessment->duties->len; i++)
    g_string_append_printf (duties, "%s%s", i ? " " : "",
                            ((FstDuty *) g_ptr_array_index (assessment->duties, i))->id);
  g_assert_cmpstr (duties->str, ==, expected);
}

static void
test_duties (Fixture *fixture, gconstpointer data)
{
  FstRule *general = add_rule (fixture->policy, "general", NULL);

  add_duty (general, "staff-training-by-school", "school");
  add_duty (general, "follow-up", "prescriber");
  add_duty (add_rule (fixture->policy, "r", when_is ("rental", "true")), "return-device",
            "prescriber");
  add_duty (add_rule (fixture->policy, "s", when_not (when_is ("rental", "true"))),
            "discuss-storage", "prescriber");
  /* What is unknown lays nothing upon anybody; the prescriber's own come first. */
  assert_duties (fixture, "follow-up staff-training-by-school");
  know_boolean (&fixture->facts, "rental", TRUE);
  assert_duties (fixture, "follow-up return-device staff-training-by-school");
  know_boolean (&fixture->facts, "rental", FALSE);
  assert_duties (fixture, "follow-up discuss-storage staff-training-by-school");
}

/* A duty does not yield, and it may hang on an answer once that is surely given. */
static void
test_duties_on_answer (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", when_is ("rental", "true"), "region");
  add_payer (fixture, "s", when_is ("rental", "false"), "school");
  add_duty (add_rule (fixture->policy, "t", when_answer (FST_QUESTION_PAYER, "region")),
            "follow-up", "prescriber");
  assert_duties (fixture, "");
  know_boolean (&fixture->facts, "rental", FALSE);
  assert_duties (fixture, "");
  know_boolean (&fixture->facts, "rental", TRUE);
  assert_duties (fixture, "follow-up");
  /* An answer that collides is no answer. */
  add_payer (fixture, "u", NULL, "person");
  assert_duties (fixture, "");
}

/* What an open answer can't come to is no, and facts and answers are looked at together. */
static void
test_duties_on_open_answer (Fixture *fixture, gconstpointer data)
{
  FstPolicy *policy = fixture->policy;

  add_payer (fixture, "r", when_is ("rental", "true"), "region");
  add_payer (fixture, "s", when_is ("rental", "false"), "school");
  add_duty (add_rule (policy, "open", when_answer (FST_QUESTION_PAYER, "region")), "follow-up",
            "prescriber");
  add_duty (add_rule (policy, "never", when_answer (FST_QUESTION_PAYER, "person")), "follow-up",
            "prescriber");
  assert_duties (fixture, "");
  add_duty (add_rule (policy, "not-this", when_not (when_answer (FST_QUESTION_PAYER, "person"))),
            "return-device", "prescriber");
  assert_duties (fixture, "return-device");
  add_duty (add_rule (policy, "one-of",
                      when_any (when_answer (FST_QUESTION_PAYER, "region"),
                                when_answer (FST_QUESTION_PAYER, "school"), NULL)),
            "discuss-storage", "prescriber");
  assert_duties (fixture, "return-device discuss-storage");
  add_duty (add_rule (policy, "with-a-fact",
                      when_any (when_answer (FST_QUESTION_PAYER, "region"),
                                when_is ("rental", "false"), NULL)),
            "offer-choice", "prescriber");
  assert_duties (fixture, "return-device discuss-storage offer-choice");
}

/* A duty that applies to those who have it and to those who have it not applies. */
static void
test_duties_either_way (Fixture *fixture, gconstpointer data)
{
  add_duty (add_rule (fixture->policy, "r",
                      when_any (when_is ("rental", "true"), when_is ("rental", "false"), NULL)),
            "follow-up", "prescriber");
  assert_duties (fixture, "follow-up");
}

static void
test_other_region (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "region");
  g_set_str (&fixture->policy->region, "stockholm");
  {
    g_autoptr (FstAssessment) assessment = assess_fixture (fixture);

    g_assert_cmpuint (assessment->documents->len, ==, 0);
  }
  assert_payer (fixture, "not-regulated", "");
}

static void
assert_validity (Fixture *fixture, FstValidity validity, gboolean has_notice)
{
  g_autoptr (FstAssessment) assessment = assess_fixture (fixture);
  const FstDocumentState *state = g_ptr_array_index (assessment->documents, 0);

  g_assert_cmpint (state->validity, ==, validity);
  g_assert_cmpint (state->notice != NULL, ==, has_notice);
}

/* A document answers whether or not it is in force on the day, and says which. */
static void
test_validity (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "region");
  assert_validity (fixture, FST_VALIDITY_IN_FORCE, FALSE);
  g_assert_true (fst_date_parse (THE_DAY, &fixture->policy->from));
  fixture->policy->until = fixture->policy->from;
  assert_validity (fixture, FST_VALIDITY_IN_FORCE, FALSE);
  g_date_subtract_days (&fixture->policy->from, 2);
  g_date_subtract_days (&fixture->policy->until, 1);
  assert_validity (fixture, FST_VALIDITY_EXPIRED, TRUE);
  g_date_clear (&fixture->policy->until, 1);
  g_date_add_days (&fixture->policy->from, 3);
  assert_validity (fixture, FST_VALIDITY_NOT_YET_IN_FORCE, TRUE);
  g_date_clear (&fixture->policy->from, 1);
  fixture->policy->pending = TRUE;
  assert_validity (fixture, FST_VALIDITY_PENDING, TRUE);
  assert_payer (fixture, "decided 'region'", "");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/assessor/not-regulated", test_not_regulated },
    { "/assessor/decided", test_decided },
    { "/assessor/decided-whatever", test_decided_whatever },
    { "/assessor/missing", test_missing },
    { "/assessor/missing-list", test_missing_list },
    { "/assessor/possible-values", test_possible_values },
    { "/assessor/judgement", test_judgement },
    { "/assessor/judgement-without-leaning", test_judgement_without_leaning },
    { "/assessor/judgements-differ", test_judgements_differ },
    { "/assessor/conflict", test_conflict },
    { "/assessor/conflict-in-any-order", test_conflict_in_any_order },
    { "/assessor/says-not-regulated", test_says_not_regulated },
    { "/assessor/precedence", test_precedence },
    { "/assessor/precedence-chain", test_precedence_chain },
    { "/assessor/precedence-other-document", test_precedence_other_document },
    { "/assessor/circle", test_circle },
    { "/assessor/circle-of-one", test_circle_of_one },
    { "/assessor/yields-to-nothing", test_yields_to_nothing },
    { "/assessor/same-rule-twice", test_same_rule_twice },
    { "/assessor/too-many-cells", test_too_many_cells },
    { "/assessor/health-care-principal", test_health_care_principal },
    { "/assessor/health-care-principal-with-other", test_health_care_principal_with_other },
    { "/assessor/reimbursement", test_reimbursement },
    { "/assessor/reimbursement-open", test_reimbursement_open },
    { "/assessor/reimbursements-differ", test_reimbursements_differ },
    { "/assessor/priority", test_priority },
    { "/assessor/priority-judgement", test_priority_judgement },
    { "/assessor/short-code", test_short_code },
    { "/assessor/duties", test_duties },
    { "/assessor/duties-on-answer", test_duties_on_answer },
    { "/assessor/duties-on-open-answer", test_duties_on_open_answer },
    { "/assessor/duties-either-way", test_duties_either_way },
    { "/assessor/other-region", test_other_region },
    { "/assessor/validity", test_validity },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
