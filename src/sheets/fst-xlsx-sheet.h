#pragma once

#include "fst-sheet-output.h"
#include "fst-xlsx-strings.h"

G_BEGIN_DECLS

/* What the workbook says of its sheets' cells. */
typedef struct
{
  FstXlsxStrings *strings;
  GArray *styles; /* (element-type gboolean): which show a day */
  gboolean date1904;
} FstXlsxContext;

gboolean fst_xlsx_sheet_read (FstPackage *package,
                              const char *part,
                              const FstXlsxContext *workbook,
                              FstSheetOutput *output,
                              GError **error);

G_END_DECLS
