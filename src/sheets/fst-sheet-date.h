#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days as Excel counts them. */

gboolean fst_number_format_is_date (const char *code);
gboolean fst_number_format_is_builtin_date (guint id);

#define FST_SHEET_DATE_SIZE 11
gboolean fst_sheet_date_format (double serial, gboolean date1904, char text[FST_SHEET_DATE_SIZE]);
gboolean fst_sheet_date_take (const char *text, char date[FST_SHEET_DATE_SIZE]);

G_END_DECLS
