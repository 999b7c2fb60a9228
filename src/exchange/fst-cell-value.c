#include "fst-cell-value.h"

#include "fst-amount.h"
#include "fst-csv-reader.h"
#include "fst-iso-code.h"

#include <string.h>

/* Prices beyond this are no prices, and more than a double counts exactly. */
#define MAX_PRICE 1e13

/* Currencies that prices of assistive devices come in; another is taken from a column of its own.
 */
static const char *const currencies[] = { "SEK", "NOK", "DKK", "EUR", "USD",
                                          "GBP", "CHF", "ISK", "PLN" };

/* Years in which editions of ISO 9999 came out. */
static const char *const editions[] = { "1992", "1998", "2002", "2007", "2011", "2016", "2022" };

static gboolean
is_digits (const char *text, gsize length)
{
  return length > 0 && strspn (text, "0123456789") >= length;
}

/**
 * fst_cell_read_iso_code:
 * @text: a cell
 * @code: (out caller-allocates): the code, 2, 4 or 6 digits
 *
 * Reads a code of ISO 9999 in any usual spelling; its title may follow it.
 *
 * A spreadsheet that takes the code for a number drops its leading zero. Codes have an even number
 * of digits and the classes with a zero are 04, 05, 06 and 09, so what was lost is certain.
 *
 * Returns: %TRUE if it is one
 */
gboolean
fst_cell_read_iso_code (const char *text, char code[7])
{
  char whole[64];
  gsize length = strcspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\303(:");
  gboolean zero;

  while (length > 0 && strchr (" -", text[length - 1]) != NULL)
    length--;
  if (length < (text[length] == '\0' ? 1 : 4) || length > sizeof whole - 2)
    return FALSE;
  zero = length % 2 == 1 && is_digits (text, length) && strchr ("4569", *text) != NULL;
  whole[0] = '0';
  memcpy (whole + zero, text, length);
  whole[zero + length] = '\0';

  g_autofree char *parsed = fst_iso_code_parse (whole);
  if (parsed == NULL)
    return FALSE;
  g_strlcpy (code, parsed, 7);
  return TRUE;
}

/**
 * fst_cell_read_edition:
 * @text: a cell
 * @edition: (out): "2016", "2022"
 *
 * Reads an edition of ISO 9999: its year, also within "SS-EN ISO 9999:2016".
 *
 * Returns: %TRUE if the text ends with one of the editions' years
 */
gboolean
fst_cell_read_edition (const char *text, const char **edition)
{
  gsize length = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (editions); i++)
    if (g_str_has_suffix (text, editions[i])
        && (length == 4 || !g_ascii_isdigit (text[length - 5])))
      {
        *edition = editions[i];
        return TRUE;
      }
  return FALSE;
}

/* Months by what their names begin with in Swedish, Norwegian and English, folded. */
static int
read_month (const char *word, gsize length)
{
  static const struct
  {
    const char *name;
    int month;
  } names[] = { { "jan", 1 },  { "feb", 2 },  { "mar", 3 },  { "apr", 4 },
                { "maj", 5 },  { "mai", 5 },  { "may", 5 },  { "jun", 6 },
                { "jul", 7 },  { "aug", 8 },  { "sep", 9 },  { "okt", 10 },
                { "oct", 10 }, { "nov", 11 }, { "dec", 12 }, { "des", 12 } };

  for (guint i = 0; length >= 3 && length <= 10 && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (word, names[i].name, 3) == 0)
      return names[i].month;
  return 0;
}

/* A part of a date: its value, how many digits it has (none: a month's name), what follows it. */
typedef struct
{
  int value;
  gsize digits;
  char separator;
} Part;

/* Splits a date in its parts; 0 where something else stands there. A time may follow. */
static guint
split_date (const char *text, Part parts[3])
{
  guint n = 0;
  const char *p = text;

  while (*p != '\0')
    {
      gsize digits = strspn (p, "0123456789");
      gsize letters = digits > 0 ? 0
                                 : strspn (p, "abcdefghijklmnopqrstuvwxyz"
                                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

      if (n == 3)
        return p[-1] == 'T' || (p[-1] == ' ' && digits > 0 && p[digits] == ':') ? n : 0;
      parts[n].value = digits > 0 ? atoi (p) : read_month (p, letters);
      parts[n].digits = digits;
      if (digits > 8 || (digits == 0 && parts[n].value == 0))
        return 0;
      p += digits + letters;
      parts[n].separator = *p;
      n++;
      /* "22. november", "3/4 2026", "nov. 2026" */
      if (*p != '\0' && strchr ("-./ T", *p) == NULL)
        return 0;
      p += *p != '\0';
      p += *p == ' ' && p[-1] == '.';
    }
  return n;
}

static gboolean
set_day (GDate *day, int year, int month, int number)
{
  if (year < 1 || !g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * fst_cell_read_date:
 * @text: a cell
 * @day: (out caller-allocates): the day
 *
 * Reads a day as Swedes and Norwegians write it: 2026-11-22, 20261122, 22/11 2026, 22.11.2026,
 * 22 nov 2026, and as spreadsheets do, with a time after it.
 *
 * Two digits for the year are refused, and so is 03/04/2026, which is another day in America.
 *
 * Returns: %TRUE if it is a day of the calendar, and one only
 */
gboolean
fst_cell_read_date (const char *text, GDate *day)
{
  Part parts[3] = { 0 };
  guint n = split_date (text, parts);

  g_date_clear (day, 1);
  if (n == 1 && parts[0].digits == 8)
    return set_day (day, parts[0].value / 10000, parts[0].value / 100 % 100, parts[0].value % 100);
  if (n != 3)
    return FALSE;
  if (parts[0].digits == 4 && parts[1].digits <= 2 && parts[2].digits >= 1 && parts[2].digits <= 2)
    return set_day (day, parts[0].value, parts[1].value, parts[2].value);
  if (parts[2].digits != 4 || parts[0].digits < 1 || parts[0].digits > 2 || parts[1].digits > 2)
    return FALSE;
  if (parts[1].digits > 0 && parts[1].separator != '.' && parts[1].separator != ' '
      && parts[0].value <= 12 && parts[1].value <= 12 && parts[0].value != parts[1].value)
    return FALSE;
  return set_day (day, parts[2].value, parts[1].value, parts[0].value);
}

/**
 * fst_cell_read_currency:
 * @text: a cell
 * @currency: (out caller-allocates): the currency's code of ISO 4217
 *
 * Reads the name of a currency. "kr" is none: there are four kinds of them.
 *
 * Returns: %TRUE if it is one
 */
gboolean
fst_cell_read_currency (const char *text, char currency[4])
{
  const char *code = g_str_equal (text, "€") ? "EUR" : g_str_equal (text, "£") ? "GBP" : text;

  if (strlen (code) != 3 || !g_ascii_isalpha (code[0]) || !g_ascii_isalpha (code[1])
      || !g_ascii_isalpha (code[2]))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    currency[i] = g_ascii_toupper (code[i]);
  currency[3] = '\0';
  return TRUE;
}

/* A currency that stands before or after an amount; *text and *length become the amount. */
static void
take_currency (const char **text, gsize *length, char currency[4])
{
  static const char *const signs[] = { "€", "£" };

  for (guint i = 0; i < G_N_ELEMENTS (currencies) + G_N_ELEMENTS (signs); i++)
    {
      const char *name =
          i < G_N_ELEMENTS (currencies) ? currencies[i] : signs[i - G_N_ELEMENTS (currencies)];
      gsize n = strlen (name);

      if (*length <= n)
        continue;
      if (g_ascii_strncasecmp (*text, name, n) == 0)
        *text += n;
      else if (g_ascii_strncasecmp (*text + *length - n, name, n) != 0)
        continue;
      *length -= n;
      fst_cell_read_currency (name, currency);
      return;
    }
}

/**
 * fst_cell_read_price:
 * @text: a cell
 * @price: (out): the price in hundredths of the currency
 * @currency: (out caller-allocates): the currency that stands with it; empty where none does
 *
 * Reads a price such as "1 234,50", "1 234,50 NOK" or "€ 12.50". A price that can be read in two
 * ways is refused (fst_amount_parse()).
 *
 * Returns: %TRUE if it is one
 */
gboolean
fst_cell_read_price (const char *text, gint64 *price, char currency[4])
{
  gsize length = strlen (text);

  *currency = '\0';
  if (strspn (text, "0123456789,.") == length)
    return fst_amount_parse (text, price);
  take_currency (&text, &length, currency);

  g_autofree char *amount = g_strndup (text, length);
  return fst_amount_parse (amount, price);
}

/**
 * fst_cell_read_typed_price:
 * @number: the number of a cell
 * @price: (out): hundredths
 *
 * Takes a spreadsheet's number for a price, rounded to the hundredth as the spreadsheet shows it:
 * what stands behind is the dust of binary fractions, or was never meant to be paid.
 *
 * Returns: %TRUE if it can be one
 */
gboolean
fst_cell_read_typed_price (double number, gint64 *price)
{
  /* Not a number fails both. */
  if (!(number >= 0 && number <= MAX_PRICE))
    return FALSE;
  /* 1.005 is stored as a little less, but shown and meant as 1.01. */
  *price = (gint64) (number * 100 * (1 + 1e-15) + 0.5 + 1e-9);
  return TRUE;
}

/* "0" and "99" are how some registers write that there is no rank. */
static int
known_rank (gint64 rank)
{
  return rank == 0 || rank == 99 ? -1 : (int) rank;
}

/* "d14", "d1Br2": a lot, and perhaps the rank in it. */
static gboolean
read_lot_and_rank (const char *text, int *rank, char **lot)
{
  gsize length = strlen (text);
  gsize digits = 0;

  if (length < 2 || length > 16 || g_ascii_tolower (*text) != 'd' || !g_ascii_isdigit (text[1]))
    return FALSE;
  while (g_ascii_isdigit (text[length - digits - 1]))
    digits++;
  *rank = -1;
  if (digits > 0 && length - digits > 2 && g_ascii_tolower (text[length - digits - 1]) == 'r')
    {
      if (digits > 2)
        return FALSE;
      *rank = known_rank (atoi (text + length - digits));
      length -= digits + 1;
    }
  for (gsize i = 1 + strspn (text + 1, "0123456789"); i < length; i++)
    if (!g_ascii_isalpha (text[i]))
      return FALSE;
  *lot = g_strndup (text + 1, length - 1);
  return TRUE;
}

/* What may stand after the number, folded: "1:a hand", "1 handsval". */
static gboolean
is_rank_ending (const char *text)
{
  static const char *const endings[] = { "",      "a",        "e",         "hand",      "ahand",
                                         "ehand", "handsval", "ahandsval", "ehandsval", "val",
                                         "aval",  "st",       "nd",        "rd",        NULL };
  g_autofree char *folded = fst_csv_fold (text);

  return g_strv_contains (endings, folded) && strchr (text, ',') == NULL
         && strchr (text, '-') == NULL;
}

/**
 * fst_cell_read_rank:
 * @text: a cell
 * @rank: (out): 1 for the first choice; -1 where the cell says that there is none
 * @lot: (out) (transfer full) (nullable): the lot, where the cell names one
 *
 * Reads a rank: "1", "1:a hand", "Rang 1", "d2r1" (lot 2, rank 1). 0 and 99 mean none.
 *
 * Returns: %TRUE if it is one
 */
gboolean
fst_cell_read_rank (const char *text, int *rank, char **lot)
{
  static const char *const words[] = { "första", "andra", "tredje", "fjärde", "femte" };
  static const char *const prefixes[] = { "rangordning", "rang", "rank", "nr" };
  gsize digits;

  *lot = NULL;
  digits = strspn (text, "0123456789");
  if (text[digits] == '\0' && digits >= 1 && digits <= 2)
    {
      *rank = known_rank (atoi (text));
      return TRUE;
    }
  if (read_lot_and_rank (text, rank, lot))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_ascii_strncasecmp (text, prefixes[i], strlen (prefixes[i])) == 0)
      {
        text += strlen (prefixes[i]);
        text += strspn (text, " .:");
        break;
      }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);
      g_autofree char *lower = g_utf8_strdown (text, -1);

      if (strncmp (lower, words[i], length) == 0 && is_rank_ending (lower + length))
        {
          *rank = (int) i + 1;
          return TRUE;
        }
    }
  digits = strspn (text, "0123456789");
  if (digits < 1 || digits > 2 || !is_rank_ending (text + digits))
    return FALSE;
  *rank = known_rank (atoi (text));
  return TRUE;
}

/**
 * fst_cell_read_lot:
 * @text: a cell
 * @rank: (out): the rank in the lot, where the cell says it as "d2r1"; else -1
 *
 * Reads the lot of an agreement; what is not "d2" or "d2r1" is a name of its own.
 *
 * Returns: (transfer full): the lot
 */
char *
fst_cell_read_lot (const char *text, int *rank)
{
  char *lot = NULL;

  *rank = -1;
  return read_lot_and_rank (text, rank, &lot) ? lot : g_strdup (text);
}

/**
 * fst_cell_read_period:
 * @text: a word, or a heading with the word in it
 *
 * Finds which period of time is meant.
 *
 * Returns: (nullable): "day", "month", "year", or %NULL
 */
const char *
fst_cell_read_period (const char *text)
{
  static const struct
  {
    const char *word;
    const char *unit;
  } words[] = { { "dag", "day" },      { "dagar", "day" },     { "dager", "day" },
                { "day", "day" },      { "days", "day" },      { "man", "month" },
                { "manad", "month" },  { "manader", "month" }, { "mnd", "month" },
                { "maned", "month" },  { "maneder", "month" }, { "month", "month" },
                { "months", "month" }, { "ar", "year" },       { "aar", "year" },
                { "year", "year" },    { "years", "year" } };
  g_auto (GStrv) parts = g_strsplit_set (text, " .()\t", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = fst_csv_fold (parts[i]);

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        if (g_str_equal (folded, words[j].word))
          return words[j].unit;
    }
  return NULL;
}

/**
 * fst_cell_read_warranty:
 * @text: a cell
 * @warranty: (out): how long
 * @unit: (out) (nullable): "day", "month" or "year"; %NULL where the cell does not say
 *
 * Reads a warranty: "24", "24 mån", "2 år", "365 dagar".
 *
 * Returns: %TRUE if it is one
 */
gboolean
fst_cell_read_warranty (const char *text, int *warranty, const char **unit)
{
  gsize digits = strspn (text, "0123456789");
  const char *rest = text + digits;

  *unit = NULL;
  if (digits < 1 || digits > 5)
    return FALSE;
  *warranty = atoi (text);
  if (*rest == ',' || *rest == '.')
    {
      gsize zeros = strspn (rest + 1, "0");

      rest += zeros > 0 ? zeros + 1 : 0;
    }
  rest += strspn (rest, " ");
  if (*rest == '\0')
    return TRUE;
  if (!g_unichar_isalpha (g_utf8_get_char (rest)))
    return FALSE;
  *unit = fst_cell_read_period (rest);
  return *unit != NULL;
}

/**
 * fst_cell_read_mdr_class:
 * @text: a cell
 *
 * Reads a class of medical devices (Regulation (EU) 2017/745, article 51 and annex VIII; class I
 * with the letters of a notified body's part: sterile, measuring, reusable).
 *
 * Returns: (nullable): the class, or %NULL where it is none
 */
const char *
fst_cell_read_mdr_class (const char *text)
{
  static const struct
  {
    const char *written;
    const char *class;
  } classes[] = { { "i", "I" },     { "1", "I" },    { "is", "Is" },   { "1s", "Is" },
                  { "im", "Im" },   { "1m", "Im" },  { "ir", "Ir" },   { "1r", "Ir" },
                  { "iia", "IIa" }, { "2a", "IIa" }, { "iib", "IIb" }, { "2b", "IIb" },
                  { "iii", "III" }, { "3", "III" } };
  g_autofree char *folded = fst_csv_fold (text);
  const char *rest = folded;

  if (g_str_has_prefix (rest, "mdr"))
    rest += 3;
  if (g_str_has_prefix (rest, "klasse"))
    rest += 6;
  else if (g_str_has_prefix (rest, "klass") || g_str_has_prefix (rest, "class"))
    rest += 5;
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_str_equal (rest, classes[i].written))
      return classes[i].class;
  return NULL;
}
