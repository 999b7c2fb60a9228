#include "store-fixture.h"

/* What articles have cost, file after file. */

#define SOURCE "priser.csv"
#define S(text) ((char *) (text))

/* A file of one day with one article at a price. */
static void
import_price (Fixture *fixture,
              const char *source,
              const char *day,
              gint64 price,
              const char *currency,
              const char *unit)
{
  g_autofree char *imported_at = g_strconcat (day, "T12:00:00Z", NULL);
  g_autoptr (GPtrArray) articles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_unref);
  g_autoptr (FstDevice) device = make_device ("P-1", "Prismärkt", "120606");
  g_autoptr (FstArticle) article = make_article (device);
  g_autoptr (FstImportSummary) summary = NULL;
  FstArticle fields = *article;

  fields.price = price;
  fields.currency = S (currency);
  fields.price_unit = S (unit);
  g_ptr_array_add (articles, fst_article_new (&fields));
  summary = import_articles (fixture->store,
                             &(FstCatalogueImport){ .source = source, .imported_at = imported_at },
                             articles);
  g_assert_cmpint (summary->n_read, ==, 1);
}

static char *
day_text (const GDate *day)
{
  char text[16] = "-";

  if (g_date_valid (day))
    g_date_strftime (text, sizeof text, "%Y-%m-%d", day);
  return g_strdup (text);
}

/* The history in one line, newest first: "1500 2026-03-01 -; 2000 2026-01-10 2026-03-01". */
static void
assert_history (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) prices = list_prices (fixture->store, "P-1");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < prices->len; i++)
    {
      const FstPricePoint *point = g_ptr_array_index (prices, i);
      g_autofree char *from = day_text (&point->from);
      g_autofree char *until = day_text (&point->until);

      g_string_append_printf (
          text, "%s%" G_GINT64_FORMAT "%s%s%s%s %s %s", i > 0 ? "; " : "", point->price,
          point->currency != NULL ? " " : "", point->currency != NULL ? point->currency : "",
          point->unit != NULL ? "/" : "", point->unit != NULL ? point->unit : "", from, until);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  import_price (fixture, SOURCE, "2026-01-10", 2000, NULL, NULL);
  assert_history (fixture, "2000 2026-01-10 -");
  import_price (fixture, SOURCE, "2026-02-10", 2000, NULL, NULL);
  assert_history (fixture, "2000 2026-01-10 -");
  import_price (fixture, SOURCE, "2026-03-01", 1500, NULL, NULL);
  import_price (fixture, SOURCE, "2026-05-20", 2000, NULL, NULL);
  assert_history (fixture, "2000 2026-05-20 -; 1500 2026-03-01 2026-05-20;"
                           " 2000 2026-01-10 2026-03-01");
  reopen_store (fixture);
  assert_history (fixture, "2000 2026-05-20 -; 1500 2026-03-01 2026-05-20;"
                           " 2000 2026-01-10 2026-03-01");
  assert_whole (fixture->store);
}

/* Not known is no price, and neither are kroner kronor. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  import_price (fixture, SOURCE, "2026-01-10", -1, NULL, NULL);
  assert_history (fixture, "");
  import_price (fixture, SOURCE, "2026-02-10", 2000, "SEK", "st");
  import_price (fixture, SOURCE, "2026-03-10", 2000, "NOK", "st");
  import_price (fixture, SOURCE, "2026-04-10", -1, NULL, NULL);
  assert_history (fixture, "2000 NOK/st 2026-03-10 2026-04-10; 2000 SEK/st 2026-02-10 2026-03-10");
  import_price (fixture, SOURCE, "2026-05-10", 1, NULL, NULL);
  assert_history (fixture, "1 2026-05-10 -; 2000 NOK/st 2026-03-10 2026-04-10;"
                           " 2000 SEK/st 2026-02-10 2026-03-10");
  assert_whole (fixture->store);
}

/* A price that was put right the same day never was one, and a clock that was wrong does no harm.
 */
static void
test_same_day (Fixture *fixture, gconstpointer data)
{
  import_price (fixture, SOURCE, "2026-01-10", 2000, NULL, NULL);
  import_price (fixture, SOURCE, "2026-01-10", 200000, NULL, NULL);
  assert_history (fixture, "200000 2026-01-10 -");
  import_price (fixture, SOURCE, "2026-01-09", 3000, NULL, NULL);
  assert_history (fixture, "3000 2026-01-09 -");
  assert_whole (fixture->store);
}

/* The history outlives that the article is gone for a while and that all are numbered anew. */
static void
test_gone_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_device_unref);

  import_price (fixture, SOURCE, "2026-01-10", 2000, NULL, NULL);
  import_price (fixture, SOURCE, "2026-02-10", 1900, NULL, NULL);
  g_ptr_array_add (others, make_device ("A-1", "Alfa", "120606"));
  g_assert_cmpint (import_devices (fixture->store, SOURCE, others), ==, 1);
  g_assert_cmpint (import_devices (fixture->store, "andra.csv", others), ==, 1);
  assert_history (fixture, "1900 2026-02-10 -; 2000 2026-01-10 2026-02-10");
  import_price (fixture, SOURCE, "2026-12-01", 1800, NULL, NULL);
  assert_history (fixture, "1800 2026-12-01 -; 1900 2026-02-10 2026-12-01;"
                           " 2000 2026-01-10 2026-02-10");
  assert_whole (fixture->store);
}

/* Each source has a history of its own, which goes with it. */
static void
test_sources (Fixture *fixture, gconstpointer data)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (fixture->store);
  g_autoptr (GAsyncResult) result = NULL, missing = NULL;
  g_autoptr (GError) error = NULL;

  import_price (fixture, SOURCE, "2026-01-10", 2000, NULL, NULL);
  import_price (fixture, SOURCE, "2026-02-10", 1900, NULL, NULL);
  import_price (fixture, "öar.csv", "2026-02-11", 7, NULL, NULL);
  fst_catalogue_remove_source_async (catalogue, SOURCE, NULL, take_result, &result);
  g_assert_true (fst_catalogue_remove_source_finish (catalogue, wait_for (&result), &error));
  g_assert_no_error (error);
  assert_history (fixture, "7 2026-02-11 -");
  import_price (fixture, SOURCE, "2026-03-10", 1, NULL, NULL);
  fst_catalogue_list_prices_async (catalogue, "finns inte", NULL, NULL, take_result, &missing);
  g_assert_null (fst_catalogue_list_prices_finish (catalogue, wait_for (&missing), &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
  assert_whole (fixture->store);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/price-history/follows", test_follows);
  ADD ("/price-history/unknown", test_unknown);
  ADD ("/price-history/same-day", test_same_day);
  ADD ("/price-history/gone-and-back", test_gone_and_back);
  ADD ("/price-history/sources", test_sources);
  return g_test_run ();
}
