#pragma once

#include "fst-rule.h"
#include "fst-space.h"

G_BEGIN_DECLS

/* Why a rule does not apply, in a sentence for the prescriber. */

char *fst_fact_format_value (const char *fact, GVariant *value);
char *fst_fact_format_label (const char *fact);
char *fst_explain_condition (const FstSpace *space, const FstCondition *condition, const guint64 *cells, FstFacts *facts);
char *fst_explain_yields (const FstRule *before);

G_END_DECLS
