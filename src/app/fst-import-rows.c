#include "config.h"

#include "fst-import-rows.h"

#include <glib/gi18n.h>

/* As wide as a column of the table becomes on its own. */
#define MAX_WIDTH_CHARS 24

struct _FstImportRows
{
  AdwBin parent_instance;

  gboolean narrow;
  GPtrArray *titles; /* (element-type utf8): what the shown columns are taken for */
  GPtrArray *rows;   /* (element-type GtkStringList): their cells, row by row */
  guint shown;       /* the row that is shown alone */

  GtkStack *stack;
  GtkScrolledWindow *table_holder;
  GtkWidget *previous_button;
  GtkLabel *row_label;
  GtkWidget *next_button;
  GtkListBox *cell_list;
};

G_DEFINE_FINAL_TYPE (FstImportRows, fst_import_rows, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What is read of a sheet: the titles, and the cells under them. */
static void
collect (FstImportRows *self, const FstSheetPlan *plan, const FstPreviewSheet *seen)
{
  g_ptr_array_set_size (self->titles, 0);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < seen->rows->len; i++)
    g_ptr_array_add (self->rows, gtk_string_list_new (NULL));
  for (guint column = 0; column < plan->fields->len; column++)
    {
      FstCatalogueField field = fst_sheet_plan_get_field (plan, column);

      if (field == FST_CATALOGUE_FIELD_NONE)
        continue;
      g_ptr_array_add (self->titles, g_strdup (fst_catalogue_field_get_title (field)));
      for (guint i = 0; i < seen->rows->len; i++)
        {
          const FstSampleRow *row = g_ptr_array_index (seen->rows, i);
          gboolean there = column < g_strv_length (row->cells);

          gtk_string_list_append (g_ptr_array_index (self->rows, i),
                                  there ? row->cells[column] : "");
        }
    }
}

/* The table */

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkStringList *row = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_list_get_string (row, GPOINTER_TO_UINT (column)));
}

static GtkColumnViewColumn *
column_new (const char *title, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (column));
  return gtk_column_view_column_new (title, factory);
}

static void
show_table (FstImportRows *self)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_LIST);
  GtkWidget *table;

  g_list_store_splice (store, 0, 0, self->rows->pdata, self->rows->len);
  table = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&store)))));
  gtk_column_view_set_show_column_separators (GTK_COLUMN_VIEW (table), TRUE);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (table), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The first rows"), -1);
  for (guint i = 0; i < self->titles->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = column_new (g_ptr_array_index (self->titles, i), i);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
    }
  gtk_scrolled_window_set_child (self->table_holder, table);
}

/* One row alone */

static void
show_row (FstImportRows *self)
{
  GtkStringList *row = g_ptr_array_index (self->rows, self->shown);
  g_autofree char *text = g_strdup_printf (
      /* Translators: the number of a row, and how many there are */
      _ ("Row %u of %u"), self->shown + 1, self->rows->len);

  gtk_label_set_label (self->row_label, text);
  gtk_widget_set_sensitive (self->previous_button, self->shown > 0);
  gtk_widget_set_sensitive (self->next_button, self->shown + 1 < self->rows->len);
  gtk_list_box_remove_all (self->cell_list);
  for (guint i = 0; i < self->titles->len; i++)
    {
      GtkWidget *cell = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (cell), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (cell),
                                     g_ptr_array_index (self->titles, i));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (cell), gtk_string_list_get_string (row, i));
      gtk_widget_add_css_class (cell, "property");
      gtk_list_box_append (self->cell_list, cell);
    }
}

static void
turn (FstImportRows *self, int step)
{
  self->shown += (guint) step;
  show_row (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->row_label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
previous_cb (FstImportRows *self)
{
  turn (self, -1);
}

static void
next_cb (FstImportRows *self)
{
  turn (self, 1);
}

static void
update (FstImportRows *self)
{
  if (self->rows->len == 0 || self->titles->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "none");
  else
    gtk_stack_set_visible_child_name (self->stack, self->narrow ? "row" : "table");
}

static void
fst_import_rows_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, FST_IMPORT_ROWS (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fst_import_rows_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FstImportRows *self = FST_IMPORT_ROWS (object);

  switch (id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fst_import_rows_dispose (GObject *object)
{
  /* The bin holds the child too, and must let go of it first. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_IMPORT_ROWS);
  G_OBJECT_CLASS (fst_import_rows_parent_class)->dispose (object);
}

static void
fst_import_rows_finalize (GObject *object)
{
  FstImportRows *self = FST_IMPORT_ROWS (object);

  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (fst_import_rows_parent_class)->finalize (object);
}

static void
fst_import_rows_class_init (FstImportRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fst_import_rows_get_property;
  object_class->set_property = fst_import_rows_set_property;
  object_class->dispose = fst_import_rows_dispose;
  object_class->finalize = fst_import_rows_finalize;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-import-rows.ui");
  gtk_widget_class_bind_template_child (widget_class, FstImportRows, stack);
  gtk_widget_class_bind_template_child (widget_class, FstImportRows, table_holder);
  gtk_widget_class_bind_template_child (widget_class, FstImportRows, previous_button);
  gtk_widget_class_bind_template_child (widget_class, FstImportRows, row_label);
  gtk_widget_class_bind_template_child (widget_class, FstImportRows, next_button);
  gtk_widget_class_bind_template_child (widget_class, FstImportRows, cell_list);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
fst_import_rows_init (FstImportRows *self)
{
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_import_rows_show:
 * @self: the rows
 * @preview: a file with the plan for it
 * @sheet: which of its sheets
 *
 * Shows the first rows of a sheet, with those columns that are read.
 */
void
fst_import_rows_show (FstImportRows *self, FstImportPreview *preview, guint sheet)
{
  g_return_if_fail (FST_IS_IMPORT_ROWS (self));
  g_return_if_fail (preview != NULL && sheet < preview->sheets->len);

  collect (self, fst_import_plan_get_sheet (preview->plan, sheet),
           g_ptr_array_index (preview->sheets, sheet));
  if (self->rows->len > 0 && self->titles->len > 0)
    {
      self->shown = MIN (self->shown, self->rows->len - 1);
      show_table (self);
      show_row (self);
    }
  update (self);
}
