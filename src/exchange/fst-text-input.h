#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GInputStream *fst_text_input_open (GFile *file, GCancellable *cancellable, GError **error);

double fst_text_input_get_fraction (GInputStream *stream);

gsize fst_text_find_binary (const char *text, gsize length);

G_END_DECLS
