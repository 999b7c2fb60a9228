#include "catalogue-file.h"

/* Files that are no assortment, or stop being one halfway: each has an error of its own, and says
 * where. */

static void
assert_refused (const void *bytes, gsize length, FstImportError code, const char *words)
{
  g_autoptr (TemporaryFile) file = write_bytes (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) devices = read_file (file, NULL, &error);

  g_assert_null (devices);
  g_test_message ("%s", error->message);
  g_assert_error (error, FST_IMPORT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
assert_text_refused (const char *text, FstImportError code, const char *words)
{
  assert_refused (text, strlen (text), code, words);
}

static void
test_empty (void)
{
  assert_text_refused ("", FST_IMPORT_ERROR_EMPTY, "empty");
  assert_text_refused ("\n \r\n\t\n", FST_IMPORT_ERROR_EMPTY, "blank");
  assert_text_refused (";;;\n;;\n", FST_IMPORT_ERROR_EMPTY, "blank");
  assert_text_refused ("\xEF\xBB\xBF", FST_IMPORT_ERROR_EMPTY, "blank");
}

static void
test_no_rows (void)
{
  assert_text_refused ("Artnr;Namn;ISO", FST_IMPORT_ERROR_NO_ROWS, "no rows");
  assert_text_refused ("Artnr;Namn;ISO\n;;\n\n", FST_IMPORT_ERROR_NO_ROWS, "no rows");
}

static void
test_columns (void)
{
  assert_text_refused ("Färg;Namn;ISO\nröd;Stol;180903\n", FST_IMPORT_ERROR_COLUMNS,
                       "“Färg”, “Namn”, “ISO”");
  assert_text_refused ("Artnr;ISO\nA1;180903\n", FST_IMPORT_ERROR_COLUMNS, "the name");
  assert_text_refused ("just a sentence", FST_IMPORT_ERROR_COLUMNS, "“just a sentence”");
}

static void
test_binary (void)
{
  assert_refused ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, FST_IMPORT_ERROR_NOT_TEXT, "PNG");
  assert_refused ("PK\003\004\024\0\006\0", 8, FST_IMPORT_ERROR_DAMAGED, "workbook");
  assert_refused ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, FST_IMPORT_ERROR_FORMAT, "workbook");
  assert_refused ("%PDF-1.7\n", 9, FST_IMPORT_ERROR_NOT_TEXT, "PDF");
  assert_refused ("\xE5\x81\x8D\xF0", 4, FST_IMPORT_ERROR_NOT_TEXT, "line 1");
  assert_refused ("\0", 1, FST_IMPORT_ERROR_NOT_TEXT, "line 1");
  assert_refused ("A\0r\0t\0n\0r\0", 10, FST_IMPORT_ERROR_NOT_TEXT, "line 1");
}

/* Reads as text at first; the error comes when the fault is reached, and names its line. */
static void
test_damaged (void)
{
  static const char nul[] = "Artnr;Namn;ISO\nA1;Stol;180903\nA2;St\0l;180903\n";
  static const char nul_utf16[] = "\xFF\xFE"
                                  "A\0r\0t\0n\0r\0;\0N\0a\0m\0n\0;\0I\0S\0O\0\n\0"
                                  "\0\0\0\0";

  assert_refused (nul, sizeof nul - 1, FST_IMPORT_ERROR_DAMAGED, "line 3");
  assert_refused (nul_utf16, sizeof nul_utf16 - 1, FST_IMPORT_ERROR_DAMAGED, "line 2");
  /* Mostly UTF-8: a fault in it is a fault, not Windows-1252. */
  assert_text_refused ("Artnr;Namn;ISO\nA1;Skåp;180903\nA2;Skåp;180903\nA3;Sk\xE5p;180903\n",
                       FST_IMPORT_ERROR_DAMAGED, "line 4");
  /* Cut off inside a character. */
  assert_text_refused ("Artnr;Benämning;ISO\nA1;Sk\xC3", FST_IMPORT_ERROR_DAMAGED, "line 2");
  /* A byte that Windows-1252 does not have. */
  assert_text_refused ("Artnr;Namn;ISO\nA1;Sk\xE5p\x81;180903\n", FST_IMPORT_ERROR_DAMAGED,
                       "line 2");
  /* A quotation mark that is never closed. */
  assert_text_refused ("Artnr;Namn;ISO\nA1;Stol;180903\nA2;\"Stol;180903\nA3;Stol;180903\n",
                       FST_IMPORT_ERROR_DAMAGED, "line 3");
}

/* A fault far into a large file undoes nothing that was right before it, but refuses the whole. */
static void
test_damaged_late (void)
{
  g_autoptr (GString) text = g_string_new ("Artnr;Namn;ISO\n");
  g_autoptr (GError) error = NULL;
  FstArticle *article = NULL;
  int n = 0;

  for (int i = 0; i < 10000; i++)
    g_string_append_printf (text, "A%d;Stol;180903\n", i);
  g_string_append_len (text, "\0\0\0", 3);
  g_autoptr (TemporaryFile) file = write_bytes (text->str, text->len);
  g_autoptr (FstCatalogueReader) reader = fst_catalogue_reader_open (file, NULL, NULL, &error);
  g_assert_no_error (error);
  while (fst_catalogue_reader_next (reader, &article, NULL, &error) && article != NULL)
    {
      g_clear_pointer (&article, fst_article_unref);
      n++;
    }
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "line 10002"));
  g_assert_cmpint (n, >, 5000);
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("Artnr;Namn;ISO\nA1;");
  g_autoptr (GString) fields = g_string_new ("Artnr;Namn;ISO\nA1;Stol;180903");
  g_autoptr (GString) quoted = g_string_new ("Artnr;Namn;ISO\n\nA1;\"Stol;180903\n");

  for (int i = 0; i < 64 * 1024 + 1; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, ";180903\n");
  assert_text_refused (text->str, FST_IMPORT_ERROR_LIMIT, "line 2");

  for (int i = 0; i < 1000; i++)
    g_string_append_c (fields, ';');
  assert_text_refused (fields->str, FST_IMPORT_ERROR_LIMIT, "line 2");

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (quoted, "A%d;Stol;180903\n", i + 2);
  assert_text_refused (quoted->str, FST_IMPORT_ERROR_LIMIT, "line 3");
}

/* A field of exactly the longest length is no fault of the file's; the cell is. */
static void
test_longest_field (void)
{
  g_autofree char *name = g_strnfill (64 * 1024, 'n');
  g_autofree char *text = g_strdup_printf ("Artnr;Namn;ISO\nA1;%s;180903\n", name);
  g_autoptr (TemporaryFile) file = write_text (text);
  g_autoptr (FstCatalogueReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) devices = read_file (file, &reader, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (fst_catalogue_reader_get_n_problems (reader), ==, 1);
}

static void
test_missing_file (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/assortment.csv");
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr (GError) error = NULL;

  g_assert_null (fst_catalogue_reader_open (file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/nonexistent/assortment.csv"));
  g_clear_error (&error);
  g_assert_null (fst_catalogue_reader_open (folder, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static void
test_cancelled (void)
{
  g_autoptr (TemporaryFile) file = write_text ("Artnr;Namn;ISO\nA1;Stol;180903\nA2;Stol;180903\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FstArticle) article = NULL;
  g_autoptr (FstCatalogueReader) reader = fst_catalogue_reader_open (file, NULL, cancellable, &error);

  g_assert_no_error (error);
  g_assert_true (fst_catalogue_reader_next (reader, &article, cancellable, &error));
  g_clear_pointer (&article, fst_article_unref);
  g_cancellable_cancel (cancellable);
  g_assert_false (fst_catalogue_reader_next (reader, &article, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Anything at all may stand in a file: it is read or refused, and nothing else happens. */
static void
test_random (void)
{
  static const char alphabet[] = "A1;,\t\"\n\r \xC3\xA5\xE5.0x";

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new ("Artnr;Namn;ISO;Pris\n");
      g_autoptr (GError) error = NULL;
      int length = g_test_rand_int_range (0, 400);
      for (int i = 0; i < length; i++)
        g_string_append_c (text, alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)]);
      g_autoptr (TemporaryFile) file = write_bytes (text->str, text->len);
      g_autoptr (GPtrArray) devices = read_file (file, NULL, &error);
      g_assert_true ((devices == NULL) == (error != NULL));
      for (guint i = 0; devices != NULL && i < devices->len; i++)
        {
          FstDevice *device = device_at (devices, i);
          g_assert_true (g_utf8_validate (device->name, -1, NULL));
          g_assert_cmpstr (device->article_number, !=, "");
          g_assert_cmpint (device->price_ore, >=, -1);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue-hostile/empty", test_empty);
  g_test_add_func ("/catalogue-hostile/no-rows", test_no_rows);
  g_test_add_func ("/catalogue-hostile/columns", test_columns);
  g_test_add_func ("/catalogue-hostile/binary", test_binary);
  g_test_add_func ("/catalogue-hostile/damaged", test_damaged);
  g_test_add_func ("/catalogue-hostile/damaged-late", test_damaged_late);
  g_test_add_func ("/catalogue-hostile/limits", test_limits);
  g_test_add_func ("/catalogue-hostile/longest-field", test_longest_field);
  g_test_add_func ("/catalogue-hostile/missing-file", test_missing_file);
  g_test_add_func ("/catalogue-hostile/cancelled", test_cancelled);
  g_test_add_func ("/catalogue-hostile/random", test_random);
  return g_test_run ();
}
