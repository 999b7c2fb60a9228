#pragma once

#include <adwaita.h>

#include "fst-profile.h"

G_BEGIN_DECLS

/* Asks where and as whom the user works. "complete" tells whether it makes a profile. */

#define FST_TYPE_PROFILE_FORM (fst_profile_form_get_type ())
G_DECLARE_FINAL_TYPE (FstProfileForm, fst_profile_form, FST, PROFILE_FORM, AdwPreferencesGroup)

FstProfile *fst_profile_form_get_profile (FstProfileForm *self);
void fst_profile_form_set_profile (FstProfileForm *self, FstProfile *profile);
gboolean fst_profile_form_get_complete (FstProfileForm *self);

G_END_DECLS
