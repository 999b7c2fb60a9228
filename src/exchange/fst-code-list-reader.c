#include "fst-code-list-reader.h"

#include <string.h>

#include "fst-case.h"
#include "fst-csv-reader.h"
#include "fst-import-error.h"
#include "fst-iso-code.h"
#include "fst-json-reading.h"

/* As fst_json_parse() has it, so that more is never loaded. */
#define LARGEST_JSON (16 * 1024 * 1024)
#define LONGEST_NOTE 2000

typedef enum
{
  COLUMN_ISO_CODE,
  COLUMN_QUESTION,
  COLUMN_VALUE,
  COLUMN_APPLIES_TO,
  COLUMN_NOTE,
} Column;

#define N_COLUMNS (COLUMN_NOTE + 1)
#define NOT_THERE G_MAXUINT

/* Names of the assessment contract, section 6, and headings in Swedish and English as
 * fst_csv_fold() leaves them. */
static const struct
{
  const char *name;
  gboolean required;
  const char *headings;
} columns[N_COLUMNS] = {
  [COLUMN_ISO_CODE] = { "iso_code", TRUE, "isocode isokod iso iso9999 iso9999kod kod code" },
  [COLUMN_QUESTION] = { "question", TRUE, "question fraga" },
  [COLUMN_VALUE] = { "value", TRUE, "value varde svar answer" },
  [COLUMN_APPLIES_TO] = { "applies_to", FALSE, "appliesto galler gallerfor plats place" },
  [COLUMN_NOTE] = { "note", FALSE, "note anmarkning kommentar notering comment" },
};

static const char *const file_members[] = { "name",     "owner", "from", "until",
                                            "complete", "rows",  NULL };
static const char *const row_members[] = { "iso_code",   "question", "value",
                                           "applies_to", "note",     NULL };

/* A file while it is read; the header is what the caller says, then what the file says besides. */
typedef struct
{
  char *file;
  FstCodeList header;
  GPtrArray *rows;     /* (element-type FstCodeRow) */
  GPtrArray *headings; /* (nullable) (element-type utf8): until they are read */
  guint index[N_COLUMNS];
} Reading;

static gboolean
fail_cell (Reading *self, guint line, Column column, GError **error, const char *format, ...)
    G_GNUC_PRINTF (5, 6);

static gboolean
fail_cell (Reading *self, guint line, Column column, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  const char *name = self->headings ? g_ptr_array_index (self->headings, self->index[column])
                                    : columns[column].name;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* A hostile cell must not turn one line into several. */
  g_strdelimit (what, "\n\r\t", ' ');
  fst_code_list_set_error (error, FST_CODE_LIST_ERROR_ROW,
                           &(FstCodeListPlace){ line, 0, (char *) name },
                           "line %u, column “%s”: %s", line, name, what);
  return FALSE;
}

static char *
list_values (FstQuestion question)
{
  const FstQuestionSpec *spec = fst_vocabulary_get_question (question);
  GString *text =
      g_string_new (question == FST_QUESTION_BASIC_EQUIPMENT ? FST_CODE_LIST_LISTED : NULL);

  for (guint i = 0; i < spec->n_values; i++)
    g_string_append_printf (text, "%s%s", text->len ? ", " : "", spec->values[i].id);
  return g_string_free_and_steal (text);
}

/* What a cell holds, shortened for an error. */
static char *
shorten (const char *text)
{
  return g_utf8_strlen (text, -1) > 40 ? g_utf8_substring (text, 0, 40) : g_strdup (text);
}

/* Checks a row cell by cell; what rows say together is for fst_code_list_new() to check. */
static gboolean
take_row (Reading *self, guint line, char *const cells[N_COLUMNS], GError **error)
{
  g_autofree char *code = fst_iso_code_parse (cells[COLUMN_ISO_CODE]);
  g_autoptr (FstCodeRow) row = NULL;
  const FstQuestionSpec *spec;
  const char *place = cells[COLUMN_APPLIES_TO], *note = cells[COLUMN_NOTE];
  FstQuestion question;

  if (!code)
    {
      g_autofree char *shown = shorten (cells[COLUMN_ISO_CODE]);

      return fail_cell (self, line, COLUMN_ISO_CODE, error,
                        "expected an ISO 9999 code of 2, 4 or 6 digits, not “%s”", shown);
    }
  if (!fst_vocabulary_find_question (cells[COLUMN_QUESTION], &question))
    {
      g_autofree char *shown = shorten (cells[COLUMN_QUESTION]);

      return fail_cell (self, line, COLUMN_QUESTION, error,
                        "“%s” is not a question, such as payer or kind", shown);
    }
  spec = fst_vocabulary_get_question (question);
  if (!fst_term_find (spec->values, spec->n_values, cells[COLUMN_VALUE])
      && (question != FST_QUESTION_BASIC_EQUIPMENT
          || !g_str_equal (cells[COLUMN_VALUE], FST_CODE_LIST_LISTED)))
    {
      g_autofree char *shown = shorten (cells[COLUMN_VALUE]);
      g_autofree char *values = list_values (question);

      return fail_cell (self, line, COLUMN_VALUE, error,
                        "“%s” is not a value of %s; expected one of: %s", shown, spec->id,
                        *values ? values : "none that a list can give");
    }
  row = fst_code_row_new (line, code, question, cells[COLUMN_VALUE], place && *place ? place : NULL,
                          note && *note ? note : NULL);
  if (row->applies_to && !fst_code_row_get_place_fact (row))
    {
      g_autofree char *shown = shorten (place);

      return fail_cell (self, line, COLUMN_APPLIES_TO, error,
                        "“%s” is neither a place of use nor a kind of housing", shown);
    }
  if (row->note && g_utf8_strlen (row->note, -1) > LONGEST_NOTE)
    return fail_cell (self, line, COLUMN_NOTE, error, "longer than %d characters", LONGEST_NOTE);
  if (self->rows->len == FST_CODE_LIST_MAX_ROWS)
    {
      g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT, "line %u: more than %d rows",
                   line, FST_CODE_LIST_MAX_ROWS);
      return FALSE;
    }
  g_ptr_array_add (self->rows, g_steal_pointer (&row));
  return TRUE;
}

/* CSV */

static gboolean
find_columns (Reading *self, const FstTableRow *row, GError **error)
{
  GPtrArray *headings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < row->n_cells; i++)
    g_ptr_array_add (headings, g_strdup (row->cells[i].text));
  self->headings = headings;
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      g_auto (GStrv) known = g_strsplit (columns[c].headings, " ", -1);

      self->index[c] = NOT_THERE;
      for (guint i = 0; i < headings->len; i++)
        {
          g_autofree char *folded = fst_csv_fold (g_ptr_array_index (headings, i));

          if (!g_strv_contains ((const char *const *) known, folded))
            continue;
          if (self->index[c] != NOT_THERE)
            {
              g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS, "two columns hold %s",
                           columns[c].name);
              return FALSE;
            }
          self->index[c] = i;
        }
      if (self->index[c] == NOT_THERE && columns[c].required)
        {
          g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
                       "line 1: no column %s; expected iso_code, question, value, and perhaps "
                       "applies_to, note",
                       columns[c].name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
take_csv_row (Reading *self, const FstTableRow *row, GError **error)
{
  char *cells[N_COLUMNS] = { NULL };
  gboolean taken;

  if (row->n_cells != self->headings->len)
    {
      fst_code_list_set_error (
          error, FST_CODE_LIST_ERROR_ROW, &(FstCodeListPlace){ (guint) row->line },
          "line %" G_GUINT64_FORMAT ": expected %u cells, as in the headings, not %u", row->line,
          self->headings->len, row->n_cells);
      return FALSE;
    }
  for (guint c = 0; c < N_COLUMNS; c++)
    if (self->index[c] != NOT_THERE)
      cells[c] = g_strstrip (g_strdup (row->cells[self->index[c]].text));
  taken = take_row (self, (guint) row->line, cells, error);
  for (guint c = 0; c < N_COLUMNS; c++)
    g_free (cells[c]);
  return taken;
}

static gboolean
read_csv (Reading *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (FstTableReader) reader = fst_csv_reader_open (file, cancellable, error);
  const FstTableRow *row = NULL;

  while (reader)
    {
      if (!fst_table_reader_next (reader, &row, cancellable, error))
        return FALSE;
      if (!row && !self->headings)
        {
          g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_EMPTY,
                               "the file holds nothing but blank lines");
          return FALSE;
        }
      if (!row)
        return TRUE;
      if (!self->headings ? !find_columns (self, row, error) : !take_csv_row (self, row, error))
        return FALSE;
    }
  return FALSE;
}

/* JSON */

static void
read_date (FstJsonReading *json, JsonObject *object, const char *member, GDate *date)
{
  const char *text = fst_json_reading_get_optional_string (json, object, member);

  if (text && !fst_date_parse (text, date))
    fst_json_reading_fail (json, FST_CODE_LIST_ERROR_HEADER, "%s: expected a day as YYYY-MM-DD",
                           member);
}

/* What is said both by the caller and in the file must agree. */
static void
read_name (FstJsonReading *json, JsonObject *object, const char *member, char **name)
{
  const char *text = fst_json_reading_get_optional_string (json, object, member);

  if (text && *name && !g_str_equal (text, *name))
    fst_json_reading_fail (json, FST_CODE_LIST_ERROR_HEADER, "%s: the file says “%s”, not “%s”",
                           member, text, *name);
  else if (text && !*name)
    *name = g_strdup (text);
}

static void
read_json_row (Reading *self, FstJsonReading *json, guint number, JsonNode *node)
{
  JsonObject *object = fst_json_reading_as_object (json, node, "row");
  g_autoptr (GError) error = NULL;
  char *cells[N_COLUMNS];

  fst_json_reading_set_place (json, "row %u", number);
  fst_json_reading_check_members (json, object, row_members);
  for (guint c = 0; c < N_COLUMNS; c++)
    cells[c] =
        (char *) (columns[c].required
                      ? fst_json_reading_get_string (json, object, columns[c].name)
                      : fst_json_reading_get_optional_string (json, object, columns[c].name));
  if (!json->error && !take_row (self, number, cells, &error))
    {
      g_prefix_error (&error, "%s: ", json->file);
      json->error = g_steal_pointer (&error);
    }
}

static gboolean
read_json (Reading *self, JsonNode *root, GError **error)
{
  FstJsonReading json = { self->file, NULL, FST_CODE_LIST_ERROR, FST_CODE_LIST_ERROR_HEADER };
  JsonArray *rows = NULL;

  if (JSON_NODE_HOLDS_ARRAY (root))
    rows = json_node_get_array (root);
  else
    {
      JsonObject *object = fst_json_reading_as_object (&json, root, "list");

      fst_json_reading_check_members (&json, object, file_members);
      read_name (&json, object, "name", &self->header.name);
      read_name (&json, object, "owner", &self->header.owner);
      read_date (&json, object, "from", &self->header.from);
      read_date (&json, object, "until", &self->header.until);
      if (object && json_object_has_member (object, "complete"))
        self->header.complete |= fst_json_reading_get_boolean (&json, object, "complete");
      rows = fst_json_reading_get_array (&json, object, "rows");
    }
  for (guint i = 0; rows && !json.error && i < json_array_get_length (rows); i++)
    read_json_row (self, &json, i + 1, json_array_get_element (rows, i));
  return fst_json_reading_finish (&json, error);
}

static gboolean
read_json_file (Reading *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, error);
  g_autoptr (JsonNode) root = bytes ? fst_json_parse (bytes, self->file, FST_CODE_LIST_ERROR,
                                                      FST_CODE_LIST_ERROR_ROW, error)
                                    : NULL;

  return root && read_json (self, root, error);
}

/* No CSV begins with a bracket: its first cell is a heading. */
static gboolean
is_json (GFile *file, gboolean *json, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GFileInfo) info = NULL;
  char start[64] = "";
  gsize n, i = 0;

  if (!stream
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &n, cancellable,
                                   error))
    return FALSE;
  while (i < n && g_ascii_isspace (start[i]))
    i++;
  *json = i < n && (start[i] == '{' || start[i] == '[');
  info =
      g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, error);
  if (info && *json && g_file_info_get_size (info) > LARGEST_JSON)
    {
      g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT, "larger than 16 MiB");
      return FALSE;
    }
  return info != NULL;
}

static FstCodeList *
make_list (Reading *self, GError **error)
{
  if (!self->header.name || !self->header.owner)
    {
      g_set_error (error, FST_CODE_LIST_ERROR, FST_CODE_LIST_ERROR_HEADER,
                   "%s: is not said, and the file does not say it",
                   self->header.name ? "owner" : "name");
      return NULL;
    }
  self->header.rows = self->rows;
  return fst_code_list_new (&self->header, error);
}

/* An error names the file, which the rows' own don't know. */
static void
finish (Reading *self, gboolean done, GError **error)
{
  if (!done && error && *error && !g_str_has_prefix ((*error)->message, self->file))
    g_prefix_error (error, "%s: ", self->file);
  g_free (self->header.name);
  g_free (self->header.owner);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
}

/**
 * fst_code_list_read:
 * @file: CSV or JSON
 * @header: what is said of the list beside the file; name and owner may be NULL where the file says
 * them, and rows are not looked at
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Reads a list with the columns of the assessment contract, section 6: all of it or, after the
 * first fault, nothing. In JSON a line is a row's number. Any thread.
 *
 * Returns: (transfer full): the list, or NULL with an error of %FST_CODE_LIST_ERROR,
 * %FST_IMPORT_ERROR or %G_IO_ERROR that names the file and the place
 */
FstCodeList *
fst_code_list_read (GFile *file,
                    const FstCodeList *header,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_row_free);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base ? g_filename_display_name (base) : g_strdup ("list");
  Reading reading = { .file = name, .header = *header, .rows = rows };
  FstCodeList *list = NULL;
  gboolean json = FALSE;

  reading.header.name = g_strdup (header->name);
  reading.header.owner = g_strdup (header->owner);
  if (is_json (file, &json, cancellable, error)
      && (json ? read_json_file (&reading, file, cancellable, error)
               : read_csv (&reading, file, cancellable, error)))
    list = make_list (&reading, error);
  finish (&reading, list != NULL, error);
  return list;
}

/**
 * fst_code_list_from_json:
 * @node: a list with its name and owner
 * @file: what to call the file that it stands in, in errors
 * @error: return location
 *
 * Reads a list that stands in a JSON file with other things; a line is a row's number. Any thread.
 *
 * Returns: (transfer full): the list, or NULL with an error of %FST_CODE_LIST_ERROR or
 * %FST_IMPORT_ERROR that names the file and the place
 */
FstCodeList *
fst_code_list_from_json (JsonNode *node, const char *file, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_row_free);
  Reading reading = { .file = (char *) file, .rows = rows };
  FstCodeList *list = NULL;

  g_return_val_if_fail (node != NULL && file != NULL, NULL);

  if (read_json (&reading, node, error))
    list = make_list (&reading, error);
  finish (&reading, list != NULL, error);
  return list;
}
