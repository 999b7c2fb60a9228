#include "fst-catalogue-guess.h"

#include "fst-csv-reader.h"

#include <string.h>

/* A plan that was remembered, for a file whose columns may have moved. */

/* Whether a heading names a column that is remembered; the same heading may stand there twice. */
static gboolean
recall (const FstSheetPlan *remembered, GHashTable *used, const char *folded, guint *place)
{
  for (guint i = 0; remembered->headings[i] != NULL; i++)
    {
      g_autofree char *heading = fst_csv_fold (remembered->headings[i]);

      if (g_str_equal (heading, folded) && !g_hash_table_contains (used, GUINT_TO_POINTER (i + 1)))
        {
          g_hash_table_add (used, GUINT_TO_POINTER (i + 1));
          *place = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Says of each column what was remembered of its heading; %FALSE where a heading that a field was
 * remembered by is not in the row. */
static gboolean
recall_row (const FstSheetSample *sample,
            guint header,
            const FstSheetPlan *remembered,
            FstCatalogueField *fields,
            gboolean *known)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  guint place;

  for (guint i = 0; i < sample->n_columns; i++)
    {
      g_autofree char *folded = fst_csv_fold (fst_sheet_sample_get_cell (sample, header, i));

      known[i] = *folded != '\0' && recall (remembered, used, folded, &place);
      fields[i] = known[i] ? fst_sheet_plan_get_field (remembered, place) : 0;
    }
  for (guint i = 0; remembered->headings[i] != NULL; i++)
    {
      FstCatalogueField field = fst_sheet_plan_get_field (remembered, i);

      if (field == FST_CATALOGUE_FIELD_NONE
          || g_hash_table_contains (used, GUINT_TO_POINTER (i + 1)))
        continue;
      /* A column without a heading can only be known by its place. */
      if (*remembered->headings[i] != '\0' || i >= sample->n_columns || known[i])
        return FALSE;
      known[i] = TRUE;
      fields[i] = field;
    }
  return TRUE;
}

static gboolean
recall_places (const FstSheetSample *sample,
               const FstSheetPlan *remembered,
               FstCatalogueField *fields,
               gboolean *known)
{
  for (guint i = 0; i < remembered->fields->len; i++)
    {
      FstCatalogueField field = fst_sheet_plan_get_field (remembered, i);

      if (i < sample->n_columns)
        {
          fields[i] = field;
          known[i] = TRUE;
        }
      else if (field != FST_CATALOGUE_FIELD_NONE)
        return FALSE;
    }
  return TRUE;
}

/* Columns that are new in the file are guessed, where that takes nothing from those remembered. */
static FstSheetPlan *
add_new_columns (const FstSheetSample *sample,
                 guint header,
                 const FstSheetPlan *remembered,
                 FstCatalogueField *fields,
                 const gboolean *known,
                 GArray **reasons)
{
  g_autoptr (FstSheetPlan) guessed = fst_catalogue_guess_columns (sample, header, reasons);
  guint column;

  for (guint i = 0; i < sample->n_columns; i++)
    {
      FstCatalogueField field = fst_sheet_plan_get_field (guessed, i);
      gboolean free_field = fst_catalogue_field_takes_several (field)
                            || !fst_sheet_plan_find_column (remembered, field, &column);

      if (!known[i])
        fields[i] = free_field ? field : FST_CATALOGUE_FIELD_NONE;
      if (known[i] || !free_field)
        g_array_index (*reasons, FstGuessReason, i) =
            fields[i] != FST_CATALOGUE_FIELD_NONE ? FST_GUESS_REMEMBERED : FST_GUESS_NONE;
    }
  return fst_sheet_plan_new (sample->sheet, guessed->header_line,
                             (const char *const *) guessed->headings, fields, remembered->chosen);
}

/**
 * fst_catalogue_recall_columns:
 * @sample: the beginning of a sheet
 * @remembered: what was remembered of such a sheet
 * @reasons: (out) (transfer full) (element-type FstGuessReason): why each column is what it is
 *
 * Finds the columns that a plan was remembered by, wherever their headings stand by now.
 *
 * Returns: (transfer full) (nullable): the sheet's plan, or %NULL where a column is gone
 */
FstSheetPlan *
fst_catalogue_recall_columns (const FstSheetSample *sample,
                              const FstSheetPlan *remembered,
                              GArray **reasons)
{
  g_return_val_if_fail (sample != NULL && remembered != NULL && reasons != NULL, NULL);

  g_autofree FstCatalogueField *fields = g_new0 (FstCatalogueField, sample->n_columns + 1);
  g_autofree gboolean *known = g_new0 (gboolean, sample->n_columns + 1);

  if (remembered->header_line == 0)
    return recall_places (sample, remembered, fields, known)
               ? add_new_columns (sample, FST_NO_HEADER, remembered, fields, known, reasons)
               : NULL;
  for (guint i = 0; i < sample->head->len; i++)
    {
      memset (known, 0, sample->n_columns * sizeof *known);
      if (recall_row (sample, i, remembered, fields, known))
        return add_new_columns (sample, i, remembered, fields, known, reasons);
    }
  return NULL;
}
