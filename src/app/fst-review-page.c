#include "config.h"

#include "fst-review-page.h"

#include <glib/gi18n.h>

#include "fst-decision-text.h"
#include "fst-review-paper.h"

struct _FstReviewPage
{
  AdwNavigationPage parent_instance;

  GtkWidget *example_label;
  AdwPreferencesGroup *obstacles_group;
  AdwPreferencesGroup *open_group;
  AdwEntryRow *reason_row;
  GtkBox *paper_box;
  GtkLabel *error_label;
  GtkWidget *sign_button;

  FstPrescribing *prescribing;
  GPtrArray *obstacle_rows; /* (element-type GtkWidget) */
  GPtrArray *open_rows;     /* (element-type GtkWidget) */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (FstReviewPage, fst_review_page, ADW_TYPE_NAVIGATION_PAGE)

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* A row with a button that leads to where it can be mended. */
static GtkWidget *
make_row (const char *title, const char *subtitle, const char *action, const char *target)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, "focusable", FALSE, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Go to the form"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Go to the form"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  if (target)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static guint
show_obstacles (FstReviewPage *self)
{
  g_auto (GStrv) obstacles = fst_prescribing_list_obstacles (self->prescribing);
  guint n = g_strv_length (obstacles);

  clear_rows (self->obstacles_group, self->obstacle_rows);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = make_row (obstacles[i], "", "page.edit", NULL);

      adw_preferences_group_add (self->obstacles_group, row);
      g_ptr_array_add (self->obstacle_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->obstacles_group), n > 0);
  return n;
}

static GtkWidget *
make_open_row (FstAssessment *assessment, FstQuestion question)
{
  const FstDecision *decision = fst_assessment_get_decision (assessment, question);
  const char *fact = decision->missing ? decision->missing[0] : NULL;
  g_autofree char *text = fst_decision_text_format_answer (decision);

  if (fact == NULL || fst_vocabulary_find_fact (fact) == NULL)
    return make_row (_ (fst_vocabulary_get_question (question)->label), text, "page.edit", NULL);
  return make_row (_ (fst_vocabulary_get_question (question)->label), text, "page.focus-fact",
                   fact);
}

static guint
show_open (FstReviewPage *self)
{
  g_autoptr (GArray) open = fst_prescribing_list_open_questions (self->prescribing);
  FstAssessment *assessment = fst_prescribing_get_assessment (self->prescribing);
  const char *reason = fst_prescribing_get_draft (self->prescribing)->open_reason;

  clear_rows (self->open_group, self->open_rows);
  for (guint i = 0; i < open->len; i++)
    {
      GtkWidget *row = make_open_row (assessment, g_array_index (open, FstQuestion, i));

      adw_preferences_group_add (self->open_group, row);
      g_ptr_array_add (self->open_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->open_group), open->len > 0);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->reason_row)), reason ? reason : "")
      != 0)
    {
      self->updating = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->reason_row), reason ? reason : "");
      self->updating = FALSE;
    }
  return open->len;
}

static gboolean
has_reason (FstReviewPage *self)
{
  g_autofree char *reason =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_row))));

  return *reason != '\0';
}

static void
update_can_sign (FstReviewPage *self)
{
  g_auto (GStrv) obstacles = fst_prescribing_list_obstacles (self->prescribing);
  g_autoptr (GArray) open = fst_prescribing_list_open_questions (self->prescribing);

  gtk_widget_set_sensitive (self->sign_button,
                            obstacles[0] == NULL && (open->len == 0 || has_reason (self)));
}

/* Pressed twice it would be signed twice. */
static void
on_sign (FstReviewPage *self)
{
  gtk_widget_set_sensitive (self->sign_button, FALSE);
  fst_review_page_show_error (self, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "page.sign", NULL);
}

static void
on_reason_changed (FstReviewPage *self)
{
  g_autoptr (FstPrescription) draft = NULL;

  if (self->updating || self->prescribing == NULL)
    return;
  draft =
      fst_prescription_with_open_reason (fst_prescribing_get_draft (self->prescribing),
                                         gtk_editable_get_text (GTK_EDITABLE (self->reason_row)));
  fst_prescribing_set_draft (self->prescribing, draft);
  show_obstacles (self);
  update_can_sign (self);
}

static void
fst_review_page_dispose (GObject *object)
{
  FstReviewPage *self = FST_REVIEW_PAGE (object);

  g_clear_object (&self->prescribing);
  g_clear_pointer (&self->obstacle_rows, g_ptr_array_unref);
  g_clear_pointer (&self->open_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_REVIEW_PAGE);
  G_OBJECT_CLASS (fst_review_page_parent_class)->dispose (object);
}

static void
fst_review_page_class_init (FstReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_review_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FstReviewPage, example_label);
  gtk_widget_class_bind_template_child (widget_class, FstReviewPage, obstacles_group);
  gtk_widget_class_bind_template_child (widget_class, FstReviewPage, open_group);
  gtk_widget_class_bind_template_child (widget_class, FstReviewPage, reason_row);
  gtk_widget_class_bind_template_child (widget_class, FstReviewPage, paper_box);
  gtk_widget_class_bind_template_child (widget_class, FstReviewPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, FstReviewPage, sign_button);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_sign);
}

static void
fst_review_page_init (FstReviewPage *self)
{
  self->obstacle_rows = g_ptr_array_new ();
  self->open_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_review_page_show:
 * @self: a page
 * @prescribing: what is to be reviewed
 *
 * Shows the draft as it is now. Main thread.
 */
void
fst_review_page_show (FstReviewPage *self, FstPrescribing *prescribing)
{
  const FstPrescription *draft;

  g_return_if_fail (FST_IS_REVIEW_PAGE (self));
  g_return_if_fail (FST_IS_PRESCRIBING (prescribing));

  g_set_object (&self->prescribing, prescribing);
  draft = fst_prescribing_get_draft (prescribing);
  gtk_widget_set_visible (self->example_label, draft->device != NULL && draft->device->example);
  fst_review_page_show_error (self, NULL);
  show_obstacles (self);
  show_open (self);
  update_can_sign (self);
  fst_review_paper_fill (self->paper_box, prescribing);
}

/**
 * fst_review_page_show_error:
 * @self: a page
 * @text: (nullable): why it could not be signed, for the user; NULL takes an earlier text away
 *
 * Says beside the button why signing failed.
 */
void
fst_review_page_show_error (FstReviewPage *self, const char *text)
{
  g_return_if_fail (FST_IS_REVIEW_PAGE (self));

  gtk_label_set_text (self->error_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
  if (text)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
