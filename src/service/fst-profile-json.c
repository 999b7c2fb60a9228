#include "fst-profile-json.h"

#include <string.h>

#include "fst-case.h"
#include "fst-json-reading.h"
#include "fst-json-writing.h"

/**
 * fst_profile_to_json:
 * @self: a profile
 *
 * Writes a profile for the register's settings.
 *
 * Returns: (transfer full): JSON
 */
char *
fst_profile_to_json (FstProfile *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "region", self->region);
  fst_json_add_string (builder, "municipality", self->municipality);
  fst_json_add_string (builder, "name", self->prescriber.name);
  fst_json_add_string (builder, "profession", self->prescriber.profession);
  fst_json_add_string (builder, "organisation", self->prescriber.organisation);
  fst_json_add_string (builder, "unit", self->prescriber.unit);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * fst_profile_from_json:
 * @text: what fst_profile_to_json() has written
 * @error: return location
 *
 * Reads a profile back.
 *
 * Returns: (transfer full): the profile, or NULL with an error of %FST_CASE_ERROR
 */
FstProfile *
fst_profile_from_json (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (JsonNode) root =
      fst_json_parse (bytes, "profile", FST_CASE_ERROR, FST_CASE_ERROR_VALUE, error);
  FstJsonReading reading = { "profile", NULL, FST_CASE_ERROR, FST_CASE_ERROR_VALUE };
  g_autoptr (FstProfile) self = NULL;
  JsonObject *object;

  if (!root)
    return NULL;
  object = fst_json_reading_as_object (&reading, root, "profile");
  {
    const FstProfile fields = {
      .region = (char *) fst_json_reading_get_string (&reading, object, "region"),
      .municipality = (char *) fst_json_reading_get_optional_string (&reading, object, "municipality"),
      .prescriber = {
        .name = (char *) fst_json_reading_get_optional_string (&reading, object, "name"),
        .profession = (char *) fst_json_reading_get_optional_string (&reading, object, "profession"),
        .organisation = (char *) fst_json_reading_get_optional_string (&reading, object, "organisation"),
        .unit = (char *) fst_json_reading_get_optional_string (&reading, object, "unit"),
      },
    };

    self = fst_profile_new (&fields);
  }
  return fst_json_reading_finish (&reading, error) ? g_steal_pointer (&self) : NULL;
}
