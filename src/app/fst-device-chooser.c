#include "config.h"

#include "fst-device-chooser.h"

#include <glib/gi18n.h>

#include "fst-device-text.h"
#include "fst-error-text.h"
#include "fst-search-pane.h"

/* As many as one looks through before writing another letter. */
#define SHOWN 100

struct _FstDeviceChooser
{
  AdwDialog parent_instance;

  FstSearchPane *pane;

  FstWorkspace *workspace;
  GCancellable *cancellable; /* of the newest search; an older one's answer is dropped */
};

G_DEFINE_FINAL_TYPE (FstDeviceChooser, fst_device_chooser, ADW_TYPE_DIALOG)

static guint signal_chosen;

static FstListItem *
make_item (FstDevice *device)
{
  g_autofree char *details = fst_device_text_format_details (device);

  return fst_list_item_new (device->name, details, device->example ? _ ("Example") : NULL,
                            fst_device_ref (device), (GDestroyNotify) fst_device_unref);
}

static void
show_devices (FstDeviceChooser *self, GPtrArray *devices, guint total)
{
  g_autoptr (GListStore) items = g_list_store_new (FST_TYPE_LIST_ITEM);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *count = NULL;

  for (guint i = 0; i < devices->len; i++)
    g_ptr_array_add (made, make_item (g_ptr_array_index (devices, i)));
  g_list_store_splice (items, 0, 0, made->pdata, made->len);
  if (total > devices->len)
    count = g_strdup_printf (_ ("The first %u; write more to find the others"), devices->len);
  else
    count = g_strdup_printf (g_dngettext (NULL, "%u device", "%u devices", total), total);
  fst_search_pane_show_items (self->pane, G_LIST_MODEL (items), count);
}

static void
show_message (FstDeviceChooser *self, const char *icon, const char *title, const char *description)
{
  FstMessage message = { .icon = icon, .title = title, .description = description };

  fst_search_pane_show_message (self->pane, &message);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstDeviceChooser) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint total = 0;
  g_autoptr (GPtrArray) devices =
      fst_workspace_search_finish (FST_WORKSPACE (source), result, &total, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->pane == NULL)
    return;
  if (devices == NULL)
    {
      text = fst_error_text (error);
      show_message (self, "dialog-error-symbolic", _ ("The Catalogue Could Not Be Searched"), text);
    }
  else if (devices->len == 0)
    show_message (self, "edit-find-symbolic", _ ("Nothing Found"),
                  _ ("Try fewer letters, another word for the same thing, or an ISO code."));
  else
    show_devices (self, devices, total);
}

static void
search (FstDeviceChooser *self, const char *text)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  fst_workspace_search_async (self->workspace, text, SHOWN, self->cancellable, on_found,
                              g_object_ref (self));
}

static void
on_search (FstDeviceChooser *self, const char *text)
{
  search (self, text);
}

static void
on_activated (FstDeviceChooser *self, FstListItem *item)
{
  g_autoptr (FstDevice) device = fst_device_ref (fst_list_item_get_subject (item));

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signal_chosen, 0, device);
}

static void
fst_device_chooser_dispose (GObject *object)
{
  FstDeviceChooser *self = FST_DEVICE_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_DEVICE_CHOOSER);
  G_OBJECT_CLASS (fst_device_chooser_parent_class)->dispose (object);
}

static void
fst_device_chooser_class_init (FstDeviceChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FST_TYPE_SEARCH_PANE);
  G_OBJECT_CLASS (klass)->dispose = fst_device_chooser_dispose;
  signal_chosen = g_signal_new ("chosen", FST_TYPE_DEVICE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, FST_TYPE_DEVICE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-device-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, FstDeviceChooser, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
fst_device_chooser_init (FstDeviceChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fst_search_pane_set_labels (self->pane, _ ("Search by name, article number or ISO code"),
                              _ ("Devices found"));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->pane));
}

/**
 * fst_device_chooser_new:
 * @workspace: the open workspace
 *
 * Makes a dialog that lets the user choose a device. Main thread.
 *
 * Returns: (transfer floating): a new dialog
 */
FstDeviceChooser *
fst_device_chooser_new (FstWorkspace *workspace)
{
  FstDeviceChooser *self = g_object_new (FST_TYPE_DEVICE_CHOOSER, NULL);

  g_return_val_if_fail (FST_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  search (self, "");
  return self;
}
