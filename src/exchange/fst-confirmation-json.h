#pragma once

#include <json-glib/json-glib.h>

#include "fst-confirmation.h"
#include "fst-json-reading.h"

G_BEGIN_DECLS

/* Confirmations as JSON: in the register's settings, and frozen in a signed record. */

JsonNode *fst_confirmation_to_json (FstConfirmation *self);
FstConfirmation *fst_confirmation_read (FstJsonReading *reading, JsonObject *object);

char *fst_confirmations_to_json (GPtrArray *confirmations);
GPtrArray *fst_confirmations_from_json (const char *text, GError **error);

G_END_DECLS
