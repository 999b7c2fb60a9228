#include "fst-import-plan.h"

#include "fst-cell-text.h"

G_DEFINE_BOXED_TYPE (FstImportPlan, fst_import_plan, fst_import_plan_ref, fst_import_plan_unref)

/**
 * fst_sheet_plan_new:
 * @sheet: (nullable): the sheet's name
 * @header_line: where the headings stand; 0: there are none
 * @headings: what stands there, one a column; put on one line
 * @fields: what the columns hold, one a column
 * @chosen: whether the sheet's rows become articles
 *
 * Makes a plan for one sheet.
 *
 * Returns: (transfer full): the plan
 */
FstSheetPlan *
fst_sheet_plan_new (const char *sheet,
                    guint64 header_line,
                    const char *const *headings,
                    const FstCatalogueField *fields,
                    gboolean chosen)
{
  g_return_val_if_fail (headings != NULL, NULL);

  guint n = g_strv_length ((GStrv) headings);
  FstSheetPlan *self = g_new0 (FstSheetPlan, 1);

  self->sheet = g_strdup (sheet);
  self->header_line = header_line;
  self->headings = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    self->headings[i] = fst_cell_text_clean (headings[i]);
  self->fields = g_array_sized_new (FALSE, TRUE, sizeof (FstCatalogueField), n);
  g_array_append_vals (self->fields, fields, n);
  self->chosen = chosen;
  return self;
}

static FstSheetPlan *
sheet_copy (const FstSheetPlan *self)
{
  return fst_sheet_plan_new (self->sheet, self->header_line, (const char *const *) self->headings,
                             (const FstCatalogueField *) (gpointer) self->fields->data,
                             self->chosen);
}

/**
 * fst_sheet_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees a sheet's plan.
 */
void
fst_sheet_plan_free (FstSheetPlan *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->sheet);
  g_strfreev (self->headings);
  g_array_unref (self->fields);
  g_free (self);
}

/**
 * fst_sheet_plan_get_field:
 * @self: a plan
 * @column: a column, from 0
 *
 * Tells what a column holds.
 *
 * Returns: the field; none for a column that the plan does not have
 */
FstCatalogueField
fst_sheet_plan_get_field (const FstSheetPlan *self, guint column)
{
  g_return_val_if_fail (self != NULL, FST_CATALOGUE_FIELD_NONE);

  return column < self->fields->len ? g_array_index (self->fields, FstCatalogueField, column)
                                    : FST_CATALOGUE_FIELD_NONE;
}

/**
 * fst_sheet_plan_find_column:
 * @self: a plan
 * @field: a field
 * @column: (out): the first column that holds it, from 0
 *
 * Finds the column of a field.
 *
 * Returns: %TRUE if there is one
 */
gboolean
fst_sheet_plan_find_column (const FstSheetPlan *self, FstCatalogueField field, guint *column)
{
  g_return_val_if_fail (self != NULL && column != NULL, FALSE);

  for (*column = 0; *column < self->fields->len; (*column)++)
    if (fst_sheet_plan_get_field (self, *column) == field)
      return TRUE;
  return FALSE;
}

/**
 * fst_sheet_plan_name_column:
 * @self: a plan
 * @column: a column, from 0
 *
 * Names a column for people: by its heading, or as spreadsheets do (A, B … Z, AA) where it has
 * none.
 *
 * Returns: (transfer full): the name
 */
char *
fst_sheet_plan_name_column (const FstSheetPlan *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (column < self->fields->len && *self->headings[column] != '\0')
    return g_strdup (self->headings[column]);

  g_autoptr (GString) letters = g_string_new (NULL);
  for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    g_string_prepend_c (letters, (char) ('A' + (rest - 1) % 26));
  return g_string_free_and_steal (g_steal_pointer (&letters));
}

static gboolean
sheet_is_usable (const FstSheetPlan *self)
{
  guint column;

  return fst_sheet_plan_find_column (self, FST_CATALOGUE_FIELD_ARTICLE_NUMBER, &column)
         && fst_sheet_plan_find_column (self, FST_CATALOGUE_FIELD_NAME, &column);
}

/**
 * fst_import_plan_new:
 * @sheets: (transfer none) (element-type FstSheetPlan): plans of the sheets; copied
 * @supplier: (nullable): the supplier of rows that name none
 * @iso_edition: (nullable): the edition of codes that say none
 * @currency: (nullable): the currency of prices that say none
 *
 * Makes a plan for a file.
 *
 * Returns: (transfer full): the plan
 */
FstImportPlan *
fst_import_plan_new (GPtrArray *sheets,
                     const char *supplier,
                     const char *iso_edition,
                     const char *currency)
{
  g_return_val_if_fail (sheets != NULL, NULL);

  FstImportPlan *self = g_atomic_rc_box_new0 (FstImportPlan);

  self->sheets = g_ptr_array_new_full (sheets->len, (GDestroyNotify) fst_sheet_plan_free);
  for (guint i = 0; i < sheets->len; i++)
    g_ptr_array_add (self->sheets, sheet_copy (sheets->pdata[i]));
  self->supplier = g_strdup (supplier);
  self->iso_edition = g_strdup (iso_edition);
  self->currency = g_strdup (currency);
  return self;
}

/**
 * fst_import_plan_ref:
 * @self: a plan
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstImportPlan *
fst_import_plan_ref (FstImportPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
plan_clear (gpointer data)
{
  FstImportPlan *self = data;

  g_ptr_array_unref (self->sheets);
  g_free (self->supplier);
  g_free (self->iso_edition);
  g_free (self->currency);
}

/**
 * fst_import_plan_unref:
 * @self: (transfer full): a plan
 *
 * Gives a reference back. May be called in any thread.
 */
void
fst_import_plan_unref (FstImportPlan *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, plan_clear);
}

static gboolean
sheets_equal (const FstSheetPlan *a, const FstSheetPlan *b)
{
  if (g_strcmp0 (a->sheet, b->sheet) != 0 || a->header_line != b->header_line
      || a->chosen != b->chosen
      || !g_strv_equal ((const char *const *) a->headings, (const char *const *) b->headings))
    return FALSE;
  for (guint i = 0; i < a->fields->len; i++)
    if (fst_sheet_plan_get_field (a, i) != fst_sheet_plan_get_field (b, i))
      return FALSE;
  return TRUE;
}

/**
 * fst_import_plan_equal:
 * @a: (nullable): a plan
 * @b: (nullable): a plan
 *
 * Tells whether two plans say the same; %NULL equals only %NULL.
 *
 * Returns: %TRUE if they do
 */
gboolean
fst_import_plan_equal (FstImportPlan *a, FstImportPlan *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->sheets->len != b->sheets->len || g_strcmp0 (a->supplier, b->supplier) != 0
      || g_strcmp0 (a->iso_edition, b->iso_edition) != 0
      || g_strcmp0 (a->currency, b->currency) != 0)
    return FALSE;
  for (guint i = 0; i < a->sheets->len; i++)
    if (!sheets_equal (a->sheets->pdata[i], b->sheets->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * fst_import_plan_get_sheet:
 * @self: a plan
 * @sheet: a sheet, from 0
 *
 * Gets the plan of a sheet.
 *
 * Returns: (transfer none): the sheet's plan
 */
const FstSheetPlan *
fst_import_plan_get_sheet (FstImportPlan *self, guint sheet)
{
  g_return_val_if_fail (self != NULL && sheet < self->sheets->len, NULL);

  return self->sheets->pdata[sheet];
}

static FstImportPlan *
copy (FstImportPlan *self)
{
  return fst_import_plan_new (self->sheets, self->supplier, self->iso_edition, self->currency);
}

/**
 * fst_import_plan_with_sheet:
 * @self: a plan
 * @sheet: a sheet, from 0
 * @plan: what becomes its plan; copied
 *
 * Puts another plan of one sheet in place.
 *
 * Returns: (transfer full): the new plan
 */
FstImportPlan *
fst_import_plan_with_sheet (FstImportPlan *self, guint sheet, const FstSheetPlan *plan)
{
  g_return_val_if_fail (self != NULL && sheet < self->sheets->len && plan != NULL, NULL);

  FstImportPlan *other = copy (self);

  fst_sheet_plan_free (other->sheets->pdata[sheet]);
  other->sheets->pdata[sheet] = sheet_copy (plan);
  return other;
}

/**
 * fst_import_plan_with_field:
 * @self: a plan
 * @sheet: a sheet, from 0
 * @column: a column of it, from 0
 * @field: what it holds
 *
 * Says of a column what it holds. A field that can have one column only leaves the one that it had.
 *
 * Returns: (transfer full): the new plan
 */
FstImportPlan *
fst_import_plan_with_field (FstImportPlan *self, guint sheet, guint column, FstCatalogueField field)
{
  g_return_val_if_fail (self != NULL && sheet < self->sheets->len, NULL);
  g_return_val_if_fail (field < FST_N_CATALOGUE_FIELDS, NULL);
  g_return_val_if_fail (column < fst_import_plan_get_sheet (self, sheet)->fields->len, NULL);

  FstImportPlan *other = copy (self);
  GArray *fields = ((FstSheetPlan *) other->sheets->pdata[sheet])->fields;

  for (guint i = 0; i < fields->len && !fst_catalogue_field_takes_several (field); i++)
    if (g_array_index (fields, FstCatalogueField, i) == field)
      g_array_index (fields, FstCatalogueField, i) = FST_CATALOGUE_FIELD_NONE;
  g_array_index (fields, FstCatalogueField, column) = field;
  return other;
}

/**
 * fst_import_plan_with_chosen:
 * @self: a plan
 * @sheet: a sheet, from 0
 * @chosen: whether its rows become articles
 *
 * Chooses a sheet, or leaves it out.
 *
 * Returns: (transfer full): the new plan
 */
FstImportPlan *
fst_import_plan_with_chosen (FstImportPlan *self, guint sheet, gboolean chosen)
{
  g_return_val_if_fail (self != NULL && sheet < self->sheets->len, NULL);

  FstImportPlan *other = copy (self);

  ((FstSheetPlan *) other->sheets->pdata[sheet])->chosen = chosen;
  return other;
}

/**
 * fst_import_plan_with_values:
 * @self: a plan
 * @supplier: (nullable): the supplier of rows that name none
 * @iso_edition: (nullable): the edition of codes that say none
 * @currency: (nullable): the currency of prices that say none, ISO 4217
 *
 * Sets what holds for rows that say nothing of it themselves.
 *
 * Returns: (transfer full): the new plan
 */
FstImportPlan *
fst_import_plan_with_values (FstImportPlan *self,
                             const char *supplier,
                             const char *iso_edition,
                             const char *currency)
{
  g_return_val_if_fail (self != NULL, NULL);

  return fst_import_plan_new (self->sheets, supplier, iso_edition, currency);
}

/* The headings as they stand, for an error message. */
static char *
list_headings (const FstSheetPlan *sheet)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; sheet->headings[i] != NULL && n < 40; i++)
    if (*sheet->headings[i] != '\0' && g_utf8_strlen (sheet->headings[i], -1) <= 60)
      {
        g_strv_builder_take (builder, g_strdup_printf ("“%s”", sheet->headings[i]));
        n++;
      }
  g_auto (GStrv) names = g_strv_builder_end (builder);
  return n > 0 ? g_strjoinv (", ", names) : g_strdup ("no headings");
}

static void
set_columns_error (const FstSheetPlan *sheet, GError **error)
{
  guint column;
  g_autofree char *found = list_headings (sheet);
  const char *missing =
      fst_sheet_plan_find_column (sheet, FST_CATALOGUE_FIELD_ARTICLE_NUMBER, &column)
          ? "name"
          : "article number";

  g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
               "%s%s%sno column holds the %s; found: %s", sheet->sheet != NULL ? "sheet “" : "",
               sheet->sheet != NULL ? sheet->sheet : "", sheet->sheet != NULL ? "”: " : "", missing,
               found);
}

/**
 * fst_import_plan_is_usable:
 * @self: a plan
 * @error: return location for an error
 *
 * Tells whether the plan leads to articles: some sheet is chosen, and each that is has a column
 * with the article number and one with the name.
 *
 * Returns: %TRUE if it does, else %FALSE with %FST_IMPORT_ERROR_COLUMNS that names what is missing
 * and the headings that were found
 */
gboolean
fst_import_plan_is_usable (FstImportPlan *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  gboolean any = FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const FstSheetPlan *sheet = fst_import_plan_get_sheet (self, i);

      if (sheet->chosen && !sheet_is_usable (sheet))
        {
          set_columns_error (sheet, error);
          return FALSE;
        }
      any = any || sheet->chosen;
    }
  if (any)
    return TRUE;
  for (guint i = 0; i < self->sheets->len; i++)
    if (!sheet_is_usable (fst_import_plan_get_sheet (self, i)))
      {
        set_columns_error (fst_import_plan_get_sheet (self, i), error);
        return FALSE;
      }
  g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
                       "no sheet is chosen to be read");
  return FALSE;
}
