#include "fst-article-lists.h"

#include "fst-article.h"
#include "fst-cell-text.h"
#include "fst-technical-text.h"

#include <string.h>

#define NOT_THERE G_MAXUINT

/* A column of technical data: its own heading is the name, or cells beside it are name and unit. */
typedef struct
{
  guint value;
  guint name;         /* NOT_THERE: the heading */
  guint unit;         /* NOT_THERE: the heading */
  char *heading;      /* (nullable): NULL where each cell says what it measures */
  char *heading_unit; /* (nullable) */
} TechnicalColumn;

struct _FstArticleLists
{
  const FstSheetPlan *sheet;
  GArray *descriptions; /* (element-type guint) */
  GArray *fits;         /* (element-type guint) */
  GArray *technical;    /* (element-type TechnicalColumn) */
};

static void
technical_column_clear (gpointer data)
{
  TechnicalColumn *column = data;

  g_free (column->heading);
  g_free (column->heading_unit);
}

static void
read_heading (const FstSheetPlan *sheet, TechnicalColumn *technical)
{
  g_autofree char *name = fst_sheet_plan_name_column (sheet, technical->value);
  guint weight;

  if (fst_catalogue_field_from_heading (name, &weight) != FST_CATALOGUE_FIELD_TECHNICAL)
    fst_technical_heading_read (name, &technical->heading, &technical->heading_unit);
}

/* A value belongs to the nearest name before it, and the unit to the value before it. */
static void
find_beside (const FstSheetPlan *sheet, TechnicalColumn *technical)
{
  for (guint i = technical->value; i-- > 0 && technical->name == NOT_THERE;)
    if (fst_sheet_plan_get_field (sheet, i) == FST_CATALOGUE_FIELD_TECHNICAL_NAME)
      technical->name = i;
  for (guint i = technical->value + 1; i < sheet->fields->len; i++)
    {
      FstCatalogueField next = fst_sheet_plan_get_field (sheet, i);

      if (next == FST_CATALOGUE_FIELD_TECHNICAL_UNIT)
        technical->unit = i;
      if (next != FST_CATALOGUE_FIELD_NONE)
        break;
    }
}

static void
add_technical (FstArticleLists *self, guint column)
{
  TechnicalColumn technical = { column, NOT_THERE, NOT_THERE, NULL, NULL };

  if (fst_sheet_plan_get_field (self->sheet, column) == FST_CATALOGUE_FIELD_TECHNICAL)
    read_heading (self->sheet, &technical);
  else
    {
      find_beside (self->sheet, &technical);
      if (technical.name == NOT_THERE)
        return;
    }
  g_array_append_val (self->technical, technical);
}

/**
 * fst_article_lists_new:
 * @sheet: how the sheet is read; borrowed
 *
 * Makes a reader of what a row may have several of.
 *
 * Returns: (transfer full): the reader
 */
FstArticleLists *
fst_article_lists_new (const FstSheetPlan *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  FstArticleLists *self = g_new (FstArticleLists, 1);

  self->sheet = sheet;
  self->descriptions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->fits = g_array_new (FALSE, FALSE, sizeof (guint));
  self->technical = g_array_new (FALSE, FALSE, sizeof (TechnicalColumn));
  g_array_set_clear_func (self->technical, technical_column_clear);
  for (guint i = 0; i < sheet->fields->len; i++)
    {
      FstCatalogueField field = fst_sheet_plan_get_field (sheet, i);

      if (field == FST_CATALOGUE_FIELD_DESCRIPTION)
        g_array_append_val (self->descriptions, i);
      else if (field == FST_CATALOGUE_FIELD_FITS)
        g_array_append_val (self->fits, i);
      else if (field == FST_CATALOGUE_FIELD_TECHNICAL
               || field == FST_CATALOGUE_FIELD_TECHNICAL_VALUE)
        add_technical (self, i);
    }
  return self;
}

/**
 * fst_article_lists_free:
 * @self: (transfer full): a reader
 *
 * Frees the reader.
 */
void
fst_article_lists_free (FstArticleLists *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->descriptions);
  g_array_unref (self->fits);
  g_array_unref (self->technical);
  g_free (self);
}

/* A cell that is there, holds a value and is not too long. %FALSE with a problem. */
static gboolean
take_cell (FstArticleLists *self,
           const FstTableRow *row,
           guint column,
           const char **text,
           FstImportProblem **problem)
{
  const FstCell *cell = column < row->n_cells ? &row->cells[column] : NULL;
  FstCatalogueField field = fst_sheet_plan_get_field (self->sheet, column);
  glong max = fst_catalogue_field_get_max_length (field);
  FstImportReason reason = FST_IMPORT_REASON_FORMULA_ERROR;

  *text = cell != NULL ? cell->text : "";
  if (cell == NULL || cell->kind != FST_CELL_ERROR)
    {
      if (strlen (*text) <= (gsize) max || g_utf8_strlen (*text, -1) <= max)
        return TRUE;
      reason = FST_IMPORT_REASON_TOO_LONG;
    }
  g_autofree char *heading = fst_sheet_plan_name_column (self->sheet, column);
  *problem = fst_import_problem_new (self->sheet->sheet, row->line, heading, reason, *text);
  return FALSE;
}

/**
 * fst_article_lists_read_description:
 * @self: a reader
 * @row: a row
 * @text: what is to hold the description
 * @problem: (out) (transfer full): why the row cannot be used
 *
 * Reads the description; of several columns each gets a line.
 *
 * Returns: %FALSE with a problem
 */
gboolean
fst_article_lists_read_description (FstArticleLists *self,
                                    const FstTableRow *row,
                                    GString *text,
                                    FstImportProblem **problem)
{
  g_string_truncate (text, 0);
  for (guint i = 0; i < self->descriptions->len; i++)
    {
      const char *cell;
      gsize before = text->len;

      if (!take_cell (self, row, g_array_index (self->descriptions, guint, i), &cell, problem))
        return FALSE;
      if (before > 0)
        g_string_append_c (text, '\n');
      gsize begin = text->len;
      fst_cell_text_append_clean (text, cell);
      if (fst_cell_text_says_nothing (text->str + begin))
        g_string_truncate (text, before);
    }
  return TRUE;
}

/* "A1; A2": a comma separates too, unless it stands within a number or a name. */
static void
split_fits (const char *text, GPtrArray *fits)
{
  gboolean spaced = strchr (text, ' ') != NULL;
  g_autofree char *copy = g_strdup (text);

  for (char *p = copy; *p != '\0'; p++)
    if (strchr (";|\r\n", *p) != NULL || (*p == ',' && (!spaced || p[1] == ' ')))
      *p = '\n';
  g_auto (GStrv) parts = g_strsplit (copy, "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = fst_cell_text_clean (parts[i]);

      if (!fst_cell_text_says_nothing (part))
        g_ptr_array_add (fits, g_steal_pointer (&part));
    }
}

/**
 * fst_article_lists_read_fits:
 * @self: a reader
 * @row: a row
 * @fits: (out) (transfer full) (nullable): numbers or names of articles; %NULL where none is named
 * @problem: (out) (transfer full): why the row cannot be used
 *
 * Reads which articles this one fits; several may stand in a cell.
 *
 * Returns: %FALSE with a problem
 */
gboolean
fst_article_lists_read_fits (FstArticleLists *self,
                             const FstTableRow *row,
                             GStrv *fits,
                             FstImportProblem **problem)
{
  g_autoptr (GPtrArray) found = NULL;

  *fits = NULL;
  for (guint i = 0; i < self->fits->len; i++)
    {
      const char *cell;

      if (!take_cell (self, row, g_array_index (self->fits, guint, i), &cell, problem))
        return FALSE;
      if (*cell == '\0')
        continue;
      if (found == NULL)
        found = g_ptr_array_new_null_terminated (4, g_free, TRUE);
      split_fits (cell, found);
    }
  if (found != NULL && found->len > 0)
    *fits = (GStrv) g_ptr_array_steal (found, NULL);
  return TRUE;
}

static gboolean
read_one (FstArticleLists *self,
          const TechnicalColumn *column,
          const FstTableRow *row,
          GPtrArray **data,
          FstImportProblem **problem)
{
  const char *value, *name = column->heading, *unit = column->heading_unit;

  if (!take_cell (self, row, column->value, &value, problem)
      || (column->name != NOT_THERE && !take_cell (self, row, column->name, &name, problem))
      || (column->unit != NOT_THERE && !take_cell (self, row, column->unit, &unit, problem)))
    return FALSE;
  if (*value == '\0')
    return TRUE;
  if (*data == NULL)
    *data = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_technical_datum_free);
  fst_technical_text_read (value, name, unit != NULL && *unit != '\0' ? unit : NULL, *data);
  return TRUE;
}

/**
 * fst_article_lists_read_technical:
 * @self: a reader
 * @row: a row
 * @data: (out) (transfer full) (nullable) (element-type FstTechnicalDatum): the technical data;
 * %NULL where there are none
 * @problem: (out) (transfer full): why the row cannot be used
 *
 * Reads technical data, from columns with a unit in the heading, from cells with "name=value unit",
 * and from columns with name, value and unit beside each other.
 *
 * Returns: %FALSE with a problem
 */
gboolean
fst_article_lists_read_technical (FstArticleLists *self,
                                  const FstTableRow *row,
                                  GPtrArray **data,
                                  FstImportProblem **problem)
{
  g_autoptr (GPtrArray) found = NULL;

  *data = NULL;
  for (guint i = 0; i < self->technical->len; i++)
    if (!read_one (self, &g_array_index (self->technical, TechnicalColumn, i), row, &found,
                   problem))
      return FALSE;
  if (found != NULL && found->len > 0)
    *data = g_steal_pointer (&found);
  return TRUE;
}
