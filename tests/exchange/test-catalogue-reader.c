#include "catalogue-file.h"

#include "fst-csv-reader.h"
#include "fst-example-assortment.h"

/* What the reader makes of files as assortments come: separators, encodings, headings, rows. */

static GPtrArray *
read_text (const char *text, FstCatalogueReader **reader)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TemporaryFile) file = write_text (text);
  GPtrArray *devices = read_file (file, reader, &error);
  g_assert_no_error (error);
  return devices;
}

static void
test_all_columns (void)
{
  g_autoptr (GPtrArray) devices =
      read_text ("Artikelnummer;Benämning;Leverantör;ISO-kod;Inköpspris;Beskrivning;Avtal;"
                 "Rangordning;Artikeltyp;"
                 "Utgått;Exempel\n"
                 "A1;Rollator Åre;Exempel AB;12 06 06;1 250,50;Låg;AV-1;1:a hand;H;nej;ja\n"
                 "A2;Korg;Exempel AB;120724;;;;;T;ja;nej\n",
                 NULL);

  g_assert_cmpuint (devices->len, ==, 2);
  g_autoptr (FstDevice) first = fst_device_new (&(FstDevice){
      .article_number = (char *) "A1",
      .name = (char *) "Rollator Åre",
      .supplier = (char *) "Exempel AB",
      .iso_code = (char *) "120606",
      .description = (char *) "Låg",
      .price_ore = 125050,
      .agreement = (char *) "AV-1",
      .rank = 1,
      .example = TRUE,
  });
  g_assert_true (fst_device_equal (device_at (devices, 0), first));

  FstDevice *second = device_at (devices, 1);
  g_assert_cmpint (second->price_ore, ==, -1);
  g_assert_cmpint (second->rank, ==, -1);
  g_assert_null (second->description);
  g_assert_null (second->agreement);
  g_assert_true (second->accessory);
  g_assert_true (second->discontinued);
  g_assert_false (second->example);
}

/* The same article under every separator and every kind of line break. */
static void
test_separators (void)
{
  static const char *const texts[] = {
    "Artnr;Namn;ISO\nA1;Stol, \"låg\";180903\n",
    "Artnr,Namn,ISO\r\nA1,\"Stol, \"\"låg\"\"\",180903\r\n",
    "Artnr\tNamn\tISO\rA1\tStol, \"låg\"\t180903\r",
    "\n\r\n  \nArtnr;Namn;ISO\n\nA1;Stol, \"låg\";180903",
    "\"Artnr\";\"Namn\";\"ISO, gammal\";ISO\n\"A1\";\"Stol, \"\"låg\"\"\";x;180903\n;;;\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FstCatalogueReader) reader = NULL;
      g_autoptr (GPtrArray) devices = read_text (texts[i], &reader);
      g_test_message ("text %u", i);
      g_assert_cmpuint (devices->len, ==, 1);
      g_assert_cmpuint (fst_catalogue_reader_get_n_problems (reader), ==, 0);
      g_assert_cmpstr (device_at (devices, 0)->name, ==, "Stol, \"låg\"");
      g_assert_cmpstr (device_at (devices, 0)->iso_code, ==, "180903");
    }
}

static void
test_headings (void)
{
  static const char *const headings[] = {
    "Artikelnummer;Benämning;ISO-kod",
    "ARTNR;PRODUKTNAMN;ISO 9999",
    "Art.nr;Artikelnamn;iso_kod",
    "Article number;Name;ISO code",
    "HMS-Artnr;Beskrivelse;Benevnelse;Kategori (ISO)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "%s\n%s", headings[i], i == 4 ? "A1;lang;Stol;180903\n" : "A1;Stol;180903\n");
      g_autoptr (GPtrArray) devices = read_text (text, NULL);
      g_test_message ("%s", headings[i]);
      g_assert_cmpuint (devices->len, ==, 1);
      g_assert_cmpstr (device_at (devices, 0)->article_number, ==, "A1");
      g_assert_cmpstr (device_at (devices, 0)->name, ==, "Stol");
    }
}

/* Of two headings for the same thing the more telling one is taken, wherever it stands. */
static void
test_better_heading (void)
{
  g_autoptr (GPtrArray) devices = read_text (
      "Pris;Artnr;Lev. art.nr;Benämning;ISO;Inköpspris\n200;A1;L9;Stol;180903;100\n", NULL);

  g_assert_cmpint (device_at (devices, 0)->price_ore, ==, 10000);
  g_assert_cmpstr (device_at (devices, 0)->article_number, ==, "A1");
}

static void
assert_encoding (const char *charset, const char *mark, gsize mark_length)
{
  const char *text = "Artnr;Namn;ISO\nA1;Åkpåse ½ – blå;122434\n";
  gsize length;
  g_autofree char *encoded = g_convert (text, -1, charset, "UTF-8", NULL, &length, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", charset);
  g_assert_nonnull (encoded);
  g_byte_array_append (bytes, (const guint8 *) mark, (guint) mark_length);
  g_byte_array_append (bytes, (const guint8 *) encoded, (guint) length);
  g_autoptr (TemporaryFile) file = write_bytes (bytes->data, bytes->len);
  g_autoptr (GPtrArray) devices = read_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (device_at (devices, 0)->name, ==, "Åkpåse ½ – blå");
}

static void
test_encodings (void)
{
  assert_encoding ("UTF-8", "", 0);
  assert_encoding ("UTF-8", "\xEF\xBB\xBF", 3);
  assert_encoding ("UTF-16LE", "\xFF\xFE", 2);
  assert_encoding ("UTF-16BE", "\xFE\xFF", 2);
  assert_encoding ("WINDOWS-1252", "", 0);
}

/* The encoding is found from the whole file, wherever its first letter outside ASCII stands. */
static void
test_late_letter (void)
{
  g_autoptr (GString) text = g_string_new ("Artnr;Namn;ISO\n");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "A%d;Stol %d;180903\n", i, i);
  g_string_append (text, "B1;Sk\xE5p;183606\n");
  g_autoptr (TemporaryFile) file = write_bytes (text->str, text->len);
  g_autoptr (FstCatalogueReader) reader = NULL;
  g_autoptr (GPtrArray) devices = read_file (file, &reader, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (devices->len, ==, 20001);
  g_assert_cmpstr (device_at (devices, 20000)->name, ==, "Skåp");
  g_assert_cmpfloat (fst_catalogue_reader_get_fraction (reader), ==, 1);
}

static void
test_iso_codes (void)
{
  g_autoptr (FstCatalogueReader) reader = NULL;
  g_autoptr (GPtrArray) devices = read_text ("Artnr;Namn;ISO\n"
                                             "A1;a;12-06-06\n"
                                             "A2;b;091203\n"
                                             "A3;c;91203\n" /* a spreadsheet has dropped the zero */
                                             "A4;d;1206\n"
                                             "A5;e;21203\n" /* no class 02: not a dropped zero */
                                             "A6;f;rollator\n",
                                             &reader);
  GPtrArray *problems = fst_catalogue_reader_get_problems (reader);

  g_assert_cmpuint (devices->len, ==, 4);
  g_assert_cmpstr (device_at (devices, 0)->iso_code, ==, "120606");
  g_assert_cmpstr (device_at (devices, 2)->iso_code, ==, "091203");
  g_assert_cmpstr (device_at (devices, 3)->iso_code, ==, "1206");
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpint (((FstImportProblem *) problems->pdata[0])->reason, ==,
                   FST_IMPORT_REASON_ISO_CODE);
}

static void
assert_problem (GPtrArray *problems,
                guint index,
                guint64 line,
                const char *column,
                FstImportReason reason,
                const char *text)
{
  g_assert_cmpuint (index, <, problems->len);
  const FstImportProblem *problem = problems->pdata[index];
  g_autofree char *sentence = fst_import_problem_format (problem);

  g_test_message ("%s", sentence);
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_cmpstr (problem->column, ==, column);
  g_assert_cmpint (problem->reason, ==, reason);
  g_assert_cmpstr (problem->text, ==, text);
  g_autofree char *number = g_strdup_printf ("Line %" G_GUINT64_FORMAT ":", line);
  g_assert_true (g_str_has_prefix (sentence, number));
}

static void
test_problems (void)
{
  g_autoptr (FstCatalogueReader) reader = NULL;
  g_autoptr (GPtrArray) devices =
      read_text ("Art.nr;Benämning;ISO;Pris;Rang;Artikeltyp;Utgått;Status\r\n"
                 ";namnlös;180903;1;;;;\r\n"
                 "A1;\"två\r\nrader\";180903;1;;H;nej;aktiv\r\n"
                 "A2;ok;180903;dyr;;;;\r\n"
                 "A3;kort rad\r\n"
                 "A4;lång rad;180903;1;;;;;;;x\r\n"
                 "A1;igen;180903;1;;;;\r\n"
                 "A5;rang;180903;1;först;;;\r\n"
                 "A6;typ;180903;1;1;Z;;\r\n"
                 "A7;utgått;180903;1;1;R;kanske;\r\n"
                 "A8;status;180903;1;1;R;;Utgått\r\n"
                 "A9;tomma fält på slutet;180903;1;;;;;;;\r\n",
                 &reader);
  GPtrArray *problems = fst_catalogue_reader_get_problems (reader);

  g_assert_cmpuint (devices->len, ==, 3);
  g_assert_cmpstr (device_at (devices, 0)->name, ==, "två rader");
  g_assert_true (device_at (devices, 1)->discontinued);
  g_assert_cmpstr (device_at (devices, 2)->article_number, ==, "A9");
  g_assert_cmpuint (problems->len, ==, 8);
  g_assert_cmpuint (fst_catalogue_reader_get_n_problems (reader), ==, 8);
  assert_problem (problems, 0, 2, "Art.nr", FST_IMPORT_REASON_EMPTY, "");
  assert_problem (problems, 1, 5, "Pris", FST_IMPORT_REASON_PRICE, "dyr");
  assert_problem (problems, 2, 6, NULL, FST_IMPORT_REASON_FIELDS, "2");
  assert_problem (problems, 3, 7, NULL, FST_IMPORT_REASON_FIELDS, "11");
  assert_problem (problems, 4, 8, "Art.nr", FST_IMPORT_REASON_DUPLICATE, "A1");
  assert_problem (problems, 5, 9, "Rang", FST_IMPORT_REASON_VALUE, "först");
  assert_problem (problems, 6, 10, "Artikeltyp", FST_IMPORT_REASON_VALUE, "Z");
  assert_problem (problems, 7, 11, "Utgått", FST_IMPORT_REASON_VALUE, "kanske");
}

static void
test_many_problems (void)
{
  g_autoptr (GString) text = g_string_new ("Artnr;Namn;ISO\n");
  g_autoptr (FstCatalogueReader) reader = NULL;

  for (int i = 0; i < FST_CATALOGUE_READER_MAX_PROBLEMS + 500; i++)
    g_string_append_printf (text, "A%d;Stol;fel\n", i);
  g_autoptr (GPtrArray) devices = read_text (text->str, &reader);
  g_assert_cmpuint (devices->len, ==, 0);
  g_assert_cmpuint (fst_catalogue_reader_get_problems (reader)->len, ==,
                    FST_CATALOGUE_READER_MAX_PROBLEMS);
  g_assert_cmpuint (fst_catalogue_reader_get_n_problems (reader), ==,
                    FST_CATALOGUE_READER_MAX_PROBLEMS + 500);
}

static void
test_long_cells (void)
{
  g_autofree char *name = g_strnfill (501, 'n');
  g_autofree char *text = g_strdup_printf ("Artnr;Namn;ISO\nA1;%s;180903\n", name);
  g_autoptr (FstCatalogueReader) reader = NULL;
  g_autoptr (GPtrArray) devices = read_text (text, &reader);
  const FstImportProblem *problem = fst_catalogue_reader_get_problems (reader)->pdata[0];

  g_assert_cmpuint (devices->len, ==, 0);
  g_assert_cmpint (problem->reason, ==, FST_IMPORT_REASON_TOO_LONG);
  g_assert_cmpint (g_utf8_strlen (problem->text, -1), ==, 81);
}

/* The codes of the classification that comes with the program. */
static GHashTable *
read_classification (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (CLASSIFICATION);
  g_autoptr (FstTableReader) table = fst_csv_reader_open (file, NULL, &error);
  const FstTableRow *row;

  g_assert_no_error (error);
  do
    {
      fst_table_reader_next (table, &row, NULL, &error);
      g_assert_no_error (error);
      if (row != NULL)
        g_hash_table_add (codes, g_strdup (row->cells[0].text));
    }
  while (row != NULL);
  return g_steal_pointer (&codes);
}

static void
test_examples (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) codes = read_classification ();
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GFile) file = fst_example_assortment_get_file ();
  g_autoptr (FstCatalogueReader) reader = NULL;
  g_autoptr (GPtrArray) devices = read_file (file, &reader, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (fst_catalogue_reader_get_n_problems (reader), ==, 0);
  g_assert_cmpuint (devices->len, ==, 200);
  for (guint i = 0; i < devices->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("EX-%04u", i + 1);
      FstDevice *device = device_at (devices, i);
      g_assert_true (device->example);
      g_assert_cmpstr (device->article_number, ==, number);
      g_assert_cmpuint (strlen (device->iso_code), ==, 6);
      g_assert_true (g_hash_table_contains (codes, device->iso_code));
      g_assert_true (g_hash_table_add (names, device->name));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue-reader/all-columns", test_all_columns);
  g_test_add_func ("/catalogue-reader/separators", test_separators);
  g_test_add_func ("/catalogue-reader/headings", test_headings);
  g_test_add_func ("/catalogue-reader/better-heading", test_better_heading);
  g_test_add_func ("/catalogue-reader/encodings", test_encodings);
  g_test_add_func ("/catalogue-reader/late-letter", test_late_letter);
  g_test_add_func ("/catalogue-reader/iso-codes", test_iso_codes);
  g_test_add_func ("/catalogue-reader/problems", test_problems);
  g_test_add_func ("/catalogue-reader/many-problems", test_many_problems);
  g_test_add_func ("/catalogue-reader/long-cells", test_long_cells);
  g_test_add_func ("/catalogue-reader/examples", test_examples);
  return g_test_run ();
}
