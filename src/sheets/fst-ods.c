#include "fst-ods.h"

#include "fst-sheet-date.h"

#include <string.h>

#define CONTENT "content.xml"
/* No table is longer (OpenDocument 1.3 part 3 sets no bound, LibreOffice this one). */
#define MAX_ROW 16777216

typedef struct
{
  FstSheetOutput *output;
  guint chosen; /* number of the table whose rows are read, from 0 */
  guint table;  /* tables begun so far */
  guint depth;  /* of tables: one may stand in a cell or a drawing of another */

  guint64 line, column; /* of the next row and cell, from 0 */
  guint64 row_repeat, cell_repeat;
  gboolean in_cell;
  guint in_aside; /* within a comment or a drawing, which is none of the cell's text */
  guint in_paragraph;
  guint n_paragraphs;
  gboolean is_error;
  char type[16];  /* "float", "string" and so on */
  GString *value; /* from the attributes */
  GString *text;  /* as it is shown */
} Content;

static guint64
get_repeat (const char **names, const char **values, const char *name)
{
  const char *text = fst_xml_attribute (names, values, name);
  guint64 repeat;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, MAX_ROW, &repeat, NULL) ? repeat
                                                                                          : 1;
}

static gboolean
is_read (const Content *self)
{
  return self->depth == 1 && self->table == self->chosen + 1;
}

static void
start_cell (Content *self, const char **names, const char **values)
{
  static const char *const value_names[] = { "value", "date-value", "boolean-value",
                                             "string-value" };
  const char *type = fst_xml_attribute (names, values, "value-type");

  self->in_cell = TRUE;
  self->cell_repeat = get_repeat (names, values, "number-columns-repeated");
  self->n_paragraphs = 0;
  g_string_truncate (self->value, 0);
  g_string_truncate (self->text, 0);
  /* LibreOffice writes the type twice; its own says what the standard's has no word for. */
  self->is_error = FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (fst_xml_local (names[i]), "value-type") == 0 && strcmp (values[i], "error") == 0)
      self->is_error = TRUE;
  g_strlcpy (self->type, type != NULL ? type : "", sizeof self->type);
  for (guint i = 0; i < G_N_ELEMENTS (value_names); i++)
    {
      const char *value = fst_xml_attribute (names, values, value_names[i]);
      if (value != NULL && self->value->len == 0)
        g_string_assign (self->value, value);
    }
}

/* What stands for a character inside a paragraph. */
static void
start_inline (Content *self, const char *name, const char **names, const char **values)
{
  if (strcmp (name, "s") == 0)
    for (guint64 n = MIN (get_repeat (names, values, "c"), 1000); n > 0; n--)
      g_string_append_c (self->text, ' ');
  else if (strcmp (name, "tab") == 0)
    g_string_append_c (self->text, '\t');
  else if (strcmp (name, "line-break") == 0)
    g_string_append_c (self->text, '\n');
}

static void
start_in_cell (Content *self, const char *element, const char **names, const char **values)
{
  const char *name = fst_xml_local (element);

  if (self->in_aside > 0 || strcmp (name, "annotation") == 0 || g_str_has_prefix (element, "draw:"))
    self->in_aside++;
  else if (strcmp (name, "p") == 0)
    {
      if (self->in_paragraph++ == 0 && self->n_paragraphs++ > 0)
        g_string_append_c (self->text, '\n');
    }
  else if (self->in_paragraph > 0)
    start_inline (self, name, names, values);
}

static void
on_start (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Content *self = data;
  const char *name = fst_xml_local (element);

  if (strcmp (name, "table") == 0 && g_str_has_prefix (element, "table"))
    {
      if (self->depth++ == 0)
        self->table++;
      self->line = self->depth == 1 ? 0 : self->line;
    }
  else if (!is_read (self))
    return;
  else if (self->in_cell)
    start_in_cell (self, element, names, values);
  else if (strcmp (name, "table-row") == 0)
    {
      self->row_repeat = get_repeat (names, values, "number-rows-repeated");
      self->column = 0;
    }
  else if (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0)
    start_cell (self, names, values);
}

/* What the cell holds, by its type. */
static FstSheetCell
judge_cell (Content *self, const char **text, char date[FST_SHEET_DATE_SIZE])
{
  *text = self->text->str;
  if (self->is_error)
    return FST_SHEET_CELL_ERROR;
  if (strcmp (self->type, "date") == 0 && fst_sheet_date_take (self->value->str, date))
    {
      *text = date;
      return FST_SHEET_CELL_DATE;
    }
  if (strcmp (self->type, "float") == 0 || strcmp (self->type, "currency") == 0
      || strcmp (self->type, "percentage") == 0)
    {
      char *end;

      *text = self->value->str;
      g_ascii_strtod (*text, &end);
      return end != *text && strspn (*text, "+-0123456789.eE") == (gsize) (end - *text)
                     && *end == '\0'
                 ? FST_SHEET_CELL_NUMBER
                 : FST_SHEET_CELL_TEXT;
    }
  if (strcmp (self->type, "boolean") == 0
      || (self->text->len == 0 && strcmp (self->type, "string") == 0))
    *text = self->value->str;
  return FST_SHEET_CELL_TEXT;
}

static void
end_cell (Content *self, GError **error)
{
  char date[FST_SHEET_DATE_SIZE];
  const char *text;
  FstSheetCell kind = judge_cell (self, &text, date);
  gsize length = strlen (text);

  self->in_cell = FALSE;
  for (guint64 i = 0; length > 0 && i < self->cell_repeat; i++)
    if (!fst_sheet_output_cell (self->output, (guint) MIN (self->column + i, G_MAXUINT), kind, text,
                                length, error))
      return;
  self->column += self->cell_repeat;
}

static void
end_in_cell (Content *self, const char *name, GError **error)
{
  if (self->in_aside > 0)
    self->in_aside--;
  else if (strcmp (name, "p") == 0)
    self->in_paragraph--;
  else if (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0)
    end_cell (self, error);
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Content *self = data;
  const char *name = fst_xml_local (element);

  if (strcmp (name, "table") == 0 && g_str_has_prefix (element, "table"))
    self->depth--;
  else if (!is_read (self))
    return;
  else if (self->in_cell)
    end_in_cell (self, name, error);
  else if (strcmp (name, "table-row") == 0)
    {
      fst_sheet_output_row (self->output, self->line + 1, self->row_repeat);
      self->line += self->row_repeat;
    }
}

static void
on_text (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Content *self = data;

  if (self->in_cell && is_read (self) && self->in_paragraph > 0 && self->in_aside == 0)
    g_string_append_len (self->text, text, (gssize) length);
}

static void
on_progress (guint64 done, guint64 all, gpointer data)
{
  Content *self = data;
  fst_sheet_output_progress (self->output, done, all);
}

static void
on_name (GMarkupParseContext *context,
         const char *element,
         const char **names,
         const char **values,
         gpointer data,
         GError **error)
{
  Content *self = data;
  const char *name = fst_xml_attribute (names, values, "name");

  if (strcmp (fst_xml_local (element), "table") == 0 && g_str_has_prefix (element, "table")
      && self->depth++ == 0)
    fst_sheet_output_sheet (self->output, name != NULL ? name : "", -1);
}

static void
on_name_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Content *self = data;

  if (strcmp (fst_xml_local (element), "table") == 0 && g_str_has_prefix (element, "table"))
    self->depth--;
}

/**
 * fst_ods_read:
 * @package: a spreadsheet in OpenDocument format
 * @output: where to write
 * @error: return location for an error
 *
 * Lists the sheets and reads the wanted one (OpenDocument 1.3 part 3, 9). The file is gone through
 * twice, since the sheets' names stand spread over it.
 *
 * Returns: %FALSE with an error of %FST_SHEET_ERROR
 */
gboolean
fst_ods_read (FstPackage *package, FstSheetOutput *output, GError **error)
{
  static const GMarkupParser name_parser = { on_name, on_name_end, NULL, NULL, NULL };
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  Content names = { .output = output };
  Content content = { .output = output };

  fst_sheet_output_kind (output, "ods");
  if (!fst_package_parse (package, CONTENT, &name_parser, NULL, &names, error)
      || !fst_sheet_output_choose (output, &content.chosen, error))
    return FALSE;
  content.value = g_string_new (NULL);
  content.text = g_string_new (NULL);
  gboolean read = fst_package_parse (package, CONTENT, &parser, on_progress, &content, error);
  g_string_free (content.value, TRUE);
  g_string_free (content.text, TRUE);
  return read;
}
