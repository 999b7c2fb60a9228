#include "fst-explanation.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "fst-iso-code.h"
#include "fst-vocabulary.h"

static char *
format_set (const FstFactSpec *spec, GVariant *value)
{
  g_autofree const char **members = g_variant_get_strv (value, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; members[i]; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : "", fst_term_get_label (spec->terms, spec->n_terms, members[i]));
  if (text->len == 0)
    g_string_append (text, _ ("none"));
  return g_string_free (text, FALSE);
}

/**
 * fst_fact_format_value:
 * @fact: name of a fact or a list
 * @value: its value
 *
 * Writes a fact's value in the user's language.
 *
 * Returns: (transfer full): the text
 */
char *
fst_fact_format_value (const char *fact, GVariant *value)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (fact);

  if (!spec)
    return g_variant_dup_string (value, NULL);
  switch (spec->type)
    {
    case FST_FACT_BOOLEAN:
      return g_strdup (g_variant_get_boolean (value) ? _ ("yes") : _ ("no"));
    case FST_FACT_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT " %s", g_variant_get_int64 (value), _ (spec->unit));
    case FST_FACT_SET:
      return format_set (spec, value);
    case FST_FACT_CODE:
      return fst_iso_code_format (g_variant_get_string (value, NULL));
    case FST_FACT_ENUM:
    default:
      return g_strdup (fst_term_get_label (spec->terms, spec->n_terms, g_variant_get_string (value, NULL)));
    }
}

/**
 * fst_fact_format_label:
 * @fact: name of a fact or a list
 *
 * Names a fact in the user's language; a list by its document and name.
 *
 * Returns: (transfer full): the text
 */
char *
fst_fact_format_label (const char *fact)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (fact);

  if (spec)
    return g_strdup (_ (spec->label));
  if (g_str_has_prefix (fact, "list:"))
    /* Translators: a list that a document refers to, named as document/list */
    return g_strdup_printf (_ ("the list %s"), fact + strlen ("list:"));
  return g_strdup (fact);
}

typedef struct
{
  const FstSpace *space;
  const guint64 *cells;
} Place;

/* Finds a comparison that makes the condition what it is; NULL where it is neither true nor false. */
static const FstCondition *
find_reason (const Place *place, const FstCondition *condition, gboolean holds)
{
  gboolean any_will_do;

  if (condition->kind == FST_CONDITION_ANSWER)
    return NULL;
  if (!condition->children)
    {
      FstTruth truth = fst_space_test (place->space, condition, place->cells);

      return truth == (holds ? FST_TRUTH_TRUE : FST_TRUTH_FALSE) ? condition : NULL;
    }
  if (condition->kind == FST_CONDITION_NOT)
    return find_reason (place, g_ptr_array_index (condition->children, 0), !holds);

  any_will_do = (condition->kind == FST_CONDITION_ANY) == holds;
  {
    const FstCondition *first = NULL;

    for (guint i = 0; i < condition->children->len; i++)
      {
        const FstCondition *reason = find_reason (place, g_ptr_array_index (condition->children, i), holds);

        if (reason && any_will_do)
          return reason;
        if (!reason && !any_will_do)
          return NULL;
        first = first ? first : reason;
      }
    return first;
  }
}

static const FstCondition *
find_unknown (const Place *place, const FstCondition *condition)
{
  if (condition->kind == FST_CONDITION_ANSWER)
    return NULL;
  if (!condition->children)
    return fst_space_test (place->space, condition, place->cells) == FST_TRUTH_UNKNOWN ? condition : NULL;
  for (guint i = 0; i < condition->children->len; i++)
    {
      const FstCondition *unknown = find_unknown (place, g_ptr_array_index (condition->children, i));

      if (unknown)
        return unknown;
    }
  return NULL;
}

/**
 * fst_explain_condition:
 * @space: the space of the rules
 * @condition: (nullable): a rule's condition that does not surely hold
 * @cells: where the case lies
 * @facts: what is known
 *
 * Says which known fact keeps a rule from applying, or which unknown fact it hangs on.
 *
 * Returns: (transfer full): words in the user's language
 */
char *
fst_explain_condition (const FstSpace *space, const FstCondition *condition, const guint64 *cells, FstFacts *facts)
{
  Place place = { space, cells };
  const FstCondition *reason = condition ? find_reason (&place, condition, FALSE) : NULL;
  g_autofree char *label = NULL;
  g_autofree char *value = NULL;

  if (reason && fst_facts_lookup (facts, reason->fact))
    {
      label = fst_fact_format_label (reason->fact);
      value = fst_fact_format_value (reason->fact, fst_facts_lookup (facts, reason->fact));
      return g_strdup_printf ("%s: %s", label, value);
    }
  reason = condition ? find_unknown (&place, condition) : NULL;
  if (reason)
    {
      label = fst_fact_format_label (reason->fact);
      /* Translators: why a rule is not applied yet; %s is a fact, such as "Age" */
      return g_strdup_printf (_ ("not known yet: %s"), label);
    }
  return g_strdup (_ ("its conditions can’t be met here"));
}

/**
 * fst_explain_yields:
 * @before: the rule that goes before
 *
 * Says that a rule yields to another.
 *
 * Returns: (transfer full): words in the user's language
 */
char *
fst_explain_yields (const FstRule *before)
{
  g_autofree char *sections = g_strjoinv (", ", before->sections);

  /* Translators: %s is a section of a document */
  return g_strdup_printf (_ ("a rule in section %s goes before it"), sections);
}
