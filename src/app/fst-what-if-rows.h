#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What would change an answer, as rows under it: each fact as a button that leads to its field, and
 * under it what its values lead to. */

void fst_what_if_rows_fill (GtkBox *box, GPtrArray *list);

G_END_DECLS
