#pragma once

#include <gtk/gtk.h>

#include "fst-assessment.h"

G_BEGIN_DECLS

void fst_duty_list_fill (GtkBox *box, GPtrArray *duties);

G_END_DECLS
