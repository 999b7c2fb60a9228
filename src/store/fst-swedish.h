#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Swedish text for sorting and searching, the same in every locale. */

char *fst_swedish_key (const char *text);
char *fst_swedish_fold (const char *text);
char *fst_swedish_digits (const char *text);

G_END_DECLS
