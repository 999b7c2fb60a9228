#include "config.h"

#include "fst-device-view.h"

#include <glib/gi18n.h>

#include "fst-clock.h"
#include "fst-device-text.h"
#include "fst-iso-code.h"
#include "fst-payer-grid.h"

struct _FstDeviceView
{
  AdwBin parent_instance;

  GPtrArray *code_rows; /* (element-type GtkWidget): unowned */

  GtkLabel *name_label;
  GtkWidget *example_label;
  GtkActionable *prescribe_button;
  AdwActionRow *article_row;
  AdwActionRow *supplier_row;
  AdwActionRow *price_row;
  AdwActionRow *agreement_row;
  AdwActionRow *rank_row;
  AdwActionRow *kind_row;
  AdwActionRow *home_row;
  AdwActionRow *school_row;
  AdwActionRow *preschool_row;
  GtkActionable *payer_button;
  AdwPreferencesGroup *code_group;
  GtkWidget *description_group;
  GtkLabel *description_label;
};

G_DEFINE_FINAL_TYPE (FstDeviceView, fst_device_view, ADW_TYPE_BIN)

/* A row that nothing is known for is not shown. */
static void
set_row (AdwActionRow *row, const char *text)
{
  gboolean known = text != NULL && *text != '\0';
  g_autofree char *escaped = known ? g_markup_escape_text (text, -1) : NULL;

  adw_action_row_set_subtitle (row, known ? escaped : "");
  gtk_widget_set_visible (GTK_WIDGET (row), known);
}

static void
add_code_row (FstDeviceView *self, const FstIsoNode *node)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *written = fst_iso_code_format (node->code);
  g_autofree char *line =
      g_strdup_printf ("%s  %s", written, node->title != NULL ? node->title : "");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
  if (node->title_status == FST_ISO_TITLE_TRANSLATED)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                 _ ("Our translation; no Swedish title is published."));
  else if (node->title_status == FST_ISO_TITLE_OFFICIAL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Official title"));
  adw_preferences_group_add (self->code_group, row);
  g_ptr_array_add (self->code_rows, row);
}

/* The path from class over subclass to division: each two digits longer. */
static void
add_path (FstDeviceView *self, FstWorkspace *workspace, const char *code)
{
  for (gsize length = 2; code != NULL && length <= strlen (code); length += 2)
    {
      g_autofree char *part = g_strndup (code, length);
      g_autoptr (FstIsoNode) node = fst_workspace_find_iso_code (workspace, NULL, part);

      if (node != NULL)
        add_code_row (self, node);
    }
}

/* The assortment's own code, and the one that the documents know the device by where that is
 * another edition's. */
static void
add_foreign_codes (FstDeviceView *self, FstWorkspace *workspace, const FstDevice *device)
{
  const char *texts[] = { _ ("The assortment’s own code"),
                          _ ("By this code the documents know it") };
  const char *codes[] = { device->own_iso_code, device->iso_code };
  const char *editions[] = { device->own_iso_edition, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i] != NULL)
      {
        GtkWidget *row = adw_action_row_new ();
        g_autofree char *line = fst_workspace_describe_iso_code (workspace, editions[i], codes[i]);

        adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line);
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), texts[i]);
        adw_preferences_group_add (self->code_group, row);
        g_ptr_array_add (self->code_rows, row);
      }
}

static void
show_codes (FstDeviceView *self, FstWorkspace *workspace, const FstDevice *device)
{
  for (guint i = 0; i < self->code_rows->len; i++)
    adw_preferences_group_remove (self->code_group, self->code_rows->pdata[i]);
  g_ptr_array_set_size (self->code_rows, 0);

  if (device->own_iso_code != NULL)
    add_foreign_codes (self, workspace, device);
  else
    add_path (self, workspace, device->iso_code);
  gtk_widget_set_visible (GTK_WIDGET (self->code_group), self->code_rows->len > 0);
}

/* Who pays, as far as device and prescriber alone decide it. */
static FstPayerGrid *
find_payers (FstWorkspace *workspace, const FstDevice *device)
{
  FstProfile *profile = fst_workspace_get_profile (workspace);
  g_autoptr (FstPrescription) empty = NULL;
  g_autoptr (FstPrescription) draft = NULL;
  g_autoptr (FstPrescription) with_device = NULL;
  g_autoptr (FstFacts) facts = NULL;
  g_autoptr (FstCase) bare = NULL;
  g_autoptr (FstCase) subject = NULL;
  GDate today;

  fst_clock_get_today (&today);
  empty = fst_prescription_new (profile->region, &today);
  draft = fst_prescription_with_prescriber (empty, &profile->prescriber);
  with_device = fst_prescription_with_device (draft, (FstDevice *) device);
  facts = fst_prescription_facts (with_device, NULL);
  bare = fst_case_new (profile->region, &today, facts, NULL);
  subject = fst_case_with_confirmations (bare, fst_workspace_get_confirmations (workspace));
  return fst_payer_grid_new (fst_workspace_get_region_rules (workspace), subject);
}

static void
show_payer (AdwActionRow *row, const FstPayerRow *payer)
{
  const FstPayerCell *first = g_ptr_array_index (payer->cells, 0);
  const FstFactSpec *places = fst_vocabulary_find_fact ("place-of-use");
  g_autofree char *answer = payer->cells->len > 1
                                ? g_strdup (_ ("Depends on the housing"))
                                : fst_payer_format_decision (fst_payer_cell_get_decision (first));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 fst_term_get_label (places->terms, places->n_terms, payer->place));
  set_row (row, answer);
}

/* Most devices are used at home; what is used in school and preschool is what the regions'
 * agreements are about. */
static void
show_payers (FstDeviceView *self, FstWorkspace *workspace, const FstDevice *device)
{
  const struct
  {
    const char *place;
    AdwActionRow *row;
  } shown[] = { { "home", self->home_row },
                { "compulsory-school", self->school_row },
                { "preschool", self->preschool_row } };
  g_autoptr (FstPayerGrid) grid = find_payers (workspace, device);

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    for (guint j = 0; j < grid->rows->len; j++)
      {
        const FstPayerRow *payer = g_ptr_array_index (grid->rows, j);

        if (g_str_equal (payer->place, shown[i].place))
          show_payer (shown[i].row, payer);
      }
  gtk_actionable_set_action_target (self->payer_button, "s", device->article_number);
  gtk_actionable_set_action_name (self->payer_button, "win.who-pays");
}

static char *
format_rank (int rank)
{
  if (rank < 1)
    return NULL;
  return rank == 1 ? g_strdup (_ ("First choice")) : g_strdup_printf (_ ("Choice %d"), rank);
}

static char *
describe_kind (const FstDevice *device)
{
  if (device->accessory && device->discontinued)
    return g_strdup (_ ("Accessory, discontinued"));
  if (device->accessory)
    return g_strdup (_ ("Accessory"));
  return device->discontinued ? g_strdup (_ ("Discontinued")) : NULL;
}

static gboolean
fst_device_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_DEVICE_VIEW (widget)->prescribe_button));
}

static void
fst_device_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_DEVICE_VIEW);
  G_OBJECT_CLASS (fst_device_view_parent_class)->dispose (object);
}

static void
fst_device_view_finalize (GObject *object)
{
  g_ptr_array_unref (FST_DEVICE_VIEW (object)->code_rows);
  G_OBJECT_CLASS (fst_device_view_parent_class)->finalize (object);
}

static void
fst_device_view_class_init (FstDeviceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_device_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_device_view_finalize;
  widget_class->grab_focus = fst_device_view_grab_focus;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-device-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, name_label);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, example_label);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, prescribe_button);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, article_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, supplier_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, price_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, agreement_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, rank_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, kind_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, home_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, school_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, preschool_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, payer_button);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, code_group);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, description_group);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, description_label);
}

static void
fst_device_view_init (FstDeviceView *self)
{
  self->code_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_device_view_show:
 * @workspace: knows the titles of the ISO codes and the region's rules
 * @device: what to show
 *
 * Shows a device.
 */
void
fst_device_view_show (FstDeviceView *self, FstWorkspace *workspace, const FstDevice *device)
{
  g_return_if_fail (FST_IS_DEVICE_VIEW (self));
  g_return_if_fail (FST_IS_WORKSPACE (workspace));
  g_return_if_fail (device != NULL);

  g_autofree char *price = fst_device_text_format_price (device);
  g_autofree char *rank = format_rank (device->rank);
  g_autofree char *kind = describe_kind (device);

  gtk_label_set_label (self->name_label, device->name);
  gtk_widget_set_visible (self->example_label, device->example);
  gtk_actionable_set_action_target (self->prescribe_button, "s", device->article_number);
  gtk_actionable_set_action_name (self->prescribe_button, "win.prescribe");
  set_row (self->article_row, device->article_number);
  set_row (self->supplier_row, device->supplier);
  set_row (self->price_row, price);
  set_row (self->agreement_row, device->agreement);
  set_row (self->rank_row, rank);
  set_row (self->kind_row, kind);
  show_payers (self, workspace, device);
  show_codes (self, workspace, device);
  gtk_label_set_label (self->description_label,
                       device->description != NULL ? device->description : "");
  gtk_widget_set_visible (self->description_group,
                          device->description != NULL && *device->description != '\0');
}
