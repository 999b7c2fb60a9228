#pragma once

#include "fst-table-reader.h"

G_BEGIN_DECLS

/* Rows of a workbook's sheet: xlsx, xls or ods. */

#define FST_TYPE_SHEET_READER (fst_sheet_reader_get_type ())
G_DECLARE_FINAL_TYPE (FstSheetReader, fst_sheet_reader, FST, SHEET_READER, FstTableReader)

FstTableReader *
fst_sheet_reader_open (GFile *file, const char *sheet, GCancellable *cancellable, GError **error);

G_END_DECLS
