#pragma once

#include <json-glib/json-glib.h>

#include "fst-difference.h"

G_BEGIN_DECLS

/* What differs between two assessments, as JSON. */

JsonNode *fst_difference_to_json (FstDifference *self);

G_END_DECLS
