#include "config.h"

#include "fst-text-drop-down.h"

struct _FstTextDropDown
{
  AdwBin parent_instance;

  GtkDropDown *drop_down;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (FstTextDropDown, fst_text_drop_down, ADW_TYPE_BIN)

static guint signal_chosen;

/* Its name says what is asked, its description what is chosen. */
static void
update_description (FstTextDropDown *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->drop_down);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_string_object_get_string (item), -1);
}

static void
on_selected (FstTextDropDown *self)
{
  update_description (self);
  if (!self->updating)
    g_signal_emit (self, signal_chosen, 0);
}

static gboolean
fst_text_drop_down_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_TEXT_DROP_DOWN (widget)->drop_down));
}

static void
fst_text_drop_down_class_init (FstTextDropDownClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = fst_text_drop_down_grab_focus;
  signal_chosen = g_signal_new ("chosen", FST_TYPE_TEXT_DROP_DOWN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-text-drop-down.ui");
  gtk_widget_class_bind_template_child (widget_class, FstTextDropDown, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
fst_text_drop_down_init (FstTextDropDown *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
}

/**
 * fst_text_drop_down_set_title:
 * @self: a list
 * @title: (transfer none): the label that says what is chosen
 *
 * Names the list for assistive technologies. A drop-down of itself is named after what is chosen.
 */
void
fst_text_drop_down_set_title (FstTextDropDown *self, GtkLabel *title)
{
  g_return_if_fail (FST_IS_TEXT_DROP_DOWN (self));
  g_return_if_fail (GTK_IS_LABEL (title));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->drop_down),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
}

/**
 * fst_text_drop_down_set_texts:
 * @self: a list
 * @texts: (transfer none): model of #GtkStringObject, which lists may share
 *
 * Fills the list, and chooses its first row without emitting "chosen".
 */
void
fst_text_drop_down_set_texts (FstTextDropDown *self, GListModel *texts)
{
  g_return_if_fail (FST_IS_TEXT_DROP_DOWN (self));
  g_return_if_fail (G_IS_LIST_MODEL (texts));

  self->updating = TRUE;
  gtk_drop_down_set_model (self->drop_down, texts);
  self->updating = FALSE;
  update_description (self);
}

/**
 * fst_text_drop_down_set_selected:
 * @self: a list
 * @position: of a row
 *
 * Chooses a row without emitting "chosen".
 */
void
fst_text_drop_down_set_selected (FstTextDropDown *self, guint position)
{
  g_return_if_fail (FST_IS_TEXT_DROP_DOWN (self));

  if (gtk_drop_down_get_selected (self->drop_down) == position)
    return;
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->drop_down, position);
  self->updating = FALSE;
}

/**
 * fst_text_drop_down_get_selected:
 * @self: a list
 *
 * Tells which row is chosen.
 *
 * Returns: its position, or %GTK_INVALID_LIST_POSITION where the list is empty
 */
guint
fst_text_drop_down_get_selected (FstTextDropDown *self)
{
  g_return_val_if_fail (FST_IS_TEXT_DROP_DOWN (self), GTK_INVALID_LIST_POSITION);

  return gtk_drop_down_get_selected (self->drop_down);
}
