#include "policy-fixture.h"
#include "policy-oracle.h"

#include "fst-policy-check.h"

/* Each kind of finding with a small document that has it, and one that nearly has. */

typedef struct
{
  FstPolicy *policy;
  GPtrArray *findings;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->policy = make_policy ("doc");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->findings, g_ptr_array_unref);
  fst_policy_unref (fixture->policy);
}

static void
check_all (Fixture *fixture, FstPolicy *other)
{
  g_autoptr (GPtrArray) policies = list_policies (fst_policy_ref (fixture->policy), other, NULL);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->findings, g_ptr_array_unref);
  fixture->findings = fst_policy_check (policies, &error);
  g_assert_no_error (error);
}

/* Everything that is found, a line each: kind, question, rules, detail and example. */
static char *
describe (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fixture->findings->len; i++)
    {
      const FstFinding *finding = g_ptr_array_index (fixture->findings, i);
      g_autofree char *rules = g_strjoinv (" ", finding->rules);
      g_autofree char *sentence = fst_finding_format (finding);

      g_test_message ("%s", sentence);
      g_assert_true (g_utf8_validate (sentence, -1, NULL));
      g_string_append_printf (text, "%s%s", i ? "; " : "", fst_finding_kind_to_id (finding->kind));
      if (finding->is_answer)
        g_string_append_printf (text, " %s", fst_vocabulary_get_question (finding->question)->id);
      if (*rules)
        g_string_append_printf (text, " %s", rules);
      if (finding->detail)
        g_string_append_printf (text, " “%s”", finding->detail);
    }
  return g_string_free (text, FALSE);
}

static void
assert_found (Fixture *fixture, const char *expected)
{
  g_autofree char *found = NULL;

  check_all (fixture, NULL);
  found = describe (fixture);
  g_assert_cmpstr (found, ==, expected);
}

/* What the first example knows, a fact each. */
static char *
describe_example (Fixture *fixture)
{
  const FstFinding *finding = g_ptr_array_index (fixture->findings, 0);
  g_auto (GStrv) names = NULL;
  GString *text = g_string_new (NULL);

  g_assert_nonnull (finding->facts);
  names = fst_facts_list (finding->facts);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *value = g_variant_print (fst_facts_lookup (finding->facts, names[i]), FALSE);

      g_string_append_printf (text, "%s%s=%s", i ? " " : "", names[i], value);
    }
  return g_string_free (text, FALSE);
}

/* Looks at the example, and at what assessing it comes to. */
static void
assert_example (Fixture *fixture, const char *facts, FstQuestion question, const char *answer)
{
  const FstFinding *finding = g_ptr_array_index (fixture->findings, 0);
  g_autofree char *example = describe_example (fixture);
  g_autoptr (GPtrArray) policies = list_policies (fst_policy_ref (fixture->policy), NULL);
  g_autoptr (FstAssessor) assessor = prepare (policies);
  g_autoptr (FstAssessment) assessment = assess (assessor, finding->facts);
  g_autofree char *assessed = oracle_describe (fst_assessment_get_decision (assessment, question));

  g_assert_cmpstr (example, ==, facts);
  g_assert_cmpstr (assessed, ==, answer);
}

static FstAnswer *
add_payer (Fixture *fixture, const char *id, FstCondition *when, const char *value)
{
  return add_answer (add_rule (fixture->policy, id, when), FST_QUESTION_PAYER, value);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", when_is ("rental", "true"), "region");
  add_payer (fixture, "s", when_is ("rental", "false"), "school");
  assert_found (fixture, "");
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", when_is ("rental", "true"), "region");
  add_payer (fixture, "s", when_is ("simple-device", "true"), "school");
  add_silence (fixture->policy, FST_QUESTION_PAYER, NULL);
  assert_found (fixture, "conflict payer doc/r doc/s");
  assert_example (fixture, "simple-device=true rental=true", FST_QUESTION_PAYER,
                  "conflict 'region' 'school'");
}

/* The same value, precedence, two leanings, the principal and the region: none of them collide. */
static void
test_near_conflict (Fixture *fixture, gconstpointer data)
{
  FstRule *rule;

  add_payer (fixture, "r", when_is ("rental", "true"), "region");
  add_payer (fixture, "same", when_is ("simple-device", "true"), "region");
  add_payer (fixture, "principal", when_is ("simple-device", "true"), "health-care-principal");
  add_payer (fixture, "silent", when_is ("work-technical", "true"), NULL)->not_regulated = TRUE;
  add_payer (fixture, "open", when_is ("work-technical", "true"), NULL)->leaves_judgement = TRUE;
  add_payer (fixture, "elsewhere", when_is ("rental", "false"), "region");
  rule = add_rule (fixture->policy, "yields", NULL);
  add_answer (rule, FST_QUESTION_PRESCRIBABLE, "yes");
  yield_to (rule, "before");
  add_answer (add_rule (fixture->policy, "before", when_is ("rental", "true")),
              FST_QUESTION_PRESCRIBABLE, "no");
  rule = add_rule (fixture->policy, "levels", when_is ("need", "transfer"));
  add_level (rule, 1, NULL);
  rule = add_rule (fixture->policy, "other-levels", NULL);
  add_level (rule, 2, NULL);
  assert_found (fixture, "");
}

static void
test_leanings (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "region")->leaves_judgement = TRUE;
  add_payer (fixture, "s", NULL, "school")->leaves_judgement = TRUE;
  assert_found (fixture, "");
  add_payer (fixture, "firm", when_is ("rental", "true"), "region");
  assert_found (fixture, "conflict payer doc/s doc/firm");
}

/* Any two of the three come to an agreement, and all three do not. */
static void
test_conflict_of_three (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "region")->leaves_judgement = TRUE;
  add_payer (fixture, "m", NULL, "municipality")->leaves_judgement = TRUE;
  assert_found (fixture, "");
  add_payer (fixture, "p", when_is ("rental", "true"), "health-care-principal");
  assert_found (fixture, "conflict payer doc/r doc/m doc/p");
  assert_example (fixture, "rental=true", FST_QUESTION_PAYER, "conflict 'municipality' 'region'");
}

static void
test_stated_conflict (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "region");
  add_payer (fixture, "s", when_is ("simple-device", "true"), "school");
  add_payer (fixture, "t", when_is ("simple-device", "false"), "person");
  assert_found (fixture, "conflict payer doc/r doc/s; conflict payer doc/r doc/t");
  add_conflict (fixture->policy, "s t", "doc/r");
  assert_found (fixture, "");
  add_conflict (fixture->policy, "s", "t");
  assert_found (fixture, "no-conflict doc/s doc/t “because”");
}

static FstAnswer *
add_formula (Fixture *fixture, const char *id, FstCondition *when, int share, int above)
{
  FstAnswer *answer =
      add_answer (add_rule (fixture->policy, id, when), FST_QUESTION_REIMBURSEMENT, NULL);

  answer->of = g_strdup ("monthly-cost");
  answer->share_percent = share;
  answer->above = above;
  return answer;
}

static void
test_formulas (Fixture *fixture, gconstpointer data)
{
  add_formula (fixture, "r", NULL, 75, 10000);
  add_formula (fixture, "same", NULL, 75, 10000);
  /* Where there is nothing above either threshold both come to nothing. */
  add_formula (fixture, "low", when_between ("monthly-cost", 0, 10000), 50, 20000);
  assert_found (fixture, "");
  add_formula (fixture, "other", when_between ("monthly-cost", G_MININT64, 11000), 50, 10000);
  assert_found (
      fixture, "conflict reimbursement doc/r doc/other; conflict reimbursement doc/same doc/other");
  assert_example (fixture, "monthly-cost=11000", FST_QUESTION_REIMBURSEMENT,
                  "conflict int64 500 int64 750");
}

static void
test_never_holds (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "region");
  add_payer (fixture, "both",
             when_all (when_is ("rental", "true"), when_is ("rental", "false"), NULL), "region");
  add_payer (fixture, "unborn", when_between ("age", G_MININT64, -1), "region");
  add_payer (fixture, "beyond", when_between ("age", 1000, G_MAXINT64), "region");
  add_payer (fixture, "newborn", when_between ("age", G_MININT64, 0), "region");
  add_payer (fixture, "under",
             when_all (when_is ("iso-code", "12"), when_not (when_is ("iso-code", "1206")), NULL),
             "region");
  add_payer (fixture, "none",
             when_all (when_is ("iso-code", "1206"), when_not (when_is ("iso-code", "12")), NULL),
             "region");
  assert_found (fixture, "never-holds doc/both; never-holds doc/unborn; never-holds doc/beyond; "
                         "never-holds doc/none");
}

/* A duty hangs on answers: those that the rules never give are met by no case. */
static void
test_duties (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", NULL, "health-care-principal");
  add_duty (add_rule (fixture->policy, "given", when_answer (FST_QUESTION_PAYER, "region")),
            "follow-up", "prescriber");
  add_duty (add_rule (fixture->policy, "never", when_answer (FST_QUESTION_PAYER, "school")),
            "follow-up", "prescriber");
  add_duty (
      add_rule (fixture->policy, "not", when_not (when_answer (FST_QUESTION_PAYER, "school"))),
      "follow-up", "prescriber");
  assert_found (fixture, "never-holds doc/never");
}

static void
test_overridden (Fixture *fixture, gconstpointer data)
{
  FstRule *rule =
      add_rule (fixture->policy, "r",
                when_all (when_is ("rental", "true"), when_is ("simple-device", "true"), NULL));

  add_answer (rule, FST_QUESTION_PAYER, "region");
  add_answer (rule, FST_QUESTION_PRESCRIBABLE, "yes");
  yield_to (rule, "nearly");
  add_payer (fixture, "nearly",
             when_all (when_is ("rental", "true"), when_is ("school-change", "true"), NULL),
             "school");
  add_silence (fixture->policy, FST_QUESTION_PAYER, NULL);
  add_silence (fixture->policy, FST_QUESTION_PRESCRIBABLE, NULL);
  assert_found (fixture, "");
  yield_to (rule, "always");
  add_payer (fixture, "always", when_is ("rental", "true"), "school");
  assert_found (fixture, "overridden payer doc/r doc/nearly doc/always");
  assert_example (fixture, "simple-device=true rental=true", FST_QUESTION_PAYER,
                  "decided 'school'");
}

static void
test_precedence (Fixture *fixture, gconstpointer data)
{
  FstRule *a, *b, *c, *d;

  a = add_rule (fixture->policy, "a", NULL);
  b = add_rule (fixture->policy, "b", NULL);
  c = add_rule (fixture->policy, "c", NULL);
  d = add_rule (fixture->policy, "d", NULL);
  yield_to (a, "b");
  yield_to (b, "c");
  yield_to (a, "c");
  yield_to (d, "b");
  yield_to (d, "left-out/x");
  assert_found (fixture, "");
  /* Neither `a` nor `d` is on it. */
  yield_to (c, "b");
  assert_found (fixture, "circle doc/b doc/c");
  yield_to (d, "d");
  yield_to (a, "nobody");
  add_conflict (fixture->policy, "a", "somebody");
  assert_found (fixture, "unknown-rule doc/a “doc/nobody”; unknown-rule “somebody”; "
                         "circle doc/b doc/c; circle doc/d");
}

static void
test_gap (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", when_is ("rental", "true"), "region");
  assert_found (fixture, "gap payer");
  assert_example (fixture, "rental=false", FST_QUESTION_PAYER, "not-regulated");
  fixture->policy->scope = when_is ("rental", "true");
  assert_found (fixture, "");
  fst_condition_free (fixture->policy->scope);
  fixture->policy->scope = when_is ("simple-device", "true");
  assert_found (fixture, "gap payer");
  assert_example (fixture, "simple-device=true rental=false", FST_QUESTION_PAYER, "not-regulated");
  add_payer (fixture, "says-so", when_is ("rental", "false"), NULL)->not_regulated = TRUE;
  assert_found (fixture, "");
}

static void
test_silence (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r", when_is ("rental", "true"), "region");
  add_silence (fixture->policy, FST_QUESTION_PAYER, when_is ("simple-device", "true"));
  assert_found (fixture, "gap payer");
  assert_example (fixture, "simple-device=false rental=false", FST_QUESTION_PAYER, "not-regulated");
  add_silence (fixture->policy, FST_QUESTION_PAYER, when_is ("simple-device", "false"));
  assert_found (fixture, "");
  add_silence (fixture->policy, FST_QUESTION_KIND, NULL);
  assert_found (fixture, "");
  add_silence (fixture->policy, FST_QUESTION_PAYER, when_is ("rental", "true"));
  assert_found (fixture, "no-silence payer “because”");
}

/* Another document of the region answers what this one leaves open, or collides with it. */
static void
test_two_documents (Fixture *fixture, gconstpointer data)
{
  FstPolicy *other = make_policy ("other");
  g_autofree char *found = NULL;

  add_payer (fixture, "r", when_is ("rental", "true"), "region");
  add_answer (add_rule (other, "r", NULL), FST_QUESTION_PAYER, "school");
  check_all (fixture, other);
  found = describe (fixture);
  g_assert_cmpstr (found, ==, "conflict payer doc/r other/r");
}

static void
test_sections (Fixture *fixture, gconstpointer data)
{
  g_strfreev (fixture->policy->sections);
  fixture->policy->sections = g_strsplit ("1 2", " ", -1);
  add_duty (add_rule (fixture->policy, "r", NULL), "follow-up", "prescriber");
  assert_found (fixture, "section-unused “2”");
}

/* Examples lie in the cells they are to show, whatever the fact's type. */
static void
test_example_values (Fixture *fixture, gconstpointer data)
{
  FstAnnex *annex = fst_annex_new ();

  annex->id = g_strdup ("annex");
  annex->values = g_strsplit ("region school", " ", -1);
  g_ptr_array_add (fixture->policy->annexes, annex);
  add_payer (fixture, "age", when_between ("age", 18, 64), "region");
  add_payer (fixture, "code", when_is ("iso-code", "12"), "region");
  add_payer (fixture, "closer", when_is ("iso-code", "129999"), "region");
  add_payer (fixture, "set", when_is ("double-grounds", "other"), "region");
  add_payer (fixture, "status", when_is ("person-status", "resident"), "region");
  add_payer (fixture, "list", when_is ("list:doc/annex", "region"), "region");
  add_payer (fixture, "not-listed", when_is ("list:doc/annex", "not-listed"), "region");
  assert_found (fixture, "gap payer");
  assert_example (fixture,
                  "age=17 person-status='out-of-county' iso-code='999999' double-grounds=[] "
                  "list:doc/annex='school'",
                  FST_QUESTION_PAYER, "not-regulated");
  /* The list has nothing left to say. */
  add_payer (fixture, "listed", when_is ("list:doc/annex", "school"), "region");
  assert_found (fixture, "");
}

/* A list is asked for only where nothing else shows it. */
static void
test_example_without_list (Fixture *fixture, gconstpointer data)
{
  add_payer (
      fixture, "r",
      when_any (when_is ("list:doc/annex", "region"),
                when_all (when_is ("rental", "true"), when_is ("simple-device", "true"), NULL),
                NULL),
      "region");
  add_payer (fixture, "s", NULL, "school");
  assert_found (fixture, "conflict payer doc/r doc/s");
  assert_example (fixture, "simple-device=true rental=true", FST_QUESTION_PAYER,
                  "conflict 'region' 'school'");
}

/* The diagram asks for the place first; the example does not name it, since it makes no difference.
 */
static void
test_example_is_small (Fixture *fixture, gconstpointer data)
{
  add_payer (fixture, "r",
             when_any (when_all (when_is ("place-of-use", "home"), when_is ("rental", "true"),
                                 when_is ("school-change", "true"), NULL),
                       when_is ("simple-device", "true"), NULL),
             "region");
  add_payer (fixture, "s", NULL, "school");
  assert_found (fixture, "conflict payer doc/r doc/s");
  assert_example (fixture, "simple-device=true", FST_QUESTION_PAYER, "conflict 'region' 'school'");
}

static void
test_twice (void)
{
  FstPolicy *policy = make_policy ("doc");
  g_autoptr (GPtrArray) policies = list_policies (policy, fst_policy_ref (policy), NULL);
  g_autoptr (GError) error = NULL;

  add_rule (policy, "r", NULL);
  g_assert_null (fst_policy_check (policies, &error));
  g_assert_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_FORM);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/policy-check/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing", test_nothing);
  ADD ("conflict", test_conflict);
  ADD ("conflict/near", test_near_conflict);
  ADD ("conflict/leanings", test_leanings);
  ADD ("conflict/of-three", test_conflict_of_three);
  ADD ("conflict/stated", test_stated_conflict);
  ADD ("conflict/formulas", test_formulas);
  ADD ("never-holds", test_never_holds);
  ADD ("never-holds/duties", test_duties);
  ADD ("overridden", test_overridden);
  ADD ("precedence", test_precedence);
  ADD ("gap", test_gap);
  ADD ("gap/silence", test_silence);
  ADD ("two-documents", test_two_documents);
  ADD ("sections", test_sections);
  ADD ("example/values", test_example_values);
  ADD ("example/without-list", test_example_without_list);
  ADD ("example/small", test_example_is_small);
  g_test_add_func ("/policy-check/twice", test_twice);
  return g_test_run ();
}
