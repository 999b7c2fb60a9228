#include "fst-passphrase.h"

/* What anybody would try first is refused, several words are taken. */
static void
test_strength (void)
{
  g_assert_cmpint (fst_passphrase_get_strength (""), ==, FST_STRENGTH_VERY_WEAK);
  g_assert_cmpint (fst_passphrase_get_strength ("password"), <, FST_STRENGTH_ENOUGH);
  g_assert_cmpint (fst_passphrase_get_strength ("12345678"), <, FST_STRENGTH_ENOUGH);
  g_assert_cmpint (fst_passphrase_get_strength ("aaaaaaaaaaaaaaaaaaaa"), <, FST_STRENGTH_ENOUGH);
  g_assert_cmpint (fst_passphrase_get_strength ("sjutton gula pelikaner cyklar"), ==,
                   FST_STRENGTH_STRONG);
}

/* A pasted text of any length and script is estimated at once and not cut inside a letter. */
static void
test_long (void)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "åß漢");
  g_assert_cmpint (fst_passphrase_get_strength (text->str), <=, FST_STRENGTH_STRONG);
  g_string_free (text, TRUE);
}

static void
test_labels (void)
{
  for (FstStrength strength = FST_STRENGTH_VERY_WEAK; strength <= FST_STRENGTH_STRONG; strength++)
    {
      g_assert_cmpstr (fst_strength_get_label (strength), !=, "");
      if (strength > FST_STRENGTH_VERY_WEAK)
        g_assert_cmpstr (fst_strength_get_label (strength), !=,
                         fst_strength_get_label (strength - 1));
    }
}

/* The first tries are free, then the wait grows and stops growing. */
static void
test_wait (void)
{
  g_assert_cmpuint (fst_passphrase_get_wait (0), ==, 0);
  g_assert_cmpuint (fst_passphrase_get_wait (4), ==, 0);
  g_assert_cmpuint (fst_passphrase_get_wait (5), >, 0);
  for (guint n = 6; n < 100; n++)
    g_assert_cmpuint (fst_passphrase_get_wait (n), >=, fst_passphrase_get_wait (n - 1));
  g_assert_cmpuint (fst_passphrase_get_wait (6), ==, 2 * fst_passphrase_get_wait (5));
  g_assert_cmpuint (fst_passphrase_get_wait (G_MAXUINT), ==, fst_passphrase_get_wait (99));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/passphrase/strength", test_strength);
  g_test_add_func ("/app/passphrase/long", test_long);
  g_test_add_func ("/app/passphrase/labels", test_labels);
  g_test_add_func ("/app/passphrase/wait", test_wait);
  return g_test_run ();
}
