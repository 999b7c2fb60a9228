#include "fst-xls-results.h"

#include "fst-sheet-date.h"
#include "fst-sheet-output.h"

#include <string.h>

/* Records (MS-XLS 2.3.1). */
typedef enum
{
  RECORD_FORMULA = 0x06,
  RECORD_EOF = 0x0A,
  RECORD_DATEMODE = 0x22,
  RECORD_BOUNDSHEET = 0x85,
  RECORD_XF = 0xE0,
  RECORD_BOOLERR = 0x205,
  RECORD_STRING = 0x207,
  RECORD_FORMAT = 0x41E,
  RECORD_BOF = 0x809,
} RecordType;

#define BIFF8 0x600

typedef struct
{
  guint type;
  guint length;
  const guint8 *bytes;
} Record;

typedef struct
{
  const GByteArray *stream;
  gsize at;
} Records;

struct _FstXlsResults
{
  gboolean biff8;
  gboolean date1904;
  GHashTable *formats; /* (element-type uint uint): formats of the workbook's own; 2: a day */
  GArray *styles;      /* (element-type guint): numbers of their formats */
  GArray *sheets;      /* (element-type guint32): where each begins */
  gboolean charts;     /* whether one of them holds no cells */

  GHashTable *cells; /* (element-type uint utf8): by row and column; a letter for the kind, text */
  guint n_rows, n_columns;
  guint pending; /* the cell whose text stands in the next record */
};

static guint
get_16 (const guint8 *bytes)
{
  return bytes[0] | (guint) bytes[1] << 8;
}

static gboolean
next_record (Records *self, Record *record)
{
  if (self->at + 4 > self->stream->len)
    return FALSE;
  const guint8 *bytes = self->stream->data + self->at;
  *record = (Record){ get_16 (bytes), get_16 (bytes + 2), bytes + 4 };
  self->at += 4 + record->length;
  return self->at <= self->stream->len;
}

/* A text of one or two bytes a character (MS-XLS 2.5.294); before Excel 97 always of one. */
static char *
read_text (const FstXlsResults *self, const guint8 *bytes, gsize left, guint length_bytes)
{
  gsize head = length_bytes + (self->biff8 ? 1 : 0);

  if (left < head)
    return NULL;
  gsize n = length_bytes == 1 ? bytes[0] : get_16 (bytes);
  gboolean wide = self->biff8 && (bytes[length_bytes] & 1) != 0;
  if (left - head < (wide ? 2 * n : n))
    return NULL;
  return wide ? g_convert ((const char *) bytes + head, (gssize) (2 * n), "UTF-8", "UTF-16LE", NULL,
                           NULL, NULL)
              : g_convert ((const char *) bytes + head, (gssize) n, "UTF-8",
                           self->biff8 ? "ISO-8859-1" : "WINDOWS-1252", NULL, NULL, NULL);
}

static void
take_format (FstXlsResults *self, const Record *record)
{
  g_autofree char *code = record->length > 2 ? read_text (self, record->bytes + 2,
                                                          record->length - 2, self->biff8 ? 2 : 1)
                                             : NULL;

  if (code != NULL)
    g_hash_table_insert (self->formats, GUINT_TO_POINTER (get_16 (record->bytes)),
                         GUINT_TO_POINTER (fst_number_format_is_date (code) ? 2 : 1));
}

/* What holds for the whole workbook. */
static void
take_global (FstXlsResults *self, const Record *record)
{
  if (record->type == RECORD_DATEMODE && record->length >= 2)
    self->date1904 = get_16 (record->bytes) == 1;
  else if (record->type == RECORD_FORMAT)
    take_format (self, record);
  else if (record->type == RECORD_XF && record->length >= 4)
    {
      guint format = get_16 (record->bytes + 2);
      g_array_append_val (self->styles, format);
    }
  else if (record->type == RECORD_BOUNDSHEET && record->length >= 6)
    {
      self->charts = self->charts || record->bytes[5] != 0;
      guint32 start;
      memcpy (&start, record->bytes, sizeof start);
      start = GUINT32_FROM_LE (start);
      g_array_append_val (self->sheets, start);
    }
}

static gboolean
is_date (const FstXlsResults *self, guint style)
{
  if (style >= self->styles->len)
    return FALSE;
  guint format = g_array_index (self->styles, guint, style);
  guint own = GPOINTER_TO_UINT (g_hash_table_lookup (self->formats, GUINT_TO_POINTER (format)));
  return own != 0 ? own == 2 : fst_number_format_is_builtin_date (format);
}

static void
put_cell (FstXlsResults *self, guint place, FstSheetCell kind, const char *text)
{
  self->n_rows = MAX (self->n_rows, (place >> 16) + 1);
  self->n_columns = MAX (self->n_columns, (place & 0xFFFF) + 1);
  g_hash_table_insert (self->cells, GUINT_TO_POINTER (place),
                       g_strdup_printf ("%c%s", (char) kind, text));
}

/* Codes of errors (MS-XLS 2.5.10). */
static const char *
get_error (guint8 code)
{
  switch (code)
    {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0F:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1D:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    default:
      return "#N/A";
    }
}

static void
put_number (FstXlsResults *self, guint place, guint style, const guint8 *bytes)
{
  guint64 bits;
  double number;
  char digits[G_ASCII_DTOSTR_BUF_SIZE], date[FST_SHEET_DATE_SIZE];

  memcpy (&bits, bytes, sizeof bits);
  bits = GUINT64_FROM_LE (bits);
  memcpy (&number, &bits, sizeof number);
  if (is_date (self, style) && fst_sheet_date_format (number, self->date1904, date))
    put_cell (self, place, FST_SHEET_CELL_DATE, date);
  else
    put_cell (self, place, FST_SHEET_CELL_NUMBER, g_ascii_dtostr (digits, sizeof digits, number));
}

/* The result of a formula (MS-XLS 2.5.133): a number unless the last two bytes are set. */
static void
take_formula (FstXlsResults *self, guint place, const Record *record)
{
  const guint8 *result = record->bytes + 6;

  if (get_16 (result + 6) != 0xFFFF)
    put_number (self, place, get_16 (record->bytes + 4), result);
  else if (result[0] == 0)
    self->pending = place;
  else if (result[0] == 1)
    put_cell (self, place, FST_SHEET_CELL_TEXT, result[2] != 0 ? "true" : "false");
  else if (result[0] == 2)
    put_cell (self, place, FST_SHEET_CELL_ERROR, get_error (result[2]));
}

static gboolean
take_string (FstXlsResults *self, const Record *record)
{
  g_autofree char *text = read_text (self, record->bytes, record->length, 2);

  if (text != NULL && self->pending != G_MAXUINT)
    put_cell (self, self->pending, FST_SHEET_CELL_TEXT, text);
  self->pending = G_MAXUINT;
  return text != NULL;
}

static gboolean
take_record (FstXlsResults *self, const Record *record)
{
  if (record->type == RECORD_STRING)
    return take_string (self, record);
  if (record->type == RECORD_FORMULA && record->length >= 14)
    take_formula (self, get_16 (record->bytes) << 16 | get_16 (record->bytes + 2), record);
  else if (record->type == RECORD_BOOLERR && record->length >= 8)
    {
      guint place = get_16 (record->bytes) << 16 | get_16 (record->bytes + 2);
      if (record->bytes[7] == 1)
        put_cell (self, place, FST_SHEET_CELL_ERROR, get_error (record->bytes[6]));
      else
        put_cell (self, place, FST_SHEET_CELL_TEXT, record->bytes[6] != 0 ? "true" : "false");
    }
  return TRUE;
}

/* From the stream's first record to the end of what holds for the whole workbook. */
static gboolean
read_globals (FstXlsResults *self, const GByteArray *stream)
{
  Records records = { stream, 0 };
  Record record;

  if (!next_record (&records, &record) || record.type != RECORD_BOF || record.length < 4)
    return FALSE;
  self->biff8 = get_16 (record.bytes) == BIFF8;
  while (next_record (&records, &record))
    {
      if (record.type == RECORD_EOF)
        return TRUE;
      take_global (self, &record);
    }
  return FALSE;
}

/* One sheet; drawings in it have records of their own, between a beginning and an end. */
static gboolean
read_sheet (FstXlsResults *self, const GByteArray *stream, guint32 start)
{
  Records records = { stream, start };
  Record record;
  guint depth = 0;

  while (next_record (&records, &record))
    {
      if (record.type == RECORD_BOF)
        depth++;
      else if (record.type == RECORD_EOF && --depth == 0)
        return TRUE;
      else if (depth == 0 || (depth == 1 && !take_record (self, &record)))
        return FALSE;
    }
  return FALSE;
}

static FstXlsResults *
fail_damaged (GError **error)
{
  g_set_error_literal (error, FST_SHEET_ERROR, FST_SHEET_ERROR_DAMAGED,
                       "the workbook is damaged: its records end too early");
  return NULL;
}

/**
 * fst_xls_results_read:
 * @stream: the workbook's stream
 * @n_sheets: how many sheets FreeXL found
 * @sheet: number of the one to read, from 0
 * @error: return location for an error
 *
 * Reads what formulas came to, errors and truth values.
 *
 * Returns: (transfer full): them, or %NULL with %FST_SHEET_ERROR_DAMAGED, or
 * %FST_SHEET_ERROR_FORMAT where a sheet is a chart
 */
FstXlsResults *
fst_xls_results_read (const GByteArray *stream, guint n_sheets, guint sheet, GError **error)
{
  g_autoptr (FstXlsResults) self = g_new0 (FstXlsResults, 1);

  self->formats = g_hash_table_new (NULL, NULL);
  self->styles = g_array_new (FALSE, FALSE, sizeof (guint));
  self->sheets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->cells = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->pending = G_MAXUINT;
  if (!read_globals (self, stream) || self->sheets->len != n_sheets || sheet >= n_sheets)
    return fail_damaged (error);
  if (self->charts)
    {
      /* FreeXL loses cells where a chart is a sheet of its own. */
      g_set_error_literal (error, FST_SHEET_ERROR, FST_SHEET_ERROR_FORMAT,
                           "a sheet of the workbook is a chart");
      return NULL;
    }
  if (!read_sheet (self, stream, g_array_index (self->sheets, guint32, sheet)))
    return fail_damaged (error);
  return g_steal_pointer (&self);
}

/**
 * fst_xls_results_free:
 * @self: (transfer full): results
 *
 * Frees them.
 */
void
fst_xls_results_free (FstXlsResults *self)
{
  g_hash_table_unref (self->formats);
  g_array_unref (self->styles);
  g_array_unref (self->sheets);
  g_hash_table_unref (self->cells);
  g_free (self);
}

/**
 * fst_xls_results_get_n_rows:
 * @self: results
 *
 * Tells how far down they go.
 *
 * Returns: rows
 */
guint
fst_xls_results_get_n_rows (FstXlsResults *self)
{
  return self->n_rows;
}

/**
 * fst_xls_results_get_n_columns:
 * @self: results
 *
 * Tells how far to the right they go.
 *
 * Returns: columns
 */
guint
fst_xls_results_get_n_columns (FstXlsResults *self)
{
  return self->n_columns;
}

/**
 * fst_xls_results_get:
 * @self: results
 * @row: from 0
 * @column: from 0
 * @kind: (out): what it is
 *
 * Gets a cell.
 *
 * Returns: (nullable): its text; %NULL where FreeXL's value holds
 */
const char *
fst_xls_results_get (FstXlsResults *self, guint row, guint column, FstSheetCell *kind)
{
  const char *cell = g_hash_table_lookup (self->cells, GUINT_TO_POINTER (row << 16 | column));

  if (cell == NULL)
    return NULL;
  *kind = (FstSheetCell) cell[0];
  return cell + 1;
}
