#include "fst-table-row.h"

#include <math.h>
#include <string.h>

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
static char *
format_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (ABS (number) < 1e15 && number == floor (number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);
  for (int digits = 1; digits <= 17; digits++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  return g_strdup (buffer);
}

/**
 * fst_row_builder_add_number:
 * @self: a builder
 * @digits: (array length=length): a number as JSON and spreadsheets write it: "12", "-1.5e3"
 * @length: bytes
 *
 * Adds a number whose digits stay as they stand in the file: an article number of thirteen digits
 * must not come out rounded. Only one in powers of ten is written anew.
 */
void
fst_row_builder_add_number (FstRowBuilder *self, const char *digits, gsize length)
{
  g_return_if_fail (self != NULL && length > 0);

  char *terminated = g_strndup (digits, length);
  double number = g_ascii_strtod (terminated, NULL);

  if (strpbrk (terminated, "eE") != NULL)
    {
      g_free (terminated);
      terminated = format_number (number);
    }
  fst_row_builder_add (self, FST_CELL_NUMBER, terminated, strlen (terminated), number);
  g_free (terminated);
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
