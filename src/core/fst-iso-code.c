#include "fst-iso-code.h"

#include <string.h>

/* Digits of the longest code, and of the longest code with a national ending. */
#define MAX_DIGITS 6
#define MIN_NATIONAL_DIGITS 8
#define MAX_NATIONAL_DIGITS 10

/**
 * fst_iso_code_is_valid:
 * @code: (nullable): text to look at
 *
 * Tells whether a text is a code as the program keeps it: 2, 4 or 6 digits and nothing else.
 * Whether the code exists is for the classification to say. The form is that of ISO 9999: class,
 * subclass, division, two digits each.
 *
 * Returns: %TRUE if it is
 */
gboolean
fst_iso_code_is_valid (const char *code)
{
  gsize length;

  if (code == NULL)
    return FALSE;
  length = strspn (code, "0123456789");
  return code[length] == '\0' && (length == 2 || length == 4 || length == MAX_DIGITS);
}

/* The separator that stands at @p: its length in bytes, 0 if none does. */
static gsize
separator_length (const char *p)
{
  if (*p == ' ' || *p == '.' || *p == '-')
    return 1;
  if (g_str_has_prefix (p, "\u00a0") || g_str_has_prefix (p, "\u2009"))
    return g_utf8_next_char (p) - p;
  return 0;
}

/**
 * fst_iso_code_parse:
 * @text: (nullable): a code as people write it
 *
 * Reads a code of ISO 9999 in any usual spelling: "12 06 06", "12.06.06", "12-06-06", "120606", two
 * or four digits, and eight to ten digits, where what follows the sixth is a national ending and
 * left out.
 *
 * Returns: (transfer full) (nullable): the code without separators, or %NULL if the text is not a
 * code
 */
char *
fst_iso_code_parse (const char *text)
{
  char digits[MAX_NATIONAL_DIGITS + 1];
  gsize n = 0, first = 0; /* first: how many digits stand before the first separator */
  const char *p = text;

  if (text == NULL)
    return NULL;
  while (g_ascii_isspace (*p))
    p++;
  while (TRUE)
    {
      gsize separator = n % 2 == 0 || n > MAX_DIGITS ? separator_length (p) : 0;

      if (n > 0 && separator > 0 && g_ascii_isdigit (p[separator]))
        {
          first = first == 0 ? n : first;
          p += separator;
        }
      if (!g_ascii_isdigit (*p))
        break;
      if (n == MAX_NATIONAL_DIGITS)
        return NULL;
      digits[n++] = *p++;
    }
  while (g_ascii_isspace (*p))
    p++;
  if (*p != '\0')
    return NULL;
  /* 2012-06-06 is a day: what a spreadsheet makes of 12-06-06. */
  if (n == MIN_NATIONAL_DIGITS && first == 4)
    return NULL;
  if (n >= MIN_NATIONAL_DIGITS)
    n = MAX_DIGITS;
  digits[n] = '\0';
  return fst_iso_code_is_valid (digits) ? g_strdup (digits) : NULL;
}

/**
 * fst_iso_code_covers:
 * @code: a valid code
 * @other: a valid code
 *
 * Tells whether @other is @code or lies under it: 12 06 covers 12 06 06.
 *
 * Returns: %TRUE if it does
 */
gboolean
fst_iso_code_covers (const char *code, const char *other)
{
  g_return_val_if_fail (fst_iso_code_is_valid (code), FALSE);
  g_return_val_if_fail (fst_iso_code_is_valid (other), FALSE);

  return g_str_has_prefix (other, code);
}

/**
 * fst_iso_code_format:
 * @code: a valid code
 *
 * Writes a code for people, in pairs: "12 06 06". The spaces do not break.
 *
 * Returns: (transfer full): the text
 */
char *
fst_iso_code_format (const char *code)
{
  GString *text;

  g_return_val_if_fail (fst_iso_code_is_valid (code), NULL);

  text = g_string_new_len (code, 2);
  for (const char *pair = code + 2; *pair != '\0'; pair += 2)
    g_string_append_printf (text, "\u00a0%.2s", pair);
  return g_string_free_and_steal (text);
}
