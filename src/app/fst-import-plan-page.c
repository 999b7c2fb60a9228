#include "config.h"

#include "fst-import-plan-page.h"

#include <glib/gi18n.h>

#include "fst-choice-row.h"
#include "fst-import-columns.h"
#include "fst-import-rows.h"
#include "fst-import-source-group.h"
#include "fst-import-text.h"
#include "fst-text-drop-down.h"

struct _FstImportPlanPage
{
  AdwNavigationPage parent_instance;

  FstImportPreview *preview; /* (nullable): until it has been read */
  GPtrArray *switches;       /* (element-type AdwSwitchRow): unowned; one a sheet */
  guint sheet;               /* the one whose columns are shown */
  gboolean updating;
  gboolean narrow;

  AdwHeaderBar *header_bar;
  AdwBanner *banner;
  FstImportSourceGroup *source_group;
  GtkWidget *sheet_group;
  GtkListBox *sheet_list;
  GtkWidget *shown_row;
  GtkLabel *shown_label;
  FstTextDropDown *shown_list;
  GtkSpinButton *header_button;
  FstImportRows *rows;
  FstImportColumns *columns;
  AdwEntryRow *supplier_row;
  FstChoiceRow *edition_row;
  FstChoiceRow *currency_row;
};

G_DEFINE_FINAL_TYPE (FstImportPlanPage, fst_import_plan_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  SOURCE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const FstTerm editions[] = {
  { "2007", N_ ("ISO 9999:2007") },
  { "2011", N_ ("ISO 9999:2011") },
  { "2016", N_ ("ISO 9999:2016") },
  { "2022", N_ ("ISO 9999:2022") },
};

static const FstTerm currencies[] = {
  { "SEK", N_ ("Swedish kronor (SEK)") }, { "NOK", N_ ("Norwegian kroner (NOK)") },
  { "DKK", N_ ("Danish kroner (DKK)") },  { "EUR", N_ ("Euro (EUR)") },
  { "GBP", N_ ("Pound sterling (GBP)") }, { "USD", N_ ("US dollar (USD)") },
};

static void
source_named_cb (FstImportPlanPage *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
source_chosen_cb (FstImportPlanPage *self)
{
  g_signal_emit (self, signals[SOURCE_CHOSEN], 0);
}

/* The plan */

static void
update_obstacle (FstImportPlanPage *self)
{
  g_autofree char *obstacle = fst_import_text_find_obstacle (self->preview->plan);

  fst_import_plan_page_say (self, obstacle);
}

static void
show_columns (FstImportPlanPage *self)
{
  fst_import_columns_show (self->columns, self->preview, self->sheet);
  fst_import_rows_show (self->rows, self->preview, self->sheet);
  update_obstacle (self);
}

static void
take_preview (FstImportPlanPage *self, FstImportPreview *preview)
{
  g_clear_pointer (&self->preview, fst_import_preview_unref);
  self->preview = preview;
}

static void
take_plan (FstImportPlanPage *self, FstImportPlan *plan)
{
  g_autoptr (FstImportPlan) owned = plan;

  take_preview (self, fst_import_preview_with_plan (self->preview, owned));
  show_columns (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
column_chosen_cb (FstImportPlanPage *self, guint column, guint field)
{
  take_plan (self, fst_import_plan_with_field (self->preview->plan, self->sheet, column,
                                               (FstCatalogueField) field));
}

static void
values_changed_cb (FstImportPlanPage *self)
{
  const char *supplier = gtk_editable_get_text (GTK_EDITABLE (self->supplier_row));
  g_autoptr (FstImportPlan) plan = NULL;

  if (self->updating || self->preview == NULL)
    return;
  plan = fst_import_plan_with_values (self->preview->plan, *supplier != '\0' ? supplier : NULL,
                                      fst_choice_row_get_value (self->edition_row),
                                      fst_choice_row_get_value (self->currency_row));
  take_preview (self, fst_import_preview_with_plan (self->preview, plan));
  update_obstacle (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_header_line (FstImportPlanPage *self)
{
  const FstSheetPlan *plan = fst_import_plan_get_sheet (self->preview->plan, self->sheet);
  const FstPreviewSheet *seen = g_ptr_array_index (self->preview->sheets, self->sheet);
  GPtrArray *head = seen->sample->head;
  const FstSampleRow *last = head->len > 0 ? g_ptr_array_index (head, head->len - 1) : NULL;
  guint64 limit = MAX (last != NULL ? last->line : 0, plan->header_line);

  self->updating = TRUE;
  gtk_spin_button_set_range (self->header_button, 0, (double) limit);
  gtk_spin_button_set_value (self->header_button, (double) plan->header_line);
  self->updating = FALSE;
}

/* The nearest row that holds anything, in the direction in which another was asked for; 0, none, is
 * before the first. */
static guint64
find_header_line (FstImportPlanPage *self, guint64 line)
{
  const FstSheetPlan *plan = fst_import_plan_get_sheet (self->preview->plan, self->sheet);
  const FstPreviewSheet *seen = g_ptr_array_index (self->preview->sheets, self->sheet);
  GPtrArray *head = seen->sample->head;
  guint64 below = 0;

  for (guint i = 0; i < head->len; i++)
    {
      guint64 there = ((const FstSampleRow *) g_ptr_array_index (head, i))->line;

      if (there == line || (there > line && line > plan->header_line))
        return there;
      if (there < line)
        below = there;
    }
  return below;
}

static void
header_changed_cb (FstImportPlanPage *self)
{
  FstImportPreview *preview;
  guint64 line;

  if (self->updating || self->preview == NULL)
    return;
  line = find_header_line (self, (guint64) gtk_spin_button_get_value_as_int (self->header_button));
  preview = fst_import_preview_with_header (self->preview, self->sheet, line);
  if (preview == NULL)
    return;
  take_preview (self, preview);
  show_header_line (self);
  show_columns (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The sheets */

static void
show_sheet (FstImportPlanPage *self, guint sheet)
{
  self->sheet = sheet;
  fst_text_drop_down_set_selected (self->shown_list, sheet);
  show_header_line (self);
  show_columns (self);
}

static void
sheet_shown_cb (FstImportPlanPage *self)
{
  show_sheet (self, fst_text_drop_down_get_selected (self->shown_list));
}

static void
sheet_switched_cb (FstImportPlanPage *self, GParamSpec *pspec, AdwSwitchRow *row)
{
  guint sheet;

  if (self->updating || !g_ptr_array_find (self->switches, row, &sheet))
    return;
  take_plan (self, fst_import_plan_with_chosen (self->preview->plan, sheet,
                                                adw_switch_row_get_active (row)));
  if (adw_switch_row_get_active (row))
    show_sheet (self, sheet);
}

static void
add_sheet (FstImportPlanPage *self, const FstSheetPlan *plan, gint64 n_all)
{
  GtkWidget *row = adw_switch_row_new ();
  guint n_rows = (guint) n_all;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), plan->sheet != NULL ? plan->sheet : "");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), plan->chosen);
  if (n_all >= 0)
    {
      g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rows);
    }
  g_signal_connect_object (row, "notify::active", G_CALLBACK (sheet_switched_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->sheet_list, row);
  g_ptr_array_add (self->switches, row);
}

static void
list_sheets (FstImportPlanPage *self)
{
  GPtrArray *sheets = self->preview->plan->sheets;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_list_box_remove_all (self->sheet_list);
  g_ptr_array_set_size (self->switches, 0);
  self->sheet = 0;
  for (guint i = sheets->len; i > 0; i--)
    if (fst_import_plan_get_sheet (self->preview->plan, i - 1)->chosen)
      self->sheet = i - 1;
  for (guint i = 0; i < sheets->len; i++)
    {
      const FstSheetPlan *plan = g_ptr_array_index (sheets, i);
      const FstPreviewSheet *seen = g_ptr_array_index (self->preview->sheets, i);

      add_sheet (self, plan, seen->sample->n_rows);
      gtk_string_list_append (names, plan->sheet != NULL ? plan->sheet : "");
    }
  fst_text_drop_down_set_texts (self->shown_list, G_LIST_MODEL (names));
  gtk_widget_set_visible (self->sheet_group, sheets->len > 1);
  gtk_widget_set_visible (self->shown_row, sheets->len > 1);
}

static void
show_values (FstImportPlanPage *self)
{
  const FstImportPlan *plan = self->preview->plan;

  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->supplier_row),
                         plan->supplier != NULL ? plan->supplier : "");
  fst_choice_row_set_value (self->edition_row, plan->iso_edition);
  fst_choice_row_set_value (self->currency_row, plan->currency);
  self->updating = FALSE;
}

static void
fst_import_plan_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, FST_IMPORT_PLAN_PAGE (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fst_import_plan_page_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  FstImportPlanPage *self = FST_IMPORT_PLAN_PAGE (object);

  switch (id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      g_object_set (self->rows, "narrow", self->narrow, NULL);
      /* Beside the two buttons there is no room for it. */
      adw_header_bar_set_show_title (self->header_bar, !self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
fst_import_plan_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_IMPORT_PLAN_PAGE (widget)->source_group));
}

static void
fst_import_plan_page_dispose (GObject *object)
{
  FstImportPlanPage *self = FST_IMPORT_PLAN_PAGE (object);

  g_clear_pointer (&self->preview, fst_import_preview_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_IMPORT_PLAN_PAGE);
  G_OBJECT_CLASS (fst_import_plan_page_parent_class)->dispose (object);
}

static void
fst_import_plan_page_finalize (GObject *object)
{
  g_ptr_array_unref (FST_IMPORT_PLAN_PAGE (object)->switches);
  G_OBJECT_CLASS (fst_import_plan_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-import-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, banner);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, source_group);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, sheet_group);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, sheet_list);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, shown_row);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, shown_label);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, shown_list);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, header_button);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, rows);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, columns);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, supplier_row);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, edition_row);
  gtk_widget_class_bind_template_child (widget_class, FstImportPlanPage, currency_row);
  gtk_widget_class_bind_template_callback (widget_class, source_named_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, column_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, values_changed_cb);
}

static void
fst_import_plan_page_class_init (FstImportPlanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fst_import_plan_page_get_property;
  object_class->set_property = fst_import_plan_page_set_property;
  object_class->dispose = fst_import_plan_page_dispose;
  object_class->finalize = fst_import_plan_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = fst_import_plan_page_grab_focus;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", FST_TYPE_IMPORT_PLAN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SOURCE_CHOSEN] = g_signal_new ("source-chosen", FST_TYPE_IMPORT_PLAN_PAGE,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (FST_TYPE_TEXT_DROP_DOWN);
  g_type_ensure (FST_TYPE_CHOICE_ROW);
  g_type_ensure (FST_TYPE_IMPORT_SOURCE_GROUP);
  g_type_ensure (FST_TYPE_IMPORT_COLUMNS);
  g_type_ensure (FST_TYPE_IMPORT_ROWS);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
fst_import_plan_page_init (FstImportPlanPage *self)
{
  self->switches = g_ptr_array_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fst_choice_row_set_terms (self->edition_row, editions, G_N_ELEMENTS (editions));
  fst_choice_row_set_terms (self->currency_row, currencies, G_N_ELEMENTS (currencies));
  fst_text_drop_down_set_title (self->shown_list, self->shown_label);
  self->updating = FALSE;
}

/**
 * fst_import_plan_page_set_file:
 * @self: the page
 * @file: what is to be read
 * @source: the source that it belongs to
 * @sources: (element-type FstCatalogueSource): the earlier sources
 *
 * Says which file it is.
 */
void
fst_import_plan_page_set_file (FstImportPlanPage *self,
                               GFile *file,
                               const char *source,
                               GPtrArray *sources)
{
  g_return_if_fail (FST_IS_IMPORT_PLAN_PAGE (self));

  fst_import_source_group_set_file (self->source_group, file, source, sources);
}

/**
 * fst_import_plan_page_show:
 * @self: the page
 * @preview: the file with the plan for it
 *
 * Shows how the file would be read.
 */
void
fst_import_plan_page_show (FstImportPlanPage *self, FstImportPreview *preview)
{
  g_return_if_fail (FST_IS_IMPORT_PLAN_PAGE (self));
  g_return_if_fail (preview != NULL && preview->sheets->len > 0);

  take_preview (self, fst_import_preview_ref (preview));
  fst_import_source_group_set_kind (self->source_group, preview->kind);
  list_sheets (self);
  show_values (self);
  show_sheet (self, self->sheet);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * fst_import_plan_page_say:
 * @self: the page
 * @text: (nullable): a sentence; %NULL: nothing any more
 *
 * Says something above the plan until it changes: what is missing, or that reading was given up.
 */
void
fst_import_plan_page_say (FstImportPlanPage *self, const char *text)
{
  g_return_if_fail (FST_IS_IMPORT_PLAN_PAGE (self));

  if (text != NULL && g_strcmp0 (adw_banner_get_title (self->banner), text) != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  adw_banner_set_title (self->banner, text != NULL ? text : "");
  adw_banner_set_revealed (self->banner, text != NULL);
}

/**
 * fst_import_plan_page_get_plan:
 * @self: the page
 *
 * Gets the plan as it is now.
 *
 * Returns: (transfer none) (nullable): the plan, or %NULL before there is one
 */
FstImportPlan *
fst_import_plan_page_get_plan (FstImportPlanPage *self)
{
  g_return_val_if_fail (FST_IS_IMPORT_PLAN_PAGE (self), NULL);

  return self->preview != NULL ? self->preview->plan : NULL;
}

/**
 * fst_import_plan_page_get_source:
 * @self: the page
 *
 * Gets the name of the source.
 *
 * Returns: (transfer none): the name, which may be empty
 */
const char *
fst_import_plan_page_get_source (FstImportPlanPage *self)
{
  g_return_val_if_fail (FST_IS_IMPORT_PLAN_PAGE (self), NULL);

  return fst_import_source_group_get_source (self->source_group);
}

/**
 * fst_import_plan_page_is_usable:
 * @self: the page
 *
 * Tells whether a file can be read like that.
 *
 * Returns: whether it can
 */
gboolean
fst_import_plan_page_is_usable (FstImportPlanPage *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (FST_IS_IMPORT_PLAN_PAGE (self), FALSE);

  name = g_strstrip (g_strdup (fst_import_plan_page_get_source (self)));
  return self->preview != NULL && *name != '\0'
         && fst_import_plan_is_usable (self->preview->plan, NULL);
}
