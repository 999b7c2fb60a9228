#include "config.h"

#include "fst-confirmation-dialog.h"

#include <glib/gi18n.h>

#include "fst-case.h"
#include "fst-error-text.h"

struct _FstConfirmationDialog
{
  AdwDialog parent_instance;

  FstWorkspace *workspace;
  FstPolicy *policy;
  gboolean revokes; /* takes back what has been confirmed */
  GCancellable *cancellable;

  GtkWidget *apply_button;
  AdwBanner *banner;
  GtkLabel *document_label;
  GtkEditable *by_entry;
  GtkWidget *details_box;
  GtkEditable *decision_entry;
  GtkEditable *from_entry;
  GtkEditable *until_entry;
};

G_DEFINE_FINAL_TYPE (FstConfirmationDialog, fst_confirmation_dialog, ADW_TYPE_DIALOG)

static char *
get_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

/* A day may be left out; what stands there must be one. */
static gboolean
get_day (GtkEditable *entry, GDate *day)
{
  g_autofree char *text = get_text (entry);

  g_date_clear (day, 1);
  return *text == '\0' || fst_date_parse (text, day);
}

static void
mark_error (GtkEditable *entry, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
on_changed (FstConfirmationDialog *self)
{
  g_autofree char *by = get_text (self->by_entry);
  GDate from, until;
  gboolean from_ok = get_day (self->from_entry, &from);
  gboolean until_ok = get_day (self->until_entry, &until);

  mark_error (self->from_entry, !from_ok);
  mark_error (self->until_entry, !until_ok);
  gtk_widget_set_sensitive (self->apply_button, *by != '\0' && from_ok && until_ok);
}

static void
on_cancel (FstConfirmationDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstConfirmationDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean done = self->revokes
                      ? fst_workspace_revoke_finish (FST_WORKSPACE (source), result, &error)
                      : fst_workspace_confirm_finish (FST_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (done)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  text = fst_error_text (error);
  adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_widget_set_sensitive (self->apply_button, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
on_apply (FstConfirmationDialog *self)
{
  g_autofree char *by = get_text (self->by_entry);
  g_autofree char *decision = get_text (self->decision_entry);
  FstConfirmation fields = { .document = self->policy->id, .by = by, .decision = decision };

  if (!get_day (self->from_entry, &fields.from) || !get_day (self->until_entry, &fields.until))
    return;
  adw_banner_set_revealed (self->banner, FALSE);
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  if (self->revokes)
    fst_workspace_revoke_async (self->workspace, self->policy->id, by, self->cancellable,
                                on_written, g_object_ref (self));
  else
    fst_workspace_confirm_async (self->workspace, &fields, self->cancellable, on_written,
                                 g_object_ref (self));
}

static void
fst_confirmation_dialog_dispose (GObject *object)
{
  FstConfirmationDialog *self = FST_CONFIRMATION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->policy, fst_policy_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_CONFIRMATION_DIALOG);
  G_OBJECT_CLASS (fst_confirmation_dialog_parent_class)->dispose (object);
}

static void
fst_confirmation_dialog_class_init (FstConfirmationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_confirmation_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-confirmation-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FstConfirmationDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, FstConfirmationDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FstConfirmationDialog, document_label);
  gtk_widget_class_bind_template_child (widget_class, FstConfirmationDialog, by_entry);
  gtk_widget_class_bind_template_child (widget_class, FstConfirmationDialog, details_box);
  gtk_widget_class_bind_template_child (widget_class, FstConfirmationDialog, decision_entry);
  gtk_widget_class_bind_template_child (widget_class, FstConfirmationDialog, from_entry);
  gtk_widget_class_bind_template_child (widget_class, FstConfirmationDialog, until_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
}

static void
fst_confirmation_dialog_init (FstConfirmationDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_confirmation_dialog_new:
 * @workspace: the open workspace
 * @policy: a document of its region
 *
 * Makes a dialog that confirms that the document is in force, or, where that has been confirmed,
 * takes it back. Main thread.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
fst_confirmation_dialog_new (FstWorkspace *workspace, FstPolicy *policy)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (workspace) && policy != NULL, NULL);

  FstConfirmationDialog *self = g_object_new (FST_TYPE_CONFIRMATION_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->policy = fst_policy_ref (policy);
  self->revokes =
      fst_confirmations_find (fst_workspace_get_confirmations (workspace), policy->id) != NULL;
  adw_dialog_set_title (ADW_DIALOG (self), self->revokes ? _ ("Take Back the Confirmation")
                                                         : _ ("Confirm That the Document Applies"));
  gtk_button_set_label (GTK_BUTTON (self->apply_button),
                        self->revokes ? _ ("_Take Back") : _ ("C_onfirm"));
  gtk_label_set_text (self->document_label, policy->title);
  gtk_widget_set_visible (self->details_box, !self->revokes);
  return ADW_DIALOG (self);
}
