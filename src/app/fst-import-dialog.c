#include "config.h"

#include "fst-import-dialog.h"

#include <glib/gi18n.h>

#include "fst-error-text.h"
#include "fst-import-problem.h"

/* A list longer than this is not read by anybody; the count says how many there are. */
#define SHOWN_PROBLEMS 200

struct _FstImportDialog
{
  AdwDialog parent_instance;

  FstWorkspace *workspace;
  GCancellable *cancellable;

  GtkStack *stack;
  AdwStatusPage *progress_page;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;
  GtkImage *outcome_icon;
  GtkLabel *outcome_title;
  GtkLabel *outcome_label;
  GtkWidget *problem_group;
  GtkListBox *problem_list;
  GtkWidget *done_button;
  AdwStatusPage *error_page;
  GtkWidget *error_button;
};

G_DEFINE_FINAL_TYPE (FstImportDialog, fst_import_dialog, ADW_TYPE_DIALOG)

/* Shows the last page: from here on the dialog closes like any other. */
static void
show_end (FstImportDialog *self, const char *page, const char *spoken, GtkWidget *focus)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), spoken,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  adw_dialog_set_focus (ADW_DIALOG (self), focus);
}

static GtkWidget *
create_problem_row (const FstImportProblem *problem)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (_ ("Line %u"), (guint) problem->line);
  g_autofree char *reason = fst_import_problem_format (problem);
  g_autofree char *escaped = g_markup_escape_text (reason, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason,
                                  -1);
  return row;
}

static void
show_outcome (FstImportDialog *self, const FstImportOutcome *outcome)
{
  guint n_read = (guint) outcome->summary->n_read, n_problems = (guint) outcome->n_problems;
  g_autofree char *title =
      g_strdup_printf (ngettext ("%u article was read", "%u articles were read", n_read), n_read);
  g_autofree char *description =
      n_problems > 0
          ? g_strdup_printf (ngettext ("%u row could not be used and was left out.",
                                       "%u rows could not be used and were left out.", n_problems),
                             n_problems)
          : g_strdup (_ ("Every row could be used."));
  g_autofree char *spoken = g_strdup_printf ("%s. %s", title, description);
  guint shown = MIN (outcome->problems->len, SHOWN_PROBLEMS);

  gtk_image_set_from_icon_name (self->outcome_icon, n_problems > 0 ? "dialog-warning-symbolic"
                                                                   : "object-select-symbolic");
  gtk_label_set_label (self->outcome_title, title);
  gtk_label_set_label (self->outcome_label, description);
  gtk_widget_set_visible (self->problem_group, shown > 0);
  for (guint i = 0; i < shown; i++)
    gtk_list_box_append (self->problem_list, create_problem_row (outcome->problems->pdata[i]));
  show_end (self, "outcome", spoken, self->done_button);
}

static void
show_error (FstImportDialog *self, const GError *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *text =
      cancelled ? g_strdup (_ ("The reading was cancelled. The catalogue is as it was."))
                : fst_error_text (error);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->error_page, escaped);
  show_end (self, "error", text, self->error_button);
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
  if (outcome != NULL)
    show_outcome (self, outcome);
  else
    show_error (self, error);
}

static void
progress_cb (FstImportPhase phase, double fraction, gpointer user_data)
{
  FstImportDialog *self = user_data;

  if (self->workspace == NULL)
    return;
  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
}

static void
cancel_cb (FstImportDialog *self)
{
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
  g_cancellable_cancel (self->cancellable);
}

/* Escape and the close button stop the reading first; its end is then shown. */
static void
close_attempt_cb (FstImportDialog *self)
{
  cancel_cb (self);
}

static void
done_cb (FstImportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
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
  g_object_unref (FST_IMPORT_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (fst_import_dialog_parent_class)->finalize (object);
}

/* A dialog closed by the locking of the workspace still waits for the reading's end. */
static void
closed_cb (FstImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
}

static void
fst_import_dialog_class_init (FstImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_import_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, progress_page);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, outcome_icon);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, outcome_title);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, outcome_label);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, problem_group);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, problem_list);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, FstImportDialog, error_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
fst_import_dialog_init (FstImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * fst_import_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the articles go
 * @file: (nullable): what to read, or %NULL for the example assortment
 *
 * Reads an assortment while a dialog shows how far it has come; Cancel leaves the catalogue as it
 * was.
 */
void
fst_import_dialog_present (GtkWidget *parent, FstWorkspace *workspace, GFile *file)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (FST_IS_WORKSPACE (workspace));

  FstImportDialog *self = g_object_new (FST_TYPE_IMPORT_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  if (file != NULL)
    {
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *shown = g_filename_display_name (name);
      g_autofree char *escaped = g_markup_escape_text (shown, -1);

      adw_status_page_set_description (self->progress_page, escaped);
      fst_workspace_import_async (workspace, file, NULL, NULL, FALSE, progress_cb, self,
                                  self->cancellable, imported_cb, g_object_ref_sink (self));
    }
  else
    {
      fst_workspace_import_examples_async (workspace, self->cancellable, imported_cb,
                                           g_object_ref_sink (self));
    }
  adw_dialog_present (ADW_DIALOG (self), parent);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  /* Through the action, which can't be given when the workspace was locked meanwhile. No file: the
   * user has thought better of it. */
  if (uri != NULL)
    gtk_widget_activate_action (window, "win.import-file", "s", uri);
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _ ("Assortments (CSV)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

/**
 * fst_import_dialog_choose:
 * @window: the window, which has the action win.import-file
 *
 * Asks for a file and has the window read it.
 */
void
fst_import_dialog_choose (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = create_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Read an Assortment"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, window, NULL, chosen_cb, g_object_ref (window));
}
