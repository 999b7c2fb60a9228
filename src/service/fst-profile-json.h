#pragma once

#include "fst-profile.h"

G_BEGIN_DECLS

char *fst_profile_to_json (FstProfile *self);
FstProfile *fst_profile_from_json (const char *text, GError **error);

G_END_DECLS
