#pragma once

#include <adwaita.h>

#include "fst-form-section.h"

G_BEGIN_DECLS

/* The facts that still decide something and have no row elsewhere, and those that are known from
 * elsewhere, folded away, where they can be corrected. */

#define FST_TYPE_QUESTIONS_SECTION (fst_questions_section_get_type ())
G_DECLARE_FINAL_TYPE (FstQuestionsSection, fst_questions_section, FST, QUESTIONS_SECTION, GtkBox)

void fst_questions_section_set_policies (FstQuestionsSection *self, GPtrArray *policies);

G_END_DECLS
