#pragma once

#include <adwaita.h>

#include "fst-form-section.h"

G_BEGIN_DECLS

/* What is prescribed, and whether the person has something with the same function already. */

#define FST_TYPE_DEVICE_SECTION (fst_device_section_get_type ())
G_DECLARE_FINAL_TYPE (
    FstDeviceSection, fst_device_section, FST, DEVICE_SECTION, AdwPreferencesGroup)

G_END_DECLS
