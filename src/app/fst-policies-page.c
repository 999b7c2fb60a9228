#include "config.h"

#include "fst-policies-page.h"

#include <glib/gi18n.h>

#include "fst-lists-group.h"
#include "fst-policy-view.h"

/* How long typing must have rested before the count is spoken, in ms. */
#define REST 1000

/* Frames in which nothing has moved. */
#define SETTLED_FRAMES 3

struct _FstPoliciesPage
{
  AdwBin parent_instance;

  FstWorkspace *workspace;
  GPtrArray *views; /* (element-type FstPolicyView): unowned */
  guint announce_source;
  AdwActionRow *marked_row; /* (nullable): the one that an answer led to */
  GtkWidget *mark;          /* (nullable): in it */
  guint tick;               /* (or 0): until the row has its place */
  guint n_ticks;
  float row_y;

  AdwBanner *banner;
  GtkWidget *back_button;
  GtkLabel *back_label;
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
unmark (FstPoliciesPage *self)
{
  if (self->marked_row != NULL && self->mark != NULL)
    {
      adw_action_row_remove (self->marked_row, self->mark);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->marked_row),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
  g_clear_weak_pointer (&self->marked_row);
  g_clear_weak_pointer (&self->mark);
}

/* Framed words, as what an answer rests on is not to be told by colour alone. */
static void
mark (FstPoliciesPage *self, GtkWidget *row)
{
  const char *text = _ ("The answer rests on this");
  GtkWidget *label = gtk_label_new (text);

  unmark (self);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "mark");
  gtk_widget_add_css_class (label, "caption");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  g_set_weak_pointer (&self->marked_row, ADW_ACTION_ROW (row));
  g_set_weak_pointer (&self->mark, label);
}

/* Rows get their places one frame after another while a page is first laid out: whether the row has
 * kept its place since the frame before. */
static gboolean
is_settled (FstPoliciesPage *self)
{
  GtkWidget *row = GTK_WIDGET (self->marked_row);
  graphene_rect_t bounds;
  float y;

  if (row == NULL)
    return TRUE;
  if (!gtk_widget_get_mapped (row)
      || !gtk_widget_compute_bounds (row, GTK_WIDGET (self->box), &bounds))
    return FALSE;
  y = graphene_rect_get_y (&bounds);
  if (bounds.size.height <= 0 || !G_APPROX_VALUE (y, self->row_y, 0.5f))
    self->n_ticks = 0;
  self->row_y = y;
  return self->n_ticks >= SETTLED_FRAMES;
}

static gboolean
go_to_row (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  FstPoliciesPage *self = FST_POLICIES_PAGE (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);

  self->n_ticks++;
  if (!is_settled (self))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  if (self->marked_row == NULL)
    {
      gtk_widget_grab_focus (self->back_button);
      return G_SOURCE_REMOVE;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->marked_row));
  /* With what stands around it in view. */
  gtk_adjustment_set_value (adjustment,
                            self->row_y - gtk_adjustment_get_page_size (adjustment) / 3);
  gtk_accessible_announce (GTK_ACCESSIBLE (self),
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->marked_row)),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return G_SOURCE_REMOVE;
}

static void
stop_going (FstPoliciesPage *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

/* The row of a rule, or of the list that a row is cited of. */
static GtkWidget *
find_row (FstPoliciesPage *self, const FstRuleCitation *citation, FstPolicy **policy)
{
  GtkWidget *row = fst_lists_group_find (FST_LISTS_GROUP (self->own_lists), citation->document);

  *policy = NULL;
  for (guint i = 0; i < self->views->len && row == NULL; i++)
    {
      FstPolicyView *view = g_ptr_array_index (self->views, i);

      *policy = fst_policy_view_get_policy (view);
      if (g_str_equal ((*policy)->id, citation->document))
        row = fst_policy_view_find_rule (view, citation->rule);
      else
        row = fst_policy_view_find_list (view, citation->document);
    }
  return row;
}

/* What the reader must know of a rule that was cited some time ago. */
static char *
describe_change (const FstRuleCitation *citation, GtkWidget *row, FstPolicy *policy)
{
  if (row == NULL)
    return g_strdup (_ ("The rule is not among those of your region today. What the answer rested "
                        "on stands in the prescription."));
  if (policy == NULL || !g_str_equal (policy->id, citation->document) || *citation->version == '\0'
      || g_str_equal (policy->version, citation->version))
    return NULL;
  return g_strdup_printf (_ ("The document has another version by now: the answer rests on version "
                             "%s, and this is version %s."),
                          citation->version, policy->version);
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
  stop_going (self);
  g_clear_weak_pointer (&self->marked_row);
  g_clear_weak_pointer (&self->mark);
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
  gtk_widget_class_bind_template_child (widget_class, FstPoliciesPage, banner);
  gtk_widget_class_bind_template_child (widget_class, FstPoliciesPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, FstPoliciesPage, back_label);
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

/**
 * fst_policies_page_show_rule:
 * @self: the page, which is shown
 * @citation: a rule, or a row of a list, that an answer rests on
 * @origin: (nullable): the title of the page with the answer; NULL: there is no way back
 *
 * Brings a rule into view, marked and with the keyboard focus, and offers the way back. Where the
 * rule is not there any more, or its document has another version by now, it says so.
 */
void
fst_policies_page_show_rule (FstPoliciesPage *self,
                             const FstRuleCitation *citation,
                             const char *origin)
{
  FstPolicy *policy;
  GtkWidget *row;
  g_autofree char *back = NULL;
  g_autofree char *change = NULL;

  g_return_if_fail (FST_IS_POLICIES_PAGE (self));
  g_return_if_fail (citation != NULL);

  if (origin != NULL)
    /* Translators: %s is a page, such as "Prescribe" */
    back = g_strdup_printf (_ ("Back to %s"), origin);
  gtk_label_set_label (self->back_label, back != NULL ? back : "");
  gtk_widget_set_visible (self->back_button, back != NULL);
  gtk_editable_set_text (self->search_entry, "");
  g_clear_handle_id (&self->announce_source, g_source_remove);
  stop_going (self);
  row = find_row (self, citation, &policy);
  change = describe_change (citation, row, policy);
  adw_banner_set_title (self->banner, change != NULL ? change : "");
  adw_banner_set_revealed (self->banner, change != NULL);
  if (row != NULL)
    mark (self, row);
  else
    unmark (self);
  self->n_ticks = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), go_to_row, NULL, NULL);
  if (change != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), change,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * fst_policies_page_forget_origin:
 * @self: the page
 *
 * Takes the way back away: the page has been left, or gone to in another way.
 */
void
fst_policies_page_forget_origin (FstPoliciesPage *self)
{
  g_return_if_fail (FST_IS_POLICIES_PAGE (self));

  unmark (self);
  stop_going (self);
  adw_banner_set_revealed (self->banner, FALSE);
  gtk_widget_set_visible (self->back_button, FALSE);
}
