#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fst_toggles_set_orientation (GtkWidget *root, GtkOrientation orientation);

G_END_DECLS
