#pragma once

#include "fst-rule.h"

G_BEGIN_DECLS

/* Why a rule that could answer a question does not apply in a case, as a value: what kind of reason
 * it is, and the comparisons of facts that it comes down to. fst-explaining.h finds it,
 * fst-explanation-text.h writes it as a sentence. Immutable. */

typedef enum
{
  FST_REASON_EXCLUDED,  /* known facts keep the rule out: the comparisons, each with the known value
                         */
  FST_REASON_OPEN,      /* it hangs on facts that are not known: the comparisons, without values */
  FST_REASON_YIELDS,    /* another rule goes before it */
  FST_REASON_MAY_YIELD, /* its own conditions hold, and another rule may yet go before it */
  FST_REASON_NEVER,     /* no single fact: its conditions can't all be met in this case */
} FstReasonKind;

/* What the rule needs of a fact. */
typedef struct
{
  FstCondition *wanted; /* FST_CONDITION_IN or FST_CONDITION_RANGE: fact, and values or interval */
  gboolean negated;     /* the rule needs that the comparison does not hold */
  GVariant *value;      /* (nullable): what is known of the fact; NULL: nothing */
} FstComparison;

/* A rule that goes before another. */
typedef struct
{
  char *document;
  char *rule;
  GStrv sections;
} FstRuleName;

typedef struct _FstExplanation FstExplanation;

FstExplanation *fst_explanation_new (FstReasonKind kind, GPtrArray *comparisons);
FstExplanation *
fst_explanation_new_yields (FstReasonKind kind, const char *document, const FstRule *before);
FstComparison *fst_comparison_new (const FstCondition *wanted, gboolean negated, GVariant *value);
void fst_comparison_free (FstComparison *self);
void fst_explanation_free (FstExplanation *self);

FstReasonKind fst_explanation_get_kind (const FstExplanation *self);
/* (element-type FstComparison): of one fact after another; empty where a rule goes before and where
 * there is no one fact. */
GPtrArray *fst_explanation_get_comparisons (const FstExplanation *self);
/* (nullable): the rule that goes before. */
const FstRuleName *fst_explanation_get_rule (const FstExplanation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstExplanation, fst_explanation_free)

G_END_DECLS
