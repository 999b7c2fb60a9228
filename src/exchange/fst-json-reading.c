#include "fst-json-reading.h"

#include <stdio.h>
#include <string.h>

/* Far above any real file; keeps a hostile one from taking the memory. */
#define LARGEST_MIB 16
#define LARGEST_FILE (LARGEST_MIB * 1024 * 1024)
#define DEEPEST_NESTING 64
#define LONGEST_MESSAGE 1000 /* characters */

/* json-glib would end the text there, and nobody would see that it had gone on. */
static gboolean
holds_nul (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *at = memchr (text, '\\', length); at && at + 1 < end;
       at = memchr (at, '\\', (gsize) (end - at)))
    {
      if (end - at >= 6 && memcmp (at, "\\u0000", 6) == 0)
        return TRUE;
      /* The next character is escaped, be it a backslash. */
      at += 2;
    }
  return FALSE;
}

/* json-glib would keep the last of two members with the same name; which one was meant nobody
 * knows. */
typedef struct
{
  GHashTable *seen; /* object and name */
  char *twice;      /* (nullable): the first name that stands twice in an object */
  guint line;       /* where it does */
} Members;

static void
note_member (JsonParser *parser, JsonObject *object, const char *name, gpointer user_data)
{
  Members *members = user_data;

  if (g_hash_table_add (members->seen, g_strdup_printf ("%p %s", (gpointer) object, name))
      || members->twice)
    return;
  members->twice = g_strdup (name);
  members->line = json_parser_get_current_line (parser);
}

/* A message is one line of readable text, whatever stands in the file: names and values of it come
 * into messages. */
static char *
make_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) line = g_string_new (NULL);
  guint n = 0;

  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      GUnicodeType type = g_unichar_type (character);
      gboolean readable = g_unichar_isprint (character) && type != G_UNICODE_FORMAT;

      if (n++ == LONGEST_MESSAGE)
        {
          g_string_append (line, "…");
          break;
        }
      g_string_append_unichar (line, readable ? character : ' ');
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Puts the place that json-glib names as ours are put. */
static void
set_syntax_error (GError **error, GQuark domain, int code, const char *file, const char *message)
{
  g_autofree char *line = make_line (message);
  guint row, column;
  int length = 0;

  if (sscanf (line, "<data>:%u:%u: %n", &row, &column, &length) == 2 && length > 0)
    g_set_error (error, domain, code, "%s, line %u, column %u: %s", file, row, column,
                 line + length);
  else
    g_set_error (error, domain, code, "%s: %s", file, line);
}

static gboolean
is_too_deep (const char *text, gsize length)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted)
        {
          if (text[i] == '\\')
            i++;
          else if (text[i] == '"')
            quoted = FALSE;
        }
      else if (text[i] == '"')
        quoted = TRUE;
      else if (text[i] == '{' || text[i] == '[')
        {
          if (++depth > DEEPEST_NESTING)
            return TRUE;
        }
      else if ((text[i] == '}' || text[i] == ']') && depth > 0)
        depth--;
    }
  return FALSE;
}

/* What is wrong with a text before any of it is parsed; NULL if nothing is. */
static const char *
find_fault (const char *text, gsize length)
{
  if (length > LARGEST_FILE)
    return "larger than " G_STRINGIFY (LARGEST_MIB) " MiB";
  if (length == 0)
    return "the file is empty; expected JSON";
  if (!g_utf8_validate_len (text, length, NULL))
    return "not UTF-8 text; expected JSON";
  if (is_too_deep (text, length))
    return "nested more than " G_STRINGIFY (DEEPEST_NESTING) " levels deep";
  if (holds_nul (text, length))
    return "holds the character NUL";
  return NULL;
}

/**
 * fst_json_parse:
 * @bytes: JSON (RFC 8259)
 * @file: what to call it in errors
 * @domain: domain of the error
 * @code: code of the error
 * @error: return location
 *
 * Parses JSON strictly: UTF-8, at most 16 MiB, at most 64 levels deep, no NUL in a text, each
 * member of an object once.
 *
 * Returns: (transfer full): the root, or NULL with one line that names the file and the place
 */
JsonNode *
fst_json_parse (GBytes *bytes, const char *file, GQuark domain, int code, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *twice = NULL;
  g_autoptr (GError) local = NULL;
  Members members = { seen };
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *fault = find_fault (text, length);
  gboolean parsed;

  if (fault)
    {
      g_set_error (error, domain, code, "%s: %s", file, fault);
      return NULL;
    }
  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "object-member", G_CALLBACK (note_member), &members);
  parsed = json_parser_load_from_data (parser, text, (gssize) length, &local);
  twice = members.twice;
  if (!parsed)
    set_syntax_error (error, domain, code, file, local->message);
  else if (!json_parser_get_root (parser))
    g_set_error (error, domain, code, "%s: expected JSON", file);
  else if (twice)
    {
      g_autofree char *name = make_line (twice);

      g_set_error (error, domain, code, "%s, line %u: “%s” stands twice in the same object", file,
                   members.line, name);
    }
  else
    return json_node_ref (json_parser_get_root (parser));
  return NULL;
}

/**
 * fst_json_reading_set_place:
 * @self: a reading
 * @format: printf format of the place
 * @...: its arguments
 *
 * Says where in the file the reading has come to.
 */
void
fst_json_reading_set_place (FstJsonReading *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_free (self->place);
  self->place = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

/**
 * fst_json_reading_fail:
 * @self: a reading
 * @code: error code in the reading's domain
 * @format: printf format of what was expected
 * @...: its arguments
 *
 * Reports a fault; only the first is kept.
 */
void
fst_json_reading_fail (FstJsonReading *self, int code, const char *format, ...)
{
  g_autofree char *what = NULL;
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  if (self->error)
    return;
  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  message = self->place ? g_strdup_printf (", %s: %s", self->place, what)
                        : g_strdup_printf (": %s", what);
  line = make_line (message);
  self->error = g_error_new (self->domain, code, "%s%s", self->file, line);
}

/**
 * fst_json_reading_finish:
 * @self: a reading
 * @error: return location
 *
 * Ends a reading.
 *
 * Returns: whether there was no fault
 */
gboolean
fst_json_reading_finish (FstJsonReading *self, GError **error)
{
  g_clear_pointer (&self->place, g_free);
  if (!self->error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * fst_json_reading_check_members:
 * @self: a reading
 * @object: (nullable): an object
 * @known: the members that it may have
 *
 * Refuses a member that nobody would read: it is most likely misspelt.
 */
void
fst_json_reading_check_members (FstJsonReading *self, JsonObject *object, const char *const *known)
{
  JsonObjectIter iter;
  const char *name;

  if (!object)
    return;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_strv_contains (known, name))
      {
        g_autofree char *expected = g_strjoinv (", ", (char **) known);

        fst_json_reading_fail (self, self->form_code, "“%s” is not known here; expected %s", name,
                               expected);
      }
}

static JsonNode *
get (JsonObject *object, const char *member)
{
  JsonNode *node = object ? json_object_get_member (object, member) : NULL;

  return node && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static gboolean
holds (JsonNode *node, GType type)
{
  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/**
 * fst_json_reading_get_string:
 * @self: a reading
 * @object: (nullable): an object
 * @member: a member that must be there
 *
 * Reads a text.
 *
 * Returns: (transfer none): the text, empty after a fault
 */
const char *
fst_json_reading_get_string (FstJsonReading *self, JsonObject *object, const char *member)
{
  JsonNode *node = get (object, member);

  if (holds (node, G_TYPE_STRING))
    return json_node_get_string (node);
  fst_json_reading_fail (self, self->form_code, "“%s”: expected a text", member);
  return "";
}

/**
 * fst_json_reading_get_optional_string:
 * @self: a reading
 * @object: (nullable): an object
 * @member: a member that may be left out or null
 *
 * Reads a text.
 *
 * Returns: (transfer none) (nullable): the text, or NULL
 */
const char *
fst_json_reading_get_optional_string (FstJsonReading *self, JsonObject *object, const char *member)
{
  return get (object, member) ? fst_json_reading_get_string (self, object, member) : NULL;
}

/**
 * fst_json_reading_get_boolean:
 * @self: a reading
 * @object: (nullable): an object
 * @member: a member that may be left out: false then
 *
 * Reads true or false.
 *
 * Returns: the value
 */
gboolean
fst_json_reading_get_boolean (FstJsonReading *self, JsonObject *object, const char *member)
{
  JsonNode *node = get (object, member);

  if (!node)
    return FALSE;
  if (holds (node, G_TYPE_BOOLEAN))
    return json_node_get_boolean (node);
  fst_json_reading_fail (self, self->form_code, "“%s”: expected true or false", member);
  return FALSE;
}

/**
 * fst_json_reading_get_integer:
 * @self: a reading
 * @object: (nullable): an object
 * @member: a member that must be there
 *
 * Reads a whole number.
 *
 * Returns: the number, 0 after a fault
 */
gint64
fst_json_reading_get_integer (FstJsonReading *self, JsonObject *object, const char *member)
{
  JsonNode *node = get (object, member);

  if (holds (node, G_TYPE_INT64))
    return json_node_get_int (node);
  fst_json_reading_fail (self, self->form_code, "“%s”: expected a whole number", member);
  return 0;
}

/**
 * fst_json_reading_get_object:
 * @self: a reading
 * @object: (nullable): an object
 * @member: a member that may be left out
 *
 * Reads an object within an object.
 *
 * Returns: (transfer none) (nullable): the object, or NULL
 */
JsonObject *
fst_json_reading_get_object (FstJsonReading *self, JsonObject *object, const char *member)
{
  JsonNode *node = get (object, member);

  return node ? fst_json_reading_as_object (self, node, member) : NULL;
}

/**
 * fst_json_reading_get_array:
 * @self: a reading
 * @object: (nullable): an object
 * @member: a member that may be left out
 *
 * Reads an array within an object.
 *
 * Returns: (transfer none) (nullable): the array, or NULL
 */
JsonArray *
fst_json_reading_get_array (FstJsonReading *self, JsonObject *object, const char *member)
{
  JsonNode *node = get (object, member);

  if (!node)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  fst_json_reading_fail (self, self->form_code, "“%s”: expected an array", member);
  return NULL;
}

/**
 * fst_json_reading_get_strings:
 * @self: a reading
 * @object: (nullable): an object
 * @member: a member that may be left out: no texts then
 *
 * Reads a text or an array of texts.
 *
 * Returns: (transfer full): the texts
 */
GStrv
fst_json_reading_get_strings (FstJsonReading *self, JsonObject *object, const char *member)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  JsonNode *node = get (object, member);

  if (holds (node, G_TYPE_STRING))
    g_strv_builder_add (texts, json_node_get_string (node));
  else if (node)
    {
      JsonArray *array = fst_json_reading_get_array (self, object, member);

      for (guint i = 0; array && i < json_array_get_length (array); i++)
        g_strv_builder_add (
            texts, fst_json_reading_as_string (self, json_array_get_element (array, i), member));
    }
  return g_strv_builder_end (texts);
}

/**
 * fst_json_reading_as_object:
 * @self: a reading
 * @node: a node
 * @what: what to call it in an error
 *
 * Takes a node for an object.
 *
 * Returns: (transfer none) (nullable): the object, or NULL after a fault
 */
JsonObject *
fst_json_reading_as_object (FstJsonReading *self, JsonNode *node, const char *what)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  fst_json_reading_fail (self, self->form_code, "“%s”: expected an object", what);
  return NULL;
}

/**
 * fst_json_reading_as_string:
 * @self: a reading
 * @node: a node
 * @what: what to call it in an error
 *
 * Takes a node for a text.
 *
 * Returns: (transfer none): the text, empty after a fault
 */
const char *
fst_json_reading_as_string (FstJsonReading *self, JsonNode *node, const char *what)
{
  if (holds (node, G_TYPE_STRING))
    return json_node_get_string (node);
  fst_json_reading_fail (self, self->form_code, "“%s”: expected a text", what);
  return "";
}
