#include "store-fixture.h"

/* What a newer file does to the articles of its source. */

#define FIRST_DAY "2026-01-10T08:00:00Z"
#define SECOND_DAY "2026-03-01T08:00:00Z"
#define THIRD_DAY "2026-05-20T08:00:00Z"
#define SOURCE "sortiment.csv"
#define S(text) ((char *) (text))

/* An article with a value in every field. */
static FstArticle *
make_full_article (const char *number)
{
  g_autoptr (FstDevice) device = fst_device_new (&(FstDevice){ .article_number = S (number),
                                                               .name = S ("Rollator Åre"),
                                                               .supplier = S ("Vänern AB"),
                                                               .iso_code = S ("120606"),
                                                               .description = S ("Hopfällbar"),
                                                               .price_ore = 123450,
                                                               .agreement = S ("A1"),
                                                               .rank = 2,
                                                               .example = FALSE });
  g_autoptr (GPtrArray) technical =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_technical_datum_free);
  FstArticle fields = {
    .device = device,
    .supplier_article_number = S ("V-17"),
    .gtin = S ("7350012345672"),
    .iso_edition = S ("2016"),
    .type = FST_ARTICLE_TYPE_MAIN_DEVICE,
    .price = 123450,
    .price_unit = S ("st"),
    .currency = S ("SEK"),
    .lot = S ("3"),
    .assortment = FST_ASSORTMENT_ORDINARY,
    .orderable = FST_YES_NO_YES,
    .status = S ("Aktiv"),
    .warranty = 24,
    .warranty_unit = S ("month"),
    .mdr_class = S ("I"),
    .individually_tracked = FST_YES_NO_NO,
    .serial_number_required = FST_YES_NO_YES,
    .fits = (char *[]){ S ("R-1"), S ("R-2 \"lång\""), NULL },
    .technical = technical,
  };

  g_ptr_array_add (technical, fst_technical_datum_new ("Bredd", "42", "cm"));
  g_ptr_array_add (technical, fst_technical_datum_new ("Färg", "", NULL));
  g_date_set_dmy (&fields.valid_from, 1, G_DATE_JANUARY, 2026);
  g_date_set_dmy (&fields.valid_until, 31, G_DATE_DECEMBER, 2027);
  return fst_article_new (&fields);
}

static FstArticle *
make_priced (const char *number, const char *name, gint64 price)
{
  g_autoptr (FstDevice) unpriced = make_device (number, name, "120606");
  g_autoptr (FstDevice) device = NULL;
  FstDevice fields = *unpriced;

  fields.price_ore = price;
  device = fst_device_new (&fields);
  return make_article (device);
}

static GPtrArray *
new_articles (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_unref);
}

/* Three articles; the middle one at a price. */
static GPtrArray *
make_three (gint64 price)
{
  GPtrArray *articles = new_articles ();

  g_ptr_array_add (articles, make_priced ("A-1", "Alfa", 1000));
  g_ptr_array_add (articles, make_priced ("B-1", "Beta", price));
  g_ptr_array_add (articles, make_priced ("C-1", "Gamma", -1));
  return articles;
}

static FstImportSummary *
import_on (Fixture *fixture, const char *day, GPtrArray *articles)
{
  return import_articles (fixture->store,
                          &(FstCatalogueImport){ .source = SOURCE, .imported_at = day }, articles);
}

static FstImportSummary *
rehearse_on (Fixture *fixture, const char *day, GPtrArray *articles)
{
  return import_articles (
      fixture->store,
      &(FstCatalogueImport){ .source = SOURCE, .imported_at = day, .dry_run = TRUE }, articles);
}

static void
assert_counts (
    const FstImportSummary *summary, gint64 n_new, gint64 n_changed, gint64 n_same, gint64 n_gone)
{
  g_assert_cmpint (summary->n_new, ==, n_new);
  g_assert_cmpint (summary->n_changed, ==, n_changed);
  g_assert_cmpint (summary->n_same, ==, n_same);
  g_assert_cmpint (summary->n_gone, ==, n_gone);
  g_assert_cmpint (summary->n_read, ==, n_new + n_changed + n_same);
}

static const FstImportChange *
find_change (const FstImportSummary *summary, FstImportChangeKind kind, const char *number)
{
  for (guint i = 0; i < summary->changes->len; i++)
    {
      const FstImportChange *change = g_ptr_array_index (summary->changes, i);

      if (change->kind == kind && g_str_equal (change->article_number, number))
        return change;
    }
  return NULL;
}

static FstArticle *
get_known (Fixture *fixture, const char *number)
{
  g_autoptr (GError) error = NULL;
  FstArticle *article = get_article (fixture->store, number, &error);

  g_assert_no_error (error);
  return article;
}

static void
assert_day (const GDate *day, const char *expected)
{
  char text[16] = "";

  if (g_date_valid (day))
    g_date_strftime (text, sizeof text, "%Y-%m-%d", day);
  g_assert_cmpstr (text, ==, expected);
}

/* Every field comes back as it went in, and an article of which little is known stays so. */
static void
test_fields (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles = new_articles ();
  g_autoptr (FstImportSummary) first = NULL, again = NULL;
  g_autoptr (FstArticle) full = NULL, sparse = NULL;

  g_ptr_array_add (articles, make_full_article ("R-0"));
  g_ptr_array_add (articles, make_priced ("R-9", "Rollator", -1));
  first = import_on (fixture, FIRST_DAY, articles);
  assert_counts (first, 2, 0, 0, 0);
  full = get_known (fixture, "R-0");
  g_assert_true (fst_article_equal (full, g_ptr_array_index (articles, 0)));
  /* Its maker's number and the one under the bar code find it as well. */
  assert_search (fixture->store, "V-17", (const char *const[]){ "R-0", NULL });
  assert_search (fixture->store, "7350012345672", (const char *const[]){ "R-0", NULL });
  sparse = get_known (fixture, "R-9");
  g_assert_true (fst_article_equal (sparse, g_ptr_array_index (articles, 1)));
  again = import_on (fixture, SECOND_DAY, articles);
  assert_counts (again, 0, 0, 2, 0);
  g_assert_cmpuint (again->changes->len, ==, 0);
  assert_whole (fixture->store);
}

/* The fields of a device. */
static void
change_device (FstDevice *device, const char *field)
{
  if (g_str_equal (field, "name"))
    device->name = S ("Rollator Öre");
  else if (g_str_equal (field, "description"))
    device->description = NULL;
  else if (g_str_equal (field, "iso_code"))
    device->iso_code = NULL;
  else if (g_str_equal (field, "agreement"))
    device->agreement = NULL;
  else if (g_str_equal (field, "rank"))
    device->rank = -1;
  else if (g_str_equal (field, "discontinued"))
    device->discontinued = TRUE;
  else if (g_str_equal (field, "example"))
    device->example = TRUE;
  else if (g_str_equal (field, "price"))
    device->price_ore = 1;
  else if (g_str_equal (field, "currency"))
    device->price_ore = -1;
}

static void
change_text (FstArticle *article, const char *field)
{
  if (g_str_equal (field, "supplier_article_number"))
    article->supplier_article_number = NULL;
  else if (g_str_equal (field, "gtin"))
    article->gtin = NULL;
  else if (g_str_equal (field, "iso_edition"))
    article->iso_edition = NULL;
  else if (g_str_equal (field, "unit"))
    article->price_unit = S ("par");
  else if (g_str_equal (field, "currency"))
    article->currency = S ("NOK");
  else if (g_str_equal (field, "lot"))
    article->lot = NULL;
  else if (g_str_equal (field, "status"))
    article->status = S ("");
  else if (g_str_equal (field, "warranty_unit"))
    article->warranty_unit = S ("day");
  else if (g_str_equal (field, "mdr_class"))
    article->mdr_class = NULL;
}

static void
change_value (FstArticle *article, const char *field)
{
  if (g_str_equal (field, "type"))
    article->type = FST_ARTICLE_TYPE_SERVICE;
  else if (g_str_equal (field, "price"))
    article->price = 1;
  else if (g_str_equal (field, "valid_from"))
    g_date_clear (&article->valid_from, 1);
  else if (g_str_equal (field, "valid_until"))
    g_date_add_days (&article->valid_until, 1);
  else if (g_str_equal (field, "assortment"))
    article->assortment = FST_ASSORTMENT_UNKNOWN;
  else if (g_str_equal (field, "orderable"))
    article->orderable = FST_YES_NO_UNKNOWN;
  else if (g_str_equal (field, "warranty"))
    article->warranty = -1;
  else if (g_str_equal (field, "individually_tracked"))
    article->individually_tracked = FST_YES_NO_UNKNOWN;
  else if (g_str_equal (field, "serial_number_required"))
    article->serial_number_required = FST_YES_NO_NO;
}

/* The article with another value in one field. */
static FstArticle *
make_changed (const FstArticle *article, const char *field)
{
  FstDevice device_fields = *article->device;
  FstArticle fields = *article;
  g_autoptr (FstDevice) device = NULL;
  g_autoptr (GPtrArray) technical =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_technical_datum_free);

  change_device (&device_fields, field);
  device = fst_device_new (&device_fields);
  fields.device = device;
  change_text (&fields, field);
  change_value (&fields, field);
  g_ptr_array_add (technical, fst_technical_datum_new ("Bredd", "42", "mm"));
  if (g_str_equal (field, "fits"))
    fields.fits = NULL;
  else if (g_str_equal (field, "technical"))
    fields.technical = technical;
  return fst_article_new (&fields);
}

/* Of each field a change is seen, named and written. */
static void
test_each_field (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "name",
    "description",
    "iso_code",
    "agreement",
    "rank",
    "discontinued",
    "example",
    "supplier_article_number",
    "gtin",
    "iso_edition",
    "type",
    "price",
    "unit",
    "currency",
    "lot",
    "valid_from",
    "valid_until",
    "assortment",
    "orderable",
    "status",
    "warranty",
    "warranty_unit",
    "mdr_class",
    "individually_tracked",
    "serial_number_required",
    "fits",
    "technical",
  };
  g_autoptr (FstArticle) before = make_full_article ("R-0");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) articles = new_articles ();
      g_autoptr (FstImportSummary) first = NULL, second = NULL;
      g_autoptr (FstArticle) stored = NULL;
      const FstImportChange *change;

      g_ptr_array_add (articles, fst_article_ref (before));
      first = import_on (fixture, FIRST_DAY, articles);
      g_ptr_array_set_size (articles, 0);
      g_ptr_array_add (articles, make_changed (before, names[i]));
      second = import_on (fixture, SECOND_DAY, articles);
      g_test_message ("%s", names[i]);
      assert_counts (second, 0, 1, 0, 0);
      change = find_change (second, FST_IMPORT_CHANGE_CHANGED, "R-0");
      g_assert_nonnull (change);
      g_assert_cmpstrv (change->fields, ((const char *const[]){ names[i], NULL }));
      stored = get_known (fixture, "R-0");
      g_assert_true (fst_article_equal (stored, g_ptr_array_index (articles, 0)));
    }
  assert_whole (fixture->store);
}

/* Imports of the same file: what it no longer has has gone, and what comes again is back. */
static void
test_gone_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles = make_three (2000);
  g_autoptr (FstImportSummary) first = import_on (fixture, FIRST_DAY, articles);
  g_autoptr (FstImportSummary) second = NULL, third = NULL, fourth = NULL;
  g_autoptr (FstArticle) gone = NULL, still_gone = NULL, back = NULL;
  const FstImportChange *change;

  assert_counts (first, 3, 0, 0, 0);
  g_ptr_array_remove_index (articles, 0);
  second = import_on (fixture, SECOND_DAY, articles);
  assert_counts (second, 0, 0, 2, 1);
  change = find_change (second, FST_IMPORT_CHANGE_GONE, "A-1");
  g_assert_nonnull (change);
  g_assert_cmpstr (change->name, ==, "Alfa");
  g_assert_cmpint (change->price_before, ==, 1000);
  gone = get_known (fixture, "A-1");
  g_assert_true (gone->device->discontinued);
  assert_day (&gone->gone_since, "2026-03-01");
  /* What has gone does not go again, and the day is that of the first file without it. */
  third = import_on (fixture, THIRD_DAY, articles);
  assert_counts (third, 0, 0, 2, 0);
  still_gone = get_known (fixture, "A-1");
  assert_day (&still_gone->gone_since, "2026-03-01");
  assert_whole (fixture->store);

  g_ptr_array_add (articles, make_priced ("A-1", "Alfa", 1000));
  fourth = import_on (fixture, THIRD_DAY, articles);
  assert_counts (fourth, 0, 1, 2, 0);
  change = find_change (fourth, FST_IMPORT_CHANGE_CHANGED, "A-1");
  g_assert_cmpstrv (change->fields, ((const char *const[]){ "discontinued", NULL }));
  back = get_known (fixture, "A-1");
  g_assert_true (fst_article_equal (back, g_ptr_array_index (articles, 2)));
  assert_whole (fixture->store);
}

/* An article is known by supplier and number, in whatever capitals and spaces; the same number of
 * another supplier is another article. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles = new_articles ();
  g_autoptr (FstImportSummary) first = NULL, second = NULL;
  g_autoptr (FstDevice) written_otherwise =
      fst_device_new (&(FstDevice){ .article_number = S ("ab1"),
                                    .name = S ("Alfa"),
                                    .supplier = S ("PROVBOLAGET"),
                                    .iso_code = S ("120606"),
                                    .price_ore = -1,
                                    .rank = -1 });
  g_autoptr (FstDevice) of_another = fst_device_new (&(FstDevice){ .article_number = S ("AB 1"),
                                                                   .name = S ("Alfa"),
                                                                   .supplier = S ("Ödlan"),
                                                                   .price_ore = -1,
                                                                   .rank = -1 });
  g_autoptr (FstDevice) of_nobody = fst_device_new (&(FstDevice){
      .article_number = S ("AB 1"), .name = S ("Alfa"), .price_ore = -1, .rank = -1 });

  g_ptr_array_add (articles, make_priced ("AB 1", "Alfa", -1));
  g_ptr_array_add (articles, make_article (of_another));
  g_ptr_array_add (articles, make_article (of_nobody));
  first = import_on (fixture, FIRST_DAY, articles);
  assert_counts (first, 3, 0, 0, 0);
  g_ptr_array_remove_index (articles, 0);
  g_ptr_array_add (articles, make_article (written_otherwise));
  second = import_on (fixture, SECOND_DAY, articles);
  assert_counts (second, 0, 1, 2, 0);
  g_assert_cmpstrv (find_change (second, FST_IMPORT_CHANGE_CHANGED, "ab1")->fields,
                    ((const char *const[]){ "article_number", "supplier", NULL }));
  assert_whole (fixture->store);
}

/* Two rows that say the same number are two articles, and stay two. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles = new_articles ();
  g_autoptr (FstImportSummary) first = NULL, second = NULL, third = NULL;

  for (int i = 0; i < 5; i++)
    g_ptr_array_add (articles, make_priced ("A-1", "Alfa", 100));
  first = import_on (fixture, FIRST_DAY, articles);
  assert_counts (first, 5, 0, 0, 0);
  second = import_on (fixture, SECOND_DAY, articles);
  assert_counts (second, 0, 0, 5, 0);
  g_ptr_array_set_size (articles, 3);
  third = import_on (fixture, THIRD_DAY, articles);
  assert_counts (third, 0, 0, 3, 2);
  assert_whole (fixture->store);
}

typedef struct
{
  GPtrArray *articles;
  guint next;
  GPtrArray *keys;
} FileWithFaults;

static FstArticle *
read_file (gpointer data, GError **error)
{
  FileWithFaults *file = data;

  if (file->next == file->articles->len)
    return NULL;
  return fst_article_ref (g_ptr_array_index (file->articles, file->next++));
}

static GPtrArray *
give_unusable (gpointer data, gint64 *n_rows)
{
  FileWithFaults *file = data;

  g_assert_cmpuint (file->next, ==, file->articles->len);
  *n_rows = 7;
  return file->keys;
}

/* What stands in a row that can't be used stays as it was. */
static void
test_unusable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles = make_three (2000);
  g_autoptr (GPtrArray) keys =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_key_free);
  FileWithFaults file = { articles, 0, keys };
  g_autoptr (FstImportSummary) first = import_on (fixture, FIRST_DAY, articles);
  g_autoptr (FstImportSummary) second = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (FstArticle) kept = NULL;
  g_autoptr (GError) error = NULL;
  const FstCatalogueSource *source;

  g_ptr_array_set_size (articles, 1);
  g_ptr_array_add (keys, fst_article_key_new ("provbolaget", "b-1"));
  g_ptr_array_add (keys, fst_article_key_new ("Provbolaget", "A-1"));
  g_ptr_array_add (keys, fst_article_key_new (NULL, "finns inte"));
  fst_catalogue_import_async (fst_store_get_catalogue (fixture->store),
                              &(FstCatalogueImport){ .source = SOURCE,
                                                     .imported_at = SECOND_DAY,
                                                     .plan_json = "{\"sheets\":[]}",
                                                     .reader = read_file,
                                                     .unusable = give_unusable,
                                                     .reader_data = &file },
                              NULL, take_result, &result);
  second = fst_catalogue_import_finish (fst_store_get_catalogue (fixture->store),
                                        wait_for (&result), &error);
  g_assert_no_error (error);
  assert_counts (second, 0, 0, 1, 1);
  g_assert_cmpint (second->n_kept, ==, 1);
  kept = get_known (fixture, "B-1");
  g_assert_false (kept->device->discontinued);
  g_assert_cmpint (kept->price, ==, 2000);
  sources = list_sources (fixture->store);
  source = g_ptr_array_index (sources, 0);
  g_assert_cmpint (source->n_articles, ==, 2);
  g_assert_cmpint (source->n_gone, ==, 1);
  g_assert_cmpint (source->n_unusable, ==, 7);
  g_assert_cmpstr (source->plan_json, ==, "{\"sheets\":[]}");
  g_assert_cmpstr (source->imported_at, ==, SECOND_DAY);
  assert_whole (fixture->store);
}

/* A file in which nothing can be used says nothing of what there is. */
static void
test_nothing_usable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles = make_three (2000);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (FstImportSummary) first = import_on (fixture, FIRST_DAY, articles);
  g_autoptr (FstImportSummary) second = import_on (fixture, SECOND_DAY, none);
  g_autoptr (FstArticle) kept = get_known (fixture, "B-1");

  g_assert_cmpint (first->n_new, ==, 3);
  assert_counts (second, 0, 0, 0, 0);
  g_assert_cmpint (second->n_kept, ==, 3);
  g_assert_false (kept->device->discontinued);
  assert_whole (fixture->store);
}

/* That the currency is the krona, which it was, changes no price. */
static void
test_krona_is_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles = make_three (2000);
  g_autoptr (GPtrArray) newer = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_unref);
  g_autoptr (FstImportSummary) first = import_on (fixture, FIRST_DAY, articles);
  g_autoptr (FstImportSummary) second = NULL;
  g_autoptr (GPtrArray) prices = NULL;

  g_assert_cmpint (first->n_new, ==, 3);
  for (guint i = 0; i < articles->len; i++)
    {
      FstArticle fields = *(FstArticle *) g_ptr_array_index (articles, i);

      fields.currency = (char *) "SEK";
      g_ptr_array_add (newer, fst_article_new (&fields));
    }
  second = import_on (fixture, SECOND_DAY, newer);
  g_assert_cmpint (second->n_changed, ==, 3);
  prices = list_prices (fixture->store, "B-1");
  g_assert_cmpuint (prices->len, ==, 1);
}

/* A rehearsal says what the import then does, and leaves every byte as it was. */
static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles = make_three (2000);
  g_autoptr (GPtrArray) newer = make_three (1500);
  g_autoptr (FstImportSummary) nothing = rehearse_on (fixture, FIRST_DAY, articles);
  g_autoptr (GPtrArray) none = list_sources (fixture->store);
  g_autoptr (FstImportSummary) first = import_on (fixture, FIRST_DAY, articles);
  g_autoptr (FstImportSummary) rehearsal = NULL, second = NULL;
  g_autoptr (FstArticle) before = NULL;
  g_autoptr (GPtrArray) prices = NULL;

  assert_counts (nothing, 3, 0, 0, 0);
  g_assert_cmpuint (none->len, ==, 0);
  assert_counts (first, 3, 0, 0, 0);
  g_ptr_array_remove_index (newer, 0);
  g_ptr_array_add (newer, make_priced ("D-1", "Delta", 1));
  rehearsal = rehearse_on (fixture, SECOND_DAY, newer);
  assert_counts (rehearsal, 1, 1, 1, 1);
  before = get_known (fixture, "B-1");
  g_assert_cmpint (before->price, ==, 2000);
  prices = list_prices (fixture->store, "B-1");
  g_assert_cmpuint (prices->len, ==, 1);
  assert_search (fixture->store, "", (const char *const[]){ "A-1", "B-1", "C-1", NULL });
  assert_whole (fixture->store);
  second = import_on (fixture, SECOND_DAY, newer);
  assert_counts (second, 1, 1, 1, 1);
  g_assert_cmpuint (second->changes->len, ==, rehearsal->changes->len);
  assert_search (fixture->store, "", (const char *const[]){ "B-1", "D-1", "C-1", "A-1", NULL });
  assert_whole (fixture->store);
}

/* A price alone leaves the order and the index as they are; both still are right. */
static void
test_price_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles = make_three (2000);
  g_autoptr (GPtrArray) newer = make_three (1500);
  g_autoptr (FstImportSummary) first = import_on (fixture, FIRST_DAY, articles);
  g_autoptr (FstImportSummary) second = import_on (fixture, SECOND_DAY, newer);
  g_autoptr (FstImportSummary) third = import_on (fixture, SECOND_DAY, newer);
  const FstImportChange *change = find_change (second, FST_IMPORT_CHANGE_CHANGED, "B-1");

  assert_counts (first, 3, 0, 0, 0);
  assert_counts (second, 0, 1, 2, 0);
  assert_counts (third, 0, 0, 3, 0);
  g_assert_cmpstrv (change->fields, ((const char *const[]){ "price", NULL }));
  g_assert_cmpint (change->price_before, ==, 2000);
  g_assert_cmpint (change->price_after, ==, 1500);
  assert_search (fixture->store, "beta", (const char *const[]){ "B-1", NULL });
  assert_search (fixture->store, "", (const char *const[]){ "A-1", "B-1", "C-1", NULL });
  assert_whole (fixture->store);
}

/* The first thousand of each kind are listed, and all are counted. */
static void
test_many_changes (Fixture *fixture, gconstpointer data)
{
  const int n = FST_IMPORT_SUMMARY_MAX_CHANGES + 200;
  g_autoptr (GPtrArray) articles = new_articles ();
  g_autoptr (GPtrArray) other = new_articles ();
  g_autoptr (FstImportSummary) first = NULL, gone = NULL;

  for (int i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("N-%d", i);

      g_ptr_array_add (articles, make_priced (number, "Många", 1));
    }
  first = import_on (fixture, FIRST_DAY, articles);
  assert_counts (first, n, 0, 0, 0);
  g_assert_cmpuint (first->changes->len, ==, FST_IMPORT_SUMMARY_MAX_CHANGES);
  g_ptr_array_add (other, make_priced ("Z-1", "Omega", -1));
  gone = import_on (fixture, SECOND_DAY, other);
  assert_counts (gone, 1, 0, 0, n);
  g_assert_cmpuint (gone->changes->len, ==, FST_IMPORT_SUMMARY_MAX_CHANGES + 1);
  assert_whole (fixture->store);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/nothing-usable", test_nothing_usable);
  ADD ("/import/krona-is-said", test_krona_is_said);
  ADD ("/import/fields", test_fields);
  ADD ("/import/each-field", test_each_field);
  ADD ("/import/gone-and-back", test_gone_and_back);
  ADD ("/import/keys", test_keys);
  ADD ("/import/twice", test_twice);
  ADD ("/import/unusable", test_unusable);
  ADD ("/import/dry-run", test_dry_run);
  ADD ("/import/price-only", test_price_only);
  ADD ("/import/many-changes", test_many_changes);
  return g_test_run ();
}
