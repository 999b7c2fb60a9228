#include "fst-article.h"

#define S(text) ((char *) (text))

/* Everything that can be said of an article. */
static FstArticle *
make_whole (void)
{
  g_autoptr (FstDevice) device = fst_device_new (&(FstDevice){ .article_number = S ("A1"),
                                                               .name = S ("Rollator"),
                                                               .supplier = S ("Exempel AB"),
                                                               .price_ore = 125050,
                                                               .rank = 1 });
  g_autoptr (GPtrArray) technical =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_technical_datum_free);
  char *fits[] = { S ("A2"), S ("A3"), NULL };
  FstArticle fields = { .device = device,
                        .supplier_article_number = S ("L-1"),
                        .gtin = S ("6291041500213"),
                        .iso_edition = S ("2016"),
                        .type = FST_ARTICLE_TYPE_MAIN_DEVICE,
                        .price = 125050,
                        .price_unit = S ("st"),
                        .currency = S ("SEK"),
                        .lot = S ("2"),
                        .assortment = FST_ASSORTMENT_ORDINARY,
                        .orderable = FST_YES_NO_YES,
                        .status = S ("Aktiv"),
                        .warranty = 24,
                        .warranty_unit = S ("month"),
                        .mdr_class = S ("I"),
                        .individually_tracked = FST_YES_NO_NO,
                        .serial_number_required = FST_YES_NO_UNKNOWN,
                        .fits = fits,
                        .technical = technical };

  g_ptr_array_add (technical, fst_technical_datum_new ("Bredd", "60", "cm"));
  g_ptr_array_add (technical, fst_technical_datum_new ("Färg", "röd", NULL));
  g_date_set_dmy (&fields.valid_from, 1, G_DATE_JANUARY, 2026);
  g_date_set_dmy (&fields.valid_until, 31, G_DATE_DECEMBER, 2027);
  return fst_article_new (&fields);
}

/* The texts are the article's own: those that it was made of are gone by now. */
static void
test_copied (void)
{
  g_autoptr (FstArticle) article = make_whole ();
  const FstTechnicalDatum *datum = article->technical->pdata[0];

  g_assert_cmpstr (article->device->name, ==, "Rollator");
  g_assert_cmpstr (article->gtin, ==, "6291041500213");
  g_assert_cmpstr (article->fits[1], ==, "A3");
  g_assert_cmpuint (article->technical->len, ==, 2);
  g_assert_cmpstr (datum->name, ==, "Bredd");
  g_assert_cmpstr (datum->value, ==, "60");
  g_assert_cmpstr (datum->unit, ==, "cm");
}

/* A copy with one thing changed. */
static void
assert_differs (const FstArticle *article, const FstArticle *fields)
{
  g_autoptr (FstArticle) other = fst_article_new (fields);

  g_assert_false (fst_article_equal (article, other));
  g_assert_false (fst_article_equal (other, article));
}

#define assert_differs_in(field, value)                                                            \
  do                                                                                               \
    {                                                                                              \
      FstArticle fields_ = *article;                                                               \
                                                                                                   \
      fields_.field = (value);                                                                     \
      assert_differs (article, &fields_);                                                          \
    }                                                                                              \
  while (0)

static void
test_equal (void)
{
  g_autoptr (FstArticle) article = make_whole ();
  g_autoptr (FstArticle) same = make_whole ();
  g_autoptr (FstArticle) held = fst_article_ref (article);
  char *fits[] = { S ("A2"), NULL };

  g_assert_true (fst_article_equal (article, same));
  g_assert_true (held == article);
  g_assert_true (fst_article_equal (NULL, NULL));
  g_assert_false (fst_article_equal (article, NULL));
  assert_differs_in (supplier_article_number, S ("L-2"));
  assert_differs_in (gtin, NULL);
  assert_differs_in (iso_edition, S ("2022"));
  assert_differs_in (type, FST_ARTICLE_TYPE_ACCESSORY);
  assert_differs_in (price, -1);
  assert_differs_in (price_unit, S ("par"));
  assert_differs_in (currency, NULL);
  assert_differs_in (lot, S ("1"));
  assert_differs_in (assortment, FST_ASSORTMENT_UNKNOWN);
  assert_differs_in (orderable, FST_YES_NO_UNKNOWN);
  assert_differs_in (status, S ("Ny"));
  assert_differs_in (warranty, -1);
  assert_differs_in (warranty_unit, S ("day"));
  assert_differs_in (mdr_class, S ("IIa"));
  assert_differs_in (individually_tracked, FST_YES_NO_YES);
  assert_differs_in (serial_number_required, FST_YES_NO_NO);
  assert_differs_in (fits, fits);
  assert_differs_in (fits, NULL);
  assert_differs_in (technical, NULL);
}

static void
test_equal_days (void)
{
  g_autoptr (FstArticle) article = make_whole ();
  FstArticle changed = *article;
  GDate day;

  g_date_set_dmy (&day, 2, G_DATE_JANUARY, 2026);
  assert_differs_in (valid_from, day);
  assert_differs_in (gone_since, day);
  g_date_clear (&changed.valid_until, 1);
  assert_differs (article, &changed);
}

/* Only the number of technical data, or one unit, is another. */
static void
test_equal_technical (void)
{
  g_autoptr (FstArticle) article = make_whole ();
  g_autoptr (GPtrArray) technical =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_technical_datum_free);
  FstArticle changed = *article;

  changed.technical = technical;
  g_ptr_array_add (technical, fst_technical_datum_new ("Bredd", "60", "cm"));
  assert_differs (article, &changed);
  g_ptr_array_add (technical, fst_technical_datum_new ("Färg", "röd", "mm"));
  assert_differs (article, &changed);
}

static void
test_ids (void)
{
  FstArticleType type;
  FstAssortment assortment;

  for (FstArticleType i = FST_ARTICLE_TYPE_MAIN_DEVICE; i <= FST_ARTICLE_TYPE_SERVICE; i++)
    {
      g_assert_true (fst_article_type_from_id (fst_article_type_to_id (i), &type));
      g_assert_cmpint (type, ==, i);
    }
  g_assert_null (fst_article_type_to_id (FST_ARTICLE_TYPE_UNKNOWN));
  g_assert_true (fst_article_type_from_id (NULL, &type));
  g_assert_cmpint (type, ==, FST_ARTICLE_TYPE_UNKNOWN);
  g_assert_false (fst_article_type_from_id ("rollator", &type));
  g_assert_cmpint (type, ==, FST_ARTICLE_TYPE_UNKNOWN);

  g_assert_true (fst_assortment_from_id ("other", &assortment));
  g_assert_cmpint (assortment, ==, FST_ASSORTMENT_OTHER);
  g_assert_cmpstr (fst_assortment_to_id (FST_ASSORTMENT_ORDINARY), ==, "ordinary");
  g_assert_false (fst_assortment_from_id ("", &assortment));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/copied", test_copied);
  g_test_add_func ("/article/equal", test_equal);
  g_test_add_func ("/article/equal-days", test_equal_days);
  g_test_add_func ("/article/equal-technical", test_equal_technical);
  g_test_add_func ("/article/ids", test_ids);
  return g_test_run ();
}
