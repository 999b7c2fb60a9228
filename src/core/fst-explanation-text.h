#pragma once

#include "fst-explanation.h"

G_BEGIN_DECLS

char *fst_explanation_format (const FstExplanation *self);

G_END_DECLS
