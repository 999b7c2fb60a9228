#include "fst-iso-code.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *code;
  } cases[] = {
    { "12 06 06", "120606" },
    { "12.06.06", "120606" },
    { "12-06-06", "120606" },
    { "120606", "120606" },
    { "12\u00a006\u00a006", "120606" },
    { "  12 06 06\n", "120606" },
    { "12", "12" },
    { "12 06", "1206" },
    { "1206", "1206" },
    { "12060601", "120606" },
    { "12 06 06 01", "120606" },
    { "12 06 06-001", "120606" },
    { "1206060101", "120606" },
    { "2012-06-06", NULL }, /* what a spreadsheet makes of 12-06-06 */
    { "2012.06.06", NULL },
    { "12060", NULL },
    { "1206060", NULL },
    { "12060601010", NULL },
    { "1", NULL },
    { "", NULL },
    { " ", NULL },
    { "12  06", NULL },
    { "1 20606", NULL },
    { "12 06 06 ", "120606" },
    { "12.", NULL },
    { ".12", NULL },
    { "-12", NULL },
    { "12 06 x6", NULL },
    { "rollator", NULL },
    { "１２０６", NULL },
    { "12\xa0"
      "06",
      NULL },
    { "201711042384", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = fst_iso_code_parse (cases[i].text);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (code, ==, cases[i].code);
    }
  g_assert_null (fst_iso_code_parse (NULL));
}

static void
test_huge (void)
{
  g_autofree char *digits = g_strnfill (100000, '1');

  g_assert_null (fst_iso_code_parse (digits));
}

static void
test_valid (void)
{
  g_assert_true (fst_iso_code_is_valid ("12"));
  g_assert_true (fst_iso_code_is_valid ("1206"));
  g_assert_true (fst_iso_code_is_valid ("120606"));
  g_assert_false (fst_iso_code_is_valid ("12 06"));
  g_assert_false (fst_iso_code_is_valid ("12060"));
  g_assert_false (fst_iso_code_is_valid ("12060601"));
  g_assert_false (fst_iso_code_is_valid (""));
  g_assert_false (fst_iso_code_is_valid (NULL));
}

static void
test_covers (void)
{
  g_assert_true (fst_iso_code_covers ("12", "120606"));
  g_assert_true (fst_iso_code_covers ("120606", "120606"));
  g_assert_false (fst_iso_code_covers ("120606", "1206"));
  g_assert_false (fst_iso_code_covers ("1206", "120306"));
}

static void
test_format (void)
{
  g_autofree char *division = fst_iso_code_format ("120606");
  g_autofree char *class = fst_iso_code_format ("12");

  g_assert_cmpstr (division, ==, "12\u00a006\u00a006");
  g_assert_cmpstr (class, ==, "12");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/iso-code/parse", test_parse);
  g_test_add_func ("/iso-code/huge", test_huge);
  g_test_add_func ("/iso-code/valid", test_valid);
  g_test_add_func ("/iso-code/covers", test_covers);
  g_test_add_func ("/iso-code/format", test_format);
  return g_test_run ();
}
