#include "config.h"

#include "fst-import-column-row.h"

#include "fst-import-text.h"
#include "fst-text-drop-down.h"

struct _FstImportColumnRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  GtkLabel *cells_label;
  FstTextDropDown *drop_down;
  GtkLabel *reason_label;
};

G_DEFINE_FINAL_TYPE (FstImportColumnRow, fst_import_column_row, ADW_TYPE_PREFERENCES_ROW)

static guint signal_chosen;

static void
chosen_cb (FstImportColumnRow *self)
{
  g_signal_emit (self, signal_chosen, 0);
}

static gboolean
fst_import_column_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_IMPORT_COLUMN_ROW (widget)->drop_down));
}

static void
fst_import_column_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_IMPORT_COLUMN_ROW);
  G_OBJECT_CLASS (fst_import_column_row_parent_class)->dispose (object);
}

static void
fst_import_column_row_class_init (FstImportColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_import_column_row_dispose;
  widget_class->grab_focus = fst_import_column_row_grab_focus;
  signal_chosen = g_signal_new ("chosen", FST_TYPE_IMPORT_COLUMN_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (FST_TYPE_TEXT_DROP_DOWN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-import-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FstImportColumnRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, FstImportColumnRow, cells_label);
  gtk_widget_class_bind_template_child (widget_class, FstImportColumnRow, drop_down);
  gtk_widget_class_bind_template_child (widget_class, FstImportColumnRow, reason_label);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
fst_import_column_row_init (FstImportColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fst_text_drop_down_set_title (self->drop_down, self->title_label);
}

/**
 * fst_import_column_row_new:
 * @fields: (transfer none): model of #GtkStringObject, the titles of the fields in their order
 *
 * Makes a row.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
fst_import_column_row_new (GListModel *fields)
{
  FstImportColumnRow *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (fields), NULL);

  self = g_object_new (FST_TYPE_IMPORT_COLUMN_ROW, NULL);
  fst_text_drop_down_set_texts (self->drop_down, fields);
  return GTK_WIDGET (self);
}

/**
 * fst_import_column_row_show:
 * @self: a row
 * @title: the column's heading, or another name for it
 * @cells: its first values; may be empty
 * @field: what it is taken for
 * @reason: why
 *
 * Shows a column, without emitting "chosen".
 */
void
fst_import_column_row_show (FstImportColumnRow *self,
                            const char *title,
                            const char *cells,
                            FstCatalogueField field,
                            FstGuessReason reason)
{
  g_return_if_fail (FST_IS_IMPORT_COLUMN_ROW (self));
  g_return_if_fail (title != NULL && cells != NULL);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->cells_label, cells);
  gtk_widget_set_visible (GTK_WIDGET (self->cells_label), *cells != '\0');
  fst_text_drop_down_set_selected (self->drop_down, field);
  gtk_label_set_label (self->reason_label, fst_import_text_get_reason (reason));
}

/**
 * fst_import_column_row_get_field:
 * @self: a row
 *
 * Tells what the column is taken for.
 *
 * Returns: a field
 */
FstCatalogueField
fst_import_column_row_get_field (FstImportColumnRow *self)
{
  g_return_val_if_fail (FST_IS_IMPORT_COLUMN_ROW (self), FST_CATALOGUE_FIELD_NONE);

  return (FstCatalogueField) fst_text_drop_down_get_selected (self->drop_down);
}
