#pragma once

#include <gtk/gtk.h>

#include "fst-reasons.h"

G_BEGIN_DECLS

void fst_decision_reasons_fill (GtkBox *box, GPtrArray *lines);

G_END_DECLS
