#include "config.h"

#include "fst-main-view.h"

#include <glib/gi18n.h>

#include "fst-case.h"
#include "fst-catalogue-page.h"
#include "fst-clock.h"
#include "fst-menu-names.h"
#include "fst-payer-page.h"
#include "fst-people-page.h"
#include "fst-policies-page.h"
#include "fst-prescribe-page.h"
#include "fst-priority-page.h"

typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  /* One of these, by what the page is about. */
  GtkWidget *(*create) (FstWorkspace *workspace);
  GtkWidget *(*create_prescribing) (FstPrescribing *prescribing);
} PageSpec;

#define CATALOGUE "catalogue"
#define POLICIES "policies"

static const PageSpec pages[] = {
  { "prescribe", N_ ("Prescribe"), "fst-prescribe-symbolic", NULL, fst_prescribe_page_new },
  { CATALOGUE, N_ ("Catalogue"), "fst-catalogue-symbolic", fst_catalogue_page_new },
  { "people", N_ ("People"), "fst-people-symbolic", fst_people_page_new },
  { "priority", N_ ("Priorities"), "fst-priority-symbolic", NULL, fst_priority_page_new },
  { "who-pays", N_ ("Who Pays"), "fst-payer-symbolic", fst_payer_page_new },
  { POLICIES, N_ ("Rules"), "fst-policies-symbolic", fst_policies_page_new },
};

struct _FstMainView
{
  AdwBreakpointBin parent_instance;

  FstWorkspace *workspace;
  FstPrescribing *prescribing;
  const PageSpec *origin;  /* (nullable): the page from which a rule is shown */
  GtkWidget *origin_focus; /* (nullable): where the focus was on it */

  AdwNavigationSplitView *split_view;
  AdwNavigationPage *content_page;
  GtkListBox *page_list;
  GtkStack *page_stack;
  GtkMenuButton *menu_button;
  GtkLabel *region_label;
  GtkLabel *rules_label;
};

G_DEFINE_FINAL_TYPE (FstMainView, fst_main_view, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  PROP_PAGE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const PageSpec *
find_page (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return &pages[i];
  return NULL;
}

/* A page is made when it is first wanted: the program starts with one of them. */
static GtkWidget *
ensure_page (FstMainView *self, const PageSpec *spec)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->page_stack, spec->name);

  if (page == NULL)
    {
      page = spec->create ? spec->create (self->workspace)
                          : spec->create_prescribing (self->prescribing);
      gtk_stack_add_named (self->page_stack, page, spec->name);
    }
  return page;
}

/* The way back is only offered until one goes another way. */
static void
forget_origin (FstMainView *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->page_stack, POLICIES);

  self->origin = NULL;
  g_clear_weak_pointer (&self->origin_focus);
  if (page != NULL)
    fst_policies_page_forget_origin (FST_POLICIES_PAGE (page));
}

static void
page_selected_cb (FstMainView *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;

  const PageSpec *spec = &pages[gtk_list_box_row_get_index (row)];

  if (!g_str_equal (spec->name, POLICIES))
    forget_origin (self);
  ensure_page (self, spec);
  gtk_stack_set_visible_child_name (self->page_stack, spec->name);
  adw_navigation_page_set_title (self->content_page, _ (spec->title));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
page_activated_cb (FstMainView *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static GtkWidget *
create_row (const PageSpec *spec)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (spec->title));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (spec->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* A row takes no name from the label in it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (spec->title), -1);
  return row;
}

static void
update_foot (FstMainView *self)
{
  FstProfile *profile = fst_workspace_get_profile (self->workspace);
  g_autofree char *day = NULL;
  g_autofree char *rules = NULL;
  guint n = 0;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);
  GDate today;

  fst_clock_get_today (&today);
  day = fst_date_format (&today);
  rules = g_strdup_printf (_ ("Rules as of %s"), day);
  gtk_label_set_label (self->region_label, fst_term_get_label (regions, n, profile->region));
  gtk_label_set_label (self->rules_label, rules);
}

static void
fst_main_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fst_main_view_parent_class)->map (widget);
  update_foot (FST_MAIN_VIEW (widget));
}

static void
fst_main_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PAGE:
      g_value_set_string (value, fst_main_view_get_page (FST_MAIN_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fst_main_view_dispose (GObject *object)
{
  FstMainView *self = FST_MAIN_VIEW (object);

  g_clear_weak_pointer (&self->origin_focus);
  g_clear_object (&self->prescribing);
  g_clear_object (&self->workspace);
  /* The bin holds the child too, and must let go of it first. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_MAIN_VIEW);
  G_OBJECT_CLASS (fst_main_view_parent_class)->dispose (object);
}

static void
fst_main_view_class_init (FstMainViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fst_main_view_get_property;
  object_class->dispose = fst_main_view_dispose;
  widget_class->map = fst_main_view_map;

  properties[PROP_PAGE] =
      g_param_spec_string ("page", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-main-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FstMainView, split_view);
  gtk_widget_class_bind_template_child (widget_class, FstMainView, content_page);
  gtk_widget_class_bind_template_child (widget_class, FstMainView, page_list);
  gtk_widget_class_bind_template_child (widget_class, FstMainView, page_stack);
  gtk_widget_class_bind_template_child (widget_class, FstMainView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, FstMainView, region_label);
  gtk_widget_class_bind_template_child (widget_class, FstMainView, rules_label);
  gtk_widget_class_bind_template_callback (widget_class, page_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
}

static void
fst_main_view_init (FstMainView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_main_view_new:
 * @prescribing: what is being prescribed, in the open workspace
 *
 * Makes the sidebar; no page is shown until fst_main_view_show_page() names one.
 *
 * Returns: (transfer floating): a new view
 */
GtkWidget *
fst_main_view_new (FstPrescribing *prescribing)
{
  g_return_val_if_fail (FST_IS_PRESCRIBING (prescribing), NULL);

  FstMainView *self = g_object_new (FST_TYPE_MAIN_VIEW, NULL);

  self->prescribing = g_object_ref (prescribing);
  self->workspace = g_object_ref (fst_prescribing_get_workspace (prescribing));
  g_signal_connect_object (self->workspace, "notify::profile", G_CALLBACK (update_foot), self,
                           G_CONNECT_SWAPPED);
  /* A new day is a new assessment. */
  g_signal_connect_object (prescribing, "notify::assessment", G_CALLBACK (update_foot), self,
                           G_CONNECT_SWAPPED);
  fst_menu_names_mend (self->menu_button);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_list_box_append (self->page_list, create_row (&pages[i]));
  return GTK_WIDGET (self);
}

/**
 * fst_main_view_show_page:
 * @name: "prescribe", "catalogue", "people", "priority", "who-pays" or "policies"; another name, as
 * an older version's settings may hold, shows the first page
 *
 * Shows a page with the keyboard focus in it, and brings it forward where the window is too narrow
 * for the sidebar beside it.
 */
void
fst_main_view_show_page (FstMainView *self, const char *name)
{
  g_return_if_fail (FST_IS_MAIN_VIEW (self));

  const PageSpec *spec = find_page (name);
  int index = spec != NULL ? (int) (spec - pages) : 0;

  gtk_list_box_select_row (self->page_list, gtk_list_box_get_row_at_index (self->page_list, index));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->page_stack));
}

/**
 * fst_main_view_show_rule:
 * @self: a view
 * @citation: a rule that an answer on the page that is shown rests on
 *
 * Shows the rule on the page of the rules, from which fst_main_view_go_back() leads back.
 */
void
fst_main_view_show_rule (FstMainView *self, const FstRuleCitation *citation)
{
  const PageSpec *target = find_page (POLICIES);
  const PageSpec *from;
  GtkRoot *root;

  g_return_if_fail (FST_IS_MAIN_VIEW (self) && citation != NULL);

  from = find_page (fst_main_view_get_page (self));
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (from != target)
    {
      self->origin = from;
      g_set_weak_pointer (&self->origin_focus, gtk_root_get_focus (root));
    }
  fst_policies_page_show_rule (FST_POLICIES_PAGE (ensure_page (self, target)), citation,
                               self->origin != NULL ? _ (self->origin->title) : NULL);
  gtk_list_box_select_row (self->page_list,
                           gtk_list_box_get_row_at_index (self->page_list, (int) (target - pages)));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/**
 * fst_main_view_show_outcome:
 * @self: a view
 * @outcome: (transfer full): how the reading of an assortment has gone
 * @file: what was read
 *
 * Shows the outcome on the page of the catalogue.
 */
void
fst_main_view_show_outcome (FstMainView *self, FstImportOutcome *outcome, GFile *file)
{
  GtkWidget *page;

  g_return_if_fail (FST_IS_MAIN_VIEW (self));
  g_return_if_fail (outcome != NULL && G_IS_FILE (file));

  page = ensure_page (self, find_page (CATALOGUE));
  fst_catalogue_page_show_outcome (FST_CATALOGUE_PAGE (page), outcome, file);
  fst_main_view_show_page (self, CATALOGUE);
}

/**
 * fst_main_view_can_go_back:
 * @self: a view
 *
 * Tells whether a rule is shown that an answer has led to.
 *
 * Returns: whether there is a way back
 */
gboolean
fst_main_view_can_go_back (FstMainView *self)
{
  g_return_val_if_fail (FST_IS_MAIN_VIEW (self), FALSE);

  return self->origin != NULL;
}

/**
 * fst_main_view_go_back:
 * @self: a view
 *
 * Shows the page again from which a rule was shown, with the keyboard focus where it was.
 */
void
fst_main_view_go_back (FstMainView *self)
{
  g_autoptr (GtkWidget) focus = NULL;
  const char *name;

  g_return_if_fail (FST_IS_MAIN_VIEW (self));

  if (self->origin == NULL)
    return;
  name = self->origin->name;
  g_set_object (&focus, self->origin_focus);
  fst_main_view_show_page (self, name);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (focus);
}

/**
 * fst_main_view_get_page:
 *
 * Gets the name of the page that is shown.
 *
 * Returns: (nullable): a page name
 */
const char *
fst_main_view_get_page (FstMainView *self)
{
  g_return_val_if_fail (FST_IS_MAIN_VIEW (self), NULL);

  return gtk_stack_get_visible_child_name (self->page_stack);
}

/**
 * fst_main_view_activate:
 * @action: an action of the visible page, e.g. "page.search"
 * @parameter: (nullable): its parameter; a floating one is taken
 *
 * Hands a command of the window to the page that is shown.
 *
 * Returns: whether the page has that action
 */
gboolean
fst_main_view_activate (FstMainView *self, const char *action, GVariant *parameter)
{
  g_return_val_if_fail (FST_IS_MAIN_VIEW (self), FALSE);

  g_autoptr (GVariant) owned = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  GtkWidget *page = gtk_stack_get_visible_child (self->page_stack);

  return page != NULL && gtk_widget_activate_action_variant (page, action, owned);
}

/**
 * fst_main_view_open_menu:
 *
 * Opens the main menu; brings the sidebar that it hangs from when only the page is shown.
 */
void
fst_main_view_open_menu (FstMainView *self)
{
  g_return_if_fail (FST_IS_MAIN_VIEW (self));

  if (adw_navigation_split_view_get_collapsed (self->split_view))
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_menu_button_popup (self->menu_button);
}
