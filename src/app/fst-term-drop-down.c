#include "config.h"

#include "fst-term-drop-down.h"

#include <glib/gi18n.h>

#include "fst-text-drop-down.h"

struct _FstTermDropDown
{
  AdwBin parent_instance;

  FstTextDropDown *drop_down;
  GPtrArray *ids;  /* (element-type utf8): of the rows after the first */
  gboolean asking; /* whether "Don't know" comes last */
};

G_DEFINE_FINAL_TYPE (FstTermDropDown, fst_term_drop_down, ADW_TYPE_BIN)

static guint signal_chosen;

enum
{
  PROP_ASKING = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
on_chosen (FstTermDropDown *self)
{
  g_signal_emit (self, signal_chosen, 0);
}

static void
fst_term_drop_down_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ASKING:
      FST_TERM_DROP_DOWN (object)->asking = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fst_term_drop_down_finalize (GObject *object)
{
  FstTermDropDown *self = FST_TERM_DROP_DOWN (object);

  g_ptr_array_unref (self->ids);
  G_OBJECT_CLASS (fst_term_drop_down_parent_class)->finalize (object);
}

static gboolean
fst_term_drop_down_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_TERM_DROP_DOWN (widget)->drop_down));
}

static void
fst_term_drop_down_class_init (FstTermDropDownClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = fst_term_drop_down_set_property;
  object_class->finalize = fst_term_drop_down_finalize;
  widget_class->grab_focus = fst_term_drop_down_grab_focus;
  properties[PROP_ASKING] =
      g_param_spec_boolean ("asking", NULL, NULL, TRUE,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signal_chosen = g_signal_new ("chosen", FST_TYPE_TERM_DROP_DOWN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  g_type_ensure (FST_TYPE_TEXT_DROP_DOWN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-term-drop-down.ui");
  gtk_widget_class_bind_template_child (widget_class, FstTermDropDown, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
fst_term_drop_down_init (FstTermDropDown *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_term_drop_down_new:
 *
 * Makes a list without terms; nothing is chosen. "Don't know" is an answer, unless the property
 * `asking` is FALSE. Main thread.
 *
 * Returns: (transfer floating): a new list
 */
GtkWidget *
fst_term_drop_down_new (void)
{
  return g_object_new (FST_TYPE_TERM_DROP_DOWN, NULL);
}

/**
 * fst_term_drop_down_set_title:
 * @self: a list
 * @title: (transfer none): the label that says what is chosen
 *
 * Names the list for assistive technologies. A drop-down of itself is named after what is chosen.
 */
void
fst_term_drop_down_set_title (FstTermDropDown *self, GtkLabel *title)
{
  g_return_if_fail (FST_IS_TERM_DROP_DOWN (self));
  g_return_if_fail (GTK_IS_LABEL (title));

  fst_text_drop_down_set_title (self->drop_down, title);
}

/**
 * fst_term_drop_down_set_terms:
 * @self: a list
 * @terms: (array length=n_terms): constant terms
 * @n_terms: how many there are
 * @offered: (nullable): names of the terms that are offered; NULL: all of them
 *
 * Fills the list. What was chosen stays chosen where it is still offered.
 */
void
fst_term_drop_down_set_terms (FstTermDropDown *self,
                              const FstTerm *terms,
                              guint n_terms,
                              const char *const *offered)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  g_autofree char *value = NULL;
  gboolean asked;

  g_return_if_fail (FST_IS_TERM_DROP_DOWN (self));

  value = g_strdup (fst_term_drop_down_get_value (self));
  asked = fst_term_drop_down_get_asked (self);
  g_ptr_array_set_size (self->ids, 0);
  gtk_string_list_append (model, _ ("Not stated"));
  for (guint i = 0; i < n_terms; i++)
    if (offered == NULL || g_strv_contains (offered, terms[i].id))
      {
        g_ptr_array_add (self->ids, g_strdup (terms[i].id));
        gtk_string_list_append (model, fst_term_get_label (terms, n_terms, terms[i].id));
      }
  if (self->asking)
    gtk_string_list_append (model, _ ("Don’t know"));
  fst_text_drop_down_set_texts (self->drop_down, G_LIST_MODEL (model));
  fst_term_drop_down_set_value (self, value, asked);
}

/**
 * fst_term_drop_down_set_value:
 * @self: a list
 * @value: (nullable): name of a term; NULL: none is known
 * @asked: of no value: whether it was asked and answered "don't know"
 *
 * Chooses a row without emitting "chosen".
 */
void
fst_term_drop_down_set_value (FstTermDropDown *self, const char *value, gboolean asked)
{
  guint position = asked ? self->ids->len + 1 : 0;
  guint index;

  g_return_if_fail (FST_IS_TERM_DROP_DOWN (self));

  if (value != NULL)
    position =
        g_ptr_array_find_with_equal_func (self->ids, value, g_str_equal, &index) ? index + 1 : 0;
  fst_text_drop_down_set_selected (self->drop_down, position);
}

/**
 * fst_term_drop_down_get_value:
 * @self: a list
 *
 * Tells which term is chosen.
 *
 * Returns: (nullable) (transfer none): its name, or NULL
 */
const char *
fst_term_drop_down_get_value (FstTermDropDown *self)
{
  guint position;

  g_return_val_if_fail (FST_IS_TERM_DROP_DOWN (self), NULL);

  position = fst_text_drop_down_get_selected (self->drop_down);
  return position > 0 && position <= self->ids->len ? g_ptr_array_index (self->ids, position - 1)
                                                    : NULL;
}

/**
 * fst_term_drop_down_get_asked:
 * @self: a list
 *
 * Tells whether "Don't know" is chosen.
 *
 * Returns: whether it is
 */
gboolean
fst_term_drop_down_get_asked (FstTermDropDown *self)
{
  g_return_val_if_fail (FST_IS_TERM_DROP_DOWN (self), FALSE);

  return fst_text_drop_down_get_selected (self->drop_down) == self->ids->len + 1;
}
