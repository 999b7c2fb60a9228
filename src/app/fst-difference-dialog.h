#pragma once

#include <adwaita.h>

#include "fst-prescribing.h"

G_BEGIN_DECLS

/* What the same facts would come to elsewhere: by today's rules, or in another region. Changes
 * nothing of what it looks at. */

#define FST_TYPE_DIFFERENCE_DIALOG (fst_difference_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FstDifferenceDialog, fst_difference_dialog, FST, DIFFERENCE_DIALOG, AdwDialog)

AdwDialog *fst_difference_dialog_new_today (FstWorkspace *workspace, FstRecord *record);
AdwDialog *fst_difference_dialog_new_regions (FstPrescribing *prescribing);

G_END_DECLS
