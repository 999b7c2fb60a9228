#include "fst-swedish.h"

#include <string.h>

/* Bytes that come after "z" in this order: å, ä, ö. */
#define A_RING "{"
#define A_DIAERESIS "|"
#define O_DIAERESIS "}"

/* The first byte of À to ÿ in UTF-8, and the second one of some of them. */
#define LATIN_LEAD 0xc3
#define LATIN_CAPITALS_END 0x9e /* Þ */
#define LATIN_MULTIPLICATION 0x97
#define LATIN_SHARP_S 0x9f

/* Folds what is written with A to Z and À to ÿ alone, without ß, as nearly all names are, at a
 * tenth of the cost of Unicode's tables; NULL where something else is in it. */
static char *
fold_latin (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *folded = g_malloc (length + 1);

  for (gsize i = 0; i <= length; i++)
    {
      guint8 c = (guint8) text[i];
      guint8 second = c == LATIN_LEAD ? (guint8) text[i + 1] : 0;

      if (c < 0x80)
        {
          folded[i] = g_ascii_tolower ((char) c);
          continue;
        }
      if (second < 0x80 || second > 0xbf || second == LATIN_SHARP_S)
        return NULL;
      if (second <= LATIN_CAPITALS_END && second != LATIN_MULTIPLICATION)
        second += 0x20;
      folded[i++] = (char) c;
      folded[i] = (char) second;
    }
  return g_steal_pointer (&folded);
}

/**
 * fst_swedish_fold:
 * @text: UTF-8; what is not valid is replaced
 *
 * Takes away the difference between capitals and small letters and between composed and decomposed
 * ones; å, ä and ö stay letters of their own.
 *
 * Returns: (transfer full): the folded text
 */
char *
fst_swedish_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  char *latin;

  g_return_val_if_fail (text != NULL, NULL);

  latin = fold_latin (text);
  if (latin != NULL)
    return latin;
  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_casefold (valid, -1);
  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* The letter's own place in the alphabet, where it is not that of its base letter. */
static const char *
own_place (gunichar c)
{
  switch (c)
    {
    case 0xe5: /* å */
      return A_RING;
    case 0xe4: /* ä */
    case 0xe6: /* æ */
      return A_DIAERESIS;
    case 0xf6: /* ö */
    case 0xf8: /* ø */
      return O_DIAERESIS;
    case 0xfc: /* ü */
      return "y";
    default:
      return NULL;
    }
}

/**
 * fst_swedish_key:
 * @text: UTF-8
 *
 * Makes the key that sorts a text in Swedish order when keys are compared byte by byte: å, ä and ö
 * after z, é as e, ü as y, æ as ä, ø as ö, capitals as small letters; space and punctuation before
 * digits, digits before letters. Source: the Swedish alphabet as Svenska Akademiens ordlista orders
 * it.
 *
 * Returns: (transfer full): the key
 */
char *
fst_swedish_key (const char *text)
{
  g_autofree char *folded = NULL;
  GString *key;

  g_return_val_if_fail (text != NULL, NULL);

  folded = fst_swedish_fold (text);
  key = g_string_sized_new (strlen (folded) + 1);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *place = c < 0x80 ? NULL : own_place (c);
      gunichar base;

      if (place != NULL)
        g_string_append (key, place);
      else if (c < 0x80)
        g_string_append_c (key, g_ascii_isalnum (c) ? (char) c : ' ');
      else if (g_unichar_fully_decompose (c, FALSE, &base, 1) > 1)
        g_string_append_unichar (key, base);
      else if (!g_unichar_ismark (c))
        g_string_append_unichar (key, c);
    }
  return g_string_free_and_steal (key);
}

/**
 * fst_swedish_digits:
 * @text: (nullable): what somebody searches for
 *
 * Gives the digits of a text that looks like a part of a person number ("20170110-2384", "170110").
 *
 * Returns: (transfer full) (nullable): the digits without separators, or %NULL if it does not look
 * like one
 */
char *
fst_swedish_digits (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; p != NULL && *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (strchr ("-+ ", *p) == NULL)
      return NULL;
  return digits->len > 0 ? g_string_free_and_steal (g_steal_pointer (&digits)) : NULL;
}
