#include "fst-technical-text.h"

#include "fst-cell-text.h"

#include <string.h>

/* How the reader of JSON heads what it found in a list of names and values. */
#define PREFIX "technical:"

/* Units as they are written. Those after the gap are words or letters of other things too, "min"
 * the least among them, and count only in parentheses or after a number. */
static const char *const units[] = {
  "mm", "cm", "dm",  "km", "kg", "hg",  "ml",   "dl", "cl", "liter", "volt", "watt",
  "kW", "Ah", "mAh", "Wh", "dB", "kHz", "km/h", "°",  "°C", "mm²",   "cm²",  "grader",
};
static const char *const other_units[] = {
  "m",  "g",   "l", "ton", "V",   "W", "A",   "Hz", "m/s", "tum", "\"", "N",
  "Nm", "lux", "h", "tim", "min", "s", "sek", "m²", "m2",  "cm2", "st",
};
/* Say what the value may be, and so that it is technical data. */
static const char *const choices[] = { "ja/nej", "ja/nei", "yes/no", "Ja/Nej", "Ja/Nei" };

static gboolean
is_one_of (const char *text, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

#define IS_ONE_OF(text, words) is_one_of (text, words, G_N_ELEMENTS (words))

static gboolean
is_unit (const char *text)
{
  return IS_ONE_OF (text, units) || IS_ONE_OF (text, other_units);
}

/* What stands in the parentheses at the end; the name is left before them. */
static char *
take_parentheses (char *text)
{
  gsize length = strlen (text);
  char *open = length > 0 && text[length - 1] == ')'   ? strrchr (text, '(')
               : length > 0 && text[length - 1] == ']' ? strrchr (text, '[')
                                                       : NULL;
  char *inside;

  if (open == NULL || open == text)
    return NULL;
  inside = g_strstrip (g_strndup (open + 1, strlen (open) - 2));
  if (!is_unit (inside) && !IS_ONE_OF (inside, choices))
    {
      g_free (inside);
      return NULL;
    }
  *open = '\0';
  g_strchomp (text);
  return inside;
}

static char *
take_last_word (char *text)
{
  char *space = strrchr (text, ' ');
  char *word;

  if (space == NULL || !IS_ONE_OF (space + 1, units))
    return NULL;
  word = g_strdup (space + 1);
  *space = '\0';
  return word;
}

/**
 * fst_technical_heading_read:
 * @heading: what stands over a column
 * @name: (out) (transfer full): what is measured
 * @unit: (out) (transfer full) (nullable): in which unit
 *
 * Splits a heading such as "Bredd (cm)" or "Løftehøyde min cm" in name and unit.
 *
 * Returns: %TRUE where a unit, or "(ja/nej)", stands there, and the column is likely to hold
 * technical data; %FALSE where the heading is the name
 */
gboolean
fst_technical_heading_read (const char *heading, char **name, char **unit)
{
  gboolean technical = g_str_has_prefix (heading, PREFIX);

  *name = fst_cell_text_clean (heading + (technical ? strlen (PREFIX) : 0));
  *unit = take_parentheses (*name);
  if (*unit == NULL)
    *unit = take_last_word (*name);
  technical = technical || *unit != NULL;
  if (*unit != NULL && IS_ONE_OF (*unit, choices))
    g_clear_pointer (unit, g_free);
  return technical;
}

/* "60 cm": the number and the unit after it. */
static gboolean
split_value (const char *text, char **value, char **unit)
{
  gsize number = strspn (text, "0123456789,.-–");
  const char *rest = text + number + strspn (text + number, " ");

  if (number == 0 || !is_unit (rest))
    return FALSE;
  *value = g_strndup (text, number);
  *unit = g_strdup (rest);
  return TRUE;
}

static void
add_datum (GPtrArray *data, const char *name, const char *text, const char *unit)
{
  g_autofree char *clean_name = fst_cell_text_clean (name);
  g_autofree char *clean = fst_cell_text_clean (text);
  g_autofree char *value = NULL;
  g_autofree char *own_unit = NULL;

  if (*clean_name == '\0' || fst_cell_text_says_nothing (clean))
    return;
  if (unit == NULL && split_value (clean, &value, &own_unit))
    g_ptr_array_add (data, fst_technical_datum_new (clean_name, value, own_unit));
  else
    g_ptr_array_add (data, fst_technical_datum_new (clean_name, clean, unit));
}

/* "Bredd=60 cm; Färg: röd" */
static void
read_pairs (const char *text, GPtrArray *data)
{
  g_auto (GStrv) pairs = g_strsplit_set (text, ";|\r\n", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *mark = strchr (pairs[i], '=');

      mark = mark != NULL ? mark : strchr (pairs[i], ':');
      if (mark == NULL)
        continue;
      *mark = '\0';
      add_datum (data, pairs[i], mark + 1, NULL);
    }
}

/**
 * fst_technical_text_read:
 * @text: a cell as it stands
 * @name: (nullable): what the column says is measured; %NULL where the cell says it itself, as
 * "width=60 cm"
 * @unit: (nullable): the unit that the column says
 * @data: (element-type FstTechnicalDatum): where to add what the cell says
 *
 * Reads technical data; a cell that says nothing adds nothing.
 */
void
fst_technical_text_read (const char *text, const char *name, const char *unit, GPtrArray *data)
{
  g_return_if_fail (text != NULL && data != NULL);

  if (name == NULL)
    read_pairs (text, data);
  else
    add_datum (data, name, text, unit);
}
