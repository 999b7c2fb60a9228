#pragma once

#include "fst-package.h"
#include "fst-sheet-output.h"

G_BEGIN_DECLS

gboolean fst_xlsx_read (FstPackage *package, FstSheetOutput *output, GError **error);

G_END_DECLS
