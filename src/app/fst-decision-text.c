#include "config.h"

#include "fst-decision-text.h"

#include <glib/gi18n.h>

#include "fst-fact-text.h"

/**
 * fst_decision_text_get_icon:
 * @status: a status
 *
 * Names the symbol that stands for a status; words always stand beside it.
 *
 * Returns: the name of a symbolic icon
 */
const char *
fst_decision_text_get_icon (FstStatus status)
{
  switch (status)
    {
    case FST_STATUS_DECIDED:
      return "object-select-symbolic";
    case FST_STATUS_JUDGEMENT:
      return "dialog-question-symbolic";
    case FST_STATUS_MISSING_FACTS:
      return "document-edit-symbolic";
    case FST_STATUS_CONFLICT:
      return "object-flip-horizontal-symbolic";
    case FST_STATUS_NOT_REGULATED:
    default:
      return "list-remove-symbolic";
    }
}

/* More than these say only that everything is possible. */
#define VALUES_AT_ONCE 3

/* The first facts decide most; a dozen more tell nobody what to do next. */
#define FACTS_AT_ONCE 3

static char *
join_values (const FstDecision *decision)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; i < decision->values->len; i++)
    g_strv_builder_take (builder, fst_decision_format_value (
                                      decision->question, g_ptr_array_index (decision->values, i)));
  texts = g_strv_builder_end (builder);
  return g_strjoinv (_ (" or "), texts);
}

static const char *
get_status_label (FstStatus status)
{
  switch (status)
    {
    case FST_STATUS_DECIDED:
      return _ ("Decided");
    case FST_STATUS_JUDGEMENT:
      return _ ("Left to you");
    case FST_STATUS_MISSING_FACTS:
      return _ ("Facts are missing");
    case FST_STATUS_CONFLICT:
      return _ ("Sections differ");
    case FST_STATUS_NOT_REGULATED:
    default:
      return _ ("Not regulated");
    }
}

static const char *
get_validity_label (FstValidity validity)
{
  switch (validity)
    {
    case FST_VALIDITY_PENDING:
      return _ ("not confirmed to be in force");
    case FST_VALIDITY_NOT_YET_IN_FORCE:
      return _ ("not yet in force");
    case FST_VALIDITY_EXPIRED:
      return _ ("has expired");
    case FST_VALIDITY_IN_FORCE:
    default:
      return NULL;
    }
}

/* The first document that the decision rests on and that is not plainly in force. */
static const char *
find_validity_label (const FstDecision *decision, FstAssessment *assessment)
{
  for (guint i = 0; i < decision->grounds->len; i++)
    for (guint j = 0; j < assessment->documents->len; j++)
      {
        const FstGround *ground = g_ptr_array_index (decision->grounds, i);
        const FstDocumentState *document = g_ptr_array_index (assessment->documents, j);

        if (g_strcmp0 (ground->document, document->id) == 0
            && document->validity != FST_VALIDITY_IN_FORCE)
          return get_validity_label (document->validity);
      }
  return NULL;
}

/**
 * fst_decision_text_format_status:
 * @decision: a decision
 * @assessment: the assessment that it belongs to
 *
 * Writes how sure the answer is, and whether the documents that it rests on are in force; of an
 * answer that still hangs on facts, what it may become.
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
fst_decision_text_format_status (const FstDecision *decision, FstAssessment *assessment)
{
  g_autofree char *values = NULL;
  const char *validity;

  g_return_val_if_fail (decision != NULL && assessment != NULL, NULL);

  if (decision->status == FST_STATUS_MISSING_FACTS && decision->values->len <= VALUES_AT_ONCE)
    values = join_values (decision);
  validity = find_validity_label (decision, assessment);
  return g_strconcat (get_status_label (decision->status), values && *values ? " · " : "",
                      values ? values : "", validity ? " · " : "", validity, NULL);
}

/**
 * fst_decision_text_format_answer:
 * @decision: a decision
 *
 * Writes the answer with its status in one line; of what an open question hangs on, the most
 * decisive facts only.
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
fst_decision_text_format_answer (const FstDecision *decision)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  g_autofree char *joined = NULL;
  guint n_more;

  g_return_val_if_fail (decision != NULL, NULL);

  n_more = fst_decision_text_count_folded (decision);
  if (n_more == 0)
    return fst_decision_format (decision);
  for (guint i = 0; i < FACTS_AT_ONCE; i++)
    g_strv_builder_take (builder, fst_fact_format_label (decision->missing[i]));
  labels = g_strv_builder_end (builder);
  joined = g_strjoinv (", ", labels);
  /* Translators: what has to be known before a question can be answered, and how much besides */
  return g_strdup_printf (_ ("Needs: %s and %u more"), joined, n_more);
}

/**
 * fst_decision_text_count_folded:
 * @decision: a decision
 *
 * Counts the missing facts that fst_decision_text_format_answer() leaves out.
 *
 * Returns: the count
 */
guint
fst_decision_text_count_folded (const FstDecision *decision)
{
  guint n;

  g_return_val_if_fail (decision != NULL, 0);

  n = decision->status == FST_STATUS_MISSING_FACTS && decision->missing
          ? g_strv_length (decision->missing)
          : 0;
  /* "And one more" is no shorter than naming it. */
  return n > FACTS_AT_ONCE + 1 ? n - FACTS_AT_ONCE : 0;
}
