#include "fst-xlsx-sheet.h"

#include "fst-sheet-date.h"

#include <string.h>

/* As Excel has them (ECMA-376 part 1, 18.3.1.73): of a file that says more nothing is right. */
#define MAX_ROW 1048576
#define MAX_COLUMN 16384

typedef struct
{
  const FstXlsxContext *workbook;
  FstSheetOutput *output;

  guint line;   /* of the row that is being read */
  guint column; /* of the cell, from 0 */
  gboolean in_row, in_cell, in_value;
  guint in_phonetic;
  gboolean is_date;
  char type[16]; /* of the cell: "s", "str", "inlineStr", "b", "e", "d", "n" */
  GString *value;
} Sheet;

static void
fail_damaged (GError **error, const Sheet *sheet, const char *what)
{
  g_set_error (error, FST_SHEET_ERROR, FST_SHEET_ERROR_DAMAGED,
               "the workbook is damaged: row %u %s", sheet->line, what);
}

/* The column of a reference like AB12. */
static gboolean
parse_column (const char *reference, guint *column)
{
  guint number = 0;

  for (; g_ascii_isalpha (*reference) && number <= MAX_COLUMN; reference++)
    number = number * 26 + (guint) (g_ascii_toupper (*reference) - 'A') + 1;
  *column = number - 1;
  return number > 0 && number <= MAX_COLUMN && g_ascii_isdigit (*reference);
}

static void
start_row (Sheet *sheet, const char **names, const char **values, GError **error)
{
  const char *number = fst_xml_attribute (names, values, "r");
  guint64 line = sheet->line + 1;

  if ((number != NULL && !g_ascii_string_to_unsigned (number, 10, 1, MAX_ROW, &line, NULL))
      || line > MAX_ROW)
    {
      fail_damaged (error, sheet, "is followed by one that can’t be");
      return;
    }
  sheet->line = (guint) line;
  sheet->column = G_MAXUINT;
  sheet->in_row = TRUE;
}

static void
start_cell (Sheet *sheet, const char **names, const char **values, GError **error)
{
  const char *reference = fst_xml_attribute (names, values, "r");
  const char *type = fst_xml_attribute (names, values, "t");
  const char *style = fst_xml_attribute (names, values, "s");
  guint64 number = style != NULL ? g_ascii_strtoull (style, NULL, 10) : 0;
  GArray *styles = sheet->workbook->styles;

  sheet->column++;
  if (reference != NULL && !parse_column (reference, &sheet->column))
    {
      fail_damaged (error, sheet, "has a cell in a column that can’t be");
      return;
    }
  sheet->in_cell = TRUE;
  sheet->is_date = number < styles->len && g_array_index (styles, gboolean, number);
  g_strlcpy (sheet->type, type != NULL ? type : "n", sizeof sheet->type);
  g_string_truncate (sheet->value, 0);
}

static void
on_start (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Sheet *sheet = data;
  const char *name = fst_xml_local (element);

  if (strcmp (name, "row") == 0)
    start_row (sheet, names, values, error);
  else if (sheet->in_row && strcmp (name, "c") == 0)
    start_cell (sheet, names, values, error);
  else if (sheet->in_cell && strcmp (name, "rPh") == 0)
    sheet->in_phonetic++;
  else if (sheet->in_cell && (strcmp (name, "v") == 0 || strcmp (name, "t") == 0))
    sheet->in_value = TRUE;
}

/* A number, or the day that it stands for. */
static gboolean
put_number (Sheet *sheet, GError **error)
{
  const char *text = g_strstrip (sheet->value->str);
  char date[FST_SHEET_DATE_SIZE];
  char *end;
  double number = g_ascii_strtod (text, &end);
  FstSheetCell kind = *end == '\0' && strspn (text, "+-0123456789.eE") == strlen (text)
                          ? FST_SHEET_CELL_NUMBER
                          : FST_SHEET_CELL_TEXT;

  if (kind == FST_SHEET_CELL_NUMBER && sheet->is_date
      && fst_sheet_date_format (number, sheet->workbook->date1904, date))
    return fst_sheet_output_cell (sheet->output, sheet->column, FST_SHEET_CELL_DATE, date,
                                  strlen (date), error);
  return fst_sheet_output_cell (sheet->output, sheet->column, kind, text, strlen (text), error);
}

static gboolean
put_shared (Sheet *sheet, GError **error)
{
  gsize length;
  const char *text = fst_xlsx_strings_get (sheet->workbook->strings, sheet->value->str, &length);

  if (text == NULL)
    {
      fail_damaged (error, sheet, "has a cell whose text is missing");
      return FALSE;
    }
  return fst_sheet_output_cell (sheet->output, sheet->column, FST_SHEET_CELL_TEXT, text, length,
                                error);
}

static gboolean
put_text (Sheet *sheet, FstSheetCell kind, const char *text, GError **error)
{
  return fst_sheet_output_cell (sheet->output, sheet->column, kind, text, strlen (text), error);
}

static gboolean
end_cell (Sheet *sheet, GError **error)
{
  const char *value = sheet->value->str;
  char date[FST_SHEET_DATE_SIZE];

  if (*value == '\0')
    return TRUE;
  if (strcmp (sheet->type, "s") == 0)
    return put_shared (sheet, error);
  if (strcmp (sheet->type, "e") == 0)
    return put_text (sheet, FST_SHEET_CELL_ERROR, value, error);
  if (strcmp (sheet->type, "b") == 0)
    return put_text (sheet, FST_SHEET_CELL_TEXT,
                     strcmp (value, "1") == 0   ? "true"
                     : strcmp (value, "0") == 0 ? "false"
                                                : value,
                     error);
  if (strcmp (sheet->type, "d") == 0 && fst_sheet_date_take (value, date))
    return put_text (sheet, FST_SHEET_CELL_DATE, date, error);
  if (strcmp (sheet->type, "n") == 0)
    return put_number (sheet, error);
  fst_xlsx_unescape (sheet->value, 0);
  return put_text (sheet, FST_SHEET_CELL_TEXT, sheet->value->str, error);
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Sheet *sheet = data;
  const char *name = fst_xml_local (element);

  if (strcmp (name, "row") == 0)
    {
      fst_sheet_output_row (sheet->output, sheet->line, 1);
      sheet->in_row = FALSE;
    }
  else if (sheet->in_cell && strcmp (name, "c") == 0)
    {
      sheet->in_cell = FALSE;
      end_cell (sheet, error);
    }
  else if (sheet->in_phonetic > 0 && strcmp (name, "rPh") == 0)
    sheet->in_phonetic--;
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    sheet->in_value = FALSE;
}

static void
on_text (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Sheet *sheet = data;

  if (sheet->in_value && sheet->in_cell && sheet->in_phonetic == 0)
    g_string_append_len (sheet->value, text, (gssize) length);
}

static void
on_progress (guint64 done, guint64 all, gpointer data)
{
  Sheet *sheet = data;
  fst_sheet_output_progress (sheet->output, done, all);
}

/**
 * fst_xlsx_sheet_read:
 * @package: a workbook
 * @part: the sheet's part
 * @workbook: what holds for all its sheets
 * @output: where to write the rows
 * @error: return location for an error
 *
 * Reads a sheet (ECMA-376 part 1, 18.3.1.73). Of a formula what it came to last is taken; of cells
 * that are joined only the first holds anything.
 *
 * Returns: %FALSE with an error of %FST_SHEET_ERROR
 */
gboolean
fst_xlsx_sheet_read (FstPackage *package,
                     const char *part,
                     const FstXlsxContext *workbook,
                     FstSheetOutput *output,
                     GError **error)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  Sheet sheet = { .workbook = workbook, .output = output, .value = g_string_new (NULL) };
  gboolean read = fst_package_parse (package, part, &parser, on_progress, &sheet, error);

  g_string_free (sheet.value, TRUE);
  return read;
}
