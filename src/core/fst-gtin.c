#include "fst-gtin.h"

#include <string.h>

#define MAX_DIGITS 14

/**
 * fst_gtin_is_valid:
 * @gtin: (nullable): text to look at
 *
 * Tells whether a text is a GTIN-8, -12, -13 or -14 with a right check digit: weighted 3, 1, 3 …
 * from the right the digits before it and the check digit come to a multiple of ten (GS1 General
 * Specifications, "Standard check digit calculations"). Zeros only are the number of nothing.
 *
 * Returns: %TRUE if it is
 */
gboolean
fst_gtin_is_valid (const char *gtin)
{
  gsize length;
  guint sum = 0;

  if (gtin == NULL)
    return FALSE;
  length = strspn (gtin, "0123456789");
  if (gtin[length] != '\0' || (length != 8 && (length < 12 || length > MAX_DIGITS)))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    sum += (guint) (gtin[i] - '0') * ((length - i) % 2 == 0 ? 3 : 1);
  return sum > 0 && sum % 10 == 0;
}

/**
 * fst_gtin_parse:
 * @text: (nullable): a number as people write it
 *
 * Reads a GTIN; spaces and hyphens between its digits are left out.
 *
 * Returns: (transfer full) (nullable): the digits, or %NULL if they are too few or too many or the
 * check digit is wrong
 */
char *
fst_gtin_parse (const char *text)
{
  char digits[MAX_DIGITS + 1];
  gsize n = 0;

  if (text == NULL)
    return NULL;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '-' || g_unichar_isspace (c))
        continue;
      if (c > 0x7f || !g_ascii_isdigit ((char) c) || n == MAX_DIGITS)
        return NULL;
      digits[n++] = (char) c;
    }
  digits[n] = '\0';
  return fst_gtin_is_valid (digits) ? g_strdup (digits) : NULL;
}
