#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GInputStream *fst_text_input_open (GFile *file, GCancellable *cancellable, GError **error);

gsize fst_text_find_binary (const char *text, gsize length);

G_END_DECLS
