#include "fst-csv-reader.h"

#include "fst-import-error.h"
#include "fst-text-input.h"

#include <csv.h>
#include <string.h>

#define CHUNK (16 * 1024)

typedef struct
{
  guint64 line;
  GPtrArray *cells;
} Row;

struct _FstCsvReader
{
  GInputStream *stream;
  struct csv_parser parser;
  char *buffer;

  guint64 line;     /* on which the next byte stands */
  guint64 row_line; /* on which the row being read began */
  gboolean in_row;
  gboolean
      after_cr; /* the chunk ended in a carriage return; a line feed that follows belongs to it */
  gboolean started;
  gboolean finished;

  GPtrArray *cells;   /* of the row being read */
  GQueue rows;        /* (element-type Row): read and not yet asked for */
  const char *excess; /* (nullable): the limit that was passed */
};

static void
row_free (gpointer data)
{
  Row *row = data;
  g_clear_pointer (&row->cells, g_ptr_array_unref);
  g_free (row);
}

/* libcsv calls this at the end of every field. */
static void
on_field (void *bytes, size_t length, void *data)
{
  FstCsvReader *self = data;

  if (length > FST_CSV_MAX_FIELD)
    self->excess = "a field is longer than 64 KiB";
  else if (self->cells->len >= FST_CSV_MAX_FIELDS)
    self->excess = "a row has more than 1000 fields";
  else
    g_ptr_array_add (self->cells, g_strndup (bytes, length));
}

/* libcsv calls this at the end of every row. */
static void
on_row (int terminator, void *data)
{
  FstCsvReader *self = data;

  Row *row = g_new0 (Row, 1);
  row->line = self->row_line;
  row->cells = g_steal_pointer (&self->cells);
  g_queue_push_tail (&self->rows, row);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->in_row = FALSE;
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

/* Finds the character that parts the heading row's fields: the one that occurs most often in it
 * outside quotes. */
static char
find_separator (const char *text, gsize length)
{
  static const char candidates[] = { ';', ',', '\t' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE, content = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      if (quoted)
        continue;
      if ((text[i] == '\n' || text[i] == '\r') && content)
        break;
      content = content || !g_ascii_isspace (text[i]);
      for (gsize c = 0; c < G_N_ELEMENTS (candidates); c++)
        counts[c] += text[i] == candidates[c];
    }
  gsize best = 0;
  for (gsize c = 1; c < G_N_ELEMENTS (candidates); c++)
    if (counts[c] > counts[best])
      best = c;
  return candidates[best];
}

/* Length of the text up to and including its first line break. */
static gsize
line_length (const char *text, gsize length, gboolean *ends)
{
  gsize i = 0;
  while (i < length && text[i] != '\n' && text[i] != '\r')
    i++;
  *ends = i < length;
  if (i + 1 < length && text[i] == '\r' && text[i + 1] == '\n')
    i++;
  return MIN (i + 1, length);
}

/* What is no text on its first line never was a table; further down it is a damaged one. */
static void
fail_here (FstCsvReader *self, GError **error, const char *what)
{
  g_set_error (error, FST_IMPORT_ERROR,
               self->line == 1 ? FST_IMPORT_ERROR_NOT_TEXT : FST_IMPORT_ERROR_DAMAGED,
               "line %" G_GUINT64_FORMAT ": %s", self->line, what);
}

/* Gives libcsv the text line by line: it counts no lines itself. */
static gboolean
parse_chunk (FstCsvReader *self, const char *text, gsize length, GError **error)
{
  while (length > 0)
    {
      gboolean ends;
      gsize n = line_length (text, length, &ends);
      gboolean second_half = self->after_cr && text[0] == '\n';

      if (fst_text_find_binary (text, n) < n)
        {
          fail_here (self, error, "the file holds bytes that are no text");
          return FALSE;
        }
      if (self->in_row || !is_blank (text, n))
        {
          if (!self->in_row)
            self->row_line = self->line;
          self->in_row = TRUE;
          if (csv_parse (&self->parser, text, n, on_field, on_row, self) != n)
            g_error ("libcsv: %s", csv_strerror (csv_error (&self->parser)));
          /* The buffer grows only with a field that has not ended. */
          if (csv_get_buffer_size (&self->parser) > FST_CSV_MAX_FIELD + CHUNK)
            self->excess = "a field is longer than 64 KiB; is a quotation mark missing?";
        }
      if (self->excess != NULL)
        {
          g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT,
                       "line %" G_GUINT64_FORMAT ": %s", self->row_line, self->excess);
          return FALSE;
        }
      self->line += ends && !second_half;
      self->after_cr = text[n - 1] == '\r';
      text += n;
      length -= n;
    }
  return TRUE;
}

/* Closes the last row, which need not end in a line break. */
static gboolean
finish (FstCsvReader *self, GError **error)
{
  self->finished = TRUE;
  if (!self->in_row)
    return TRUE;
  csv_set_opts (&self->parser, CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini (&self->parser, on_field, on_row, self) != 0)
    {
      g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED,
                   "line %" G_GUINT64_FORMAT ": the file ends inside a quoted field of this row",
                   self->row_line);
      return FALSE;
    }
  return TRUE;
}

/* Says on which line the file stops being text, where that is the error. */
static gboolean
fail_reading (FstCsvReader *self, GError **error, GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    {
      fail_here (self, error, "the file holds bytes that are no text in its character set");
      g_error_free (cause);
    }
  else
    g_propagate_error (error, cause);
  return FALSE;
}

static gboolean
read_chunk (FstCsvReader *self, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  gssize n = g_input_stream_read (self->stream, self->buffer, CHUNK, cancellable, &cause);

  if (n < 0)
    return fail_reading (self, error, cause);
  if (n == 0)
    return finish (self, error);
  if (!self->started)
    csv_set_delim (&self->parser, (guchar) find_separator (self->buffer, (gsize) n));
  self->started = TRUE;
  return parse_chunk (self, self->buffer, (gsize) n, error);
}

/**
 * fst_csv_reader_open:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens a CSV file (RFC 4180) whose separator is a semicolon, a comma or a tab, in any encoding
 * that fst_text_input_open() knows.
 *
 * A reader may be used in any one thread.
 *
 * Returns: (transfer full): a reader, or %NULL with an error of #FstImportError or #GIOErrorEnum
 */
FstCsvReader *
fst_csv_reader_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (GInputStream) stream = fst_text_input_open (file, cancellable, error);
  if (stream == NULL)
    return NULL;

  FstCsvReader *self = g_new0 (FstCsvReader, 1);
  self->stream = g_steal_pointer (&stream);
  self->buffer = g_malloc (CHUNK);
  self->line = 1;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  /* Not strict: a quotation mark inside a field is common ("24\" wide") and does no harm. */
  csv_init (&self->parser, 0);
  csv_set_realloc_func (&self->parser, g_realloc);
  csv_set_free_func (&self->parser, g_free);
  return self;
}

/**
 * fst_csv_reader_free:
 * @self: (transfer full): a reader
 *
 * Closes the file.
 */
void
fst_csv_reader_free (FstCsvReader *self)
{
  g_return_if_fail (self != NULL);

  csv_free (&self->parser);
  g_queue_clear_full (&self->rows, row_free);
  g_ptr_array_unref (self->cells);
  g_object_unref (self->stream);
  g_free (self->buffer);
  g_free (self);
}

/**
 * fst_csv_reader_next:
 * @self: a reader
 * @cells: (out) (transfer full) (nullable) (element-type utf8): the next row's fields, or %NULL
 * after the last
 * @line: (out): the line on which the row begins, from 1
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the next row that is not blank; the heading row is the first of them.
 *
 * Returns: %FALSE with an error of #FstImportError or #GIOErrorEnum, after which there is nothing
 * more to read
 */
gboolean
fst_csv_reader_next (
    FstCsvReader *self, GPtrArray **cells, guint64 *line, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && cells != NULL && line != NULL, FALSE);

  *cells = NULL;
  *line = self->line;
  while (g_queue_is_empty (&self->rows) && !self->finished)
    if (!read_chunk (self, cancellable, error))
      {
        self->finished = TRUE;
        return FALSE;
      }

  Row *row = g_queue_pop_head (&self->rows);
  if (row != NULL)
    {
      *cells = g_steal_pointer (&row->cells);
      *line = row->line;
      row_free (row);
    }
  return TRUE;
}

/**
 * fst_csv_reader_get_bytes_read:
 * @self: a reader
 *
 * Tells how far into the file reading has come.
 *
 * Returns: bytes of the file
 */
goffset
fst_csv_reader_get_bytes_read (FstCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self->stream));
  return g_seekable_tell (G_SEEKABLE (base));
}

/**
 * fst_csv_fold:
 * @text: a heading or a word of a cell
 *
 * Reduces a text to lower case letters a to z and digits, so that "Art.nr", "ART NR" and "Artnr"
 * are one.
 *
 * Returns: (transfer full): what is left
 */
char *
fst_csv_fold (const char *text)
{
  /* "C": no language's own rules, å is a everywhere. */
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  GString *out = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_tolower (*p));
  return g_string_free_and_steal (out);
}
