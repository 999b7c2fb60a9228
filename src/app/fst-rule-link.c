#include "config.h"

#include "fst-rule-link.h"

#include <glib/gi18n.h>

/* What a link holds: where it leads, as win.show-rule takes it. */
#define CITATION_KEY "fst-citation"

static void
point (GtkWidget *link, const FstRuleCitation *citation, const char *name)
{
  /* What is written in a button goes before a name that is given to it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (link), CITATION_KEY,
                          g_variant_ref_sink (g_variant_new ("(sss)", citation->document,
                                                             citation->rule, citation->version)),
                          (GDestroyNotify) g_variant_unref);
}

/* However it is pressed, the focus is on it when one comes back. */
static void
on_clicked (GtkWidget *link)
{
  gtk_widget_grab_focus (link);
  gtk_widget_activate_action_variant (link, "win.show-rule",
                                      g_object_get_data (G_OBJECT (link), CITATION_KEY));
}

static const FstDocumentState *
find_document (FstAssessment *assessment, const char *id)
{
  for (guint i = 0; i < assessment->documents->len; i++)
    {
      const FstDocumentState *document = g_ptr_array_index (assessment->documents, i);

      if (g_str_equal (document->id, id))
        return document;
    }
  return NULL;
}

static FstRuleCitation
cite (const FstGround *ground, const FstDocumentState *document)
{
  return (FstRuleCitation){ ground->document, ground->rule,
                            document != NULL ? document->version : "" };
}

/* The document and the section. */
static char *
format_name (const FstGround *ground, const FstDocumentState *document)
{
  g_autofree char *sections = g_strjoinv (", ", ground->sections);

  return g_strdup_printf (_ ("%s, section %s"),
                          document != NULL ? document->title : ground->document, sections);
}

/**
 * fst_rule_link_new:
 *
 * Makes a link that leads nowhere until fst_rule_link_set() says where. Main thread.
 *
 * Returns: (transfer floating): a new button
 */
GtkWidget *
fst_rule_link_new (void)
{
  GtkWidget *link = gtk_button_new_with_label ("");
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (link)));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, _ ("Show the rule"));
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "rule-link");
  g_signal_connect (link, "clicked", G_CALLBACK (on_clicked), NULL);
  return link;
}

/**
 * fst_rule_link_set:
 * @link: a link
 * @citation: the rule that it leads to
 * @text: what is written on it
 * @name: its name for assistive technologies: the document and the section
 *
 * Says where a link leads. Main thread.
 */
void
fst_rule_link_set (GtkWidget *link,
                   const FstRuleCitation *citation,
                   const char *text,
                   const char *name)
{
  g_return_if_fail (GTK_IS_BUTTON (link));
  g_return_if_fail (citation != NULL && text != NULL && name != NULL);

  gtk_button_set_label (GTK_BUTTON (link), text);
  point (link, citation, name);
}

/**
 * fst_rule_link_set_ground:
 * @link: a link
 * @ground: a rule that an answer rests on
 * @assessment: the assessment that it belongs to
 *
 * Makes a link lead to the rule, with its section written on it. Main thread.
 */
void
fst_rule_link_set_ground (GtkWidget *link, const FstGround *ground, FstAssessment *assessment)
{
  const FstDocumentState *document;
  FstRuleCitation citation;
  g_autofree char *sections = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_BUTTON (link));
  g_return_if_fail (ground != NULL && assessment != NULL);

  document = find_document (assessment, ground->document);
  citation = cite (ground, document);
  sections = g_strjoinv (", ", ground->sections);
  text = g_strdup_printf (_ ("Section %s"), sections);
  name = format_name (ground, document);
  fst_rule_link_set (link, &citation, text, name);
}

/**
 * fst_rule_link_new_arrow:
 * @ground: a rule that an answer rests on
 * @assessment: the assessment that it belongs to
 *
 * Makes a link for the end of a row in which the section is written already. Main thread.
 *
 * Returns: (transfer floating): a new button
 */
GtkWidget *
fst_rule_link_new_arrow (const FstGround *ground, FstAssessment *assessment)
{
  GtkWidget *link;
  const FstDocumentState *document;
  FstRuleCitation citation;
  g_autofree char *name = NULL;

  g_return_val_if_fail (ground != NULL && assessment != NULL, NULL);

  link = gtk_button_new_from_icon_name ("go-next-symbolic");
  document = find_document (assessment, ground->document);
  citation = cite (ground, document);
  name = format_name (ground, document);
  gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (link, _ ("Show the rule"));
  gtk_widget_add_css_class (link, "flat");
  g_signal_connect (link, "clicked", G_CALLBACK (on_clicked), NULL);
  point (link, &citation, name);
  return link;
}
