#include "config.h"

#include "fst-form-section.h"

G_DEFINE_INTERFACE (FstFormSection, fst_form_section, GTK_TYPE_WIDGET)

static GtkWidget *
find_no_fact (FstFormSection *self, const char *fact)
{
  return NULL;
}

static void
fst_form_section_default_init (FstFormSectionInterface *iface)
{
  iface->find_fact = find_no_fact;
}

/**
 * fst_form_section_show:
 * @self: a section
 * @prescribing: what is being prescribed; the section may keep it
 * @afresh: whether the draft was replaced as a whole, not edited
 *
 * Brings the section's widgets in line with the draft. Main thread.
 */
void
fst_form_section_show (FstFormSection *self, FstPrescribing *prescribing, gboolean afresh)
{
  g_return_if_fail (FST_IS_FORM_SECTION (self));
  g_return_if_fail (FST_IS_PRESCRIBING (prescribing));

  FST_FORM_SECTION_GET_IFACE (self)->show (self, prescribing, afresh);
}

/**
 * fst_form_section_find_fact:
 * @self: a section
 * @fact: name of a fact
 *
 * Finds the widget that asks a fact, so that it can take the focus. Main thread.
 *
 * Returns: (nullable) (transfer none): the widget, or NULL where the section does not ask it
 */
GtkWidget *
fst_form_section_find_fact (FstFormSection *self, const char *fact)
{
  g_return_val_if_fail (FST_IS_FORM_SECTION (self), NULL);
  g_return_val_if_fail (fact != NULL, NULL);

  return FST_FORM_SECTION_GET_IFACE (self)->find_fact (self, fact);
}
