#pragma once

#include <adwaita.h>

#include "fst-payer-grid.h"
#include "fst-workspace.h"

G_BEGIN_DECLS

/* Why somebody bears the cost of a device at one place: the case behind the answer, assessed in
 * full. */

#define FST_TYPE_PAYER_DIALOG (fst_payer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FstPayerDialog, fst_payer_dialog, FST, PAYER_DIALOG, AdwDialog)

AdwDialog *fst_payer_dialog_new (FstWorkspace *workspace, const FstPayerCell *cell);

G_END_DECLS
