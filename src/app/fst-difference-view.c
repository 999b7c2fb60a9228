#include "config.h"

#include "fst-difference-view.h"

#include <glib/gi18n.h>

#include "fst-decision-text.h"

struct _FstDifferenceView
{
  GtkBox parent_instance;

  GtkLabel *summary_label;
  GtkBox *causes_box;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (FstDifferenceView, fst_difference_view, GTK_TYPE_BOX)

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static const char *
get_state_label (const FstQuestionDifference *question)
{
  if (question->answer_differs)
    return _ ("Differs");
  return question->grounds_differ ? _ ("Same answer, other grounds") : _ ("Same");
}

/* "Then: The region (Section 2.2)" */
static char *
format_side (const char *name, const FstDecision *decision)
{
  g_autofree char *answer = fst_decision_text_format_answer (decision);
  g_autofree char *sections = fst_decision_text_count_folded (decision) == 0
                                  ? fst_decision_format_sections (decision)
                                  : g_strdup ("");
  g_autofree char *section = g_strdup_printf (_ ("Section %s"), sections);

  return g_strdup_printf (*sections != '\0' ? "%s: %s (%s)" : "%s: %s", name, answer, section);
}

static GtkWidget *
make_head (const FstQuestionDifference *question, const char *label)
{
  GtkWidget *head = adw_wrap_box_new ();
  GtkWidget *state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name",
                                  question->answer_differs ? "object-flip-horizontal-symbolic"
                                                           : "object-select-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (head), 12);
  gtk_widget_add_css_class (icon, question->answer_differs ? "warning" : "success");
  gtk_box_append (GTK_BOX (state), icon);
  gtk_box_append (GTK_BOX (state), make_label (get_state_label (question), "caption"));
  adw_wrap_box_append (ADW_WRAP_BOX (head), make_label (label, "heading"));
  adw_wrap_box_append (ADW_WRAP_BOX (head), state);
  return head;
}

static void
append_causes (GtkBox *box, FstDifference *difference, GPtrArray *causes)
{
  for (guint i = 0; i < causes->len; i++)
    {
      g_autofree char *text =
          fst_difference_format_cause (difference, g_ptr_array_index (causes, i));

      gtk_box_append (box, make_label (text, "caption"));
    }
}

/* An answer that is the same stands once, unless it rests on something else. */
static GtkWidget *
make_row (FstDifference *difference, FstQuestion q, const char *first, const char *second)
{
  const FstQuestionDifference *question = &difference->questions[q];
  gboolean differs = question->answer_differs || question->grounds_differ;
  const char *label = _ (fst_vocabulary_get_question (q)->label);
  g_autofree char *one = format_side (differs ? first : _ ("Both"), question->first);
  g_autofree char *other = differs ? format_side (second, question->second) : NULL;
  g_autofree char *name = g_strdup_printf ("%s: %s. %s%s%s", label, get_state_label (question), one,
                                           differs ? ". " : "", differs ? other : "");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "difference");
  gtk_box_append (GTK_BOX (box), make_head (question, label));
  gtk_box_append (GTK_BOX (box), make_label (one, NULL));
  if (differs)
    gtk_box_append (GTK_BOX (box), make_label (other, NULL));
  /* That the region is another stands above. */
  if (g_str_equal (difference->first->region, difference->second->region))
    append_causes (GTK_BOX (box), difference, question->causes);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
fst_difference_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_DIFFERENCE_VIEW);
  G_OBJECT_CLASS (fst_difference_view_parent_class)->dispose (object);
}

static void
fst_difference_view_class_init (FstDifferenceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_difference_view_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-difference-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FstDifferenceView, summary_label);
  gtk_widget_class_bind_template_child (widget_class, FstDifferenceView, causes_box);
  gtk_widget_class_bind_template_child (widget_class, FstDifferenceView, list);
}

static void
fst_difference_view_init (FstDifferenceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_difference_view_show:
 * @self: a view
 * @difference: two assessments of the same facts
 * @first: what the first of them is called, such as "Then"
 * @second: what the second is called
 *
 * Shows both beside one another, and announces how much differs. Main thread.
 */
void
fst_difference_view_show (FstDifferenceView *self,
                          FstDifference *difference,
                          const char *first,
                          const char *second)
{
  FstQuestion order[FST_N_QUESTIONS];
  g_autofree char *summary = NULL;
  GtkWidget *child;

  g_return_if_fail (FST_IS_DIFFERENCE_VIEW (self));
  g_return_if_fail (difference != NULL && first != NULL && second != NULL);

  summary = fst_difference_format_count (difference);
  gtk_label_set_label (self->summary_label, summary);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->causes_box))) != NULL)
    gtk_box_remove (self->causes_box, child);
  append_causes (self->causes_box, difference, difference->causes);
  gtk_list_box_remove_all (self->list);
  fst_difference_order (difference, order);
  for (guint i = 0; i < FST_N_QUESTIONS; i++)
    gtk_list_box_append (self->list, make_row (difference, order[i], first, second));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), summary,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
