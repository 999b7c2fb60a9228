#include "fst-table-row.h"

#include <math.h>
#include <string.h>

G_STATIC_ASSERT (FST_TABLE_MAX_NUMBER >= G_ASCII_DTOSTR_BUF_SIZE);

struct _FstRowBuilder
{
  GString *text;  /* of all cells, each with its zero byte */
  GArray *cells;  /* (element-type FstCell) */
  GArray *starts; /* (element-type gsize): where each cell's text begins; the buffer may yet move */
  FstTableRow row;
  gboolean finished;
};

/**
 * fst_row_builder_new:
 *
 * Makes a builder, which reuses its memory from row to row: a table of a million rows costs no
 * allocation per cell.
 *
 * Returns: (transfer full): a builder
 */
FstRowBuilder *
fst_row_builder_new (void)
{
  FstRowBuilder *self = g_new0 (FstRowBuilder, 1);
  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (FstCell));
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

/**
 * fst_row_builder_free:
 * @self: (transfer full): a builder
 *
 * Frees a builder and its last row.
 */
void
fst_row_builder_free (FstRowBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->starts);
  g_free (self);
}

/* What Excel and LibreOffice show where a formula came to nothing, in English, Swedish and
 * Norwegian: as text it stands in CSV, and in workbooks where only the values were copied. */
static gboolean
is_formula_error (const char *text, gsize length)
{
  static const char *const words[] = {
    "#N/A",       "#REF!",      "#VALUE!",  "#DIV/0!",    "#NAME?",     "#NULL!",       "#NUM!",
    "#SPILL!",    "#CALC!",     "#SAKNAS!", "#REFERENS!", "#VÄRDEFEL!", "#DIVISION/0!", "#NAMN?",
    "#SKÄRNING!", "#OGILTIGT!", "#SAKNAS",  "#I/T",       "#VERDI!",    "#NAVN?",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && memcmp (words[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * fst_row_builder_add:
 * @self: a builder
 * @kind: what the cell holds
 * @text: (array length=length): its text, UTF-8; need not end in a zero byte
 * @length: bytes
 * @number: its value where it is a number
 *
 * Adds a cell. The first after fst_row_builder_finish() begins a new row.
 */
void
fst_row_builder_add (
    FstRowBuilder *self, FstCellKind kind, const char *text, gsize length, double number)
{
  g_return_if_fail (self != NULL);

  if (self->finished)
    {
      g_string_truncate (self->text, 0);
      g_array_set_size (self->cells, 0);
      g_array_set_size (self->starts, 0);
      self->finished = FALSE;
    }
  if (kind == FST_CELL_TEXT && length > 0 && text[0] == '#' && is_formula_error (text, length))
    kind = FST_CELL_ERROR;
  FstCell cell = { kind, NULL, number };
  g_array_append_val (self->starts, self->text->len);
  g_array_append_val (self->cells, cell);
  if (length > 0)
    g_string_append_len (self->text, text, (gssize) length);
  g_string_append_c (self->text, '\0');
}

/**
 * fst_row_builder_add_empty:
 * @self: a builder
 * @n_cells: how many
 *
 * Adds empty cells.
 */
void
fst_row_builder_add_empty (FstRowBuilder *self, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    fst_row_builder_add (self, FST_CELL_EMPTY, "", 0, 0);
}

/* The fewest digits that give the number back; without a power of ten as far as doubles count whole
 * numbers. */
static void
format_number (double number, char buffer[G_ASCII_DTOSTR_BUF_SIZE])
{
  char format[8];

  if (ABS (number) < 1e15 && number == floor (number))
    {
      g_snprintf (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%" G_GINT64_FORMAT, (gint64) number);
      return;
    }
  for (int digits = 15; digits <= 17; digits++)
    {
      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
}

/**
 * fst_row_builder_add_number:
 * @self: a builder
 * @digits: (array length=length): a number as JSON and spreadsheets write it: "12", "-1.5e3"
 * @length: bytes, at most %FST_TABLE_MAX_NUMBER
 *
 * Adds a number. One that is digits alone stays as it stands: an article number must not come out
 * rounded. Any other gets its shortest form, since workbooks write 1.1 as 1.1000000000000001.
 */
void
fst_row_builder_add_number (FstRowBuilder *self, const char *digits, gsize length)
{
  char text[FST_TABLE_MAX_NUMBER + 1];

  g_return_if_fail (self != NULL && length > 0 && length <= FST_TABLE_MAX_NUMBER);

  memcpy (text, digits, length);
  text[length] = '\0';
  double number = g_ascii_strtod (text, NULL);
  if (strspn (text, "0123456789") != length)
    format_number (number, text);
  fst_row_builder_add (self, FST_CELL_NUMBER, text, strlen (text), number);
}

/**
 * fst_row_builder_get_n_cells:
 * @self: a builder
 *
 * Counts the cells of the row that is being put together.
 *
 * Returns: their number
 */
guint
fst_row_builder_get_n_cells (FstRowBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->finished ? 0 : self->cells->len;
}

/**
 * fst_row_builder_finish:
 * @self: a builder
 * @line: the row's line
 *
 * Ends the row.
 *
 * Returns: (transfer none): the row, which holds until the next one is begun
 */
const FstTableRow *
fst_row_builder_finish (FstRowBuilder *self, guint64 line)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->finished)
    {
      g_array_set_size (self->cells, 0);
      g_array_set_size (self->starts, 0);
    }
  for (guint i = 0; i < self->cells->len; i++)
    g_array_index (self->cells, FstCell, i).text =
        self->text->str + g_array_index (self->starts, gsize, i);
  self->finished = TRUE;
  self->row = (FstTableRow){ line, self->cells->len, (const FstCell *) (void *) self->cells->data };
  return &self->row;
}
