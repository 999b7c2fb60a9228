#include "fst-sheet-date.h"

#include <math.h>
#include <string.h>

/* 1899-12-30 and 1904-01-01 as GDate counts days. */
#define DAY_ZERO_1900 693594
#define DAY_ZERO_1904 695056
/* 9999-12-31, the last day that Excel knows. */
#define LAST_DAY 3652059

/* Finds the letters of a number format's first section that stand for something: those outside
 * quotation marks and brackets and not behind the characters that take the next one as it is. */
static void
survey (const char *code, gboolean *day_or_year, gboolean *month, gboolean *time, gboolean *digits)
{
  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      if (*p == '"' || *p == '[')
        {
          const char *end = strchr (p + 1, *p == '"' ? '"' : ']');
          if (end == NULL)
            return;
          /* [h]: hours beyond 24 */
          *time = *time || (*p == '[' && strchr ("hHmMsS", p[1]) != NULL && p[1] != '\0');
          p = end;
          continue;
        }
      if (strchr ("\\_*", *p) != NULL)
        {
          if (*++p == '\0')
            return;
          continue;
        }
      *day_or_year = *day_or_year || strchr ("dDyY", *p) != NULL;
      *month = *month || strchr ("mM", *p) != NULL;
      *time = *time || strchr ("hHsS", *p) != NULL;
      *digits = *digits || strchr ("0#?", *p) != NULL;
    }
}

/**
 * fst_number_format_is_date:
 * @code: a number format (ECMA-376 part 1, 18.8.31), as "yyyy\-mm\-dd"
 *
 * Tells whether a number shown in this format is a day: an amount in "0.00 kr/md" is none.
 *
 * Returns: whether it is
 */
gboolean
fst_number_format_is_date (const char *code)
{
  gboolean day_or_year = FALSE, month = FALSE, time = FALSE, digits = FALSE;

  /* Swedish programs write the first as a word where the format has "General". */
  if (g_ascii_strcasecmp (code, "Standard") == 0 || g_ascii_strcasecmp (code, "General") == 0)
    return FALSE;
  survey (code, &day_or_year, &month, &time, &digits);
  return (day_or_year || (month && !time)) && (!digits || time);
}

/**
 * fst_number_format_is_builtin_date:
 * @id: number of a format that a workbook need not spell out
 *
 * Tells whether it shows a day (ECMA-376 part 1, 18.8.30): 14 to 17 and 22, and those that some
 * languages add.
 *
 * Returns: whether it does
 */
gboolean
fst_number_format_is_builtin_date (guint id)
{
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36
         || (id >= 50 && id <= 54) || id == 57 || id == 58;
}

/**
 * fst_sheet_date_format:
 * @serial: days, with a part of a day that is dropped
 * @date1904: whether the workbook counts from 1904 instead of 1900
 * @text: (out): the day as YYYY-MM-DD
 *
 * Turns a number into the day that it stands for (ECMA-376 part 1, 18.17.4.1). In the system of
 * 1900 day 60 is a 29 February that never was, so that the days before it are counted one less.
 *
 * Returns: %FALSE where the number stands for none
 */
gboolean
fst_sheet_date_format (double serial, gboolean date1904, char text[FST_SHEET_DATE_SIZE])
{
  double day = floor (serial);
  GDate date;

  if (!(day >= 0 && day <= LAST_DAY) || (!date1904 && (day == 0 || day == 60)))
    return FALSE;
  guint32 julian = (guint32) day + (date1904 ? DAY_ZERO_1904 : DAY_ZERO_1900);
  if (!date1904 && day < 60)
    julian++;
  if (julian > LAST_DAY)
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_date_strftime (text, FST_SHEET_DATE_SIZE, "%Y-%m-%d", &date);
  return TRUE;
}

/**
 * fst_sheet_date_take:
 * @text: "2026-11-22" or "2026-11-22T14:30:00"
 * @date: (out): the day alone
 *
 * Takes the day from a date as ISO 8601 writes it.
 *
 * Returns: %FALSE where it is none
 */
gboolean
fst_sheet_date_take (const char *text, char date[FST_SHEET_DATE_SIZE])
{
  guint year, month, day;

  if (strlen (text) < 10 || (text[10] != '\0' && text[10] != 'T')
      || strspn (text, "0123456789-") < 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  year = (guint) g_ascii_strtoull (text, NULL, 10);
  month = (guint) g_ascii_strtoull (text + 5, NULL, 10);
  day = (guint) g_ascii_strtoull (text + 8, NULL, 10);
  g_strlcpy (date, text, FST_SHEET_DATE_SIZE);
  return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}
