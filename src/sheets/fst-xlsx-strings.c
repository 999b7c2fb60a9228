#include "fst-xlsx-strings.h"

#include "fst-sheet-output.h"

#include <string.h>

/* Of all texts together; the largest assortment in this form has some hundred. */
#define MAX_TEXT ((gsize) 512 << 20)

struct _FstXlsxStrings
{
  GString *text;
  GArray *ends; /* (element-type gsize): where in it each text ends */
  gboolean in_text;
  guint in_phonetic; /* how a name is read aloud in Japanese stands beside it */
};

/**
 * fst_xlsx_unescape:
 * @text: a text
 * @from: where the part begins that has not been looked at
 *
 * Puts back the characters that XML does not allow, which stand as _x000D_ (ECMA-376 part 1,
 * 22.9.2.19).
 */
void
fst_xlsx_unescape (GString *text, gsize from)
{
  char *at = text->str + from;

  while ((at = strstr (at, "_x")) != NULL)
    {
      char *end;
      guint64 code = g_ascii_strtoull (at + 2, &end, 16);
      char character[6];

      if (end == at + 6 && *end == '_' && g_ascii_isxdigit (at[2]) && code > 0
          && g_unichar_validate ((gunichar) code))
        {
          int length = g_unichar_to_utf8 ((gunichar) code, character);
          memcpy (at, character, (gsize) length);
          gssize position = at - text->str + length;
          g_string_erase (text, position, 7 - length);
          at = text->str + position;
        }
      else
        at += 2;
    }
}

static void
on_start (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  FstXlsxStrings *self = data;
  const char *name = fst_xml_local (element);

  if (strcmp (name, "rPh") == 0)
    self->in_phonetic++;
  else if (strcmp (name, "t") == 0)
    self->in_text = TRUE;
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  FstXlsxStrings *self = data;
  const char *name = fst_xml_local (element);

  if (strcmp (name, "rPh") == 0)
    self->in_phonetic--;
  else if (strcmp (name, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (name, "si") == 0)
    {
      guint n = self->ends->len;
      fst_xlsx_unescape (self->text, n > 0 ? g_array_index (self->ends, gsize, n - 1) : 0);
      g_array_append_val (self->ends, self->text->len);
    }
}

static void
on_text (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  FstXlsxStrings *self = data;

  if (!self->in_text || self->in_phonetic > 0)
    return;
  if (self->text->len + length > MAX_TEXT)
    g_set_error_literal (error, FST_SHEET_ERROR, FST_SHEET_ERROR_LIMIT,
                         "the workbook holds more text than any assortment");
  else
    g_string_append_len (self->text, text, (gssize) length);
}

/**
 * fst_xlsx_strings_read:
 * @package: a workbook
 * @part: (nullable): the part that holds the texts, where there is one
 * @error: return location for an error
 *
 * Reads the shared texts (ECMA-376 part 1, 18.4), each without what is said of its looks.
 *
 * Returns: (transfer full): the texts, or %NULL with an error of %FST_SHEET_ERROR
 */
FstXlsxStrings *
fst_xlsx_strings_read (FstPackage *package, const char *part, GError **error)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  g_autoptr (FstXlsxStrings) self = g_new0 (FstXlsxStrings, 1);

  self->text = g_string_new (NULL);
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  if (part != NULL && !fst_package_parse (package, part, &parser, NULL, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * fst_xlsx_strings_free:
 * @self: (transfer full): texts
 *
 * Frees the texts.
 */
void
fst_xlsx_strings_free (FstXlsxStrings *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->ends);
  g_free (self);
}

/**
 * fst_xlsx_strings_get:
 * @self: texts
 * @number: from 0, in digits
 * @length: (out): bytes
 *
 * Gets a text.
 *
 * Returns: (nullable) (array length=length): the text, or %NULL where there is none of that number
 */
const char *
fst_xlsx_strings_get (FstXlsxStrings *self, const char *number, gsize *length)
{
  guint64 n;

  if (!g_ascii_string_to_unsigned (number, 10, 0, G_MAXUINT32, &n, NULL) || n >= self->ends->len)
    return NULL;
  gsize start = n > 0 ? g_array_index (self->ends, gsize, n - 1) : 0;
  *length = g_array_index (self->ends, gsize, n) - start;
  return self->text->str + start;
}
