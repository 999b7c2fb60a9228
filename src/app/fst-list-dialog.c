#include "config.h"

#include "fst-list-dialog.h"

#include <glib/gi18n.h>

#include "fst-case.h"
#include "fst-choice-row.h"
#include "fst-error-text.h"

#define A_MUNICIPALITY "municipality"

struct _FstListDialog
{
  AdwDialog parent_instance;

  FstWorkspace *workspace;
  GFile *file;
  GCancellable *cancellable;
  FstTerm owners[2]; /* the region, a municipality */
  gboolean reading;

  AdwBanner *banner;
  GtkWidget *read_button;
  AdwActionRow *file_row;
  GtkEditable *name_row;
  FstChoiceRow *owner_row;
  GtkEditable *municipality_row;
  GtkEditable *from_row;
  GtkEditable *until_row;
  AdwSwitchRow *complete_row;
};

G_DEFINE_FINAL_TYPE (FstListDialog, fst_list_dialog, ADW_TYPE_DIALOG)

static gboolean
is_of_municipality (FstListDialog *self)
{
  return g_strcmp0 (fst_choice_row_get_value (self->owner_row), A_MUNICIPALITY) == 0;
}

/* A day may be left out; what is written must be one. */
static gboolean
read_day (GtkEditable *row, GDate *date)
{
  const char *text = gtk_editable_get_text (row);
  gboolean valid = *text == '\0' || fst_date_parse (text, date);

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  return valid;
}

static void
changed_cb (FstListDialog *self)
{
  gboolean of_municipality = is_of_municipality (self);
  GDate from, until;
  gboolean days;

  g_date_clear (&from, 1);
  g_date_clear (&until, 1);
  days = read_day (self->from_row, &from) & read_day (self->until_row, &until);
  gtk_widget_set_visible (GTK_WIDGET (self->municipality_row), of_municipality);
  gtk_widget_set_sensitive (
      self->read_button,
      !self->reading && days && *gtk_editable_get_text (self->name_row) != '\0'
          && fst_choice_row_get_value (self->owner_row) != NULL
          && (!of_municipality || *gtk_editable_get_text (self->municipality_row) != '\0'));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstListDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstCodeList) list =
      fst_workspace_import_list_finish (FST_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  self->reading = FALSE;
  if (list != NULL)
    {
      text = g_strdup_printf (ngettext ("The list is read in: %u row.",
                                        "The list is read in: %u rows.", list->rows->len),
                              list->rows->len);
      /* The dialog is about to go; the window stays. */
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        gtk_accessible_announce (GTK_ACCESSIBLE (gtk_widget_get_root (GTK_WIDGET (self))), text,
                                 GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = fst_error_text (error);
  adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  changed_cb (self);
}

static void
read_cb (FstListDialog *self)
{
  FstCodeList header = {
    .name = (char *) gtk_editable_get_text (self->name_row),
    .owner = (char *) (is_of_municipality (self) ? gtk_editable_get_text (self->municipality_row)
                                                 : fst_choice_row_get_value (self->owner_row)),
    .complete = adw_switch_row_get_active (self->complete_row),
  };

  (void) read_day (self->from_row, &header.from);
  (void) read_day (self->until_row, &header.until);
  self->reading = TRUE;
  changed_cb (self);
  adw_banner_set_revealed (self->banner, FALSE);
  fst_workspace_import_list_async (self->workspace, self->file, &header, self->cancellable,
                                   imported_cb, g_object_ref (self));
}

static void
cancel_cb (FstListDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fst_list_dialog_dispose (GObject *object)
{
  FstListDialog *self = FST_LIST_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_LIST_DIALOG);
  G_OBJECT_CLASS (fst_list_dialog_parent_class)->dispose (object);
}

static void
fst_list_dialog_class_init (FstListDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_list_dialog_dispose;

  g_type_ensure (FST_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-list-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FstListDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FstListDialog, read_button);
  gtk_widget_class_bind_template_child (widget_class, FstListDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, FstListDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, FstListDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, FstListDialog, municipality_row);
  gtk_widget_class_bind_template_child (widget_class, FstListDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, FstListDialog, until_row);
  gtk_widget_class_bind_template_child (widget_class, FstListDialog, complete_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
fst_list_dialog_init (FstListDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_list_dialog_new:
 * @workspace: the open workspace
 * @name: name of the annex, or empty: the user names the list
 * @file: the list
 *
 * Makes a dialog that reads a list in; it stays open while the list can't be used, and says why.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
fst_list_dialog_new (FstWorkspace *workspace, const char *name, GFile *file)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (workspace) && name != NULL && G_IS_FILE (file), NULL);

  FstListDialog *self = g_object_new (FST_TYPE_LIST_DIALOG, NULL);
  FstProfile *profile = fst_workspace_get_profile (workspace);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (base);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);

  self->workspace = g_object_ref (workspace);
  self->file = g_object_ref (file);
  self->owners[0] = *fst_term_find (regions, n, profile->region);
  self->owners[1] = (FstTerm){ A_MUNICIPALITY, N_ ("A municipality") };
  fst_choice_row_set_terms (self->owner_row, self->owners, G_N_ELEMENTS (self->owners));
  adw_action_row_set_subtitle (self->file_row, escaped);
  gtk_editable_set_text (self->name_row, name);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_row), *name == '\0');
  gtk_editable_set_text (self->municipality_row, profile->municipality);
  changed_cb (self);
  return ADW_DIALOG (self);
}

/* Choosing the file */

typedef struct
{
  GtkWidget *window;
  char *name;
} Choice;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  /* Through the action, which can't be given when the workspace was locked meanwhile. */
  if (uri != NULL)
    gtk_widget_activate_action (choice->window, "win.import-list", "(ss)", choice->name, uri);
  g_object_unref (choice->window);
  g_free (choice->name);
  g_free (choice);
}

/**
 * fst_list_dialog_choose:
 * @window: the window, which has the action win.import-list
 * @name: name of the annex, or empty
 *
 * Asks for a file and has the window read it in.
 */
void
fst_list_dialog_choose (GtkWindow *window, const char *name)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && name != NULL);

  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Choice *choice = g_new (Choice, 1);

  choice->window = GTK_WIDGET (g_object_ref (window));
  choice->name = g_strdup (name);
  gtk_file_dialog_set_title (dialog, _ ("Read in a List of ISO Codes"));
  gtk_file_dialog_open (dialog, window, NULL, chosen_cb, choice);
}
