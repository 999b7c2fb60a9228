#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the keys of every command. Our own, since GtkShortcutsWindow is deprecated and its
 * successor newer than the libadwaita we build with. */

AdwDialog *fst_shortcuts_dialog_new (void);

G_END_DECLS
