#include "fst-import-text.h"

/* Sheets with the columns A, B and C, taken for the fields. */
static FstImportPlan *
make_plan (const char *first_sheet,
           gboolean first_chosen,
           const FstCatalogueField first[3],
           const char *second_sheet,
           gboolean second_chosen)
{
  const char *headings[] = { "A", "B", "C", NULL };
  const FstCatalogueField none[] = { FST_CATALOGUE_FIELD_NONE, FST_CATALOGUE_FIELD_NONE,
                                     FST_CATALOGUE_FIELD_NONE };
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_sheet_plan_free);

  g_ptr_array_add (sheets, fst_sheet_plan_new (first_sheet, 1, headings, first, first_chosen));
  if (second_sheet != NULL)
    g_ptr_array_add (sheets, fst_sheet_plan_new (second_sheet, 1, headings, none, second_chosen));
  return fst_import_plan_new (sheets, NULL, NULL, NULL);
}

static const FstCatalogueField whole[] = { FST_CATALOGUE_FIELD_ARTICLE_NUMBER,
                                           FST_CATALOGUE_FIELD_NAME, FST_CATALOGUE_FIELD_PRICE };
static const FstCatalogueField part[] = { FST_CATALOGUE_FIELD_NONE,
                                          FST_CATALOGUE_FIELD_ARTICLE_NUMBER,
                                          FST_CATALOGUE_FIELD_PRICE };

static void
assert_obstacle (FstImportPlan *plan, const char *expected)
{
  g_autofree char *obstacle = fst_import_text_find_obstacle (plan);

  g_assert_cmpstr (obstacle, ==, expected);
  g_assert_cmpint (obstacle == NULL, ==, fst_import_plan_is_usable (plan, NULL));
}

/* What can't be checked says why, in agreement with what refuses it. */
static void
test_obstacle (void)
{
  g_autoptr (FstImportPlan) usable = make_plan (NULL, TRUE, whole, NULL, FALSE);
  g_autoptr (FstImportPlan) lacking = make_plan (NULL, TRUE, part, NULL, FALSE);
  g_autoptr (FstImportPlan) other = make_plan ("Pris", FALSE, part, "Mer", FALSE);
  g_autoptr (FstImportPlan) second = make_plan ("Pris", TRUE, whole, "Mer", TRUE);
  g_autoptr (FstImportPlan) left_out = make_plan ("Pris", TRUE, whole, "Mer", FALSE);

  assert_obstacle (usable, NULL);
  assert_obstacle (lacking, "Still missing: Article name. Choose the column that it stands in.");
  assert_obstacle (other, "Choose the sheet that holds the articles.");
  assert_obstacle (second,
                   "Still missing on the sheet “Mer”: Article number, Article name. Choose the "
                   "column that it stands in.");
  assert_obstacle (left_out, NULL);
}

static void
test_change (void)
{
  const char *fields[] = { "name", "price", "no-such-field", NULL };
  FstImportChange change = { .kind = FST_IMPORT_CHANGE_CHANGED,
                             .article_number = (char *) "A-1",
                             .supplier = (char *) "Provbolaget",
                             .name = (char *) "Rollator",
                             .fields = (GStrv) fields,
                             .price_before = -1,
                             .price_after = 125050 };
  FstImportChange gone = { .kind = FST_IMPORT_CHANGE_GONE,
                           .article_number = (char *) "A-2",
                           .name = (char *) "Stol",
                           .price_before = -1,
                           .price_after = -1 };
  g_autofree char *changed_line = fst_import_text_describe_change (&change);
  g_autofree char *gone_line = fst_import_text_describe_change (&gone);

  g_assert_cmpstr (changed_line, ==, "A-1 · Provbolaget · Article name, Price: no price → 1250.50");
  g_assert_cmpstr (gone_line, ==, "A-2");
}

static void
test_source (void)
{
  FstCatalogueSource fields = { .name = (char *) "sortiment.csv",
                                .imported_at = (char *) "2026-11-22T15:04:05Z",
                                .n_articles = 40,
                                .n_gone = 5,
                                .n_unusable = 1 };
  FstCatalogueSource odd = { .name = (char *) "x",
                             .imported_at = (char *) "yesterday",
                             .n_articles = 1 };
  g_autofree char *line = fst_import_text_describe_source (&fields);
  g_autofree char *odd_line = fst_import_text_describe_source (&odd);

  g_assert_cmpstr (
      line, ==, "Read in 2026-11-22 15:04 · 40 articles · 5 discontinued since · 1 unusable row");
  g_assert_cmpstr (odd_line, ==, "Read in yesterday · 1 article");
}

static void
test_cells (void)
{
  const char *first[] = { "A-1", "", NULL };
  const char *second[] = { "A-2", NULL };
  const char *third[] = { "", "x", NULL };
  FstSampleRow cells[] = { { 2, (GStrv) first, FALSE },
                           { 3, (GStrv) second, FALSE },
                           { 4, (GStrv) third, FALSE } };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *numbers = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *beyond = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_ptr_array_add (rows, &cells[i]);
  numbers = fst_import_text_join_cells (rows, 0);
  rest = fst_import_text_join_cells (rows, 1);
  beyond = fst_import_text_join_cells (rows, 2);
  g_assert_cmpstr (numbers, ==, "A-1 · A-2");
  g_assert_cmpstr (rest, ==, "x");
  g_assert_cmpstr (beyond, ==, "");
}

/* Whatever a preview can say has words. */
static void
test_reasons (void)
{
  static const char *const kinds[] = { "csv", "json", "xlsx", "xls", "ods" };

  for (guint i = FST_GUESS_NONE; i <= FST_GUESS_EMPTY; i++)
    g_assert_cmpstr (fst_import_text_get_reason (i), !=, "");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpstr (fst_import_text_get_kind (kinds[i]), !=, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-text/obstacle", test_obstacle);
  g_test_add_func ("/import-text/change", test_change);
  g_test_add_func ("/import-text/source", test_source);
  g_test_add_func ("/import-text/cells", test_cells);
  g_test_add_func ("/import-text/reasons", test_reasons);
  return g_test_run ();
}
