#include "config.h"

#include "fst-preferences-dialog.h"

#include "fst-confirmation-box.h"
#include "fst-error-text.h"
#include "fst-profile-form.h"

struct _FstPreferencesDialog
{
  AdwDialog parent_instance;

  FstWorkspace *workspace;
  GCancellable *cancellable;

  AdwBanner *banner;
  FstProfileForm *profile_form;
  AdwPreferencesGroup *documents_group;
};

G_DEFINE_FINAL_TYPE (FstPreferencesDialog, fst_preferences_dialog, ADW_TYPE_DIALOG)

static void
show_documents (FstPreferencesDialog *self)
{
  GPtrArray *policies = fst_assessor_get_policies (fst_workspace_get_assessor (self->workspace));
  gboolean any = FALSE;

  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);
      GtkWidget *box, *title, *confirmation;

      if (!fst_policy_can_be_confirmed (policy))
        continue;
      any = TRUE;
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      title = gtk_label_new (policy->title);
      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_wrap (GTK_LABEL (title), TRUE);
      gtk_widget_add_css_class (title, "heading");
      confirmation = g_object_new (FST_TYPE_CONFIRMATION_BOX, NULL);
      fst_confirmation_box_set_document (FST_CONFIRMATION_BOX (confirmation), self->workspace,
                                         policy);
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), confirmation);
      adw_preferences_group_add (self->documents_group, box);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->documents_group), any);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstPreferencesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (fst_workspace_set_profile_finish (FST_WORKSPACE (source), result, &error))
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = fst_error_text (error);
  adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
save_cb (FstPreferencesDialog *self)
{
  g_autoptr (FstProfile) profile = fst_profile_form_get_profile (self->profile_form);

  adw_banner_set_revealed (self->banner, FALSE);
  fst_workspace_set_profile_async (self->workspace, profile, self->cancellable, saved_cb,
                                   g_object_ref (self));
}

static void
fst_preferences_dialog_dispose (GObject *object)
{
  FstPreferencesDialog *self = FST_PREFERENCES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_PREFERENCES_DIALOG);
  G_OBJECT_CLASS (fst_preferences_dialog_parent_class)->dispose (object);
}

static void
fst_preferences_dialog_class_init (FstPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_preferences_dialog_dispose;

  g_type_ensure (FST_TYPE_PROFILE_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FstPreferencesDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FstPreferencesDialog, profile_form);
  gtk_widget_class_bind_template_child (widget_class, FstPreferencesDialog, documents_group);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
fst_preferences_dialog_init (FstPreferencesDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_preferences_dialog_new:
 * @workspace: the open workspace
 *
 * Makes a dialog that shows the profile and saves what is changed.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
fst_preferences_dialog_new (FstWorkspace *workspace)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (workspace), NULL);

  FstPreferencesDialog *self = g_object_new (FST_TYPE_PREFERENCES_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  fst_profile_form_set_profile (self->profile_form, fst_workspace_get_profile (workspace));
  show_documents (self);
  return ADW_DIALOG (self);
}
