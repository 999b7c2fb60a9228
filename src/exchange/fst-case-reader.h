#pragma once

#include "fst-case.h"
#include "fst-json-reading.h"

G_BEGIN_DECLS

/* Reads cases as the assessment contract has them (docs/command-line.md). */

GPtrArray *fst_cases_read (GBytes *bytes, const char *file, gboolean *is_array, GError **error);

FstCase *fst_case_read (FstJsonReading *reading, JsonNode *node);
FstFacts *fst_facts_read (FstJsonReading *reading, JsonObject *object, FstFactSource source);
GVariant *fst_value_from_json (JsonNode *node);

G_END_DECLS
