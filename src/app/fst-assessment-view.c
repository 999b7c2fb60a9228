#include "config.h"

#include "fst-assessment-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "fst-case.h"
#include "fst-decision-card.h"
#include "fst-duty-list.h"

struct _FstAssessmentView
{
  GtkBox parent_instance;

  GtkLabel *rules_label;
  GtkBox *notices_box;
  GtkBox *cards_box;
  GtkLabel *silent_label;
  GtkBox *duties_box;

  GtkWidget *cards[FST_N_QUESTIONS];
};

G_DEFINE_FINAL_TYPE (FstAssessmentView, fst_assessment_view, GTK_TYPE_BOX)

static void
show_rules (FstAssessmentView *self, FstAssessment *assessment)
{
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);
  g_autofree char *date = fst_date_format (&assessment->date);
  /* Translators: the name of a region, and the date for which its rules are read */
  g_autofree char *text = g_strdup_printf (
      _ ("%s · rules as of %s"), fst_term_get_label (regions, n, assessment->region), date);

  gtk_label_set_text (self->rules_label, text);
}

static GtkWidget *
make_notice (const FstDocumentState *document)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon =
      g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "valign",
                    GTK_ALIGN_START, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *text = g_strdup_printf ("%s: %s", document->title, document->notice);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
show_notices (FstAssessmentView *self, GPtrArray *documents)
{
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notices_box))) != NULL)
    gtk_box_remove (self->notices_box, child);
  for (guint i = 0; i < documents->len; i++)
    {
      const FstDocumentState *document = g_ptr_array_index (documents, i);

      if (document->notice == NULL)
        continue;
      gtk_box_append (self->notices_box, make_notice (document));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notices_box), n > 0);
}

/* What no document speaks of takes one line, not a card each. */
static void
show_silent (FstAssessmentView *self, FstAssessment *assessment)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < FST_N_QUESTIONS; i++)
    {
      gboolean silent =
          fst_assessment_get_decision (assessment, i)->status == FST_STATUS_NOT_REGULATED;

      gtk_widget_set_visible (self->cards[i], !silent);
      if (silent)
        g_strv_builder_add (builder, _ (fst_vocabulary_get_question (i)->label));
    }
  labels = g_strv_builder_end (builder);
  joined = g_strjoinv (", ", labels);
  text = g_strdup_printf (_ ("The documents say nothing about: %s"), joined);
  gtk_label_set_text (self->silent_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->silent_label), labels[0] != NULL);
}

static void
fst_assessment_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_ASSESSMENT_VIEW);
  G_OBJECT_CLASS (fst_assessment_view_parent_class)->dispose (object);
}

static void
fst_assessment_view_class_init (FstAssessmentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_assessment_view_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-assessment-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FstAssessmentView, rules_label);
  gtk_widget_class_bind_template_child (widget_class, FstAssessmentView, notices_box);
  gtk_widget_class_bind_template_child (widget_class, FstAssessmentView, cards_box);
  gtk_widget_class_bind_template_child (widget_class, FstAssessmentView, silent_label);
  gtk_widget_class_bind_template_child (widget_class, FstAssessmentView, duties_box);
}

static void
fst_assessment_view_init (FstAssessmentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < FST_N_QUESTIONS; i++)
    {
      self->cards[i] = fst_decision_card_new (i);
      gtk_box_append (self->cards_box, self->cards[i]);
    }
}

/**
 * fst_assessment_view_show:
 * @self: a view
 * @prescribing: what is being prescribed
 * @policies: (element-type FstPolicy): the documents of the region
 *
 * Shows the assessment as it is now, in the widgets that are there. Main thread.
 */
void
fst_assessment_view_show (FstAssessmentView *self, FstPrescribing *prescribing, GPtrArray *policies)
{
  FstAssessment *assessment;

  g_return_if_fail (FST_IS_ASSESSMENT_VIEW (self));
  g_return_if_fail (FST_IS_PRESCRIBING (prescribing) && policies != NULL);

  assessment = fst_prescribing_get_assessment (prescribing);
  show_rules (self, assessment);
  show_notices (self, assessment->documents);
  for (guint i = 0; i < FST_N_QUESTIONS; i++)
    fst_decision_card_show (FST_DECISION_CARD (self->cards[i]), prescribing, policies);
  show_silent (self, assessment);
  fst_duty_list_fill (self->duties_box, assessment->duties);
  gtk_widget_set_visible (GTK_WIDGET (self->duties_box), assessment->duties->len > 0);
}
