#include "fst-catalogue-reader.h"

#include "fst-article-row.h"
#include "fst-cell-text.h"
#include "fst-import-preview.h"
#include "fst-seen-articles.h"
#include "fst-table-reader.h"

#include <string.h>

/* Article numbers are remembered to find duplicates; this bounds the memory. */
#define MAX_ARTICLES 5000000
/* Bytes of a number or a supplier that an unusable row is remembered by. */
#define MAX_KEY 2000

struct _FstCatalogueReader
{
  GObject parent_instance;

  GFile *file;
  FstImportPlan *plan;

  guint sheet;           /* of the plan: the one that is read, or the next one */
  FstTableReader *table; /* (nullable): of that sheet */
  FstArticleRow *row;    /* (nullable): of that sheet */
  guint n_sheets;        /* how many are read in all */
  guint n_done;
  guint64 n_rows;

  FstSeenArticles *seen;
  GPtrArray *problems; /* (element-type FstImportProblem) */
  guint64 n_problems;
  GPtrArray *unusable; /* (element-type FstArticleKey) */
};

G_DEFINE_FINAL_TYPE (FstCatalogueReader, fst_catalogue_reader, G_TYPE_OBJECT)

static void
fst_catalogue_reader_finalize (GObject *object)
{
  FstCatalogueReader *self = FST_CATALOGUE_READER (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->plan, fst_import_plan_unref);
  g_clear_object (&self->table);
  g_clear_pointer (&self->row, fst_article_row_free);
  g_clear_pointer (&self->seen, fst_seen_articles_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->unusable, g_ptr_array_unref);
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
  self->seen = fst_seen_articles_new ();
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_import_problem_free);
  self->unusable = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_key_free);
}

static void
prefix_error (FstCatalogueReader *self, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (self->file);

  g_prefix_error (error, "could not read the assortment %s: ", name);
}

/* The plan was made for these headings; where others stand by now, columns would be mixed up. */
static gboolean
check_headings (const FstSheetPlan *sheet, const FstTableRow *row, GError **error)
{
  gboolean same = row != NULL && row->line == sheet->header_line;

  for (guint i = 0; same && i < sheet->fields->len; i++)
    {
      g_autofree char *heading = fst_cell_text_clean (i < row->n_cells ? row->cells[i].text : "");

      same = g_str_equal (heading, sheet->headings[i]);
    }
  if (!same)
    g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
                 "line %" G_GUINT64_FORMAT " does not hold the headings any more that the columns "
                 "were chosen by",
                 sheet->header_line);
  return same;
}

/* Passes over everything down to the headings, and counts them. */
static gboolean
skip_headings (FstCatalogueReader *self,
               const FstSheetPlan *sheet,
               guint *n_headings,
               GCancellable *cancellable,
               GError **error)
{
  const FstTableRow *row = NULL;

  do
    if (!fst_table_reader_next (self->table, &row, cancellable, error))
      return FALSE;
  while (row != NULL && row->line < sheet->header_line);
  *n_headings = row != NULL ? row->n_cells : 0;
  return check_headings (sheet, row, error);
}

static gboolean
open_sheet (FstCatalogueReader *self, GCancellable *cancellable, GError **error)
{
  const FstSheetPlan *sheet = fst_import_plan_get_sheet (self->plan, self->sheet);
  guint n_headings = 0;

  self->table = fst_table_reader_open (self->file, sheet->sheet, cancellable, error);
  if (self->table == NULL)
    return FALSE;
  if (sheet->header_line > 0 && !skip_headings (self, sheet, &n_headings, cancellable, error))
    return FALSE;
  /* In CSV, a row with more or fewer fields has a separator too many somewhere. */
  if (!g_str_equal (fst_table_reader_get_kind (self->table), "csv"))
    n_headings = 0;
  self->row = fst_article_row_new (self->plan, self->sheet, n_headings);
  return TRUE;
}

/* Goes on to the next chosen sheet; *more is unset after the last. */
static gboolean
next_sheet (FstCatalogueReader *self, gboolean *more, GCancellable *cancellable, GError **error)
{
  while (self->sheet < self->plan->sheets->len
         && !fst_import_plan_get_sheet (self->plan, self->sheet)->chosen)
    self->sheet++;
  *more = self->sheet < self->plan->sheets->len;
  if (!*more && self->n_rows == 0)
    {
      g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_NO_ROWS,
                           "the file has headings and no rows under them");
      return FALSE;
    }
  return !*more || open_sheet (self, cancellable, error);
}

/* The next row under the headings of any chosen sheet; NULL after the last. */
static gboolean
next_row (FstCatalogueReader *self,
          const FstTableRow **row,
          GCancellable *cancellable,
          GError **error)
{
  gboolean more = TRUE;

  *row = NULL;
  while (*row == NULL && more)
    {
      if (self->table == NULL && !next_sheet (self, &more, cancellable, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!fst_table_reader_next (self->table, row, cancellable, error))
        return FALSE;
      if (*row != NULL)
        continue;
      g_clear_object (&self->table);
      g_clear_pointer (&self->row, fst_article_row_free);
      self->sheet++;
      self->n_done++;
    }
  self->n_rows++;
  return TRUE;
}

/**
 * fst_catalogue_reader_open:
 * @file: a table: CSV, JSON or a workbook
 * @plan: (nullable): how it is read; %NULL: as is guessed
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens an assortment. A reader may be used in any one thread.
 *
 * Returns: (transfer full): a reader, or %NULL with an error of #FstImportError or #GIOErrorEnum
 */
FstCatalogueReader *
fst_catalogue_reader_open (GFile *file,
                           FstImportPlan *plan,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (FstCatalogueReader) self = g_object_new (FST_TYPE_CATALOGUE_READER, NULL);
  gboolean more = FALSE;

  self->file = g_object_ref (file);
  if (plan != NULL)
    self->plan = fst_import_plan_ref (plan);
  else
    {
      g_autoptr (FstImportPreview) preview =
          fst_import_preview_read (file, NULL, cancellable, error);

      if (preview == NULL)
        return NULL;
      self->plan = fst_import_plan_ref (preview->plan);
    }
  if (!fst_import_plan_is_usable (self->plan, error)
      || !next_sheet (self, &more, cancellable, error))
    {
      prefix_error (self, error);
      return NULL;
    }
  for (guint i = 0; i < self->plan->sheets->len; i++)
    self->n_sheets += fst_import_plan_get_sheet (self->plan, i)->chosen;
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

static void
take_unusable (FstCatalogueReader *self)
{
  const char *number = fst_article_row_get_number (self->row);
  const char *supplier = fst_article_row_get_supplier (self->row);

  /* The catalogue can't have an article of such a name. */
  if (number != NULL && strlen (number) <= MAX_KEY
      && (supplier == NULL || strlen (supplier) <= MAX_KEY))
    g_ptr_array_add (self->unusable, fst_article_key_new (supplier, number));
}

/* Makes an article of a row, or a problem, or nothing where the row names no article. */
static gboolean
read_row (FstCatalogueReader *self, const FstTableRow *row, FstArticle **article, GError **error)
{
  FstImportProblem *problem = NULL;

  if (fst_seen_articles_count (self->seen) + self->unusable->len >= MAX_ARTICLES)
    {
      g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT,
                   "line %" G_GUINT64_FORMAT ": the file holds more than %d articles", row->line,
                   MAX_ARTICLES);
      return FALSE;
    }
  g_autoptr (FstArticle) read = fst_article_row_read (self->row, row, &problem);
  if (problem != NULL)
    take_unusable (self);
  else if (read != NULL
           && !fst_seen_articles_add (self->seen, read->device->supplier,
                                      read->device->article_number))
    {
      /* The catalogue may tell the two apart, and has perhaps both. */
      take_unusable (self);
      problem = fst_article_row_report (self->row, FST_CATALOGUE_FIELD_ARTICLE_NUMBER,
                                        FST_IMPORT_REASON_DUPLICATE);
    }
  if (problem != NULL)
    take_problem (self, problem);
  else
    *article = g_steal_pointer (&read);
  return TRUE;
}

/**
 * fst_catalogue_reader_next:
 * @self: a reader
 * @article: (out) (transfer full) (nullable): the next article, or %NULL after the last
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
                           FstArticle **article,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (FST_IS_CATALOGUE_READER (self) && article != NULL, FALSE);

  *article = NULL;
  while (*article == NULL)
    {
      const FstTableRow *row;

      if (!next_row (self, &row, cancellable, error)
          || (row != NULL && !read_row (self, row, article, error)))
        {
          prefix_error (self, error);
          return FALSE;
        }
      if (row == NULL)
        return TRUE;
    }
  return TRUE;
}

/**
 * fst_catalogue_reader_get_plan:
 * @self: a reader
 *
 * Gets the plan that the file is read by.
 *
 * Returns: (transfer none): the plan
 */
FstImportPlan *
fst_catalogue_reader_get_plan (FstCatalogueReader *self)
{
  g_return_val_if_fail (FST_IS_CATALOGUE_READER (self), NULL);

  return self->plan;
}

/**
 * fst_catalogue_reader_get_fraction:
 * @self: a reader
 *
 * Tells how far reading has come, for a progress bar.
 *
 * Returns: from 0 to 1; -1 where it is not known
 */
double
fst_catalogue_reader_get_fraction (FstCatalogueReader *self)
{
  g_return_val_if_fail (FST_IS_CATALOGUE_READER (self), -1);

  double within = self->table != NULL ? fst_table_reader_get_fraction (self->table) : 0;

  if (within < 0)
    return -1;
  return self->n_sheets > 0 ? (self->n_done + within) / self->n_sheets : 1;
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
 * fst_catalogue_reader_get_unusable_keys:
 * @self: a reader
 *
 * Gets the articles whose rows could not be used so far although it can be read which article each
 * is: they are in the file, and so have not gone.
 *
 * Returns: (transfer none) (element-type FstArticleKey): the articles
 */
GPtrArray *
fst_catalogue_reader_get_unusable_keys (FstCatalogueReader *self)
{
  g_return_val_if_fail (FST_IS_CATALOGUE_READER (self), NULL);

  return self->unusable;
}
