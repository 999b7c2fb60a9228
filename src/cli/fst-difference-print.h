#pragma once

#include "fst-difference.h"

G_BEGIN_DECLS

/* What differs between two assessments, on standard output, for a person. */

void fst_difference_print (FstDifference *self, const char *first, const char *second);

G_END_DECLS
