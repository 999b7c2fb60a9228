#include "fst-table-reader.h"

#include "fst-csv-reader.h"
#include "fst-json-scanner.h"
#include "fst-json-table-reader.h"
#include "fst-sheet-reader.h"

#include <string.h>

typedef struct
{
  GPtrArray *sheets; /* (element-type FstTableSheet): the one without a name */
  guint64 n_rows;    /* given so far */
  gboolean finished;
} FstTableReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FstTableReader, fst_table_reader, G_TYPE_OBJECT)

static FstTableReaderPrivate *
get_private (FstTableReader *self)
{
  return fst_table_reader_get_instance_private (self);
}

static GPtrArray *
get_sheets (FstTableReader *self)
{
  return get_private (self)->sheets;
}

static const char *
get_sheet (FstTableReader *self)
{
  return NULL;
}

static void
fst_table_reader_finalize (GObject *object)
{
  g_ptr_array_unref (get_private (FST_TABLE_READER (object))->sheets);
  G_OBJECT_CLASS (fst_table_reader_parent_class)->finalize (object);
}

static void
fst_table_reader_class_init (FstTableReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fst_table_reader_finalize;
  klass->get_sheets = get_sheets;
  klass->get_sheet = get_sheet;
}

static void
fst_table_reader_init (FstTableReader *self)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_table_sheet_free);
  g_ptr_array_add (sheets, fst_table_sheet_new (NULL, -1));
  get_private (self)->sheets = sheets;
}

/**
 * fst_table_sheet_new:
 * @name: (nullable): its name
 * @n_rows: its rows, -1 where that is not known
 *
 * Makes the description of a sheet.
 *
 * Returns: (transfer full): a sheet
 */
FstTableSheet *
fst_table_sheet_new (const char *name, gint64 n_rows)
{
  FstTableSheet *self = g_new0 (FstTableSheet, 1);
  self->name = g_strdup (name);
  self->n_rows = n_rows;
  return self;
}

/**
 * fst_table_sheet_free:
 * @self: (transfer full): a sheet
 *
 * Frees the description of a sheet.
 */
void
fst_table_sheet_free (FstTableSheet *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self);
}

typedef enum
{
  CONTENT_CSV,
  CONTENT_JSON,
  CONTENT_WORKBOOK,
  CONTENT_MARKUP,
} Content;

/* How workbooks begin: ZIP files and compound files. */
static const char *const workbooks[] = { "PK\003\004", "PK\005\006", "\xD0\xCF\x11\xE0" };

/* HTML and XML: many a program calls such a file a workbook. */
static gboolean
is_markup (const char *start, gsize length)
{
  gsize i = 0;

  while (i < length && strchr (" \t\r\n\xEF\xBB\xBF", start[i]) != NULL)
    i++;
  return i + 1 < length && start[i] == '<'
         && (start[i + 1] == '?' || start[i + 1] == '!' || g_ascii_isalpha (start[i + 1]));
}

static gboolean
find_content (GFile *file, Content *content, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  char start[1024] = "";
  gsize n;

  /* A pipe gives what it has once, and every file is read more than once. */
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_SPECIAL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           "could not open the table: it is a pipe or a device");
      return FALSE;
    }
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &n, cancellable,
                                   error))
    return FALSE;
  *content = fst_json_scanner_may_be_json (start, n) ? CONTENT_JSON
             : is_markup (start, n)                  ? CONTENT_MARKUP
                                                     : CONTENT_CSV;
  for (guint i = 0; i < G_N_ELEMENTS (workbooks); i++)
    if (n >= 4 && memcmp (start, workbooks[i], 4) == 0)
      *content = CONTENT_WORKBOOK;
  return TRUE;
}

/**
 * fst_table_reader_open:
 * @file: a file
 * @sheet: (nullable): name of the sheet to read; %NULL for the first
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens a table: the kind of file is told by its content, never by its name. The reader may be used
 * in any one thread.
 *
 * Returns: (transfer full): a reader, or %NULL with an error of #FstImportError or #GIOErrorEnum
 */
FstTableReader *
fst_table_reader_open (GFile *file, const char *sheet, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  Content content;

  if (!find_content (file, &content, cancellable, error))
    return NULL;
  if (content == CONTENT_WORKBOOK)
    return fst_sheet_reader_open (file, sheet, cancellable, error);
  if (content == CONTENT_MARKUP)
    {
      g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_FORMAT,
                           "the file is HTML or XML, not a workbook");
      return NULL;
    }
  if (content == CONTENT_JSON)
    return fst_json_table_reader_open (file, cancellable, error);
  return fst_csv_reader_open (file, cancellable, error);
}

/**
 * fst_table_reader_get_kind:
 * @self: a reader
 *
 * Tells what kind of file it is: "csv", "json", "xlsx", "xls" or "ods".
 *
 * Returns: a constant word
 */
const char *
fst_table_reader_get_kind (FstTableReader *self)
{
  g_return_val_if_fail (FST_IS_TABLE_READER (self), NULL);
  return FST_TABLE_READER_GET_CLASS (self)->get_kind (self);
}

/**
 * fst_table_reader_get_sheets:
 * @self: a reader
 *
 * Lists all sheets of the file, also where one was chosen; a file that is one table has one without
 * a name.
 *
 * Returns: (transfer none) (element-type FstTableSheet): the sheets, in the order of the file
 */
GPtrArray *
fst_table_reader_get_sheets (FstTableReader *self)
{
  g_return_val_if_fail (FST_IS_TABLE_READER (self), NULL);
  return FST_TABLE_READER_GET_CLASS (self)->get_sheets (self);
}

/**
 * fst_table_reader_get_sheet:
 * @self: a reader
 *
 * Tells which sheet is read.
 *
 * Returns: (nullable): its name
 */
const char *
fst_table_reader_get_sheet (FstTableReader *self)
{
  g_return_val_if_fail (FST_IS_TABLE_READER (self), NULL);
  return FST_TABLE_READER_GET_CLASS (self)->get_sheet (self);
}

/**
 * fst_table_reader_get_fraction:
 * @self: a reader
 *
 * Tells how far reading has come, for a progress bar.
 *
 * Returns: 0 to 1, or -1 where it is not known
 */
double
fst_table_reader_get_fraction (FstTableReader *self)
{
  g_return_val_if_fail (FST_IS_TABLE_READER (self), -1);
  return FST_TABLE_READER_GET_CLASS (self)->get_fraction (self);
}

static gboolean
row_is_empty (const FstTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].kind != FST_CELL_EMPTY)
      return FALSE;
  return TRUE;
}

/* Reads until there is a row that holds something. */
static gboolean
read_row (FstTableReader *self, const FstTableRow **row, GCancellable *cancellable, GError **error)
{
  do
    {
      *row = NULL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !FST_TABLE_READER_GET_CLASS (self)->next (self, row, cancellable, error))
        return FALSE;
    }
  while (*row != NULL && row_is_empty (*row));
  return TRUE;
}

/**
 * fst_table_reader_next:
 * @self: a reader
 * @row: (out) (transfer none) (nullable): the next row, which holds until the next call, or %NULL
 * after the last
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the next row that holds anything; rows of empty cells are what spreadsheets leave behind.
 *
 * Returns: %FALSE with an error of #FstImportError or #GIOErrorEnum, after which there is nothing
 * more to read
 */
gboolean
fst_table_reader_next (FstTableReader *self,
                       const FstTableRow **row,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (FST_IS_TABLE_READER (self) && row != NULL, FALSE);

  FstTableReaderPrivate *private = get_private (self);

  *row = NULL;
  if (private->finished)
    return TRUE;
  gboolean read = read_row (self, row, cancellable, error);
  if (*row != NULL && ++private->n_rows > FST_TABLE_MAX_ROWS)
    {
      g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT,
                   "line %" G_GUINT64_FORMAT ": the table has more than %d rows", (*row)->line,
                   FST_TABLE_MAX_ROWS);
      *row = NULL;
      read = FALSE;
    }
  private->finished = *row == NULL;
  return read;
}
