#pragma once

#include "fst-assessment.h"

G_BEGIN_DECLS

/* What differs between two assessments of the same facts, question by question: of two days, by two
 * versions of the documents, with other lists, or in two regions. Immutable. */

typedef enum
{
  FST_CAUSE_REGION,   /* the one is another region's */
  FST_CAUSE_VERSION,  /* a document has another version, or a list was read in anew */
  FST_CAUSE_ADDED,    /* a document or a list takes part in the second only */
  FST_CAUSE_REMOVED,  /* a document or a list takes part in the first only */
  FST_CAUSE_VALIDITY, /* a document stands otherwise: it has expired, or been confirmed */
  FST_CAUSE_DAY,      /* the one is of another day */
  FST_CAUSE_PROGRAM,  /* nothing of all this: another version of the program answers otherwise */
} FstCauseKind;

/* Why two assessments may differ. */
typedef struct
{
  FstCauseKind kind;
  const FstDocumentState *first;  /* (nullable): the document as it stood in the first */
  const FstDocumentState *second; /* (nullable): in the second */
} FstCause;

typedef struct
{
  const FstDecision *first;
  const FstDecision *second;
  gboolean answer_differs; /* status, value or what is missing */
  gboolean grounds_differ; /* it rests on other rules, or they stand in other sections */
  GPtrArray *causes;       /* (element-type FstCause): unowned; those that concern the question */
} FstQuestionDifference;

typedef struct
{
  /*< public, read only >*/
  FstAssessment *first;
  FstAssessment *second;
  GPtrArray *causes; /* (element-type FstCause) */
  FstQuestionDifference questions[FST_N_QUESTIONS];
} FstDifference;

#define FST_TYPE_DIFFERENCE (fst_difference_get_type ())
GType fst_difference_get_type (void);

FstDifference *fst_difference_new (FstAssessment *first, FstAssessment *second);
FstDifference *fst_difference_ref (FstDifference *self);
void fst_difference_unref (FstDifference *self);

guint fst_difference_count (FstDifference *self);
char *fst_difference_format_count (FstDifference *self);
/* The questions that differ first, each part in the order in which answers are shown. */
void fst_difference_order (FstDifference *self, FstQuestion order[FST_N_QUESTIONS]);

const char *fst_cause_kind_to_id (FstCauseKind kind);
char *fst_difference_format_cause (FstDifference *self, const FstCause *cause);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstDifference, fst_difference_unref)

G_END_DECLS
