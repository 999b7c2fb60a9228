#include "config.h"

#include "fst-what-if-rows.h"

#include <glib/gi18n.h>

#include "fst-fact-text.h"
#include "fst-what-if.h"

static void
append_line (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

/* A list is no field of the form; it is only named. */
static void
append_fact (GtkBox *box, const char *fact)
{
  g_autofree char *label = fst_fact_format_label (fact);
  GtkWidget *button;

  if (fst_vocabulary_find_fact (fact) == NULL)
    {
      append_line (box, label, "caption-heading");
      return;
    }
  button = gtk_button_new_with_label (label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "chip");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.focus-fact");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", fact);
  gtk_box_append (box, button);
}

static void
append_branch (GtkBox *box, const FstWhatIfBranch *branch)
{
  g_autofree char *when = fst_what_if_branch_format_when (branch);
  g_autofree char *answer = fst_what_if_branch_format_answer (branch);
  g_autofree char *sections = fst_what_if_branch_format_sections (branch);
  /* Translators: values of a fact, and the answer that they lead to */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), when, answer);
  g_autofree char *cited = *sections ? g_strdup_printf ("%s (%s)", text, sections) : NULL;

  append_line (box, cited ? cited : text, "caption");
}

/**
 * fst_what_if_rows_fill:
 * @box: a box
 * @list: (nullable) (element-type FstWhatIf): the facts that could change an answer; NULL empties
 * the box
 *
 * Fills the box with the facts that by themselves settle something, and names the others. Main
 * thread.
 */
void
fst_what_if_rows_fill (GtkBox *box, GPtrArray *list)
{
  g_autofree char *unsettled = NULL;
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  if (list == NULL || list->len == 0)
    return;

  append_line (box, _ ("What would change the answer?"), "caption-heading");
  for (guint i = 0; i < list->len; i++)
    {
      const FstWhatIf *one = g_ptr_array_index (list, i);

      if (!fst_what_if_settles (one))
        continue;
      append_fact (box, one->fact);
      for (guint j = 0; j < one->branches->len; j++)
        append_branch (box, g_ptr_array_index (one->branches, j));
    }
  unsettled = fst_what_if_format_unsettled (list);
  if (unsettled != NULL)
    append_line (box, unsettled, "caption");
}
