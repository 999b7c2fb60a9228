#pragma once

#include <json-glib/json-glib.h>

#include "fst-finding.h"

G_BEGIN_DECLS

/* What a check of policies has found as JSON, with its example as a case that can be assessed. */

JsonNode *fst_finding_to_json (const FstFinding *self, const GDate *date);
JsonNode *fst_finding_case_to_json (const FstFinding *self, const GDate *date);

G_END_DECLS
