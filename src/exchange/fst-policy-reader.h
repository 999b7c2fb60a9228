#pragma once

#include <gio/gio.h>

#include "fst-policy.h"

G_BEGIN_DECLS

FstPolicy *fst_policy_read (GBytes *bytes, const char *file, GError **error);
GPtrArray *fst_policy_read_bundled (GError **error);
GPtrArray *fst_policy_read_folder (const char *folder, GError **error);

G_END_DECLS
