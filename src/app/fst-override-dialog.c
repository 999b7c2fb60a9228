#include "config.h"

#include "fst-override-dialog.h"

#include <glib/gi18n.h>

#include "fst-term-drop-down.h"

struct _FstOverrideDialog
{
  AdwDialog parent_instance;

  GtkWidget *apply_button;
  GtkLabel *answer_label;
  GtkLabel *value_title;
  FstTermDropDown *value_list;
  GtkEntry *value_entry;
  GtkEntry *reason_entry;

  FstPrescribing *prescribing;
  FstQuestion question;
};

G_DEFINE_FINAL_TYPE (FstOverrideDialog, fst_override_dialog, ADW_TYPE_DIALOG)

/* The answer in the question's own values, or, where these are no list, in words; NULL while there
 * is none. */
static char *
get_value (FstOverrideDialog *self)
{
  g_autofree char *words = NULL;

  if (fst_vocabulary_get_question (self->question)->n_values > 0)
    return g_strdup (fst_term_drop_down_get_value (self->value_list));
  words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->value_entry))));
  return *words ? g_steal_pointer (&words) : NULL;
}

static char *
get_reason (FstOverrideDialog *self)
{
  g_autofree char *words =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry))));

  return *words ? g_steal_pointer (&words) : NULL;
}

static void
on_changed (FstOverrideDialog *self)
{
  g_autofree char *value = get_value (self);
  g_autofree char *reason = get_reason (self);

  gtk_widget_set_sensitive (self->apply_button, value != NULL && reason != NULL);
}

static void
on_cancel (FstOverrideDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_apply (FstOverrideDialog *self)
{
  g_autofree char *value = get_value (self);
  g_autofree char *reason = get_reason (self);
  g_autoptr (FstPrescription) draft = NULL;

  if (value == NULL || reason == NULL)
    return;
  draft = fst_prescription_with_override (fst_prescribing_get_draft (self->prescribing),
                                          self->question, value, reason);
  fst_prescribing_set_draft (self->prescribing, draft);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fst_override_dialog_dispose (GObject *object)
{
  g_clear_object (&FST_OVERRIDE_DIALOG (object)->prescribing);
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_OVERRIDE_DIALOG);
  G_OBJECT_CLASS (fst_override_dialog_parent_class)->dispose (object);
}

static void
fst_override_dialog_class_init (FstOverrideDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FST_TYPE_TERM_DROP_DOWN);
  G_OBJECT_CLASS (klass)->dispose = fst_override_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-override-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FstOverrideDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, FstOverrideDialog, answer_label);
  gtk_widget_class_bind_template_child (widget_class, FstOverrideDialog, value_list);
  gtk_widget_class_bind_template_child (widget_class, FstOverrideDialog, value_title);
  gtk_widget_class_bind_template_child (widget_class, FstOverrideDialog, value_entry);
  gtk_widget_class_bind_template_child (widget_class, FstOverrideDialog, reason_entry);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
}

static void
fst_override_dialog_init (FstOverrideDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_override_dialog_new:
 * @prescribing: what is being prescribed
 * @question: the question whose answer is set aside
 *
 * Makes a dialog that writes an override into the draft when it is confirmed. Main thread.
 *
 * Returns: (transfer floating): a new dialog
 */
FstOverrideDialog *
fst_override_dialog_new (FstPrescribing *prescribing, FstQuestion question)
{
  const FstQuestionSpec *spec = fst_vocabulary_get_question (question);
  FstOverrideDialog *self = g_object_new (FST_TYPE_OVERRIDE_DIALOG, NULL);
  g_autofree char *answer = NULL;
  g_autofree char *text = NULL;

  self->prescribing = g_object_ref (prescribing);
  self->question = question;
  answer = fst_decision_format (
      fst_assessment_get_decision (fst_prescribing_get_assessment (prescribing), question));
  text = g_strdup_printf ("%s: %s", _ (spec->label), answer);
  gtk_label_set_text (self->answer_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->value_list), spec->n_values > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->value_entry), spec->n_values == 0);
  fst_term_drop_down_set_title (self->value_list, self->value_title);
  if (spec->n_values > 0)
    fst_term_drop_down_set_terms (self->value_list, spec->values, spec->n_values, NULL);
  return self;
}
