#include "catalogue-file.h"
#include "fst-import-preview.h"

/* Plans: edits, the map of the command line, and what is remembered of a source. */

static FstImportPreview *
preview (const char *text, FstImportPlan *remembered)
{
  g_autoptr (TemporaryFile) file = write_text (text);
  g_autoptr (GError) error = NULL;
  FstImportPreview *self = fst_import_preview_read (file, remembered, NULL, &error);

  g_assert_no_error (error);
  return self;
}

static FstImportPlan *
plan_of (const char *text)
{
  g_autoptr (FstImportPreview) self = preview (text, NULL);

  return fst_import_plan_ref (self->plan);
}

static FstCatalogueField
field_of (FstImportPlan *plan, guint column)
{
  return fst_sheet_plan_get_field (fst_import_plan_get_sheet (plan, 0), column);
}

/* The column that was first stays as it was in the plan before the edit. */
static void
test_edits (void)
{
  g_autoptr (FstImportPlan) plan = plan_of ("Artnr;Namn;Pris;Kod\nA1;Stol;1;2\n");
  g_autoptr (FstImportPlan) moved =
      fst_import_plan_with_field (plan, 0, 3, FST_CATALOGUE_FIELD_PRICE);
  g_autoptr (FstImportPlan) left = fst_import_plan_with_chosen (moved, 0, FALSE);
  g_autoptr (FstImportPlan) valued =
      fst_import_plan_with_values (left, "Exempel AB", "2016", "NOK");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (field_of (plan, 2), ==, FST_CATALOGUE_FIELD_PRICE);
  g_assert_cmpint (field_of (moved, 2), ==, FST_CATALOGUE_FIELD_NONE);
  g_assert_cmpint (field_of (moved, 3), ==, FST_CATALOGUE_FIELD_PRICE);
  g_assert_true (fst_import_plan_is_usable (moved, NULL));
  g_assert_false (fst_import_plan_is_usable (left, &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS);
  g_assert_cmpstr (valued->supplier, ==, "Exempel AB");
  g_assert_false (fst_import_plan_equal (plan, moved));
  g_assert_false (fst_import_plan_equal (left, valued));
}

static void
assert_map (const char *headings, const char *map, guint column, FstCatalogueField field)
{
  g_autofree char *text = g_strdup_printf ("%s\nA1;Stol;x;y\n", headings);
  g_autoptr (FstImportPlan) plan = plan_of (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportPlan) mapped = fst_import_plan_apply_map (plan, map, &error);

  g_test_message ("%s", map);
  g_assert_no_error (error);
  g_assert_cmpint (field_of (mapped, column), ==, field);
}

static void
test_map (void)
{
  assert_map ("Artnr;Namn;Färg;Mått", "description=Färg", 2, FST_CATALOGUE_FIELD_DESCRIPTION);
  assert_map ("Artnr;Namn;Färg;Mått", "description=färg", 2, FST_CATALOGUE_FIELD_DESCRIPTION);
  assert_map ("Artnr;Namn;Färg;Mått", "description=3", 2, FST_CATALOGUE_FIELD_DESCRIPTION);
  assert_map ("Artnr;Namn;Färg;Mått", "description=c", 2, FST_CATALOGUE_FIELD_DESCRIPTION);
  assert_map ("Artnr;Namn;Färg;Mått", " description = Färg + Mått ", 3,
              FST_CATALOGUE_FIELD_DESCRIPTION);
  assert_map ("Artnr;Namn;Färg;Mått", "article_number=Färg,description=Mått", 0,
              FST_CATALOGUE_FIELD_NONE);
  assert_map ("Artnr;Namn;Pris;Mått", "price=", 2, FST_CATALOGUE_FIELD_NONE);
  assert_map ("Artnr;Namn;\"a,b\";Mått", "description=a\\,b", 2, FST_CATALOGUE_FIELD_DESCRIPTION);
  assert_map ("Artnr;Namn;a+b;Mått", "description=a\\+b", 2, FST_CATALOGUE_FIELD_DESCRIPTION);
  assert_map ("Artnr;Namn;a=b;Mått", "description=a\\=b", 2, FST_CATALOGUE_FIELD_DESCRIPTION);
  /* A heading goes before a position of the same name. */
  assert_map ("Artnr;Namn;x;3", "description=3", 3, FST_CATALOGUE_FIELD_DESCRIPTION);
}

static void
test_map_refused (void)
{
  static const struct
  {
    const char *map;
    const char *words;
  } cases[] = {
    { "colour=Färg", "there is no field “colour”" },   { "none=Färg", "there is no field" },
    { "price=Mått", "no column is headed “Mått”" },    { "price=6", "no column is headed “6”" },
    { "price=0", "no column is headed “0”" },          { "price=ZZZ", "no column is headed “ZZZ”" },
    { "price=Färg+Namn", "takes one column" },         { "Färg", "is not FIELD=COLUMN" },
    { "price=Färg=2", "is not FIELD=COLUMN" },         { "", "is not FIELD=COLUMN" },
    { "price=Lika", "two columns are headed “Lika”" },
  };
  g_autoptr (FstImportPlan) plan = plan_of ("Artnr;Namn;Färg;Lika;Lika\nA1;Stol;x;1;2\n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].map);
      g_assert_null (fst_import_plan_apply_map (plan, cases[i].map, &error));
      g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

static void
test_unusable (void)
{
  g_autoptr (FstImportPlan) plan = plan_of ("Färg;Form\nröd;rund\n");
  g_autoptr (GError) error = NULL;

  g_assert_false (fst_import_plan_is_usable (plan, &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS);
  g_assert_nonnull (strstr (error->message, "the article number; found: “Färg”, “Form”"));
}

/* What is remembered finds its columns again though they have moved, others have come between, and
 * the headings stand on another line; what is new is guessed. */
static void
test_remembered (void)
{
  g_autoptr (FstImportPlan) plan = plan_of ("Bet;Text;Färg;Pris\nA1;Stol;röd;10\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportPlan) mapped =
      fst_import_plan_apply_map (plan, "article_number=Bet,name=Text,price=", &error);
  g_autoptr (FstImportPlan) valued = fst_import_plan_with_values (mapped, "Exempel AB", NULL, NULL);
  g_autofree char *json = fst_import_plan_to_json (valued);
  g_autoptr (FstImportPlan) again = fst_import_plan_from_json (json, &error);
  g_autoptr (FstImportPreview) moved =
      preview ("Lista\nPris;TEXT;GTIN;Bet\n20;Bord;96385074;A2\n", again);

  g_assert_no_error (error);
  g_assert_true (fst_import_plan_equal (valued, again));
  g_assert_true (moved->remembered);
  g_assert_false (moved->remembered_fails);
  g_assert_cmpuint (fst_import_plan_get_sheet (moved->plan, 0)->header_line, ==, 2);
  g_assert_cmpint (field_of (moved->plan, 0), ==, FST_CATALOGUE_FIELD_NONE);
  g_assert_cmpint (field_of (moved->plan, 1), ==, FST_CATALOGUE_FIELD_NAME);
  g_assert_cmpint (field_of (moved->plan, 2), ==, FST_CATALOGUE_FIELD_GTIN);
  g_assert_cmpint (field_of (moved->plan, 3), ==, FST_CATALOGUE_FIELD_ARTICLE_NUMBER);
  g_assert_cmpstr (moved->plan->supplier, ==, "Exempel AB");
}

/* A column that was used is gone: the whole is guessed, and the preview says so. */
static void
test_remembered_fails (void)
{
  g_autoptr (FstImportPlan) plan = plan_of ("Artnr;Namn;Färg\nA1;Stol;röd\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportPlan) mapped = fst_import_plan_apply_map (plan, "description=Färg", &error);
  g_autoptr (FstImportPreview) other = preview ("Artnr;Namn;Kulör\nA1;Stol;röd\n", mapped);

  g_assert_false (other->remembered);
  g_assert_true (other->remembered_fails);
  g_assert_true (fst_import_plan_is_usable (other->plan, NULL));
}

static void
test_broken_json (void)
{
  static const char *const broken[] = {
    "",
    "[]",
    "{}",
    "{\"sheets\":7}",
    "{\"sheets\":[7]}",
    "{\"sheets\":[{\"sheet\":null,\"header-line\":-1,\"chosen\":true,\"columns\":[]}]}",
    "{\"sheets\":[{\"sheet\":null,\"header-line\":1,\"chosen\":true,\"columns\":"
    "[{\"heading\":\"a\",\"field\":\"colour\"}]}]}",
    "{\"sheets\":[{\"sheet\":null,\"header-line\":1,\"chosen\":true,\"columns\":"
    "[{\"field\":\"name\"}]}]}",
    "{\"sheets\":[],\"surprise\":1}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", broken[i]);
      g_assert_null (fst_import_plan_from_json (broken[i], &error));
      g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED);
    }
}

/* A file that changed after it was previewed is not read by the old plan. */
static void
test_changed_file (void)
{
  g_autoptr (FstImportPlan) plan = plan_of ("Artnr;Namn;Pris\nA1;Stol;1\n");
  g_autoptr (TemporaryFile) swapped = write_text ("Artnr;Pris;Namn\nA1;1;Stol\n");
  g_autoptr (TemporaryFile) cut = write_text ("Artnr");
  g_autoptr (TemporaryFile) bare = write_text ("Artnr;Namn;Pris\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (read_planned (swapped, plan, NULL, &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS);
  g_clear_error (&error);
  g_assert_null (read_planned (cut, plan, NULL, &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS);
  g_clear_error (&error);
  g_assert_null (read_planned (bare, plan, NULL, &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_NO_ROWS);
}

static void
test_column_names (void)
{
  const char *const headings[] = { "Artnr", "", NULL };
  const FstCatalogueField fields[] = { 0, 0 };
  g_autoptr (FstSheetPlan) sheet = fst_sheet_plan_new (NULL, 1, headings, fields, TRUE);
  g_autofree char *first = fst_sheet_plan_name_column (sheet, 0);
  g_autofree char *second = fst_sheet_plan_name_column (sheet, 1);
  g_autofree char *last = fst_sheet_plan_name_column (sheet, 27);

  g_assert_cmpstr (first, ==, "Artnr");
  g_assert_cmpstr (second, ==, "B");
  g_assert_cmpstr (last, ==, "AB");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-plan/edits", test_edits);
  g_test_add_func ("/import-plan/map", test_map);
  g_test_add_func ("/import-plan/map-refused", test_map_refused);
  g_test_add_func ("/import-plan/unusable", test_unusable);
  g_test_add_func ("/import-plan/remembered", test_remembered);
  g_test_add_func ("/import-plan/remembered-fails", test_remembered_fails);
  g_test_add_func ("/import-plan/broken-json", test_broken_json);
  g_test_add_func ("/import-plan/changed-file", test_changed_file);
  g_test_add_func ("/import-plan/column-names", test_column_names);
  return g_test_run ();
}
