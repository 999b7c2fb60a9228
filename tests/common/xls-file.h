#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Old workbooks of Excel as tests want them: one sheet, BIFF8 (MS-XLS) in a compound file (MS-CFB).
 */

typedef struct _XlsFile XlsFile;

/* Styles of cells. */
typedef enum
{
  XLS_GENERAL,
  XLS_DATE,     /* the built-in format 14 */
  XLS_OWN_DATE, /* yyyy\-mm\-dd */
  XLS_DAYS,     /* 0 "dagar" */
  XLS_RED,      /* #,##0.00;[Red]-#,##0.00 */
  XLS_DAY_RATE, /* 0.00\ "kr/dag" */
} XlsStyle;

XlsFile *xls_file_new (gboolean date1904, gboolean password);
void xls_file_text (XlsFile *self, guint row, guint column, const char *text);
void xls_file_number (XlsFile *self, guint row, guint column, XlsStyle style, double number);
/* Small numbers in the form that Excel prefers for them: RK. */
void xls_file_integer (XlsFile *self, guint row, guint column, XlsStyle style, gint32 number);
void xls_file_hundredths (XlsFile *self, guint row, guint column, XlsStyle style, gint32 number);
void xls_file_boolean (XlsFile *self, guint row, guint column, gboolean value);
void xls_file_error (XlsFile *self, guint row, guint column, guint8 code);
void xls_file_formula_number (XlsFile *self, guint row, guint column, double result);
void xls_file_formula_error (XlsFile *self, guint row, guint column, guint8 code);
void xls_file_formula_text (XlsFile *self, guint row, guint column, const char *result);
/* Puts a sheet that is a chart before the sheet of cells. */
void xls_file_chart (XlsFile *self);
GBytes *xls_file_finish (XlsFile *self);

GBytes *compound_file_write (const char *stream, GByteArray *contents);

G_END_DECLS
