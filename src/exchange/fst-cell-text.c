#include "fst-cell-text.h"

#include <string.h>

/* Ways to write that there is nothing to write, as fst_cell_text_clean() leaves them. */
static const char *const nothing[] = {
  "-",   "–",    "—",           "n/a",         "N/A",    "i/a",
  "I/A", "e.a.", "ej aktuellt", "Ej aktuellt", "saknas", "Saknas",
};

/* Whether a text is clean as it stands, which most are: looked at by bytes, for speed. Every space
 * outside ASCII begins with one of four bytes; a text with one of them is looked at closer. */
static gboolean
is_clean (const char *text, gsize *length)
{
  const char *p = text;

  if (*text == ' ')
    return FALSE;
  for (; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c < ' ' || (c == ' ' && (p[1] == ' ' || p[1] == '\0')) || c == 0xc2
          || (c >= 0xe1 && c <= 0xe3))
        return FALSE;
    }
  *length = (gsize) (p - text);
  return TRUE;
}

/**
 * fst_cell_text_append_clean:
 * @out: where to write
 * @text: what stands in a cell, UTF-8
 *
 * Appends a text on one line: without space around it, and with single spaces inside.
 */
void
fst_cell_text_append_clean (GString *out, const char *text)
{
  gboolean space = FALSE;
  gsize begin = out->len;
  gsize length;

  if (is_clean (text, &length))
    {
      g_string_append_len (out, text, (gssize) length);
      return;
    }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
      gboolean is_space = c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : g_unichar_isspace (c);

      if (!is_space)
        {
          if (space && out->len > begin)
            g_string_append_c (out, ' ');
          g_string_append_len (out, p, g_utf8_next_char (p) - p);
        }
      space = is_space;
    }
}

/**
 * fst_cell_text_clean:
 * @text: what stands in a cell, UTF-8
 *
 * Puts a text on one line: without space around it, and with single spaces inside.
 *
 * Returns: (transfer full): the text
 */
char *
fst_cell_text_clean (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  fst_cell_text_append_clean (out, text);
  return g_string_free_and_steal (out);
}

/**
 * fst_cell_text_says_nothing:
 * @text: a cell's text as fst_cell_text_clean() leaves it
 *
 * Tells whether a cell is empty, or says with a dash or the like that what it is for is not known.
 *
 * Returns: %TRUE if it does
 */
gboolean
fst_cell_text_says_nothing (const char *text)
{
  if (*text == '\0')
    return TRUE;
  if (strlen (text) > strlen ("ej aktuellt"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    if (strcmp (text, nothing[i]) == 0)
      return TRUE;
  return FALSE;
}
