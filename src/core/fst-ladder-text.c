#include "fst-ladder.h"

#include <glib/gi18n-lib.h>

#include "fst-fact-text.h"

/**
 * fst_ladder_step_format:
 * @self: a step
 *
 * Names a step: "Priority 2 of 4, Mobility".
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
fst_ladder_step_format (const FstLadderStep *self)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (
      g_variant_new ("(iims)", self->level, self->of, self->area ? self->area->id : NULL));

  return fst_decision_format_value (FST_QUESTION_PRIORITY, value);
}

/**
 * fst_ladder_exclusion_format:
 * @exclusion: a branch of the ladder's exclusions
 *
 * Says what has no level: "Only for leisure: yes – Not covered".
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
fst_ladder_exclusion_format (const FstWhatIfBranch *exclusion)
{
  const FstDecision *decision = fst_what_if_branch_get_decision (exclusion);
  const FstCondition *first = g_ptr_array_index (exclusion->when, 0);
  g_autofree char *label = fst_fact_format_label (first->fact);
  /* Out of its place among the others a branch is not what is "otherwise". */
  FstWhatIfBranch alone = *exclusion;
  g_autofree char *when = NULL;
  g_autofree char *answer = NULL;

  alone.is_rest = FALSE;
  when = fst_what_if_branch_format_when (&alone);
  answer = decision->value ? fst_decision_format_value (FST_QUESTION_PRIORITY, decision->value)
                           : g_strdup (_ ("no priority"));
  /* Translators: a fact, its value, and what that means for the priority */
  return g_strdup_printf (_ ("%s: %s – %s"), label, when, answer);
}
