#include "fst-xls.h"

#include "fst-compound.h"
#include "fst-xls-results.h"

#include <freexl.h>
#include <string.h>

/* FreeXL gives this as the number of rows of a sheet without any. */
#define NO_ROWS G_MAXUINT32

static gboolean
fail (GError **error, FstSheetError code, const char *message)
{
  g_set_error_literal (error, FST_SHEET_ERROR, code, message);
  return FALSE;
}

static gboolean
check_password (const void *workbook, GError **error)
{
  unsigned int obfuscated = FREEXL_UNKNOWN;

  freexl_get_info (workbook, FREEXL_BIFF_PASSWORD, &obfuscated);
  return obfuscated != FREEXL_BIFF_OBFUSCATED
         || fail (error, FST_SHEET_ERROR_PASSWORD, "the file is protected by a password");
}

static gboolean
get_size (const void *workbook, guint sheet, unsigned int *n_rows, unsigned short *n_columns)
{
  if (freexl_select_active_worksheet (workbook, (unsigned short) sheet) != FREEXL_OK
      || freexl_worksheet_dimensions (workbook, n_rows, n_columns) != FREEXL_OK)
    return FALSE;
  if (*n_rows == NO_ROWS || *n_columns == 0)
    *n_rows = *n_columns = 0;
  return TRUE;
}

static gboolean
list_sheets (const void *workbook, FstSheetOutput *output, GError **error)
{
  unsigned int n_sheets = 0, n_rows;
  unsigned short n_columns;

  freexl_get_worksheets_count (workbook, &n_sheets);
  /* FreeXL finds none where one of them holds a chart. */
  if (n_sheets == 0)
    return fail (error, FST_SHEET_ERROR_FORMAT, "no sheet can be read; do they hold charts?");
  for (guint i = 0; i < n_sheets; i++)
    {
      const char *name = NULL;
      if (freexl_get_worksheet_name (workbook, (unsigned short) i, &name) != FREEXL_OK
          || name == NULL || !get_size (workbook, i, &n_rows, &n_columns))
        return fail (error, FST_SHEET_ERROR_DAMAGED, "the workbook is damaged: a sheet is missing");
      g_autofree char *valid = g_utf8_make_valid (name, -1);
      fst_sheet_output_sheet (output, valid, n_rows);
    }
  return TRUE;
}

static gboolean
put_text (FstSheetOutput *output, guint column, FstSheetCell kind, const char *text, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  return fst_sheet_output_cell (output, column, kind, valid, strlen (valid), error);
}

static gboolean
put_cell (FstSheetOutput *output, guint column, const FreeXL_CellValue *cell, GError **error)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  switch (cell->type)
    {
    case FREEXL_CELL_INT:
      g_snprintf (digits, sizeof digits, "%d", cell->value.int_value);
      return put_text (output, column, FST_SHEET_CELL_NUMBER, digits, error);
    case FREEXL_CELL_DOUBLE:
      g_ascii_dtostr (digits, sizeof digits, cell->value.double_value);
      return put_text (output, column, FST_SHEET_CELL_NUMBER, digits, error);
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_TIME:
      return put_text (output, column, FST_SHEET_CELL_TEXT, cell->value.text_value, error);
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
      {
        /* Of "2026-11-22 14:30:00" the day. */
        g_autofree char *day = g_strndup (cell->value.text_value, 10);
        return put_text (output, column, FST_SHEET_CELL_DATE, day, error);
      }
    default:
      return TRUE;
    }
}

/* A cell that FreeXL knows. */
static gboolean
read_cell (const void *workbook, guint row, guint column, FstSheetOutput *output, GError **error)
{
  FreeXL_CellValue cell;
  int status = freexl_get_cell_value (workbook, row, (unsigned short) column, &cell);

  if (status == FREEXL_ILLEGAL_CELL_ROW_COL)
    return TRUE;
  if (status != FREEXL_OK)
    return fail (error, FST_SHEET_ERROR_DAMAGED, "the workbook is damaged: a cell is missing");
  return put_cell (output, column, &cell, error);
}

static gboolean
read_rows (const void *workbook,
           guint sheet,
           FstXlsResults *results,
           FstSheetOutput *output,
           GError **error)
{
  unsigned int n_known;
  unsigned short n_known_columns;

  if (!get_size (workbook, sheet, &n_known, &n_known_columns))
    return fail (error, FST_SHEET_ERROR_DAMAGED, "the workbook is damaged: a sheet is missing");
  guint n_rows = MAX (n_known, fst_xls_results_get_n_rows (results));
  guint n_columns = MAX (n_known_columns, fst_xls_results_get_n_columns (results));
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          FstSheetCell kind;
          const char *text = fst_xls_results_get (results, row, column, &kind);

          if (text != NULL ? !put_text (output, column, kind, text, error)
                           : row < n_known && column < n_known_columns
                                 && !read_cell (workbook, row, column, output, error))
            return FALSE;
        }
      fst_sheet_output_row (output, row + 1, 1);
      fst_sheet_output_progress (output, row + 1, n_rows);
    }
  return TRUE;
}

static gboolean
read_sheet (const void *workbook, GBytes *file, FstSheetOutput *output, GError **error)
{
  g_autoptr (GByteArray) stream = fst_compound_read_workbook (file);
  unsigned int n_sheets = 0;
  guint chosen;

  if (stream == NULL)
    return fail (error, FST_SHEET_ERROR_DAMAGED, "the workbook is damaged: its end is missing");
  freexl_get_worksheets_count (workbook, &n_sheets);
  if (!fst_sheet_output_choose (output, &chosen, error))
    return FALSE;
  g_autoptr (FstXlsResults) results = fst_xls_results_read (stream, n_sheets, chosen, error);
  return results != NULL && read_rows (workbook, chosen, results, output, error);
}

/**
 * fst_xls_read:
 * @path: a workbook of Excel 5 to 2003
 * @file: the same, in memory
 * @output: where to write
 * @error: return location for an error
 *
 * Lists the sheets and reads the wanted one. FreeXL reads the whole workbook first, and what it
 * holds is never given back: this program ends with it.
 *
 * Returns: %FALSE with an error of %FST_SHEET_ERROR
 */
gboolean
fst_xls_read (const char *path, GBytes *file, FstSheetOutput *output, GError **error)
{
  const void *workbook = NULL;
  int status = freexl_open (path, &workbook);

  if (workbook != NULL && !check_password (workbook, error))
    return FALSE;
  if (status == FREEXL_INSUFFICIENT_MEMORY)
    return fail (error, FST_SHEET_ERROR_LIMIT, "the workbook needs more memory than there is");
  if (status != FREEXL_OK)
    return fail (error, FST_SHEET_ERROR_DAMAGED, "the workbook is damaged: it can’t be opened");
  fst_sheet_output_kind (output, "xls");
  return list_sheets (workbook, output, error) && read_sheet (workbook, file, output, error);
}
