#pragma once

#include <json-glib/json-glib.h>

#include "fst-payer-grid.h"

G_BEGIN_DECLS

/* Who pays where, as JSON. */

JsonNode *fst_payer_grid_to_json (const FstPayerGrid *self);

G_END_DECLS
