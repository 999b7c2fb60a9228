#include "fst-assessment-print.h"

#include <glib/gi18n.h>

#include "fst-fact-text.h"
#include "fst-reasons.h"

/**
 * fst_assessment_print_decision:
 * @decision: a decision
 * @assessment: the assessment that it belongs to
 * @facts: what is known in its case
 * @policies: (element-type FstPolicy): the documents
 *
 * Prints an answer and why it is as it is.
 */
void
fst_assessment_print_decision (const FstDecision *decision,
                               FstAssessment *assessment,
                               FstFacts *facts,
                               GPtrArray *policies)
{
  g_autofree char *answer = fst_decision_format (decision);
  g_autofree char *sections = fst_decision_format_sections (decision);
  g_autoptr (GPtrArray) lines = fst_reasons_list (decision, assessment, facts, policies);

  g_print ("%s: %s", _ (fst_vocabulary_get_question (decision->question)->label), answer);
  if (*sections)
    g_print (" (%s)", sections);
  g_print ("\n");
  for (guint i = 0; i < lines->len; i++)
    {
      const FstReasonLine *line = g_ptr_array_index (lines, i);
      gboolean deeper = line->kind != FST_REASON_LINE_RULE && line->kind != FST_REASON_LINE_HEADING;

      g_print ("    %s%s%s\n", deeper ? "  " : "", line->text,
               line->kind == FST_REASON_LINE_HEADING ? ":" : "");
    }
}

static void
print_documents (FstAssessment *assessment)
{
  for (guint i = 0; i < assessment->documents->len; i++)
    {
      const FstDocumentState *document = g_ptr_array_index (assessment->documents, i);

      g_print ("%s", document->title);
      if (document->notice)
        g_print (": %s", document->notice);
      g_print ("\n");
    }
}

static void
print_duties (FstAssessment *assessment)
{
  guint n;
  const FstTerm *actors = fst_vocabulary_get_actors (&n);

  if (assessment->duties->len > 0)
    g_print ("\n%s\n", _ ("To do"));
  for (guint i = 0; i < assessment->duties->len; i++)
    {
      const FstDuty *duty = g_ptr_array_index (assessment->duties, i);

      g_print ("  %s: %s (%s)\n", fst_term_get_label (actors, n, duty->actor), duty->text,
               duty->ground->sections[0]);
    }
}

/**
 * fst_assessment_print_heading:
 * @assessment: an assessment
 *
 * Prints where and when, and the documents with their notices.
 */
void
fst_assessment_print_heading (FstAssessment *assessment)
{
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);
  g_autofree char *date = fst_date_format (&assessment->date);

  g_print ("%s, %s\n", fst_term_get_label (regions, n, assessment->region), date);
  print_documents (assessment);
}

/**
 * fst_assessment_print:
 * @assessment: an assessment
 * @facts: what is known in its case
 * @policies: (element-type FstPolicy): the documents
 *
 * Prints all of an assessment: the documents with their notices, every answer with its reasons, and
 * what is to be done.
 */
void
fst_assessment_print (FstAssessment *assessment, FstFacts *facts, GPtrArray *policies)
{
  fst_assessment_print_heading (assessment);
  g_print ("\n");
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    fst_assessment_print_decision (&assessment->decisions[q], assessment, facts, policies);
  print_duties (assessment);
}

static void
print_what_if (const FstWhatIf *self)
{
  g_autofree char *label = fst_fact_format_label (self->fact);

  g_print ("  %s\n", label);
  for (guint i = 0; i < self->branches->len; i++)
    {
      const FstWhatIfBranch *branch = g_ptr_array_index (self->branches, i);
      g_autofree char *when = fst_what_if_branch_format_when (branch);
      g_autofree char *answer = fst_what_if_branch_format_answer (branch);
      g_autofree char *sections = fst_what_if_branch_format_sections (branch);

      g_print ("    %s: %s", when, answer);
      if (*sections)
        g_print (" (%s)", sections);
      g_print ("\n");
    }
}

/**
 * fst_what_if_print:
 * @list: (element-type FstWhatIf): the facts that could change an answer
 * @question: the question
 *
 * Prints what each value of each fact leads to, and the names of the facts that settle nothing by
 * themselves.
 */
void
fst_what_if_print (GPtrArray *list, FstQuestion question)
{
  g_autofree char *unsettled = fst_what_if_format_unsettled (list);

  /* Translators: a heading; %s is a question such as "Who bears the cost" */
  g_print (_ ("%s: what would change the answer?"),
           _ (fst_vocabulary_get_question (question)->label));
  g_print ("\n");
  for (guint i = 0; i < list->len; i++)
    if (fst_what_if_settles (g_ptr_array_index (list, i)))
      print_what_if (g_ptr_array_index (list, i));
  if (unsettled)
    g_print ("  %s\n", unsettled);
  if (list->len == 0)
    g_print ("  %s\n", _ ("Nothing that is asked for here."));
}
