#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FST_IMPORT_ERROR (fst_import_error_quark ())
GQuark fst_import_error_quark (void);

/* Why a whole file is refused. Errors of the file system are GIOErrorEnum. */
typedef enum
{
  FST_IMPORT_ERROR_EMPTY,    /* no text at all */
  FST_IMPORT_ERROR_NOT_TEXT, /* a picture, another binary file */
  FST_IMPORT_ERROR_NO_ROWS,  /* headings, and nothing under them */
  FST_IMPORT_ERROR_COLUMNS,  /* a column that must be there is missing, or is there twice */
  FST_IMPORT_ERROR_DAMAGED,  /* a part of it can't be read, or is missing */
  FST_IMPORT_ERROR_ROW,      /* a row says what it can't, in a file that is taken whole or not */
  FST_IMPORT_ERROR_LIMIT,    /* a field, a row or the file is longer than any assortment's */
  FST_IMPORT_ERROR_FORMAT,   /* a Word document, an archive, JSON that is no table */
  FST_IMPORT_ERROR_PASSWORD, /* a workbook behind a password */
  FST_IMPORT_ERROR_SHEET,    /* the workbook has no sheet of that name */
} FstImportError;

G_END_DECLS
