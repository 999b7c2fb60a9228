#include "fst-gtin.h"

static void
assert_parsed (const char *text, const char *gtin)
{
  g_autofree char *parsed = fst_gtin_parse (text);

  g_test_message ("%s", text);
  g_assert_cmpstr (parsed, ==, gtin);
}

/* The examples of the GS1 General Specifications and of ordinary goods: one of each length. */
static void
test_lengths (void)
{
  assert_parsed ("96385074", "96385074");
  assert_parsed ("036000291452", "036000291452");
  assert_parsed ("6291041500213", "6291041500213");
  assert_parsed ("10614141000415", "10614141000415");
  assert_parsed ("9638507", NULL);
  assert_parsed ("963850740", NULL);
  assert_parsed ("0036000291", NULL);
  assert_parsed ("110614141000415", NULL);
}

static void
test_spelling (void)
{
  assert_parsed (" 6 291041 500213 ", "6291041500213");
  assert_parsed ("629-1041500-213", "6291041500213");
  assert_parsed ("6291041\u00a0500213", "6291041500213");
  assert_parsed ("6.291041500213E12", NULL);
  assert_parsed ("629104150021X", NULL);
  assert_parsed ("٦٢٩١٠٤١٥٠٠٢١٣", NULL);
  assert_parsed ("", NULL);
  assert_parsed (NULL, NULL);
}

/* A single wrong digit never passes, and the number of nothing is none. */
static void
test_check_digit (void)
{
  const char *right = "6291041500213";

  for (guint place = 0; place < 13; place++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        g_autofree char *text = g_strdup (right);

        text[place] = digit;
        g_assert_cmpint (fst_gtin_is_valid (text), ==, digit == right[place]);
      }
  g_assert_false (fst_gtin_is_valid ("00000000"));
  g_assert_false (fst_gtin_is_valid ("0000000000000"));
  g_assert_false (fst_gtin_is_valid (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gtin/lengths", test_lengths);
  g_test_add_func ("/gtin/spelling", test_spelling);
  g_test_add_func ("/gtin/check-digit", test_check_digit);
  return g_test_run ();
}
