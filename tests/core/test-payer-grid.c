/* Who pays where, by a small document. */

#include "fst-payer-grid.h"
#include "policy-fixture.h"

#define PLACE "place-of-use"
#define HOUSING "housing"

static FstRegionRules *
make_rules (FstPolicy *policy)
{
  g_autoptr (GPtrArray) policies = list_policies (policy, NULL);
  g_autoptr (GPtrArray) no_lists = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  FstRegionRules *rules = fst_region_rules_new (REGION, policies, no_lists, &error);

  g_assert_no_error (error);
  return rules;
}

static void
add_payer (FstPolicy *policy, const char *id, const char *payer, FstCondition *when)
{
  add_answer (add_rule (policy, id, when), FST_QUESTION_PAYER, payer);
}

/* School and university pay their own; at home it is the housing's matter; the region pays what is
 * specially adapted at a workplace, and what a child does in its leisure. */
static FstPolicy *
make_document (void)
{
  FstPolicy *policy = make_policy ("doc");

  add_payer (policy, "school", "school",
             when_any (when_is (PLACE, "preschool-class"), when_is (PLACE, "compulsory-school"),
                       when_is (PLACE, "adapted-compulsory-school"),
                       when_is (PLACE, "upper-secondary-school"),
                       when_is (PLACE, "adapted-upper-secondary-school"), NULL));
  add_payer (policy, "state", "state-grant", when_is (PLACE, "university"));
  add_payer (
      policy, "elderly", "municipality",
      when_all (when_is (PLACE, "home"), when_is (HOUSING, "elderly-special-housing"), NULL));
  add_payer (policy, "lss", "activity-provider",
             when_all (when_is (PLACE, "home"),
                       when_any (when_is (HOUSING, "lss-housing"),
                                 when_is (HOUSING, "social-psychiatric-housing"), NULL),
                       NULL));
  add_payer (policy, "work", "region",
             when_all (when_is (PLACE, "workplace"), when_is ("special-adaptation", "true"), NULL));
  add_payer (policy, "leisure", "region",
             when_all (when_is (PLACE, "leisure"), when_between ("age", 0, 17), NULL));
  return policy;
}

static FstPayerGrid *
make_grid (FstPolicy *policy, FstFacts *facts)
{
  g_autoptr (FstRegionRules) rules = make_rules (policy);
  g_autoptr (FstCase) subject = NULL;
  GDate day;

  g_assert_true (fst_date_parse (THE_DAY, &day));
  subject = fst_case_new (REGION, &day, facts, NULL);
  g_assert_nonnull (subject);
  return fst_payer_grid_new (rules, subject);
}

static const FstPayerRow *
find_row (const FstPayerGrid *grid, const char *place)
{
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const FstPayerRow *row = g_ptr_array_index (grid->rows, i);

      if (g_str_equal (row->place, place))
        return row;
    }
  g_assert_not_reached ();
}

static void
assert_cell (const FstPayerGrid *grid, const char *place, guint column, const char *expected)
{
  const FstPayerRow *row = find_row (grid, place);
  g_autofree char *text = NULL;

  g_assert_cmpuint (column, <, row->cells->len);
  text = fst_payer_format_decision (
      fst_payer_cell_get_decision (g_ptr_array_index (row->cells, column)));
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_strings (GStrv got, const char *const *expected)
{
  g_assert_true (g_strv_equal ((const char *const *) got, expected));
}

static void
test_cells (void)
{
  static const char *const ordinary[] = { "ordinary", "ordinary-with-assistance", NULL };
  static const char *const elderly[] = { "elderly-special-housing", NULL };
  static const char *const groups[] = { "lss-housing", "social-psychiatric-housing", NULL };
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  g_autoptr (FstPayerGrid) grid = make_grid (make_document (), nothing);

  g_assert_cmpuint (grid->columns->len, ==, 3);
  assert_strings (g_ptr_array_index (grid->columns, 0), ordinary);
  assert_strings (g_ptr_array_index (grid->columns, 1), elderly);
  assert_strings (g_ptr_array_index (grid->columns, 2), groups);
  assert_cell (grid, "home", 0, "The documents say nothing of this");
  assert_cell (grid, "home", 1, "The municipality");
  assert_cell (grid, "home", 2, "The activity or housing");
  g_assert_cmpuint (find_row (grid, "compulsory-school")->cells->len, ==, 1);
  assert_cell (grid, "compulsory-school", 0, "The school");
  assert_cell (grid, "workplace", 0, "The region – not settled yet");
}

/* The case behind a cell of one row for all housings leaves the housing open. */
static void
test_cases (void)
{
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  g_autoptr (FstPayerGrid) grid = make_grid (make_document (), nothing);
  const FstPayerCell *school = g_ptr_array_index (find_row (grid, "compulsory-school")->cells, 0);
  const FstPayerCell *groups = g_ptr_array_index (find_row (grid, "home")->cells, 2);
  const FstPayerAnswer *answer = g_ptr_array_index (school->answers, 0);

  g_assert_null (answer->housings);
  g_assert_null (fst_facts_lookup (answer->subject->facts, HOUSING));
  g_assert_cmpstr (g_variant_get_string (fst_facts_lookup (answer->subject->facts, PLACE), NULL),
                   ==, "compulsory-school");
  /* One rule is the reason for both. */
  g_assert_cmpuint (groups->answers->len, ==, 1);
  answer = g_ptr_array_index (groups->answers, 0);
  g_assert_cmpuint (g_strv_length (answer->housings), ==, 2);
  g_assert_cmpstr (g_variant_get_string (fst_facts_lookup (answer->subject->facts, HOUSING), NULL),
                   ==, "lss-housing");
}

/* The same answer for different reasons is one cell with both. */
static void
test_reasons (void)
{
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  FstPolicy *policy = make_policy ("doc");
  g_autoptr (FstPayerGrid) grid = NULL;
  const FstPayerCell *cell;

  add_payer (policy, "a", "region",
             when_all (when_is (PLACE, "home"), when_is (HOUSING, "lss-housing"), NULL));
  add_payer (policy, "b", "region",
             when_all (when_is (PLACE, "home"), when_not (when_is (HOUSING, "lss-housing")), NULL));
  grid = make_grid (policy, nothing);
  g_assert_cmpuint (grid->columns->len, ==, 1);
  cell = g_ptr_array_index (find_row (grid, "home")->cells, 0);
  assert_cell (grid, "home", 0, "The region");
  /* The answer does not hang on the housing, so that the case leaves it open. */
  g_assert_cmpuint (cell->answers->len, ==, 1);
  g_assert_null (((FstPayerAnswer *) g_ptr_array_index (cell->answers, 0))->housings);
}

/* What comes to the same by other facts is one cell that keeps a case for each. */
static void
test_several_cases (void)
{
  static const char *const adaptation[] = { "special-adaptation", NULL };
  static const char *const rental[] = { "rental", NULL };
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  FstPolicy *policy = make_policy ("doc");
  g_autoptr (FstPayerGrid) grid = NULL;
  const FstPayerCell *cell;
  const FstPayerAnswer *first, *second;

  add_payer (
      policy, "a", "region",
      when_all (when_is (HOUSING, "lss-housing"), when_is ("special-adaptation", "true"), NULL));
  add_payer (
      policy, "b", "region",
      when_all (when_not (when_is (HOUSING, "lss-housing")), when_is ("rental", "true"), NULL));
  grid = make_grid (policy, nothing);
  g_assert_cmpuint (grid->columns->len, ==, 1);
  cell = g_ptr_array_index (find_row (grid, "home")->cells, 0);
  g_assert_cmpuint (cell->answers->len, ==, 2);
  first = g_ptr_array_index (cell->answers, 0);
  second = g_ptr_array_index (cell->answers, 1);
  g_assert_cmpuint (g_strv_length (first->housings), ==, 4);
  assert_strings (fst_assessment_get_decision (first->answer, FST_QUESTION_PAYER)->missing, rental);
  g_assert_cmpstr (second->housings[0], ==, "lss-housing");
  assert_strings (fst_assessment_get_decision (second->answer, FST_QUESTION_PAYER)->missing,
                  adaptation);
}

/* Which facts still decide, those of the device by themselves; what is known is none of them. */
static void
test_missing (void)
{
  static const char *const adaptation[] = { "special-adaptation", NULL };
  static const char *const age[] = { "age", NULL };
  g_autoptr (FstFacts) facts = fst_facts_new ();
  g_autoptr (FstPayerGrid) grid = make_grid (make_document (), facts);
  g_autoptr (FstPayerGrid) known = NULL;

  assert_strings (grid->device_facts, adaptation);
  assert_strings (grid->other_facts, age);
  g_assert_cmpuint (g_strv_length (grid->lists), ==, 0);
  know_boolean (&facts, "special-adaptation", TRUE);
  known = make_grid (make_document (), facts);
  g_assert_cmpuint (g_strv_length (known->device_facts), ==, 0);
  assert_cell (known, "workplace", 0, "The region");
}

static void
test_sentence (void)
{
  g_autoptr (FstFacts) facts = fst_facts_new ();
  g_autoptr (FstPayerGrid) grid = NULL;
  g_autofree char *sentence = NULL;

  know_boolean (&facts, "special-adaptation", TRUE);
  know_number (&facts, "age", 10);
  grid = make_grid (make_document (), facts);
  sentence = fst_payer_grid_format (grid);
  g_assert_cmpstr (sentence, ==,
                   "The municipality: home (special housing for the elderly). "
                   "The activity or housing: home (LSS housing or social psychiatric housing). "
                   "The school: preschool class to upper secondary school. "
                   "State grant: university. The region: workplace and leisure. "
                   "Otherwise: The documents say nothing of this.");
}

static void
test_one_answer (void)
{
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  FstPolicy *policy = make_policy ("doc");
  g_autoptr (FstPayerGrid) grid = NULL;
  g_autofree char *sentence = NULL;

  add_payer (policy, "all", "region", NULL);
  grid = make_grid (policy, nothing);
  sentence = fst_payer_grid_format (grid);
  g_assert_cmpuint (grid->columns->len, ==, 1);
  g_assert_cmpuint (grid->groups->len, ==, 1);
  g_assert_cmpstr (sentence, ==, "Everywhere: The region.");
}

/* Answers that say no more than that everything is possible are one for whoever reads. */
static void
test_nothing_told (void)
{
  static const char *const payers[] = { "region", "municipality", "school", "employer", "person" };
  static const char *const kinds[] = { "assistive-device", "consumable", "treatment-device",
                                       "care-product", "nutrition" };
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  FstPolicy *policy = make_policy ("doc");
  g_autoptr (FstPayerGrid) grid = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (payers); i++)
    add_payer (policy, payers[i], payers[i],
               i < 4 ? when_is ("device-kind", kinds[i])
                     : when_all (when_is ("device-kind", kinds[i]), when_is (PLACE, "home"), NULL));
  grid = make_grid (policy, nothing);
  g_assert_cmpuint (grid->groups->len, ==, 1);
  assert_cell (grid, "home", 0, "Not settled yet");
  assert_cell (grid, "leisure", 0, "Not settled yet");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payer-grid/cells", test_cells);
  g_test_add_func ("/payer-grid/cases", test_cases);
  g_test_add_func ("/payer-grid/reasons", test_reasons);
  g_test_add_func ("/payer-grid/several-cases", test_several_cases);
  g_test_add_func ("/payer-grid/missing", test_missing);
  g_test_add_func ("/payer-grid/sentence", test_sentence);
  g_test_add_func ("/payer-grid/one-answer", test_one_answer);
  g_test_add_func ("/payer-grid/nothing-told", test_nothing_told);
  return g_test_run ();
}
