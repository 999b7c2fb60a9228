#include "config.h"

#include "fst-duty-list.h"

#include <glib/gi18n.h>

static void
append_heading (GtkBox *box, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
}

static void
append_duty (GtkBox *box, const FstDuty *duty, const char *who)
{
  g_autofree char *sections =
      duty->ground ? g_strjoinv ("; ", duty->ground->sections) : g_strdup ("");
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (who != NULL)
    text = g_strdup_printf ("• %s: %s%s%s%s", who, duty->text, *sections ? " (" : "", sections,
                            *sections ? ")" : "");
  else
    text = g_strdup_printf ("• %s%s%s%s", duty->text, *sections ? " (" : "", sections,
                            *sections ? ")" : "");
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                        PANGO_WRAP_WORD_CHAR, NULL);
  gtk_box_append (box, label);
}

static gboolean
is_own (const FstDuty *duty)
{
  return g_strcmp0 (duty->actor, "prescriber") == 0;
}

/**
 * fst_duty_list_fill:
 * @box: a box
 * @duties: (element-type FstDuty): what somebody has to do
 *
 * Fills the box with the prescriber's own duties first, then with what others have to do. Main
 * thread.
 */
void
fst_duty_list_fill (GtkBox *box, GPtrArray *duties)
{
  guint n_own = 0;
  guint n_actors;
  const FstTerm *actors = fst_vocabulary_get_actors (&n_actors);
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (duties != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < duties->len; i++)
    n_own += is_own (g_ptr_array_index (duties, i));
  if (n_own > 0)
    append_heading (box, _ ("For you to do"));
  for (guint i = 0; i < duties->len; i++)
    if (is_own (g_ptr_array_index (duties, i)))
      append_duty (box, g_ptr_array_index (duties, i), NULL);
  if (n_own < duties->len)
    append_heading (box, _ ("To agree on with others"));
  for (guint i = 0; i < duties->len; i++)
    {
      const FstDuty *duty = g_ptr_array_index (duties, i);

      if (!is_own (duty))
        append_duty (box, duty, fst_term_get_label (actors, n_actors, duty->actor));
    }
}
