#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *fst_vocabulary_to_json (void);

G_END_DECLS
