#include "fst-explanation.h"

struct _FstExplanation
{
  FstReasonKind kind;
  GPtrArray *comparisons; /* (element-type FstComparison) */
  FstRuleName *before;    /* (nullable) */
};

/**
 * fst_comparison_new:
 * @wanted: what the rule compares a fact with; copied
 * @negated: whether the rule needs that the comparison does not hold
 * @value: (nullable): what is known of the fact
 *
 * Makes a comparison.
 *
 * Returns: (transfer full): the comparison
 */
FstComparison *
fst_comparison_new (const FstCondition *wanted, gboolean negated, GVariant *value)
{
  FstComparison *self = g_new0 (FstComparison, 1);

  self->wanted = fst_condition_copy (wanted);
  self->negated = negated;
  self->value = value ? g_variant_ref_sink (value) : NULL;
  return self;
}

/**
 * fst_comparison_free:
 * @self: (transfer full): a comparison
 *
 * Frees a comparison.
 */
void
fst_comparison_free (FstComparison *self)
{
  fst_condition_free (self->wanted);
  g_clear_pointer (&self->value, g_variant_unref);
  g_free (self);
}

/**
 * fst_explanation_new:
 * @kind: what kind of reason it is
 * @comparisons: (transfer full) (nullable) (element-type FstComparison): the comparisons that it
 * comes down to, those of one fact after another
 *
 * Makes an explanation.
 *
 * Returns: (transfer full): the explanation
 */
FstExplanation *
fst_explanation_new (FstReasonKind kind, GPtrArray *comparisons)
{
  FstExplanation *self = g_new0 (FstExplanation, 1);

  self->kind = kind;
  self->comparisons = comparisons
                          ? comparisons
                          : g_ptr_array_new_with_free_func ((GDestroyNotify) fst_comparison_free);
  return self;
}

/**
 * fst_explanation_new_yields:
 * @kind: %FST_REASON_YIELDS or %FST_REASON_MAY_YIELD
 * @document: the document of the rule that goes before
 * @before: the rule that goes before
 *
 * Explains that a rule yields, or may yet yield, to another.
 *
 * Returns: (transfer full): the explanation
 */
FstExplanation *
fst_explanation_new_yields (FstReasonKind kind, const char *document, const FstRule *before)
{
  FstExplanation *self = fst_explanation_new (kind, NULL);

  self->before = g_new0 (FstRuleName, 1);
  self->before->document = g_strdup (document);
  self->before->rule = g_strdup (before->id);
  self->before->sections = g_strdupv (before->sections);
  return self;
}

/**
 * fst_explanation_free:
 * @self: (transfer full) (nullable): an explanation
 *
 * Frees an explanation.
 */
void
fst_explanation_free (FstExplanation *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->comparisons);
  if (self->before)
    {
      g_free (self->before->document);
      g_free (self->before->rule);
      g_strfreev (self->before->sections);
      g_free (self->before);
    }
  g_free (self);
}

/**
 * fst_explanation_get_kind:
 * @self: an explanation
 *
 * Tells what kind of reason it is.
 *
 * Returns: the kind
 */
FstReasonKind
fst_explanation_get_kind (const FstExplanation *self)
{
  return self->kind;
}

/**
 * fst_explanation_get_comparisons:
 * @self: an explanation
 *
 * Lists what the rule needs of the facts that keep it out or that it hangs on, those of one fact
 * after another.
 *
 * Returns: (transfer none) (element-type FstComparison): the comparisons, empty for
 * %FST_REASON_YIELDS and %FST_REASON_NEVER
 */
GPtrArray *
fst_explanation_get_comparisons (const FstExplanation *self)
{
  return self->comparisons;
}

/**
 * fst_explanation_get_rule:
 * @self: an explanation
 *
 * Names the rule that goes before.
 *
 * Returns: (transfer none) (nullable): the rule; NULL for the other kinds
 */
const FstRuleName *
fst_explanation_get_rule (const FstExplanation *self)
{
  return self->before;
}
