#include "config.h"

#include "fst-import-dialog.h"

#include <glib/gi18n.h>

#include "fst-error-text.h"
#include "fst-import-counts.h"
#include "fst-import-plan-page.h"
#include "fst-import-text.h"

struct _FstImportDialog
{
  AdwDialog parent_instance;

  FstWorkspace *workspace; /* (nullable): until the dialog is closed */
  GFile *file;
  char *source;              /* the source that the file belongs to */
  GCancellable *cancellable; /* of what is being done */
  FstImportPhase phase;
  FstImportOutcome *outcome; /* (nullable): once it is read in */

  GtkStack *stack;
  AdwStatusPage *progress_page;
  GtkProgressBar *progress_bar;
  GtkWidget *stop_button;
  AdwNavigationView *navigation_view;
  FstImportPlanPage *plan_page;
  AdwNavigationPage *check_page;
  GtkLabel *check_label;
  FstImportCounts *counts;
  GtkWidget *read_button;
  AdwStatusPage *error_page;
  GtkWidget *error_button;
  GtkWidget *columns_button;
};

G_DEFINE_FINAL_TYPE (FstImportDialog, fst_import_dialog, ADW_TYPE_DIALOG)

static guint signal_imported;

static void
announce (FstImportDialog *self, const char *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static GCancellable *
renew_cancellable (FstImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

/* While something is done, closing the dialog stops it first; its end is then shown. */
static void
show_progress (FstImportDialog *self, const char *title, gboolean can_close)
{
  adw_status_page_set_title (self->progress_page, title);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_sensitive (self->stop_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  adw_dialog_set_can_close (ADW_DIALOG (self), can_close);
  adw_dialog_set_focus (ADW_DIALOG (self), self->stop_button);
  announce (self, title);
}

static void
show_plan (FstImportDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "plan");
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->plan_page));
}

static void
show_error (FstImportDialog *self, const GError *error)
{
  g_autofree char *text = fst_error_text (error);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->error_page, escaped);
  gtk_widget_set_visible (self->columns_button,
                          fst_import_plan_page_get_plan (self->plan_page) != NULL);
  gtk_stack_set_visible_child_name (self->stack, "error");
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  adw_dialog_set_focus (ADW_DIALOG (self), self->error_button);
  announce (self, text);
}

/* The beginning of the file */

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportPreview) preview =
      fst_workspace_preview_import_finish (FST_WORKSPACE (source), result, &error);

  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (preview == NULL)
    {
      show_error (self, error);
      return;
    }
  fst_import_plan_page_show (self->plan_page, preview);
  show_plan (self);
}

static void
start_preview (FstImportDialog *self)
{
  /* Until the preview is there, the plan is another source's. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.check", FALSE);
  fst_workspace_preview_import_async (self->workspace, self->file, self->source,
                                      renew_cancellable (self), previewed_cb, g_object_ref (self));
}

/* No file is a newer one of the invented articles. */
static GPtrArray *
list_real (GPtrArray *sources)
{
  GPtrArray *real = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_catalogue_source_unref);

  for (guint i = 0; i < sources->len; i++)
    {
      FstCatalogueSource *source = g_ptr_array_index (sources, i);

      if (source->n_examples == 0 || source->n_examples < source->n_articles)
        g_ptr_array_add (real, fst_catalogue_source_ref (source));
    }
  return real;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources =
      fst_workspace_list_sources_finish (FST_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) real = NULL;

  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sources == NULL)
    {
      show_error (self, error);
      return;
    }
  real = list_real (sources);
  fst_import_plan_page_set_file (self->plan_page, self->file, self->source, real);
  start_preview (self);
}

static void
source_chosen_cb (FstImportDialog *self)
{
  g_free (self->source);
  self->source = g_strdup (fst_import_plan_page_get_source (self->plan_page));
  start_preview (self);
}

static void
plan_changed_cb (FstImportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.check",
                                 fst_import_plan_page_is_usable (self->plan_page));
}

/* Checking and reading in */

static void
progress_cb (FstImportPhase phase, double fraction, gpointer user_data)
{
  FstImportDialog *self = user_data;

  if (self->workspace == NULL)
    return;
  if (phase != self->phase)
    {
      const char *title = _ ("Making the Articles Searchable");

      self->phase = phase;
      adw_status_page_set_title (self->progress_page, title);
      announce (self, title);
    }
  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, MIN (fraction, 1));
}

static void
show_check (FstImportDialog *self, const FstImportOutcome *outcome)
{
  g_autofree char *text = fst_import_text_sum_up (outcome);

  fst_import_counts_show (self->counts, outcome);
  gtk_label_set_label (self->check_label, outcome->source);
  show_plan (self);
  adw_navigation_view_push (self->navigation_view, self->check_page);
  adw_dialog_set_focus (ADW_DIALOG (self), self->read_button);
  announce (self, text);
}

/* The window shows the outcome from here on. */
static void
end (FstImportDialog *self, FstImportOutcome *outcome)
{
  self->outcome = outcome;
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signal_imported, 0);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportOutcome) outcome =
      fst_workspace_import_finish (FST_WORKSPACE (source), result, &error);

  /* The workspace may have been locked, and the dialog with it. */
  if (self->workspace == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adw_navigation_view_pop_to_tag (self->navigation_view, "plan");
      show_plan (self);
      fst_import_plan_page_say (self->plan_page,
                                _ ("The reading was cancelled. The catalogue is as it was."));
    }
  else if (outcome == NULL)
    show_error (self, error);
  else if (outcome->dry_run)
    show_check (self, outcome);
  else
    end (self, g_steal_pointer (&outcome));
}

static void
start_import (FstImportDialog *self, gboolean dry_run)
{
  fst_import_plan_page_say (self->plan_page, NULL);
  g_free (self->source);
  self->source = g_strdup (fst_import_plan_page_get_source (self->plan_page));
  self->phase = FST_IMPORT_PHASE_READING;
  show_progress (self, dry_run ? _ ("Checking the File") : _ ("Reading the Assortment"), FALSE);
  fst_workspace_import_async (self->workspace, self->file, self->source,
                              fst_import_plan_page_get_plan (self->plan_page), dry_run, progress_cb,
                              self, renew_cancellable (self), imported_cb, g_object_ref (self));
}

static void
check (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_import (FST_IMPORT_DIALOG (widget), TRUE);
}

static void
read_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_import (FST_IMPORT_DIALOG (widget), FALSE);
}

static void
close_dialog (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
show_columns (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstImportDialog *self = FST_IMPORT_DIALOG (widget);

  adw_navigation_view_pop_to_tag (self->navigation_view, "plan");
  show_plan (self);
}

/* The beginning of a file is looked at for nothing else than to show it. */
static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstImportDialog *self = FST_IMPORT_DIALOG (widget);

  if (adw_dialog_get_can_close (ADW_DIALOG (self)))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  gtk_widget_set_sensitive (self->stop_button, FALSE);
  g_cancellable_cancel (self->cancellable);
}

/* Escape and the close button stop what is being done; its end is then shown. */
static void
close_attempt_cb (FstImportDialog *self)
{
  stop (GTK_WIDGET (self), NULL, NULL);
}

/* A dialog closed by the locking of the workspace still waits for the end of what was being done.
 */
static void
closed_cb (FstImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
}

static void
fst_import_dialog_dispose (GObject *object)
{
  FstImportDialog *self = FST_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (fst_import_dialog_parent_class)->dispose (object);
}

static void
fst_import_dialog_finalize (GObject *object)
{
  FstImportDialog *self = FST_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_pointer (&self->outcome, fst_import_outcome_free);
  g_free (self->source);
  G_OBJECT_CLASS (fst_import_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, progress_page);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, plan_page);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, check_page);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, check_label);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, read_button);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, error_button);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, columns_button);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_changed_cb);
}

static void
fst_import_dialog_class_init (FstImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_import_dialog_finalize;
  signal_imported = g_signal_new ("imported", FST_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "import.check", NULL, check);
  gtk_widget_class_install_action (widget_class, "import.read", NULL, read_in);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "import.columns", NULL, show_columns);
  gtk_widget_class_install_action (widget_class, "import.close", NULL, close_dialog);
  g_type_ensure (FST_TYPE_IMPORT_PLAN_PAGE);
  g_type_ensure (FST_TYPE_IMPORT_COUNTS);
  bind_template (widget_class);
}

static void
fst_import_dialog_init (FstImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_import_dialog_new:
 * @workspace: where the articles go
 * @file: what to read
 * @source: (nullable): the source that the file is a newer one of; %NULL: it is named as the file
 *
 * Makes a dialog that looks at the file and asks how it is to be read.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
fst_import_dialog_new (FstWorkspace *workspace, GFile *file, const char *source)
{
  FstImportDialog *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (FST_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (FST_TYPE_IMPORT_DIALOG, NULL);
  name = g_file_get_basename (file);
  self->workspace = g_object_ref (workspace);
  self->file = g_object_ref (file);
  self->source = source != NULL ? g_strdup (source) : g_filename_display_name (name);
  show_progress (self, _ ("Looking at the File"), TRUE);
  gtk_progress_bar_pulse (self->progress_bar);
  fst_workspace_list_sources_async (workspace, renew_cancellable (self), listed_cb,
                                    g_object_ref (self));
  return ADW_DIALOG (self);
}

/**
 * fst_import_dialog_take_outcome:
 * @self: a dialog that has emitted "imported"
 *
 * Hands over how the reading has gone.
 *
 * Returns: (transfer full) (nullable): the outcome; %NULL where it has been taken
 */
FstImportOutcome *
fst_import_dialog_take_outcome (FstImportDialog *self)
{
  g_return_val_if_fail (FST_IS_IMPORT_DIALOG (self), NULL);

  return g_steal_pointer (&self->outcome);
}

/**
 * fst_import_dialog_get_file:
 * @self: a dialog
 *
 * Gets the file that it reads.
 *
 * Returns: (transfer none): the file
 */
GFile *
fst_import_dialog_get_file (FstImportDialog *self)
{
  g_return_val_if_fail (FST_IS_IMPORT_DIALOG (self), NULL);

  return self->file;
}
