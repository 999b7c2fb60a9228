#pragma once

#include <json-glib/json-glib.h>

#include "fst-what-if.h"

G_BEGIN_DECLS

/* What would change an answer, as JSON. */

JsonNode *fst_what_if_branch_to_json (const FstWhatIfBranch *branch);
JsonNode *fst_what_if_to_json (GPtrArray *list);

G_END_DECLS
