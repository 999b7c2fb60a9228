#include "config.h"

#include "fst-import-columns.h"

#include <glib/gi18n.h>

#include "fst-import-column-row.h"
#include "fst-import-text.h"

/* A list of articles has a few dozens; more than this is something else, which can still be read
 * from the command line. */
#define SHOWN_COLUMNS 150

struct _FstImportColumns
{
  AdwPreferencesGroup parent_instance;

  GtkStringList *fields; /* the titles, in the order of the enumeration */
  GPtrArray *rows;       /* (element-type FstImportColumnRow): unowned */
};

G_DEFINE_FINAL_TYPE (FstImportColumns, fst_import_columns, ADW_TYPE_PREFERENCES_GROUP)

static guint signal_chosen;

static void
chosen_cb (FstImportColumns *self, FstImportColumnRow *row)
{
  guint column;

  if (g_ptr_array_find (self->rows, row, &column))
    g_signal_emit (self, signal_chosen, 0, column, fst_import_column_row_get_field (row));
}

static void
set_n_rows (FstImportColumns *self, guint n_rows)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  while (self->rows->len > n_rows)
    adw_preferences_group_remove (group,
                                  g_ptr_array_remove_index (self->rows, self->rows->len - 1));
  while (self->rows->len < n_rows)
    {
      GtkWidget *row = fst_import_column_row_new (G_LIST_MODEL (self->fields));

      g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static const char *
describe (const FstImportPreview *preview, guint n_columns)
{
  if (n_columns > SHOWN_COLUMNS)
    return _ ("The file has more columns than can be shown here.");
  if (preview->remembered)
    return _ ("The columns are taken as last time.");
  if (preview->remembered_fails)
    return _ ("The file no longer has the columns of last time; they have been guessed anew.");
  return _ ("What each column is taken for. Correct what is wrong.");
}

static void
fst_import_columns_dispose (GObject *object)
{
  FstImportColumns *self = FST_IMPORT_COLUMNS (object);

  g_clear_object (&self->fields);
  G_OBJECT_CLASS (fst_import_columns_parent_class)->dispose (object);
}

static void
fst_import_columns_finalize (GObject *object)
{
  g_ptr_array_unref (FST_IMPORT_COLUMNS (object)->rows);
  G_OBJECT_CLASS (fst_import_columns_parent_class)->finalize (object);
}

static void
fst_import_columns_class_init (FstImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fst_import_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_import_columns_finalize;
  signal_chosen = g_signal_new ("chosen", FST_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
fst_import_columns_init (FstImportColumns *self)
{
  self->rows = g_ptr_array_new ();
  self->fields = gtk_string_list_new (NULL);
  for (guint i = FST_CATALOGUE_FIELD_NONE; i < FST_N_CATALOGUE_FIELDS; i++)
    gtk_string_list_append (self->fields, fst_catalogue_field_get_title (i));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Columns"));
}

/**
 * fst_import_columns_show:
 * @self: the columns
 * @preview: a file with the plan for it
 * @sheet: which of its sheets
 *
 * Shows the columns of a sheet. The keyboard focus stays in the row that it is in.
 */
void
fst_import_columns_show (FstImportColumns *self, FstImportPreview *preview, guint sheet)
{
  const FstSheetPlan *plan;
  const FstPreviewSheet *seen;

  g_return_if_fail (FST_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (preview != NULL && sheet < preview->sheets->len);

  plan = fst_import_plan_get_sheet (preview->plan, sheet);
  seen = g_ptr_array_index (preview->sheets, sheet);
  set_n_rows (self, MIN (plan->fields->len, SHOWN_COLUMNS));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         describe (preview, plan->fields->len));
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *title = fst_sheet_plan_name_column (plan, i);
      g_autofree char *cells = fst_import_text_join_cells (seen->rows, i);

      fst_import_column_row_show (g_ptr_array_index (self->rows, i), title, cells,
                                  fst_sheet_plan_get_field (plan, i),
                                  g_array_index (seen->reasons, FstGuessReason, i));
    }
}
