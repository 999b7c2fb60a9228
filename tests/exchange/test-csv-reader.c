/* CSV as a table, where it is not what it seems. What assortments look like:
 * test-catalogue-hostile. */

#include "table-file.h"

#include <glib/gstdio.h>

static void
assert_csv (const char *csv, const char *expected)
{
  g_autoptr (TemporaryFile) file = write_bytes (csv, strlen (csv));

  assert_table (file, expected);
}

static void
test_rows (void)
{
  assert_csv ("nr;namn;pris\n1;\"Rull\"\"stol\nbred\";1,5\n;;\n\n2;24\" hjul;\n",
              "1: nr|namn|pris\n2: 1|Rull\"stol\nbred|1,5\n6: 2|24\" hjul|\n");
  assert_csv ("a,b\r\n1,\"x,y\"\r\n2,3", "1: a|b\n2: 1|x,y\n3: 2|3\n");
  assert_csv ("a\tb\r1\t2\r", "1: a|b\n2: 1|2\n");
  assert_csv ("a;a\n1;2;3\n#N/A;#SAKNAS!;#1\n", "1: a|a\n2: 1|2|3\n3: e:#N/A|e:#SAKNAS!|#1\n");
}

/* A row may end where what is read at a time does. */
static void
test_chunks (void)
{
  for (gsize fill = 64 * 1024 - 12; fill < 64 * 1024 + 4; fill++)
    {
      g_autofree char *cell = g_strnfill (fill - 5, 'x');
      g_autofree char *csv = g_strdup_printf ("a;b\r\n%s;å\r\n1;2\r\n", cell);
      g_autofree char *expected = g_strdup_printf ("1: a|b\n2: %s|å\n3: 1|2\n", cell);
      assert_csv (csv, expected);
    }
}

/* From text to something else half-way: an error with the line, at whatever place. */
static void
test_turns_binary (void)
{
  g_autoptr (GString) csv = g_string_new ("nr;namn\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 2; i < 20000; i++)
    g_string_append_printf (csv, "%u;Rullstol\n", i);
  g_string_append_len (csv, "1;\0\n2;\1\n", 8);
  g_autoptr (TemporaryFile) file = write_bytes (csv->str, csv->len);
  g_autofree char *rows = read_table (file, NULL, &error);

  g_assert_null (rows);
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED);
  g_assert_true (g_str_has_prefix (error->message, "line 20000: "));
}

/* The file of another program, or a stick pulled out: what is missing is never taken for the end.
 */
static void
test_shrinks (void)
{
  g_autoptr (GString) csv = g_string_new ("nr;namn\n");
  g_autoptr (GError) error = NULL;
  const FstTableRow *row;

  for (guint i = 2; i < 50000; i++)
    g_string_append_printf (csv, "%u;Rullstol\n", i);
  g_autoptr (TemporaryFile) file = write_bytes (csv->str, csv->len);
  g_autoptr (FstTableReader) reader = fst_table_reader_open (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fst_table_reader_next (reader, &row, NULL, &error));
  /* At the end of a row, so that nothing else gives it away. */
  g_string_truncate (csv, csv->len / 2);
  g_string_truncate (csv, (gsize) (strrchr (csv->str, '\n') + 1 - csv->str));
  g_assert_cmpint (truncate (g_file_peek_path (file), (off_t) csv->len), ==, 0);
  while (row != NULL)
    fst_table_reader_next (reader, &row, NULL, &error);
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED);
}

static void
test_kind (void)
{
  static const char text[] = "a;b\n1;2\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (TemporaryFile) file = write_bytes (text, strlen (text));
  g_autoptr (FstTableReader) reader = fst_table_reader_open (file, "Blad 1", NULL, &error);
  const FstTableRow *row;

  g_assert_no_error (error);
  g_assert_cmpstr (fst_table_reader_get_kind (reader), ==, "csv");
  g_assert_cmpuint (fst_table_reader_get_sheets (reader)->len, ==, 1);
  g_assert_null (((FstTableSheet *) fst_table_reader_get_sheets (reader)->pdata[0])->name);
  g_assert_null (fst_table_reader_get_sheet (reader));
  g_assert_true (fst_table_reader_next (reader, &row, NULL, &error));
  g_assert_true (fst_table_reader_next (reader, &row, NULL, &error));
  g_assert_cmpuint (row->line, ==, 2);
  g_assert_true (fst_table_reader_next (reader, &row, NULL, &error));
  g_assert_null (row);
  g_assert_cmpfloat (fst_table_reader_get_fraction (reader), ==, 1);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    FstImportError code;
  } files[] = {
    { "", 0, FST_IMPORT_ERROR_EMPTY },
    { "%PDF-1.7\n1;2\n", 13, FST_IMPORT_ERROR_NOT_TEXT },
    { "\x89PNG\r\n\x1a\n", 8, FST_IMPORT_ERROR_NOT_TEXT },
    { "\x09\x08\x10\x00\x00\x06\x05\x00", 8, FST_IMPORT_ERROR_NOT_TEXT },
    { "<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>", 62,
      FST_IMPORT_ERROR_FORMAT },
    { "  <?xml version=\"1.0\"?><Workbook></Workbook>", 44, FST_IMPORT_ERROR_FORMAT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (TemporaryFile) file = write_bytes (files[i].bytes, files[i].length);
      assert_refused (file, FST_IMPORT_ERROR, (int) files[i].code);
    }
}

/* A row that begins with empty cells is whole, wherever a piece of the file ends in it. */
static void
test_leading_tabs (void)
{
  g_autoptr (GString) text = g_string_new ("a\tb\tc\td\n");
  g_autoptr (GString) rows = g_string_new ("1: a|b|c|d\n");
  g_autoptr (TemporaryFile) file = NULL;

  for (guint i = 2; i < 60000; i++)
    {
      g_string_append_printf (text, "\t\t\t%u\n", i % 10);
      g_string_append_printf (rows, "%u: |||%u\n", i, i % 10);
    }
  file = write_text (text->str);
  assert_table (file, rows->str);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/rows", test_rows);
  g_test_add_func ("/exchange/csv/chunks", test_chunks);
  g_test_add_func ("/exchange/csv/leading-tabs", test_leading_tabs);
  g_test_add_func ("/exchange/csv/turns-binary", test_turns_binary);
  g_test_add_func ("/exchange/csv/shrinks", test_shrinks);
  g_test_add_func ("/exchange/csv/kind", test_kind);
  g_test_add_func ("/exchange/csv/refused", test_refused);
  return g_test_run ();
}
