#include "config.h"

#include "fst-difference-dialog.h"

#include <glib/gi18n.h>

#include "fst-difference-view.h"
#include "fst-error-text.h"

struct _FstDifferenceDialog
{
  AdwDialog parent_instance;

  FstPrescribing *prescribing; /* (nullable): what is compared with other regions */

  AdwBanner *banner;
  GtkLabel *intro_label;
  AdwWrapBox *regions_box;
  FstDifferenceView *view;
};

G_DEFINE_FINAL_TYPE (FstDifferenceDialog, fst_difference_dialog, ADW_TYPE_DIALOG)

static const char *
get_region_label (const char *region)
{
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);

  return fst_term_get_label (regions, n, region);
}

static void
show (FstDifferenceDialog *self,
      FstDifference *difference,
      const GError *error,
      const char *first,
      const char *second)
{
  g_autofree char *text = error != NULL ? fst_error_text (error) : NULL;

  adw_banner_set_title (self->banner, text != NULL ? text : "");
  adw_banner_set_revealed (self->banner, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->view), difference != NULL);
  if (difference != NULL)
    fst_difference_view_show (self->view, difference, first, second);
}

static void
on_region_toggled (GtkToggleButton *button, FstDifferenceDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstDifference) difference = NULL;
  FstAssessment *assessment;
  const char *region = gtk_widget_get_name (GTK_WIDGET (button));

  if (!gtk_toggle_button_get_active (button))
    return;
  assessment = fst_prescribing_get_assessment (self->prescribing);
  difference =
      fst_workspace_compare_region (fst_prescribing_get_workspace (self->prescribing), assessment,
                                    fst_prescribing_get_facts (self->prescribing), region, &error);
  show (self, difference, error, get_region_label (assessment->region), get_region_label (region));
}

/* None is pressed before somebody has pressed it. */
static void
add_regions (FstDifferenceDialog *self, const char *own)
{
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);
  GtkToggleButton *group = NULL;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button;

      if (g_str_equal (regions[i].id, own))
        continue;
      button = gtk_toggle_button_new_with_label (_ (regions[i].label));
      gtk_widget_set_name (button, regions[i].id);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
      if (group == NULL)
        group = GTK_TOGGLE_BUTTON (button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_region_toggled), self,
                               G_CONNECT_DEFAULT);
      adw_wrap_box_append (self->regions_box, button);
    }
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (group));
}

static void
fst_difference_dialog_dispose (GObject *object)
{
  g_clear_object (&FST_DIFFERENCE_DIALOG (object)->prescribing);
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_DIFFERENCE_DIALOG);
  G_OBJECT_CLASS (fst_difference_dialog_parent_class)->dispose (object);
}

static void
fst_difference_dialog_class_init (FstDifferenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FST_TYPE_DIFFERENCE_VIEW);
  G_OBJECT_CLASS (klass)->dispose = fst_difference_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-difference-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FstDifferenceDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FstDifferenceDialog, intro_label);
  gtk_widget_class_bind_template_child (widget_class, FstDifferenceDialog, regions_box);
  gtk_widget_class_bind_template_child (widget_class, FstDifferenceDialog, view);
}

static void
fst_difference_dialog_init (FstDifferenceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_difference_dialog_new_today:
 * @workspace: the open workspace
 * @record: a signed prescription, read whole
 *
 * Makes a dialog that shows what today's rules say of the record's facts, and why. Main thread.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
fst_difference_dialog_new_today (FstWorkspace *workspace, FstRecord *record)
{
  FstDifferenceDialog *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstDifference) difference = NULL;
  g_autofree char *then = NULL;
  g_autofree char *intro = NULL;

  g_return_val_if_fail (FST_IS_WORKSPACE (workspace) && FST_IS_RECORD (record), NULL);

  self = g_object_new (FST_TYPE_DIFFERENCE_DIALOG, "title", _ ("Today’s Rules"), NULL);
  difference = fst_workspace_compare_today (workspace, record, &error);
  then = fst_date_format (&fst_record_get_assessment (record)->date);
  intro = g_strdup_printf (_ ("The facts are those that were known then; the age is that of %s."),
                           then);
  gtk_label_set_label (self->intro_label, intro);
  gtk_widget_set_visible (GTK_WIDGET (self->regions_box), FALSE);
  show (self, difference, error, _ ("Then"), _ ("Now"));
  return ADW_DIALOG (self);
}

/**
 * fst_difference_dialog_new_regions:
 * @prescribing: what is being prescribed
 *
 * Makes a dialog in which one chooses another region and sees what its documents say of the same
 * facts on the same day. Main thread.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
fst_difference_dialog_new_regions (FstPrescribing *prescribing)
{
  FstDifferenceDialog *self;

  g_return_val_if_fail (FST_IS_PRESCRIBING (prescribing), NULL);

  self = g_object_new (FST_TYPE_DIFFERENCE_DIALOG, "title", _ ("Another Region"), NULL);
  self->prescribing = g_object_ref (prescribing);
  gtk_label_set_label (self->intro_label,
                       _ ("The same facts on the same day. The prescription stays as it is."));
  add_regions (self, fst_prescribing_get_draft (prescribing)->region);
  show (self, NULL, NULL, NULL, NULL);
  return ADW_DIALOG (self);
}
