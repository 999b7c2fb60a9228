#pragma once

#include "fst-assessment.h"

G_BEGIN_DECLS

/* Why an answer is as it is, line by line, as the form, the record and the command line all show
 * it. */

typedef enum
{
  FST_REASON_LINE_RULE,     /* a rule in plain words */
  FST_REASON_LINE_CITATION, /* where it stands */
  FST_REASON_LINE_NOTICE,   /* what to know of the document's validity */
  FST_REASON_LINE_HEADING,
  FST_REASON_LINE_DETAIL, /* under a heading */
} FstReasonLineKind;

typedef struct
{
  FstReasonLineKind kind;
  char *text;
  /* (nullable): the rule that the line cites, and the version of its document that was assessed by
   */
  char *document;
  char *rule;
  char *version;
} FstReasonLine;

GPtrArray *fst_reasons_list (const FstDecision *decision,
                             FstAssessment *assessment,
                             FstFacts *facts,
                             GPtrArray *policies);

G_END_DECLS
