#pragma once

#include <glib.h>

G_BEGIN_DECLS

void fst_clock_get_today (GDate *today);

G_END_DECLS
