#include "config.h"

#include "fst-payer-table.h"

#include <glib/gi18n.h>

#include "fst-decision-text.h"
#include "fst-payer-dialog.h"

struct _FstPayerTable
{
  AdwBin parent_instance;

  FstWorkspace *workspace; /* (nullable) */
  FstPayerGrid *grid;      /* (nullable): what is shown; the buttons borrow its cells */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (FstPayerTable, fst_payer_table, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

#define CELL "fst-payer-cell"

static void
on_pressed (FstPayerTable *self, GtkButton *button)
{
  const FstPayerCell *cell = g_object_get_data (G_OBJECT (button), CELL);

  adw_dialog_present (fst_payer_dialog_new (self->workspace, cell), GTK_WIDGET (self));
}

static GtkWidget *
make_label (const char *text, GtkAccessibleRole role, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text, "xalign",
                                   0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A button of a sign and words, called by the place and the answer. */
static GtkWidget *
make_button (FstPayerTable *self, const FstPayerCell *cell, const char *icon, const char *text)
{
  const FstDecision *decision = fst_payer_cell_get_decision (cell);
  g_autofree char *place = fst_payer_cell_format_place (cell);
  g_autofree char *answer = fst_payer_format_decision (decision);
  /* Translators: a place of use and who pays there */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), place, answer);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = make_label (text, GTK_ACCESSIBLE_ROLE_LABEL, NULL);
  GtkWidget *image = icon ? gtk_image_new_from_icon_name (icon) : NULL;

  if (image)
    gtk_box_append (GTK_BOX (box), image);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "payer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), CELL, (gpointer) cell);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  return button;
}

/* Wide: a row for each place */

static void
attach_cell (
    FstPayerTable *self, GtkGrid *grid, const FstPayerCell *cell, int column, int row, int width)
{
  const FstDecision *decision = fst_payer_cell_get_decision (cell);
  g_autofree char *text = fst_payer_format_decision (decision);
  GtkWidget *button = make_button (self, cell, fst_decision_text_get_icon (decision->status), text);

  gtk_widget_set_hexpand (button, TRUE);
  gtk_grid_attach (grid, button, column, row, width, 1);
}

static void
attach_headings (FstPayerTable *self, GtkGrid *grid)
{
  GtkWidget *corner;

  if (self->grid->columns->len < 2)
    return;
  corner = make_label (_ ("Place of use"), GTK_ACCESSIBLE_ROLE_LABEL, "caption-heading");
  gtk_widget_set_valign (corner, GTK_ALIGN_END);
  gtk_grid_attach (grid, corner, 0, 0, 1, 1);
  for (guint i = 0; i < self->grid->columns->len; i++)
    {
      g_autofree char *text =
          fst_payer_format_housings (g_ptr_array_index (self->grid->columns, i));
      GtkWidget *label = make_label (text, GTK_ACCESSIBLE_ROLE_LABEL, "caption-heading");

      gtk_widget_set_valign (label, GTK_ALIGN_END);
      gtk_grid_attach (grid, label, (int) i + 1, 0, 1, 1);
    }
}

static GtkWidget *
make_grid (FstPayerTable *self)
{
  const FstFactSpec *places = fst_vocabulary_find_fact ("place-of-use");
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  int n_columns = (int) self->grid->columns->len;

  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_set_column_spacing (grid, 12);
  attach_headings (self, grid);
  for (guint i = 0; i < self->grid->rows->len; i++)
    {
      const FstPayerRow *row = g_ptr_array_index (self->grid->rows, i);
      GtkWidget *label =
          make_label (fst_term_get_label (places->terms, places->n_terms, row->place),
                      GTK_ACCESSIBLE_ROLE_LABEL, NULL);

      gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
      gtk_grid_attach (grid, label, 0, (int) i + 1, 1, 1);
      for (guint j = 0; j < row->cells->len; j++)
        attach_cell (self, grid, g_ptr_array_index (row->cells, j), (int) j + 1, (int) i + 1,
                     row->cells->len > 1 ? 1 : n_columns);
    }
  return GTK_WIDGET (grid);
}

/* Narrow: places under their answer */

static GtkWidget *
make_heading (const FstDecision *decision)
{
  g_autofree char *text = fst_payer_format_decision (decision);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = make_label (text, GTK_ACCESSIBLE_ROLE_HEADING, "heading");
  GtkWidget *image = gtk_image_new_from_icon_name (fst_decision_text_get_icon (decision->status));

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_list (FstPayerTable *self)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < self->grid->groups->len; i++)
    {
      const FstPayerGroup *group = g_ptr_array_index (self->grid->groups, i);
      GtkWidget *heading = make_heading (fst_payer_group_get_decision (group));

      gtk_widget_set_margin_top (heading, i > 0 ? 12 : 0);
      gtk_box_append (GTK_BOX (list), heading);
      for (guint j = 0; j < group->cells->len; j++)
        {
          const FstPayerCell *cell = g_ptr_array_index (group->cells, j);
          g_autofree char *place = fst_payer_cell_format_place (cell);

          gtk_box_append (GTK_BOX (list), make_button (self, cell, NULL, place));
        }
    }
  return list;
}

static void
show (FstPayerTable *self)
{
  if (self->grid == NULL)
    return;
  adw_bin_set_child (ADW_BIN (self), self->narrow ? make_list (self) : make_grid (self));
}

static void
fst_payer_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, FST_PAYER_TABLE (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fst_payer_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FstPayerTable *self = FST_PAYER_TABLE (object);

  switch (id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        return;
      self->narrow = g_value_get_boolean (value);
      show (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fst_payer_table_dispose (GObject *object)
{
  FstPayerTable *self = FST_PAYER_TABLE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->grid, fst_payer_grid_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (fst_payer_table_parent_class)->dispose (object);
}

static void
fst_payer_table_class_init (FstPayerTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fst_payer_table_get_property;
  object_class->set_property = fst_payer_table_set_property;
  object_class->dispose = fst_payer_table_dispose;
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
fst_payer_table_init (FstPayerTable *self)
{
}

/**
 * fst_payer_table_take:
 * @self: a table
 * @workspace: the open workspace, by whose rules the grid was answered
 * @grid: (transfer full): what to show
 *
 * Shows who pays where.
 */
void
fst_payer_table_take (FstPayerTable *self, FstWorkspace *workspace, FstPayerGrid *grid)
{
  g_return_if_fail (FST_IS_PAYER_TABLE (self));
  g_return_if_fail (FST_IS_WORKSPACE (workspace) && grid != NULL);

  g_set_object (&self->workspace, workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->grid, fst_payer_grid_free);
  self->grid = grid;
  show (self);
}
