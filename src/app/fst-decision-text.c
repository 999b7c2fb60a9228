#include "config.h"

#include "fst-decision-text.h"

#include <glib/gi18n.h>

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
 * Writes how sure the answer is, its sections, and whether their document is in force; of an answer
 * that still hangs on facts, what it may become.
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
fst_decision_text_format_status (const FstDecision *decision, FstAssessment *assessment)
{
  g_autofree char *more = NULL;
  const char *validity;

  g_return_val_if_fail (decision != NULL && assessment != NULL, NULL);

  if (decision->status != FST_STATUS_MISSING_FACTS)
    more = fst_decision_format_sections (decision);
  else if (decision->values->len <= VALUES_AT_ONCE)
    more = join_values (decision);
  validity = find_validity_label (decision, assessment);
  return g_strconcat (get_status_label (decision->status), more && *more ? " · " : "",
                      more ? more : "", validity ? " · " : "", validity, NULL);
}
