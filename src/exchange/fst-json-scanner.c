#include "fst-json-scanner.h"

#include "fst-import-error.h"
#include "fst-text-input.h"

#include <string.h>

#define CHUNK (64 * 1024)

/* What peek() gives beside a byte. */
#define AT_END -1
#define FAILED -2

typedef enum
{
  SHAPE_LINES, /* object after object */
  SHAPE_ARRAY,
  SHAPE_MEMBER, /* an array that is a member of one object */
} Shape;

struct _FstJsonScanner
{
  FstTextInput *input;
  char *chunk;
  gsize at, length;
  gboolean at_end, failed;
  guint64 line;

  Shape shape;
  GString *member; /* the array's name, as it stands in the file with its quotation marks */
  gboolean inside; /* of the array */
  gboolean finished;
  guint64 number; /* of the object read last */
  GString *object;
  GString *name; /* of a member of the outer object */
};

/* The next byte, which stays. After an error there is no other. */
static int
peek (FstJsonScanner *self, GCancellable *cancellable, GError **error)
{
  if (self->at == self->length && !self->at_end && !self->failed)
    {
      gssize n = fst_text_input_read (self->input, self->chunk, CHUNK, cancellable, error);
      self->failed = n < 0;
      self->at = 0;
      self->length = (gsize) MAX (n, 0);
      self->at_end = n == 0;
    }
  if (self->failed)
    return FAILED;
  return self->at < self->length ? (guchar) self->chunk[self->at] : AT_END;
}

static void
advance (FstJsonScanner *self)
{
  self->line += self->chunk[self->at] == '\n';
  self->at++;
}

static int
peek_past_space (FstJsonScanner *self, GCancellable *cancellable, GError **error)
{
  int c;

  while ((c = peek (self, cancellable, error)) == ' ' || c == '\t' || c == '\n' || c == '\r')
    advance (self);
  return c;
}

static gboolean
fail (GError **error, const char *what)
{
  g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED, what);
  return FALSE;
}

/* What was found instead of what had to come, unless reading itself failed. */
static gboolean
fail_at (int found, GError **error, const char *expected)
{
  if (found == FAILED)
    return FALSE;
  g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED, "expected %s, not %s", expected,
               found == AT_END ? "the end of the file" : "what stands there");
  return FALSE;
}

static gboolean
take (FstJsonScanner *self, char wanted, GCancellable *cancellable, GError **error)
{
  int c = peek_past_space (self, cancellable, error);
  const char expected[] = { wanted, '\0' };

  if (c != wanted)
    return fail_at (c, error, expected);
  advance (self);
  return TRUE;
}

/* A value while its end is looked for. */
typedef struct
{
  guint depth;
  gboolean quoted, escaped;
  gboolean ended;
} Value;

/* Takes one more byte of a value into account; whether it belongs to it. */
static gboolean
step (Value *value, int c)
{
  if (value->quoted)
    {
      gboolean closes = c == '"' && !value->escaped;
      value->escaped = c == '\\' && !value->escaped;
      value->quoted = !closes;
      value->ended = closes && value->depth == 0;
      return TRUE;
    }
  if (c == '"')
    value->quoted = TRUE;
  else if (c == '{' || c == '[')
    value->depth++;
  else if ((c == '}' || c == ']') && value->depth > 0)
    value->ended = --value->depth == 0;
  else if (value->depth == 0 && strchr (",}] \t\r\n", c) != NULL)
    {
      value->ended = TRUE;
      return FALSE;
    }
  return TRUE;
}

/* Goes to the end of a value, and keeps it where @keep is given. What is in between is looked at
 * when the object is taken apart. */
static gboolean
take_value (FstJsonScanner *self, GString *keep, GCancellable *cancellable, GError **error)
{
  Value value = { 0 };

  while (!value.ended)
    {
      int c = peek (self, cancellable, error);
      if (c < 0)
        return fail_at (c, error, "the rest of a value");
      if (!step (&value, c))
        break;
      if (value.depth > FST_JSON_MAX_DEPTH)
        return fail (error, "the file is nested more than 64 levels deep");
      if (keep != NULL && keep->len == FST_JSON_MAX_OBJECT)
        {
          g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT,
                               "an object is larger than 1 MiB");
          return FALSE;
        }
      if (keep != NULL)
        g_string_append_c (keep, (char) c);
      advance (self);
    }
  return TRUE;
}

/* A member's name and what parts it from its value. */
static gboolean
take_name (FstJsonScanner *self, GCancellable *cancellable, GError **error)
{
  int c = peek_past_space (self, cancellable, error);

  if (c != '"')
    return fail_at (c, error, "the name of a member");
  g_string_truncate (self->name, 0);
  return take_value (self, self->name, cancellable, error) && take (self, ':', cancellable, error);
}

/* After a member: whether there is another. */
static gboolean
take_comma (FstJsonScanner *self, gboolean *more, GCancellable *cancellable, GError **error)
{
  int c = peek_past_space (self, cancellable, error);

  if (c != ',' && c != '}')
    return fail_at (c, error, ", or }");
  advance (self);
  *more = c == ',';
  return TRUE;
}

static gboolean
skip_value (FstJsonScanner *self, GCancellable *cancellable, GError **error)
{
  int c = peek_past_space (self, cancellable, error);
  return c >= 0 ? take_value (self, NULL, cancellable, error) : fail_at (c, error, "a value");
}

/* Whether the member's value is an array of objects. What follows the bracket is left. */
static gboolean
survey_value (FstJsonScanner *self, gboolean *objects, GCancellable *cancellable, GError **error)
{
  int c = peek_past_space (self, cancellable, error);
  gboolean more = TRUE;

  *objects = FALSE;
  if (c != '[')
    return skip_value (self, cancellable, error);
  advance (self);
  c = peek_past_space (self, cancellable, error);
  *objects = c == '{';
  /* To the array's end, element by element. */
  while (more && c != ']')
    {
      if (c < 0)
        return fail_at (c, error, "the rest of an array");
      if (!take_value (self, NULL, cancellable, error))
        return FALSE;
      c = peek_past_space (self, cancellable, error);
      more = c == ',';
      if (more)
        advance (self);
      c = peek_past_space (self, cancellable, error);
    }
  return take (self, ']', cancellable, error);
}

/* Goes through the first object to see what it is: a row, or what the rows are wrapped in. */
static gboolean
survey_object (FstJsonScanner *self, guint *n_arrays, GCancellable *cancellable, GError **error)
{
  gboolean more = TRUE, objects;

  advance (self);
  if (peek_past_space (self, cancellable, error) == '}')
    {
      advance (self);
      return TRUE;
    }
  while (more)
    {
      if (!take_name (self, cancellable, error)
          || !survey_value (self, &objects, cancellable, error))
        return FALSE;
      if (objects)
        {
          g_string_assign (self->member, self->name->str);
          ++*n_arrays;
        }
      if (!take_comma (self, &more, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_shape (FstJsonScanner *self, GCancellable *cancellable, GError **error)
{
  int c = peek_past_space (self, cancellable, error);
  guint n_arrays = 0;

  self->shape = SHAPE_ARRAY;
  if (c == '[')
    return TRUE;
  if (c != '{')
    return fail_at (c, error, "{ or [");
  if (!survey_object (self, &n_arrays, cancellable, error))
    return FALSE;
  c = peek_past_space (self, cancellable, error);
  if (c == FAILED)
    return FALSE;
  self->shape = c == AT_END && n_arrays == 1 ? SHAPE_MEMBER : SHAPE_LINES;
  if (c != AT_END || n_arrays <= 1)
    return TRUE;
  g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_FORMAT,
               "the file holds %u lists of objects; which of them is the table is not clear",
               n_arrays);
  return FALSE;
}

static gboolean
start (FstJsonScanner *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_clear_pointer (&self->input, fst_text_input_free);
  self->input = fst_text_input_open (file, cancellable, error);
  self->at = self->length = 0;
  self->at_end = FALSE;
  self->line = 1;
  return self->input != NULL;
}

/**
 * fst_json_scanner_open:
 * @file: a JSON file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds which of the shapes the file has; it goes through the first object for that.
 *
 * Returns: (transfer full): a scanner, or %NULL with an error of #FstImportError or #GIOErrorEnum
 */
FstJsonScanner *
fst_json_scanner_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (FstJsonScanner) self = g_new0 (FstJsonScanner, 1);

  self->chunk = g_malloc (CHUNK);
  self->member = g_string_new (NULL);
  self->object = g_string_new (NULL);
  self->name = g_string_new (NULL);
  if (!start (self, file, cancellable, error))
    return NULL;
  if (!find_shape (self, cancellable, error))
    {
      fst_json_scanner_prefix_place (self, error);
      return NULL;
    }
  return start (self, file, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * fst_json_scanner_free:
 * @self: (transfer full): a scanner
 *
 * Closes the file.
 */
void
fst_json_scanner_free (FstJsonScanner *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->input, fst_text_input_free);
  g_free (self->chunk);
  g_string_free (self->member, TRUE);
  g_string_free (self->object, TRUE);
  g_string_free (self->name, TRUE);
  g_free (self);
}

/* From the beginning to the array's first object. */
static gboolean
enter (FstJsonScanner *self, GCancellable *cancellable, GError **error)
{
  gboolean more = TRUE;

  self->inside = TRUE;
  if (self->shape == SHAPE_LINES)
    return TRUE;
  if (self->shape == SHAPE_ARRAY)
    return take (self, '[', cancellable, error);
  if (!take (self, '{', cancellable, error))
    return FALSE;
  while (more)
    {
      if (!take_name (self, cancellable, error))
        return FALSE;
      if (g_string_equal (self->name, self->member))
        return take (self, '[', cancellable, error);
      if (!skip_value (self, cancellable, error) || !take_comma (self, &more, cancellable, error))
        return FALSE;
    }
  return fail (error, "the file has changed while it was read");
}

/* Behind the last object: only the rest of the wrapping may follow. */
static gboolean
leave (FstJsonScanner *self, GCancellable *cancellable, GError **error)
{
  gboolean more = FALSE;

  self->finished = TRUE;
  if (self->shape != SHAPE_LINES)
    advance (self);
  if (self->shape == SHAPE_MEMBER && !take_comma (self, &more, cancellable, error))
    return FALSE;
  while (more)
    if (!take_name (self, cancellable, error) || !skip_value (self, cancellable, error)
        || !take_comma (self, &more, cancellable, error))
      return FALSE;
  int c = peek_past_space (self, cancellable, error);
  return c == AT_END || fail_at (c, error, "nothing more");
}

static gboolean
read_next (FstJsonScanner *self, GCancellable *cancellable, GError **error)
{
  if (!self->inside && !enter (self, cancellable, error))
    return FALSE;
  int c = peek_past_space (self, cancellable, error);
  if (c == (self->shape == SHAPE_LINES ? AT_END : ']'))
    return leave (self, cancellable, error);
  if (self->shape != SHAPE_LINES && self->number > 0)
    {
      if (!take (self, ',', cancellable, error))
        return FALSE;
      c = peek_past_space (self, cancellable, error);
    }
  self->number++;
  if (c != '{')
    return fail_at (c, error, "an object");
  return take_value (self, self->object, cancellable, error);
}

/**
 * fst_json_scanner_next:
 * @self: a scanner
 * @object: (out) (transfer none) (nullable) (array length=length): the next object's text, which
 * holds until the next call, or %NULL after the last
 * @length: (out): bytes
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds the next object. Only where it ends is certain; what is in it may yet be no JSON.
 *
 * Returns: %FALSE with an error of #FstImportError or #GIOErrorEnum that names line and object
 */
gboolean
fst_json_scanner_next (FstJsonScanner *self,
                       const char **object,
                       gsize *length,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && object != NULL && length != NULL, FALSE);

  *object = NULL;
  g_string_truncate (self->object, 0);
  if (!self->finished && !read_next (self, cancellable, error))
    {
      self->finished = TRUE;
      fst_json_scanner_prefix_place (self, error);
      return FALSE;
    }
  if (self->object->len > 0)
    *object = self->object->str;
  *length = self->object->len;
  return TRUE;
}

/**
 * fst_json_scanner_prefix_place:
 * @self: a scanner
 * @error: (nullable): where an error lies
 *
 * Says in an error of #FstImportError where reading has come: an object's line is its last.
 */
void
fst_json_scanner_prefix_place (FstJsonScanner *self, GError **error)
{
  g_return_if_fail (self != NULL);

  if (error == NULL || *error == NULL || (*error)->domain != FST_IMPORT_ERROR)
    return;
  if (self->number > 0)
    g_prefix_error (error, "line %" G_GUINT64_FORMAT ", object %" G_GUINT64_FORMAT ": ", self->line,
                    self->number);
  else
    g_prefix_error (error, "line %" G_GUINT64_FORMAT ": ", self->line);
}

/**
 * fst_json_scanner_get_fraction:
 * @self: a scanner
 *
 * Tells how much of the file has been gone through.
 *
 * Returns: 0 to 1, or -1 where it is not known
 */
double
fst_json_scanner_get_fraction (FstJsonScanner *self)
{
  g_return_val_if_fail (self != NULL, -1);
  return fst_text_input_get_fraction (self->input);
}

/**
 * fst_json_scanner_may_be_json:
 * @start: (array length=length): the first bytes of a text file, in any character set
 * @length: their number
 *
 * Tells JSON from CSV, whose first heading may stand in brackets too.
 *
 * Returns: whether the file begins as JSON does
 */
gboolean
fst_json_scanner_may_be_json (const char *start, gsize length)
{
  char seen[2] = "";
  gsize n = 0;

  /* Neither byte order marks nor the zeros of UTF-16 count. */
  for (gsize i = 0; i < length && n < 2; i++)
    if (start[i] != '\0' && !g_ascii_isspace (start[i])
        && strchr ("\xEF\xBB\xBF\xFE\xFF", start[i]) == NULL)
      seen[n++] = start[i];
  return n == 2
         && ((seen[0] == '{' && strchr ("\"}", seen[1]) != NULL)
             || (seen[0] == '[' && strchr ("{[\"]-0123456789", seen[1]) != NULL));
}
