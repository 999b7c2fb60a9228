#include "catalogue-file.h"

/* Every field of an article, what stays unknown, and why rows are refused. */

static GPtrArray *
read_text (const char *text, FstCatalogueReader **reader)
{
  g_autoptr (TemporaryFile) file = write_text (text);
  g_autoptr (GError) error = NULL;
  GPtrArray *articles = read_file (file, reader, &error);

  g_assert_no_error (error);
  return articles;
}

static void
assert_day (const GDate *day, guint year, guint month, guint number)
{
  g_assert_true (g_date_valid (day));
  g_assert_cmpuint (g_date_get_year (day), ==, year);
  g_assert_cmpuint (g_date_get_month (day), ==, month);
  g_assert_cmpuint (g_date_get_day (day), ==, number);
}

#define HEADINGS                                                                                   \
  "Artnr;Benämning;Beskrivning;Leverantör;Lev.art.nr;GTIN;ISO-kod;ISO-utgåva;Artikeltyp;Pris;"  \
  "Enhet;Valuta;Avtalsnummer;Delområde;Rang;Giltig från;Giltig till;Ingår i sortimentet;"       \
  "Beställningsbar;Status;Garantitid (mån);MDR-klass;Individartikel;"                            \
  "Serienummer obligatoriskt;Passar till;Bredd (cm)\n"

static void
test_all (void)
{
  g_autoptr (GPtrArray) articles = read_text (
      HEADINGS
      "A1;Rollator;Låg;Exempel AB;L-1;629 1041 500213;12 06 06 01;ISO 9999:2022;H;1 250,50;"
      "st;SEK;AV-1;2;1:a hand;2026-01-01;31/12 2027;Ordinarie;ja;Aktiv;24;IIa;nej;ja;"
      "\"A2, A3;A4\";60\n",
      NULL);
  FstArticle *article = article_at (articles, 0);
  const FstTechnicalDatum *datum = article->technical->pdata[0];

  g_assert_cmpstr (article->device->description, ==, "Låg");
  g_assert_cmpstr (article->supplier_article_number, ==, "L-1");
  g_assert_cmpstr (article->gtin, ==, "6291041500213");
  g_assert_cmpstr (article->device->iso_code, ==, "120606");
  g_assert_cmpstr (article->iso_edition, ==, "2022");
  g_assert_cmpint (article->type, ==, FST_ARTICLE_TYPE_MAIN_DEVICE);
  g_assert_cmpint (article->price, ==, 125050);
  g_assert_cmpint (article->device->price_ore, ==, 125050);
  g_assert_cmpstr (article->price_unit, ==, "st");
  g_assert_cmpstr (article->currency, ==, "SEK");
  g_assert_cmpstr (article->lot, ==, "2");
  g_assert_cmpint (article->device->rank, ==, 1);
  assert_day (&article->valid_from, 2026, 1, 1);
  assert_day (&article->valid_until, 2027, 12, 31);
  g_assert_cmpint (article->assortment, ==, FST_ASSORTMENT_ORDINARY);
  g_assert_cmpint (article->orderable, ==, FST_YES_NO_YES);
  g_assert_cmpstr (article->status, ==, "Aktiv");
  g_assert_cmpint (article->warranty, ==, 24);
  g_assert_cmpstr (article->warranty_unit, ==, "month");
  g_assert_cmpstr (article->mdr_class, ==, "IIa");
  g_assert_cmpint (article->individually_tracked, ==, FST_YES_NO_NO);
  g_assert_cmpint (article->serial_number_required, ==, FST_YES_NO_YES);
  g_assert_cmpstrv (article->fits, ((const char *[]){ "A2", "A3", "A4", NULL }));
  g_assert_cmpuint (article->technical->len, ==, 1);
  g_assert_cmpstr (datum->name, ==, "Bredd");
  g_assert_cmpstr (datum->value, ==, "60");
  g_assert_cmpstr (datum->unit, ==, "cm");
}

static void
assert_nothing_known (const FstArticle *article)
{
  g_assert_null (article->device->description);
  g_assert_null (article->device->supplier);
  g_assert_null (article->device->iso_code);
  g_assert_null (article->device->agreement);
  g_assert_cmpint (article->device->price_ore, ==, -1);
  g_assert_cmpint (article->device->rank, ==, -1);
  g_assert_null (article->supplier_article_number);
  g_assert_null (article->gtin);
  g_assert_null (article->iso_edition);
  g_assert_cmpint (article->type, ==, FST_ARTICLE_TYPE_UNKNOWN);
  g_assert_cmpint (article->price, ==, -1);
  g_assert_null (article->price_unit);
  g_assert_null (article->currency);
  g_assert_null (article->lot);
  g_assert_false (g_date_valid (&article->valid_from));
  g_assert_false (g_date_valid (&article->valid_until));
  g_assert_false (g_date_valid (&article->gone_since));
  g_assert_cmpint (article->assortment, ==, FST_ASSORTMENT_UNKNOWN);
  g_assert_cmpint (article->orderable, ==, FST_YES_NO_UNKNOWN);
  g_assert_null (article->status);
  g_assert_cmpint (article->warranty, ==, -1);
  g_assert_null (article->warranty_unit);
  g_assert_null (article->mdr_class);
  g_assert_cmpint (article->individually_tracked, ==, FST_YES_NO_UNKNOWN);
  g_assert_cmpint (article->serial_number_required, ==, FST_YES_NO_UNKNOWN);
  g_assert_null (article->fits);
  g_assert_null (article->technical);
}

/* Empty, or with a dash, or not a column at all: nothing becomes nought. */
static void
test_unknown (void)
{
  g_autoptr (GPtrArray) empty = read_text (HEADINGS "A1;Stol;;;;;;;;;;;;;;;;;;;;;;;;\n", NULL);
  g_autoptr (GPtrArray) dashes =
      read_text (HEADINGS "A1;Stol;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-\n", NULL);
  g_autoptr (GPtrArray) bare = read_text ("Artnr;Namn\nA1;Stol\n", NULL);

  assert_nothing_known (article_at (empty, 0));
  assert_nothing_known (article_at (dashes, 0));
  assert_nothing_known (article_at (bare, 0));
}

/* Only kronor are kronor: another currency leaves the price of the device unknown. */
static void
test_currencies (void)
{
  g_autoptr (FstCatalogueReader) reader = NULL;
  g_autoptr (GPtrArray) articles = read_text ("Artnr;Namn;Pris;Valuta\n"
                                              "A1;Stol;100;NOK\nA2;Stol;100;sek\n"
                                              "A3;Stol;100 NOK;\nA4;Stol;100 kr;\n"
                                              "A5;Stol;100 EUR;NOK\nA6;Stol;100;kr\n",
                                              &reader);
  static const char *const currencies[] = { "NOK", "SEK", "NOK", NULL };
  static const gint64 prices[] = { -1, 10000, -1, 10000 };

  g_assert_cmpuint (articles->len, ==, 4);
  for (guint i = 0; i < articles->len; i++)
    {
      g_assert_cmpint (article_at (articles, i)->price, ==, 10000);
      g_assert_cmpstr (article_at (articles, i)->currency, ==, currencies[i]);
      g_assert_cmpint (device_at (articles, i)->price_ore, ==, prices[i]);
    }
  g_assert_cmpuint (fst_catalogue_reader_get_n_problems (reader), ==, 2);
}

/* What holds for the whole file fills in where a row says nothing. */
static void
test_values_of_the_plan (void)
{
  g_autoptr (TemporaryFile) file = write_text ("Artnr;Namn;ISO;Pris;Leverantör\n"
                                               "A1;Stol;180903;10;\nA2;Bord;;10 SEK;Egen AB\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (FstCatalogueReader) guessed = fst_catalogue_reader_open (file, NULL, NULL, &error);
  g_autoptr (FstImportPlan) plan = fst_import_plan_with_values (
      fst_catalogue_reader_get_plan (guessed), "Exempel AB", "2016", "NOK");
  g_autoptr (GPtrArray) articles = read_planned (file, plan, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (device_at (articles, 0)->supplier, ==, "Exempel AB");
  g_assert_cmpstr (article_at (articles, 0)->iso_edition, ==, "2016");
  g_assert_cmpstr (article_at (articles, 0)->currency, ==, "NOK");
  g_assert_cmpint (device_at (articles, 0)->price_ore, ==, -1);
  g_assert_cmpstr (device_at (articles, 1)->supplier, ==, "Egen AB");
  g_assert_null (article_at (articles, 1)->iso_edition);
  g_assert_cmpint (device_at (articles, 1)->price_ore, ==, 1000);
}

static void
test_technical_triples (void)
{
  g_autoptr (GPtrArray) articles =
      read_text ("Artnr;Namn;Egenskap 1;Värde 1;Enhet 1;Egenskap 2;Värde 2;Enhet 2;Enhet\n"
                 "A1;Stol;Bredd;60;cm;Färg;röd;;st\nA2;Bord;;5;cm;Höjd;-;;par\n",
                 NULL);
  const FstTechnicalDatum *first = article_at (articles, 0)->technical->pdata[0];
  const FstTechnicalDatum *second = article_at (articles, 0)->technical->pdata[1];

  g_assert_cmpuint (article_at (articles, 0)->technical->len, ==, 2);
  g_assert_cmpstr (first->name, ==, "Bredd");
  g_assert_cmpstr (first->value, ==, "60");
  g_assert_cmpstr (first->unit, ==, "cm");
  g_assert_cmpstr (second->name, ==, "Färg");
  g_assert_cmpstr (second->value, ==, "röd");
  g_assert_null (second->unit);
  g_assert_cmpstr (article_at (articles, 0)->price_unit, ==, "st");
  /* A value without a name, and a name without a value, say nothing. */
  g_assert_null (article_at (articles, 1)->technical);
}

static void
test_several_columns (void)
{
  g_autoptr (GPtrArray) articles =
      read_text ("Artnr;Namn;Beskrivning;Produktbeskrivning;Passar till;Passar till;Tekniska data\n"
                 "A1;Stol;Låg;Röd;A2;A3, A4;Bredd=60 cm|Vikt: 7 kg\nA2;Bord;;Blå;;;-\n",
                 NULL);

  g_assert_cmpstr (device_at (articles, 0)->description, ==, "Låg\nRöd");
  g_assert_cmpstrv (article_at (articles, 0)->fits, ((const char *[]){ "A2", "A3", "A4", NULL }));
  g_assert_cmpuint (article_at (articles, 0)->technical->len, ==, 2);
  g_assert_cmpstr (device_at (articles, 1)->description, ==, "Blå");
  g_assert_null (article_at (articles, 1)->fits);
}

static void
assert_reason (GPtrArray *problems, guint index, FstImportReason reason, const char *column)
{
  const FstImportProblem *problem = problems->pdata[index];
  g_autofree char *sentence = fst_import_problem_format (problem);

  g_test_message ("%s", sentence);
  g_assert_cmpint (problem->reason, ==, reason);
  g_assert_cmpstr (problem->column, ==, column);
}

static void
test_reasons (void)
{
  g_autoptr (FstCatalogueReader) reader = NULL;
  g_autoptr (GPtrArray) articles =
      read_text ("Artnr;Namn;GTIN;Giltig från;Garanti;MDR-klass;ISO-kod;ISO-utgåva;Valuta\n"
                 "A1;a;6291041500214;;;;;;\n"
                 "A2;b;;03/04/2026;;;;;\n"
                 "A3;c;;;länge;;;;\n"
                 "A4;d;;;;IX;;;\n"
                 "A5;e;;;;;180903;1812;\n"
                 "A6;f;;;;;;;kronor\n"
                 "A7;g;;9999-12-31;;;;1812;\n",
                 &reader);
  GPtrArray *problems = fst_catalogue_reader_get_problems (reader);

  /* Without a code its edition says nothing, and the last day there is means no end. */
  g_assert_cmpuint (articles->len, ==, 1);
  g_assert_false (g_date_valid (&article_at (articles, 0)->valid_from));
  g_assert_cmpuint (problems->len, ==, 6);
  assert_reason (problems, 0, FST_IMPORT_REASON_GTIN, "GTIN");
  assert_reason (problems, 1, FST_IMPORT_REASON_DATE, "Giltig från");
  assert_reason (problems, 2, FST_IMPORT_REASON_VALUE, "Garanti");
  assert_reason (problems, 3, FST_IMPORT_REASON_VALUE, "MDR-klass");
  assert_reason (problems, 4, FST_IMPORT_REASON_VALUE, "ISO-utgåva");
  assert_reason (problems, 5, FST_IMPORT_REASON_VALUE, "Valuta");
}

/* The same number of another supplier is another article; case and space make none. An article
 * whose row can't be used is in the file all the same. */
static void
test_keys (void)
{
  g_autoptr (FstCatalogueReader) reader = NULL;
  g_autoptr (GPtrArray) articles =
      read_text ("Artnr;Namn;Leverantör;Pris\n"
                 "A 1;Stol;Exempel AB;\na1;Stol;EXEMPEL  AB;\nA1;Stol;Prov AB;\nA1;Stol;;\n"
                 "Å2;Bord;Prov AB;\nå 2;Bord;Prov AB;\nB1;Säng;Prov AB;dyr\n;Hylla;Prov AB;1\n",
                 &reader);
  GPtrArray *problems = fst_catalogue_reader_get_problems (reader);
  GPtrArray *unusable = fst_catalogue_reader_get_unusable_keys (reader);
  const FstArticleKey *key;

  g_assert_cmpuint (articles->len, ==, 4);
  g_assert_cmpuint (problems->len, ==, 4);
  assert_reason (problems, 0, FST_IMPORT_REASON_DUPLICATE, "Artnr");
  assert_reason (problems, 1, FST_IMPORT_REASON_DUPLICATE, "Artnr");
  assert_reason (problems, 2, FST_IMPORT_REASON_PRICE, "Pris");
  assert_reason (problems, 3, FST_IMPORT_REASON_EMPTY, "Artnr");
  g_assert_cmpuint (unusable->len, ==, 3);
  key = unusable->pdata[0];
  g_assert_cmpstr (key->article_number, ==, "a1");
  key = unusable->pdata[2];
  g_assert_cmpstr (key->article_number, ==, "B1");
  g_assert_cmpstr (key->supplier, ==, "Prov AB");
}

/* A report opens in a spreadsheet as text, whatever the file's author had in mind. */
static void
test_report (void)
{
  g_autoptr (FstCatalogueReader) reader = NULL;
  g_autoptr (GPtrArray) articles =
      read_text ("Artnr;Namn;Pris\nA1;Stol;\"=HYPERLINK(\"\"x\"\")\"\nA2;Stol;-1\n", &reader);
  GPtrArray *problems = fst_catalogue_reader_get_problems (reader);
  g_autoptr (GBytes) bytes = fst_import_problems_to_csv (problems, 5);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  g_assert_cmpuint (articles->len, ==, 0);
  g_assert_cmpstr (text, ==,
                   "\xEF\xBB\xBF\"Sheet\";\"Row\";\"Column\";\"Contents\";\"Reason\"\r\n"
                   "\"\";\"2\";\"Pris\";\"'=HYPERLINK(\"\"x\"\")\";"
                   "\"“=HYPERLINK(\"\"x\"\")” in Pris is not a clear amount\"\r\n"
                   "\"\";\"3\";\"Pris\";\"'-1\";\"“-1” in Pris is not a clear amount\"\r\n"
                   "\"\";\"\";\"\";\"\";\"3 more rows could not be used\"\r\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue-fields/all", test_all);
  g_test_add_func ("/catalogue-fields/unknown", test_unknown);
  g_test_add_func ("/catalogue-fields/currencies", test_currencies);
  g_test_add_func ("/catalogue-fields/values-of-the-plan", test_values_of_the_plan);
  g_test_add_func ("/catalogue-fields/technical-triples", test_technical_triples);
  g_test_add_func ("/catalogue-fields/several-columns", test_several_columns);
  g_test_add_func ("/catalogue-fields/reasons", test_reasons);
  g_test_add_func ("/catalogue-fields/keys", test_keys);
  g_test_add_func ("/catalogue-fields/report", test_report);
  return g_test_run ();
}
