#include "fst-person-number.h"

#include <string.h>

/* The day of a coordination number is the day of birth and this. */
#define COORDINATION_OFFSET 60

/* No number of an older year has been given out. */
#define FIRST_YEAR 1800

G_DEFINE_QUARK (fst_person_number_error, fst_person_number_error)

static int
digits_to_int (const char *digits, gsize n)
{
  int number = 0;

  for (gsize i = 0; i < n; i++)
    number = number * 10 + g_ascii_digit_value (digits[i]);
  return number;
}

static gboolean
is_number (const char *number)
{
  return number != NULL && strlen (number) == 12 && strspn (number, "0123456789") == 12;
}

/* Takes the text apart into its digits and its separator ('\0' if there is none). */
static gboolean
split (const char *text, char digits[13], char *separator)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gsize length = strlen (stripped);

  *separator = '\0';
  if (length > 5 && strchr ("-+", stripped[length - 5]) != NULL)
    {
      *separator = stripped[length - 5];
      memmove (stripped + length - 5, stripped + length - 4, 5);
      length--;
    }
  if ((length != 10 && length != 12) || strspn (stripped, "0123456789") != length)
    return FALSE;
  memcpy (digits, stripped, length + 1);
  return TRUE;
}

/* The year that two digits mean: with "+" the person turns at least 100 this year, else less.
 * Without a separator a day that has not been yet can only be one of the last century. */
static int
expand_year (const char *digits, char separator, const GDate *today)
{
  int this_year = g_date_get_year (today);
  int year = this_year - (this_year - digits_to_int (digits, 2)) % 100;
  int month_and_day = digits_to_int (digits + 2, 4) % 100 > COORDINATION_OFFSET
                          ? digits_to_int (digits + 2, 4) - COORDINATION_OFFSET
                          : digits_to_int (digits + 2, 4);

  if (separator == '+')
    return year - 100;
  if (separator == '\0' && year == this_year
      && month_and_day > (int) g_date_get_month (today) * 100 + g_date_get_day (today))
    return year - 100;
  return year;
}

/* ISO/IEC 7812-1, annex B: from the right every second digit counts double. */
static gboolean
has_valid_check_digit (const char *ten_digits)
{
  int sum = 0;

  for (int i = 0; i < 10; i++)
    {
      int value = g_ascii_digit_value (ten_digits[i]) * (i % 2 == 0 ? 2 : 1);

      sum += value / 10 + value % 10;
    }
  return sum % 10 == 0;
}

static gboolean
read_birth (const char *number, GDate *birth)
{
  int year = digits_to_int (number, 4);
  int month = digits_to_int (number + 4, 2);
  int day = digits_to_int (number + 6, 2);

  if (day > COORDINATION_OFFSET)
    day -= COORDINATION_OFFSET;
  if (year < FIRST_YEAR || day > 31 || !g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_clear (birth, 1);
  g_date_set_dmy (birth, day, month, year);
  return TRUE;
}

/**
 * fst_person_number_parse:
 * @text: a number as people write it
 * @today: the day that decides the century of ten digits, and what is in the future
 * @error: return location for a #FstPersonNumberError
 *
 * Reads a personnummer or a samordningsnummer (the day plus 60): 10 or 12 digits, with or without
 * "-", with "+" from the year in which the person turns 100. Source: Skatteverket, SKV 704
 * (personnummer) and SKV 707 (samordningsnummer); the check digit is Luhn's.
 *
 * Returns: (transfer full): the number's 12 digits, or %NULL with @error set
 */
char *
fst_person_number_parse (const char *text, const GDate *today, GError **error)
{
  char digits[13];
  char number[13];
  char separator;
  GDate birth;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  if (!split (text, digits, &separator))
    {
      g_set_error_literal (error, FST_PERSON_NUMBER_ERROR, FST_PERSON_NUMBER_ERROR_FORMAT,
                           "Reading a person number: it is not 10 or 12 digits");
      return NULL;
    }
  if (strlen (digits) == 12)
    memcpy (number, digits, sizeof number);
  else
    g_snprintf (number, sizeof number, "%04d%s", expand_year (digits, separator, today) % 10000,
                digits + 2);
  if (!read_birth (number, &birth))
    {
      g_set_error_literal (error, FST_PERSON_NUMBER_ERROR, FST_PERSON_NUMBER_ERROR_DATE,
                           "Reading a person number: its date is not a day of the calendar");
      return NULL;
    }
  if (g_date_compare (&birth, today) > 0)
    {
      g_set_error_literal (error, FST_PERSON_NUMBER_ERROR, FST_PERSON_NUMBER_ERROR_FUTURE,
                           "Reading a person number: its date is in the future");
      return NULL;
    }
  if (!has_valid_check_digit (number + 2))
    {
      g_set_error_literal (
          error, FST_PERSON_NUMBER_ERROR, FST_PERSON_NUMBER_ERROR_CHECK_DIGIT,
          "Reading a person number: the last digit does not agree with the others");
      return NULL;
    }
  return g_strdup (number);
}

/**
 * fst_person_number_get_age:
 * @number: 12 digits, checked
 * @on: a day
 *
 * Gives the age in whole years on a day. Who was born on 29 February turns a year older on 1 March
 * of other years.
 *
 * Returns: the age in years; negative before birth
 */
int
fst_person_number_get_age (const char *number, const GDate *on)
{
  GDate birth;
  int age;

  g_return_val_if_fail (is_number (number), 0);
  g_return_val_if_fail (on != NULL && g_date_valid (on), 0);
  g_return_val_if_fail (read_birth (number, &birth), 0);

  age = (int) g_date_get_year (on) - (int) g_date_get_year (&birth);
  if (g_date_get_month (on) < g_date_get_month (&birth)
      || (g_date_get_month (on) == g_date_get_month (&birth)
          && g_date_get_day (on) < g_date_get_day (&birth)))
    age--;
  return age;
}

/**
 * fst_person_number_format:
 * @number: 12 digits
 *
 * Writes a number for people: "20170110-2384".
 *
 * Returns: (transfer full): the text
 */
char *
fst_person_number_format (const char *number)
{
  g_return_val_if_fail (is_number (number), NULL);

  return g_strdup_printf ("%.8s-%s", number, number + 8);
}

/**
 * fst_person_number_format_masked:
 * @number: 12 digits
 *
 * Writes a number with its last four digits hidden: "20170110-····".
 *
 * Returns: (transfer full): the text
 */
char *
fst_person_number_format_masked (const char *number)
{
  g_return_val_if_fail (is_number (number), NULL);

  return g_strdup_printf ("%.8s-····", number);
}
