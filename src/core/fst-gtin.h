#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A Global Trade Item Number as the program keeps it: 8, 12, 13 or 14 digits with a right check
 * digit. */

char *fst_gtin_parse (const char *text);

gboolean fst_gtin_is_valid (const char *gtin);

G_END_DECLS
