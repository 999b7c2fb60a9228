#include "config.h"

#include "fst-catalogue-page.h"

#include <glib/gi18n.h>

#include "fst-device-text.h"
#include "fst-device-view.h"
#include "fst-error-text.h"
#include "fst-import-outcome-page.h"
#include "fst-import-text.h"
#include "fst-iso-code.h"
#include "fst-menu-names.h"
#include "fst-search-pane.h"
#include "fst-sources-page.h"

/* As many as somebody looks through; the count tells how many there are. */
#define SHOWN 200

struct _FstCataloguePage
{
  AdwBreakpointBin parent_instance;

  FstWorkspace *workspace;
  GCancellable *cancellable; /* of the running search */
  guint64 generation;        /* of the newest search; an answer to an earlier one is dropped */
  GHashTable *outcomes;      /* (element-type utf8 AdwNavigationPage): by source */

  AdwNavigationView *navigation_view;
  AdwNavigationPage *root_page;
  GtkMenuButton *menu_button;
  AdwNavigationSplitView *split_view;
  AdwBanner *examples_banner;
  FstSearchPane *pane;
  AdwNavigationPage *device_holder;
  GtkStack *device_stack;
  FstDeviceView *device_view;
};

G_DEFINE_FINAL_TYPE (FstCataloguePage, fst_catalogue_page, ADW_TYPE_BREAKPOINT_BIN)

typedef struct
{
  FstCataloguePage *page;
  guint64 generation;
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->page);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static char *
format_count (guint total, guint shown)
{
  if (total > 1000)
    return g_strdup_printf (_ ("More than 1000 devices, the first %u are shown"), shown);
  if (total > shown)
    return g_strdup_printf (_ ("%u devices, the first %u are shown"), total, shown);
  return g_strdup_printf (ngettext ("%u device", "%u devices", total), total);
}

static char *
describe_code (FstCataloguePage *self, const FstDevice *device)
{
  if (device->own_iso_code != NULL)
    return fst_workspace_describe_iso_code (self->workspace, device->own_iso_edition,
                                            device->own_iso_code);
  return device->iso_code != NULL
             ? fst_workspace_describe_iso_code (self->workspace, NULL, device->iso_code)
             : NULL;
}

/* What tells a device apart in the list: code with its title, supplier, price. */
static char *
format_summary (FstCataloguePage *self, const FstDevice *device)
{
  g_autofree char *code = describe_code (self, device);
  g_autofree char *price = fst_device_text_format_price (device);
  const char *const parts[] = { code, device->supplier, price,
                                device->discontinued ? _ ("Discontinued") : NULL };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free_and_steal (text);
}

static void
show_devices (FstCataloguePage *self, GPtrArray *devices, guint total)
{
  g_autoptr (GListStore) items = g_list_store_new (FST_TYPE_LIST_ITEM);
  g_autoptr (GPtrArray) made = g_ptr_array_new_full (devices->len, g_object_unref);
  g_autofree char *count = format_count (total, devices->len);

  for (guint i = 0; i < devices->len; i++)
    {
      FstDevice *device = g_ptr_array_index (devices, i);
      g_autofree char *summary = format_summary (self, device);

      g_ptr_array_add (
          made, fst_list_item_new (device->name, summary, device->example ? _ ("Example") : NULL,
                                   fst_device_ref (device), (GDestroyNotify) fst_device_unref));
    }
  g_list_store_splice (items, 0, 0, made->pdata, made->len);
  fst_search_pane_show_items (self->pane, G_LIST_MODEL (items), count);
}

static void
show_nothing (FstCataloguePage *self)
{
  FstMessage message = {
    .icon = "edit-find-symbolic",
    .title = _ ("Nothing Found"),
    .description = _ ("Try fewer letters, another word for the same thing, or an ISO code."),
  };

  if (fst_workspace_get_n_articles (self->workspace) == 0)
    message = (FstMessage){
      .icon = "fst-catalogue-symbolic",
      .title = _ ("No Assortment Yet"),
      .description = _ ("Read the articles that your region has agreed on from a file, or begin "
                        "with invented ones to practise on."),
      .action = "win.import",
      .action_label = _ ("_Read a File…"),
      .other_action = "win.import-examples",
      .other_action_label = _ ("Begin with the _Examples"),
    };
  fst_search_pane_show_message (self->pane, &message);
}

static void
show_error (FstCataloguePage *self, const GError *error)
{
  g_autofree char *text = fst_error_text (error);
  FstMessage message = {
    .icon = "dialog-error-symbolic",
    .title = _ ("The Catalogue Could Not Be Searched"),
    .description = text,
  };

  fst_search_pane_show_message (self->pane, &message);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Search) search = user_data;
  FstCataloguePage *self = search->page;
  g_autoptr (GError) error = NULL;
  guint total = 0;
  g_autoptr (GPtrArray) devices =
      fst_workspace_search_finish (FST_WORKSPACE (source), result, &total, &error);

  if (search->generation != self->generation)
    return;
  if (devices == NULL)
    show_error (self, error);
  else if (devices->len == 0)
    show_nothing (self);
  else
    show_devices (self, devices, total);
}

static void
start_search (FstCataloguePage *self)
{
  Search *search = g_new0 (Search, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  search->page = g_object_ref (self);
  search->generation = ++self->generation;
  fst_workspace_search_async (self->workspace, fst_search_pane_get_text (self->pane), SHOWN,
                              self->cancellable, found_cb, search);
}

static void
search_cb (FstCataloguePage *self)
{
  start_search (self);
}

static void
articles_changed_cb (FstCataloguePage *self)
{
  adw_banner_set_revealed (self->examples_banner,
                           fst_workspace_has_examples_only (self->workspace));
  start_search (self);
}

static void
selected_cb (FstCataloguePage *self, FstListItem *item)
{
  FstDevice *device = item != NULL ? fst_list_item_get_subject (item) : NULL;

  if (device != NULL)
    fst_device_view_show (self->device_view, self->workspace, device);
  adw_navigation_page_set_title (self->device_holder, device != NULL ? device->name : _ ("Device"));
  gtk_stack_set_visible_child_name (self->device_stack, device != NULL ? "device" : "none");
}

static void
activated_cb (FstCataloguePage *self, FstListItem *item)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->device_view));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, FstCataloguePage *self)
{
  GSList *files = g_value_get_boxed (value);
  g_autofree char *uri = files != NULL ? g_file_get_uri (files->data) : NULL;

  return uri != NULL && gtk_widget_activate_action (GTK_WIDGET (self), "win.import-file", "s", uri);
}

static void
show_catalogue (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstCataloguePage *self = FST_CATALOGUE_PAGE (widget);

  adw_navigation_view_pop_to_page (self->navigation_view, self->root_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->pane));
}

static void
show_sources (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstCataloguePage *self = FST_CATALOGUE_PAGE (widget);

  if (adw_navigation_view_find_page (self->navigation_view, "sources") != NULL)
    {
      adw_navigation_view_pop_to_tag (self->navigation_view, "sources");
      return;
    }
  adw_navigation_view_pop_to_page (self->navigation_view, self->root_page);
  adw_navigation_view_push (self->navigation_view,
                            fst_sources_page_new (self->workspace, self->outcomes));
}

static void
show_outcome (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstCataloguePage *self = FST_CATALOGUE_PAGE (widget);
  AdwNavigationPage *page =
      g_hash_table_lookup (self->outcomes, g_variant_get_string (parameter, NULL));

  if (page != NULL && adw_navigation_view_get_visible_page (self->navigation_view) != page)
    adw_navigation_view_push (self->navigation_view, page);
}

static void
page_search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstCataloguePage *self = FST_CATALOGUE_PAGE (widget);

  adw_navigation_view_pop_to_page (self->navigation_view, self->root_page);
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->pane));
}

static gboolean
fst_catalogue_page_grab_focus (GtkWidget *widget)
{
  FstCataloguePage *self = FST_CATALOGUE_PAGE (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation_view);

  return gtk_widget_grab_focus (page != self->root_page ? GTK_WIDGET (page)
                                                        : GTK_WIDGET (self->pane));
}

static void
fst_catalogue_page_dispose (GObject *object)
{
  FstCataloguePage *self = FST_CATALOGUE_PAGE (object);

  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->outcomes, g_hash_table_unref);
  /* The bin holds the child too, and must let go of it first. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_CATALOGUE_PAGE);
  G_OBJECT_CLASS (fst_catalogue_page_parent_class)->dispose (object);
}

static void
fst_catalogue_page_class_init (FstCataloguePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_catalogue_page_dispose;
  widget_class->grab_focus = fst_catalogue_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "page.search", NULL, page_search);
  gtk_widget_class_install_action (widget_class, "page.sources", NULL, show_sources);
  gtk_widget_class_install_action (widget_class, "catalogue.show", NULL, show_catalogue);
  gtk_widget_class_install_action (widget_class, "catalogue.outcome", "s", show_outcome);

  g_type_ensure (FST_TYPE_SEARCH_PANE);
  g_type_ensure (FST_TYPE_DEVICE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-catalogue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FstCataloguePage, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, FstCataloguePage, root_page);
  gtk_widget_class_bind_template_child (widget_class, FstCataloguePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, FstCataloguePage, split_view);
  gtk_widget_class_bind_template_child (widget_class, FstCataloguePage, examples_banner);
  gtk_widget_class_bind_template_child (widget_class, FstCataloguePage, pane);
  gtk_widget_class_bind_template_child (widget_class, FstCataloguePage, device_holder);
  gtk_widget_class_bind_template_child (widget_class, FstCataloguePage, device_stack);
  gtk_widget_class_bind_template_child (widget_class, FstCataloguePage, device_view);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
fst_catalogue_page_init (FstCataloguePage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->outcomes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  fst_menu_names_mend (self->menu_button);
  fst_search_pane_set_labels (self->pane, _ ("Name, ISO code, supplier or article number"),
                              _ ("Devices"));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * fst_catalogue_page_new:
 * @workspace: the open workspace
 *
 * Makes a page that shows the whole catalogue until something is searched for.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
fst_catalogue_page_new (FstWorkspace *workspace)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (workspace), NULL);

  FstCataloguePage *self = g_object_new (FST_TYPE_CATALOGUE_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::n-articles", G_CALLBACK (articles_changed_cb), self,
                           G_CONNECT_SWAPPED);
  articles_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * fst_catalogue_page_show_outcome:
 * @self: the page
 * @outcome: (transfer full): how the reading of an assortment has gone
 * @file: what was read
 *
 * Shows an outcome as a page over the catalogue, which the page of the sources leads to again.
 */
void
fst_catalogue_page_show_outcome (FstCataloguePage *self, FstImportOutcome *outcome, GFile *file)
{
  g_autofree char *text = NULL;
  g_autofree char *count = NULL;
  g_autofree char *sum = NULL;
  AdwNavigationPage *page;

  g_return_if_fail (FST_IS_CATALOGUE_PAGE (self));
  g_return_if_fail (outcome != NULL && G_IS_FILE (file));

  count = fst_import_text_count (outcome);
  sum = fst_import_text_sum_up (outcome);
  text = g_strdup_printf ("%s. %s", count, sum);
  page = g_object_ref_sink (fst_import_outcome_page_new (outcome, file));
  adw_navigation_view_pop_to_page (self->navigation_view, self->root_page);
  g_hash_table_replace (self->outcomes, g_strdup (outcome->source), page);
  adw_navigation_view_push (self->navigation_view, page);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
