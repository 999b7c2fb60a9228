#include "fst-amount.h"

#include <string.h>

/* What may stand after the number. */
static const char *const suffixes[] = { "kronor", "kr.", "kr", "sek", ":-" };

static gboolean
is_separator (char c)
{
  return c == ',' || c == '.';
}

/* The text without any space, in lower case and without the name of the currency. */
static char *
normalise (const char *text)
{
  GString *out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_unichar_tolower (g_utf8_get_char (p)));

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (out->str, suffixes[i]))
      {
        g_string_truncate (out, out->len - strlen (suffixes[i]));
        break;
      }
  return g_string_free_and_steal (out);
}

/* Finds the decimal separator: the last separator, where it cannot be one of thousands. %NULL with
 * *clear set where the number has none; *clear is unset where the number can be read in two ways or
 * in none. */
static const char *
find_decimal (const char *number, gboolean *clear)
{
  const char *first = NULL, *last = NULL;
  guint n = 0;

  for (const char *p = number; *p != '\0'; p++)
    if (is_separator (*p))
      {
        first = first != NULL ? first : p;
        last = p;
        n++;
      }
  *clear = TRUE;
  if (n == 0)
    return NULL;
  if (n == 1)
    {
      /* "1.250" is one krona and a quarter or twelve hundred and fifty. */
      *clear = strlen (last + 1) != 3;
      return last;
    }
  /* Several: those of thousands are alike; another one last is the decimal separator. */
  for (const char *p = first; p < last; p++)
    if (is_separator (*p) && *p != *first)
      *clear = FALSE;
  return *last == *first ? NULL : last;
}

/* Groups of thousands must be whole, or the number is not what it seems. */
static gboolean
groups_are_whole (const char *number, const char *end)
{
  gboolean grouped = FALSE;
  gsize n = 0;

  for (const char *p = number; p < end; p++)
    {
      if (!is_separator (*p))
        {
          n++;
          continue;
        }
      if (grouped ? n != 3 : n < 1 || n > 3)
        return FALSE;
      grouped = TRUE;
      n = 0;
    }
  return !grouped || n == 3;
}

/* Adds one digit to an amount; %FALSE on overflow. */
static gboolean
push_digit (gint64 *amount, int digit)
{
  if (*amount > (G_MAXINT64 - digit) / 10)
    return FALSE;
  *amount = *amount * 10 + digit;
  return TRUE;
}

/**
 * fst_amount_parse:
 * @text: an amount in Swedish kronor, UTF-8
 * @ore: (out): the amount in öre
 *
 * Reads an amount such as "1 234,50", "1.234,50", "1234.5 kr" or "1234:-".
 *
 * An amount that can be read in two ways ("1.234") or holds a part of an öre is refused: a price is
 * never guessed.
 *
 * Returns: whether @text is an amount, not negative, that fits
 */
gboolean
fst_amount_parse (const char *text, gint64 *ore)
{
  g_return_val_if_fail (text != NULL && ore != NULL, FALSE);

  g_autofree char *number = normalise (text);
  gboolean clear;
  const char *decimal = find_decimal (number, &clear);
  const char *end = decimal != NULL ? decimal : number + strlen (number);
  gint64 amount = 0;

  if (!clear || end == number || !groups_are_whole (number, end))
    return FALSE;
  for (const char *p = number; p < end; p++)
    if (!is_separator (*p) && (!g_ascii_isdigit (*p) || !push_digit (&amount, *p - '0')))
      return FALSE;

  const char *fraction = decimal != NULL ? decimal + 1 : "";
  if (decimal != NULL && *fraction == '\0')
    return FALSE;
  for (int i = 0; i < 2; i++)
    {
      int digit = *fraction != '\0' ? *fraction++ - '0' : 0;
      if (digit < 0 || digit > 9 || !push_digit (&amount, digit))
        return FALSE;
    }
  if (strspn (fraction, "0") != strlen (fraction))
    return FALSE;
  *ore = amount;
  return TRUE;
}
