#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks which file is to be read as an assortment. */

void fst_import_chooser_choose (GtkWindow *window, const char *source);

G_END_DECLS
