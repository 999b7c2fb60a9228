#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A code of ISO 9999 as the program keeps it: 2, 4 or 6 digits without separators. */

char *fst_iso_code_parse (const char *text);

gboolean fst_iso_code_is_valid (const char *code);

gboolean fst_iso_code_covers (const char *code, const char *other);

char *fst_iso_code_format (const char *code);

G_END_DECLS
