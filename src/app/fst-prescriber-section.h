#pragma once

#include <adwaita.h>

#include "fst-form-section.h"

G_BEGIN_DECLS

/* Who prescribes: filled in from the profile, for this prescription to change. */

#define FST_TYPE_PRESCRIBER_SECTION (fst_prescriber_section_get_type ())
G_DECLARE_FINAL_TYPE (
    FstPrescriberSection, fst_prescriber_section, FST, PRESCRIBER_SECTION, AdwPreferencesGroup)

G_END_DECLS
