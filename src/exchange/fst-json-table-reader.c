#include "fst-json-table-reader.h"

#include "fst-json-members.h"
#include "fst-json-scanner.h"

#include <string.h>

/* Of the names of columns. */

#define NOT_THERE G_MAXUINT

struct _FstJsonTableReader
{
  FstTableReader parent_instance;

  FstJsonScanner *scanner; /* (nullable): until the file is opened */
  FstJsonMembers *members;
  GHashTable *columns; /* (element-type utf8 uint): numbers from 1, by name */
  GPtrArray *names;    /* (element-type utf8): the columns' */
  GArray *cells;       /* (element-type guint): which of the members each column holds */
  GString *joined;     /* of technical data that is there twice */
  FstRowBuilder *builder;
  guint64 row;
};

G_DEFINE_FINAL_TYPE (FstJsonTableReader, fst_json_table_reader, FST_TYPE_TABLE_READER)

static const char *
fst_json_table_reader_get_kind (FstTableReader *reader)
{
  return "json";
}

static double
fst_json_table_reader_get_fraction (FstTableReader *reader)
{
  return fst_json_scanner_get_fraction (FST_JSON_TABLE_READER (reader)->scanner);
}

/* Reads the next object's members; @more is %FALSE where there is none. */
static gboolean
read_members (FstJsonTableReader *self, gboolean *more, GCancellable *cancellable, GError **error)
{
  const char *object;
  gsize length;

  if (!fst_json_scanner_next (self->scanner, &object, &length, cancellable, error))
    return FALSE;
  *more = object != NULL;
  if (object == NULL || fst_json_members_read (self->members, object, length, error))
    return TRUE;
  fst_json_scanner_prefix_place (self->scanner, error);
  return FALSE;
}

static gboolean
add_column (FstJsonTableReader *self, const char *name, GError **error)
{
  if (g_hash_table_contains (self->columns, name))
    return TRUE;
  if (self->names->len == FST_TABLE_MAX_COLUMNS)
    {
      g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT,
                           "the objects have more than 1000 members of different names");
      fst_json_scanner_prefix_place (self->scanner, error);
      return FALSE;
    }
  char *copy = g_strdup (name);
  g_ptr_array_add (self->names, copy);
  g_hash_table_insert (self->columns, copy, GUINT_TO_POINTER (self->names->len));
  return TRUE;
}

/* Goes through the whole file for the columns: a name may come first in the last object. */
static gboolean
find_columns (FstJsonTableReader *self, GCancellable *cancellable, GError **error)
{
  gboolean more = TRUE;

  while (more)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !read_members (self, &more, cancellable, error))
        return FALSE;
      for (guint i = 0; more && i < fst_json_members_get_n (self->members); i++)
        {
          const char *name;
          FstCellKind kind;

          fst_json_members_get (self->members, i, &name, &kind);
          if (!add_column (self, name, error))
            return FALSE;
        }
    }
  if (self->names->len > 0)
    return TRUE;
  g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_EMPTY,
                       "the file holds no object with members");
  return FALSE;
}

static gboolean
fail_member (FstJsonTableReader *self, const char *name, const char *what, GError **error)
{
  g_autofree char *shown =
      g_utf8_strlen (name, -1) > 40 ? g_utf8_substring (name, 0, 40) : g_strdup (name);

  /* A hostile name must not turn one line into several. */
  g_strdelimit (shown, "\n\r\t", ' ');
  g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED, "the member “%s” %s", shown,
               what);
  fst_json_scanner_prefix_place (self->scanner, error);
  return FALSE;
}

/* Puts the object's members into their columns. */
static gboolean
sort_members (FstJsonTableReader *self, GError **error)
{
  for (guint i = 0; i < self->cells->len; i++)
    g_array_index (self->cells, guint, i) = NOT_THERE;
  for (guint i = 0; i < fst_json_members_get_n (self->members); i++)
    {
      const char *name;
      FstCellKind kind;

      fst_json_members_get (self->members, i, &name, &kind);
      guint column = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, name));
      if (column == 0)
        return fail_member (self, name, "was not there before: the file has changed", error);
      guint *cell = &g_array_index (self->cells, guint, column - 1);
      /* Which of two values holds can't be known; of technical data both may. */
      if (*cell != NOT_THERE && !g_str_has_prefix (name, FST_JSON_TECHNICAL))
        return fail_member (self, name, "is there twice", error);
      if (*cell == NOT_THERE)
        *cell = i;
    }
  return TRUE;
}

/* Technical data of the same name in one object, one after the other. */
static const char *
join_technical (FstJsonTableReader *self, guint first, const char *wanted)
{
  g_string_truncate (self->joined, 0);
  for (guint i = first; i < fst_json_members_get_n (self->members); i++)
    {
      const char *name;
      FstCellKind kind;
      const char *text = fst_json_members_get (self->members, i, &name, &kind);

      if (strcmp (name, wanted) != 0 || kind == FST_CELL_EMPTY)
        continue;
      if (self->joined->len > 0)
        g_string_append_c (self->joined, '|');
      g_string_append (self->joined, text);
    }
  return self->joined->str;
}

static void
add_cell (FstJsonTableReader *self, guint member)
{
  const char *name;
  FstCellKind kind;
  const char *text = fst_json_members_get (self->members, member, &name, &kind);

  if (g_str_has_prefix (name, FST_JSON_TECHNICAL))
    {
      const char *all = join_technical (self, member, name);
      if (strcmp (all, text) != 0)
        kind = *all != '\0' ? FST_CELL_TEXT : FST_CELL_EMPTY;
      text = all;
    }
  if (kind == FST_CELL_NUMBER)
    fst_row_builder_add_number (self->builder, text, strlen (text));
  else
    fst_row_builder_add (self->builder, kind, text, strlen (text), 0);
}

static void
add_headings (FstJsonTableReader *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = self->names->pdata[i];
      fst_row_builder_add (self->builder, *name != '\0' ? FST_CELL_TEXT : FST_CELL_EMPTY, name,
                           strlen (name), 0);
    }
}

static gboolean
fst_json_table_reader_next (FstTableReader *reader,
                            const FstTableRow **row,
                            GCancellable *cancellable,
                            GError **error)
{
  FstJsonTableReader *self = FST_JSON_TABLE_READER (reader);
  gboolean more;

  if (self->row == 0)
    add_headings (self);
  else
    {
      if (!read_members (self, &more, cancellable, error) || (more && !sort_members (self, error)))
        return FALSE;
      if (!more)
        return TRUE;
      for (guint i = 0; i < self->cells->len; i++)
        {
          guint member = g_array_index (self->cells, guint, i);
          if (member == NOT_THERE)
            fst_row_builder_add_empty (self->builder, 1);
          else
            add_cell (self, member);
        }
    }
  *row = fst_row_builder_finish (self->builder, ++self->row);
  return TRUE;
}

static void
fst_json_table_reader_finalize (GObject *object)
{
  FstJsonTableReader *self = FST_JSON_TABLE_READER (object);

  g_clear_pointer (&self->scanner, fst_json_scanner_free);
  fst_json_members_free (self->members);
  g_hash_table_unref (self->columns);
  g_ptr_array_unref (self->names);
  g_array_unref (self->cells);
  g_string_free (self->joined, TRUE);
  fst_row_builder_free (self->builder);
  G_OBJECT_CLASS (fst_json_table_reader_parent_class)->finalize (object);
}

static void
fst_json_table_reader_class_init (FstJsonTableReaderClass *klass)
{
  FstTableReaderClass *reader_class = FST_TABLE_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fst_json_table_reader_finalize;
  reader_class->get_kind = fst_json_table_reader_get_kind;
  reader_class->next = fst_json_table_reader_next;
  reader_class->get_fraction = fst_json_table_reader_get_fraction;
}

static void
fst_json_table_reader_init (FstJsonTableReader *self)
{
  self->members = fst_json_members_new ();
  self->columns = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint));
  self->joined = g_string_new (NULL);
  self->builder = fst_row_builder_new ();
}

/**
 * fst_json_table_reader_open:
 * @file: an array of objects, JSON lines, or an object with one array of objects in it; in any
 * encoding that fst_text_input_open() knows
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens a JSON file as a table. The file is gone through once for its columns and read again row by
 * row, in memory that does not grow with it.
 *
 * Returns: (transfer full): a reader, or %NULL with an error of #FstImportError or #GIOErrorEnum
 */
FstTableReader *
fst_json_table_reader_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (FstJsonTableReader) self = g_object_new (FST_TYPE_JSON_TABLE_READER, NULL);

  self->scanner = fst_json_scanner_open (file, cancellable, error);
  if (self->scanner == NULL || !find_columns (self, cancellable, error))
    return NULL;
  fst_json_scanner_free (self->scanner);
  self->scanner = fst_json_scanner_open (file, cancellable, error);
  if (self->scanner == NULL)
    return NULL;
  g_array_set_size (self->cells, self->names->len);
  return FST_TABLE_READER (g_steal_pointer (&self));
}
