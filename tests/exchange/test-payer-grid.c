/* Who pays where, for the regions' own documents: every cell is what a full assessment says of that
 * place and housing, columns that are one really are equal, and the sentence is true. */

#include <string.h>

#include "fst-fact-text.h"
#include "fst-payer-grid.h"
#include "shipped-region.h"

#define N_CASES 25 /* of each region */

static GPtrArray *regions; /* (element-type Region) */

static FstAssessment *
assess_there (FstRegionRules *rules,
              const Region *region,
              FstFacts *facts,
              const char *place,
              const char *housing)
{
  g_autoptr (FstFacts) at =
      fst_facts_with (facts, "place-of-use", g_variant_new_string (place), FST_FACT_SOURCE_CASE);
  g_autoptr (FstFacts) in =
      fst_facts_with (at, "housing", g_variant_new_string (housing), FST_FACT_SOURCE_CASE);
  g_autoptr (FstCase) subject = region_make_case (region, in);

  return fst_region_rules_assess (rules, subject);
}

static guint
find_column (const FstPayerGrid *grid, const char *housing)
{
  for (guint i = 0; i < grid->columns->len; i++)
    if (g_strv_contains (g_ptr_array_index (grid->columns, i), housing))
      return i;
  g_assert_not_reached ();
}

static const FstPayerCell *
get_cell (const FstPayerGrid *grid, guint row, const char *housing)
{
  const FstPayerRow *at = g_ptr_array_index (grid->rows, row);

  return g_ptr_array_index (at->cells, at->cells->len > 1 ? find_column (grid, housing) : 0);
}

static const FstPayerAnswer *
find_answer (const FstPayerCell *cell, const char *housing)
{
  for (guint i = 0; i < cell->answers->len; i++)
    {
      const FstPayerAnswer *answer = g_ptr_array_index (cell->answers, i);

      if (!answer->housings || g_strv_contains ((const char *const *) answer->housings, housing))
        return answer;
    }
  return NULL;
}

/* What is opened for that housing is what a full assessment of it says. */
static void
check_opened (FstRegionRules *rules,
              const FstPayerCell *cell,
              const char *housing,
              const FstDecision *expected)
{
  const FstPayerAnswer *answer = find_answer (cell, housing);
  g_autoptr (FstAssessment) opened = NULL;

  g_assert_nonnull (answer);
  opened = fst_region_rules_assess (rules, answer->subject);
  g_assert_true (
      fst_decision_is_same (fst_assessment_get_decision (opened, FST_QUESTION_PAYER), expected));
  g_assert_true (fst_decision_is_same (
      fst_assessment_get_decision (answer->answer, FST_QUESTION_PAYER), expected));
}

static void
check_cells (const FstPayerGrid *grid, FstRegionRules *rules, const Region *region, FstFacts *facts)
{
  const FstFactSpec *places = fst_vocabulary_find_fact ("place-of-use");
  const FstFactSpec *housings = fst_vocabulary_find_fact ("housing");

  g_assert_cmpuint (grid->rows->len, ==, places->n_terms);
  for (guint i = 0; i < places->n_terms; i++)
    for (guint j = 0; j < housings->n_terms; j++)
      {
        const char *housing = housings->terms[j].id;
        const FstPayerCell *cell = get_cell (grid, i, housing);
        g_autoptr (FstAssessment) whole =
            assess_there (rules, region, facts, places->terms[i].id, housing);

        g_assert_true (fst_payer_is_same (fst_payer_cell_get_decision (cell),
                                          fst_assessment_get_decision (whole, FST_QUESTION_PAYER)));
        check_opened (rules, cell, housing,
                      fst_assessment_get_decision (whole, FST_QUESTION_PAYER));
      }
}

/* Two columns differ somewhere. */
static void
check_columns (const FstPayerGrid *grid)
{
  for (guint i = 0; i < grid->columns->len; i++)
    for (guint j = i + 1; j < grid->columns->len; j++)
      {
        gboolean differs = FALSE;

        for (guint k = 0; k < grid->rows->len; k++)
          {
            const char *one = ((GStrv) g_ptr_array_index (grid->columns, i))[0];
            const char *other = ((GStrv) g_ptr_array_index (grid->columns, j))[0];

            differs |= !fst_payer_is_same (fst_payer_cell_get_decision (get_cell (grid, k, one)),
                                           fst_payer_cell_get_decision (get_cell (grid, k, other)));
          }
        g_assert_true (differs);
      }
}

/* Every cell is in one group, that of its answer; no two groups have the same. */
static void
check_groups (const FstPayerGrid *grid)
{
  guint n_cells = 0, n_grouped = 0;

  for (guint i = 0; i < grid->rows->len; i++)
    n_cells += ((FstPayerRow *) g_ptr_array_index (grid->rows, i))->cells->len;
  for (guint i = 0; i < grid->groups->len; i++)
    {
      const FstPayerGroup *group = g_ptr_array_index (grid->groups, i);
      const FstDecision *decision = fst_payer_group_get_decision (group);

      n_grouped += group->cells->len;
      for (guint j = 0; j < group->cells->len; j++)
        {
          const FstPayerCell *cell = g_ptr_array_index (group->cells, j);

          g_assert_true (fst_payer_is_same (fst_payer_cell_get_decision (cell), decision));
        }
      for (guint j = i + 1; j < grid->groups->len; j++)
        g_assert_false (fst_payer_is_same (
            decision, fst_payer_group_get_decision (g_ptr_array_index (grid->groups, j))));
    }
  g_assert_cmpuint (n_cells, ==, n_grouped);
}

/* Everything that any full assessment misses is named once, and nothing else. */
static void
check_missing (const FstPayerGrid *grid)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) missed = g_hash_table_new (g_str_hash, g_str_equal);
  GStrv all[] = { grid->device_facts, grid->other_facts, grid->lists };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint j = 0; all[i][j]; j++)
      g_assert_true (g_hash_table_add (named, all[i][j]));
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const FstPayerRow *row = g_ptr_array_index (grid->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const FstPayerCell *cell = g_ptr_array_index (row->cells, j);

          for (guint k = 0; k < cell->answers->len; k++)
            {
              const FstPayerAnswer *answer = g_ptr_array_index (cell->answers, k);

              for (char **name =
                       fst_assessment_get_decision (answer->answer, FST_QUESTION_PAYER)->missing;
                   *name; name++)
                g_hash_table_add (missed, *name);
            }
        }
    }
  g_assert_cmpuint (g_hash_table_size (named), ==, g_hash_table_size (missed));
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint j = 0; all[i][j]; j++)
      g_assert_true (g_hash_table_contains (missed, all[i][j]));
  for (guint j = 0; grid->device_facts[j]; j++)
    g_assert_true (fst_payer_is_device_fact (grid->device_facts[j]));
  for (guint j = 0; grid->other_facts[j]; j++)
    g_assert_false (fst_payer_is_device_fact (grid->other_facts[j]));
}

static char *
inside (const char *place)
{
  const char *const values[] = { place, NULL };
  g_autoptr (FstCondition) is = fst_condition_new_in (FST_CONDITION_IN, "place-of-use", values);

  return fst_fact_format_wanted (is, FALSE);
}

/* The part of the text that begins so, up to its full stop; NULL where none does. */
static char *
find_part (const char *text, const char *beginning)
{
  for (const char *at = strstr (text, beginning); at; at = strstr (at + 1, beginning))
    if (at == text || g_str_has_prefix (at - 2, ". "))
      return g_strndup (at, (gsize) (strchr (at, '.') - at));
  return NULL;
}

/* The sentence has a part for each answer, and each place that is named alone stands in the part of
 * its own answer. */
static void
check_sentence (const FstPayerGrid *grid)
{
  g_autofree char *sentence = fst_payer_grid_format (grid);

  for (guint i = 0; i < grid->groups->len; i++)
    {
      const FstPayerGroup *group = g_ptr_array_index (grid->groups, i);
      g_autofree char *answer = fst_payer_format_decision (fst_payer_group_get_decision (group));
      g_autofree char *beginning = g_strdup_printf ("%s: ", answer);
      g_autofree char *rest = g_strdup_printf ("Otherwise: %s.", answer);
      g_autofree char *all = g_strdup_printf ("Everywhere: %s.", answer);
      g_autofree char *part = find_part (sentence, beginning);

      g_assert_true (part || g_str_has_suffix (sentence, rest) || g_str_equal (sentence, all));
      for (guint j = 0; part && j < group->cells->len; j++)
        {
          const FstPayerCell *cell = g_ptr_array_index (group->cells, j);
          g_autofree char *place = inside (cell->place);

          g_assert_true (strstr (part, place)
                         || strstr (part, "preschool class to upper secondary school"));
        }
    }
}

static FstPayerGrid *
check (FstRegionRules *rules, const Region *region, FstFacts *facts)
{
  g_autoptr (FstFacts) bare = fst_facts_without (facts, "housing");
  g_autoptr (FstCase) subject = region_make_case (region, bare);
  FstPayerGrid *grid = fst_payer_grid_new (rules, subject);

  check_cells (grid, rules, region, bare);
  check_columns (grid);
  check_groups (grid);
  check_missing (grid);
  check_sentence (grid);
  return grid;
}

static void
test_random (gconstpointer data)
{
  Region *region = g_ptr_array_index (regions, GPOINTER_TO_UINT (data));
  g_autoptr (FstRegionRules) rules = region_make_rules (region);

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (FstFacts) facts = region_random_facts (region);
      g_autoptr (FstPayerGrid) grid = check (rules, region, facts);

      g_assert_cmpuint (grid->groups->len, >, 0);
    }
}

/* A housing that is known is the only column. */
static void
test_known_housing (gconstpointer data)
{
  Region *region = g_ptr_array_index (regions, GPOINTER_TO_UINT (data));
  const FstFactSpec *housings = fst_vocabulary_find_fact ("housing");
  g_autoptr (FstRegionRules) rules = region_make_rules (region);
  g_autoptr (FstFacts) nothing = fst_facts_new ();

  for (guint i = 0; i < housings->n_terms; i++)
    {
      g_autoptr (FstFacts) facts = fst_facts_with (
          nothing, "housing", g_variant_new_string (housings->terms[i].id), FST_FACT_SOURCE_CASE);
      g_autoptr (FstCase) subject = region_make_case (region, facts);
      g_autoptr (FstPayerGrid) grid = fst_payer_grid_new (rules, subject);
      GStrv column = g_ptr_array_index (grid->columns, 0);

      g_assert_cmpuint (grid->columns->len, ==, 1);
      g_assert_cmpuint (g_strv_length (column), ==, 1);
      g_assert_cmpstr (column[0], ==, housings->terms[i].id);
      for (guint j = 0; j < grid->rows->len; j++)
        {
          const FstPayerRow *row = g_ptr_array_index (grid->rows, j);
          g_autoptr (FstAssessment) whole =
              assess_there (rules, region, facts, row->place, column[0]);

          g_assert_cmpuint (row->cells->len, ==, 1);
          g_assert_true (
              fst_payer_is_same (fst_payer_cell_get_decision (g_ptr_array_index (row->cells, 0)),
                                 fst_assessment_get_decision (whole, FST_QUESTION_PAYER)));
        }
    }
}

/* A place that the case names already, and what lists said of it, make no difference. */
static void
test_own_place (gconstpointer data)
{
  Region *region = g_ptr_array_index (regions, GPOINTER_TO_UINT (data));
  g_autoptr (FstRegionRules) rules = region_make_rules (region);
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  g_autoptr (FstFacts) placed = fst_facts_with (
      nothing, "place-of-use", g_variant_new_string ("workplace"), FST_FACT_SOURCE_FORM);
  g_autoptr (FstFacts) listed = fst_facts_with (placed, "basic-equipment-listed",
                                                g_variant_new_boolean (TRUE), FST_FACT_SOURCE_LIST);
  g_autoptr (FstCase) bare = region_make_case (region, nothing);
  g_autoptr (FstCase) subject = region_make_case (region, listed);
  g_autoptr (FstPayerGrid) expected = fst_payer_grid_new (rules, bare);
  g_autoptr (FstPayerGrid) grid = fst_payer_grid_new (rules, subject);
  g_autofree char *sentence = fst_payer_grid_format (grid);
  g_autofree char *other = fst_payer_grid_format (expected);

  g_assert_cmpstr (sentence, ==, other);
  g_assert_cmpuint (grid->columns->len, ==, expected->columns->len);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    GTestDataFunc function;
  } tests[] = {
    { "random", test_random },
    { "known-housing", test_known_housing },
    { "own-place", test_own_place },
  };
  int status;

  g_test_init (&argc, &argv, NULL);
  regions = regions_load ();
  for (guint i = 0; i < regions->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
      {
        g_autofree char *path = g_strdup_printf ("/payer-grid/%s/%s", tests[j].name,
                                                 ((Region *) g_ptr_array_index (regions, i))->name);

        g_test_add_data_func (path, GUINT_TO_POINTER (i), tests[j].function);
      }
  status = g_test_run ();
  g_ptr_array_unref (regions);
  return status;
}
