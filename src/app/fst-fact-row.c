#include "config.h"

#include "fst-fact-row.h"

#include <glib/gi18n.h>

#include "fst-form-section.h"
#include "fst-form-state.h"
#include "fst-iso-code.h"
#include "fst-term-drop-down.h"

struct _FstFactRow
{
  AdwPreferencesRow parent_instance;

  AdwWrapBox *box;
  GtkLabel *title_label;
  GtkLabel *origin_label;
  GtkLabel *problem_label;

  const FstFactSpec *spec;
  gboolean question;
  gboolean in_question;
  FstPrescribing *prescribing;
  /* One of these, by the fact's type. */
  AdwToggleGroup *toggles;
  GtkWidget *clear_button; /* beside the toggles */
  FstTermDropDown *drop_down;
  GtkEntry *entry;
  GPtrArray *chips; /* (nullable) (element-type GtkToggleButton), one per term */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (FstFactRow, fst_fact_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_FACT = 1,
  PROP_QUESTION,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
answer (FstFactRow *self, GVariant *value, gboolean asked)
{
  g_autoptr (FstPrescription) draft = NULL;

  if (self->updating || self->prescribing == NULL)
    {
      if (value)
        g_variant_unref (g_variant_ref_sink (value));
      return;
    }
  draft =
      fst_form_answer (fst_prescribing_get_draft (self->prescribing), self->spec->id, value, asked);
  fst_prescribing_set_draft (self->prescribing, draft);
}

/* Yes, no, don't know: none is pressed before somebody has answered, "don't know" too is an answer.
 */

static void
on_toggled (FstFactRow *self)
{
  const char *name = adw_toggle_group_get_active_name (self->toggles);

  if (g_strcmp0 (name, "yes") == 0)
    answer (self, g_variant_new_boolean (TRUE), FALSE);
  else if (g_strcmp0 (name, "no") == 0)
    answer (self, g_variant_new_boolean (FALSE), FALSE);
  else if (g_strcmp0 (name, "unknown") == 0)
    answer (self, NULL, TRUE);
}

/* The button goes away, so the focus goes first. */
static void
on_clear (FstFactRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  answer (self, NULL, FALSE);
}

static void
add_toggle (FstFactRow *self, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->toggles, toggle);
}

static GtkWidget *
make_toggles (FstFactRow *self, const char *label)
{
  GtkWidget *box;

  self->toggles = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggles), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  add_toggle (self, "yes", _ ("Yes"));
  add_toggle (self, "no", _ ("No"));
  add_toggle (self, "unknown", _ ("Don’t know"));
  /* It presses its first toggle by itself. */
  adw_toggle_group_set_active_name (self->toggles, NULL);
  g_signal_connect_swapped (self->toggles, "notify::active-name", G_CALLBACK (on_toggled), self);

  self->clear_button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_visible (self->clear_button, FALSE);
  gtk_widget_set_valign (self->clear_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->clear_button, _ ("Take the answer back"));
  gtk_widget_add_css_class (self->clear_button, "flat");
  g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (on_clear), self);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self->toggles), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toggles));
  gtk_box_append (GTK_BOX (box), self->clear_button);
  return box;
}

static void
show_toggles (FstFactRow *self, const FstFactState *state)
{
  const char *name = state->asked ? "unknown" : NULL;

  if (state->value != NULL)
    name = g_variant_get_boolean (state->value) ? "yes" : "no";
  adw_toggle_group_set_active_name (self->toggles, name);
  gtk_widget_set_visible (self->clear_button, state->answered);
}

/* One of a list. */

static void
on_chosen (FstFactRow *self)
{
  const char *value = fst_term_drop_down_get_value (self->drop_down);

  answer (self, value ? g_variant_new_string (value) : NULL,
          fst_term_drop_down_get_asked (self->drop_down));
}

static GtkWidget *
make_drop_down (FstFactRow *self)
{
  self->drop_down = FST_TERM_DROP_DOWN (fst_term_drop_down_new ());
  fst_term_drop_down_set_title (self->drop_down, self->title_label);
  gtk_widget_set_valign (GTK_WIDGET (self->drop_down), GTK_ALIGN_CENTER);
  fst_term_drop_down_set_terms (self->drop_down, self->spec->terms, self->spec->n_terms, NULL);
  g_signal_connect_swapped (self->drop_down, "chosen", G_CALLBACK (on_chosen), self);
  return GTK_WIDGET (self->drop_down);
}

/* Several of a list. */

static void
on_chip (FstFactRow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  for (guint i = 0; i < self->chips->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->chips, i)))
      g_strv_builder_add (builder, self->spec->terms[i].id);
  values = g_strv_builder_end (builder);
  answer (self, values[0] ? g_variant_new_strv ((const char *const *) values, -1) : NULL, FALSE);
}

static GtkWidget *
make_chip (FstFactRow *self, guint i)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (
      fst_term_get_label (self->spec->terms, self->spec->n_terms, self->spec->terms[i].id));

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))), TRUE);
  gtk_widget_add_css_class (chip, "chip");
  g_signal_connect_swapped (chip, "toggled", G_CALLBACK (on_chip), self);
  return chip;
}

static GtkWidget *
make_chips (FstFactRow *self, const char *label)
{
  GtkWidget *chips = g_object_new (ADW_TYPE_WRAP_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                   "child-spacing", 6, "line-spacing", 6, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->chips = g_ptr_array_new ();
  for (guint i = 0; i < self->spec->n_terms; i++)
    {
      GtkWidget *chip = make_chip (self, i);

      g_ptr_array_add (self->chips, chip);
      adw_wrap_box_append (ADW_WRAP_BOX (chips), chip);
    }
  return chips;
}

static gboolean
holds (GVariant *value, const char *id)
{
  g_autofree const char **values = NULL;

  if (value == NULL)
    return FALSE;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_str_equal (g_variant_get_string (value, NULL), id);
  values = g_variant_get_strv (value, NULL);
  return g_strv_contains (values, id);
}

static void
show_chips (FstFactRow *self, GVariant *value)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      gboolean held = holds (value, self->spec->terms[i].id);

      gtk_toggle_button_set_active (g_ptr_array_index (self->chips, i), held);
      /* What has been chosen is shown even where it is not offered. */
      if (held)
        gtk_widget_set_visible (g_ptr_array_index (self->chips, i), TRUE);
    }
}

/* A number or a code. */

/* FALSE: the text can't be used. An empty text is unknown. */
static gboolean
read_entry (FstFactRow *self, GVariant **value)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *code = NULL;
  gint64 number;

  *value = NULL;
  if (*text == '\0')
    return TRUE;
  if (self->spec->type == FST_FACT_CODE)
    {
      code = fst_iso_code_parse (text);
      if (code != NULL)
        *value = g_variant_ref_sink (g_variant_new_string (code));
      return code != NULL;
    }
  if (!g_ascii_string_to_signed (text, 10, self->spec->minimum, self->spec->maximum, &number, NULL))
    return FALSE;
  *value = g_variant_ref_sink (g_variant_new_int64 (number));
  return TRUE;
}

static void
show_problem (FstFactRow *self, gboolean good)
{
  g_autofree char *problem = NULL;

  if (!good && self->spec->type == FST_FACT_CODE)
    problem = g_strdup (_ ("Write a code of 2, 4 or 6 digits"));
  else if (!good)
    problem = g_strdup_printf (_ ("Write a whole number from %d to %d"), self->spec->minimum,
                               self->spec->maximum);
  gtk_label_set_text (self->problem_label, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
}

static void
on_entry_changed (FstFactRow *self)
{
  g_autoptr (GVariant) value = NULL;

  if (self->updating)
    return;
  show_problem (self, read_entry (self, &value));
  answer (self, value, FALSE);
}

static char *
format_entry (FstFactRow *self, GVariant *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (self->spec->type == FST_FACT_CODE)
    return fst_iso_code_format (g_variant_get_string (value, NULL));
  return g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (value));
}

/* What is being written is left alone: a value from elsewhere would come back under the hands of
 * one who deletes it. */
static void
show_entry (FstFactRow *self, GVariant *value, gboolean afresh)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->box)) != NULL;
  g_autoptr (GVariant) written = NULL;
  gboolean good = read_entry (self, &written);
  g_autofree char *text = NULL;

  if (!afresh && (focused || !good))
    return;
  if (good
      && ((written == NULL && value == NULL)
          || (written != NULL && value != NULL && g_variant_equal (written, value))))
    return;
  text = format_entry (self, value);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  show_problem (self, TRUE);
}

static void
finish_entry (gpointer user_data)
{
  g_autoptr (FstFactRow) self = user_data;

  if (self->prescribing != NULL)
    fst_fact_row_show (self, self->prescribing, FALSE);
}

/* Not before the focus has left: text that is set while it leaves starts the cursor blinking again.
 */
static void
on_entry_left (FstFactRow *self)
{
  g_idle_add_once (finish_entry, g_object_ref (self));
}

static GtkWidget *
make_entry (FstFactRow *self, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  gboolean code = self->spec->type == FST_FACT_CODE;
  GtkWidget *box;
  GtkWidget *unit;

  self->entry = GTK_ENTRY (entry);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), code ? 10 : 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), code ? 10 : 7);
  gtk_entry_set_max_length (self->entry, 12);
  gtk_entry_set_input_purpose (self->entry,
                               code ? GTK_INPUT_PURPOSE_FREE_FORM : GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_entry_changed), self);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_entry_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  if (self->spec->unit == NULL)
    return entry;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  unit = gtk_label_new (_ (self->spec->unit));
  gtk_widget_add_css_class (unit, "dimmed");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), unit);
  return box;
}

static gboolean
fst_fact_row_grab_focus (GtkWidget *widget)
{
  FstFactRow *self = FST_FACT_ROW (widget);

  if (self->toggles)
    return gtk_widget_child_focus (GTK_WIDGET (self->toggles), GTK_DIR_TAB_FORWARD);
  if (self->drop_down)
    return gtk_widget_grab_focus (GTK_WIDGET (self->drop_down));
  if (self->entry)
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  for (guint i = 0; i < self->chips->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (self->chips, i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->chips, i));
  return FALSE;
}

static GtkWidget *
make_control (FstFactRow *self, const char *label)
{
  switch (self->spec->type)
    {
    case FST_FACT_BOOLEAN:
      return make_toggles (self, label);
    case FST_FACT_ENUM:
      return make_drop_down (self);
    case FST_FACT_SET:
      return make_chips (self, label);
    case FST_FACT_INTEGER:
    case FST_FACT_CODE:
    default:
      return make_entry (self, label);
    }
}

static void
fst_fact_row_constructed (GObject *object)
{
  FstFactRow *self = FST_FACT_ROW (object);
  const char *title;

  G_OBJECT_CLASS (fst_fact_row_parent_class)->constructed (object);
  g_return_if_fail (self->spec != NULL);
  title = _ (self->question && self->spec->question ? self->spec->question : self->spec->label);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_label_set_text (self->title_label, title);
  self->updating = TRUE;
  adw_wrap_box_append (self->box, make_control (self, title));
  self->updating = FALSE;
}

static void
fst_fact_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FstFactRow *self = FST_FACT_ROW (object);

  switch (id)
    {
    case PROP_FACT:
      self->spec = fst_vocabulary_find_fact (g_value_get_string (value));
      break;
    case PROP_QUESTION:
      self->question = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fst_fact_row_dispose (GObject *object)
{
  FstFactRow *self = FST_FACT_ROW (object);

  g_clear_object (&self->prescribing);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  G_OBJECT_CLASS (fst_fact_row_parent_class)->dispose (object);
}

static void
fst_fact_row_class_init (FstFactRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fst_fact_row_constructed;
  object_class->set_property = fst_fact_row_set_property;
  object_class->dispose = fst_fact_row_dispose;
  widget_class->grab_focus = fst_fact_row_grab_focus;
  properties[PROP_FACT] = g_param_spec_string (
      "fact", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_QUESTION] =
      g_param_spec_boolean ("question", NULL, NULL, FALSE,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/forskrivarstod/Forskrivarstod/fst-fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FstFactRow, box);
  gtk_widget_class_bind_template_child (widget_class, FstFactRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, FstFactRow, origin_label);
  gtk_widget_class_bind_template_child (widget_class, FstFactRow, problem_label);
}

static void
fst_fact_row_init (FstFactRow *self)
{
  self->in_question = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_fact_row_new:
 * @fact: name of a fact of the vocabulary
 *
 * Makes a row that asks one fact by a whole question; the fact is unknown. In Blueprint the
 * properties `fact` and `question` do the same. Main thread.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
fst_fact_row_new (const char *fact)
{
  g_return_val_if_fail (fst_vocabulary_find_fact (fact) != NULL, NULL);

  return g_object_new (FST_TYPE_FACT_ROW, "fact", fact, "question", TRUE, NULL);
}

/**
 * fst_fact_row_get_fact:
 * @self: a row
 *
 * Tells which fact the row asks.
 *
 * Returns: (transfer none): its name
 */
const char *
fst_fact_row_get_fact (FstFactRow *self)
{
  g_return_val_if_fail (FST_IS_FACT_ROW (self), NULL);

  return self->spec->id;
}

/**
 * fst_fact_row_set_offered:
 * @self: a row of an enum or a set
 * @values: the values that are offered
 *
 * Leaves out the values that can't come into question here.
 */
void
fst_fact_row_set_offered (FstFactRow *self, const char *const *values)
{
  g_return_if_fail (FST_IS_FACT_ROW (self));
  g_return_if_fail (values != NULL);

  if (self->drop_down)
    fst_term_drop_down_set_terms (self->drop_down, self->spec->terms, self->spec->n_terms, values);
  for (guint i = 0; self->chips != NULL && i < self->chips->len; i++)
    {
      GtkToggleButton *chip = g_ptr_array_index (self->chips, i);

      gtk_widget_set_visible (GTK_WIDGET (chip),
                              gtk_toggle_button_get_active (chip)
                                  || g_strv_contains (values, self->spec->terms[i].id));
    }
}

/**
 * fst_fact_row_set_in_question:
 * @self: a row
 * @in_question: whether the fact comes into question at all
 *
 * Says of a row that hangs on another answer whether that has been given. The row follows when it
 * is shown the next time.
 */
void
fst_fact_row_set_in_question (FstFactRow *self, gboolean in_question)
{
  g_return_if_fail (FST_IS_FACT_ROW (self));

  self->in_question = in_question;
}

/* Also while its window is not the active one: the focus comes back to where it was. */
static gboolean
is_worked_at (FstFactRow *self)
{
  GtkWidget *section = gtk_widget_get_ancestor (GTK_WIDGET (self), FST_TYPE_FORM_SECTION);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && section != NULL && gtk_widget_is_ancestor (focus, section);
}

/* What is of no more use goes, but nothing moves in the section that the user is at work in. */
static void
show_or_hide (FstFactRow *self, gboolean afresh)
{
  gboolean of_use = fst_form_shows_row (
      fst_prescribing_get_draft (self->prescribing), fst_prescribing_get_facts (self->prescribing),
      fst_prescribing_get_assessment (self->prescribing), self->spec->id);
  gboolean stays = !afresh && gtk_widget_get_visible (GTK_WIDGET (self)) && is_worked_at (self);

  gtk_widget_set_visible (GTK_WIDGET (self), self->in_question && (of_use || stays));
}

/**
 * fst_fact_row_show:
 * @self: a row
 * @prescribing: what is being prescribed
 * @afresh: whether half-written input is of no more use
 *
 * Shows what is known of the fact, and where it came from. A row that is of no use
 * (fst_form_shows_row()) is hidden, unless the focus is in its section.
 */
void
fst_fact_row_show (FstFactRow *self, FstPrescribing *prescribing, gboolean afresh)
{
  FstFactState state;

  g_return_if_fail (FST_IS_FACT_ROW (self));
  g_return_if_fail (FST_IS_PRESCRIBING (prescribing));

  g_set_object (&self->prescribing, prescribing);
  state = fst_form_get_fact_state (fst_prescribing_get_draft (prescribing),
                                   fst_prescribing_get_facts (prescribing), self->spec->id);
  self->updating = TRUE;
  if (self->toggles)
    show_toggles (self, &state);
  if (self->drop_down)
    fst_term_drop_down_set_value (self->drop_down,
                                  state.value ? g_variant_get_string (state.value, NULL) : NULL,
                                  state.asked);
  if (self->chips)
    show_chips (self, state.value);
  if (self->entry)
    show_entry (self, state.value, afresh);
  self->updating = FALSE;
  gtk_label_set_text (self->origin_label, state.origin ? state.origin : "");
  gtk_widget_set_visible (GTK_WIDGET (self->origin_label), state.origin != NULL);
  show_or_hide (self, afresh);
}
