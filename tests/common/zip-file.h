#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* ZIP files, and the workbooks that are ZIP files, as tests want them: right or wrong. */

typedef struct _ZipFile ZipFile;

ZipFile *zip_file_new (void);
void zip_file_add (ZipFile *self, const char *name, const char *text);
void zip_file_add_bytes (
    ZipFile *self, const char *name, const void *bytes, gsize length, gboolean encrypted);
GBytes *zip_file_finish (ZipFile *self);

/* What stands in a workbook; NULL where it is left out. */
typedef struct
{
  const char *names[4];  /* of the sheets */
  const char *sheets[4]; /* inside sheetData of each */
  const char *strings;   /* inside sst */
  const char *styles;    /* inside styleSheet */
  gboolean date1904;
} XlsxFile;

GBytes *xlsx_file_write (const XlsxFile *file);
GBytes *ods_file_write (const char *tables);

G_END_DECLS
