#pragma once

#include <gtk/gtk.h>

#include "fst-prescribing.h"

G_BEGIN_DECLS

/* A section of the form. The page tells each section to show the prescription after every change; a
 * section writes what the user does into a new draft. */

#define FST_TYPE_FORM_SECTION (fst_form_section_get_type ())
G_DECLARE_INTERFACE (FstFormSection, fst_form_section, FST, FORM_SECTION, GtkWidget)

struct _FstFormSectionInterface
{
  GTypeInterface parent_iface;

  /* afresh: the draft was replaced as a whole, not edited; half-written input is of no more use. */
  void (*show) (FstFormSection *self, FstPrescribing *prescribing, gboolean afresh);
  /* (nullable): where the fact is asked, or NULL. */
  GtkWidget *(*find_fact) (FstFormSection *self, const char *fact);
};

void fst_form_section_show (FstFormSection *self, FstPrescribing *prescribing, gboolean afresh);
GtkWidget *fst_form_section_find_fact (FstFormSection *self, const char *fact);

G_END_DECLS
