#include "fst-cell-text.h"
#include "fst-cell-value.h"
#include "fst-cell-word.h"
#include "fst-technical-text.h"

#include <math.h>

/* What cells of an assortment mean, and what is refused because it could mean two things. */

static void
assert_date (const char *text, const char *expected)
{
  GDate day;
  char written[16] = "";

  g_test_message ("%s", text);
  if (fst_cell_read_date (text, &day))
    g_snprintf (written, sizeof written, "%04d-%02d-%02d", g_date_get_year (&day),
                g_date_get_month (&day), g_date_get_day (&day));
  g_assert_cmpstr (written, ==, expected);
}

static void
test_dates (void)
{
  static const char *const same[] = {
    "2026-11-22", "20261122",    "22/11 2026",          "22.11.2026",           "22 nov 2026",
    "22/11/2026", "22-11-2026",  "22. nov. 2026",       "22 november 2026",     "2026/11/22",
    "2026.11.22", "22 NOV 2026", "2026-11-22 00:00:00", "2026-11-22T12:30:00Z",
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    assert_date (same[i], "2026-11-22");
  assert_date ("1.6.2023", "2023-06-01");
  assert_date ("3/4 2026", "2026-04-03");
  assert_date ("4/4/2026", "2026-04-04");
  assert_date ("1 mai 2026", "2026-05-01");
  assert_date ("31 des 2026", "2026-12-31");
}

static void
test_dates_refused (void)
{
  static const char *const refused[] = {
    "03/04/2026",
    "03-04-2026",
    "26-11-22",
    "22/11",
    "22/11 26",
    "2026-02-30",
    "20260230",
    "46348",
    "46348.5",
    "2026",
    "2026-11",
    "november 2026",
    "0000-00-00",
    "2026-11-22x",
    "2026-11-22 snart",
    "x2026-11-22",
    "--",
    "2026--22",
    "99999999999999999999",
    "22 någonting 2026",
    "Löpande",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_date (refused[i], "");
}

static void
assert_price (const char *text, gint64 expected, const char *expected_currency)
{
  gint64 price = -1;
  char currency[4] = "";

  g_test_message ("%s", text);
  if (!fst_cell_read_price (text, &price, currency))
    price = -1;
  g_assert_cmpint (price, ==, expected);
  if (expected >= 0)
    g_assert_cmpstr (currency, ==, expected_currency);
}

static void
test_prices (void)
{
  gint64 price;

  assert_price ("1 234,50", 123450, "");
  assert_price ("1234,50 kr", 123450, "");
  assert_price ("1 234,50 NOK", 123450, "NOK");
  assert_price ("nok 1234.5", 123450, "NOK");
  assert_price ("€ 12,50", 1250, "EUR");
  assert_price ("12,50€", 1250, "EUR");
  assert_price ("SEK 10", 1000, "SEK");
  assert_price ("1.234", -1, NULL);
  assert_price ("1.234 NOK", -1, NULL);
  assert_price ("12,505", -1, NULL);
  assert_price ("$ 12", -1, NULL);
  assert_price ("NOK", -1, NULL);
  assert_price ("-5", -1, NULL);
  assert_price ("gratis", -1, NULL);

  /* The dust of binary fractions, and parts of an öre as a spreadsheet shows them. */
  g_assert_true (fst_cell_read_typed_price (0.1 + 0.2, &price));
  g_assert_cmpint (price, ==, 30);
  g_assert_true (fst_cell_read_typed_price (1.005, &price));
  g_assert_cmpint (price, ==, 101);
  g_assert_true (fst_cell_read_typed_price (1234.5678, &price));
  g_assert_cmpint (price, ==, 123457);
  g_assert_true (fst_cell_read_typed_price (0, &price));
  g_assert_cmpint (price, ==, 0);
  g_assert_false (fst_cell_read_typed_price (-0.01, &price));
  g_assert_false (fst_cell_read_typed_price (1e14, &price));
  g_assert_false (fst_cell_read_typed_price (NAN, &price));
  g_assert_false (fst_cell_read_typed_price (INFINITY, &price));
}

static void
test_codes (void)
{
  static const struct
  {
    const char *text;
    const char *code;
  } cases[] = {
    { "12 06 06", "120606" },
    { "12.06.06", "120606" },
    { "12-06-06", "120606" },
    { "12060601", "120606" },
    { "12 06 06-01", "120606" },
    { "91203", "091203" },
    { "9120301", "091203" },
    { "12\u00a006\u00a006", "120606" },
    { "1206", "1206" },
    { "12", "12" },
    { "12 06 06 Rollatorer", "120606" },
    { "120606 - Rollatorer", "120606" },
    { "12 06 06: Gångbord", "120606" },
    { "12 06 Åkbräda", "1206" },
    { "12 Hjälpmedel", NULL },
    { "21203", NULL },
    { "12.1", NULL },
    { "rollator", NULL },
    { "1", NULL },
    { "12060601234567", NULL },
    { "Rollator 12 06 06", NULL },
    { "12 06 06 12 06 07", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char code[7] = "";
      gboolean read = fst_cell_read_iso_code (cases[i].text, code);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (read ? code : NULL, ==, cases[i].code);
    }
}

static void
test_editions (void)
{
  const char *edition;

  g_assert_true (fst_cell_read_edition ("2016", &edition));
  g_assert_cmpstr (edition, ==, "2016");
  g_assert_true (fst_cell_read_edition ("SS-EN ISO 9999:2022", &edition));
  g_assert_cmpstr (edition, ==, "2022");
  g_assert_false (fst_cell_read_edition ("12016", &edition));
  g_assert_false (fst_cell_read_edition ("2017", &edition));
  g_assert_false (fst_cell_read_edition ("ny", &edition));
}

static void
assert_rank (const char *text, int expected, const char *expected_lot)
{
  int rank = -2;
  g_autofree char *lot = NULL;

  g_test_message ("%s", text);
  if (!fst_cell_read_rank (text, &rank, &lot))
    rank = -2;
  g_assert_cmpint (rank, ==, expected);
  g_assert_cmpstr (lot, ==, expected_lot);
}

static void
test_ranks (void)
{
  assert_rank ("1", 1, NULL);
  assert_rank ("1:a", 1, NULL);
  assert_rank ("1:a hand", 1, NULL);
  assert_rank ("2:a handsval", 2, NULL);
  assert_rank ("3:e", 3, NULL);
  assert_rank ("Rang 2", 2, NULL);
  assert_rank ("Första hand", 1, NULL);
  assert_rank ("andrahandsval", 2, NULL);
  assert_rank ("d1r1", 1, "1");
  assert_rank ("d14r2", 2, "14");
  assert_rank ("d1Br2", 2, "1B");
  assert_rank ("d14", -1, "14");
  /* How registers write that there is none. */
  assert_rank ("d1Br99", -1, "1B");
  assert_rank ("99", -1, NULL);
  assert_rank ("0", -1, NULL);
  assert_rank ("först", -2, NULL);
  assert_rank ("1,5", -2, NULL);
  assert_rank ("1-2", -2, NULL);
  assert_rank ("100", -2, NULL);
  assert_rank ("1:a grupp", -2, NULL);
}

static void
test_lots (void)
{
  int rank;
  g_autofree char *both = fst_cell_read_lot ("d1Ar3", &rank);
  g_autofree char *name = NULL;
  g_autofree char *two = NULL;

  g_assert_cmpstr (both, ==, "1A");
  g_assert_cmpint (rank, ==, 3);
  name = fst_cell_read_lot ("Delområde Norr", &rank);
  g_assert_cmpstr (name, ==, "Delområde Norr");
  g_assert_cmpint (rank, ==, -1);
  two = fst_cell_read_lot ("d1d2", &rank);
  g_assert_cmpstr (two, ==, "d1d2");
  g_assert_cmpint (rank, ==, -1);
}

static void
assert_warranty (const char *text, int expected, const char *expected_unit)
{
  int warranty = -1;
  const char *unit = NULL;

  g_test_message ("%s", text);
  if (!fst_cell_read_warranty (text, &warranty, &unit))
    warranty = -1;
  g_assert_cmpint (warranty, ==, expected);
  if (expected >= 0)
    g_assert_cmpstr (unit, ==, expected_unit);
}

static void
test_warranties (void)
{
  assert_warranty ("24", 24, NULL);
  assert_warranty ("24 mån", 24, "month");
  assert_warranty ("24 mån.", 24, "month");
  assert_warranty ("2 år", 2, "year");
  assert_warranty ("365 dagar", 365, "day");
  assert_warranty ("12mnd", 12, "month");
  assert_warranty ("24,00", 24, NULL);
  assert_warranty ("0", 0, NULL);
  assert_warranty ("1,5 år", -1, NULL);
  assert_warranty ("två år", -1, NULL);
  assert_warranty ("24 turer", -1, NULL);
  assert_warranty ("-1", -1, NULL);
  assert_warranty ("1000000", -1, NULL);
  g_assert_cmpstr (fst_cell_read_period ("Garantitid (dagar)"), ==, "day");
  g_assert_null (fst_cell_read_period ("Garantitid"));
}

static void
test_classes (void)
{
  g_assert_cmpstr (fst_cell_read_mdr_class ("I"), ==, "I");
  g_assert_cmpstr (fst_cell_read_mdr_class ("klass IIa"), ==, "IIa");
  g_assert_cmpstr (fst_cell_read_mdr_class ("Klasse 2b"), ==, "IIb");
  g_assert_cmpstr (fst_cell_read_mdr_class ("MDR class III"), ==, "III");
  g_assert_cmpstr (fst_cell_read_mdr_class ("Im"), ==, "Im");
  g_assert_null (fst_cell_read_mdr_class ("IV"));
  g_assert_null (fst_cell_read_mdr_class ("A"));
}

static void
assert_type (const char *text, FstArticleType expected, gboolean expected_accessory)
{
  FstArticleType type;
  gboolean accessory;

  g_test_message ("%s", text);
  g_assert_true (fst_cell_word_read_type (text, &type, &accessory));
  g_assert_cmpint (type, ==, expected);
  g_assert_cmpint (accessory, ==, expected_accessory);
}

static void
test_words (void)
{
  FstArticleType type;
  FstAssortment assortment;
  FstYesNo answer;
  gboolean accessory;

  assert_type ("H", FST_ARTICLE_TYPE_MAIN_DEVICE, FALSE);
  assert_type ("HMS Hj.middel", FST_ARTICLE_TYPE_MAIN_DEVICE, FALSE);
  assert_type ("Tilbehør", FST_ARTICLE_TYPE_ACCESSORY, TRUE);
  assert_type ("Reservdel", FST_ARTICLE_TYPE_SPARE_PART, TRUE);
  assert_type ("HMS Servicetjeneste", FST_ARTICLE_TYPE_SERVICE, FALSE);
  assert_type ("tjänst", FST_ARTICLE_TYPE_SERVICE, FALSE);
  assert_type ("HMS Del", FST_ARTICLE_TYPE_UNKNOWN, TRUE);
  g_assert_false (fst_cell_word_read_type ("Z", &type, &accessory));

  g_assert_true (fst_cell_word_read_yes_no ("Ja", &answer) && answer == FST_YES_NO_YES);
  g_assert_true (fst_cell_word_read_yes_no ("nei", &answer) && answer == FST_YES_NO_NO);
  g_assert_false (fst_cell_word_read_yes_no ("kanske", &answer));
  g_assert_true (fst_cell_word_read_assortment ("Ordinarie", &assortment));
  g_assert_cmpint (assortment, ==, FST_ASSORTMENT_ORDINARY);
  g_assert_true (fst_cell_word_read_assortment ("Övrigt", &assortment));
  g_assert_cmpint (assortment, ==, FST_ASSORTMENT_OTHER);
  g_assert_false (fst_cell_word_read_assortment ("norr", &assortment));
  g_assert_true (fst_cell_word_is_past ("Utgått"));
  g_assert_false (fst_cell_word_is_past ("Aktiv"));
}

static void
assert_clean (const char *text, const char *expected)
{
  g_autofree char *clean = fst_cell_text_clean (text);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  assert_clean ("Stol, låg", "Stol, låg");
  assert_clean ("  Stol \t\n låg ", "Stol låg");
  assert_clean ("\u00a0Stol\u2003låg\u3000", "Stol låg");
  assert_clean ("½ – €", "½ – €");
  assert_clean (" ", "");
  assert_clean ("\r\n", "");
  g_assert_true (fst_cell_text_says_nothing ("–"));
  g_assert_true (fst_cell_text_says_nothing ("I/A"));
  g_assert_false (fst_cell_text_says_nothing ("0"));
  g_assert_false (fst_cell_text_says_nothing ("ja"));
}

static void
assert_heading (const char *heading, gboolean technical, const char *name, const char *unit)
{
  g_autofree char *read_name = NULL;
  g_autofree char *read_unit = NULL;

  g_test_message ("%s", heading);
  g_assert_cmpint (fst_technical_heading_read (heading, &read_name, &read_unit), ==, technical);
  g_assert_cmpstr (read_name, ==, name);
  g_assert_cmpstr (read_unit, ==, unit);
}

static void
test_technical_headings (void)
{
  assert_heading ("Bredd (cm)", TRUE, "Bredd", "cm");
  assert_heading ("Løftehøyde min cm", TRUE, "Løftehøyde min", "cm");
  assert_heading ("Driftspenning  (volt)", TRUE, "Driftspenning", "volt");
  assert_heading ("Vikt [kg]", TRUE, "Vikt", "kg");
  assert_heading ("Delbar (ja/nej)", TRUE, "Delbar", NULL);
  assert_heading ("technical:Sitthöjd (cm)", TRUE, "Sitthöjd", "cm");
  assert_heading ("technical:Färg", TRUE, "Färg", NULL);
  assert_heading ("Modell A", FALSE, "Modell A", NULL);
  assert_heading ("Bredd min", FALSE, "Bredd min", NULL);
  assert_heading ("Mått (yttre)", FALSE, "Mått (yttre)", NULL);
  assert_heading ("(cm)", FALSE, "(cm)", NULL);
  assert_heading ("", FALSE, "", NULL);
}

static void
assert_data (const char *cell, const char *name, const char *unit, const char *expected)
{
  g_autoptr (GPtrArray) data =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_technical_datum_free);
  g_autoptr (GString) text = g_string_new (NULL);

  fst_technical_text_read (cell, name, unit, data);
  for (guint i = 0; i < data->len; i++)
    {
      const FstTechnicalDatum *datum = data->pdata[i];

      g_string_append_printf (text, "%s=%s[%s]", datum->name, datum->value,
                              datum->unit != NULL ? datum->unit : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_technical_texts (void)
{
  assert_data ("60", "Bredd", "cm", "Bredd=60[cm]");
  assert_data ("60 cm", "Bredd", NULL, "Bredd=60[cm]");
  assert_data ("45-55 cm", "Höjd", NULL, "Höjd=45-55[cm]");
  assert_data ("60 cm hopfälld", "Bredd", NULL, "Bredd=60 cm hopfälld[]");
  assert_data (" röd ", "Färg", NULL, "Färg=röd[]");
  assert_data ("I/A", "Färg", NULL, "");
  assert_data ("Bredd=60 cm; Färg: röd|Vikt = 7,5 kg", NULL, NULL,
               "Bredd=60[cm]Färg=röd[]Vikt=7,5[kg]");
  assert_data ("bara text", NULL, NULL, "");
  assert_data ("=60;Bredd=", NULL, NULL, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell-value/dates", test_dates);
  g_test_add_func ("/cell-value/dates-refused", test_dates_refused);
  g_test_add_func ("/cell-value/prices", test_prices);
  g_test_add_func ("/cell-value/codes", test_codes);
  g_test_add_func ("/cell-value/editions", test_editions);
  g_test_add_func ("/cell-value/ranks", test_ranks);
  g_test_add_func ("/cell-value/lots", test_lots);
  g_test_add_func ("/cell-value/warranties", test_warranties);
  g_test_add_func ("/cell-value/classes", test_classes);
  g_test_add_func ("/cell-value/words", test_words);
  g_test_add_func ("/cell-value/clean", test_clean);
  g_test_add_func ("/cell-value/technical-headings", test_technical_headings);
  g_test_add_func ("/cell-value/technical-texts", test_technical_texts);
  return g_test_run ();
}
