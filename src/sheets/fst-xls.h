#pragma once

#include "fst-sheet-output.h"

G_BEGIN_DECLS

gboolean fst_xls_read (const char *path, GBytes *file, FstSheetOutput *output, GError **error);

G_END_DECLS
