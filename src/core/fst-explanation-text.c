#include "fst-explanation-text.h"

#include <glib/gi18n-lib.h>

#include "fst-fact-text.h"

/* More than these are too many to keep in mind. */
#define FACTS_AT_ONCE 3

static const FstComparison *
comparison_at (const FstExplanation *self, guint i)
{
  return g_ptr_array_index (fst_explanation_get_comparisons (self), i);
}

/* Comparisons of one fact stand after one another; counts those from the place. */
static guint
count_of_fact (const FstExplanation *self, guint from)
{
  guint end = from + 1;

  while (end < fst_explanation_get_comparisons (self)->len
         && g_str_equal (comparison_at (self, end)->wanted->fact,
                         comparison_at (self, from)->wanted->fact))
    end++;
  return end - from;
}

/* The values that a rule names; those of several comparisons can be told as one list. */
static gboolean
is_enumeration (const FstComparison *self)
{
  return self->wanted->kind == FST_CONDITION_IN && !self->negated;
}

static gboolean
is_yes_or_no (const char *fact)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (fact);

  return spec && spec->type == FST_FACT_BOOLEAN;
}

/* What the rule wants of one fact, each of several comparisons being enough. */
static char *
format_wanted (const FstExplanation *self, guint from, guint n)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = from; i < from + n; i++)
    if (is_enumeration (comparison_at (self, i)))
      g_strv_builder_addv (values, (const char **) comparison_at (self, i)->wanted->values);
  all = g_strv_builder_end (values);
  if (*all)
    {
      g_autoptr (FstCondition) wanted = fst_condition_new_in (
          FST_CONDITION_IN, comparison_at (self, from)->wanted->fact, (const char *const *) all);
      g_autofree char *one = fst_fact_format_wanted (wanted, FALSE);

      g_string_append (text, one);
    }
  for (guint i = from; i < from + n; i++)
    {
      const FstComparison *comparison = comparison_at (self, i);
      g_autofree char *one = NULL;

      if (is_enumeration (comparison))
        continue;
      one = fst_fact_format_wanted (comparison->wanted, comparison->negated);
      if (text->len > 0)
        g_string_append_printf (text, " %s ", _ ("or"));
      g_string_append (text, one);
    }
  return g_string_free (text, FALSE);
}

/* "the place of use is compulsory school, and the rule is for home" */
static char *
format_excluded_by (const FstExplanation *self, guint from, guint n)
{
  const FstComparison *first = comparison_at (self, from);
  g_autofree char *known = fst_fact_format_statement (first->wanted->fact, first->value);
  g_autofree char *wanted = NULL;

  if (is_yes_or_no (first->wanted->fact))
    return g_steal_pointer (&known);
  wanted = format_wanted (self, from, n);
  /* Translators: "the place of use is compulsory school" and "home or preschool" */
  return g_strdup_printf (_ ("%s, and the rule is for %s"), known, wanted);
}

/* The question that a form asks, and what the rule wants to hear. */
static char *
format_open (const FstExplanation *self, guint from, guint n)
{
  const FstComparison *first = comparison_at (self, from);
  const FstFactSpec *spec = fst_vocabulary_find_fact (first->wanted->fact);
  g_autofree char *list = spec ? NULL : fst_fact_format_label (first->wanted->fact);
  g_autofree char *wanted = NULL;

  if (!spec)
    /* Translators: what an answer depends on; %s is a list */
    return g_strdup_printf (_ ("what %s says"), list);
  if (n > 1 || (first->negated && !is_yes_or_no (first->wanted->fact)))
    /* Translators: what an answer depends on; %s is a question that the form asks */
    return g_strdup_printf (_ ("the answer to “%s”"), _ (spec->question));
  wanted = format_wanted (self, from, n);
  /* Translators: what an answer depends on; the first %s is a question that the form asks, the
     second the answer for which the rule is */
  return g_strdup_printf (_ ("the answer to “%s” (the rule is for %s)"), _ (spec->question),
                          wanted);
}

static char *
format_facts (const FstExplanation *self,
              char *(*format) (const FstExplanation *self, guint from, guint n))
{
  guint n_facts = 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0, n; i < fst_explanation_get_comparisons (self)->len; i += n)
    {
      g_autofree char *one = NULL;

      n = count_of_fact (self, i);
      if (++n_facts > FACTS_AT_ONCE)
        {
          /* Translators: after the first of many things */
          g_string_append_printf (text, "; %s", _ ("and more"));
          break;
        }
      one = format (self, i, n);
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", one);
    }
  return g_string_free (text, FALSE);
}

/**
 * fst_explanation_format:
 * @self: an explanation
 *
 * Says why a rule does not apply: "Does not apply: the place of use is compulsory school, and the
 * rule is for home."
 *
 * Returns: (transfer full): a sentence in the user's language
 */
char *
fst_explanation_format (const FstExplanation *self)
{
  const FstRuleName *before = fst_explanation_get_rule (self);
  g_autofree char *sections = before ? g_strjoinv (", ", before->sections) : NULL;
  g_autofree char *facts = NULL;

  switch (fst_explanation_get_kind (self))
    {
    case FST_REASON_EXCLUDED:
      facts = format_facts (self, format_excluded_by);
      /* Translators: why a rule does not apply, such as "the product is not specially adapted" */
      return g_strdup_printf (_ ("Does not apply: %s."), facts);
    case FST_REASON_OPEN:
      facts = format_facts (self, format_open);
      /* Translators: what it depends on whether a rule applies */
      return g_strdup_printf (_ ("Not settled yet. It depends on %s."), facts);
    case FST_REASON_YIELDS:
      /* Translators: %s is a section of a document */
      return g_strdup_printf (_ ("Does not apply: a rule in section %s goes before it."), sections);
    case FST_REASON_MAY_YIELD:
      /* Translators: %s is a section of a document */
      return g_strdup_printf (_ ("Not settled yet. A rule in section %s may go before it."),
                              sections);
    case FST_REASON_NEVER:
    default:
      return g_strdup (_ ("Does not apply: its conditions can’t all be met here."));
    }
}
