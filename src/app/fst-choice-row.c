#include "config.h"

#include "fst-choice-row.h"

#include <glib/gi18n.h>

struct _FstChoiceRow
{
  AdwPreferencesRow parent_instance;

  const FstTerm *terms;
  guint n_terms;

  GtkDropDown *drop_down;
};

G_DEFINE_FINAL_TYPE (FstChoiceRow, fst_choice_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_VALUE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The name says what is asked, the description what is chosen: a drop-down of itself tells only the
 * latter. */
static void
selected_cb (FstChoiceRow *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->drop_down);

  if (item == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_string_object_get_string (item), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
fst_choice_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VALUE:
      g_value_set_string (value, fst_choice_row_get_value (FST_CHOICE_ROW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
fst_choice_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_CHOICE_ROW (widget)->drop_down));
}

static void
fst_choice_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_CHOICE_ROW);
  G_OBJECT_CLASS (fst_choice_row_parent_class)->dispose (object);
}

static void
fst_choice_row_class_init (FstChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fst_choice_row_get_property;
  object_class->dispose = fst_choice_row_dispose;
  widget_class->grab_focus = fst_choice_row_grab_focus;

  properties[PROP_VALUE] =
      g_param_spec_string ("value", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FstChoiceRow, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
fst_choice_row_init (FstChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_choice_row_set_terms:
 * @terms: (array length=n_terms): what can be chosen; constant
 *
 * Fills the list with "Not stated" and the terms' labels.
 */
void
fst_choice_row_set_terms (FstChoiceRow *self, const FstTerm *terms, guint n_terms)
{
  g_return_if_fail (FST_IS_CHOICE_ROW (self));

  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->terms = terms;
  self->n_terms = n_terms;
  gtk_string_list_append (labels, _ ("Not stated"));
  for (guint i = 0; i < n_terms; i++)
    gtk_string_list_append (labels, _ (terms[i].label));
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (labels));
  selected_cb (self);
}

/**
 * fst_choice_row_get_value:
 *
 * Gets the id of the chosen term.
 *
 * Returns: (nullable): an id, or %NULL while nothing is chosen
 */
const char *
fst_choice_row_get_value (FstChoiceRow *self)
{
  g_return_val_if_fail (FST_IS_CHOICE_ROW (self), NULL);

  guint selected = gtk_drop_down_get_selected (self->drop_down);

  return selected >= 1 && selected <= self->n_terms ? self->terms[selected - 1].id : NULL;
}

/**
 * fst_choice_row_set_value:
 * @value: (nullable): id of a term; %NULL or one that is not in the list chooses "Not stated"
 *
 * Chooses a term.
 */
void
fst_choice_row_set_value (FstChoiceRow *self, const char *value)
{
  g_return_if_fail (FST_IS_CHOICE_ROW (self));

  guint selected = 0;

  for (guint i = 0; i < self->n_terms; i++)
    if (g_strcmp0 (self->terms[i].id, value) == 0)
      selected = i + 1;
  gtk_drop_down_set_selected (self->drop_down, selected);
}
