/* The ladders of the shipped regions: every entry says what assessing the whole case with that need
 * says, whatever else is known. */

#include "fst-ladder-place.h"
#include "shipped-region.h"

#define N_CASES 15 /* of each region */

static GPtrArray *regions; /* (element-type Region) */

static FstLadder *
make_ladder (const Region *region, FstFacts *facts)
{
  g_autoptr (FstRegionRules) rules = region_make_rules (region);
  g_autoptr (FstCase) subject = region_make_case (region, facts);

  return fst_ladder_new (rules, subject);
}

static Region *
find_region (const char *name)
{
  for (guint i = 0; i < regions->len; i++)
    {
      Region *region = g_ptr_array_index (regions, i);

      if (g_str_equal (region->name, name))
        return region;
    }
  g_assert_not_reached ();
}

/* "1: life-sustaining; 2: …" of one area. */
static char *
describe_area (const FstLadder *ladder, const char *area)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ladder->steps->len; i++)
    {
      const FstLadderStep *step = g_ptr_array_index (ladder->steps, i);

      if (g_strcmp0 (step->area ? step->area->id : NULL, area) != 0)
        continue;
      g_string_append_printf (text, "%s%d of %d:", text->len ? "; " : "", step->level, step->of);
      for (guint j = 0; j < step->needs->len; j++)
        g_string_append_printf (text, " %s",
                                ((FstLadderNeed *) g_ptr_array_index (step->needs, j))->need->id);
    }
  return g_string_free (text, FALSE);
}

static void
assert_area (const FstLadder *ladder, const char *area, const char *expected)
{
  g_autofree char *text = describe_area (ladder, area);

  g_assert_cmpstr (text, ==, expected);
}

/* Dalarna 2.1.1: four areas by four levels. */
static void
test_dalarna (void)
{
  g_autoptr (FstFacts) facts = fst_facts_new ();
  g_autoptr (FstLadder) ladder = make_ladder (find_region ("dalarna"), facts);
  const FstDuty *duty = NULL;

  assert_area (ladder, "care-and-treatment",
               "1 of 4: life-sustaining; 2 of 4: treat-body-function; "
               "3 of 4: maintain-body-function; 4 of 4: chosen-activity");
  assert_area (ladder, "communication-cognition",
               "1 of 4: call-attention-basic-needs; 2 of 4: express-wants; "
               "3 of 4: converse-read-write-society; 4 of 4: chosen-activity");
  assert_area (ladder, "mobility",
               "1 of 4: body-position; 2 of 4: transfer; 3 of 4: move-in-and-outside-home; "
               "4 of 4: chosen-activity");
  assert_area (ladder, "daily-living",
               "1 of 4: personal-adl; 2 of 4: instrumental-adl; 3 of 4: societal-adl; "
               "4 of 4: chosen-activity");
  g_assert_cmpuint (ladder->exclusions->len, ==, 0);
  g_assert_cmpuint (g_strv_length (ladder->depends_on), ==, 0);
  for (guint i = 0; i < ladder->discharge->len && !duty; i++)
    {
      const FstDuty *one = g_ptr_array_index (ladder->discharge, i);

      if (g_str_equal (one->id, "discharge-first-week-needs"))
        duty = one;
    }
  g_assert_nonnull (duty);
  g_assert_cmpstr (duty->ground->sections[0], ==, "4.1");
}

/* Västerbotten: three levels, and what is only for leisure has none. */
static void
test_vasterbotten (void)
{
  g_autoptr (FstFacts) facts = fst_facts_new ();
  g_autoptr (FstLadder) ladder = make_ladder (find_region ("vasterbotten"), facts);
  g_autofree char *first = NULL;
  const FstGround *ground;

  assert_area (ladder, NULL,
               "1 of 3: life-sustaining serious-body-function; "
               "2 of 3: transfer personal-adl daily-activity-at-home child-play-development; "
               "3 of 3: everyday-independent-life");
  g_assert_cmpuint (ladder->judged->len, ==, 10);
  g_assert_cmpuint (ladder->unplaced->len, ==, 0);
  g_assert_true (g_strv_contains ((const char *const *) ladder->depends_on, "leisure-only"));
  first = fst_ladder_exclusion_format (g_ptr_array_index (ladder->exclusions, 0));
  g_assert_cmpstr (first, ==, "Only for leisure: yes – Not covered");
  ground = g_ptr_array_index (fst_ladder_find_step (ladder, 3, NULL)->grounds, 0);
  g_assert_cmpstr (ground->sections[0], ==, "Prioriteringsnivå 3");
  g_assert_cmpuint (fst_ladder_find_step (ladder, 3, NULL)->grounds->len, ==, 1);
}

static void
test_no_ladder (void)
{
  const char *const names[] = { "stockholm", "vastra-gotaland" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (FstFacts) facts = fst_facts_new ();
      g_autoptr (FstLadder) ladder = make_ladder (find_region (names[i]), facts);

      g_assert_cmpuint (ladder->steps->len, ==, 0);
      g_assert_cmpuint (ladder->judged->len, ==, 0);
      g_assert_cmpuint (ladder->exclusions->len, ==, 0);
      g_assert_cmpuint (ladder->weighing->len, ==, g_str_equal (names[i], "stockholm") ? 0 : 1);
    }
}

/* The base with one need, assessed whole. */
static FstAssessment *
assess_need (const Region *region, const FstLadder *ladder, const FstLadderNeed *one)
{
  const char *const needs[] = { one->need->id, NULL };
  g_autoptr (FstFacts) facts = fst_facts_ref (ladder->base->facts);

  learn (&facts, "need", g_variant_new_strv (needs, 1));
  if (one->area)
    learn (&facts, "need-area", g_variant_new_string (one->area->id));
  return region_assess ((Region *) region, facts);
}

static gboolean
is_same (const FstDecision *a, const FstDecision *b)
{
  return a->status == b->status && !a->value == !b->value
         && (!a->value || g_variant_equal (a->value, b->value)) && a->values->len == b->values->len
         && g_strv_equal ((const char *const *) a->missing, (const char *const *) b->missing);
}

/* An entry's answer is that of the case; or, where a fact keeps the case off the ladder, that of
 * the case without it. */
static void
check_need (const Region *region, const FstLadder *ladder, const FstLadderNeed *one)
{
  const FstDecision *claimed = fst_assessment_get_decision (one->answer, FST_QUESTION_PRIORITY);
  g_autoptr (FstAssessment) whole = assess_need (region, ladder, one);
  const FstDecision *answer = fst_assessment_get_decision (whole, FST_QUESTION_PRIORITY);

  if (is_same (claimed, answer))
    return;
  /* Off the ladder: no level at all. */
  g_assert_null (fst_ladder_find_level (answer));
  g_assert_cmpuint (ladder->exclusions->len, >, 0);
}

static void
check_needs (const Region *region, const FstLadder *ladder, GPtrArray *needs)
{
  for (guint i = 0; i < needs->len; i++)
    check_need (region, ladder, g_ptr_array_index (needs, i));
}

static void
check_place (const Region *region, FstLadder *ladder, const FstLadderStep *step)
{
  for (guint i = 0; i < step->needs->len; i++)
    {
      const FstLadderNeed *one = g_ptr_array_index (step->needs, i);
      const char *const needs[] = { one->need->id, NULL };
      g_autoptr (FstLadderPlace) place =
          fst_ladder_place_new (ladder, needs, one->area ? one->area->id : NULL);
      g_autoptr (FstAssessment) whole = assess_need (region, ladder, one);
      const FstDecision *answer = fst_assessment_get_decision (whole, FST_QUESTION_PRIORITY);

      g_assert_true (is_same (fst_ladder_place_get_decision (place), answer));
      g_assert_true (g_ptr_array_find (place->steps, step, NULL));
      g_assert_true (!place->at || place->at == step);
      g_assert_cmpint (place->at != NULL, ==, fst_ladder_find_level (answer) != NULL);
    }
}

static void
test_true (gconstpointer data)
{
  Region *region = g_ptr_array_index (regions, GPOINTER_TO_UINT (data));
  const FstFactSpec *needs = fst_vocabulary_find_fact ("need");

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (FstFacts) facts = region_random_facts (region);
      g_autoptr (FstLadder) ladder = make_ladder (region, facts);
      g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);

      check_needs (region, ladder, ladder->judged);
      check_needs (region, ladder, ladder->unplaced);
      for (guint j = 0; j < ladder->steps->len; j++)
        {
          const FstLadderStep *step = g_ptr_array_index (ladder->steps, j);

          check_needs (region, ladder, step->needs);
          check_place (region, ladder, step);
          for (guint k = 0; k < step->needs->len; k++)
            g_hash_table_add (
                named, (gpointer) ((FstLadderNeed *) g_ptr_array_index (step->needs, k))->need);
        }
      /* No need is forgotten. */
      g_assert_cmpuint (g_hash_table_size (named) + ladder->judged->len + ladder->unplaced->len, ==,
                        needs->n_terms);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  regions = regions_load ();
  g_test_add_func ("/ladder/dalarna", test_dalarna);
  g_test_add_func ("/ladder/vasterbotten", test_vasterbotten);
  g_test_add_func ("/ladder/no-ladder", test_no_ladder);
  for (guint i = 0; i < regions->len; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/ladder/true/%s", ((Region *) g_ptr_array_index (regions, i))->name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_true);
    }
  status = g_test_run ();
  g_ptr_array_unref (regions);
  return status;
}
