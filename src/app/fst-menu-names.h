#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names for the items of a menu, which the platform leaves without. */

void fst_menu_names_mend (GtkMenuButton *button);

G_END_DECLS
