#pragma once

#include "fst-condition.h"
#include "fst-json-reading.h"

G_BEGIN_DECLS

/* Reads the conditions of a policy file; docs/policy-files.md has their form. */

/* named: (element-type utf8 FstCondition) the document's own conditions. NULL after a fault. */
FstCondition *fst_condition_read (FstJsonReading *reading, JsonNode *node, GHashTable *named);

G_END_DECLS
