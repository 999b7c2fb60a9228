#include "fst-iso-edition.h"
#include "fst-iso-tables.h"

static void
test_edition (void)
{
  static const struct
  {
    const char *text;
    const char *edition;
  } cases[] = {
    { "2016", "2016" },
    { " 2022 ", "2022" },
    { "ISO 9999:2022", "2022" },
    { "SS-EN ISO 9999:2016", "2016" },
    { "Utgåva 2022", "2022" },
    { "16", NULL },
    { "2011", NULL },
    { "12016", NULL },
    { "avtal 2022", NULL },
    { "2016 och 2022", NULL },
    { "", NULL },
    { "\xff\xfe 2016", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (fst_iso_edition_parse (cases[i].text), ==, cases[i].edition);
  g_assert_cmpstr (fst_iso_edition_get_other ("2016"), ==, "2022");
  g_assert_cmpstr (fst_iso_edition_get_other ("2022"), ==, "2016");
}

static FstIsoTables *
make_tables (void)
{
  g_autoptr (GPtrArray) titles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_iso_title_free);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_iso_change_free);

  g_ptr_array_add (titles, fst_iso_title_new (2, "2016", "1206", "Gånghjälpmedel, två armar"));
  g_ptr_array_add (titles, fst_iso_title_new (3, "2022", "1206", "Gånghjälpmedel för två armar"));
  g_ptr_array_add (changes, fst_iso_change_new (2, "120606", "120607", "delad"));
  g_ptr_array_add (changes, fst_iso_change_new (3, "120606", "120608", "delad"));
  g_ptr_array_add (changes, fst_iso_change_new (4, "120609", NULL, "utgår"));
  g_ptr_array_add (changes, fst_iso_change_new (5, NULL, "120699", NULL));
  return fst_iso_tables_new (titles, changes);
}

static void
test_titles (void)
{
  g_autoptr (FstIsoTables) tables = make_tables ();

  g_assert_cmpstr (fst_iso_tables_find_title (tables, "2016", "1206"), ==,
                   "Gånghjälpmedel, två armar");
  g_assert_cmpstr (fst_iso_tables_find_title (tables, "2022", "1206"), ==,
                   "Gånghjälpmedel för två armar");
  g_assert_null (fst_iso_tables_find_title (tables, "2016", "12"));
  g_assert_null (fst_iso_tables_find_title (tables, "2016", "120606"));
}

static void
test_changes (void)
{
  g_autoptr (FstIsoTables) tables = make_tables ();
  g_autoptr (GPtrArray) divided = fst_iso_tables_list_changes (tables, "2016", "120606");
  g_autoptr (GPtrArray) back = fst_iso_tables_list_changes (tables, "2022", "120608");
  g_autoptr (GPtrArray) gone = fst_iso_tables_list_changes (tables, "2016", "120609");
  g_autoptr (GPtrArray) above = fst_iso_tables_list_changes (tables, "2016", "1206");
  g_autoptr (GPtrArray) other = fst_iso_tables_list_changes (tables, "2022", "120606");

  g_assert_cmpuint (divided->len, ==, 2);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_cmpstr (fst_iso_change_get_code (back->pdata[0], "2016"), ==, "120606");
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_null (fst_iso_change_get_code (gone->pdata[0], "2022"));
  g_assert_cmpuint (above->len, ==, 0);
  g_assert_cmpuint (other->len, ==, 0);
}

static void
test_codes (void)
{
  g_autoptr (FstIsoTables) tables = make_tables ();
  GPtrArray *codes = fst_iso_tables_get_codes (tables, "2022");
  static const char *const expected[] = { "1206", "120607", "120608", "120699" };

  g_assert_cmpuint (codes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < codes->len; i++)
    g_assert_cmpstr (codes->pdata[i], ==, expected[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/iso-tables/edition", test_edition);
  g_test_add_func ("/iso-tables/titles", test_titles);
  g_test_add_func ("/iso-tables/changes", test_changes);
  g_test_add_func ("/iso-tables/codes", test_codes);
  return g_test_run ();
}
