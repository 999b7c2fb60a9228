#pragma once

#include <gtk/gtk.h>

#include "fst-prescribing.h"

G_BEGIN_DECLS

/* The answer to one question: what it is, how sure it is, what it rests on, what it still needs;
 * and whether the prescriber has set it aside. */

#define FST_TYPE_DECISION_CARD (fst_decision_card_get_type ())
G_DECLARE_FINAL_TYPE (FstDecisionCard, fst_decision_card, FST, DECISION_CARD, GtkBox)

GtkWidget *fst_decision_card_new (FstQuestion question);

void fst_decision_card_set_plain (FstDecisionCard *self);
void
fst_decision_card_show (FstDecisionCard *self, FstPrescribing *prescribing, GPtrArray *policies);

G_END_DECLS
