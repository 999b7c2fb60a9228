#include "fst-import-preview.h"

#include "fst-json-writing.h"

G_DEFINE_BOXED_TYPE (FstImportPreview,
                     fst_import_preview,
                     fst_import_preview_ref,
                     fst_import_preview_unref)

static void
preview_sheet_free (gpointer data)
{
  FstPreviewSheet *self = data;

  fst_sheet_sample_unref (self->sample);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->reasons);
  g_array_unref (self->filled);
  g_free (self);
}

/* The rows under the headings, and how many of all that were looked at have each column. */
static void
take_rows (FstPreviewSheet *self, guint64 header_line)
{
  guint first_row = 0;

  while (first_row < self->sample->head->len
         && ((FstSampleRow *) self->sample->head->pdata[first_row])->line <= header_line)
    first_row++;
  for (guint i = first_row;
       i < self->sample->head->len && self->rows->len < FST_IMPORT_PREVIEW_ROWS; i++)
    g_ptr_array_add (self->rows, self->sample->head->pdata[i]);

  g_autoptr (GArray) shapes = fst_sheet_sample_get_shapes (self->sample, first_row);
  for (guint i = 0; i < shapes->len; i++)
    g_array_append_val (self->filled, g_array_index (shapes, FstColumnShape, i).filled);
}

static FstPreviewSheet *
preview_sheet_new (FstSheetSample *sample, const FstSheetPlan *plan, GArray *reasons)
{
  FstPreviewSheet *self = g_new (FstPreviewSheet, 1);

  self->sample = fst_sheet_sample_ref (sample);
  self->rows = g_ptr_array_new ();
  self->reasons = g_array_ref (reasons);
  self->filled = g_array_new (FALSE, FALSE, sizeof (guint));
  take_rows (self, plan->header_line);
  return self;
}

static FstImportPreview *
preview_new (const char *kind, FstImportPlan *plan, GPtrArray *sheets)
{
  FstImportPreview *self = g_atomic_rc_box_new0 (FstImportPreview);

  self->kind = g_strdup (kind);
  self->plan = fst_import_plan_ref (plan);
  self->sheets = g_ptr_array_ref (sheets);
  return self;
}

/* Reads the beginning of each sheet that has rows. */
static GPtrArray *
read_samples (GFile *file, char **kind, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) samples =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_sheet_sample_unref);
  g_autoptr (FstTableReader) first = fst_table_reader_open (file, NULL, cancellable, error);

  if (first == NULL)
    return NULL;
  GPtrArray *sheets = fst_table_reader_get_sheets (first);
  *kind = g_strdup (fst_table_reader_get_kind (first));
  for (guint i = 0; i < sheets->len; i++)
    {
      const FstTableSheet *sheet = sheets->pdata[i];
      g_autoptr (FstTableReader) table =
          i == 0 ? g_object_ref (first)
                 : fst_table_reader_open (file, sheet->name, cancellable, error);
      g_autoptr (FstSheetSample) sample =
          table != NULL ? fst_sheet_sample_read (table, sheet->n_rows, cancellable, error) : NULL;

      if (sample == NULL)
        return NULL;
      if (sample->head->len > 0)
        g_ptr_array_add (samples, g_steal_pointer (&sample));
    }
  if (samples->len > 0)
    return g_steal_pointer (&samples);
  g_set_error_literal (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_EMPTY,
                       "the file holds nothing but blank lines");
  return NULL;
}

/* The sheet of the same name is asked first: another may have the same headings. */
static FstSheetPlan *
recall_sheet (FstSheetSample *sample, FstImportPlan *remembered, GHashTable *used, GArray **reasons)
{
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < remembered->sheets->len; i++)
      {
        const FstSheetPlan *sheet = fst_import_plan_get_sheet (remembered, i);
        FstSheetPlan *plan;

        if (round == 0 && g_strcmp0 (sheet->sheet, sample->sheet) != 0)
          continue;
        plan = fst_catalogue_recall_columns (sample, sheet, reasons);
        if (plan != NULL)
          {
            g_hash_table_add (used, (gpointer) sheet);
            return plan;
          }
      }
  return NULL;
}

static gboolean
recalls_all (FstImportPlan *remembered, GHashTable *used)
{
  for (guint i = 0; i < remembered->sheets->len; i++)
    {
      const FstSheetPlan *sheet = fst_import_plan_get_sheet (remembered, i);

      if (sheet->chosen && !g_hash_table_contains (used, sheet))
        return FALSE;
    }
  return TRUE;
}

/* Makes a plan of what was remembered, or of nothing; NULL where what was remembered no longer
 * fits. */
static FstImportPreview *
plan_samples (GPtrArray *samples, const char *kind, FstImportPlan *remembered)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) plans =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_sheet_plan_free);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (preview_sheet_free);

  for (guint i = 0; i < samples->len; i++)
    {
      FstSheetSample *sample = samples->pdata[i];
      g_autoptr (GArray) reasons = NULL;
      FstSheetPlan *plan =
          remembered != NULL ? recall_sheet (sample, remembered, used, &reasons) : NULL;

      if (plan == NULL)
        plan = fst_catalogue_guess_columns (sample, fst_catalogue_guess_header (sample), &reasons);
      /* A file of one table is read, or it is said why it can't be. */
      if (samples->len == 1)
        plan->chosen = TRUE;
      g_ptr_array_add (plans, plan);
      g_ptr_array_add (sheets, preview_sheet_new (sample, plan, reasons));
    }
  if (remembered != NULL && !recalls_all (remembered, used))
    return NULL;
  g_autoptr (FstImportPlan) plan =
      fst_import_plan_new (plans, remembered != NULL ? remembered->supplier : NULL,
                           remembered != NULL ? remembered->iso_edition : NULL,
                           remembered != NULL ? remembered->currency : NULL);
  return preview_new (kind, plan, sheets);
}

/**
 * fst_import_preview_read:
 * @file: a table: CSV, JSON or a workbook
 * @remembered: (nullable): the plan that was remembered of such a file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the beginning of a file and makes a plan for it: the one that was remembered, where the
 * file has its columns still, or else one that is guessed. The plan need not be usable yet.
 *
 * Returns: (transfer full): the preview, or %NULL with an error of #FstImportError or
 * #GIOErrorEnum
 */
FstImportPreview *
fst_import_preview_read (GFile *file,
                         FstImportPlan *remembered,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autofree char *kind = NULL;
  g_autoptr (GPtrArray) samples = read_samples (file, &kind, cancellable, error);
  FstImportPreview *self = NULL;

  if (samples == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_prefix_error (error, "could not read the assortment %s: ", name);
      return NULL;
    }
  if (remembered != NULL)
    self = plan_samples (samples, kind, remembered);
  if (self != NULL)
    {
      self->remembered = TRUE;
      return self;
    }
  self = plan_samples (samples, kind, NULL);
  self->remembered_fails = remembered != NULL;
  return self;
}

/**
 * fst_import_preview_ref:
 * @self: a preview
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstImportPreview *
fst_import_preview_ref (FstImportPreview *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
preview_clear (gpointer data)
{
  FstImportPreview *self = data;

  g_free (self->kind);
  fst_import_plan_unref (self->plan);
  g_ptr_array_unref (self->sheets);
}

/**
 * fst_import_preview_unref:
 * @self: (transfer full): a preview
 *
 * Gives a reference back. May be called in any thread.
 */
void
fst_import_preview_unref (FstImportPreview *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, preview_clear);
}

/* What is another than before was chosen by the user. */
static GArray *
compare_reasons (const FstSheetPlan *before, const FstSheetPlan *after, GArray *reasons)
{
  GArray *compared = g_array_copy (reasons);

  for (guint i = 0; i < compared->len; i++)
    if (fst_sheet_plan_get_field (before, i) != fst_sheet_plan_get_field (after, i))
      g_array_index (compared, FstGuessReason, i) = FST_GUESS_CHOSEN;
  return compared;
}

/**
 * fst_import_preview_with_plan:
 * @self: a preview
 * @plan: an edit of its plan
 *
 * Shows the same file with another plan; columns that are something else now were chosen so.
 *
 * Returns: (transfer full): the new preview
 */
FstImportPreview *
fst_import_preview_with_plan (FstImportPreview *self, FstImportPlan *plan)
{
  g_return_val_if_fail (self != NULL && plan != NULL, NULL);
  g_return_val_if_fail (plan->sheets->len == self->sheets->len, NULL);

  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (preview_sheet_free);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const FstPreviewSheet *sheet = self->sheets->pdata[i];
      g_autoptr (GArray) reasons =
          compare_reasons (fst_import_plan_get_sheet (self->plan, i),
                           fst_import_plan_get_sheet (plan, i), sheet->reasons);

      g_ptr_array_add (
          sheets, preview_sheet_new (sheet->sample, fst_import_plan_get_sheet (plan, i), reasons));
    }
  FstImportPreview *other = preview_new (self->kind, plan, sheets);
  other->remembered = self->remembered;
  other->remembered_fails = self->remembered_fails;
  return other;
}

/**
 * fst_import_preview_with_header:
 * @self: a preview
 * @sheet: a sheet of its plan, from 0
 * @line: where the headings stand; 0: there are none
 *
 * Takes another row for the headings, and guesses the columns by it. Headings stand among the first
 * rows that hold anything, fifty of them.
 *
 * Returns: (transfer full) (nullable): the new preview, or %NULL where no such row is known
 */
FstImportPreview *
fst_import_preview_with_header (FstImportPreview *self, guint sheet, guint64 line)
{
  g_return_val_if_fail (self != NULL && sheet < self->sheets->len, NULL);

  const FstPreviewSheet *before = self->sheets->pdata[sheet];
  guint header = FST_NO_HEADER;
  g_autoptr (GArray) reasons = NULL;

  for (guint i = 0; i < before->sample->head->len; i++)
    if (((FstSampleRow *) before->sample->head->pdata[i])->line == line)
      header = i;
  if (header == FST_NO_HEADER && line > 0)
    return NULL;
  g_autoptr (FstSheetPlan) guessed = fst_catalogue_guess_columns (before->sample, header, &reasons);
  guessed->chosen = fst_import_plan_get_sheet (self->plan, sheet)->chosen;
  g_autoptr (FstImportPlan) plan = fst_import_plan_with_sheet (self->plan, sheet, guessed);
  FstImportPreview *other = fst_import_preview_with_plan (self, plan);
  FstPreviewSheet *shown = other->sheets->pdata[sheet];
  g_array_unref (shown->reasons);
  shown->reasons = g_steal_pointer (&reasons);
  return other;
}

static void
add_columns (JsonBuilder *builder, const FstPreviewSheet *sheet, const FstSheetPlan *plan)
{
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->fields->len; i++)
    {
      FstCatalogueField field = fst_sheet_plan_get_field (plan, i);
      FstGuessReason reason = g_array_index (sheet->reasons, FstGuessReason, i);

      json_builder_begin_object (builder);
      fst_json_add_integer (builder, "column", i + 1);
      fst_json_add_string (builder, "heading", plan->headings[i]);
      fst_json_add_string (builder, "field",
                           field != FST_CATALOGUE_FIELD_NONE ? fst_catalogue_field_to_id (field)
                                                             : NULL);
      fst_json_add_string (builder, "why", fst_guess_reason_to_id (reason));
      fst_json_add_integer (builder, "filled", g_array_index (sheet->filled, guint, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_rows (JsonBuilder *builder, GPtrArray *rows)
{
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const FstSampleRow *row = rows->pdata[i];

      json_builder_begin_object (builder);
      fst_json_add_integer (builder, "line", (gint64) row->line);
      fst_json_add_strings (builder, "cells", row->cells);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sheet (JsonBuilder *builder, const FstPreviewSheet *sheet, const FstSheetPlan *plan)
{
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "sheet", plan->sheet);
  fst_json_add_boolean (builder, "chosen", plan->chosen);
  json_builder_set_member_name (builder, "header-line");
  if (plan->header_line > 0)
    json_builder_add_int_value (builder, (gint64) plan->header_line);
  else
    json_builder_add_null_value (builder);
  add_columns (builder, sheet, plan);
  add_rows (builder, sheet->rows);
  json_builder_end_object (builder);
}

/**
 * fst_import_preview_to_json:
 * @self: a preview
 *
 * Writes a preview: the kind of file, for each sheet what its columns are taken for and why, and
 * the first ten rows.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
fst_import_preview_to_json (FstImportPreview *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "kind", self->kind);
  fst_json_add_boolean (builder, "remembered", self->remembered);
  fst_json_add_boolean (builder, "remembered-fails", self->remembered_fails);
  fst_json_add_boolean (builder, "usable", fst_import_plan_is_usable (self->plan, NULL));
  fst_json_add_string (builder, "supplier", self->plan->supplier);
  fst_json_add_string (builder, "edition", self->plan->iso_edition);
  fst_json_add_string (builder, "currency", self->plan->currency);
  json_builder_set_member_name (builder, "sheets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->sheets->len; i++)
    add_sheet (builder, self->sheets->pdata[i], fst_import_plan_get_sheet (self->plan, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
