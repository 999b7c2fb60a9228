#pragma once

#include "fst-policy.h"

G_BEGIN_DECLS

/* Whether two readings of a region's documents can be told apart by any worked case: another answer
 * to a question, another section cited, or another duty. */

FstFacts *equivalence_find_difference (const char *region, GPtrArray *original, GPtrArray *changed);

G_END_DECLS
