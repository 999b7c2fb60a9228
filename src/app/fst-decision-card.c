#include "config.h"

#include "fst-decision-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "fst-decision-reasons.h"
#include "fst-decision-text.h"
#include "fst-fact-text.h"
#include "fst-rule-links.h"
#include "fst-vocabulary.h"
#include "fst-what-if-rows.h"

/* What is asked for first decides most; more names than this only hide it. */
#define MISSING_AT_ONCE 3

struct _FstDecisionCard
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *question_label;
  GtkLabel *answer_label;
  AdwWrapBox *missing_box;
  FstRuleLinks *links;
  GtkLabel *override_label;
  GtkLabel *status_label;
  GtkWidget *override_button;
  GtkWidget *keep_button;
  GtkToggleButton *why_button;
  GtkBox *reasons_box;
  GtkBox *what_if_box;

  FstQuestion question;
  gboolean plain;              /* nothing is set aside here */
  FstPrescribing *prescribing; /* (nullable): what is shown */
  GPtrArray *policies;         /* (nullable) */
  GPtrArray *missing;          /* (element-type GtkButton) */
};

G_DEFINE_FINAL_TYPE (FstDecisionCard, fst_decision_card, GTK_TYPE_BOX)

static const char *const icon_styles[] = { "success", "accent", "accent", "dimmed", "warning" };

static void
show_answer (FstDecisionCard *self, const FstDecision *decision, FstAssessment *assessment)
{
  g_autofree char *answer = fst_decision_format (decision);
  g_autofree char *status = fst_decision_text_format_status (decision, assessment);

  gtk_image_set_from_icon_name (self->icon, fst_decision_text_get_icon (decision->status));
  for (guint i = 0; i < G_N_ELEMENTS (icon_styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), icon_styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), icon_styles[decision->status]);
  gtk_label_set_text (self->answer_label, answer);
  gtk_label_set_text (self->status_label, status);
  fst_rule_links_show (self->links, decision, assessment);
}

static GtkWidget *
make_missing_button (FstDecisionCard *self)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_add_css_class (button, "chip");
  adw_wrap_box_append (self->missing_box, button);
  return button;
}

/* The buttons are kept and renamed, so that the focus stays on one that is pressed. */
static void
show_missing (FstDecisionCard *self, const FstDecision *decision)
{
  guint n = 0;

  for (guint i = 0; decision->missing && decision->missing[i] && n < MISSING_AT_ONCE; i++)
    {
      g_autofree char *label = fst_fact_format_label (decision->missing[i]);
      GtkWidget *button;

      /* A list can't be filled in here; the form names it. */
      if (fst_vocabulary_find_fact (decision->missing[i]) == NULL)
        continue;
      if (n == self->missing->len)
        g_ptr_array_add (self->missing, make_missing_button (self));
      button = g_ptr_array_index (self->missing, n++);
      gtk_button_set_label (GTK_BUTTON (button), label);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", decision->missing[i]);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.focus-fact");
      gtk_widget_set_visible (button, TRUE);
    }
  for (guint i = n; i < self->missing->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->missing, i), FALSE);
  /* What is needed stands in the answer's place, as something to press. */
  gtk_widget_set_visible (GTK_WIDGET (self->missing_box), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->answer_label), n == 0);
}

static void
show_override (FstDecisionCard *self, const FstDecision *decision, const FstOverride *override)
{
  gboolean answered = decision->status == FST_STATUS_DECIDED
                      || decision->status == FST_STATUS_JUDGEMENT
                      || decision->status == FST_STATUS_CONFLICT;

  gtk_widget_set_visible (GTK_WIDGET (self->override_label), override != NULL);
  gtk_widget_set_visible (self->keep_button, override != NULL && !self->plain);
  gtk_widget_set_visible (self->override_button, override == NULL && answered && !self->plain);
  if (override != NULL)
    {
      const FstQuestionSpec *spec = fst_vocabulary_get_question (self->question);
      /* Translators: an answer set aside: the prescriber's own answer, then the reason */
      g_autofree char *text = g_strdup_printf (
          _ ("Set aside by you: %s – %s"),
          fst_term_get_label (spec->values, spec->n_values, override->value), override->reason);

      gtk_label_set_text (self->override_label, text);
    }
}

/* Of an open question one wants to know first what would settle it, of an answer first why it is
 * so. */
static void
order_reasons (FstDecisionCard *self, const FstDecision *decision)
{
  GtkWidget *reasons = GTK_WIDGET (self->reasons_box);
  GtkWidget *what_if = GTK_WIDGET (self->what_if_box);
  gboolean is_open = decision->status == FST_STATUS_MISSING_FACTS;

  gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (reasons)), reasons,
                               is_open ? what_if : NULL);
}

/* Reasons, and what would change the answer, are found only where they are looked at. */
static void
show_reasons (FstDecisionCard *self)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) what_if = NULL;

  if (self->prescribing != NULL && gtk_toggle_button_get_active (self->why_button))
    {
      FstAssessment *assessment = fst_prescribing_get_assessment (self->prescribing);
      const FstDecision *decision = fst_assessment_get_decision (assessment, self->question);

      order_reasons (self, decision);
      lines = fst_reasons_list (decision, assessment, fst_prescribing_get_facts (self->prescribing),
                                self->policies);
      what_if = fst_prescribing_list_what_if (self->prescribing, self->question);
    }
  fst_decision_reasons_fill (self->reasons_box, lines);
  fst_what_if_rows_fill (self->what_if_box, what_if);
}

static void
fst_decision_card_dispose (GObject *object)
{
  g_clear_object (&FST_DECISION_CARD (object)->prescribing);
  g_clear_pointer (&FST_DECISION_CARD (object)->policies, g_ptr_array_unref);
  g_clear_pointer (&FST_DECISION_CARD (object)->missing, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_DECISION_CARD);
  G_OBJECT_CLASS (fst_decision_card_parent_class)->dispose (object);
}

static void
fst_decision_card_class_init (FstDecisionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_decision_card_dispose;
  g_type_ensure (FST_TYPE_RULE_LINKS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-decision-card.ui");
  gtk_widget_class_bind_template_child (widget_class, FstDecisionCard, icon);
  gtk_widget_class_bind_template_child (widget_class, FstDecisionCard, question_label);
  gtk_widget_class_bind_template_child (widget_class, FstDecisionCard, answer_label);
  gtk_widget_class_bind_template_child (widget_class, FstDecisionCard, missing_box);
  gtk_widget_class_bind_template_child (widget_class, FstDecisionCard, links);
  gtk_widget_class_bind_template_child (widget_class, FstDecisionCard, override_label);
  gtk_widget_class_bind_template_child (widget_class, FstDecisionCard, status_label);
  gtk_widget_class_bind_template_child (widget_class, FstDecisionCard, override_button);
  gtk_widget_class_bind_template_child (widget_class, FstDecisionCard, keep_button);
  gtk_widget_class_bind_template_child (widget_class, FstDecisionCard, why_button);
  gtk_widget_class_bind_template_child (widget_class, FstDecisionCard, reasons_box);
  gtk_widget_class_bind_template_child (widget_class, FstDecisionCard, what_if_box);
  gtk_widget_class_bind_template_callback (widget_class, show_reasons);
}

static void
fst_decision_card_init (FstDecisionCard *self)
{
  self->missing = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_decision_card_new:
 * @question: a question
 *
 * Makes a card for the answers to one question. Main thread.
 *
 * Returns: (transfer floating): a new card
 */
GtkWidget *
fst_decision_card_new (FstQuestion question)
{
  const FstQuestionSpec *spec = fst_vocabulary_get_question (question);
  FstDecisionCard *self = g_object_new (FST_TYPE_DECISION_CARD, NULL);

  self->question = question;
  gtk_label_set_text (self->question_label, _ (spec->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (spec->label), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->override_button), "s", spec->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->keep_button), "s", spec->id);
  return GTK_WIDGET (self);
}

/**
 * fst_decision_card_set_plain:
 * @self: a card
 *
 * Leaves out setting the answer aside, where it is only looked at.
 */
void
fst_decision_card_set_plain (FstDecisionCard *self)
{
  g_return_if_fail (FST_IS_DECISION_CARD (self));

  self->plain = TRUE;
}

/**
 * fst_decision_card_show:
 * @self: a card
 * @prescribing: what is being prescribed
 * @policies: (element-type FstPolicy): the documents of the region
 *
 * Shows the answer as it is now. Widgets that may have the focus are kept.
 */
void
fst_decision_card_show (FstDecisionCard *self, FstPrescribing *prescribing, GPtrArray *policies)
{
  FstAssessment *assessment;
  const FstDecision *decision;

  g_return_if_fail (FST_IS_DECISION_CARD (self));
  g_return_if_fail (FST_IS_PRESCRIBING (prescribing) && policies != NULL);

  assessment = fst_prescribing_get_assessment (prescribing);
  decision = fst_assessment_get_decision (assessment, self->question);
  show_answer (self, decision, assessment);
  show_missing (self, decision);
  show_override (
      self, decision,
      fst_prescription_get_override (fst_prescribing_get_draft (prescribing), self->question));
  g_set_object (&self->prescribing, prescribing);
  g_ptr_array_ref (policies);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  self->policies = policies;
  show_reasons (self);
}
