#include "config.h"

#include "fst-earlier-dialog.h"

#include <glib/gi18n.h>

#include "fst-case.h"

struct _FstEarlierDialog
{
  AdwDialog parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (FstEarlierDialog, fst_earlier_dialog, ADW_TYPE_DIALOG)

static const char *
get_status_label (const char *status)
{
  static const struct
  {
    const char *id;
    const char *label;
  } labels[] = {
    { "active", N_ ("in use") },
    { "exchanged", N_ ("exchanged") },
    { "returned", N_ ("returned") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].id, status) == 0)
      return _ (labels[i].label);
  return status;
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  FstRecord *record = item;
  const FstPrescription *prescription = fst_record_get_prescription (record);
  g_autofree char *date = fst_date_format (&prescription->date);
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s", date, get_status_label (fst_record_get_status (record)));
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 prescription->device ? prescription->device->name : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
fst_earlier_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_EARLIER_DIALOG);
  G_OBJECT_CLASS (fst_earlier_dialog_parent_class)->dispose (object);
}

static void
fst_earlier_dialog_class_init (FstEarlierDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_earlier_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-earlier-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FstEarlierDialog, list);
}

static void
fst_earlier_dialog_init (FstEarlierDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_earlier_dialog_new:
 * @records: (transfer none): a list of FstRecord; the dialog follows its changes
 *
 * Makes a dialog that shows earlier prescriptions. Main thread.
 *
 * Returns: (transfer floating): a new dialog
 */
FstEarlierDialog *
fst_earlier_dialog_new (GListModel *records)
{
  FstEarlierDialog *self = g_object_new (FST_TYPE_EARLIER_DIALOG, NULL);

  gtk_list_box_bind_model (self->list, records, make_row, NULL, NULL);
  return self;
}
