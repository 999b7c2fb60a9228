#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading JSON with errors that name the file, the place in it and what was expected. Every
 * function reports the first fault only and returns a harmless value once there has been one, so
 * that a reader may go on to its end and look once. */

typedef struct
{
  const char *file; /* shown in errors */
  char *place;      /* (nullable): "rule vgr-28" */
  GQuark domain;
  int form_code; /* a member is missing, not known or of the wrong type */
  GError *error;
  guint n_conditions; /* of a policy, so far: a file of few bytes may name many */
} FstJsonReading;

JsonNode *fst_json_parse (GBytes *bytes, const char *file, GQuark domain, int code, GError **error);

void fst_json_reading_set_place (FstJsonReading *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
void fst_json_reading_fail (FstJsonReading *self, int code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean fst_json_reading_finish (FstJsonReading *self, GError **error);

void
fst_json_reading_check_members (FstJsonReading *self, JsonObject *object, const char *const *known);
const char *
fst_json_reading_get_string (FstJsonReading *self, JsonObject *object, const char *member);
const char *
fst_json_reading_get_optional_string (FstJsonReading *self, JsonObject *object, const char *member);
gboolean
fst_json_reading_get_boolean (FstJsonReading *self, JsonObject *object, const char *member);
gint64 fst_json_reading_get_integer (FstJsonReading *self, JsonObject *object, const char *member);
JsonObject *
fst_json_reading_get_object (FstJsonReading *self, JsonObject *object, const char *member);
JsonArray *
fst_json_reading_get_array (FstJsonReading *self, JsonObject *object, const char *member);
GStrv fst_json_reading_get_strings (FstJsonReading *self, JsonObject *object, const char *member);
JsonObject *fst_json_reading_as_object (FstJsonReading *self, JsonNode *node, const char *what);
const char *fst_json_reading_as_string (FstJsonReading *self, JsonNode *node, const char *what);

G_END_DECLS
