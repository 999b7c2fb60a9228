#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fst_menu_names_mend (GtkMenuButton *button);

G_END_DECLS
