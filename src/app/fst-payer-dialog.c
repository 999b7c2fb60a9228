#include "config.h"

#include "fst-payer-dialog.h"

#include "fst-decision-reasons.h"
#include "fst-decision-text.h"

struct _FstPayerDialog
{
  AdwDialog parent_instance;

  GtkLabel *place_label;
  GtkImage *icon;
  GtkLabel *answer_label;
  GtkLabel *status_label;
  GtkBox *reasons_box;
};

G_DEFINE_FINAL_TYPE (FstPayerDialog, fst_payer_dialog, ADW_TYPE_DIALOG)

static void
fst_payer_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_PAYER_DIALOG);
  G_OBJECT_CLASS (fst_payer_dialog_parent_class)->dispose (object);
}

static void
fst_payer_dialog_class_init (FstPayerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_payer_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-payer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FstPayerDialog, place_label);
  gtk_widget_class_bind_template_child (widget_class, FstPayerDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, FstPayerDialog, answer_label);
  gtk_widget_class_bind_template_child (widget_class, FstPayerDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, FstPayerDialog, reasons_box);
}

static void
fst_payer_dialog_init (FstPayerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_heading (GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
}

/* Where the reasons differ by housing each kind of housing has its own. */
static void
add_answer (FstPayerDialog *self,
            FstWorkspace *workspace,
            const FstPayerAnswer *answer,
            gboolean several)
{
  FstRegionRules *rules = fst_workspace_get_region_rules (workspace);
  g_autoptr (FstAssessment) assessment = fst_region_rules_assess (rules, answer->subject);
  g_autoptr (GPtrArray) lines = fst_reasons_list (
      fst_assessment_get_decision (assessment, FST_QUESTION_PAYER), assessment,
      answer->subject->facts, fst_assessor_get_policies (fst_workspace_get_assessor (workspace)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  if (several && answer->housings != NULL)
    {
      g_autofree char *housings =
          fst_payer_format_housings ((const char *const *) answer->housings);

      add_heading (self->reasons_box, housings);
    }
  fst_decision_reasons_fill (GTK_BOX (box), lines);
  gtk_box_append (self->reasons_box, box);
}

/**
 * fst_payer_dialog_new:
 * @workspace: the open workspace, by whose rules the cell was answered
 * @cell: a place
 *
 * Makes a dialog that says why somebody pays there. Main thread.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
fst_payer_dialog_new (FstWorkspace *workspace, const FstPayerCell *cell)
{
  FstPayerDialog *self;
  const FstPayerAnswer *first;
  const FstDecision *decision;
  g_autofree char *place = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *status = NULL;

  g_return_val_if_fail (FST_IS_WORKSPACE (workspace) && cell != NULL, NULL);

  self = g_object_new (FST_TYPE_PAYER_DIALOG, NULL);
  first = g_ptr_array_index (cell->answers, 0);
  decision = fst_payer_cell_get_decision (cell);
  place = fst_payer_cell_format_place (cell);
  answer = fst_payer_format_decision (decision);
  status = fst_decision_text_format_status (decision, first->answer);
  gtk_label_set_text (self->place_label, place);
  gtk_image_set_from_icon_name (self->icon, fst_decision_text_get_icon (decision->status));
  gtk_label_set_text (self->answer_label, answer);
  gtk_label_set_text (self->status_label, status);
  for (guint i = 0; i < cell->answers->len; i++)
    add_answer (self, workspace, g_ptr_array_index (cell->answers, i), cell->answers->len > 1);
  return ADW_DIALOG (self);
}
