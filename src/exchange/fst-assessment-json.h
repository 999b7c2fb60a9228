#pragma once

#include <json-glib/json-glib.h>

#include "fst-assessment.h"

G_BEGIN_DECLS

/* Assessments as JSON, as the assessment contract has them; what is written can be read back whole.
 */

JsonNode *fst_assessment_to_json (FstAssessment *self);
FstAssessment *fst_assessment_from_json (JsonNode *node, GError **error);

JsonNode *fst_value_to_json (GVariant *value);
JsonNode *fst_citations_to_json (GPtrArray *grounds);
void fst_json_add_answer (JsonBuilder *builder, const FstDecision *decision);
JsonNode *fst_documents_to_json (GPtrArray *documents);
JsonNode *fst_duties_to_json (GPtrArray *duties);

G_END_DECLS
