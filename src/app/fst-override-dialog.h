#pragma once

#include <adwaita.h>

#include "fst-prescribing.h"

G_BEGIN_DECLS

/* Asks for the prescriber's own answer to a question, and why it goes before the documents'. */

#define FST_TYPE_OVERRIDE_DIALOG (fst_override_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FstOverrideDialog, fst_override_dialog, FST, OVERRIDE_DIALOG, AdwDialog)

FstOverrideDialog *fst_override_dialog_new (FstPrescribing *prescribing, FstQuestion question);

G_END_DECLS
