#include "config.h"

#include "fst-payer-page.h"

#include <glib/gi18n.h>

#include "fst-device-chooser.h"
#include "fst-error-text.h"
#include "fst-iso-code.h"
#include "fst-payer-facts.h"
#include "fst-payer-table.h"
#include "fst-prescribing.h"
#include "fst-toggles.h"

/* How long typing must have rested before the answer is spoken, in ms. */
#define REST 1000

struct _FstPayerPage
{
  AdwBreakpointBin parent_instance;

  FstWorkspace *workspace;
  FstPrescribing *prescribing; /* holds what is known of the device; never saved or signed */
  GCancellable *cancellable;   /* of looking a device up */
  GtkOrientation toggles;
  guint announce_source;

  GtkEditable *code_entry;
  GtkStack *stack;
  AdwStatusPage *message_page;
  GtkScrolledWindow *scrolled_window;
  GtkLabel *device_label;
  GtkLabel *code_label;
  GtkLabel *sentence_label;
  FstPayerFacts *facts;
  FstPayerTable *table;
};

G_DEFINE_FINAL_TYPE (FstPayerPage, fst_payer_page, ADW_TYPE_BREAKPOINT_BIN)

static gboolean
announce (gpointer user_data)
{
  FstPayerPage *self = user_data;

  self->announce_source = 0;
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->sentence_label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return G_SOURCE_REMOVE;
}

static void
announce_later (FstPayerPage *self)
{
  g_clear_handle_id (&self->announce_source, g_source_remove);
  self->announce_source = g_timeout_add (REST, announce, self);
}

static const char *
get_code (FstPayerPage *self)
{
  GVariant *code = fst_facts_lookup (fst_prescribing_get_facts (self->prescribing), "iso-code");

  return code != NULL ? g_variant_get_string (code, NULL) : NULL;
}

static void
show_heading (FstPayerPage *self, const char *code)
{
  const FstDevice *device = fst_prescribing_get_draft (self->prescribing)->device;
  g_autofree char *line = fst_workspace_describe_iso_code (self->workspace, NULL, code);

  gtk_label_set_label (self->device_label, device != NULL ? device->name : line);
  gtk_label_set_label (self->code_label, line);
  gtk_widget_set_visible (GTK_WIDGET (self->code_label), device != NULL);
}

static void
show_message (FstPayerPage *self, const char *title, const char *description)
{
  g_clear_handle_id (&self->announce_source, g_source_remove);
  adw_status_page_set_title (self->message_page, title);
  adw_status_page_set_description (self->message_page, description);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
show_nothing (FstPayerPage *self)
{
  show_message (self, _ ("No Device Chosen"),
                _ ("Choose a device, or write an ISO code of 2, 4 or 6 digits, to see who pays for "
                   "it where."));
}

static FstPayerGrid *
make_grid (FstPayerPage *self)
{
  FstPrescription *draft = fst_prescribing_get_draft (self->prescribing);
  g_autoptr (FstCase) bare = fst_case_new (draft->region, &draft->date,
                                           fst_prescribing_get_facts (self->prescribing), NULL);
  g_autoptr (FstCase) subject =
      fst_case_with_confirmations (bare, fst_workspace_get_confirmations (self->workspace));

  return fst_payer_grid_new (fst_workspace_get_region_rules (self->workspace), subject);
}

/* After everything that may change an answer: another device, a fact, the rules. */
static void
update (FstPayerPage *self)
{
  const char *code = get_code (self);
  FstPayerGrid *grid;
  g_autofree char *sentence = NULL;

  if (code == NULL)
    return;
  grid = make_grid (self);
  sentence = fst_payer_grid_format (grid);
  show_heading (self, code);
  gtk_label_set_label (self->sentence_label, sentence);
  fst_payer_facts_show (self->facts, self->prescribing, grid);
  fst_toggles_set_orientation (GTK_WIDGET (self->facts), self->toggles);
  fst_payer_table_take (self->table, self->workspace, grid);
  gtk_stack_set_visible_child_name (self->stack, "grid");
  announce_later (self);
}

/* What was answered of another device is not known of this one. */
static void
forget (FstPayerPage *self)
{
  fst_payer_facts_reset (self->facts);
  fst_prescribing_reset (self->prescribing);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

static void
take_code (FstPayerPage *self, const char *code)
{
  g_autoptr (FstPrescription) draft = NULL;

  forget (self);
  draft = fst_prescription_with_fact (fst_prescribing_get_draft (self->prescribing), "iso-code",
                                      g_variant_new_string (code));
  fst_prescribing_set_draft (self->prescribing, draft);
}

static void
take_device (FstPayerPage *self, FstDevice *device)
{
  g_autoptr (FstPrescription) draft = NULL;
  g_autofree char *written = NULL;

  forget (self);
  if (device->iso_code == NULL)
    {
      gtk_editable_set_text (self->code_entry, "");
      show_message (self, _ ("No ISO Code"),
                    _ ("The assortment gives this device no ISO code. Write which one it has, to "
                       "see who pays for it where."));
      return;
    }
  written = fst_iso_code_format (device->iso_code);
  draft = fst_prescription_with_device (fst_prescribing_get_draft (self->prescribing), device);
  fst_prescribing_set_draft (self->prescribing, draft);
  gtk_editable_set_text (self->code_entry, written);
}

static void
code_changed_cb (FstPayerPage *self)
{
  const char *text = gtk_editable_get_text (self->code_entry);
  g_autofree char *code = fst_iso_code_parse (text);

  /* The code of the device that has just been chosen. */
  if (code != NULL && g_strcmp0 (code, get_code (self)) == 0)
    return;
  if (code != NULL && fst_workspace_knows_iso_code (code))
    {
      take_code (self, code);
      return;
    }
  forget (self);
  if (*text == '\0')
    show_nothing (self);
  else if (code != NULL)
    show_message (self, _ ("No Such Code"), _ ("ISO 9999 does not have this code."));
  else
    show_message (self, _ ("No Code Yet"), _ ("Write a code of 2, 4 or 6 digits"));
}

static void
on_tiny (FstPayerPage *self)
{
  self->toggles = GTK_ORIENTATION_VERTICAL;
  fst_toggles_set_orientation (GTK_WIDGET (self->facts), self->toggles);
}

static void
on_tiny_over (FstPayerPage *self)
{
  self->toggles = GTK_ORIENTATION_HORIZONTAL;
  fst_toggles_set_orientation (GTK_WIDGET (self->facts), self->toggles);
}

/* Another region has other rules, and another prescriber other facts. */
static void
profile_changed_cb (FstPayerPage *self)
{
  forget (self);
  gtk_editable_set_text (self->code_entry, "");
  show_nothing (self);
}

static void
page_search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (FST_PAYER_PAGE (widget)->code_entry));
}

static void
page_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPayerPage *self = FST_PAYER_PAGE (widget);
  FstDeviceChooser *chooser = fst_device_chooser_new (self->workspace);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (take_device), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (chooser), widget);
}

static void
on_device_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstPayerPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (FstDevice) device =
      fst_workspace_get_device_finish (FST_WORKSPACE (source), result, &error);

  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (device != NULL)
    {
      take_device (self, device);
      return;
    }
  text =
      error ? fst_error_text (error) : g_strdup (_ ("The device is no longer in the catalogue."));
  show_message (self, _ ("No Device Chosen"), text);
}

static void
page_device (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstPayerPage *self = FST_PAYER_PAGE (widget);
  const char *article_number, *supplier;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_variant_get (parameter, "(&s&s)", &article_number, &supplier);
  fst_workspace_get_device_async (self->workspace, article_number,
                                  *supplier != '\0' ? supplier : NULL, self->cancellable,
                                  on_device_found, g_object_ref (self));
}

static gboolean
fst_payer_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_PAYER_PAGE (widget)->code_entry));
}

/* Left open past midnight, the page is of the new day when it is looked at again. */
static void
fst_payer_page_map (GtkWidget *widget)
{
  FstPayerPage *self = FST_PAYER_PAGE (widget);

  GTK_WIDGET_CLASS (fst_payer_page_parent_class)->map (widget);
  fst_prescribing_renew (self->prescribing);
}

static void
fst_payer_page_dispose (GObject *object)
{
  FstPayerPage *self = FST_PAYER_PAGE (object);

  g_clear_handle_id (&self->announce_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* The bin holds the child too, and must let go of it first. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_PAYER_PAGE);
  g_clear_object (&self->prescribing);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (fst_payer_page_parent_class)->dispose (object);
}

static void
fst_payer_page_class_init (FstPayerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_payer_page_dispose;
  widget_class->grab_focus = fst_payer_page_grab_focus;
  widget_class->map = fst_payer_page_map;
  gtk_widget_class_install_action (widget_class, "page.search", NULL, page_search);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, page_find);
  gtk_widget_class_install_action (widget_class, "page.device", "(ss)", page_device);

  g_type_ensure (FST_TYPE_PAYER_FACTS);
  g_type_ensure (FST_TYPE_PAYER_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-payer-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FstPayerPage, code_entry);
  gtk_widget_class_bind_template_child (widget_class, FstPayerPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FstPayerPage, message_page);
  gtk_widget_class_bind_template_child (widget_class, FstPayerPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, FstPayerPage, device_label);
  gtk_widget_class_bind_template_child (widget_class, FstPayerPage, code_label);
  gtk_widget_class_bind_template_child (widget_class, FstPayerPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, FstPayerPage, facts);
  gtk_widget_class_bind_template_child (widget_class, FstPayerPage, table);
  gtk_widget_class_bind_template_callback (widget_class, code_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tiny);
  gtk_widget_class_bind_template_callback (widget_class, on_tiny_over);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
fst_payer_page_init (FstPayerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_nothing (self);
}

/**
 * fst_payer_page_new:
 * @workspace: the open workspace
 *
 * Makes a page that shows who pays for a device once one has been chosen.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
fst_payer_page_new (FstWorkspace *workspace)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (workspace), NULL);

  FstPayerPage *self = g_object_new (FST_TYPE_PAYER_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->prescribing = fst_prescribing_new (workspace);
  g_signal_connect_object (self->prescribing, "notify::assessment", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::profile", G_CALLBACK (profile_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
