#include "fst-amount.h"

static void
assert_amount (const char *text, gint64 expected)
{
  gint64 ore = -2;

  g_test_message ("“%s”", text);
  g_assert_true (fst_amount_parse (text, &ore));
  g_assert_cmpint (ore, ==, expected);
}

static void
assert_no_amount (const char *text)
{
  gint64 ore = -2;

  g_test_message ("“%s”", text);
  g_assert_false (fst_amount_parse (text, &ore));
  g_assert_cmpint (ore, ==, -2);
}

static void
test_plain (void)
{
  assert_amount ("0", 0);
  assert_amount ("1250", 125000);
  assert_amount ("12,5", 1250);
  assert_amount ("12,50", 1250);
  assert_amount ("12.50", 1250);
  assert_amount ("0,05", 5);
  assert_amount ("007", 700);
}

static void
test_thousands (void)
{
  assert_amount ("1 234,50", 123450);
  assert_amount ("1\u00a0234,50", 123450);
  assert_amount ("1\u202f234\u202f567", 123456700);
  assert_amount ("1.234,50", 123450);
  assert_amount ("1,234.50", 123450);
  assert_amount ("1.234.567", 123456700);
  assert_amount ("1.234.567,8", 123456780);
}

static void
test_currency (void)
{
  assert_amount ("95 kr", 9500);
  assert_amount ("95 Kr.", 9500);
  assert_amount ("95,00 SEK", 9500);
  assert_amount ("95:-", 9500);
  assert_amount ("95 kronor", 9500);
}

static void
test_long_fraction (void)
{
  assert_amount ("1234,5000", 123450);
  assert_no_amount ("0,12345");
  assert_no_amount ("12,5x");
}

static void
test_two_readings (void)
{
  assert_no_amount ("1.234");
  assert_no_amount ("1,234");
  assert_no_amount ("0,125");
}

static void
test_nonsense (void)
{
  assert_no_amount ("");
  assert_no_amount (" ");
  assert_no_amount ("kr");
  assert_no_amount ("-5");
  assert_no_amount ("+5");
  assert_no_amount ("12,");
  assert_no_amount (",50");
  assert_no_amount ("1e5");
  assert_no_amount ("12 EUR");
  assert_no_amount ("1..2");
  assert_no_amount ("1,23.45");
  assert_no_amount ("1.23.456");
  assert_no_amount ("12.34,567");
  assert_no_amount ("på begäran");
  assert_no_amount ("١٢");
}

static void
test_overflow (void)
{
  assert_amount ("92233720368547758,07", G_MAXINT64);
  assert_no_amount ("92233720368547758,08");
  assert_no_amount ("92233720368547759");
  assert_no_amount ("999999999999999999999999999999");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/amount/plain", test_plain);
  g_test_add_func ("/amount/thousands", test_thousands);
  g_test_add_func ("/amount/currency", test_currency);
  g_test_add_func ("/amount/long-fraction", test_long_fraction);
  g_test_add_func ("/amount/two-readings", test_two_readings);
  g_test_add_func ("/amount/nonsense", test_nonsense);
  g_test_add_func ("/amount/overflow", test_overflow);
  return g_test_run ();
}
