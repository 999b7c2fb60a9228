#include "fst-condition.h"

/**
 * fst_condition_new_group:
 * @kind: %FST_CONDITION_ALL, %FST_CONDITION_ANY or %FST_CONDITION_NOT
 *
 * Makes a condition over others, which fst_condition_add() adds.
 *
 * Returns: (transfer full): the condition
 */
FstCondition *
fst_condition_new_group (FstConditionKind kind)
{
  FstCondition *self = g_new0 (FstCondition, 1);

  g_return_val_if_fail (kind <= FST_CONDITION_NOT, NULL);

  self->kind = kind;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_condition_free);
  return self;
}

/**
 * fst_condition_new_in:
 * @kind: %FST_CONDITION_IN or %FST_CONDITION_ANSWER
 * @fact: name of a fact, of a list or of a question
 * @values: the values any of which will do
 *
 * Makes a condition that compares a fact or an answer with values.
 *
 * Returns: (transfer full): the condition
 */
FstCondition *
fst_condition_new_in (FstConditionKind kind, const char *fact, const char *const *values)
{
  FstCondition *self = g_new0 (FstCondition, 1);

  g_return_val_if_fail (kind == FST_CONDITION_IN || kind == FST_CONDITION_ANSWER, NULL);

  self->kind = kind;
  self->fact = g_strdup (fact);
  self->values = g_strdupv ((char **) values);
  return self;
}

/**
 * fst_condition_new_range:
 * @fact: name of an integer fact
 * @minimum: the least number that will do
 * @maximum: the greatest number that will do
 *
 * Makes a condition on a number.
 *
 * Returns: (transfer full): the condition
 */
FstCondition *
fst_condition_new_range (const char *fact, gint64 minimum, gint64 maximum)
{
  FstCondition *self = g_new0 (FstCondition, 1);

  self->kind = FST_CONDITION_RANGE;
  self->fact = g_strdup (fact);
  self->minimum = minimum;
  self->maximum = maximum;
  return self;
}

/**
 * fst_condition_copy:
 * @self: a condition
 *
 * Copies a condition with everything in it.
 *
 * Returns: (transfer full): the copy
 */
FstCondition *
fst_condition_copy (const FstCondition *self)
{
  FstCondition *copy = g_new0 (FstCondition, 1);

  copy->kind = self->kind;
  copy->fact = g_strdup (self->fact);
  copy->values = g_strdupv (self->values);
  copy->minimum = self->minimum;
  copy->maximum = self->maximum;
  if (self->children)
    {
      copy->children = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_condition_free);
      for (guint i = 0; i < self->children->len; i++)
        g_ptr_array_add (copy->children,
                         fst_condition_copy (g_ptr_array_index (self->children, i)));
    }
  return copy;
}

/**
 * fst_condition_add:
 * @self: a group
 * @child: (transfer full): one more condition of the group
 *
 * Adds a condition to a group.
 */
void
fst_condition_add (FstCondition *self, FstCondition *child)
{
  g_return_if_fail (self->children != NULL);

  g_ptr_array_add (self->children, child);
}

/**
 * fst_condition_free:
 * @self: (transfer full) (nullable): a condition
 *
 * Frees a condition with everything in it.
 */
void
fst_condition_free (FstCondition *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->fact);
  g_strfreev (self->values);
  g_free (self);
}

/**
 * fst_condition_uses_answers:
 * @self: a condition
 *
 * Tells whether a condition hangs on what another question has been answered.
 *
 * Returns: whether it does
 */
gboolean
fst_condition_uses_answers (const FstCondition *self)
{
  if (self->kind == FST_CONDITION_ANSWER)
    return TRUE;
  for (guint i = 0; self->children && i < self->children->len; i++)
    if (fst_condition_uses_answers (g_ptr_array_index (self->children, i)))
      return TRUE;
  return FALSE;
}

/**
 * fst_condition_compares:
 * @self: a condition
 * @fact: name of a fact or a list
 * @value: (nullable): one of its values, or NULL for any
 *
 * Tells whether a condition compares a fact with a value.
 *
 * Returns: whether it does
 */
gboolean
fst_condition_compares (const FstCondition *self, const char *fact, const char *value)
{
  if (self->kind == FST_CONDITION_IN && g_str_equal (self->fact, fact)
      && (!value || g_strv_contains ((const char *const *) self->values, value)))
    return TRUE;
  for (guint i = 0; self->children && i < self->children->len; i++)
    if (fst_condition_compares (g_ptr_array_index (self->children, i), fact, value))
      return TRUE;
  return FALSE;
}
