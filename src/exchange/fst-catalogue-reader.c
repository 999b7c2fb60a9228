#include "fst-catalogue-reader.h"

#include "fst-catalogue-columns.h"
#include "fst-table-reader.h"

/* Article numbers are remembered to find duplicates; this bounds the memory. */
#define MAX_ARTICLES 5000000

struct _FstCatalogueReader
{
  GObject parent_instance;

  char *name; /* of the file, for error messages */
  FstTableReader *table;
  FstCatalogueColumns *columns;
  goffset size;

  GPtrArray *pending; /* (nullable) (element-type utf8): the first row under the headings, read when
                         opening */
  guint64 pending_line;

  GStringChunk *numbers; /* keeps the strings of seen */
  GHashTable *seen;      /* (element-type utf8): article numbers */
  GPtrArray *problems;   /* (element-type FstImportProblem) */
  guint64 n_problems;
};

G_DEFINE_FINAL_TYPE (FstCatalogueReader, fst_catalogue_reader, G_TYPE_OBJECT)

static void
fst_catalogue_reader_finalize (GObject *object)
{
  FstCatalogueReader *self = FST_CATALOGUE_READER (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->table);
  g_clear_pointer (&self->columns, fst_catalogue_columns_free);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->numbers, g_string_chunk_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  G_OBJECT_CLASS (fst_catalogue_reader_parent_class)->finalize (object);
}

static void
fst_catalogue_reader_class_init (FstCatalogueReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fst_catalogue_reader_finalize;
}

static void
fst_catalogue_reader_init (FstCatalogueReader *self)
{
  self->numbers = g_string_chunk_new (64 * 1024);
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_import_problem_free);
}

static gboolean
next_row (FstCatalogueReader *self,
          GPtrArray **cells,
          guint64 *line,
          GCancellable *cancellable,
          GError **error)
{
  const FstTableRow *row;

  *line = self->pending_line;
  *cells = g_steal_pointer (&self->pending);
  if (*cells != NULL)
    return TRUE;
  if (!fst_table_reader_next (self->table, &row, cancellable, error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  *line = row->line;
  *cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < row->n_cells; i++)
    g_ptr_array_add (*cells, g_strdup (row->cells[i].text));
  return TRUE;
}

/* Reads the headings and the first row under them. */
static gboolean
read_start (FstCatalogueReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) headings = NULL;
  guint64 line;

  if (!next_row (self, &headings, &line, cancellable, error))
    return FALSE;
  if (headings == NULL)
    {
      g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_EMPTY,
                           "the file holds nothing but blank lines");
      return FALSE;
    }
  self->columns = fst_catalogue_columns_new (headings, error);
  if (self->columns == NULL
      || !next_row (self, &self->pending, &self->pending_line, cancellable, error))
    return FALSE;
  if (self->pending == NULL)
    {
      g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_NO_ROWS,
                           "the file has headings and no rows under them");
      return FALSE;
    }
  return TRUE;
}

/**
 * fst_catalogue_reader_open:
 * @file: a CSV file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens an assortment: finds encoding, separator and columns.
 *
 * The separator is a semicolon, a comma or a tab; the encoding UTF-8, UTF-16 with a byte order mark
 * or Windows-1252. The first row holds the headings, in Swedish, English or Norwegian; article
 * number, name and ISO code must be among them. A reader may be used in any one thread.
 *
 * Returns: (transfer full): a reader, or %NULL with an error of #FstImportError or #GIOErrorEnum
 */
FstCatalogueReader *
fst_catalogue_reader_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (FstCatalogueReader) self = g_object_new (FST_TYPE_CATALOGUE_READER, NULL);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);

  self->name = g_file_get_parse_name (file);
  if (info != NULL)
    self->table = fst_table_reader_open (file, NULL, cancellable, error);
  if (self->table == NULL || !read_start (self, cancellable, error))
    {
      g_prefix_error (error, "could not read the assortment %s: ", self->name);
      return NULL;
    }
  self->size = g_file_info_get_size (info);
  return g_steal_pointer (&self);
}

/* Keeps the first problems and counts the rest. */
static void
take_problem (FstCatalogueReader *self, FstImportProblem *problem)
{
  self->n_problems++;
  if (self->problems->len < FST_CATALOGUE_READER_MAX_PROBLEMS)
    g_ptr_array_add (self->problems, problem);
  else
    fst_import_problem_free (problem);
}

/* Whether the article number is new in this file. */
static gboolean
remember (FstCatalogueReader *self, FstDevice *device)
{
  if (g_hash_table_contains (self->seen, device->article_number))
    return FALSE;
  return g_hash_table_add (self->seen,
                           g_string_chunk_insert (self->numbers, device->article_number));
}

/* Makes an article of a row, or a problem. */
static gboolean
read_row (
    FstCatalogueReader *self, GPtrArray *cells, guint64 line, FstDevice **device, GError **error)
{
  FstImportProblem *problem = NULL;

  if (g_hash_table_size (self->seen) >= MAX_ARTICLES)
    {
      g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT,
                   "line %" G_GUINT64_FORMAT ": the file holds more than %d articles", line,
                   MAX_ARTICLES);
      return FALSE;
    }
  g_autoptr (FstDevice) read = fst_catalogue_columns_read (self->columns, cells, line, &problem);
  if (read != NULL && !remember (self, read))
    problem =
        fst_import_problem_new (line, fst_catalogue_columns_get_article_heading (self->columns),
                                FST_IMPORT_REASON_DUPLICATE, read->article_number);
  if (problem != NULL)
    take_problem (self, problem);
  else
    *device = g_steal_pointer (&read);
  return TRUE;
}

/**
 * fst_catalogue_reader_next:
 * @self: a reader
 * @device: (out) (transfer full) (nullable): the next article, or %NULL after the last
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the next article; rows that cannot be used are passed over and noted as problems.
 *
 * After an error nothing of the file is to be trusted: whoever has written some of it somewhere
 * must undo that.
 *
 * Returns: %FALSE with an error of #FstImportError or #GIOErrorEnum
 */
gboolean
fst_catalogue_reader_next (FstCatalogueReader *self,
                           FstDevice **device,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (FST_IS_CATALOGUE_READER (self) && device != NULL, FALSE);

  *device = NULL;
  while (*device == NULL)
    {
      g_autoptr (GPtrArray) cells = NULL;
      guint64 line;

      if (!next_row (self, &cells, &line, cancellable, error)
          || (cells != NULL && !read_row (self, cells, line, device, error)))
        {
          g_prefix_error (error, "could not read the assortment %s: ", self->name);
          return FALSE;
        }
      if (cells == NULL)
        return TRUE;
    }
  return TRUE;
}

/**
 * fst_catalogue_reader_get_problems:
 * @self: a reader
 *
 * Gets the rows that could not be used so far, at most %FST_CATALOGUE_READER_MAX_PROBLEMS of them.
 *
 * Returns: (transfer none) (element-type FstImportProblem): the problems, in the order of the file
 */
GPtrArray *
fst_catalogue_reader_get_problems (FstCatalogueReader *self)
{
  g_return_val_if_fail (FST_IS_CATALOGUE_READER (self), NULL);
  return self->problems;
}

/**
 * fst_catalogue_reader_get_n_problems:
 * @self: a reader
 *
 * Counts all rows that could not be used so far.
 *
 * Returns: their number
 */
guint64
fst_catalogue_reader_get_n_problems (FstCatalogueReader *self)
{
  g_return_val_if_fail (FST_IS_CATALOGUE_READER (self), 0);
  return self->n_problems;
}

/**
 * fst_catalogue_reader_get_bytes_read:
 * @self: a reader
 *
 * Tells how far reading has come, for a progress bar.
 *
 * Returns: bytes of the file
 */
goffset
fst_catalogue_reader_get_bytes_read (FstCatalogueReader *self)
{
  g_return_val_if_fail (FST_IS_CATALOGUE_READER (self), 0);
  return (goffset) ((double) self->size * fst_table_reader_get_fraction (self->table));
}

/**
 * fst_catalogue_reader_get_size:
 * @self: a reader
 *
 * Gets the size of the file as it was when it was opened.
 *
 * Returns: bytes
 */
goffset
fst_catalogue_reader_get_size (FstCatalogueReader *self)
{
  g_return_val_if_fail (FST_IS_CATALOGUE_READER (self), 0);
  return self->size;
}
