#include "fst-sheet-sample.h"

#include "fst-cell-text.h"
#include "fst-cell-value.h"
#include "fst-cell-word.h"
#include "fst-gtin.h"

#include <string.h>

/* So many rows tell what a column holds; of a very wide sheet fewer are looked at. */
#define MAX_ROWS 2000
#define MAX_CELLS 100000
/* Of rows that are far longer than any table's, too: as much text as is kept, and looked at. */
#define MAX_BYTES (8 * 1024 * 1024)

/* What is longer is text; a code may have its title after it. */
#define MAX_SHORT 120

/* Longer numbers of articles are not in use. */
#define MAX_NUMBER 35

static void
sample_row_free (gpointer data)
{
  FstSampleRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static FstSampleRow *
sample_row_new (const FstTableRow *row)
{
  FstSampleRow *self = g_new0 (FstSampleRow, 1);

  self->line = row->line;
  self->cells = g_new0 (char *, row->n_cells + 1);
  for (guint i = 0; i < row->n_cells; i++)
    {
      self->cells[i] = g_strdup (row->cells[i].text);
      self->numbers = self->numbers || row->cells[i].kind == FST_CELL_NUMBER
                      || row->cells[i].kind == FST_CELL_DATE;
    }
  return self;
}

static gboolean
is_code (const char *text)
{
  static const char *const classes[] = { "04", "05", "06", "09", "12", "15",
                                         "18", "22", "24", "27", "28", "30" };
  char code[7];

  if (!fst_cell_read_iso_code (text, code) || strlen (code) < 4)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_str_has_prefix (code, classes[i]))
      return TRUE;
  return FALSE;
}

/* Three are enough for a word. */
static gboolean
has_letters (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < 3; p = g_utf8_next_char (p))
    n += g_unichar_isalpha (g_utf8_get_char (p));
  return n == 3;
}

static gboolean
is_price (const char *text)
{
  char currency[4];
  gint64 price;

  return fst_cell_read_price (text, &price, currency)
         && strspn (text, "0123456789") != strlen (text);
}

static gboolean
is_number (const char *text)
{
  return strpbrk (text, "0123456789") != NULL && strchr (text, ' ') == NULL
         && strlen (text) <= MAX_NUMBER && !is_price (text);
}

static gboolean
is_firm (const char *text)
{
  static const char *const endings[] = {
    " AB",  " AS", " A/S",     " Oy",    " GmbH",       " Ltd",
    " Inc", " HB", " Sverige", " Norge", " Aktiebolag", " ApS"
  };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (text, endings[i]))
      return TRUE;
  return FALSE;
}

/* What one cell looks like. */
static void
look_at (FstColumnShape *shape, const char *cell)
{
  g_autofree char *text = fst_cell_text_clean (cell);
  g_autofree char *gtin = NULL;
  FstArticleType type;
  FstAssortment assortment;
  FstYesNo answer;
  gboolean accessory;

  if (fst_cell_text_says_nothing (text))
    return;
  shape->filled++;
  shape->length += strlen (text);
  shape->words += has_letters (text);
  shape->firms += is_firm (text);
  /* Codes, numbers, prices and words of a few meanings are short. */
  if (strlen (text) > MAX_SHORT)
    return;
  gtin = fst_gtin_parse (text);
  shape->codes += is_code (text);
  shape->gtins += gtin != NULL;
  shape->prices += is_price (text);
  shape->numbers += is_number (text);
  shape->types += fst_cell_word_read_type (text, &type, &accessory);
  shape->assortments += fst_cell_word_read_assortment (text, &assortment)
                        && !fst_cell_word_read_yes_no (text, &answer);
}

static void
widen (GArray *shapes, guint n_columns)
{
  if (shapes->len < n_columns)
    g_array_set_size (shapes, n_columns);
}

static gsize
count_bytes (const FstTableRow *row)
{
  gsize n = 0;

  for (guint i = 0; i < row->n_cells; i++)
    n += strlen (row->cells[i].text);
  return n;
}

static gboolean
read_head (FstSheetSample *self,
           FstTableReader *table,
           gboolean *more,
           GCancellable *cancellable,
           GError **error)
{
  const FstTableRow *row;

  gsize n_bytes = 0;

  *more = TRUE;
  while (*more && self->head->len < FST_SHEET_SAMPLE_HEAD && n_bytes < MAX_BYTES)
    {
      if (!fst_table_reader_next (table, &row, cancellable, error))
        return FALSE;
      *more = row != NULL;
      if (row == NULL)
        return TRUE;
      g_ptr_array_add (self->head, sample_row_new (row));
      n_bytes += count_bytes (row);
    }
  return TRUE;
}

static gboolean
read_rest (FstSheetSample *self, FstTableReader *table, GCancellable *cancellable, GError **error)
{
  const FstTableRow *row;
  guint n_cells = 0;
  gsize n_bytes = 0;

  for (; self->n_rest < MAX_ROWS && n_cells < MAX_CELLS && n_bytes < MAX_BYTES; self->n_rest++)
    {
      if (!fst_table_reader_next (table, &row, cancellable, error))
        return FALSE;
      if (row == NULL)
        return TRUE;
      n_bytes += count_bytes (row);
      widen (self->rest, row->n_cells);
      for (guint i = 0; i < row->n_cells; i++)
        if (row->cells[i].kind != FST_CELL_EMPTY)
          {
            look_at (&g_array_index (self->rest, FstColumnShape, i), row->cells[i].text);
            n_cells++;
          }
    }
  return TRUE;
}

/* Columns to the right of everything are what formatting leaves behind. */
static guint
count_columns (const FstSheetSample *self)
{
  guint n = 0;

  for (guint i = 0; i < self->head->len; i++)
    {
      const FstSampleRow *row = self->head->pdata[i];

      for (guint j = 0; row->cells[j] != NULL; j++)
        if (*row->cells[j] != '\0')
          n = MAX (n, j + 1);
    }
  for (guint j = 0; j < self->rest->len; j++)
    if (g_array_index (self->rest, FstColumnShape, j).filled > 0)
      n = MAX (n, j + 1);
  return n;
}

/**
 * fst_sheet_sample_read:
 * @table: a table at its beginning
 * @n_rows: how many rows it has, -1 where that is not known
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the beginning of a sheet. A fault further on in the file may lie ahead of it or not.
 *
 * Returns: (transfer full): the sample, or %NULL with an error of #FstImportError or #GIOErrorEnum
 */
FstSheetSample *
fst_sheet_sample_read (FstTableReader *table,
                       gint64 n_rows,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (FST_IS_TABLE_READER (table), NULL);

  FstSheetSample *made = g_atomic_rc_box_new0 (FstSheetSample);
  g_autoptr (FstSheetSample) self = made;
  gboolean more;

  self->sheet = g_strdup (fst_table_reader_get_sheet (table));
  self->n_rows = n_rows;
  self->head = g_ptr_array_new_with_free_func (sample_row_free);
  self->rest = g_array_new (FALSE, TRUE, sizeof (FstColumnShape));
  if (!read_head (self, table, &more, cancellable, error)
      || (more && !read_rest (self, table, cancellable, error)))
    return NULL;
  self->n_columns = count_columns (self);
  return g_steal_pointer (&self);
}

/**
 * fst_sheet_sample_ref:
 * @self: a sample
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstSheetSample *
fst_sheet_sample_ref (FstSheetSample *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
sample_clear (gpointer data)
{
  FstSheetSample *self = data;

  g_free (self->sheet);
  g_ptr_array_unref (self->head);
  g_array_unref (self->rest);
}

/**
 * fst_sheet_sample_unref:
 * @self: (transfer full): a sample
 *
 * Gives a reference back. May be called in any thread.
 */
void
fst_sheet_sample_unref (FstSheetSample *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, sample_clear);
}

/**
 * fst_sheet_sample_get_cell:
 * @self: a sample
 * @row: a row of its head, from 0
 * @column: a column, from 0
 *
 * Gets what stands in a cell.
 *
 * Returns: the text; empty beyond the row's end
 */
const char *
fst_sheet_sample_get_cell (const FstSheetSample *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < self->head->len, "");

  const FstSampleRow *found = self->head->pdata[row];

  for (guint i = 0; found->cells[i] != NULL; i++)
    if (i == column)
      return found->cells[i];
  return "";
}

/**
 * fst_sheet_sample_get_shapes:
 * @self: a sample
 * @first_row: the first row of the head that is not a heading
 *
 * Tells what the columns look like from a row on.
 *
 * Returns: (transfer full) (element-type FstColumnShape): one for each of the columns
 */
GArray *
fst_sheet_sample_get_shapes (const FstSheetSample *self, guint first_row)
{
  g_return_val_if_fail (self != NULL, NULL);

  GArray *shapes = g_array_copy (self->rest);

  widen (shapes, self->n_columns);
  g_array_set_size (shapes, self->n_columns);
  for (guint i = first_row; i < self->head->len; i++)
    {
      const FstSampleRow *row = self->head->pdata[i];

      for (guint j = 0; row->cells[j] != NULL && j < self->n_columns; j++)
        look_at (&g_array_index (shapes, FstColumnShape, j), row->cells[j]);
    }
  return shapes;
}

/**
 * fst_sheet_sample_count_distinct:
 * @self: a sample
 * @first_row: the first row of the head that is not a heading
 * @column: a column, from 0
 *
 * Counts how many different texts the column has in the head.
 *
 * Returns: their number, without the empty one
 */
guint
fst_sheet_sample_count_distinct (const FstSheetSample *self, guint first_row, guint column)
{
  g_return_val_if_fail (self != NULL, 0);

  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = first_row; i < self->head->len; i++)
    {
      const char *text = fst_sheet_sample_get_cell (self, i, column);

      if (*text != '\0')
        g_hash_table_add (texts, (char *) text);
    }
  return g_hash_table_size (texts);
}
