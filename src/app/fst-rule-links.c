#include "config.h"

#include "fst-rule-links.h"

#include "fst-rule-link.h"

struct _FstRuleLinks
{
  AdwBin parent_instance;

  AdwWrapBox *box;
  GPtrArray *links; /* (element-type GtkWidget): unowned */
};

G_DEFINE_FINAL_TYPE (FstRuleLinks, fst_rule_links, ADW_TYPE_BIN)

/* The buttons are kept and renamed, so that the focus stays on one that is pressed. */
static GtkWidget *
ensure_link (FstRuleLinks *self, guint index)
{
  if (index == self->links->len)
    {
      GtkWidget *link = fst_rule_link_new ();

      gtk_widget_add_css_class (link, "caption");
      adw_wrap_box_append (self->box, link);
      g_ptr_array_add (self->links, link);
    }
  return g_ptr_array_index (self->links, index);
}

static void
fst_rule_links_dispose (GObject *object)
{
  FstRuleLinks *self = FST_RULE_LINKS (object);

  g_clear_pointer (&self->links, g_ptr_array_unref);
  G_OBJECT_CLASS (fst_rule_links_parent_class)->dispose (object);
}

static void
fst_rule_links_class_init (FstRuleLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fst_rule_links_dispose;
}

static void
fst_rule_links_init (FstRuleLinks *self)
{
  self->links = g_ptr_array_new ();
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * fst_rule_links_show:
 * @self: links
 * @decision: a decision
 * @assessment: the assessment that it belongs to
 *
 * Shows the sections that the answer rests on, each once; none while facts are missing. Main
 * thread.
 */
void
fst_rule_links_show (FstRuleLinks *self, const FstDecision *decision, FstAssessment *assessment)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  g_return_if_fail (FST_IS_RULE_LINKS (self));
  g_return_if_fail (decision != NULL && assessment != NULL);

  for (guint i = 0; i < decision->grounds->len && decision->status != FST_STATUS_MISSING_FACTS; i++)
    {
      const FstGround *ground = g_ptr_array_index (decision->grounds, i);
      g_autofree char *sections = g_strjoinv (", ", ground->sections);

      if (g_hash_table_add (seen, g_strconcat (ground->document, "\n", sections, NULL)))
        {
          GtkWidget *link = ensure_link (self, n++);

          fst_rule_link_set_ground (link, ground, assessment);
          gtk_widget_set_visible (link, TRUE);
        }
    }
  for (guint i = n; i < self->links->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->links, i), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
