#include "config.h"

#include "fst-policies-page.h"

#include <glib/gi18n.h>

#include "fst-lists-group.h"
#include "fst-policy-view.h"

/* How long typing must have rested before the count is spoken, in ms. */
#define REST 1000

struct _FstPoliciesPage
{
  AdwBin parent_instance;

  FstWorkspace *workspace;
  GPtrArray *views; /* (element-type FstPolicyView): unowned */
  guint announce_source;

  GtkEditable *search_entry;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkScrolledWindow *scrolled_window;
  GtkBox *box;
  GtkWidget *own_lists; /* after the documents */
};

G_DEFINE_FINAL_TYPE (FstPoliciesPage, fst_policies_page, ADW_TYPE_BIN)

static gboolean
announce (gpointer user_data)
{
  FstPoliciesPage *self = user_data;

  self->announce_source = 0;
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->count_label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return G_SOURCE_REMOVE;
}

static void
filter (FstPoliciesPage *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);
  guint n_shown = 0;
  g_autofree char *count = NULL;

  for (guint i = 0; i < self->views->len; i++)
    n_shown += fst_policy_view_filter (g_ptr_array_index (self->views, i), text);
  gtk_widget_set_visible (self->own_lists, *text == '\0');
  count = g_strdup_printf (ngettext ("%u rule", "%u rules", n_shown), n_shown);
  gtk_label_set_label (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 || *text == '\0' ? "rules" : "none");
}

static void
search_changed_cb (FstPoliciesPage *self)
{
  filter (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
  g_clear_handle_id (&self->announce_source, g_source_remove);
  self->announce_source = g_timeout_add (REST, announce, self);
}

/* The region may have been changed, and the day with it what is in force. */
static void
load (FstPoliciesPage *self)
{
  GPtrArray *policies = fst_assessor_get_policies (fst_workspace_get_assessor (self->workspace));

  for (guint i = 0; i < self->views->len; i++)
    gtk_box_remove (self->box, g_ptr_array_index (self->views, i));
  if (gtk_widget_get_parent (self->own_lists) != NULL)
    gtk_box_remove (self->box, self->own_lists);
  g_ptr_array_set_size (self->views, 0);
  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);
      GtkWidget *view;

      /* Lists are shown with the documents that refer to them. */
      if (g_str_has_prefix (policy->id, "list:"))
        continue;
      view = fst_policy_view_new (self->workspace, policy);
      gtk_box_append (self->box, view);
      g_ptr_array_add (self->views, view);
    }
  gtk_box_append (self->box, self->own_lists);
  filter (self);
}

static void
page_search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (FST_POLICIES_PAGE (widget)->search_entry));
}

static gboolean
fst_policies_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_POLICIES_PAGE (widget)->search_entry));
}

static void
fst_policies_page_dispose (GObject *object)
{
  FstPoliciesPage *self = FST_POLICIES_PAGE (object);

  g_clear_handle_id (&self->announce_source, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->own_lists);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_POLICIES_PAGE);
  G_OBJECT_CLASS (fst_policies_page_parent_class)->dispose (object);
}

static void
fst_policies_page_finalize (GObject *object)
{
  g_ptr_array_unref (FST_POLICIES_PAGE (object)->views);
  G_OBJECT_CLASS (fst_policies_page_parent_class)->finalize (object);
}

static void
fst_policies_page_class_init (FstPoliciesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_policies_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_policies_page_finalize;
  widget_class->grab_focus = fst_policies_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "page.search", NULL, page_search);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-policies-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FstPoliciesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FstPoliciesPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, FstPoliciesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FstPoliciesPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, FstPoliciesPage, box);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
fst_policies_page_init (FstPoliciesPage *self)
{
  self->views = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_policies_page_new:
 * @workspace: the open workspace
 *
 * Makes a page with the rules of the workspace's region.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
fst_policies_page_new (FstWorkspace *workspace)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (workspace), NULL);

  FstPoliciesPage *self = g_object_new (FST_TYPE_POLICIES_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->own_lists = g_object_ref_sink (fst_lists_group_new (workspace, NULL));
  g_signal_connect_object (workspace, "notify::profile", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
