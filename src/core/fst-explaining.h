#pragma once

#include "fst-explanation.h"
#include "fst-space.h"

G_BEGIN_DECLS

/* Finds why a rule's condition does not surely hold where a case lies. */

FstExplanation *fst_explain_condition (const FstSpace *space,
                                       const FstCondition *condition,
                                       const guint64 *cells,
                                       FstFacts *facts);

G_END_DECLS
