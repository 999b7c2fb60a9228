#include "config.h"

#include "fst-sources-page.h"

#include <glib/gi18n.h>

#include "fst-error-text.h"
#include "fst-iso-group.h"
#include "fst-source-row.h"

struct _FstSourcesPage
{
  AdwNavigationPage parent_instance;

  FstWorkspace *workspace;
  GHashTable *outcomes;      /* (element-type utf8 GtkWidget): by source */
  GPtrArray *sources;        /* (nullable) (element-type FstCatalogueSource) */
  GCancellable *cancellable; /* of the running listing */

  GtkStack *stack;
  GtkBox *box;
  GtkWidget *empty_page;
  GtkWidget *source_group;
  GtkListBox *list;
  AdwStatusPage *error_page;
  GtkWidget *read_button;
};

G_DEFINE_FINAL_TYPE (FstSourcesPage, fst_sources_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_sources (FstSourcesPage *self)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->sources->len; i++)
    {
      const FstCatalogueSource *source = g_ptr_array_index (self->sources, i);

      gtk_list_box_append (
          self->list,
          fst_source_row_new (source, g_hash_table_contains (self->outcomes, source->name)));
    }
  gtk_widget_set_visible (self->empty_page, self->sources->len == 0);
  gtk_widget_set_visible (self->source_group, self->sources->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "sources");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstSourcesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources =
      fst_workspace_list_sources_finish (FST_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (sources == NULL)
    {
      text = fst_error_text (error);
      adw_status_page_set_description (self->error_page, text);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = g_steal_pointer (&sources);
  show_sources (self);
}

static void
load (FstSourcesPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  fst_workspace_list_sources_async (self->workspace, self->cancellable, listed_cb,
                                    g_object_ref (self));
}

/* Removing */

static const FstCatalogueSource *
find_source (FstSourcesPage *self, const char *name)
{
  for (guint i = 0; self->sources != NULL && i < self->sources->len; i++)
    {
      const FstCatalogueSource *source = g_ptr_array_index (self->sources, i);

      if (g_str_equal (source->name, name))
        return source;
    }
  return NULL;
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstSourcesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean removed = fst_workspace_remove_source_finish (FST_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;
  AdwDialog *dialog;

  /* The workspace may have been locked, and the page with it. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (removed)
    {
      gtk_widget_grab_focus (self->read_button);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("The source is removed."),
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      load (self);
      return;
    }
  text = fst_error_text (error);
  dialog = adw_alert_dialog_new (_ ("The Source Is Still There"), text);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (source);
  g_autoptr (FstSourcesPage) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (dialog, result);
  const char *name = g_object_get_data (G_OBJECT (dialog), "fst-source");

  if (!g_str_equal (response, "remove") || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  g_hash_table_remove (self->outcomes, name);
  fst_workspace_remove_source_async (self->workspace, name, NULL, removed_cb, g_object_ref (self));
}

static void
remove_source (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstSourcesPage *self = FST_SOURCES_PAGE (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  const FstCatalogueSource *source = find_source (self, name);
  guint n;
  g_autofree char *body = NULL;
  AdwDialog *dialog;

  if (source == NULL)
    return;
  n = (guint) (source->n_articles + source->n_gone);
  body = g_strdup_printf (
      /* Translators: the name of a source, and how many articles came from it */
      ngettext (
          "“%s”: %u article goes, with its earlier prices. What has been prescribed stays as "
          "it is.",
          "“%s”: %u articles go, with their earlier prices. What has been prescribed stays as "
          "it is.",
          n),
      name, n);
  dialog = adw_alert_dialog_new (_ ("Remove the Source?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                  _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "fst-source", g_strdup (name), g_free);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, answered_cb,
                           g_object_ref (self));
}

static void
fst_sources_page_showing (AdwNavigationPage *page)
{
  load (FST_SOURCES_PAGE (page));
}

static void
fst_sources_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static gboolean
fst_sources_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FST_SOURCES_PAGE (widget)->read_button);
}

static void
fst_sources_page_dispose (GObject *object)
{
  FstSourcesPage *self = FST_SOURCES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->outcomes, g_hash_table_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_SOURCES_PAGE);
  G_OBJECT_CLASS (fst_sources_page_parent_class)->dispose (object);
}

static void
fst_sources_page_class_init (FstSourcesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_sources_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = fst_sources_page_showing;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = fst_sources_page_shown;
  widget_class->grab_focus = fst_sources_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "sources.remove", "s", remove_source);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-sources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FstSourcesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FstSourcesPage, box);
  gtk_widget_class_bind_template_child (widget_class, FstSourcesPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, FstSourcesPage, source_group);
  gtk_widget_class_bind_template_child (widget_class, FstSourcesPage, list);
  gtk_widget_class_bind_template_child (widget_class, FstSourcesPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, FstSourcesPage, read_button);
}

static void
fst_sources_page_init (FstSourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_sources_page_new:
 * @workspace: the open workspace
 * @outcomes: (element-type utf8 GtkWidget): the sources whose last outcome can be shown; a source
 *   that is removed is taken out
 *
 * Makes a page that lists the sources anew whenever it is come to, and what has been read in of
 * ISO 9999.
 *
 * Returns: (transfer floating): a new page
 */
AdwNavigationPage *
fst_sources_page_new (FstWorkspace *workspace, GHashTable *outcomes)
{
  FstSourcesPage *self;

  g_return_val_if_fail (FST_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (outcomes != NULL, NULL);

  self = g_object_new (FST_TYPE_SOURCES_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->outcomes = g_hash_table_ref (outcomes);
  gtk_box_append (self->box, fst_iso_group_new (workspace));
  return ADW_NAVIGATION_PAGE (self);
}
