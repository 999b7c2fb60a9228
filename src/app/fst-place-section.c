#include "config.h"

#include "fst-place-section.h"

#include "fst-fact-row.h"
#include "fst-form-state.h"

struct _FstPlaceSection
{
  AdwPreferencesGroup parent_instance;

  FstFactRow *place_row;
  FstFactRow *housing_row;
  FstFactRow *area_row;
  FstFactRow *need_row;

  GPtrArray *policies; /* (nullable) (element-type FstPolicy) */
};

static void fst_place_section_iface_init (FstFormSectionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FstPlaceSection,
                               fst_place_section,
                               ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (FST_TYPE_FORM_SECTION,
                                                      fst_place_section_iface_init))

/* Only the needs that the region's documents speak of, in the area that has been chosen. */
static void
offer_needs (FstPlaceSection *self, FstPrescribing *prescribing)
{
  GVariant *area = fst_facts_lookup (fst_prescribing_get_facts (prescribing), "need-area");
  g_auto (GStrv) needs = NULL;

  if (self->policies == NULL)
    return;
  needs =
      fst_form_list_offered_needs (self->policies, area ? g_variant_get_string (area, NULL) : NULL);
  fst_fact_row_set_offered (self->need_row, (const char *const *) needs);
}

static void
fst_place_section_show (FstFormSection *section, FstPrescribing *prescribing, gboolean afresh)
{
  FstPlaceSection *self = FST_PLACE_SECTION (section);
  FstFactRow *rows[] = { self->place_row, self->housing_row, self->area_row, self->need_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    fst_fact_row_show (rows[i], prescribing, afresh);
  offer_needs (self, prescribing);
}

static GtkWidget *
fst_place_section_find_fact (FstFormSection *section, const char *fact)
{
  FstPlaceSection *self = FST_PLACE_SECTION (section);
  FstFactRow *rows[] = { self->place_row, self->housing_row, self->area_row, self->need_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (fst_fact_row_get_fact (rows[i]), fact))
      return GTK_WIDGET (rows[i]);
  return NULL;
}

static void
fst_place_section_dispose (GObject *object)
{
  FstPlaceSection *self = FST_PLACE_SECTION (object);

  g_clear_pointer (&self->policies, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_PLACE_SECTION);
  G_OBJECT_CLASS (fst_place_section_parent_class)->dispose (object);
}

static void
fst_place_section_iface_init (FstFormSectionInterface *iface)
{
  iface->show = fst_place_section_show;
  iface->find_fact = fst_place_section_find_fact;
}

static void
fst_place_section_class_init (FstPlaceSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (FST_TYPE_FACT_ROW);
  G_OBJECT_CLASS (klass)->dispose = fst_place_section_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-place-section.ui");
  gtk_widget_class_bind_template_child (widget_class, FstPlaceSection, place_row);
  gtk_widget_class_bind_template_child (widget_class, FstPlaceSection, housing_row);
  gtk_widget_class_bind_template_child (widget_class, FstPlaceSection, area_row);
  gtk_widget_class_bind_template_child (widget_class, FstPlaceSection, need_row);
}

static void
fst_place_section_init (FstPlaceSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_place_section_set_policies:
 * @self: a section
 * @policies: (transfer none) (element-type FstPolicy): the documents of the region
 *
 * Names the documents whose needs are offered.
 */
void
fst_place_section_set_policies (FstPlaceSection *self, GPtrArray *policies)
{
  g_return_if_fail (FST_IS_PLACE_SECTION (self));
  g_return_if_fail (policies != NULL);

  g_clear_pointer (&self->policies, g_ptr_array_unref);
  self->policies = g_ptr_array_ref (policies);
}
