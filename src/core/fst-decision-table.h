#pragma once

#include "fst-assessment.h"
#include "fst-rule.h"
#include "fst-space.h"

G_BEGIN_DECLS

/* All rules that answer one question, put together into one function from a case to an outcome (a
 * decision table in the sense of DMN, with several hits collected). Constant once it is made. */

/* What the rules that hit and yield to none come to. */
typedef struct
{
  FstStatus status;    /* never missing facts */
  GVariant *value;     /* (nullable) */
  GPtrArray *values;   /* (element-type GVariant): of a conflict those that collide */
  GPtrArray *formulas; /* (element-type FstAnswer): the value is computed by them */
  FstStatus differing; /* what the status is where the formulas come to different values */
} FstOutcome;

/* One rule of the table. */
typedef struct
{
  guint rule; /* its number in the assessor */
  const FstAnswer *answer;
  FstNode holds;    /* its condition */
  FstNode survives; /* it holds, and none does that it yields to */
  GArray *yields;   /* (element-type guint): numbers of the rules it yields to in this question */
} FstCandidate;

typedef struct
{
  FstQuestion question;
  GPtrArray *candidates; /* (element-type FstCandidate) */
  GPtrArray *outcomes;   /* (element-type FstOutcome) */
  FstNode root;          /* its values are numbers of outcomes */
} FstDecisionTable;

FstDecisionTable *fst_decision_table_new (FstQuestion question);
void fst_decision_table_free (FstDecisionTable *self);
FstCandidate *
fst_decision_table_add (FstDecisionTable *self, guint rule, const FstAnswer *answer, FstNode holds);
guint fst_decision_table_compose (FstDecisionTable *self, FstDiagram *diagram, guint principal);

/* The cells of the variable `principal`, in which the responsibility for health care is known or,
 * on its own account, not known: "health care principal" is a whole answer then. */
enum
{
  FST_PRINCIPAL_REGION,
  FST_PRINCIPAL_MUNICIPALITY,
  FST_PRINCIPAL_NOT_KNOWN,
  FST_N_PRINCIPALS,
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstDecisionTable, fst_decision_table_free)

G_END_DECLS
