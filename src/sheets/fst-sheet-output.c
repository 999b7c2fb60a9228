#include "fst-sheet-output.h"

/* As fst-table-row.h has them, above this program. */
#define MAX_COLUMNS 1000
#define MAX_CELL (64 * 1024)
#define MAX_SHEETS 4096

typedef struct
{
  FstSheetCell kind;
  gsize start;
  guint32 length;
} Slot;

struct _FstSheetOutput
{
  FILE *file;
  const char *wanted; /* (nullable) */
  guint n_sheets;
  gint64 found; /* number of the wanted sheet, -1: not among those listed */

  GArray *slots; /* (element-type Slot): cells of the row, by column */
  GString *text; /* of the cells */
  GByteArray *payload;
  guint permille;
};

G_DEFINE_QUARK (fst_sheet_error, fst_sheet_error)

/**
 * fst_sheet_output_new:
 * @file: where to write
 * @wanted: (nullable): name of the sheet whose rows are asked for; %NULL for the first
 *
 * Begins to write.
 *
 * Returns: (transfer full): an output
 */
FstSheetOutput *
fst_sheet_output_new (FILE *file, const char *wanted)
{
  FstSheetOutput *self = g_new0 (FstSheetOutput, 1);
  self->file = file;
  self->wanted = wanted;
  self->found = -1;
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  self->text = g_string_new (NULL);
  self->payload = g_byte_array_new ();
  fwrite (FST_SHEET_MAGIC, 1, strlen (FST_SHEET_MAGIC), file);
  return self;
}

/**
 * fst_sheet_output_free:
 * @self: (transfer full): an output
 *
 * Frees an output; the file stays open.
 */
void
fst_sheet_output_free (FstSheetOutput *self)
{
  g_array_unref (self->slots);
  g_string_free (self->text, TRUE);
  g_byte_array_unref (self->payload);
  g_free (self);
}

static void
put_32 (FstSheetOutput *self, guint32 value)
{
  guint32 bytes = GUINT32_TO_BE (value);
  g_byte_array_append (self->payload, (const guint8 *) &bytes, sizeof bytes);
}

static void
put_64 (FstSheetOutput *self, guint64 value)
{
  guint64 bytes = GUINT64_TO_BE (value);
  g_byte_array_append (self->payload, (const guint8 *) &bytes, sizeof bytes);
}

static void
put_text (FstSheetOutput *self, const char *text, gsize length)
{
  g_byte_array_append (self->payload, (const guint8 *) text, (guint) length);
}

/* Who reads may be gone; then writing ends this program, which is what is wanted. */
static void
send (FstSheetOutput *self, FstSheetFrame frame)
{
  guint32 length = GUINT32_TO_BE (self->payload->len);

  putc ((int) frame, self->file);
  fwrite (&length, 1, sizeof length, self->file);
  fwrite (self->payload->data, 1, self->payload->len, self->file);
  g_byte_array_set_size (self->payload, 0);
}

/**
 * fst_sheet_output_kind:
 * @self: an output
 * @kind: "xlsx", "xls" or "ods"
 *
 * Says what kind of workbook it is.
 */
void
fst_sheet_output_kind (FstSheetOutput *self, const char *kind)
{
  put_text (self, kind, strlen (kind));
  send (self, FST_SHEET_FRAME_KIND);
}

/**
 * fst_sheet_output_sheet:
 * @self: an output
 * @name: the sheet's name
 * @n_rows: its rows, -1 where that is not known
 *
 * Lists a sheet; those beyond some thousand are left out.
 */
void
fst_sheet_output_sheet (FstSheetOutput *self, const char *name, gint64 n_rows)
{
  if (self->n_sheets == MAX_SHEETS)
    return;
  if (self->found < 0 && (self->wanted == NULL || g_str_equal (name, self->wanted)))
    self->found = self->n_sheets;
  self->n_sheets++;
  put_64 (self, (guint64) n_rows);
  put_text (self, name, MIN (strlen (name), MAX_CELL));
  send (self, FST_SHEET_FRAME_SHEET);
}

/**
 * fst_sheet_output_choose:
 * @self: an output
 * @chosen: (out): number of the sheet to read, from 0
 * @error: return location for an error
 *
 * Ends the list of sheets and says which of them is read.
 *
 * Returns: %FALSE with %FST_SHEET_ERROR_SHEET where there is none of the wanted name
 */
gboolean
fst_sheet_output_choose (FstSheetOutput *self, guint *chosen, GError **error)
{
  if (self->found < 0)
    {
      g_set_error (error, FST_SHEET_ERROR,
                   self->wanted != NULL ? FST_SHEET_ERROR_SHEET : FST_SHEET_ERROR_FORMAT,
                   self->wanted != NULL ? "the workbook has no sheet “%s”"
                                        : "the workbook has no sheet%s",
                   self->wanted != NULL ? self->wanted : "");
      return FALSE;
    }
  *chosen = (guint) self->found;
  put_32 (self, *chosen);
  send (self, FST_SHEET_FRAME_CHOSEN);
  return TRUE;
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

/**
 * fst_sheet_output_cell:
 * @self: an output
 * @column: from 0
 * @kind: what the cell holds
 * @text: (array length=length): its text
 * @length: bytes
 * @error: return location for an error
 *
 * Sets a cell of the row that is being read; one that holds nothing but space is empty.
 *
 * Returns: %FALSE with %FST_SHEET_ERROR_LIMIT
 */
gboolean
fst_sheet_output_cell (FstSheetOutput *self,
                       guint column,
                       FstSheetCell kind,
                       const char *text,
                       gsize length,
                       GError **error)
{
  if (kind == FST_SHEET_CELL_EMPTY || is_blank (text, length))
    return TRUE;
  if (column >= MAX_COLUMNS || length > MAX_CELL)
    {
      g_set_error_literal (error, FST_SHEET_ERROR, FST_SHEET_ERROR_LIMIT,
                           column >= MAX_COLUMNS ? "a row has more than 1000 cells"
                                                 : "a cell is longer than 64 KiB");
      return FALSE;
    }
  while (self->slots->len <= column)
    g_array_append_val (self->slots, ((Slot){ FST_SHEET_CELL_EMPTY, 0, 0 }));
  g_array_index (self->slots, Slot, column) = (Slot){ kind, self->text->len, (guint32) length };
  g_string_append_len (self->text, text, (gssize) length);
  return TRUE;
}

/* The row's cells, each run of empty ones as one. */
static void
put_cells (FstSheetOutput *self)
{
  guint32 n_empty = 0;

  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = &g_array_index (self->slots, Slot, i);
      guint8 kind = (guint8) slot->kind;
      guint8 empty = FST_SHEET_CELL_EMPTY;

      if (slot->kind == FST_SHEET_CELL_EMPTY)
        {
          n_empty++;
          continue;
        }
      if (n_empty > 0)
        {
          g_byte_array_append (self->payload, &empty, 1);
          put_32 (self, n_empty);
          n_empty = 0;
        }
      g_byte_array_append (self->payload, &kind, 1);
      put_32 (self, slot->length);
      put_text (self, self->text->str + slot->start, slot->length);
    }
}

/**
 * fst_sheet_output_row:
 * @self: an output
 * @line: number of the row, from 1
 * @repeat: how many rows are the same, from this one on
 *
 * Ends a row. One without cells is not written.
 */
void
fst_sheet_output_row (FstSheetOutput *self, guint64 line, guint64 repeat)
{
  if (self->slots->len == 0)
    return;
  for (guint64 i = 0; i < repeat; i++)
    {
      put_64 (self, line + i);
      put_cells (self);
      send (self, FST_SHEET_FRAME_ROW);
    }
  g_array_set_size (self->slots, 0);
  g_string_truncate (self->text, 0);
}

/**
 * fst_sheet_output_progress:
 * @self: an output
 * @done: how much of the sheet has been read
 * @all: in the same measure
 *
 * Tells how far reading has come, where that has changed.
 */
void
fst_sheet_output_progress (FstSheetOutput *self, guint64 done, guint64 all)
{
  guint permille = all > 0 ? (guint) (MIN (done, all) * 1000 / all) : 0;

  if (permille == self->permille)
    return;
  self->permille = permille;
  put_32 (self, permille);
  send (self, FST_SHEET_FRAME_PROGRESS);
}

/**
 * fst_sheet_output_error:
 * @self: an output
 * @error: of %FST_SHEET_ERROR
 *
 * Ends with an error; a row that has begun is dropped.
 */
void
fst_sheet_output_error (FstSheetOutput *self, const GError *error)
{
  put_32 (self, (guint32) error->code);
  put_text (self, error->message, strlen (error->message));
  send (self, FST_SHEET_FRAME_ERROR);
}

/**
 * fst_sheet_output_end:
 * @self: an output
 *
 * Ends a sheet that was read whole.
 */
void
fst_sheet_output_end (FstSheetOutput *self)
{
  send (self, FST_SHEET_FRAME_END);
}
