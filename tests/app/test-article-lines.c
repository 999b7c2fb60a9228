#include "fst-article-lines.h"

static FstArticle *
make_article (const FstArticle *fields)
{
  FstDevice device = {
    .article_number = (char *) "A-1", .name = (char *) "Provrollator", .price_ore = -1, .rank = -1
  };
  FstArticle copy = *fields;
  g_autoptr (FstDevice) plain = NULL;

  if (copy.device != NULL)
    return fst_article_new (&copy);
  plain = fst_device_new (&device);
  copy.device = plain;
  return fst_article_new (&copy);
}

static const char *
find_text (GPtrArray *lines, const char *title)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const FstArticleLine *line = g_ptr_array_index (lines, i);

      if (g_str_equal (line->title, title))
        return line->text;
    }
  return NULL;
}

/* Unknown is not shown as anything: not as nought, and not as no. */
static void
test_unknown (void)
{
  g_autoptr (FstArticle) article = make_article (&(FstArticle){
      .price = -1,
      .warranty = -1,
      .orderable = FST_YES_NO_UNKNOWN,
      .individually_tracked = FST_YES_NO_UNKNOWN,
      .serial_number_required = FST_YES_NO_UNKNOWN,
  });
  g_autoptr (GPtrArray) lines = fst_article_lines_new (article);
  g_autoptr (GPtrArray) technical = fst_article_lines_new_technical (article);

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (find_text (lines, "Article number"), ==, "A-1");
  g_assert_cmpuint (technical->len, ==, 0);
}

static void
test_known (void)
{
  const char *fits[] = { "A-2", "A-3", NULL };
  FstDevice device = { .article_number = (char *) "A-1",
                       .name = (char *) "Provrollator",
                       .supplier = (char *) "Provbolaget",
                       .agreement = (char *) "HM-7",
                       .price_ore = 125050,
                       .rank = 2 };
  g_autoptr (FstDevice) known = fst_device_new (&device);
  FstArticle fields = { .device = known,
                        .type = FST_ARTICLE_TYPE_SPARE_PART,
                        .price = 125050,
                        .price_unit = (char *) "st",
                        .lot = (char *) "4",
                        .warranty = 24,
                        .warranty_unit = (char *) "month",
                        .assortment = FST_ASSORTMENT_OTHER,
                        .orderable = FST_YES_NO_NO,
                        .individually_tracked = FST_YES_NO_YES,
                        .serial_number_required = FST_YES_NO_UNKNOWN,
                        .fits = (GStrv) fits };
  g_autoptr (FstArticle) article = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_date_set_dmy (&fields.valid_from, 1, G_DATE_JANUARY, 2026);
  article = make_article (&fields);
  lines = fst_article_lines_new (article);
  g_assert_cmpstr (find_text (lines, "Supplier"), ==, "Provbolaget");
  g_assert_cmpstr (find_text (lines, "Article type"), ==, "Spare part");
  g_assert_cmpstr (find_text (lines, "Price"), ==, "1250.50 SEK per st");
  g_assert_cmpstr (find_text (lines, "Agreement"), ==, "HM-7 · Lot 4 · Choice 2");
  g_assert_cmpstr (find_text (lines, "Valid"), ==, "2026-01-01–");
  g_assert_cmpstr (find_text (lines, "Assortment"), ==, "Other assortment");
  g_assert_cmpstr (find_text (lines, "Can be ordered"), ==, "No");
  g_assert_cmpstr (find_text (lines, "Individually tracked"), ==, "Yes");
  g_assert_null (find_text (lines, "Serial number required"));
  g_assert_cmpstr (find_text (lines, "Warranty"), ==, "24 months");
  g_assert_cmpstr (find_text (lines, "Fits"), ==, "A-2, A-3");
  g_assert_null (find_text (lines, "Remark"));
}

/* No other currency is ever shown as kronor. */
static void
test_price (void)
{
  const struct
  {
    gint64 price;
    const char *currency;
    const char *unit;
    const char *expected;
  } cases[] = { { -1, NULL, "st", NULL },
                { 0, NULL, NULL, "0 SEK" },
                { 1, "SEK", "m", "0.01 SEK per m" },
                { 12300, "NOK", NULL, "123 NOK" },
                { 12345, "EUR", "st", "123.45 EUR per st" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean kronor = g_strcmp0 (cases[i].currency, "SEK") == 0 || cases[i].currency == NULL;
      FstDevice device = { .article_number = (char *) "A-1",
                           .name = (char *) "Provrollator",
                           .price_ore = kronor ? cases[i].price : -1,
                           .rank = -1 };
      g_autoptr (FstDevice) known = fst_device_new (&device);
      g_autoptr (FstArticle) article =
          make_article (&(FstArticle){ .device = known,
                                       .price = cases[i].price,
                                       .currency = (char *) cases[i].currency,
                                       .price_unit = (char *) cases[i].unit,
                                       .warranty = -1 });
      g_autoptr (GPtrArray) lines = fst_article_lines_new (article);

      g_assert_cmpstr (find_text (lines, "Price"), ==, cases[i].expected);
    }
}

static void
test_gone (void)
{
  FstDevice device = { .article_number = (char *) "A-1",
                       .name = (char *) "Provrollator",
                       .price_ore = -1,
                       .rank = -1,
                       .discontinued = TRUE };
  g_autoptr (FstDevice) known = fst_device_new (&device);
  FstArticle fields = { .device = known, .price = -1, .warranty = -1 };
  g_autoptr (FstArticle) discontinued = make_article (&fields);
  g_autoptr (FstArticle) gone = NULL;
  g_autoptr (GPtrArray) said = fst_article_lines_new (discontinued);
  g_autoptr (GPtrArray) dated = NULL;

  g_assert_cmpstr (find_text (said, "Remark"), ==, "Discontinued");
  g_date_set_dmy (&fields.gone_since, 22, G_DATE_NOVEMBER, 2026);
  gone = make_article (&fields);
  dated = fst_article_lines_new (gone);
  g_assert_cmpstr (find_text (dated, "Remark"), ==,
                   "Discontinued since 2026-11-22: the newest file does not have it");
}

static void
test_technical (void)
{
  g_autoptr (GPtrArray) data =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_technical_datum_free);
  g_autoptr (FstArticle) article = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_ptr_array_add (data, fst_technical_datum_new ("Width", "62", "cm"));
  g_ptr_array_add (data, fst_technical_datum_new ("Colour", "red", NULL));
  article = make_article (&(FstArticle){ .price = -1, .warranty = -1, .technical = data });
  lines = fst_article_lines_new_technical (article);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (find_text (lines, "Width"), ==, "62 cm");
  g_assert_cmpstr (find_text (lines, "Colour"), ==, "red");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-lines/unknown", test_unknown);
  g_test_add_func ("/article-lines/known", test_known);
  g_test_add_func ("/article-lines/price", test_price);
  g_test_add_func ("/article-lines/gone", test_gone);
  g_test_add_func ("/article-lines/technical", test_technical);
  return g_test_run ();
}
