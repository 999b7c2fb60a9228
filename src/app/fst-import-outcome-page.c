#include "config.h"

#include "fst-import-outcome-page.h"

#include <glib/gi18n.h>

#include "fst-error-text.h"
#include "fst-import-counts.h"
#include "fst-import-problem.h"
#include "fst-import-text.h"

struct _FstImportOutcomePage
{
  AdwNavigationPage parent_instance;

  FstImportOutcome *outcome;
  GFile *file;

  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *source_label;
  FstImportCounts *counts;
  GtkWidget *catalogue_button;
  GtkWidget *report_button;
};

G_DEFINE_FINAL_TYPE (FstImportOutcomePage, fst_import_outcome_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_error (FstImportOutcomePage *self, const GError *error)
{
  g_autofree char *text = fst_error_text (error);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The Report Could Not Be Saved"), text);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstImportOutcomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  /* The workspace may have been locked, and the page with it. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (written)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("The report is saved."),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  else
    show_error (self, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstImportOutcomePage) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  /* No file: the user has thought better of it. */
  if (file != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "outcome.write-report", "s",
                                g_file_peek_path (file));
}

static void
write_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstImportOutcomePage *self = FST_IMPORT_OUTCOME_PAGE (widget);
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));
  g_autoptr (GBytes) report =
      fst_import_problems_to_csv (self->outcome->problems, self->outcome->n_problems);

  g_file_replace_contents_bytes_async (file, report, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, g_object_ref (self));
}

static void
save_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstImportOutcomePage *self = FST_IMPORT_OUTCOME_PAGE (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  /* Translators: the name of a file; %s is the name of the source */
  g_autofree char *name = g_strdup_printf (_ ("Unusable rows of %s.csv"), self->outcome->source);

  g_strdelimit (name, "/", '-');
  gtk_file_dialog_set_title (dialog, _ ("Save the Report"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, window, NULL, chosen_cb, g_object_ref (self));
}

static void
redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstImportOutcomePage *self = FST_IMPORT_OUTCOME_PAGE (widget);
  g_autofree char *uri = g_file_get_uri (self->file);

  gtk_widget_activate_action (widget, "win.import-source", "(ss)", self->outcome->source, uri);
}

static void
fst_import_outcome_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static gboolean
fst_import_outcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FST_IMPORT_OUTCOME_PAGE (widget)->catalogue_button);
}

static void
fst_import_outcome_page_dispose (GObject *object)
{
  FstImportOutcomePage *self = FST_IMPORT_OUTCOME_PAGE (object);

  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_IMPORT_OUTCOME_PAGE);
  G_OBJECT_CLASS (fst_import_outcome_page_parent_class)->dispose (object);
}

static void
fst_import_outcome_page_finalize (GObject *object)
{
  fst_import_outcome_free (FST_IMPORT_OUTCOME_PAGE (object)->outcome);
  G_OBJECT_CLASS (fst_import_outcome_page_parent_class)->finalize (object);
}

static void
fst_import_outcome_page_class_init (FstImportOutcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_import_outcome_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_import_outcome_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = fst_import_outcome_page_shown;
  widget_class->grab_focus = fst_import_outcome_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "outcome.save-report", NULL, save_report);
  gtk_widget_class_install_action (widget_class, "outcome.write-report", "s", write_report);
  gtk_widget_class_install_action (widget_class, "outcome.redo", NULL, redo);

  g_type_ensure (FST_TYPE_IMPORT_COUNTS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-import-outcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FstImportOutcomePage, icon);
  gtk_widget_class_bind_template_child (widget_class, FstImportOutcomePage, title_label);
  gtk_widget_class_bind_template_child (widget_class, FstImportOutcomePage, source_label);
  gtk_widget_class_bind_template_child (widget_class, FstImportOutcomePage, counts);
  gtk_widget_class_bind_template_child (widget_class, FstImportOutcomePage, catalogue_button);
  gtk_widget_class_bind_template_child (widget_class, FstImportOutcomePage, report_button);
}

static void
fst_import_outcome_page_init (FstImportOutcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_import_outcome_page_new:
 * @outcome: (transfer full): how a reading has gone
 * @file: what was read
 *
 * Makes a page that shows the outcome of a reading.
 *
 * Returns: (transfer floating): a new page
 */
AdwNavigationPage *
fst_import_outcome_page_new (FstImportOutcome *outcome, GFile *file)
{
  FstImportOutcomePage *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (outcome != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (FST_TYPE_IMPORT_OUTCOME_PAGE, NULL);
  title = fst_import_text_count (outcome);
  self->outcome = outcome;
  self->file = g_object_ref (file);
  gtk_image_set_from_icon_name (self->icon, outcome->n_problems > 0 ? "dialog-warning-symbolic"
                                                                    : "object-select-symbolic");
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->source_label, outcome->source);
  fst_import_counts_show (self->counts, outcome);
  gtk_widget_set_visible (self->report_button, outcome->n_problems > 0);
  return ADW_NAVIGATION_PAGE (self);
}
