#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One clear sentence in the user's language for an error of any layer, with what to do. */
char *fst_error_text (const GError *error);

gboolean fst_error_is_refusal (const GError *error);
gboolean fst_error_is_not_found (const GError *error);
gboolean fst_error_is_wrong_passphrase (const GError *error);

G_END_DECLS
