#include "fst-ladder-place.h"

static FstCase *
make_subject (FstLadder *ladder, const char *const *needs, const char *area)
{
  g_autoptr (FstFacts) facts = fst_facts_ref (ladder->base->facts);

  if (*needs)
    {
      g_autoptr (GVariant) value =
          fst_fact_check_value ("need", g_variant_new_strv (needs, -1), NULL);
      FstFacts *more = fst_facts_with (facts, "need", value, FST_FACT_SOURCE_FORM);

      fst_facts_unref (facts);
      facts = more;
    }
  if (area)
    {
      FstFacts *more =
          fst_facts_with (facts, "need-area", g_variant_new_string (area), FST_FACT_SOURCE_FORM);

      fst_facts_unref (facts);
      facts = more;
    }
  return fst_case_with_facts (ladder->base, facts);
}

/* A need whose area decides stands in the area that has been chosen, or, while none has, in all. */
static gboolean
stands_on (const FstLadderStep *step, const char *const *needs, const char *area)
{
  for (guint i = 0; i < step->needs->len; i++)
    {
      const FstLadderNeed *one = g_ptr_array_index (step->needs, i);

      if (g_strv_contains (needs, one->need->id)
          && (!one->area || !area || g_str_equal (one->area->id, area)))
        return TRUE;
    }
  return FALSE;
}

static void
find_steps (FstLadderPlace *self, const char *const *needs, const char *area)
{
  GVariant *level = fst_ladder_find_level (fst_ladder_place_get_decision (self));
  const char *where;
  int number, of;

  for (guint i = 0; i < self->ladder->steps->len; i++)
    if (stands_on (g_ptr_array_index (self->ladder->steps, i), needs, area))
      g_ptr_array_add (self->steps, g_ptr_array_index (self->ladder->steps, i));
  if (!level || !*needs)
    return;
  g_variant_get (level, "(iim&s)", &number, &of, &where);
  self->at = fst_ladder_find_step (self->ladder, number, where);
  self->above = fst_ladder_find_step (self->ladder, number - 1, where);
  self->below = fst_ladder_find_step (self->ladder, number + 1, where);
}

static gboolean
leads_to (const FstWhatIfBranch *branch, const FstLadderStep *step)
{
  GVariant *level = fst_ladder_find_level (fst_what_if_branch_get_decision (branch));
  const char *area;
  int number, of;

  if (!level || !step || branch->is_current)
    return FALSE;
  g_variant_get (level, "(iim&s)", &number, &of, &area);
  return number == step->level && g_strcmp0 (area, step->area ? step->area->id : NULL) == 0;
}

/* Another need is another place, and stands on the ladder. */
static void
find_ways (FstLadderPlace *self)
{
  self->explored = fst_what_if_list (self->ladder->rules, self->subject, FST_QUESTION_PRIORITY);
  for (guint i = 0; i < self->explored->len; i++)
    {
      const FstWhatIf *what_if = g_ptr_array_index (self->explored, i);

      for (guint j = 0; !g_str_equal (what_if->fact, "need") && j < what_if->branches->len; j++)
        {
          FstWhatIfBranch *branch = g_ptr_array_index (what_if->branches, j);

          if (leads_to (branch, self->above))
            g_ptr_array_add (self->to_above, branch);
          if (leads_to (branch, self->below))
            g_ptr_array_add (self->to_below, branch);
        }
    }
}

/**
 * fst_ladder_place_new:
 * @ladder: a region's ladder
 * @needs: values of `need`; none is none chosen yet
 * @area: (nullable): a value of `need-area`
 *
 * Finds where needs stand, by assessing the ladder's base with them. Pure: any thread.
 *
 * Returns: (transfer full): the place
 */
FstLadderPlace *
fst_ladder_place_new (FstLadder *ladder, const char *const *needs, const char *area)
{
  FstLadderPlace *self;

  g_return_val_if_fail (ladder != NULL && needs != NULL, NULL);

  self = g_new0 (FstLadderPlace, 1);
  self->ladder = fst_ladder_ref (ladder);
  self->subject = make_subject (ladder, needs, area);
  self->assessment = fst_region_rules_assess (ladder->rules, self->subject);
  self->steps = g_ptr_array_new ();
  self->to_above = g_ptr_array_new ();
  self->to_below = g_ptr_array_new ();
  find_steps (self, needs, area);
  find_ways (self);
  return self;
}

/**
 * fst_ladder_place_free:
 * @self: (transfer full) (nullable): a place
 *
 * Frees it.
 */
void
fst_ladder_place_free (FstLadderPlace *self)
{
  if (!self)
    return;
  fst_ladder_unref (self->ladder);
  fst_case_unref (self->subject);
  fst_assessment_unref (self->assessment);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->to_above);
  g_ptr_array_unref (self->to_below);
  g_ptr_array_unref (self->explored);
  g_free (self);
}

/**
 * fst_ladder_place_get_decision:
 * @self: a place
 *
 * Gets the priority of the needs together.
 *
 * Returns: (transfer none): the answer, of the whole assessment
 */
const FstDecision *
fst_ladder_place_get_decision (const FstLadderPlace *self)
{
  return fst_assessment_get_decision (self->assessment, FST_QUESTION_PRIORITY);
}
