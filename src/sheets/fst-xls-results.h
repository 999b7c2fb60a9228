#pragma once

#include "fst-sheet-protocol.h"

G_BEGIN_DECLS

/* What formulas of an old workbook came to, and its errors and truth values: FreeXL leaves out the
 * first and takes the others for numbers. */
typedef struct _FstXlsResults FstXlsResults;

FstXlsResults *
fst_xls_results_read (const GByteArray *stream, guint n_sheets, guint sheet, GError **error);
void fst_xls_results_free (FstXlsResults *self);

guint fst_xls_results_get_n_rows (FstXlsResults *self);
guint fst_xls_results_get_n_columns (FstXlsResults *self);
const char *fst_xls_results_get (FstXlsResults *self, guint row, guint column, FstSheetCell *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstXlsResults, fst_xls_results_free)

G_END_DECLS
