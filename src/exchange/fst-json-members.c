#include "fst-json-members.h"

#include "fst-import-error.h"
#include "fst-json-scanner.h"

#include <string.h>

/* Between the values of an array. */
#define SEPARATOR '|'

typedef struct
{
  gsize name, text; /* where they begin in the arena */
  FstCellKind kind;
} Member;

struct _FstJsonMembers
{
  GString *arena;  /* names and texts, each with its zero byte */
  GArray *members; /* (element-type Member) */

  const char *at, *end; /* what is left of the object */
  guint depth;
  GString *path;  /* of the value that is being read: "a.b" */
  GString *value; /* its text */
};

static gboolean read_value (FstJsonMembers *self, GError **error);

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED, "the object is no JSON: %s",
               what);
  return FALSE;
}

static char
peek (FstJsonMembers *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    self->at++;
  return self->at < self->end ? *self->at : '\0';
}

static gboolean
take (FstJsonMembers *self, char wanted, GError **error)
{
  if (peek (self) != wanted)
    {
      const char what[] = { wanted, ' ', 'i', 's', ' ', 'm', 'i', 's', 's', 'i', 'n', 'g', '\0' };
      return fail (error, what);
    }
  self->at++;
  return TRUE;
}

/* The four digits of \uXXXX. */
static gboolean
take_code (FstJsonMembers *self, gunichar *code)
{
  *code = 0;
  if (self->end - self->at < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*self->at++);
      if (digit < 0)
        return FALSE;
      *code = *code << 4 | (gunichar) digit;
    }
  return TRUE;
}

/* A character by its number; beyond U+FFFF it is written as two (RFC 8259, 7). */
static gboolean
take_character (FstJsonMembers *self, GString *out)
{
  gunichar code, low;

  if (!take_code (self, &code))
    return FALSE;
  if (code >= 0xD800 && code < 0xDC00)
    {
      if (self->end - self->at < 2 || self->at[0] != '\\' || self->at[1] != 'u')
        return FALSE;
      self->at += 2;
      if (!take_code (self, &low) || low < 0xDC00 || low > 0xDFFF)
        return FALSE;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
  if (code == 0 || !g_unichar_validate (code))
    return FALSE;
  g_string_append_unichar (out, code);
  return TRUE;
}

static gboolean
take_escape (FstJsonMembers *self, GString *out)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  char c = self->at < self->end ? *self->at++ : '\0';
  const char *found = c != '\0' ? strchr (from, c) : NULL;

  if (c == 'u')
    return take_character (self, out);
  if (found != NULL)
    g_string_append_c (out, to[found - from]);
  return found != NULL;
}

/* Reads a string and appends it. */
static gboolean
take_string (FstJsonMembers *self, GString *out, GError **error)
{
  if (!take (self, '"', error))
    return FALSE;
  while (self->at < self->end)
    {
      char c = *self->at++;
      if (c == '"')
        return TRUE;
      if ((guchar) c < 0x20)
        return fail (error, "a text holds a control character");
      if (c != '\\')
        g_string_append_c (out, c);
      else if (!take_escape (self, out))
        return fail (error, "a text holds an unknown character");
    }
  return fail (error, "a text does not end");
}

static gboolean
is_blank (const char *text)
{
  return strspn (text, " \t\r\n") == strlen (text);
}

/* Notes a value under the path that leads to it. */
static gboolean
add_member (FstJsonMembers *self, FstCellKind kind, const char *text, GError **error)
{
  Member member = { self->arena->len, 0, is_blank (text) ? FST_CELL_EMPTY : kind };

  if (strlen (text) > FST_TABLE_MAX_CELL)
    {
      g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT,
                           "a value is longer than 64 KiB");
      return FALSE;
    }
  if (self->path->len > FST_JSON_MAX_NAME)
    {
      g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT,
                           "the name of a member is longer than 1000 bytes");
      return FALSE;
    }
  g_string_append_len (self->arena, self->path->str, (gssize) self->path->len + 1);
  member.text = self->arena->len;
  g_string_append_len (self->arena, member.kind != FST_CELL_EMPTY ? text : "",
                       member.kind != FST_CELL_EMPTY ? (gssize) strlen (text) + 1 : 1);
  g_array_append_val (self->members, member);
  return TRUE;
}

/* A number as RFC 8259, 6 has it: its digits are kept. */
static gboolean
take_number (FstJsonMembers *self, GString *out)
{
  const char *start = self->at;

  if (self->at < self->end && *self->at == '-')
    self->at++;
  const char *digits = self->at;
  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  if (self->at == digits || (*digits == '0' && self->at - digits > 1))
    return FALSE;
  for (guint part = 0; part < 2; part++)
    {
      if (self->at == self->end
          || (part == 0 ? *self->at != '.' : *self->at != 'e' && *self->at != 'E'))
        continue;
      self->at++;
      if (part == 1 && self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      digits = self->at;
      while (self->at < self->end && g_ascii_isdigit (*self->at))
        self->at++;
      if (self->at == digits)
        return FALSE;
    }
  g_string_append_len (out, start, self->at - start);
  return TRUE;
}

/* A text, a number, true, false or null. */
static gboolean
take_plain (FstJsonMembers *self, GString *out, FstCellKind *kind, GError **error)
{
  static const char *const words[] = { "true", "false", "null" };

  *kind = FST_CELL_TEXT;
  if (peek (self) == '"')
    return take_string (self, out, error);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);
      if ((gsize) (self->end - self->at) < length || memcmp (self->at, words[i], length) != 0)
        continue;
      self->at += length;
      if (words[i][0] == 'n')
        *kind = FST_CELL_EMPTY;
      else
        g_string_append (out, words[i]);
      return TRUE;
    }
  gsize before = out->len;
  if (!take_number (self, out))
    return fail (error, "a value is missing");
  /* One that is longer is a text of digits. */
  *kind = out->len - before <= FST_TABLE_MAX_NUMBER ? FST_CELL_NUMBER : FST_CELL_TEXT;
  return TRUE;
}

/* The members of an object, each under its own name behind the path. */
static gboolean
read_object (FstJsonMembers *self, GError **error)
{
  gsize before = self->path->len;

  if (!take (self, '{', error))
    return FALSE;
  if (peek (self) == '}')
    {
      self->at++;
      return TRUE;
    }
  while (TRUE)
    {
      if (before > 0)
        g_string_append_c (self->path, '.');
      if (!take_string (self, self->path, error) || !take (self, ':', error)
          || !read_value (self, error))
        return FALSE;
      g_string_truncate (self->path, before);
      if (peek (self) != ',')
        return take (self, '}', error);
      self->at++;
    }
}

static gboolean
is_word (const char *name, const char *const *words)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);
  return g_strv_contains (words, folded);
}

/* Makes one member of an object with name, value and unit, such as technical data has. */
static void
join_technical (FstJsonMembers *self, guint first)
{
  static const char *const name_words[] = { "name", "namn", "navn", "label", "key", NULL };
  static const char *const value_words[] = { "value", "värde", "verdi", NULL };
  static const char *const unit_words[] = { "unit", "enhet", NULL };
  const Member *name = NULL, *value = NULL, *unit = NULL;

  for (guint i = first; i < self->members->len; i++)
    {
      const Member *member = &g_array_index (self->members, Member, i);
      const char *whole = self->arena->str + member->name;
      /* What was joined further in has a name of its own. */
      if (strncmp (whole, self->path->str, self->path->len) != 0 || whole[self->path->len] != '.')
        continue;
      const char *own = whole + self->path->len + 1;

      if (name == NULL && is_word (own, name_words))
        name = member;
      else if (value == NULL && is_word (own, value_words))
        value = member;
      else if (unit == NULL && is_word (own, unit_words))
        unit = member;
    }
  if (name == NULL || value == NULL || name->kind == FST_CELL_EMPTY)
    return;

  const char *texts = self->arena->str;
  g_autofree char *heading =
      unit != NULL && unit->kind != FST_CELL_EMPTY
          ? g_strdup_printf (FST_JSON_TECHNICAL "%s (%s)", texts + name->text, texts + unit->text)
          : g_strconcat (FST_JSON_TECHNICAL, texts + name->text, NULL);
  Member joined = { self->arena->len, value->text, value->kind };
  g_string_append_len (self->arena, heading, (gssize) strlen (heading) + 1);
  g_array_set_size (self->members, first);
  g_array_append_val (self->members, joined);
}

/* An element that is an object: its number is part of the path. */
static gboolean
read_element (FstJsonMembers *self, guint number, GError **error)
{
  gsize before = self->path->len;
  guint first = self->members->len;

  g_string_append_printf (self->path, ".%u", number);
  gboolean read = read_object (self, error);
  if (read)
    join_technical (self, first);
  g_string_truncate (self->path, before);
  return read;
}

/* An array: plain values become one, objects each their own. */
static gboolean
read_array (FstJsonMembers *self, GString *joined, GError **error)
{
  FstCellKind kind;
  guint number = 0;

  if (!take (self, '[', error))
    return FALSE;
  if (peek (self) == ']')
    {
      self->at++;
      return TRUE;
    }
  while (TRUE)
    {
      gsize before = joined->len;
      char c = peek (self);
      gboolean read;

      number++;
      if (c == '{')
        read = ++self->depth <= FST_JSON_MAX_DEPTH ? read_element (self, number, error)
                                                   : fail (error, "it is nested too deep");
      else if (c == '[')
        read = ++self->depth <= FST_JSON_MAX_DEPTH ? read_array (self, joined, error)
                                                   : fail (error, "it is nested too deep");
      else
        {
          if (joined->len > 0)
            g_string_append_c (joined, SEPARATOR);
          read = take_plain (self, joined, &kind, error);
          self->depth++;
          if (read && kind == FST_CELL_EMPTY)
            g_string_truncate (joined, before);
        }
      if (!read)
        return FALSE;
      self->depth--;
      if (peek (self) != ',')
        return take (self, ']', error);
      self->at++;
    }
}

static gboolean
read_nested (FstJsonMembers *self, char bracket, GError **error)
{
  guint first = self->members->len;

  if (++self->depth > FST_JSON_MAX_DEPTH)
    return fail (error, "it is nested too deep");
  if (bracket == '{')
    {
      if (!read_object (self, error))
        return FALSE;
    }
  else
    {
      g_autoptr (GString) joined = g_string_new (NULL);
      if (!read_array (self, joined, error)
          || ((joined->len > 0 || self->members->len == first)
              && !add_member (self, FST_CELL_TEXT, joined->str, error)))
        return FALSE;
    }
  self->depth--;
  return TRUE;
}

static gboolean
read_value (FstJsonMembers *self, GError **error)
{
  char c = peek (self);
  FstCellKind kind;

  if (c == '{' || c == '[')
    return read_nested (self, c, error);
  g_string_truncate (self->value, 0);
  return take_plain (self, self->value, &kind, error)
         && add_member (self, kind, self->value->str, error);
}

/**
 * fst_json_members_new:
 *
 * Makes room for members, which is used for one object after the other.
 *
 * Returns: (transfer full): members, none yet
 */
FstJsonMembers *
fst_json_members_new (void)
{
  FstJsonMembers *self = g_new0 (FstJsonMembers, 1);
  self->arena = g_string_new (NULL);
  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  self->path = g_string_new (NULL);
  self->value = g_string_new (NULL);
  return self;
}

/**
 * fst_json_members_free:
 * @self: (transfer full): members
 *
 * Frees them.
 */
void
fst_json_members_free (FstJsonMembers *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->arena, TRUE);
  g_array_unref (self->members);
  g_string_free (self->path, TRUE);
  g_string_free (self->value, TRUE);
  g_free (self);
}

/**
 * fst_json_members_read:
 * @self: members
 * @object: (array length=length): an object, UTF-8
 * @length: bytes
 * @error: return location for an error
 *
 * Takes an object (RFC 8259) apart. What stands in an object within is named "outer.inner"; the
 * values of an array come together as "a|b"; an element with name and value, and perhaps unit, is
 * named "technical:NAME (UNIT)"; of another object in an array the number is part of the name. null
 * is an empty cell.
 *
 * Returns: %FALSE with an error of #FstImportError
 */
gboolean
fst_json_members_read (FstJsonMembers *self, const char *object, gsize length, GError **error)
{
  g_return_val_if_fail (self != NULL && object != NULL, FALSE);

  g_string_truncate (self->arena, 0);
  g_array_set_size (self->members, 0);
  g_string_truncate (self->path, 0);
  self->at = object;
  self->end = object + length;
  self->depth = 1;
  if (!read_object (self, error))
    return FALSE;
  peek (self);
  return self->at == self->end || fail (error, "something follows it");
}

/**
 * fst_json_members_get_n:
 * @self: members
 *
 * Counts them.
 *
 * Returns: their number
 */
guint
fst_json_members_get_n (FstJsonMembers *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->members->len;
}

/**
 * fst_json_members_get:
 * @self: members
 * @index: from 0
 * @name: (out): its name
 * @kind: (out): what it holds
 *
 * Gets a member.
 *
 * Returns: its text; it and the name hold until the next object is read
 */
const char *
fst_json_members_get (FstJsonMembers *self, guint index, const char **name, FstCellKind *kind)
{
  g_return_val_if_fail (self != NULL && index < self->members->len, NULL);

  const Member *member = &g_array_index (self->members, Member, index);
  *name = self->arena->str + member->name;
  *kind = member->kind;
  return self->arena->str + member->text;
}
