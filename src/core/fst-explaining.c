#include "fst-explaining.h"

/* Where the case lies, and what is looked for in it. */
typedef struct
{
  const FstSpace *space;
  const guint64 *cells;
  FstFacts *facts;
} Place;

static GPtrArray *
comparisons_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fst_comparison_free);
}

static void
move_all (GPtrArray *from, GPtrArray *to)
{
  g_ptr_array_extend_and_steal (to, g_ptr_array_ref (from));
}

/* Collects comparisons that together make sure that the condition is not what it should be; where
 * one branch is enough for that, those of the branch with the fewest. FALSE where nothing makes
 * sure of it. */
static gboolean
collect_excluding (const Place *place,
                   const FstCondition *condition,
                   gboolean should_hold,
                   GPtrArray *into)
{
  g_autoptr (GPtrArray) all = comparisons_new ();
  g_autoptr (GPtrArray) fewest = NULL;
  gboolean one_will_do;

  if (condition->kind == FST_CONDITION_ANSWER)
    return FALSE;
  if (condition->kind == FST_CONDITION_NOT)
    return collect_excluding (place, g_ptr_array_index (condition->children, 0), !should_hold,
                              into);
  if (!condition->children)
    {
      FstTruth truth = fst_space_test (place->space, condition, place->cells);

      if (truth != (should_hold ? FST_TRUTH_FALSE : FST_TRUTH_TRUE))
        return FALSE;
      g_ptr_array_add (into, fst_comparison_new (condition, !should_hold,
                                                 fst_facts_lookup (place->facts, condition->fact)));
      return TRUE;
    }
  one_will_do = (condition->kind == FST_CONDITION_ALL) == should_hold;
  for (guint i = 0; i < condition->children->len; i++)
    {
      g_autoptr (GPtrArray) one = comparisons_new ();
      gboolean found =
          collect_excluding (place, g_ptr_array_index (condition->children, i), should_hold, one);

      if (!found && !one_will_do)
        return FALSE;
      if (!one_will_do)
        move_all (one, all);
      else if (found && (!fewest || one->len < fewest->len))
        {
          g_clear_pointer (&fewest, g_ptr_array_unref);
          fewest = g_steal_pointer (&one);
        }
    }
  if (!one_will_do)
    move_all (all, into);
  else if (fewest)
    move_all (fewest, into);
  return !one_will_do || fewest != NULL;
}

/* Collects the comparisons of which nothing is known and that still matter. */
static void
collect_open (const Place *place,
              const FstCondition *condition,
              gboolean should_hold,
              GPtrArray *into)
{
  if (condition->kind == FST_CONDITION_ANSWER)
    return;
  if (!condition->children)
    {
      if (fst_space_test (place->space, condition, place->cells) == FST_TRUTH_UNKNOWN)
        g_ptr_array_add (into, fst_comparison_new (condition, !should_hold, NULL));
      return;
    }
  if (condition->kind == FST_CONDITION_NOT)
    should_hold = !should_hold;
  for (guint i = 0; i < condition->children->len; i++)
    {
      const FstCondition *child = g_ptr_array_index (condition->children, i);
      g_autoptr (GPtrArray) excluding = comparisons_new ();

      if (!collect_excluding (place, child, should_hold, excluding))
        collect_open (place, child, should_hold, into);
    }
}

/* Puts the comparisons of one fact together, in the order in which the facts came first. */
static void
group_by_fact (GPtrArray *comparisons)
{
  for (guint i = 0; i < comparisons->len; i++)
    for (guint j = i + 1, next = i + 1; j < comparisons->len; j++)
      {
        FstComparison *first = g_ptr_array_index (comparisons, i);
        FstComparison *other = g_ptr_array_index (comparisons, j);

        if (!g_str_equal (first->wanted->fact, other->wanted->fact))
          continue;
        g_ptr_array_insert (comparisons, next++, g_ptr_array_steal_index (comparisons, j));
      }
}

/**
 * fst_explain_condition:
 * @space: the space of the rules
 * @condition: (nullable): a rule's condition that does not surely hold
 * @cells: where the case lies
 * @facts: what is known
 *
 * Finds the known facts that keep a rule from applying, or the unknown ones that it hangs on.
 *
 * Returns: (transfer full): the explanation
 */
FstExplanation *
fst_explain_condition (const FstSpace *space,
                       const FstCondition *condition,
                       const guint64 *cells,
                       FstFacts *facts)
{
  const Place place = { space, cells, facts };
  GPtrArray *comparisons = comparisons_new ();
  FstReasonKind kind = FST_REASON_NEVER;

  if (condition && collect_excluding (&place, condition, TRUE, comparisons))
    kind = FST_REASON_EXCLUDED;
  else if (condition)
    collect_open (&place, condition, TRUE, comparisons);
  if (comparisons->len > 0 && kind == FST_REASON_NEVER)
    kind = FST_REASON_OPEN;
  group_by_fact (comparisons);
  return fst_explanation_new (kind, comparisons);
}
