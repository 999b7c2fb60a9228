#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fuzz_mutate_json (const GByteArray *seed, const GByteArray *other, guint n_changes);

G_END_DECLS
