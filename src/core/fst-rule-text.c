#include "fst-rule-text.h"

#include <glib/gi18n-lib.h>

#include "fst-assessment.h"
#include "fst-fact-text.h"

/**
 * fst_answer_format:
 * @self: what a rule answers
 *
 * Writes a rule's answer without its question: "The region", "Your judgement; the document leans
 * to: Allowed".
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
fst_answer_format (const FstAnswer *self)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->not_regulated)
    return g_strdup (_ ("The document says that it does not regulate this"));
  if (self->of)
    {
      g_autofree char *fact = fst_fact_format_label (self->of);

      /* Translators: how an amount is computed; %s is a fact, such as "Monthly cost" */
      return g_strdup_printf (_ ("%d percent of what is above %d SEK (%s)"), self->share_percent,
                              self->above, fact);
    }
  value = self->value ? fst_decision_format_value (self->question, self->value) : NULL;
  if (!self->leaves_judgement)
    return g_steal_pointer (&value);
  return value ? g_strdup_printf (_ ("Your judgement; the document leans to: %s"), value)
               : g_strdup (_ ("Your judgement"));
}
