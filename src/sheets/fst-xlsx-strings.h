#pragma once

#include "fst-package.h"

G_BEGIN_DECLS

/* The texts of a workbook that its cells only give the numbers of. */
typedef struct _FstXlsxStrings FstXlsxStrings;

FstXlsxStrings *fst_xlsx_strings_read (FstPackage *package, const char *part, GError **error);
void fst_xlsx_strings_free (FstXlsxStrings *self);
const char *fst_xlsx_strings_get (FstXlsxStrings *self, const char *number, gsize *length);

void fst_xlsx_unescape (GString *text, gsize from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstXlsxStrings, fst_xlsx_strings_free)

G_END_DECLS
