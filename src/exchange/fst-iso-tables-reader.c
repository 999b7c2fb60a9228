#include "fst-iso-tables-reader.h"

#include "fst-csv-reader.h"
#include "fst-import-error.h"
#include "fst-iso-code.h"
#include "fst-iso-edition.h"
#include "fst-table-reader.h"

#include <string.h>

/* A title of the standard has some 20 words, a note on a change a sentence. */
#define LONGEST_TEXT 1000

/* What a bought table may say about itself above its headings. */
#define MAX_ROWS_ABOVE 20

#define MAX_COLUMNS 3
#define NOT_THERE G_MAXUINT

/* A column and its headings, as fst_csv_fold() leaves them. */
typedef struct
{
  const char *name;
  gboolean required;
  const char *headings;
} Column;

enum
{
  TITLE_CODE,
  TITLE_TEXT,
  TITLE_EDITION,
};

static const Column title_columns[MAX_COLUMNS] = {
  [TITLE_CODE] = { "code", TRUE, "code kod isocode isokod iso iso9999 iso9999kod iso9999code" },
  [TITLE_TEXT] = { "title", TRUE,
                   "title titel benamning rubrik titlesv titelsv svensktitel officielltitel "
                   "svenskbenamning officialtitle" },
  [TITLE_EDITION] = { "edition", FALSE, "edition utgava version isoedition isoutgava" },
};

enum
{
  CHANGE_CODE16,
  CHANGE_CODE22,
  CHANGE_TEXT,
};

static const Column change_columns[MAX_COLUMNS] = {
  [CHANGE_CODE16] = { "code16", TRUE,
                      "code16 kod16 code2016 kod2016 iso16 iso2016 iso99992016 isokod16 isokod2016 "
                      "isocode16 isocode2016 2016" },
  [CHANGE_CODE22] = { "code22", TRUE,
                      "code22 kod22 code2022 kod2022 iso22 iso2022 iso99992022 isokod22 isokod2022 "
                      "isocode22 isocode2022 2022" },
  [CHANGE_TEXT] = { "change", FALSE, "change andring forandring typavandring kommentar note" },
};

typedef struct _Reading Reading;

/* Takes a row; its cells are found by column, and "" where there is none. */
typedef gboolean (*TakeRow) (Reading *self, const FstCell *const *cells, GError **error);

/* A file while it is read. */
struct _Reading
{
  const Column *columns;
  const char *edition; /* (nullable): of titles that do not say theirs */
  guint line;
  guint n_headings;
  guint index[MAX_COLUMNS];
  gboolean has_headings;
  GPtrArray *rows;
  GHashTable *seen; /* what a row says something of → its line + what it says */
};

static gboolean fail (const Reading *self, guint column, GError **error, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static gboolean
fail (const Reading *self, guint column, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* A hostile cell must not turn one line into several. */
  g_strdelimit (what, "\n\r\t", ' ');
  g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_ROW, "line %u, column “%s”: %s",
               self->line, self->columns[column].name, what);
  return FALSE;
}

/* What a cell holds, shortened for an error. */
static char *
shorten (const char *text)
{
  return g_utf8_strlen (text, -1) > 40 ? g_utf8_substring (text, 0, 40) : g_strdup (text);
}

static gboolean
is_blank_cell (const FstCell *cell)
{
  return cell->text[strspn (cell->text, " \t\r\n")] == '\0';
}

/* A code of two, four or six digits; a workbook keeps 04 03 as the number 403. */
static gboolean
read_code (const Reading *self, guint column, const FstCell *cell, char **code, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;
  guint n_digits = 0;

  for (const char *p = cell->text; *p != '\0'; p++)
    n_digits += g_ascii_isdigit (*p) ? 1 : 0;
  text =
      g_strconcat (cell->kind == FST_CELL_NUMBER && n_digits % 2 != 0 ? "0" : "", cell->text, NULL);
  *code = n_digits <= 6 ? fst_iso_code_parse (text) : NULL;
  if (*code != NULL)
    return TRUE;
  shown = shorten (cell->text);
  return fail (self, column, error, "expected an ISO 9999 code of 2, 4 or 6 digits, not “%s”",
               shown);
}

static char *
read_text (const Reading *self, guint column, const FstCell *cell, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (cell->text));

  if (cell->kind != FST_CELL_ERROR && g_utf8_strlen (text, -1) <= LONGEST_TEXT)
    {
      /* One line, whatever the cell was broken into. */
      g_strdelimit (text, "\n\r\t", ' ');
      return g_steal_pointer (&text);
    }
  fail (self, column, error,
        cell->kind == FST_CELL_ERROR ? "the cell holds an error, %s"
                                     : "longer than 1000 characters: %.40s…",
        cell->text);
  return NULL;
}

/* Whether a row is the first to say it; one that says the same again is passed over. */
static gboolean
is_new (Reading *self, const char *what, const char *said, gboolean *is_new, GError **error)
{
  const char *before = g_hash_table_lookup (self->seen, what);

  *is_new = before == NULL;
  if (before == NULL)
    g_hash_table_insert (self->seen, g_strdup (what), g_strdup_printf ("%u:%s", self->line, said));
  else if (!g_str_equal (strchr (before, ':') + 1, said))
    {
      g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_ROW,
                   "lines %.*s and %u say different things of the same code",
                   (int) strcspn (before, ":"), before, self->line);
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_title (Reading *self, const FstCell *const *cells, GError **error)
{
  const char *edition = self->edition;
  g_autofree char *code = NULL;
  g_autofree char *title = NULL;
  g_autofree char *what = NULL;
  gboolean first;

  if (!read_code (self, TITLE_CODE, cells[TITLE_CODE], &code, error))
    return FALSE;
  if (!is_blank_cell (cells[TITLE_EDITION]))
    edition = fst_iso_edition_parse (cells[TITLE_EDITION]->text);
  if (edition == NULL)
    return fail (self, TITLE_EDITION, error, "expected the edition, 2016 or 2022");
  title = read_text (self, TITLE_TEXT, cells[TITLE_TEXT], error);
  if (title == NULL)
    return FALSE;
  if (*title == '\0')
    return fail (self, TITLE_TEXT, error, "there is no title");
  what = g_strconcat (edition, " ", code, NULL);
  if (!is_new (self, what, title, &first, error))
    return FALSE;
  if (first)
    g_ptr_array_add (self->rows, fst_iso_title_new (self->line, edition, code, title));
  return TRUE;
}

static gboolean
take_change (Reading *self, const FstCell *const *cells, GError **error)
{
  g_autofree char *codes[2] = { NULL };
  g_autofree char *change = NULL;
  g_autofree char *what = NULL;
  gboolean first;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (!is_blank_cell (cells[i]) && !read_code (self, i, cells[i], &codes[i], error))
      return FALSE;
  if (codes[CHANGE_CODE16] == NULL && codes[CHANGE_CODE22] == NULL)
    return fail (self, CHANGE_CODE16, error, "there is a code of neither edition");
  change = read_text (self, CHANGE_TEXT, cells[CHANGE_TEXT], error);
  if (change == NULL)
    return FALSE;
  what =
      g_strdup_printf ("%s→%s", codes[0] != NULL ? codes[0] : "", codes[1] != NULL ? codes[1] : "");
  if (!is_new (self, what, change, &first, error))
    return FALSE;
  if (first)
    g_ptr_array_add (self->rows, fst_iso_change_new (self->line, codes[0], codes[1],
                                                     *change != '\0' ? change : NULL));
  return TRUE;
}

/* Looks for the columns in a row that may be the headings. */
static gboolean
find_columns (Reading *self, const FstTableRow *row, GError **error)
{
  self->has_headings = TRUE;
  self->n_headings = row->n_cells;
  for (guint c = 0; c < MAX_COLUMNS; c++)
    {
      g_auto (GStrv) known = g_strsplit (self->columns[c].headings, " ", -1);

      self->index[c] = NOT_THERE;
      for (guint i = 0; i < row->n_cells; i++)
        {
          g_autofree char *folded = fst_csv_fold (row->cells[i].text);

          if (!g_strv_contains ((const char *const *) known, folded))
            continue;
          if (self->index[c] != NOT_THERE)
            {
              g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
                           "two columns hold the %s", self->columns[c].name);
              return FALSE;
            }
          self->index[c] = i;
        }
      if (self->index[c] == NOT_THERE && self->columns[c].required)
        self->has_headings = FALSE;
    }
  return TRUE;
}

static gboolean
is_blank (const FstTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (!is_blank_cell (&row->cells[i]))
      return FALSE;
  return TRUE;
}

static gboolean
take_row (Reading *self, const FstTableRow *row, TakeRow take, GError **error)
{
  static const FstCell empty = { FST_CELL_EMPTY, "", 0 };
  const FstCell *cells[MAX_COLUMNS];

  if (is_blank (row))
    return TRUE;
  /* A separator that a title was not quoted for would move its end into the next column. */
  for (guint i = self->n_headings; i < row->n_cells; i++)
    if (!is_blank_cell (&row->cells[i]))
      {
        g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_ROW,
                     "line %u: %u cells, and %u headings", self->line, row->n_cells,
                     self->n_headings);
        return FALSE;
      }
  if (self->rows->len == FST_ISO_TABLES_MAX_ROWS)
    {
      g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT, "line %u: more than %d rows",
                   self->line, FST_ISO_TABLES_MAX_ROWS);
      return FALSE;
    }
  for (guint c = 0; c < MAX_COLUMNS; c++)
    cells[c] = self->index[c] < row->n_cells ? &row->cells[self->index[c]] : &empty;
  return take (self, cells, error);
}

static gboolean
check_end (const Reading *self, GError **error)
{
  if (!self->has_headings)
    g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
                 "no row of headings with %s and %s", self->columns[0].name, self->columns[1].name);
  else if (self->rows->len == 0)
    g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_NO_ROWS,
                         "there is nothing under the headings");
  return self->rows->len > 0;
}

static gboolean
read_table (Reading *self, GFile *file, TakeRow take, GCancellable *cancellable, GError **error)
{
  g_autoptr (FstTableReader) reader = fst_table_reader_open (file, NULL, cancellable, error);
  const FstTableRow *row;

  for (guint n = 1; reader != NULL; n++)
    {
      if (!fst_table_reader_next (reader, &row, cancellable, error))
        return FALSE;
      if (row == NULL || (!self->has_headings && n > MAX_ROWS_ABOVE))
        return check_end (self, error);
      self->line = (guint) row->line;
      if (!(self->has_headings ? take_row (self, row, take, error)
                               : find_columns (self, row, error)))
        return FALSE;
    }
  return FALSE;
}

static GPtrArray *
read_file (Reading *self,
           GFile *file,
           TakeRow take,
           GDestroyNotify free_row,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_strdup ("table");

  self->rows = rows;
  self->seen = seen;
  if (read_table (self, file, take, cancellable, error))
    return g_steal_pointer (&rows);
  if (error != NULL && *error != NULL && !g_str_has_prefix ((*error)->message, name))
    g_prefix_error (error, "%s: ", name);
  return NULL;
}

/**
 * fst_iso_titles_read:
 * @file: a table with the columns code, title and perhaps edition
 * @edition: (nullable): the edition of rows that do not say theirs
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Reads official titles. A code that stands there twice must have the same title. Any thread.
 *
 * Returns: (transfer full) (element-type FstIsoTitle): the titles, in the order of the file, or
 * %NULL with an error of %FST_IMPORT_ERROR or %G_IO_ERROR that names the file and the place
 */
GPtrArray *
fst_iso_titles_read (GFile *file, const char *edition, GCancellable *cancellable, GError **error)
{
  Reading reading = { .columns = title_columns, .edition = edition };

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (edition == NULL || fst_iso_edition_parse (edition) != NULL, NULL);

  return read_file (&reading, file, take_title, (GDestroyNotify) fst_iso_title_free, cancellable,
                    error);
}

/**
 * fst_iso_changes_read:
 * @file: a table with the columns code16, code22 and perhaps change
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Reads what became of each code from one edition to the other. A code that is new or went away has
 * an empty cell beside it; one that was split has several rows. Any thread.
 *
 * Returns: (transfer full) (element-type FstIsoChange): the rows, in the order of the file, or
 * %NULL with an error of %FST_IMPORT_ERROR or %G_IO_ERROR that names the file and the place
 */
GPtrArray *
fst_iso_changes_read (GFile *file, GCancellable *cancellable, GError **error)
{
  Reading reading = { .columns = change_columns };

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return read_file (&reading, file, take_change, (GDestroyNotify) fst_iso_change_free, cancellable,
                    error);
}
