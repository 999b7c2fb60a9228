#pragma once

#include <adwaita.h>

#include "fst-form-section.h"

G_BEGIN_DECLS

/* Whom the prescription is for: a checked number or a local reference, a name, the age. */

#define FST_TYPE_PERSON_SECTION (fst_person_section_get_type ())
G_DECLARE_FINAL_TYPE (
    FstPersonSection, fst_person_section, FST, PERSON_SECTION, AdwPreferencesGroup)

G_END_DECLS
