#include "config.h"

#include "fst-person-section.h"

#include <glib/gi18n.h>

#include "fst-earlier-dialog.h"
#include "fst-fact-row.h"
#include "fst-person-input.h"

struct _FstPersonSection
{
  AdwPreferencesGroup parent_instance;

  AdwToggleGroup *kind_toggles;
  AdwEntryRow *number_row;
  GtkWidget *number_spinner;
  GtkWidget *good_icon;
  AdwEntryRow *reference_row;
  GtkWidget *problem_row;
  GtkLabel *problem_label;
  AdwEntryRow *name_row;
  FstFactRow *age_row;
  GtkWidget *earlier_row;
  GtkLabel *earlier_label;

  FstPrescribing *prescribing;
  char *number; /* as it was written; the row shows it masked while it has no focus */
  gboolean updating;
};

static void fst_person_section_iface_init (FstFormSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FstPersonSection,
                               fst_person_section,
                               ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (FST_TYPE_FORM_SECTION,
                                                      fst_person_section_iface_init))

static gboolean
is_by_reference (FstPersonSection *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->kind_toggles), "reference") == 0;
}

static gboolean
has_focus (AdwEntryRow *row)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
set_text (FstPersonSection *self, AdwEntryRow *row, const char *text)
{
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    return;
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  self->updating = FALSE;
}

static void
show_problem (FstPersonSection *self, const char *problem)
{
  gtk_label_set_text (self->problem_label, problem ? problem : "");
  gtk_widget_set_visible (self->problem_row, problem != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->number_row), GTK_ACCESSIBLE_STATE_INVALID,
                               problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->number_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->number_row), "error");
}

/* An unfinished number is no error while it is being written. */
static FstPerson *
read_person (FstPersonSection *self, gboolean finished)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  const FstPrescription *draft = fst_prescribing_get_draft (self->prescribing);
  g_autoptr (FstPerson) person = NULL;
  g_autoptr (GError) error = NULL;

  if (is_by_reference (self))
    person = fst_person_input_read_reference (
        gtk_editable_get_text (GTK_EDITABLE (self->reference_row)), name);
  else if (*self->number != '\0' && (finished || fst_person_input_is_complete (self->number)))
    person = fst_person_input_read_number (self->number, name, &draft->date, &error);
  show_problem (self, error ? fst_person_input_describe_error (error) : NULL);
  gtk_widget_set_visible (self->good_icon, person != NULL && person->number != NULL);
  return g_steal_pointer (&person);
}

static void
write_person (FstPersonSection *self, gboolean finished)
{
  FstPrescription *draft = fst_prescribing_get_draft (self->prescribing);
  g_autoptr (FstPerson) person = read_person (self, finished);
  g_autoptr (FstPrescription) changed = NULL;

  if (person == draft->person
      || (person && draft->person && fst_person_equal (person, draft->person)))
    return;
  changed = fst_prescription_with_person (draft, person);
  fst_prescribing_set_draft (self->prescribing, changed);
}

/* A number is shown whole only to the one who is writing it. */
static void
show_number (FstPersonSection *self)
{
  const FstPrescription *draft = fst_prescribing_get_draft (self->prescribing);
  g_autofree char *masked = NULL;

  if (!has_focus (self->number_row) && draft->person != NULL && draft->person->number != NULL)
    masked = fst_person_number_format_masked (draft->person->number);
  set_text (self, self->number_row, masked ? masked : self->number);
}

static void
on_identity_changed (FstPersonSection *self, AdwEntryRow *row)
{
  if (self->updating || self->prescribing == NULL)
    return;
  if (row == self->number_row)
    {
      g_free (self->number);
      self->number = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->number_row)));
    }
  write_person (self, FALSE);
}

static void
on_identity_entered (FstPersonSection *self)
{
  set_text (self, self->number_row, self->number);
}

static void
finish_identity (gpointer user_data)
{
  g_autoptr (FstPersonSection) self = user_data;

  if (self->prescribing == NULL || is_by_reference (self))
    return;
  write_person (self, TRUE);
  show_number (self);
}

/* Not before the focus has left: text that is set while it leaves starts the cursor blinking again.
 */
static void
on_identity_left (FstPersonSection *self)
{
  g_idle_add_once (finish_identity, g_object_ref (self));
}

static void
on_kind (FstPersonSection *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->number_row), !is_by_reference (self));
  gtk_widget_set_visible (GTK_WIDGET (self->reference_row), is_by_reference (self));
  if (!self->updating && self->prescribing != NULL)
    write_person (self, TRUE);
}

static void
on_earlier (FstPersonSection *self)
{
  adw_dialog_present (
      ADW_DIALOG (fst_earlier_dialog_new (fst_prescribing_get_earlier (self->prescribing))),
      GTK_WIDGET (self));
}

/* The draft is another one: what is written here is replaced by what stands there. */
static void
take_draft (FstPersonSection *self)
{
  const FstPerson *person = fst_prescribing_get_draft (self->prescribing)->person;

  g_free (self->number);
  self->number =
      person && person->number ? fst_person_number_format (person->number) : g_strdup ("");
  self->updating = TRUE;
  adw_toggle_group_set_active_name (self->kind_toggles,
                                    person && person->reference ? "reference" : "number");
  self->updating = FALSE;
  set_text (self, self->reference_row, person && person->reference ? person->reference : "");
  set_text (self, self->name_row, person ? person->name : "");
  show_problem (self, NULL);
  gtk_widget_set_visible (self->good_icon, person && person->number);
}

static void
show_earlier (FstPersonSection *self)
{
  guint n = g_list_model_get_n_items (fst_prescribing_get_earlier (self->prescribing));
  g_autofree char *text = g_strdup_printf (
      g_dngettext (NULL, "%u earlier prescription", "%u earlier prescriptions", n), n);

  gtk_label_set_text (self->earlier_label, text);
  gtk_widget_set_visible (self->earlier_row, n > 0);
}

static void
fst_person_section_show (FstFormSection *section, FstPrescribing *prescribing, gboolean afresh)
{
  FstPersonSection *self = FST_PERSON_SECTION (section);

  if (g_set_object (&self->prescribing, prescribing))
    g_signal_connect_object (fst_prescribing_get_earlier (prescribing), "items-changed",
                             G_CALLBACK (show_earlier), self, G_CONNECT_SWAPPED);
  if (afresh)
    take_draft (self);
  show_number (self);
  show_earlier (self);
  gtk_widget_set_visible (self->number_spinner, fst_prescribing_is_looking_up (prescribing));
  fst_fact_row_show (self->age_row, prescribing, afresh);
}

static GtkWidget *
fst_person_section_find_fact (FstFormSection *section, const char *fact)
{
  FstPersonSection *self = FST_PERSON_SECTION (section);

  return g_str_equal (fact, "age") ? GTK_WIDGET (self->age_row) : NULL;
}

static gboolean
fst_person_section_grab_focus (GtkWidget *widget)
{
  FstPersonSection *self = FST_PERSON_SECTION (widget);

  return gtk_widget_grab_focus (
      GTK_WIDGET (is_by_reference (self) ? self->reference_row : self->number_row));
}

static void
fst_person_section_dispose (GObject *object)
{
  FstPersonSection *self = FST_PERSON_SECTION (object);

  g_clear_object (&self->prescribing);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_PERSON_SECTION);
  G_OBJECT_CLASS (fst_person_section_parent_class)->dispose (object);
}

static void
fst_person_section_finalize (GObject *object)
{
  g_free (FST_PERSON_SECTION (object)->number);
  G_OBJECT_CLASS (fst_person_section_parent_class)->finalize (object);
}

static void
fst_person_section_iface_init (FstFormSectionInterface *iface)
{
  iface->show = fst_person_section_show;
  iface->find_fact = fst_person_section_find_fact;
}

static void
fst_person_section_class_init (FstPersonSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FST_TYPE_FACT_ROW);
  G_OBJECT_CLASS (klass)->dispose = fst_person_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_person_section_finalize;
  widget_class->grab_focus = fst_person_section_grab_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-person-section.ui");
  gtk_widget_class_bind_template_child (widget_class, FstPersonSection, kind_toggles);
  gtk_widget_class_bind_template_child (widget_class, FstPersonSection, number_row);
  gtk_widget_class_bind_template_child (widget_class, FstPersonSection, number_spinner);
  gtk_widget_class_bind_template_child (widget_class, FstPersonSection, good_icon);
  gtk_widget_class_bind_template_child (widget_class, FstPersonSection, reference_row);
  gtk_widget_class_bind_template_child (widget_class, FstPersonSection, problem_row);
  gtk_widget_class_bind_template_child (widget_class, FstPersonSection, problem_label);
  gtk_widget_class_bind_template_child (widget_class, FstPersonSection, name_row);
  gtk_widget_class_bind_template_child (widget_class, FstPersonSection, age_row);
  gtk_widget_class_bind_template_child (widget_class, FstPersonSection, earlier_row);
  gtk_widget_class_bind_template_child (widget_class, FstPersonSection, earlier_label);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
  gtk_widget_class_bind_template_callback (widget_class, on_identity_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_identity_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_identity_left);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier);
}

static void
fst_person_section_init (FstPersonSection *self)
{
  self->number = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}
