#include "fst-csv-reader.h"

#include "fst-import-error.h"
#include "fst-text-input.h"

#include <csv.h>
#include <string.h>

#define CHUNK (64 * 1024)

struct _FstCsvReader
{
  FstTableReader parent_instance;

  FstTextInput *input; /* (nullable): until it is opened */
  struct csv_parser parser;

  char *chunk;  /* what was read last */
  gsize at;     /* where in it the next line begins */
  gsize length; /* of it */
  gsize clean;  /* bytes of it before the first that no text has */

  guint64 line;     /* on which the next byte stands */
  guint64 row_line; /* on which the row being read began */
  gboolean in_row;
  gboolean
      after_cr; /* the chunk ended in a carriage return; a line feed that follows belongs to it */
  gboolean started;
  gboolean finished;

  FstRowBuilder *builder;
  const FstTableRow *row; /* (nullable): the row that has ended */
  const char *excess;     /* (nullable): the limit that was passed */
};

G_DEFINE_FINAL_TYPE (FstCsvReader, fst_csv_reader, FST_TYPE_TABLE_READER)

/* libcsv calls this at the end of every field. */
static void
on_field (void *bytes, size_t length, void *data)
{
  FstCsvReader *self = data;

  if (length > FST_TABLE_MAX_CELL)
    self->excess = "a field is longer than 64 KiB";
  else if (fst_row_builder_get_n_cells (self->builder) >= FST_TABLE_MAX_COLUMNS)
    self->excess = "a row has more than 1000 fields";
  else
    fst_row_builder_add (self->builder, length == 0 ? FST_CELL_EMPTY : FST_CELL_TEXT, bytes, length,
                         0);
}

/* libcsv calls this at the end of every row. */
static void
on_row (int terminator, void *data)
{
  FstCsvReader *self = data;

  self->row = fst_row_builder_finish (self->builder, self->row_line);
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
  const char *feed = memchr (text, '\n', length);
  gsize before = feed != NULL ? (gsize) (feed - text) : length;
  const char *carriage = memchr (text, '\r', before);

  *ends = feed != NULL || carriage != NULL;
  if (carriage == NULL || carriage + 1 == feed)
    return feed != NULL ? before + 1 : length;
  return (gsize) (carriage - text) + 1;
}

/* What is no text on its first line never was a table; further down it is a damaged one. */
static void
fail_here (FstCsvReader *self, GError **error, const char *what)
{
  g_set_error (error, FST_IMPORT_ERROR,
               self->line == 1 ? FST_IMPORT_ERROR_NOT_TEXT : FST_IMPORT_ERROR_DAMAGED,
               "line %" G_GUINT64_FORMAT ": %s", self->line, what);
}

static void
parse_line (FstCsvReader *self, const char *text, gsize length, gboolean ends)
{
  if (!self->in_row)
    {
      /* A piece of a line that goes on may be the empty cells that it begins with. */
      if (ends && is_blank (text, length))
        return;
      self->row_line = self->line;
    }
  self->in_row = TRUE;
  if (csv_parse (&self->parser, text, length, on_field, on_row, self) != length)
    g_error ("libcsv: %s", csv_strerror (csv_error (&self->parser)));
  /* The buffer grows only with a field that has not ended. */
  if (csv_get_buffer_size (&self->parser) > FST_TABLE_MAX_CELL + CHUNK)
    self->excess = "a field is longer than 64 KiB; is a quotation mark missing?";
}

/* Gives libcsv the chunk line by line, which it does not count itself, until a row has ended. */
static gboolean
parse_chunk (FstCsvReader *self, GError **error)
{
  while (self->at < self->length && self->row == NULL)
    {
      const char *text = self->chunk + self->at;
      gboolean ends;
      gsize n = line_length (text, self->length - self->at, &ends);
      gboolean second_half = self->after_cr && text[0] == '\n';

      if (self->at + n > self->clean)
        {
          fail_here (self, error, "the file holds bytes that are no text");
          return FALSE;
        }
      parse_line (self, text, n, ends);
      if (self->excess != NULL)
        {
          g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT,
                       "line %" G_GUINT64_FORMAT ": %s", self->row_line, self->excess);
          return FALSE;
        }
      self->line += ends && !second_half;
      self->after_cr = text[n - 1] == '\r';
      self->at += n;
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
  if (cause->domain == FST_IMPORT_ERROR)
    {
      if (self->line > 1)
        cause->code = FST_IMPORT_ERROR_DAMAGED;
      g_prefix_error (&cause, "line %" G_GUINT64_FORMAT ": ", self->line);
    }
  g_propagate_error (error, cause);
  return FALSE;
}

static gboolean
read_chunk (FstCsvReader *self, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  gssize n = fst_text_input_read (self->input, self->chunk, CHUNK, cancellable, &cause);

  if (n < 0)
    return fail_reading (self, error, cause);
  if (n == 0)
    return finish (self, error);
  if (!self->started)
    csv_set_delim (&self->parser, (guchar) find_separator (self->chunk, (gsize) n));
  self->started = TRUE;
  self->at = 0;
  self->length = (gsize) n;
  self->clean = fst_text_find_binary (self->chunk, self->length);
  return TRUE;
}

static gboolean
fst_csv_reader_next (FstTableReader *reader,
                     const FstTableRow **row,
                     GCancellable *cancellable,
                     GError **error)
{
  FstCsvReader *self = FST_CSV_READER (reader);

  self->row = NULL;
  while (self->row == NULL && !self->finished)
    {
      if (self->at == self->length && !read_chunk (self, cancellable, error))
        return FALSE;
      if (!parse_chunk (self, error))
        return FALSE;
    }
  *row = self->row;
  return TRUE;
}

static const char *
fst_csv_reader_get_kind (FstTableReader *reader)
{
  return "csv";
}

static double
fst_csv_reader_get_fraction (FstTableReader *reader)
{
  return fst_text_input_get_fraction (FST_CSV_READER (reader)->input);
}

static void
fst_csv_reader_finalize (GObject *object)
{
  FstCsvReader *self = FST_CSV_READER (object);

  csv_free (&self->parser);
  fst_row_builder_free (self->builder);
  g_clear_pointer (&self->input, fst_text_input_free);
  g_free (self->chunk);
  G_OBJECT_CLASS (fst_csv_reader_parent_class)->finalize (object);
}

static void
fst_csv_reader_class_init (FstCsvReaderClass *klass)
{
  FstTableReaderClass *reader_class = FST_TABLE_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fst_csv_reader_finalize;
  reader_class->get_kind = fst_csv_reader_get_kind;
  reader_class->next = fst_csv_reader_next;
  reader_class->get_fraction = fst_csv_reader_get_fraction;
}

static void
fst_csv_reader_init (FstCsvReader *self)
{
  self->chunk = g_malloc (CHUNK);
  self->line = 1;
  self->builder = fst_row_builder_new ();
  /* Not strict: a quotation mark inside a field is common ("24\" wide") and does no harm. */
  csv_init (&self->parser, 0);
  csv_set_realloc_func (&self->parser, g_realloc);
  csv_set_free_func (&self->parser, g_free);
}

/**
 * fst_csv_reader_open:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens a CSV file (RFC 4180) whose separator is a semicolon, a comma or a tab, in any encoding
 * that fst_text_input_open() knows. Blank lines are passed over.
 *
 * Returns: (transfer full): a reader, or %NULL with an error of #FstImportError or #GIOErrorEnum
 */
FstTableReader *
fst_csv_reader_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  FstTextInput *input = fst_text_input_open (file, cancellable, error);
  if (input == NULL)
    return NULL;

  FstCsvReader *self = g_object_new (FST_TYPE_CSV_READER, NULL);
  self->input = input;
  return FST_TABLE_READER (self);
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
  g_autoptr (GString) swedish = g_string_new (text);
  GString *out = g_string_new (NULL);

  /* Norwegian for ö and ä; the C library would make oe and ae of them. */
  g_string_replace (swedish, "ø", "ö", 0);
  g_string_replace (swedish, "Ø", "Ö", 0);
  g_string_replace (swedish, "æ", "ä", 0);
  g_string_replace (swedish, "Æ", "Ä", 0);
  /* "C": no language's own rules, å is a everywhere. */
  g_autofree char *ascii = g_str_to_ascii (swedish->str, "C");

  for (const char *p = ascii; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_tolower (*p));
  return g_string_free_and_steal (out);
}
