#pragma once

#include <gtk/gtk.h>

#include "fst-prescribing.h"

G_BEGIN_DECLS

/* What the documents say of the prescription as it is now: their validity, a card per question,
 * what is not regulated, and what somebody has to do. */

#define FST_TYPE_ASSESSMENT_VIEW (fst_assessment_view_get_type ())
G_DECLARE_FINAL_TYPE (FstAssessmentView, fst_assessment_view, FST, ASSESSMENT_VIEW, GtkBox)

void fst_assessment_view_show (FstAssessmentView *self,
                               FstPrescribing *prescribing,
                               GPtrArray *policies);

G_END_DECLS
