#include "config.h"

#include "fst-device-section.h"

#include <glib/gi18n.h>

#include "fst-case.h"
#include "fst-device-text.h"
#include "fst-fact-row.h"
#include "fst-form-state.h"

struct _FstDeviceSection
{
  AdwPreferencesGroup parent_instance;

  GtkLabel *name_label;
  GtkLabel *details_label;
  GtkWidget *example_label;
  GtkButton *choose_button;
  FstFactRow *code_row;
  FstFactRow *kind_row;
  FstFactRow *field_row;
  FstFactRow *same_row;
  GtkWidget *second_row;
  GtkLabel *second_label;
  AdwToggleGroup *second_toggles;
  FstFactRow *reason_row;
  FstFactRow *grounds_row;

  FstPrescribing *prescribing;
  FstSecondSet second_set; /* "Replaces" is chosen before its reason is known */
  gboolean asked_second;   /* whether the buttons say that it is no replacement */
  gboolean updating;
};

static void fst_device_section_iface_init (FstFormSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FstDeviceSection,
                               fst_device_section,
                               ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (FST_TYPE_FORM_SECTION,
                                                      fst_device_section_iface_init))

static const char *const second_set_names[] = {
  [FST_SECOND_SET_NOT_STATED] = "unknown",
  [FST_SECOND_SET_REPLACES] = "replaces",
  [FST_SECOND_SET_ANOTHER] = "another",
};

static void
on_second_set (FstDeviceSection *self)
{
  const char *name = adw_toggle_group_get_active_name (self->second_toggles);
  FstRecord *earlier;
  g_autoptr (FstPrescription) draft = NULL;

  if (self->updating || self->prescribing == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (second_set_names); i++)
    if (g_strcmp0 (second_set_names[i], name) == 0)
      self->second_set = i;
  earlier = fst_prescribing_get_same_function (self->prescribing);
  draft = fst_form_with_second_set (fst_prescribing_get_draft (self->prescribing), self->second_set,
                                    earlier ? fst_record_get_id (earlier) : NULL);
  fst_prescribing_set_draft (self->prescribing, draft);
}

static void
show_device (FstDeviceSection *self, FstDevice *device)
{
  g_autofree char *details = device ? fst_device_text_format_details (device) : NULL;

  gtk_label_set_text (self->name_label, device ? device->name : _ ("No device chosen"));
  gtk_label_set_text (self->details_label, details ? details : "");
  gtk_widget_set_visible (GTK_WIDGET (self->details_label), details != NULL);
  gtk_widget_set_visible (self->example_label, device != NULL && device->example);
  gtk_button_set_label (self->choose_button, device ? _ ("Change…") : _ ("Choose Device…"));
  if (device)
    gtk_widget_remove_css_class (GTK_WIDGET (self->choose_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->choose_button), "suggested-action");
}

static char *
format_earlier (FstRecord *earlier)
{
  const FstPrescription *prescription;
  g_autofree char *date = NULL;

  if (earlier == NULL)
    return g_strdup (_ ("Has already a device with the same function"));
  prescription = fst_record_get_prescription (earlier);
  date = fst_date_format (&prescription->date);
  /* Translators: a device and the date on which it was prescribed */
  return g_strdup_printf (_ ("Has already: %s, %s"),
                          prescription->device ? prescription->device->name : "", date);
}

/* Where an earlier device is known it is always said what becomes of it. */
static gboolean
asks_second_set (FstDeviceSection *self)
{
  FstPrescription *draft = fst_prescribing_get_draft (self->prescribing);
  FstFacts *facts = fst_prescribing_get_facts (self->prescribing);
  FstAssessment *assessment = fst_prescribing_get_assessment (self->prescribing);
  GVariant *same = fst_facts_lookup (facts, "has-same-function");

  return same != NULL && g_variant_get_boolean (same)
         && (fst_prescribing_get_same_function (self->prescribing) != NULL
             || fst_form_shows_row (draft, facts, assessment, "replacement-reason")
             || fst_form_shows_row (draft, facts, assessment, "double-grounds"));
}

/* "Not a replacement" is said by the buttons, where they are there. */
static void
offer_reasons (FstDeviceSection *self, gboolean with_none)
{
  const FstFactSpec *reason = fst_vocabulary_find_fact ("replacement-reason");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) reasons = NULL;

  for (guint i = 0; i < reason->n_terms; i++)
    if (with_none || !g_str_equal (reason->terms[i].id, "none"))
      g_strv_builder_add (builder, reason->terms[i].id);
  reasons = g_strv_builder_end (builder);
  fst_fact_row_set_offered (self->reason_row, (const char *const *) reasons);
}

/* A device that was stolen or lost may be replaced though the person has none: where the buttons
 * are not there, the rows come once it is said whether there is one. */
static void
show_second_rows (FstDeviceSection *self, gboolean asks)
{
  FstFactState same =
      fst_form_get_fact_state (fst_prescribing_get_draft (self->prescribing),
                               fst_prescribing_get_facts (self->prescribing), "has-same-function");
  gboolean answered = same.value != NULL || same.asked;

  if (asks != self->asked_second)
    offer_reasons (self, !asks);
  self->asked_second = asks;
  fst_fact_row_set_in_question (self->reason_row,
                                asks ? self->second_set == FST_SECOND_SET_REPLACES : answered);
  fst_fact_row_set_in_question (self->grounds_row,
                                asks ? self->second_set == FST_SECOND_SET_ANOTHER : answered);
}

static void
show_second_set (FstDeviceSection *self, gboolean afresh)
{
  FstPrescription *draft = fst_prescribing_get_draft (self->prescribing);
  gboolean asks = asks_second_set (self);
  FstSecondSet written = fst_form_get_second_set (draft);
  g_autofree char *text = format_earlier (fst_prescribing_get_same_function (self->prescribing));

  if (afresh || written != FST_SECOND_SET_NOT_STATED)
    self->second_set = written;
  self->updating = TRUE;
  adw_toggle_group_set_active_name (self->second_toggles, second_set_names[self->second_set]);
  self->updating = FALSE;
  gtk_label_set_text (self->second_label, text);
  gtk_widget_set_visible (self->second_row, asks);
  show_second_rows (self, asks);
}

static void
fst_device_section_show (FstFormSection *section, FstPrescribing *prescribing, gboolean afresh)
{
  FstDeviceSection *self = FST_DEVICE_SECTION (section);
  FstDevice *device = fst_prescribing_get_draft (prescribing)->device;
  FstFactRow *rows[] = { self->code_row, self->kind_row,   self->field_row,
                         self->same_row, self->reason_row, self->grounds_row };

  g_set_object (&self->prescribing, prescribing);
  show_device (self, device);
  fst_fact_row_set_in_question (self->code_row, device != NULL && device->iso_code == NULL);
  show_second_set (self, afresh);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    fst_fact_row_show (rows[i], prescribing, afresh);
}

static GtkWidget *
fst_device_section_find_fact (FstFormSection *section, const char *fact)
{
  FstDeviceSection *self = FST_DEVICE_SECTION (section);
  FstFactRow *rows[] = { self->kind_row, self->field_row, self->same_row, self->reason_row,
                         self->grounds_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (fst_fact_row_get_fact (rows[i]), fact))
      {
        if (gtk_widget_get_visible (GTK_WIDGET (rows[i])))
          return GTK_WIDGET (rows[i]);
        /* Its question comes when this one is answered. */
        return gtk_widget_get_visible (self->second_row) ? GTK_WIDGET (self->second_toggles)
                                                         : GTK_WIDGET (self->same_row);
      }
  if (!g_str_equal (fact, "iso-code"))
    return NULL;
  return gtk_widget_get_visible (GTK_WIDGET (self->code_row)) ? GTK_WIDGET (self->code_row)
                                                              : GTK_WIDGET (self->choose_button);
}

static void
fst_device_section_dispose (GObject *object)
{
  FstDeviceSection *self = FST_DEVICE_SECTION (object);

  g_clear_object (&self->prescribing);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_DEVICE_SECTION);
  G_OBJECT_CLASS (fst_device_section_parent_class)->dispose (object);
}

static void
fst_device_section_iface_init (FstFormSectionInterface *iface)
{
  iface->show = fst_device_section_show;
  iface->find_fact = fst_device_section_find_fact;
}

static void
fst_device_section_class_init (FstDeviceSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FST_TYPE_FACT_ROW);
  G_OBJECT_CLASS (klass)->dispose = fst_device_section_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-device-section.ui");
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, name_label);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, details_label);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, example_label);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, choose_button);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, code_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, kind_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, field_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, same_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, second_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, second_label);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, second_toggles);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, reason_row);
  gtk_widget_class_bind_template_child (widget_class, FstDeviceSection, grounds_row);
  gtk_widget_class_bind_template_callback (widget_class, on_second_set);
}

static void
fst_device_section_init (FstDeviceSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
