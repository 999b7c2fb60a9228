#include "config.h"

#include "fst-confirmation-box.h"

#include <glib/gi18n.h>

#include "fst-confirmation-dialog.h"

struct _FstConfirmationBox
{
  AdwBin parent_instance;

  FstWorkspace *workspace; /* (nullable) */
  FstPolicy *policy;       /* (nullable) */

  GtkLabel *state_label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (FstConfirmationBox, fst_confirmation_box, ADW_TYPE_BIN)

/* One button for both, so that the focus stays on it. */
static void
show_state (FstConfirmationBox *self)
{
  GPtrArray *confirmations = fst_workspace_get_confirmations (self->workspace);
  FstConfirmation *confirmation = fst_confirmations_find (confirmations, self->policy->id);
  g_autofree char *state = confirmation != NULL ? fst_confirmation_format (confirmation) : NULL;
  const char *action = confirmation != NULL ? _ ("Take Back the Confirmation…")
                                            : _ ("Confirm That the Document Applies…");
  /* Translators: a button's name: what it does, and the title of the document that it does it to */
  g_autofree char *name = g_strdup_printf (_ ("%s %s"), action, self->policy->title);

  gtk_label_set_text (self->state_label,
                      state != NULL ? state : _ ("Your organisation has not confirmed it."));
  gtk_button_set_label (self->button, action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
on_clicked (FstConfirmationBox *self)
{
  adw_dialog_present (fst_confirmation_dialog_new (self->workspace, self->policy),
                      GTK_WIDGET (self));
}

static void
fst_confirmation_box_dispose (GObject *object)
{
  FstConfirmationBox *self = FST_CONFIRMATION_BOX (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->policy, fst_policy_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_CONFIRMATION_BOX);
  G_OBJECT_CLASS (fst_confirmation_box_parent_class)->dispose (object);
}

static void
fst_confirmation_box_class_init (FstConfirmationBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_confirmation_box_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-confirmation-box.ui");
  gtk_widget_class_bind_template_child (widget_class, FstConfirmationBox, state_label);
  gtk_widget_class_bind_template_child (widget_class, FstConfirmationBox, button);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
fst_confirmation_box_init (FstConfirmationBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_confirmation_box_set_document:
 * @self: a box without a document
 * @workspace: the open workspace
 * @policy: a document of its region
 *
 * Shows whether a document has been confirmed, and follows it. To be called once.
 */
void
fst_confirmation_box_set_document (FstConfirmationBox *self,
                                   FstWorkspace *workspace,
                                   FstPolicy *policy)
{
  g_return_if_fail (FST_IS_CONFIRMATION_BOX (self));
  g_return_if_fail (FST_IS_WORKSPACE (workspace) && policy != NULL);
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->policy = fst_policy_ref (policy);
  g_signal_connect_object (workspace, "notify::confirmations", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), fst_policy_can_be_confirmed (policy));
  show_state (self);
}
