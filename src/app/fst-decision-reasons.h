#pragma once

#include <gtk/gtk.h>

#include "fst-assessment.h"

G_BEGIN_DECLS

void fst_decision_reasons_fill (GtkBox *box,
                                const FstDecision *decision,
                                FstFacts *facts,
                                GPtrArray *policies);

G_END_DECLS
