#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean fst_amount_parse (const char *text, gint64 *ore);

G_END_DECLS
