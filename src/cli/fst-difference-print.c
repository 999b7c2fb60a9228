#include "fst-difference-print.h"

#include <glib/gi18n.h>

static void
print_side (const char *name, const FstDecision *decision)
{
  g_autofree char *answer = fst_decision_format (decision);
  g_autofree char *sections = fst_decision_format_sections (decision);

  g_print ("    %s: %s", name, answer);
  if (*sections)
    g_print (" (%s)", sections);
  g_print ("\n");
}

/* An answer that is the same stands once, unless it rests on something else. */
static void
print_question (FstDifference *self, FstQuestion q, const char *first, const char *second)
{
  const FstQuestionDifference *question = &self->questions[q];
  const char *state = question->answer_differs   ? _ ("Differs")
                      : question->grounds_differ ? _ ("Same answer, other grounds")
                                                 : _ ("Same");

  g_print ("%s – %s\n", _ (fst_vocabulary_get_question (q)->label), state);
  if (question->answer_differs || question->grounds_differ)
    {
      print_side (first, question->first);
      print_side (second, question->second);
    }
  else
    print_side (_ ("Both"), question->first);
  for (guint i = 0; i < question->causes->len; i++)
    {
      const FstCause *cause = g_ptr_array_index (question->causes, i);
      g_autofree char *text = fst_difference_format_cause (self, cause);

      if (cause->kind != FST_CAUSE_REGION)
        g_print ("      %s\n", text);
    }
}

/**
 * fst_difference_print:
 * @self: a difference
 * @first: what the first assessment is called, such as "Then"
 * @second: what the second is called
 *
 * Prints what differs in general and, beside one another, both answers to each question; those that
 * differ come first.
 */
void
fst_difference_print (FstDifference *self, const char *first, const char *second)
{
  g_autofree char *count = fst_difference_format_count (self);
  FstQuestion order[FST_N_QUESTIONS];

  g_print ("%s\n", count);
  for (guint i = 0; i < self->causes->len; i++)
    {
      g_autofree char *text =
          fst_difference_format_cause (self, g_ptr_array_index (self->causes, i));

      g_print ("  %s\n", text);
    }
  g_print ("\n");
  fst_difference_order (self, order);
  for (guint i = 0; i < FST_N_QUESTIONS; i++)
    print_question (self, order[i], first, second);
}
