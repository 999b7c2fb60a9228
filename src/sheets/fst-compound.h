#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an old file of Office holds: all of them have the same outer form (MS-CFB). */

typedef enum
{
  FST_COMPOUND_UNKNOWN,
  FST_COMPOUND_WORKBOOK,
  FST_COMPOUND_DOCUMENT,
  FST_COMPOUND_ENCRYPTED, /* a newer workbook or document behind a password */
} FstCompoundKind;

FstCompoundKind fst_compound_find_kind (GBytes *file);
GByteArray *fst_compound_read_workbook (GBytes *file);

G_END_DECLS
