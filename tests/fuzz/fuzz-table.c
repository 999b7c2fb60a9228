#include "fuzz-table.h"

#include "fuzz.h"

#include <string.h>

static void
check_cell (const FstCell *cell)
{
  g_assert_true (g_utf8_validate (cell->text, -1, NULL));
  g_assert_cmpuint (strlen (cell->text), <=, FST_TABLE_MAX_CELL);
  if (cell->kind == FST_CELL_EMPTY)
    g_assert_cmpstr (cell->text, ==, "");
  if (cell->kind == FST_CELL_NUMBER)
    {
      /* What is too large for a double is digits all the same. */
      g_assert_cmpuint (strspn (cell->text, "0123456789.-+einfE"), ==, strlen (cell->text));
      g_assert_true (cell->number == g_ascii_strtod (cell->text, NULL));
    }
}

static void
read_rows (FstTableReader *reader, GError **error)
{
  const FstTableRow *row;
  guint n = 0;

  g_assert_nonnull (fst_table_reader_get_kind (reader));
  g_assert_cmpuint (fst_table_reader_get_sheets (reader)->len, >, 0);
  do
    {
      if (!fst_table_reader_next (reader, &row, NULL, error))
        {
          g_assert_null (row);
          return;
        }
      g_assert_true (row == NULL || (row->n_cells > 0 && row->n_cells <= FST_TABLE_MAX_COLUMNS));
      for (guint i = 0; row != NULL && i < row->n_cells; i++)
        check_cell (&row->cells[i]);
    }
  while (row != NULL && ++n < 10000);
}

char *
fuzz_table (const guint8 *data, gsize size, FuzzOpen open_table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("fuzz-XXXXXX", &stream, &error);

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), data, size, NULL,
                             NULL, &error);
  g_assert_no_error (error);

  g_autoptr (FstTableReader) reader = open_table (file, NULL, &error);
  g_assert_cmpint (reader == NULL, ==, error != NULL);
  if (reader != NULL)
    read_rows (reader, &error);
  if (error != NULL)
    {
      g_assert_true (error->domain == FST_IMPORT_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strpbrk (error->message, "\n\r"));
    }
  g_file_delete (file, NULL, NULL);
  return error != NULL ? g_strdup (error->message) : NULL;
}
