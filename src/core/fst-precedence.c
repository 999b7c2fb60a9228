#include "fst-precedence.h"

static void
unknown_free (FstUnknownRule *self)
{
  g_free (self->name);
  g_free (self);
}

/* Rules of a document that was left out are no rules to yield to; any other name must be there. */
static void
resolve (FstPrecedence *self, const FstAssessor *assessor, guint rule)
{
  const FstRuleEntry *entry = fst_assessor_get_entry (assessor, rule);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  g_ptr_array_add (self->yields, numbers);
  for (guint i = 0; entry->rule->yields_to && entry->rule->yields_to[i]; i++)
    {
      guint number;

      if (fst_assessor_find_rule (assessor, entry->policy, entry->rule->yields_to[i], &number))
        g_array_append_val (numbers, number);
      else if (fst_assessor_has_document (assessor, entry->policy, entry->rule->yields_to[i]))
        {
          FstUnknownRule *unknown = g_new0 (FstUnknownRule, 1);

          unknown->rule = rule;
          unknown->name = fst_rule_full_name (entry->policy->id, entry->rule->yields_to[i]);
          g_ptr_array_add (self->unknown, unknown);
        }
    }
}

typedef enum
{
  NOT_SEEN,
  ON_THE_WAY,
  DONE,
} Mark;

/* Follows the precedence from a rule; where it comes back to a rule on its way, the way since then
 * is a circle. */
static void
follow (FstPrecedence *self, guint rule, Mark *marks, GArray *way)
{
  const GArray *yields = g_ptr_array_index (self->yields, rule);

  if (marks[rule] == ON_THE_WAY)
    {
      guint first = 0;
      GArray *circle = g_array_new (FALSE, FALSE, sizeof (guint));

      while (g_array_index (way, guint, first) != rule)
        first++;
      g_array_append_vals (circle, &g_array_index (way, guint, first), way->len - first);
      g_ptr_array_add (self->circles, circle);
    }
  if (marks[rule] != NOT_SEEN)
    return;
  marks[rule] = ON_THE_WAY;
  g_array_append_val (way, rule);
  for (guint i = 0; i < yields->len; i++)
    follow (self, g_array_index (yields, guint, i), marks, way);
  g_array_set_size (way, way->len - 1);
  marks[rule] = DONE;
}

/**
 * fst_precedence_new:
 * @assessor: an assessor that has its rules
 *
 * Reads which rule yields to which. Finds every name that is not there, and at least one circle
 * where there are any.
 *
 * Returns: (transfer full): the precedence
 */
FstPrecedence *
fst_precedence_new (const FstAssessor *assessor)
{
  FstPrecedence *self = g_new0 (FstPrecedence, 1);
  g_autofree Mark *marks = g_new0 (Mark, assessor->entries->len + 1);
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (guint));

  self->yields = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) unknown_free);
  self->circles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < assessor->entries->len; i++)
    resolve (self, assessor, i);
  for (guint i = 0; i < assessor->entries->len; i++)
    follow (self, i, marks, way);
  return self;
}

/**
 * fst_precedence_free:
 * @self: (transfer full) (nullable): a precedence
 *
 * Frees a precedence.
 */
void
fst_precedence_free (FstPrecedence *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->yields);
  g_ptr_array_unref (self->unknown);
  g_ptr_array_unref (self->circles);
  g_free (self);
}
