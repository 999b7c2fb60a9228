#include "config.h"

#include "fst-choice-row.h"

#include "fst-term-drop-down.h"

struct _FstChoiceRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  FstTermDropDown *drop_down;
};

G_DEFINE_FINAL_TYPE (FstChoiceRow, fst_choice_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_VALUE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
chosen_cb (FstChoiceRow *self)
{
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

  g_type_ensure (FST_TYPE_TERM_DROP_DOWN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FstChoiceRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, FstChoiceRow, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
fst_choice_row_init (FstChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fst_term_drop_down_set_title (self->drop_down, self->title_label);
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

  fst_term_drop_down_set_terms (self->drop_down, terms, n_terms, NULL);
  chosen_cb (self);
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

  return fst_term_drop_down_get_value (self->drop_down);
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

  fst_term_drop_down_set_value (self->drop_down, value, FALSE);
  chosen_cb (self);
}
