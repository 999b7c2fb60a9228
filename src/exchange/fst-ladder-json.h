#pragma once

#include <json-glib/json-glib.h>

#include "fst-ladder-place.h"

G_BEGIN_DECLS

/* A region's order of priority as JSON. */

JsonNode *fst_ladder_to_json (const FstLadder *self);
JsonNode *fst_ladder_place_to_json (const FstLadderPlace *self);

G_END_DECLS
