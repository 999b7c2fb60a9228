#include "config.h"

#include "fst-decision-reasons.h"

#include "fst-rule-link.h"

static const char *const styles[] = {
  [FST_REASON_LINE_RULE] = NULL,        [FST_REASON_LINE_CITATION] = "caption",
  [FST_REASON_LINE_NOTICE] = "caption", [FST_REASON_LINE_HEADING] = "caption-heading",
  [FST_REASON_LINE_DETAIL] = "caption",
};

/* What cites a rule can be pressed. */
static GtkWidget *
make_line (const FstReasonLine *line)
{
  GtkWidget *label;

  if (line->rule != NULL)
    {
      const FstRuleCitation citation = { line->document, line->rule, line->version };
      GtkWidget *link = fst_rule_link_new ();

      fst_rule_link_set (link, &citation, line->text, line->text);
      return link;
    }
  label = gtk_label_new (line->text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
append_line (GtkBox *box, const FstReasonLine *line)
{
  GtkWidget *widget = make_line (line);

  if (styles[line->kind])
    gtk_widget_add_css_class (widget, styles[line->kind]);
  gtk_box_append (box, widget);
}

/**
 * fst_decision_reasons_fill:
 * @box: a box
 * @lines: (nullable) (element-type FstReasonLine): why an answer is as it is; NULL empties the box
 *
 * Fills the box with the lines; one that cites a rule is a button that leads to it. Main thread.
 */
void
fst_decision_reasons_fill (GtkBox *box, GPtrArray *lines)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    append_line (box, g_ptr_array_index (lines, i));
}
