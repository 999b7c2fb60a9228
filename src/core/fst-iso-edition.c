#include "fst-iso-edition.h"

#include <string.h>

/* What may stand before the year: "SS-EN ISO 9999:2016". */
static gboolean
is_name_of_standard (const char *text, gsize length)
{
  static const char *const names[] = { "",     "iso",    "iso9999", "eniso9999", "sseniso9999",
                                       "9999", "utgava", "edition" };
  g_autofree char *ascii = g_strndup (text, length);
  g_autofree char *plain = g_str_to_ascii (ascii, "C");
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (folded, g_ascii_tolower (*p));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (folded->str, names[i]))
      return TRUE;
  return FALSE;
}

/**
 * fst_iso_edition_parse:
 * @text: (nullable): an edition as people write it
 *
 * Reads an edition of ISO 9999: its year, alone or after the name of the standard.
 *
 * Returns: (transfer none) (nullable): the edition, or %NULL if it is none that is known
 */
const char *
fst_iso_edition_parse (const char *text)
{
  static const char *const editions[] = { FST_ISO_EDITION_2016, FST_ISO_EDITION_2022 };
  gsize length;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  for (gsize i = 0; i < G_N_ELEMENTS (editions); i++)
    {
      gsize year = strlen (editions[i]);

      if (length >= year && memcmp (text + length - year, editions[i], year) == 0
          && is_name_of_standard (text, length - year))
        return editions[i];
    }
  return NULL;
}

/**
 * fst_iso_edition_get_other:
 * @edition: an edition
 *
 * Gives the edition that a mapping leads to from this one.
 *
 * Returns: (transfer none): the other edition
 */
const char *
fst_iso_edition_get_other (const char *edition)
{
  g_return_val_if_fail (fst_iso_edition_parse (edition) != NULL, NULL);

  return g_str_equal (edition, FST_ISO_EDITION_2016) ? FST_ISO_EDITION_2022 : FST_ISO_EDITION_2016;
}
