#pragma once

#include "fst-article.h"

G_BEGIN_DECLS

/* Technical data as assortments write it. */

gboolean fst_technical_heading_read (const char *heading, char **name, char **unit);

void
fst_technical_text_read (const char *text, const char *name, const char *unit, GPtrArray *data);

G_END_DECLS
