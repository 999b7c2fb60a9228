#pragma once

#include <adwaita.h>

#include "fst-difference.h"

G_BEGIN_DECLS

/* Two assessments of the same facts beside one another: what differs in general, then every
 * question, those that differ first. */

#define FST_TYPE_DIFFERENCE_VIEW (fst_difference_view_get_type ())
G_DECLARE_FINAL_TYPE (FstDifferenceView, fst_difference_view, FST, DIFFERENCE_VIEW, GtkBox)

void fst_difference_view_show (FstDifferenceView *self,
                               FstDifference *difference,
                               const char *first,
                               const char *second);

G_END_DECLS
