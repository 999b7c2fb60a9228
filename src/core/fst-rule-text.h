#pragma once

#include "fst-rule.h"

G_BEGIN_DECLS

/* What a rule says, in the user's language. */

char *fst_answer_format (const FstAnswer *self);

G_END_DECLS
