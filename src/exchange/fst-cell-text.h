#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is written in cells, whatever it means. */

char *fst_cell_text_clean (const char *text);
void fst_cell_text_append_clean (GString *out, const char *text);
gboolean fst_cell_text_says_nothing (const char *text);

G_END_DECLS
