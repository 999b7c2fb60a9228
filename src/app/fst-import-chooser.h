#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fst_import_chooser_choose (GtkWindow *window, const char *source);

G_END_DECLS
