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

/**
 * fst_ladder_step_format_sections:
 * @self: a step
 *
 * Lists the sections that the level stands in, each once.
 *
 * Returns: (transfer full): the text
 */
char *
fst_ladder_step_format_sections (const FstLadderStep *self)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new_null_terminated (1, NULL, TRUE);

  for (guint i = 0; i < self->grounds->len; i++)
    {
      const FstGround *ground = g_ptr_array_index (self->grounds, i);

      for (guint j = 0; ground->sections[j]; j++)
        if (!g_ptr_array_find_with_equal_func (sections, ground->sections[j], g_str_equal, NULL))
          g_ptr_array_add (sections, ground->sections[j]);
    }
  return g_strjoinv ("; ", (char **) sections->pdata);
}

/**
 * fst_ladder_format_facts:
 * @names: names of facts
 *
 * Lists facts by their labels.
 *
 * Returns: (transfer full) (nullable): the text in the user's language, or NULL where there are
 * none
 */
char *
fst_ladder_format_facts (GStrv names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; names[i]; i++)
    g_strv_builder_take (builder, fst_fact_format_label (names[i]));
  labels = g_strv_builder_end (builder);
  return *labels ? g_strjoinv (", ", labels) : NULL;
}

/**
 * fst_ladder_need_format_condition:
 * @self: a need
 *
 * Says what decides whether the need stands where it does, besides what every level hangs on.
 *
 * Returns: (transfer full) (nullable): the text in the user's language, or NULL where nothing does
 */
char *
fst_ladder_need_format_condition (const FstLadderNeed *self)
{
  g_autofree char *facts = fst_ladder_format_facts (self->depends_on);

  /* Translators: of a need: facts that decide whether it stands on this level */
  return facts ? g_strdup_printf (_ ("depends on: %s"), facts) : NULL;
}

/**
 * fst_ladder_format_way:
 * @way: a branch that leads to another level
 *
 * Says with which other value the same needs would stand there.
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
fst_ladder_format_way (const FstWhatIfBranch *way)
{
  const FstCondition *first = g_ptr_array_index (way->when, 0);
  g_autofree char *label = fst_fact_format_label (first->fact);
  g_autofree char *when = fst_what_if_branch_format_when (way);

  /* Translators: the same need would stand there: a fact and its value */
  return g_strdup_printf (_ ("The same need, with %s: %s"), label, when);
}
