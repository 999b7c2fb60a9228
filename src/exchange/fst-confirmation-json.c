#include "fst-confirmation-json.h"

#include <string.h>

#include "fst-case.h"
#include "fst-json-writing.h"

/**
 * fst_confirmation_to_json:
 * @self: a confirmation
 *
 * Writes a confirmation, its members in a fixed order.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_confirmation_to_json (FstConfirmation *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "document", self->document);
  fst_json_add_string (builder, "by", self->by);
  fst_json_add_string (builder, "decision", self->decision);
  fst_json_add_day (builder, "from", &self->from);
  fst_json_add_day (builder, "until", &self->until);
  fst_json_add_day (builder, "on", &self->on);
  fst_json_add_string (builder, "revoked-by", self->revoked_by);
  fst_json_add_day (builder, "revoked-on", &self->revoked_on);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
read_day (FstJsonReading *reading, JsonObject *object, const char *member, GDate *day)
{
  const char *text = fst_json_reading_get_optional_string (reading, object, member);

  g_date_clear (day, 1);
  if (text && !fst_date_parse (text, day))
    fst_json_reading_fail (reading, reading->form_code, "“%s”: expected a day as YYYY-MM-DD",
                           member);
}

/**
 * fst_confirmation_read:
 * @reading: where faults are kept
 * @object: (nullable): what fst_confirmation_to_json() has written
 *
 * Reads a confirmation back.
 *
 * Returns: (transfer full) (nullable): the confirmation; meaningless once @reading has failed
 */
FstConfirmation *
fst_confirmation_read (FstJsonReading *reading, JsonObject *object)
{
  FstConfirmation fields = {
    .document = (char *) fst_json_reading_get_string (reading, object, "document"),
    .by = (char *) fst_json_reading_get_string (reading, object, "by"),
    .decision = (char *) fst_json_reading_get_string (reading, object, "decision"),
    .revoked_by = (char *) fst_json_reading_get_optional_string (reading, object, "revoked-by"),
  };

  read_day (reading, object, "from", &fields.from);
  read_day (reading, object, "until", &fields.until);
  read_day (reading, object, "on", &fields.on);
  read_day (reading, object, "revoked-on", &fields.revoked_on);
  if (!g_date_valid (&fields.on))
    fst_json_reading_fail (reading, reading->form_code,
                           "“on”: expected the day of the confirmation");
  if ((fields.revoked_by != NULL) != g_date_valid (&fields.revoked_on))
    fst_json_reading_fail (reading, reading->form_code,
                           "“revoked-by” and “revoked-on” belong together");
  return fields.document && fields.by ? fst_confirmation_new (&fields) : NULL;
}

/**
 * fst_confirmations_to_json:
 * @confirmations: (element-type FstConfirmation): confirmations
 *
 * Writes confirmations for the register.
 *
 * Returns: (transfer full): JSON
 */
char *
fst_confirmations_to_json (GPtrArray *confirmations)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < confirmations->len; i++)
    json_array_add_element (array, fst_confirmation_to_json (g_ptr_array_index (confirmations, i)));
  json_node_take_array (root, array);
  return json_to_string (root, FALSE);
}

/**
 * fst_confirmations_from_json:
 * @text: what fst_confirmations_to_json() has written
 * @error: return location
 *
 * Reads confirmations back.
 *
 * Returns: (transfer full) (element-type FstConfirmation): the confirmations, or NULL with an error
 * of %FST_CASE_ERROR
 */
GPtrArray *
fst_confirmations_from_json (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (JsonNode) root =
      fst_json_parse (bytes, "confirmations", FST_CASE_ERROR, FST_CASE_ERROR_VALUE, error);
  FstJsonReading reading = { "confirmations", NULL, FST_CASE_ERROR, FST_CASE_ERROR_VALUE };
  g_autoptr (GPtrArray) confirmations = fst_confirmations_new ();
  JsonArray *array;

  if (!root)
    return NULL;
  array = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  if (!array)
    fst_json_reading_fail (&reading, FST_CASE_ERROR_VALUE, "expected an array");
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonObject *object =
          fst_json_reading_as_object (&reading, json_array_get_element (array, i), "confirmation");
      FstConfirmation *one = object ? fst_confirmation_read (&reading, object) : NULL;

      if (one)
        g_ptr_array_add (confirmations, one);
    }
  return fst_json_reading_finish (&reading, error) ? g_steal_pointer (&confirmations) : NULL;
}
