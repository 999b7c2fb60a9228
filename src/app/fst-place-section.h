#pragma once

#include <adwaita.h>

#include "fst-form-section.h"

G_BEGIN_DECLS

/* Where the device is used, how the person lives and which need it meets. */

#define FST_TYPE_PLACE_SECTION (fst_place_section_get_type ())
G_DECLARE_FINAL_TYPE (FstPlaceSection, fst_place_section, FST, PLACE_SECTION, AdwPreferencesGroup)

void fst_place_section_set_policies (FstPlaceSection *self, GPtrArray *policies);

G_END_DECLS
