#include "fst-text-input.h"

#include "fst-import-error.h"

#include <string.h>

#define CHUNK (64 * 1024)
#define BLOCK 64

/* The longest part of a character that is not whole. */
#define MAX_REST 3

/* How a file that is not a table of text begins, and what it is. */
static const struct
{
  const char *bytes;
  gsize length;
  const char *name;
} signatures[] = {
  { "PK\003\004", 4, "a workbook or an archive (ZIP)" },
  { "\xD0\xCF\x11\xE0", 4, "an old workbook or document of Office" },
  { "%PDF-", 5, "a PDF document" },
  { "\x89PNG", 4, "a PNG picture" },
  { "\xFF\xD8\xFF", 3, "a JPEG picture" },
  { "\x1F\x8B", 2, "a compressed file (gzip)" },
};

/* Byte order marks. */
static const struct
{
  const char *bytes;
  gsize length;
  const char *charset;
} marks[] = {
  { "\xEF\xBB\xBF", 3, "UTF-8" },
  { "\xFF\xFE", 2, "UTF-16LE" },
  { "\xFE\xFF", 2, "UTF-16BE" },
};

static inline guint8
is_binary (char c)
{
  return (guint8) (((guint8) c < 0x20) & ((guint8) (c - '\t') > '\r' - '\t'));
}

/**
 * fst_text_find_binary:
 * @text: (array length=length): bytes
 * @length: their number
 *
 * Finds the first byte that no text has: a control character other than tab, line break and form
 * feed.
 *
 * Returns: its position, or @length
 */
gsize
fst_text_find_binary (const char *text, gsize length)
{
  gsize i = 0;

  /* Block by block without a branch, which the compiler makes into a few instructions. */
  for (; i + BLOCK <= length; i += BLOCK)
    {
      guint8 found = 0;
      for (gsize j = 0; j < BLOCK; j++)
        found |= is_binary (text[i + j]);
      if (found != 0)
        break;
    }
  while (i < length && !is_binary (text[i]))
    i++;
  return i;
}

/* How much of a file reads as UTF-8. */
typedef struct
{
  guint64 n_characters; /* characters of more than one byte */
  guint64 n_faults;     /* bytes that belong to no character */
  gboolean binary;
} Survey;

/* Counts the bytes with which characters of more than one byte begin. */
static guint64
count_characters (const char *text, gsize length)
{
  guint64 n = 0;
  gsize i = 0;

  for (; i + BLOCK <= length; i += BLOCK)
    {
      guint8 found = 0;
      for (gsize j = 0; j < BLOCK; j++)
        found = (guint8) (found + ((guint8) text[i + j] >= 0xC0));
      n += found;
    }
  for (; i < length; i++)
    n += (guint8) text[i] >= 0xC0;
  return n;
}

/* Surveys bytes up to the last whole character and returns how many were used. */
static gsize
survey_bytes (Survey *survey, const char *bytes, gsize length, gboolean at_end)
{
  const char *at = bytes;
  const char *end = bytes + length;

  while (at < end)
    {
      const char *fault;
      g_utf8_validate_len (at, (gsize) (end - at), &fault);
      survey->n_characters += count_characters (at, (gsize) (fault - at));
      at = fault;
      if (at == end)
        break;
      if (!at_end && g_utf8_get_char_validated (at, end - at) == (gunichar) -2)
        break;
      survey->n_faults++;
      at++;
    }
  return (gsize) (at - bytes);
}

static gboolean
survey_stream (GInputStream *stream, Survey *survey, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  gsize kept = 0;

  while (TRUE)
    {
      gssize n = g_input_stream_read (stream, buffer + kept, CHUNK - kept, cancellable, error);
      if (n < 0)
        return FALSE;
      gsize length = kept + (gsize) n;
      /* What comes after a binary byte does not matter: the file is refused there. */
      survey->binary = fst_text_find_binary (buffer, length) < length;
      gsize used = survey_bytes (survey, buffer, length, n == 0);
      if (n == 0 || survey->binary)
        return TRUE;
      kept = length - used;
      memmove (buffer, buffer + used, kept);
    }
}

/* Says in which character set the file is written, and how many bytes of it are a byte order mark.
 */
static const char *
find_charset (GInputStream *stream, gsize *mark_length, GCancellable *cancellable, GError **error)
{
  char start[8];
  gsize n;
  if (!g_input_stream_read_all (stream, start, sizeof start, &n, cancellable, error))
    return NULL;
  *mark_length = 0;

  if (n == 0)
    {
      g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_EMPTY, "the file is empty");
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (n >= signatures[i].length && memcmp (start, signatures[i].bytes, signatures[i].length) == 0)
      {
        g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_NOT_TEXT,
                     "the file is %s, not a table of text", signatures[i].name);
        return NULL;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (n >= marks[i].length && memcmp (start, marks[i].bytes, marks[i].length) == 0)
      {
        *mark_length = marks[i].length;
        return marks[i].charset;
      }

  Survey survey = { 0 };
  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error)
      || !survey_stream (stream, &survey, cancellable, error))
    return NULL;
  /* Windows-1252 text hardly ever looks like UTF-8. A file that mostly does and has a few faults is
   * damaged UTF-8: read as Windows-1252 every å would come out wrong without a word. */
  return survey.n_faults > survey.n_characters ? "WINDOWS-1252" : "UTF-8";
}

struct _FstTextInput
{
  GFileInputStream *file;
  GInputStream *text;  /* the file as UTF-8: the file itself where it is that already */
  goffset size;        /* when it was opened */
  char rest[MAX_REST]; /* the beginning of a character that has not been read whole */
  gsize n_rest;
  gboolean faulty; /* what comes next is no UTF-8 */
};

/* What is behind the byte order mark, as UTF-8. */
static gboolean
open_text (FstTextInput *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_input_stream_query_info (
      self->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, error);
  gsize mark_length;
  const char *charset =
      info != NULL ? find_charset (G_INPUT_STREAM (self->file), &mark_length, cancellable, error)
                   : NULL;

  if (charset == NULL
      || !g_seekable_seek (G_SEEKABLE (self->file), (goffset) mark_length, G_SEEK_SET, cancellable,
                           error))
    return FALSE;
  self->size = g_file_info_get_size (info);
  if (strcmp (charset, "UTF-8") == 0)
    {
      self->text = g_object_ref (G_INPUT_STREAM (self->file));
      return TRUE;
    }
  g_autoptr (GCharsetConverter) converter = g_charset_converter_new ("UTF-8", charset, error);
  if (converter == NULL)
    return FALSE;
  self->text = g_converter_input_stream_new (G_INPUT_STREAM (self->file), G_CONVERTER (converter));
  return TRUE;
}

/**
 * fst_text_input_open:
 * @file: a text file in UTF-8, UTF-16 with a byte order mark, or Windows-1252
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens a text file so that it reads as UTF-8, in constant memory. May be used in any one thread.
 *
 * Returns: (transfer full): an input, or %NULL with an error of #FstImportError or #GIOErrorEnum
 */
FstTextInput *
fst_text_input_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (FstTextInput) self = g_new0 (FstTextInput, 1);

  self->file = g_file_read (file, cancellable, error);
  if (self->file == NULL || !open_text (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * fst_text_input_free:
 * @self: (transfer full): an input
 *
 * Closes the file.
 */
void
fst_text_input_free (FstTextInput *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->text);
  g_clear_object (&self->file);
  g_free (self);
}

static gssize
fail_faulty (GError **error)
{
  g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_NOT_TEXT,
                       "the file holds bytes that are no text in its character set");
  return -1;
}

/* How much of what was read is whole characters; the rest is kept for the next time, a fault that
 * follows them for an error then. */
static gsize
take_whole (FstTextInput *self, const char *buffer, gsize length)
{
  const char *fault;

  if (g_utf8_validate_len (buffer, length, &fault))
    return length;
  gsize whole = (gsize) (fault - buffer);
  gsize left = length - whole;
  if (left <= MAX_REST && g_utf8_get_char_validated (fault, (gssize) left) == (gunichar) -2)
    {
      memcpy (self->rest, fault, left);
      self->n_rest = left;
    }
  else
    self->faulty = TRUE;
  return whole;
}

/* Reads bytes until at least one character is whole. */
static gssize
read_whole (
    FstTextInput *self, char *buffer, gsize length, GCancellable *cancellable, GError **error)
{
  gsize whole = 0;

  while (whole == 0)
    {
      gsize kept = self->n_rest;
      if (self->faulty)
        return fail_faulty (error);
      gssize n = g_input_stream_read (self->text, buffer + kept, length - kept, cancellable, error);
      if (n < 0)
        return -1;
      if (n == 0)
        return kept > 0 ? fail_faulty (error) : 0;
      memcpy (buffer, self->rest, kept);
      self->n_rest = 0;
      whole = take_whole (self, buffer, kept + (gsize) n);
    }
  return (gssize) whole;
}

/**
 * fst_text_input_read:
 * @self: an input
 * @buffer: (array length=length): where to put what is read
 * @length: how much at most; more than one character
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads on. A file that has become shorter since it was opened is damaged: a table that ends early
 * would look whole.
 *
 * Returns: bytes of UTF-8; 0 at the end; -1 with
 * %FST_IMPORT_ERROR_NOT_TEXT where the file's bytes are no text, %FST_IMPORT_ERROR_DAMAGED or an
 * error of #GIOErrorEnum
 */
gssize
fst_text_input_read (
    FstTextInput *self, char *buffer, gsize length, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && buffer != NULL && length > MAX_REST, -1);

  GError *cause = NULL;
  gssize n = read_whole (self, buffer, length, cancellable, &cause);

  if (n == 0 && g_seekable_tell (G_SEEKABLE (self->file)) < self->size)
    {
      g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED,
                           "the file has become shorter while it was read");
      return -1;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    {
      fail_faulty (error);
      g_error_free (cause);
    }
  else if (cause != NULL)
    g_propagate_error (error, cause);
  return n;
}

/**
 * fst_text_input_get_fraction:
 * @self: an input
 *
 * Tells how much of the file has been read.
 *
 * Returns: 0 to 1, or -1 where it is not known
 */
double
fst_text_input_get_fraction (FstTextInput *self)
{
  g_return_val_if_fail (self != NULL, -1);

  double at = (double) g_seekable_tell (G_SEEKABLE (self->file));
  return self->size > 0 ? MIN (at / (double) self->size, 1) : -1;
}
