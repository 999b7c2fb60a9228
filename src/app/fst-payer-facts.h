#pragma once

#include <adwaita.h>

#include "fst-payer-grid.h"
#include "fst-prescribing.h"

G_BEGIN_DECLS

/* The facts on which it hangs who pays: those about the device at once, the others when they are
 * asked for. */

#define FST_TYPE_PAYER_FACTS (fst_payer_facts_get_type ())
G_DECLARE_FINAL_TYPE (FstPayerFacts, fst_payer_facts, FST, PAYER_FACTS, GtkBox)

void
fst_payer_facts_show (FstPayerFacts *self, FstPrescribing *prescribing, const FstPayerGrid *grid);
void fst_payer_facts_reset (FstPayerFacts *self);

G_END_DECLS
