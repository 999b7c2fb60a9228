#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* Whether the organisation has confirmed that a document is in force, with a button to confirm it
 * or to take that back; hidden where there is nothing to confirm. */

#define FST_TYPE_CONFIRMATION_BOX (fst_confirmation_box_get_type ())
G_DECLARE_FINAL_TYPE (FstConfirmationBox, fst_confirmation_box, FST, CONFIRMATION_BOX, AdwBin)

void fst_confirmation_box_set_document (FstConfirmationBox *self,
                                        FstWorkspace *workspace,
                                        FstPolicy *policy);

G_END_DECLS
