#include "catalogue-file.h"
#include "fst-import-preview.h"
#include "zip-file.h"

/* Which column is which field, guessed in files as they come: invented ones, of the same shape as
 * real ones. */

static FstImportPreview *
preview (GFile *file)
{
  g_autoptr (GError) error = NULL;
  FstImportPreview *self = fst_import_preview_read (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return self;
}

/* The fields of a sheet's columns as "article_number name - price". */
static void
assert_fields (FstImportPreview *self, guint sheet, const char *expected)
{
  const FstSheetPlan *plan = fst_import_plan_get_sheet (self->plan, sheet);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->fields->len; i++)
    {
      FstCatalogueField field = fst_sheet_plan_get_field (plan, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              field != FST_CATALOGUE_FIELD_NONE ? fst_catalogue_field_to_id (field)
                                                                : "-");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_text_fields (const char *text, const char *expected)
{
  g_autoptr (TemporaryFile) file = write_text (text);
  g_autoptr (FstImportPreview) self = preview (file);

  assert_fields (self, 0, expected);
}

static FstGuessReason
reason_of (FstImportPreview *self, guint sheet, guint column)
{
  const FstPreviewSheet *shown = self->sheets->pdata[sheet];

  return g_array_index (shown->reasons, FstGuessReason, column);
}

/* Every field is found by a Swedish heading, and most by one in Norwegian and English. */
static void
test_headings (void)
{
  assert_text_fields (
      "Artikelnummer;Benämning;Beskrivning;Leverantör;Lev. art.nr;EAN-kod;ISO-kod;ISO-utgåva;"
      "Artikeltyp;Inköpspris;Enhet;Valuta;Avtalsnummer;Delområde;Rangordning;Giltig från;"
      "Giltig t.o.m.;Ingår i sortimentet;Beställningsbar;Status;Utgått;Garantitid (dagar);"
      "MDR-klass;Individartikel;Serienummer obligatoriskt;Passar till;Bredd (cm);Exempel\n"
      "A1;Stol;;;;;;;;;;;;;;;;;;;;;;;;;;\n",
      "article_number name description supplier supplier_article_number gtin iso_code iso_edition "
      "type price unit currency agreement lot rank valid_from valid_until assortment orderable "
      "status discontinued warranty mdr_class individually_tracked serial_number_required fits "
      "technical example");
  assert_text_fields ("HMS-Artnr,Produktnavn,Leverandør,Leverandørens artnr,Pris u/mva,Valutakode,"
                      "Dato fom,Dato tom,Delkontraktnummer,Rangering,Utgått\nA1,Stol,,,,,,,,,\n",
                      "article_number name supplier supplier_article_number price currency "
                      "valid_from valid_until lot rank discontinued");
  assert_text_fields ("Article number,Product name,Supplier,GTIN,Unit price,Valid from,Warranty,"
                      "Fits to,Colour\nA1,Chair,,,,,,,\n",
                      "article_number name supplier gtin price valid_from warranty fits -");
}

/* An explanation under or after the name is no part of it; a name within another is no heading. */
static void
test_explained_headings (void)
{
  assert_text_fields ("\"HMS-Artnr\nTildeles av systemansvarlig\";Produktnavn (unikt);"
                      "Pris u/mva Oppgis i hele kroner;\"Dato fom\nOpprettes i tekstformat\";"
                      "Namn på kontaktperson;Dato tom inkl opsjoner;Pris per månad\n"
                      "A1;Stol;;;;;\n",
                      "article_number name price valid_from - valid_until -");
}

/* A heading that may mean something else counts where the cells agree. */
static void
test_weak_headings (void)
{
  assert_text_fields ("Nr;Namn;Kategori;Typ\n7701;Stol;18 09 03;H\n7702;Bord;180315;T\n",
                      "article_number name iso_code type");
  assert_text_fields ("Artnr;Namn;Kategori;Typ\n7701;Stol;Sitta;låg\n7702;Bord;Äta;hög\n",
                      "article_number name - -");
}

static void
test_title_rows (void)
{
  g_autoptr (TemporaryFile) file =
      write_text ("Sortiment 2026\n\nUtskrivet 22/11;av;Region Exempel\nNamn: se nedan\n"
                  "Artnr;Benämning;ISO-kod\nA1;Stol;180903\nArtnr;Benämning;ISO-kod\n"
                  "A2;Bord;180315\n");
  g_autoptr (FstImportPreview) self = preview (file);
  const FstPreviewSheet *shown = self->sheets->pdata[0];
  g_autoptr (FstCatalogueReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = read_file (file, &reader, &error);

  g_assert_cmpuint (fst_import_plan_get_sheet (self->plan, 0)->header_line, ==, 5);
  g_assert_cmpuint (shown->rows->len, ==, 3);
  g_assert_cmpuint (((FstSampleRow *) shown->rows->pdata[0])->line, ==, 6);
  /* The headings come again in the middle, and are no article. */
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 2);
  g_assert_cmpuint (fst_catalogue_reader_get_n_problems (reader), ==, 0);
}

/* Without any headings: codes, unique numbers, prices, GTINs, firms and long texts. */
static void
test_no_headings (void)
{
  g_autoptr (TemporaryFile) file =
      write_text ("7701;6291041500213;Rollator låg;Exempel AB;12 06 06;1 250,50;1\n"
                  "7702;96385074;Rollator hög;Exempel AB;12 06 06;1 300,00;1\n"
                  "7703;036000291452;Duschstol;Prov AS;09 33 07;420,00;1\n");
  g_autoptr (FstImportPreview) self = preview (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = read_file (file, NULL, &error);

  assert_fields (self, 0, "article_number gtin name supplier iso_code price -");
  g_assert_cmpuint (fst_import_plan_get_sheet (self->plan, 0)->header_line, ==, 0);
  g_assert_cmpint (reason_of (self, 0, 0), ==, FST_GUESS_SHAPE);
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 3);
  g_assert_cmpint (device_at (articles, 0)->price_ore, ==, 125050);
}

/* Headings in words that nobody knows are headings still, and can be mapped by hand. */
static void
test_foreign_headings (void)
{
  g_autoptr (TemporaryFile) file = write_text ("Bestellnummer;Bezeichnung;Preis\n"
                                               "7701;Rollator;12,50\n7702;Stuhl;13,50\n");
  g_autoptr (FstImportPreview) self = preview (file);

  g_assert_cmpuint (fst_import_plan_get_sheet (self->plan, 0)->header_line, ==, 1);
  /* The price is not taken from what the cells look like where a heading says something else. */
  assert_fields (self, 0, "article_number name -");
}

static void
test_duplicate_headings (void)
{
  g_autoptr (TemporaryFile) file = write_text ("Artnr;Namn;Pris;Artnr;Pris\n"
                                               "A1;Stol;;B1;10\nA2;Bord;20;;30\nA3;Säng;;;40\n");
  g_autoptr (FstImportPreview) self = preview (file);

  assert_fields (self, 0, "article_number name - - price");
  g_assert_cmpint (reason_of (self, 0, 2), ==, FST_GUESS_DUPLICATE);
  g_assert_cmpint (reason_of (self, 0, 3), ==, FST_GUESS_DUPLICATE);
  g_assert_cmpint (reason_of (self, 0, 4), ==, FST_GUESS_HEADING);
}

/* An own number that is not given yet: the supplier's is used. */
static void
test_empty_number (void)
{
  g_autoptr (TemporaryFile) file =
      write_text ("Artnr;Lev. art.nr;Beskrivning\n;S-1;Hjul\n;S-2;Broms\n");
  g_autoptr (FstImportPreview) self = preview (file);

  assert_fields (self, 0, "- article_number name");
  g_assert_cmpint (reason_of (self, 0, 0), ==, FST_GUESS_EMPTY);
}

/* The heading of the prices goes before what is said of the whole file. */
static void
test_currency_of_a_column (void)
{
  static const char *const headings[][2] = {
    { "Pris (€)", "EUR" },  { "Pris i euro", "EUR" }, { "Pris_EUR", "EUR" },
    { "Pris: CHF", "CHF" }, { "Pris-ISK", "ISK" },    { "Pris (SEK)", "SEK" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text = g_strdup_printf ("Artnr;Namn;%s\nA1;Stol;100\n", headings[i][0]);
      g_autoptr (TemporaryFile) file = write_text (text);
      g_autoptr (FstImportPreview) self = preview (file);
      g_autoptr (FstImportPlan) mapped = NULL;
      g_autoptr (FstImportPlan) plan = NULL;
      g_autoptr (GPtrArray) articles = NULL;
      g_autoptr (GError) error = NULL;

      mapped = fst_import_plan_apply_map (self->plan, "price=3", &error);
      g_assert_no_error (error);
      plan = fst_import_plan_with_values (mapped, NULL, NULL, "DKK");
      articles = read_planned (file, plan, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (article_at (articles, 0)->currency, ==, headings[i][1]);
    }
}

static void
test_currency (void)
{
  g_autoptr (TemporaryFile) norwegian =
      write_text ("HMS-artnr;Produktnavn;Pris u/mva\nA1;Stol;100\n");
  g_autoptr (TemporaryFile) swedish = write_text ("Artnr;Namn;Pris exkl. moms\nA1;Stol;100\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = read_file (norwegian, NULL, &error);
  g_autoptr (GPtrArray) kronor = read_file (swedish, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (article_at (kronor, 0)->currency);
  g_assert_cmpint (device_at (kronor, 0)->price_ore, ==, 10000);
  g_assert_cmpstr (article_at (articles, 0)->currency, ==, "NOK");
  g_assert_cmpint (article_at (articles, 0)->price, ==, 10000);
  g_assert_cmpint (device_at (articles, 0)->price_ore, ==, -1);
}

#define CELL(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"

/* A catalogue as framework agreements come: a cover, a sheet for each lot of which some are not
 * filled in, spare parts that have no number of their own, and an example. */
static TemporaryFile *
write_catalogue (void)
{
  gsize length;
  g_autoptr (GBytes) bytes = xlsx_file_write (&(XlsxFile){
      .names = { "Forside", "DK1", "Reservedeler", "Utfylt eksempel" },
      .sheets = {
          "<row>" CELL ("Katalog") "</row><row>" CELL ("Fyll inn arkene") "</row>",
          "<row>" CELL ("HMS-Artnr\nTildeles") CELL ("Beskrivelse") CELL ("Enhet") "</row>"
          "<row><c/><c/>" CELL ("STK") "</row><row><c/><c/>" CELL ("STK") "</row>",
          "<row>" CELL ("HMS-Artnr") CELL ("Leverandørens artnr") CELL ("Beskrivelse")
          CELL ("Pris u/mva") CELL ("Delkontrakt") CELL ("Passer til produkt") "</row>"
          "<row><c/>" CELL ("S-1") CELL ("Hjul") "<c><v>150.5</v></c>" CELL ("d14r99")
          CELL ("Solo 2") "</row><row><c/><c/><c/><c/><c/><c/></row>"
          "<row><c/>" CELL ("S-2") CELL ("Hette") "<c t=\"e\"><v>#N/A</v></c>" CELL ("d14r2")
          CELL ("I/A") "</row>",
          "<row>" CELL ("HMS-Artnr") CELL ("Beskrivelse") "</row><row>" CELL ("1") CELL ("Eks")
          "</row>",
      },
  });
  const void *data = g_bytes_get_data (bytes, &length);

  return write_bytes (data, length);
}

static void
test_sheets (void)
{
  g_autoptr (TemporaryFile) file = write_catalogue ();
  g_autoptr (FstImportPreview) self = preview (file);
  g_autoptr (FstCatalogueReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = read_file (file, &reader, &error);
  const FstImportProblem *problem;

  g_assert_cmpstr (self->kind, ==, "xlsx");
  g_assert_cmpuint (self->plan->sheets->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (fst_import_plan_get_sheet (self->plan, i)->chosen, ==, i == 2);
  assert_fields (self, 2, "- article_number name price lot fits");

  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 1);
  g_assert_cmpstr (device_at (articles, 0)->article_number, ==, "S-1");
  g_assert_cmpint (article_at (articles, 0)->price, ==, 15050);
  g_assert_cmpstr (article_at (articles, 0)->lot, ==, "14");
  g_assert_cmpint (device_at (articles, 0)->rank, ==, -1);
  g_assert_cmpstr (article_at (articles, 0)->fits[0], ==, "Solo 2");
  g_assert_cmpuint (fst_catalogue_reader_get_n_problems (reader), ==, 1);
  problem = fst_catalogue_reader_get_problems (reader)->pdata[0];
  g_assert_cmpint (problem->reason, ==, FST_IMPORT_REASON_FORMULA_ERROR);
  g_assert_cmpstr (problem->sheet, ==, "Reservedeler");
  g_assert_cmpuint (problem->line, ==, 4);
}

/* A list whose headings are merged away over the columns that matter. */
static void
test_sheet_without_headings (void)
{
  gsize length;
  g_autoptr (GBytes) bytes = xlsx_file_write (&(XlsxFile){
      .names = { "Avtalen" },
      .sheets = { "<row>" CELL ("Delkontrakt") CELL (
          "Delkontraktnavn") "<c/><c/></row>"
                             "<row>" CELL ("1") CELL ("Rullator") CELL ("Åre")
                                 CELL ("313852") "</row>"
                                                 "<row><c/><c/>" CELL ("Åre smal") CELL (
                                                     " 177946") "</row><row/>"
                                                                "<row>" CELL ("2") CELL ("Krykke")
                                                                    CELL ("Åsen") "<c><v>232472</"
                                                                                  "v></c></row>" },
  });
  const void *data = g_bytes_get_data (bytes, &length);
  g_autoptr (TemporaryFile) file = write_bytes (data, length);
  g_autoptr (FstImportPreview) self = preview (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = read_file (file, NULL, &error);

  assert_fields (self, 0, "lot - name article_number");
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 3);
  g_assert_cmpstr (device_at (articles, 1)->article_number, ==, "177946");
  g_assert_cmpstr (article_at (articles, 0)->lot, ==, "1");
  g_assert_null (article_at (articles, 1)->lot);
  g_assert_cmpstr (device_at (articles, 2)->article_number, ==, "232472");
}

static void
test_json (void)
{
  g_autoptr (TemporaryFile) file = write_text (
      "[{\"article_number\": \"A1\", \"name\": \"Rollator\", \"iso_code\": \"120606\","
      " \"price\": 1250.5, \"gtin\": 6291041500213, \"type\": \"H\",\n"
      "  \"technical\": [{\"name\": \"Bredd\", \"value\": \"60\", \"unit\": \"cm\"}]},\n"
      " {\"name\": \"Stol\", \"article_number\": 7702}]");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = read_file (file, NULL, &error);
  const FstTechnicalDatum *datum;

  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 2);
  g_assert_cmpint (device_at (articles, 0)->price_ore, ==, 125050);
  g_assert_cmpstr (article_at (articles, 0)->gtin, ==, "6291041500213");
  g_assert_cmpint (article_at (articles, 0)->type, ==, FST_ARTICLE_TYPE_MAIN_DEVICE);
  datum = article_at (articles, 0)->technical->pdata[0];
  g_assert_cmpstr (datum->name, ==, "Bredd");
  g_assert_cmpstr (datum->value, ==, "60");
  g_assert_cmpstr (datum->unit, ==, "cm");
  g_assert_cmpstr (device_at (articles, 1)->article_number, ==, "7702");
  g_assert_null (device_at (articles, 1)->iso_code);
}

/* Another row is taken for the headings, and the columns follow. */
static void
test_header_chosen (void)
{
  g_autoptr (TemporaryFile) file =
      write_text ("Artnr;Namn;Pris\nNummer;Benämning;Färg\nA1;Stol;10\nA2;Bord;20\n");
  g_autoptr (FstImportPreview) self = preview (file);
  g_autoptr (FstImportPreview) second = fst_import_preview_with_header (self, 0, 2);
  g_autoptr (FstImportPreview) none = fst_import_preview_with_header (self, 0, 0);

  g_assert_cmpuint (fst_import_plan_get_sheet (self->plan, 0)->header_line, ==, 1);
  g_assert_cmpuint (fst_import_plan_get_sheet (second->plan, 0)->header_line, ==, 2);
  assert_fields (second, 0, "article_number name -");
  g_assert_cmpuint (((FstPreviewSheet *) second->sheets->pdata[0])->rows->len, ==, 2);
  g_assert_cmpuint (((FstPreviewSheet *) none->sheets->pdata[0])->rows->len, ==, 4);
  g_assert_null (fst_import_preview_with_header (self, 0, 17));
}

static void
test_preview_json (void)
{
  g_autoptr (TemporaryFile) file = write_text ("Artnr;Namn;Färg\nA1;Stol;röd\n");
  g_autoptr (FstImportPreview) self = preview (file);
  g_autoptr (FstImportPlan) edited =
      fst_import_plan_with_field (self->plan, 0, 2, FST_CATALOGUE_FIELD_DESCRIPTION);
  g_autoptr (FstImportPreview) shown = fst_import_preview_with_plan (self, edited);
  g_autoptr (JsonNode) node = fst_import_preview_to_json (shown);
  g_autofree char *json = json_to_string (node, FALSE);

  g_assert_cmpstr (
      json, ==,
      "{\"kind\":\"csv\",\"remembered\":false,\"remembered-fails\":false,\"usable\":true,"
      "\"supplier\":null,\"edition\":null,\"currency\":null,\"sheets\":[{\"sheet\":null,"
      "\"chosen\":true,\"header-line\":1,\"columns\":["
      "{\"column\":1,\"heading\":\"Artnr\",\"field\":\"article_number\",\"why\":\"heading\","
      "\"filled\":1},"
      "{\"column\":2,\"heading\":\"Namn\",\"field\":\"name\",\"why\":\"heading\",\"filled\":1},"
      "{\"column\":3,\"heading\":\"Färg\",\"field\":\"description\",\"why\":\"chosen\","
      "\"filled\":1}],\"rows\":[{\"line\":2,\"cells\":[\"A1\",\"Stol\",\"röd\"]}]}]}");
}

/* Ten thousand blank lines, and a thousand columns: what is looked at is bounded. */
static void
test_bounded (void)
{
  g_autoptr (GString) text = g_string_new ("Artnr;Namn");
  g_autoptr (FstImportPreview) self = NULL;

  for (int i = 0; i < 900; i++)
    g_string_append_printf (text, ";K%d", i);
  for (int i = 0; i < 5000; i++)
    g_string_append_printf (
        text, "\nA%d;Stol%.*s", i, 900,
        ";;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;");
  g_autoptr (TemporaryFile) file = write_text (text->str);
  self = preview (file);
  g_assert_cmpuint (((FstPreviewSheet *) self->sheets->pdata[0])->sample->head->len, ==,
                    FST_SHEET_SAMPLE_HEAD);
  g_assert_cmpuint (((FstPreviewSheet *) self->sheets->pdata[0])->rows->len, ==,
                    FST_IMPORT_PREVIEW_ROWS);
  g_assert_cmpuint (fst_import_plan_get_sheet (self->plan, 0)->fields->len, ==, 902);
}

/* Rows of many long cells are not kept in memory, however many there are. */
static void
test_long_rows (void)
{
  g_autofree char *cell = g_strnfill (60 * 1024, 'x');
  g_autoptr (GString) text = g_string_new ("Artnr;Namn");
  g_autoptr (FstImportPreview) self = NULL;

  for (int i = 0; i < 20; i++)
    g_string_append_printf (text, ";K%d", i);
  for (int row = 0; row < 40; row++)
    {
      g_string_append_printf (text, "\nA%d;Stol", row);
      for (int i = 0; i < 20; i++)
        g_string_append_printf (text, ";%s", cell);
    }
  g_autoptr (TemporaryFile) file = write_text (text->str);
  self = preview (file);
  g_assert_cmpuint (((FstPreviewSheet *) self->sheets->pdata[0])->sample->head->len, <, 10);
  g_assert_true (fst_import_plan_is_usable (self->plan, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-guess/headings", test_headings);
  g_test_add_func ("/import-guess/explained-headings", test_explained_headings);
  g_test_add_func ("/import-guess/weak-headings", test_weak_headings);
  g_test_add_func ("/import-guess/title-rows", test_title_rows);
  g_test_add_func ("/import-guess/no-headings", test_no_headings);
  g_test_add_func ("/import-guess/foreign-headings", test_foreign_headings);
  g_test_add_func ("/import-guess/duplicate-headings", test_duplicate_headings);
  g_test_add_func ("/import-guess/empty-number", test_empty_number);
  g_test_add_func ("/import-guess/currency", test_currency);
  g_test_add_func ("/import-guess/currency-of-a-column", test_currency_of_a_column);
  g_test_add_func ("/import-guess/sheets", test_sheets);
  g_test_add_func ("/import-guess/sheet-without-headings", test_sheet_without_headings);
  g_test_add_func ("/import-guess/json", test_json);
  g_test_add_func ("/import-guess/header-chosen", test_header_chosen);
  g_test_add_func ("/import-guess/preview-json", test_preview_json);
  g_test_add_func ("/import-guess/bounded", test_bounded);
  g_test_add_func ("/import-guess/long-rows", test_long_rows);
  return g_test_run ();
}
