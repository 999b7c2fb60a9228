#include "config.h"

#include "fst-device-view.h"

#include <glib/gi18n.h>

#include "fst-article-lines.h"
#include "fst-clock.h"
#include "fst-iso-code.h"
#include "fst-payer-grid.h"

struct _FstDeviceView
{
  AdwBin parent_instance;

  GCancellable *cancellable; /* of asking for the article; that of an earlier device is given up */
  /* (element-type GtkWidget), unowned: the rows of the groups. */
  GPtrArray *fact_rows;
  GPtrArray *technical_rows;
  GPtrArray *code_rows;

  GtkLabel *name_label;
  GtkWidget *example_label;
  GtkActionable *prescribe_button;
  AdwPreferencesGroup *fact_group;
  AdwPreferencesGroup *technical_group;
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
fill_group (AdwPreferencesGroup *group, GPtrArray *rows, GPtrArray *lines)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
  for (guint i = 0; i < lines->len; i++)
    {
      const FstArticleLine *line = g_ptr_array_index (lines, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->text);
      adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
      gtk_widget_add_css_class (row, "property");
      adw_preferences_group_add (group, row);
      g_ptr_array_add (rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (group), lines->len > 0);
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

/* Several suppliers may have the number. */
static void
set_target (GtkActionable *button, const FstDevice *device)
{
  gtk_actionable_set_action_target (button, "(ss)", device->article_number,
                                    device->supplier != NULL ? device->supplier : "");
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
  set_target (self->payer_button, device);
  gtk_actionable_set_action_name (self->payer_button, "win.who-pays");
}

static void
show_article (FstDeviceView *self, FstArticle *article)
{
  g_autoptr (GPtrArray) facts = fst_article_lines_new (article);
  g_autoptr (GPtrArray) technical = fst_article_lines_new_technical (article);
  g_autofree char *title =
      article->iso_edition != NULL
          ? g_strdup_printf (_ ("Classification (ISO 9999:%s)"), article->iso_edition)
          : g_strdup (_ ("Classification (ISO 9999)"));

  fill_group (self->fact_group, self->fact_rows, facts);
  fill_group (self->technical_group, self->technical_rows, technical);
  adw_preferences_group_set_title (self->code_group, title);
}

/* What the search has found, until the rest of the article has come. */
static void
show_device (FstDeviceView *self, const FstDevice *device)
{
  FstArticle fields = {
    .device = (FstDevice *) device,
    .price = device->price_ore,
    .orderable = FST_YES_NO_UNKNOWN,
    .individually_tracked = FST_YES_NO_UNKNOWN,
    .serial_number_required = FST_YES_NO_UNKNOWN,
    .warranty = -1,
  };
  g_autoptr (FstArticle) article = fst_article_new (&fields);

  show_article (self, article);
}

static void
article_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstDeviceView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstArticle) article =
      fst_workspace_get_article_finish (FST_WORKSPACE (source), result, &error);

  /* What the search has found is shown all the same. */
  if (article == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("Getting the article: %s", error->message);
  if (article != NULL && self->fact_group != NULL)
    show_article (self, article);
}

static void
ask_for_article (FstDeviceView *self, FstWorkspace *workspace, const FstDevice *device)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  fst_workspace_get_article_async (workspace, device->article_number, device->supplier,
                                   self->cancellable, article_cb, g_object_ref (self));
}

static gboolean
fst_device_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_DEVICE_VIEW (widget)->prescribe_button));
}

static void
fst_device_view_dispose (GObject *object)
{
  FstDeviceView *self = FST_DEVICE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_DEVICE_VIEW);
  G_OBJECT_CLASS (fst_device_view_parent_class)->dispose (object);
}

static void
fst_device_view_finalize (GObject *object)
{
  FstDeviceView *self = FST_DEVICE_VIEW (object);

  g_ptr_array_unref (self->fact_rows);
  g_ptr_array_unref (self->technical_rows);
  g_ptr_array_unref (self->code_rows);
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
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, fact_group);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceView, technical_group);
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
  self->fact_rows = g_ptr_array_new ();
  self->technical_rows = g_ptr_array_new ();
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

  gtk_label_set_label (self->name_label, device->name);
  gtk_widget_set_visible (self->example_label, device->example);
  set_target (self->prescribe_button, device);
  gtk_actionable_set_action_name (self->prescribe_button, "win.prescribe");
  show_device (self, device);
  show_payers (self, workspace, device);
  show_codes (self, workspace, device);
  gtk_label_set_label (self->description_label,
                       device->description != NULL ? device->description : "");
  gtk_widget_set_visible (self->description_group,
                          device->description != NULL && *device->description != '\0');
  ask_for_article (self, workspace, device);
}
