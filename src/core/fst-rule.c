#include "fst-rule.h"

#include <string.h>

/**
 * fst_rule_new:
 * @id: the rule's name within its document
 *
 * Makes a rule that always hits and says nothing.
 *
 * Returns: (transfer full): the rule
 */
FstRule *
fst_rule_new (const char *id)
{
  FstRule *self = g_new0 (FstRule, 1);

  self->id = g_strdup (id);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_answer_free);
  self->duties = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_rule_duty_free);
  return self;
}

/**
 * fst_rule_free:
 * @self: (transfer full) (nullable): a rule
 *
 * Frees a rule.
 */
void
fst_rule_free (FstRule *self)
{
  if (!self)
    return;
  g_free (self->id);
  g_strfreev (self->sections);
  fst_condition_free (self->when);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->duties);
  g_strfreev (self->yields_to);
  g_free (self->text);
  g_free (self);
}

/**
 * fst_answer_new:
 * @question: what is answered
 *
 * Makes an answer without a value.
 *
 * Returns: (transfer full): the answer
 */
FstAnswer *
fst_answer_new (FstQuestion question)
{
  FstAnswer *self = g_new0 (FstAnswer, 1);

  self->question = question;
  return self;
}

/**
 * fst_answer_free:
 * @self: (transfer full) (nullable): an answer
 *
 * Frees an answer.
 */
void
fst_answer_free (FstAnswer *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->value, g_variant_unref);
  g_free (self->of);
  g_free (self);
}

/**
 * fst_answer_compute:
 * @self: an answer that is a formula
 * @amount: what the fact it is computed from says
 *
 * Computes a formula: the share of what lies above the threshold.
 *
 * Returns: the value, rounded down to whole kronor
 */
gint64
fst_answer_compute (const FstAnswer *self, gint64 amount)
{
  return MAX (amount - self->above, 0) * self->share_percent / 100;
}

/**
 * fst_rule_duty_new:
 * @id: a duty of the vocabulary
 * @actor: an actor of the vocabulary
 * @text: what is to be done, in Swedish
 *
 * Makes a duty.
 *
 * Returns: (transfer full): the duty
 */
FstRuleDuty *
fst_rule_duty_new (const char *id, const char *actor, const char *text)
{
  FstRuleDuty *self = g_new0 (FstRuleDuty, 1);

  self->id = g_strdup (id);
  self->actor = g_strdup (actor);
  self->text = g_strdup (text);
  return self;
}

/**
 * fst_rule_duty_free:
 * @self: (transfer full) (nullable): a duty
 *
 * Frees a duty.
 */
void
fst_rule_duty_free (FstRuleDuty *self)
{
  if (!self)
    return;
  g_free (self->id);
  g_free (self->actor);
  g_free (self->text);
  g_free (self);
}

/**
 * fst_rule_full_name:
 * @document: the document in which the name stands
 * @name: RULE, or DOCUMENT/RULE
 *
 * Gives a rule's name with its document.
 *
 * Returns: (transfer full): DOCUMENT/RULE
 */
char *
fst_rule_full_name (const char *document, const char *name)
{
  return strchr (name, '/') ? g_strdup (name) : g_strconcat (document, "/", name, NULL);
}

/**
 * fst_rule_find_answer:
 * @self: a rule
 * @question: a question
 *
 * Finds what a rule answers to a question.
 *
 * Returns: (nullable) (transfer none): the answer, or NULL where the rule is silent on it
 */
const FstAnswer *
fst_rule_find_answer (const FstRule *self, FstQuestion question)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      const FstAnswer *answer = g_ptr_array_index (self->answers, i);

      if (answer->question == question)
        return answer;
    }
  return NULL;
}
