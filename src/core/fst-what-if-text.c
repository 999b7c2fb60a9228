#include "fst-what-if.h"

#include <glib/gi18n-lib.h>

#include "fst-fact-text.h"

/* Of what an answer still needs, as many as one takes in at a glance. */
#define MISSING_AT_ONCE 3

/* A branch's values as one comparison each: those of an enumeration as one list. */
static char *
format_choices (const FstWhatIfBranch *self)
{
  const FstCondition *first = g_ptr_array_index (self->when, 0);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (FstCondition) all = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *separator = NULL;

  if (first->kind == FST_CONDITION_IN)
    {
      for (guint i = 0; i < self->when->len; i++)
        g_strv_builder_addv (
            values, (const char **) ((FstCondition *) g_ptr_array_index (self->when, i))->values);
      names = g_strv_builder_end (values);
      all = fst_condition_new_in (FST_CONDITION_IN, first->fact, (const char *const *) names);
      return fst_fact_format_wanted (all, FALSE);
    }
  for (guint i = 0; i < self->when->len; i++)
    g_strv_builder_take (texts, fst_fact_format_wanted (g_ptr_array_index (self->when, i), FALSE));
  parts = g_strv_builder_end (texts);
  separator = g_strdup_printf (" %s ", _ ("or"));
  return g_strjoinv (separator, parts);
}

/**
 * fst_what_if_branch_format_when:
 * @self: a branch
 *
 * Says for which values the branch is: "home or preschool", "at most 17 years", "otherwise"; with
 * "(now)" after it where the case's own value is one of them.
 *
 * Returns: (transfer full): the words in the user's language
 */
char *
fst_what_if_branch_format_when (const FstWhatIfBranch *self)
{
  const FstCondition *first = g_ptr_array_index (self->when, 0);
  const FstFactSpec *spec = fst_vocabulary_find_fact (first->fact);
  g_autofree char *choices = NULL;

  if (self->is_rest)
    choices = g_strdup (_ ("otherwise"));
  else if (spec && spec->type == FST_FACT_BOOLEAN && self->when->len > 1)
    choices = g_strdup (_ ("yes or no"));
  else
    choices = format_choices (self);
  if (spec && spec->type == FST_FACT_SET)
    {
      g_autofree char *members = g_steal_pointer (&choices);

      /* Translators: one of several that could be chosen, alone: "only “convenience”" */
      choices = g_strdup_printf (_ ("only %s"), members);
    }
  /* Translators: %s are values, one of which is the one that has been given */
  return self->is_current ? g_strdup_printf (_ ("%s (now)"), choices) : g_steal_pointer (&choices);
}

/**
 * fst_what_if_branch_list_missing:
 * @self: a branch
 *
 * Lists what the answer still hangs on with the branch's values.
 *
 * Returns: (transfer full): names of facts and lists, each once
 */
GStrv
fst_what_if_branch_list_missing (const FstWhatIfBranch *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->answers->len; i++)
    {
      const FstDecision *decision =
          fst_assessment_get_decision (g_ptr_array_index (self->answers, i), self->question);

      for (char **name = decision->missing; *name; name++)
        if (g_hash_table_add (seen, *name))
          g_strv_builder_add (names, *name);
    }
  return g_strv_builder_end (names);
}

static char *
format_missing (const FstWhatIfBranch *self)
{
  g_auto (GStrv) missing = fst_what_if_branch_list_missing (self);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; missing[i]; i++)
    {
      g_autofree char *label = NULL;

      if (i == MISSING_AT_ONCE)
        {
          g_string_append_printf (names, " %s", _ ("and more"));
          break;
        }
      label = fst_fact_format_label (missing[i]);
      g_string_append_printf (names, "%s%s", i ? ", " : "", label);
    }
  /* Translators: an answer that is not settled, and what it hangs on */
  return g_strdup_printf (_ ("Still open, depends on: %s"), names->str);
}

/**
 * fst_what_if_branch_format_answer:
 * @self: a branch
 *
 * Writes the answer that the branch leads to.
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
fst_what_if_branch_format_answer (const FstWhatIfBranch *self)
{
  const FstDecision *decision = fst_what_if_branch_get_decision (self);

  if (decision->status == FST_STATUS_MISSING_FACTS)
    return format_missing (self);
  if (self->is_computed)
    return g_strdup (_ ("An amount that follows from it"));
  return fst_decision_format (decision);
}

/**
 * fst_what_if_branch_format_sections:
 * @self: a branch
 *
 * Lists the sections that the answer rests on with any of the branch's values.
 *
 * Returns: (transfer full): the text, empty where there are none and where the answer is open
 */
char *
fst_what_if_branch_format_sections (const FstWhatIfBranch *self)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new_null_terminated (1, NULL, TRUE);

  for (guint i = 0; i < self->answers->len; i++)
    {
      const FstDecision *decision =
          fst_assessment_get_decision (g_ptr_array_index (self->answers, i), self->question);

      if (decision->status != FST_STATUS_MISSING_FACTS)
        fst_decision_add_sections (decision, sections);
    }
  return g_strjoinv ("; ", (char **) sections->pdata);
}

/**
 * fst_what_if_format_unsettled:
 * @list: (element-type FstWhatIf): the facts that could change an answer
 *
 * Names the facts of which no single one settles anything.
 *
 * Returns: (transfer full) (nullable): a line in the user's language; NULL where there are none
 */
char *
fst_what_if_format_unsettled (GPtrArray *list)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const FstWhatIf *one = g_ptr_array_index (list, i);
      g_autofree char *label = NULL;

      if (fst_what_if_settles (one))
        continue;
      label = fst_fact_format_label (one->fact);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", label);
    }
  /* Translators: facts that decide only together with others */
  return names->len > 0 ? g_strdup_printf (_ ("Settles nothing by itself: %s"), names->str) : NULL;
}
