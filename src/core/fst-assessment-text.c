#include "fst-assessment.h"

#include <glib/gi18n-lib.h>

#include "fst-fact-text.h"

static char *
format_level (GVariant *value)
{
  const FstFactSpec *areas = fst_vocabulary_find_fact ("need-area");
  const char *area;
  int level, of;

  g_variant_get (value, "(iim&s)", &level, &of, &area);
  if (!area)
    /* Translators: a level of priority, such as "2 of 3" */
    return g_strdup_printf (_ ("Priority %d of %d"), level, of);
  /* Translators: a level of priority within an area of need */
  return g_strdup_printf (_ ("Priority %d of %d, %s"), level, of,
                          fst_term_get_label (areas->terms, areas->n_terms, area));
}

/**
 * fst_decision_format_value:
 * @question: a question
 * @value: a value of it
 *
 * Writes an answer's value in the user's language.
 *
 * Returns: (transfer full): the text
 */
char *
fst_decision_format_value (FstQuestion question, GVariant *value)
{
  const FstQuestionSpec *spec = fst_vocabulary_get_question (question);
  const char *id;

  g_return_val_if_fail (value != NULL, NULL);

  if (g_variant_is_of_type (value, G_VARIANT_TYPE ("(iims)")))
    return format_level (value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    {
      /* On its own: a message id can't hold the macro. */
      g_autofree char *amount = g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (value));

      return g_strdup_printf (_ ("%s SEK per month"), amount);
    }
  id = g_variant_get_string (value, NULL);
  if (question == FST_QUESTION_PRIORITY && g_str_equal (id, "excluded"))
    return g_strdup (_ ("Not covered"));
  return g_strdup (fst_term_get_label (spec->values, spec->n_values, id));
}

static char *
format_values (const FstDecision *self, const char *separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->values->len; i++)
    {
      g_autofree char *value =
          fst_decision_format_value (self->question, g_ptr_array_index (self->values, i));

      g_string_append_printf (text, "%s%s", i ? separator : "", value);
    }
  return g_string_free (text, FALSE);
}

static char *
format_missing (const FstDecision *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; self->missing[i]; i++)
    {
      g_autofree char *label = fst_fact_format_label (self->missing[i]);

      g_string_append_printf (names, "%s%s", i ? ", " : "", label);
    }
  /* Translators: what has to be known before a question can be answered */
  return g_strdup_printf (_ ("Needs: %s"), names->str);
}

/**
 * fst_decision_format:
 * @self: a decision
 *
 * Writes an answer with its status in one line in the user's language: "The region", "Your
 * judgement; the document leans to: …", "Needs: Age", "The documents say nothing of this".
 *
 * Returns: (transfer full): the text
 */
char *
fst_decision_format (const FstDecision *self)
{
  g_autofree char *value =
      self->value ? fst_decision_format_value (self->question, self->value) : NULL;
  g_autofree char *values = NULL;

  switch (self->status)
    {
    case FST_STATUS_DECIDED:
      return g_steal_pointer (&value);
    case FST_STATUS_JUDGEMENT:
      if (!value)
        return g_strdup (_ ("Your judgement"));
      return g_strdup_printf (_ ("Your judgement; the document leans to: %s"), value);
    case FST_STATUS_MISSING_FACTS:
      return format_missing (self);
    case FST_STATUS_CONFLICT:
      values = format_values (self, _ (" or "));
      return g_strdup_printf (_ ("Two sections say different things: %s"), values);
    case FST_STATUS_NOT_REGULATED:
    default:
      return g_strdup (_ ("The documents say nothing of this"));
    }
}

/**
 * fst_decision_add_sections:
 * @self: a decision
 * @sections: (element-type utf8): sections; borrows the strings of @self
 *
 * Adds the sections that an answer rests on and that are not there yet.
 */
void
fst_decision_add_sections (const FstDecision *self, GPtrArray *sections)
{
  for (guint i = 0; i < self->grounds->len; i++)
    {
      const FstGround *ground = g_ptr_array_index (self->grounds, i);

      for (guint j = 0; ground->sections[j]; j++)
        if (!g_ptr_array_find_with_equal_func (sections, ground->sections[j], g_str_equal, NULL))
          g_ptr_array_add (sections, ground->sections[j]);
    }
}

/**
 * fst_decision_format_sections:
 * @self: a decision
 *
 * Lists the sections that an answer rests on, each once.
 *
 * Returns: (transfer full): the text, empty where there are none
 */
char *
fst_decision_format_sections (const FstDecision *self)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new_null_terminated (1, NULL, TRUE);

  fst_decision_add_sections (self, sections);
  return g_strjoinv ("; ", (char **) sections->pdata);
}
