#include "fst-ladder-place.h"
#include "policy-fixture.h"

/* A small region: two areas with levels of their own, a need whose area decides, one that age lifts
 * a level, one that is left to judgement, and leisure that has no level. */

typedef struct
{
  FstPolicy *policy;
  FstFacts *facts;
} Fixture;

static FstCondition *
needs (const char *need)
{
  return when_is ("need", need);
}

static void
add_step (FstPolicy *policy, const char *id, FstCondition *when, int level, const char *area)
{
  FstRule *rule = add_rule (policy, id, when);

  add_level (rule, level, area);
  yield_to (rule, "leisure");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  FstPolicy *policy = make_policy ("doc");
  FstRule *judged;

  add_step (policy, "one", needs ("body-position"), 1, "mobility");
  add_step (policy, "two", needs ("transfer"), 2, "mobility");
  add_step (policy, "child", when_all (needs ("societal-adl"), when_between ("age", 0, 17), NULL),
            2, "daily-living");
  add_step (policy, "adult", when_all (needs ("societal-adl"), when_between ("age", 18, 130), NULL),
            3, "daily-living");
  add_step (policy, "home", needs ("instrumental-adl"), 2, "daily-living");
  add_step (policy, "moving",
            when_all (needs ("chosen-activity"), when_is ("need-area", "mobility"), NULL), 3,
            "mobility");
  add_step (policy, "living",
            when_all (needs ("chosen-activity"), when_is ("need-area", "daily-living"), NULL), 3,
            "daily-living");
  judged = add_rule (policy, "judged", needs ("express-wants"));
  add_answer (judged, FST_QUESTION_PRIORITY, NULL)->leaves_judgement = TRUE;
  yield_to (judged, "leisure");
  add_answer (add_rule (policy, "leisure", when_is ("leisure-only", "true")), FST_QUESTION_PRIORITY,
              "excluded");
  add_duty (add_rule (policy, "weigh", when_is ("rental", "true")), "ethical-prioritisation",
            "prescriber");
  add_duty (add_rule (policy, "go", when_is ("care-episode", "discharge")),
            "discharge-first-week-needs", "region");
  add_duty (add_rule (policy, "always", NULL), "follow-up", "prescriber");
  fixture->policy = policy;
  fixture->facts = fst_facts_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fst_facts_unref (fixture->facts);
  fst_policy_unref (fixture->policy);
}

static FstLadder *
make_ladder (Fixture *fixture)
{
  g_autoptr (GPtrArray) policies = list_policies (fst_policy_ref (fixture->policy), NULL);
  g_autoptr (GPtrArray) no_lists = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FstRegionRules) rules = fst_region_rules_new (REGION, policies, no_lists, &error);
  g_autoptr (FstCase) subject = NULL;
  GDate day;

  g_assert_no_error (error);
  g_assert_true (fst_date_parse (THE_DAY, &day));
  subject = fst_case_new (REGION, &day, fixture->facts, &error);
  g_assert_no_error (error);
  return fst_ladder_new (rules, subject);
}

static FstLadderPlace *
choose (FstLadder *ladder, const char *names, const char *area)
{
  g_auto (GStrv) needs = g_strsplit (names, " ", -1);

  return fst_ladder_place_new (ladder, (const char *const *) needs, area);
}

static char *
list_needs (GPtrArray *needs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < needs->len; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "",
                            ((FstLadderNeed *) g_ptr_array_index (needs, i))->need->id);
  return g_string_free (text, FALSE);
}

/* "mobility 1: body-position [one]" for each step. */
static char *
describe_steps (const FstLadder *ladder)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ladder->steps->len; i++)
    {
      const FstLadderStep *step = g_ptr_array_index (ladder->steps, i);
      g_autofree char *names = list_needs (step->needs);

      g_string_append_printf (text, "%s%s %d: %s [", i ? "; " : "", step->area->id, step->level,
                              names);
      for (guint j = 0; j < step->grounds->len; j++)
        g_string_append_printf (text, "%s%s", j ? " " : "",
                                ((FstGround *) g_ptr_array_index (step->grounds, j))->rule);
      g_string_append_c (text, ']');
    }
  return g_string_free (text, FALSE);
}

static char *
describe_step (const FstLadderStep *step)
{
  return step ? g_strdup_printf ("%s %d", step->area ? step->area->id : "-", step->level)
              : g_strdup ("none");
}

#define assert_step(step, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *description = describe_step (step);                                           \
    g_assert_cmpstr (description, ==, expected);                                                   \
  }                                                                                                \
  G_STMT_END

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstLadder) ladder = NULL;
  g_autofree char *steps = NULL;
  g_autofree char *judged = NULL;
  const FstLadderNeed *last;

  know_number (&fixture->facts, "age", 40);
  ladder = make_ladder (fixture);
  steps = describe_steps (ladder);
  judged = list_needs (ladder->judged);
  g_assert_cmpstr (steps, ==,
                   "mobility 1: body-position [one]; mobility 2: transfer [two]; "
                   "mobility 3: chosen-activity [moving]; "
                   "daily-living 2: instrumental-adl [home]; "
                   "daily-living 3: societal-adl chosen-activity [adult living]");
  g_assert_cmpstr (judged, ==, "express-wants");
  last = g_ptr_array_index (fst_ladder_find_step (ladder, 3, "daily-living")->needs, 1);
  g_assert_cmpstr (last->area->id, ==, "daily-living");
  last = g_ptr_array_index (fst_ladder_find_step (ladder, 3, "daily-living")->needs, 0);
  g_assert_null (last->area);
}

/* What every level waits for is said once; what one need waits for is said of it. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstLadder) ladder = make_ladder (fixture);
  g_autofree char *common = g_strjoinv (" ", ladder->depends_on);
  g_autofree char *judged = list_needs (ladder->judged);
  const FstLadderNeed *open = NULL;
  g_autofree char *own = NULL;

  g_assert_cmpstr (common, ==, "leisure-only");
  /* Of two levels it is neither. */
  g_assert_cmpstr (judged, ==, "express-wants societal-adl");
  open = g_ptr_array_index (ladder->judged, 1);
  own = fst_ladder_need_format_condition (open);
  g_assert_cmpstr (own, ==, "depends on: Age");
}

static void
test_exclusions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstLadder) ladder = NULL;
  g_autoptr (FstLadderPlace) place = NULL;
  g_autofree char *text = NULL;
  g_autofree char *steps = NULL;
  const FstDecision *decision;

  know_boolean (&fixture->facts, "leisure-only", TRUE);
  ladder = make_ladder (fixture);
  g_assert_cmpuint (ladder->exclusions->len, ==, 1);
  text = fst_ladder_exclusion_format (g_ptr_array_index (ladder->exclusions, 0));
  g_assert_cmpstr (text, ==, "Only for leisure: yes – Not covered");
  /* The ladder is still there for who is not on it. */
  g_assert_cmpuint (ladder->steps->len, ==, 5);
  place = choose (ladder, "transfer", NULL);
  decision = fst_ladder_place_get_decision (place);
  g_assert_cmpstr (g_variant_get_string (decision->value, NULL), ==, "excluded");
  assert_step (place->at, "none");
  assert_step (g_ptr_array_index (place->steps, 0), "mobility 2");
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstLadder) ladder = NULL;
  g_autoptr (FstLadderPlace) place = NULL;

  know_boolean (&fixture->facts, "leisure-only", FALSE);
  ladder = make_ladder (fixture);
  place = choose (ladder, "transfer", NULL);
  g_assert_cmpint (fst_ladder_place_get_decision (place)->status, ==, FST_STATUS_DECIDED);
  assert_step (place->at, "mobility 2");
  assert_step (place->above, "mobility 1");
  assert_step (place->below, "mobility 3");
  g_assert_cmpuint (place->to_above->len, ==, 0);
}

/* While leisure is not ruled out the level is the only one there can be, and not yet sure. */
static void
test_place_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstLadder) ladder = make_ladder (fixture);
  g_autoptr (FstLadderPlace) place = choose (ladder, "body-position", NULL);

  g_assert_cmpint (fst_ladder_place_get_decision (place)->status, ==, FST_STATUS_MISSING_FACTS);
  assert_step (place->at, "mobility 1");
  assert_step (place->above, "none");
  assert_step (place->below, "mobility 2");
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstLadder) ladder = NULL;
  g_autoptr (FstLadderPlace) place = NULL;

  know_boolean (&fixture->facts, "leisure-only", FALSE);
  ladder = make_ladder (fixture);
  place = choose (ladder, "transfer body-position", NULL);
  g_assert_cmpint (fst_ladder_place_get_decision (place)->status, ==, FST_STATUS_JUDGEMENT);
  assert_step (place->at, "none");
  g_assert_cmpuint (place->steps->len, ==, 2);
  assert_step (g_ptr_array_index (place->steps, 0), "mobility 1");
  assert_step (g_ptr_array_index (place->steps, 1), "mobility 2");
}

static void
test_area (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstLadder) ladder = NULL;
  g_autoptr (FstLadderPlace) without = NULL;
  g_autoptr (FstLadderPlace) with = NULL;

  know_boolean (&fixture->facts, "leisure-only", FALSE);
  ladder = make_ladder (fixture);
  without = choose (ladder, "chosen-activity", NULL);
  g_assert_cmpuint (without->steps->len, ==, 2);
  assert_step (without->at, "none");
  with = choose (ladder, "chosen-activity", "daily-living");
  g_assert_cmpuint (with->steps->len, ==, 1);
  assert_step (with->at, "daily-living 3");
  assert_step (with->above, "daily-living 2");
}

/* Another age lifts the same need. */
static void
test_facts_lead_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstLadder) ladder = NULL;
  g_autoptr (FstLadderPlace) place = NULL;
  g_autofree char *way = NULL;

  know_boolean (&fixture->facts, "leisure-only", FALSE);
  know_number (&fixture->facts, "age", 40);
  ladder = make_ladder (fixture);
  place = choose (ladder, "societal-adl", NULL);
  assert_step (place->at, "daily-living 3");
  g_assert_cmpuint (place->to_above->len, ==, 1);
  g_assert_cmpuint (place->to_below->len, ==, 0);
  way = fst_ladder_format_way (g_ptr_array_index (place->to_above, 0));
  g_assert_cmpstr (way, ==, "The same need, with Age: at most 17 years");
}

static void
test_nothing_chosen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstLadder) ladder = make_ladder (fixture);
  g_autoptr (FstLadderPlace) place = fst_ladder_place_new (ladder, (const char *[]){ NULL }, NULL);

  assert_step (place->at, "none");
  g_assert_cmpuint (place->steps->len, ==, 0);
  g_assert_null (fst_facts_lookup (place->subject->facts, "need"));
}

/* What the base says of needs is not part of the ladder. */
static void
test_base_with_need (Fixture *fixture, gconstpointer data)
{
  const char *const one[] = { "transfer", NULL };
  g_autoptr (FstLadder) bare = make_ladder (fixture);
  g_autoptr (FstLadder) ladder = NULL;
  g_autofree char *expected = describe_steps (bare);
  g_autofree char *steps = NULL;

  know (&fixture->facts, "need", g_variant_new_strv (one, 1));
  know_text (&fixture->facts, "need-area", "mobility");
  ladder = make_ladder (fixture);
  steps = describe_steps (ladder);
  g_assert_cmpstr (steps, ==, expected);
}

static void
test_duties (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstLadder) ladder = make_ladder (fixture);
  const FstDuty *duty;

  /* It is said of rented devices only, and it is said. */
  g_assert_cmpuint (ladder->weighing->len, ==, 1);
  duty = g_ptr_array_index (ladder->weighing, 0);
  g_assert_cmpstr (duty->id, ==, "ethical-prioritisation");
  g_assert_cmpuint (ladder->discharge->len, ==, 1);
  duty = g_ptr_array_index (ladder->discharge, 0);
  g_assert_cmpstr (duty->id, ==, "discharge-first-week-needs");
  g_assert_cmpstr (duty->ground->rule, ==, "go");
}

static void
test_no_ladder (Fixture *fixture, gconstpointer data)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact ("need");
  g_autoptr (FstLadder) ladder = NULL;
  g_autoptr (FstLadderPlace) place = NULL;

  g_ptr_array_set_size (fixture->policy->rules, 0);
  ladder = make_ladder (fixture);
  g_assert_cmpuint (ladder->steps->len, ==, 0);
  g_assert_cmpuint (ladder->exclusions->len, ==, 0);
  g_assert_cmpuint (ladder->unplaced->len, ==, spec->n_terms);
  place = choose (ladder, "transfer", "mobility");
  g_assert_cmpint (fst_ladder_place_get_decision (place)->status, ==, FST_STATUS_NOT_REGULATED);
  assert_step (place->at, "none");
}

int
main (int argc, char *argv[])
{
  const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/ladder/steps", test_steps },
    { "/ladder/open", test_open },
    { "/ladder/exclusions", test_exclusions },
    { "/ladder/place", test_place },
    { "/ladder/place-open", test_place_open },
    { "/ladder/several", test_several },
    { "/ladder/area", test_area },
    { "/ladder/facts-lead-up", test_facts_lead_up },
    { "/ladder/nothing-chosen", test_nothing_chosen },
    { "/ladder/base-with-need", test_base_with_need },
    { "/ladder/duties", test_duties },
    { "/ladder/none", test_no_ladder },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
