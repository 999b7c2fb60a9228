#pragma once

#include "fst-package.h"

G_BEGIN_DECLS

/* Which of a workbook's styles show a number as a day. */
GArray *fst_xlsx_styles_read (FstPackage *package, const char *part, GError **error);

G_END_DECLS
