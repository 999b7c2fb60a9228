#include "config.h"

#include "fst-prescriber-section.h"

#include "fst-fact-row.h"

struct _FstPrescriberSection
{
  AdwPreferencesGroup parent_instance;

  AdwEntryRow *name_row;
  FstFactRow *profession_row;
  FstFactRow *organisation_row;
  AdwEntryRow *unit_row;

  FstPrescribing *prescribing;
  gboolean updating;
};

static void fst_prescriber_section_iface_init (FstFormSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FstPrescriberSection,
                               fst_prescriber_section,
                               ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (FST_TYPE_FORM_SECTION,
                                                      fst_prescriber_section_iface_init))

static void
on_changed (FstPrescriberSection *self)
{
  FstPrescription *draft;
  FstPrescriber prescriber;
  g_autoptr (FstPrescription) changed = NULL;

  if (self->updating || self->prescribing == NULL)
    return;
  draft = fst_prescribing_get_draft (self->prescribing);
  prescriber = draft->prescriber;
  prescriber.name = (char *) gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  prescriber.unit = (char *) gtk_editable_get_text (GTK_EDITABLE (self->unit_row));
  changed = fst_prescription_with_prescriber (draft, &prescriber);
  fst_prescribing_set_draft (self->prescribing, changed);
}

static void
set_text (AdwEntryRow *row, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

static void
fst_prescriber_section_show (FstFormSection *section, FstPrescribing *prescribing, gboolean afresh)
{
  FstPrescriberSection *self = FST_PRESCRIBER_SECTION (section);
  const FstPrescription *draft = fst_prescribing_get_draft (prescribing);

  g_set_object (&self->prescribing, prescribing);
  self->updating = TRUE;
  set_text (self->name_row, draft->prescriber.name);
  set_text (self->unit_row, draft->prescriber.unit);
  self->updating = FALSE;
  fst_fact_row_show (self->profession_row, prescribing, afresh);
  fst_fact_row_show (self->organisation_row, prescribing, afresh);
}

static GtkWidget *
fst_prescriber_section_find_fact (FstFormSection *section, const char *fact)
{
  FstPrescriberSection *self = FST_PRESCRIBER_SECTION (section);

  if (g_str_equal (fact, "prescriber-profession"))
    return GTK_WIDGET (self->profession_row);
  return g_str_equal (fact, "prescriber-organisation") ? GTK_WIDGET (self->organisation_row) : NULL;
}

static void
fst_prescriber_section_dispose (GObject *object)
{
  FstPrescriberSection *self = FST_PRESCRIBER_SECTION (object);

  g_clear_object (&self->prescribing);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_PRESCRIBER_SECTION);
  G_OBJECT_CLASS (fst_prescriber_section_parent_class)->dispose (object);
}

static void
fst_prescriber_section_iface_init (FstFormSectionInterface *iface)
{
  iface->show = fst_prescriber_section_show;
  iface->find_fact = fst_prescriber_section_find_fact;
}

static void
fst_prescriber_section_class_init (FstPrescriberSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FST_TYPE_FACT_ROW);
  G_OBJECT_CLASS (klass)->dispose = fst_prescriber_section_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-prescriber-section.ui");
  gtk_widget_class_bind_template_child (widget_class, FstPrescriberSection, name_row);
  gtk_widget_class_bind_template_child (widget_class, FstPrescriberSection, profession_row);
  gtk_widget_class_bind_template_child (widget_class, FstPrescriberSection, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, FstPrescriberSection, unit_row);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
fst_prescriber_section_init (FstPrescriberSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
