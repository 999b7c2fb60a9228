#include "fst-case-reader.h"

static const char *const case_members[] = { "region", "date", "facts", NULL };

static GVariant *
texts_from_json (JsonArray *array)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return NULL;
      g_strv_builder_add (texts, json_node_get_string (node));
    }
  all = g_strv_builder_end (texts);
  return g_variant_new_strv ((const char *const *) all, -1);
}

/**
 * fst_value_from_json:
 * @node: a node
 *
 * Takes a node for a fact's value, which fst_fact_check_value() has yet to check.
 *
 * Returns: (transfer floating) (nullable): b, x, s or as, or NULL where it is none of these
 */
GVariant *
fst_value_from_json (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return texts_from_json (json_node_get_array (node));
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_BOOLEAN:
      return g_variant_new_boolean (json_node_get_boolean (node));
    case G_TYPE_INT64:
      return g_variant_new_int64 (json_node_get_int (node));
    case G_TYPE_STRING:
      return g_variant_new_string (json_node_get_string (node));
    default:
      return NULL;
    }
}

/**
 * fst_facts_read:
 * @reading: a reading
 * @object: (nullable): facts by name; null is unknown
 * @source: where they are said to come from
 *
 * Reads facts.
 *
 * Returns: (transfer full): the facts, incomplete after a fault
 */
FstFacts *
fst_facts_read (FstJsonReading *reading, JsonObject *object, FstFactSource source)
{
  FstFacts *facts = fst_facts_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!object)
    return facts;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) value = NULL;
      GVariant *raw = JSON_NODE_HOLDS_NULL (node) ? NULL : fst_value_from_json (node);
      FstFacts *more;

      /* Even an unknown value must be that of a fact; the object type is one that no fact has. */
      if (!raw)
        raw = g_variant_new ("()");
      value = fst_fact_check_value (name, raw, &error);
      if (JSON_NODE_HOLDS_NULL (node)
          && !g_error_matches (error, FST_CASE_ERROR, FST_CASE_ERROR_UNKNOWN_FACT))
        continue;
      if (!value)
        {
          fst_json_reading_fail (reading, error->code, "%s", error->message);
          return facts;
        }
      more = fst_facts_with (facts, name, value, source);
      fst_facts_unref (facts);
      facts = more;
    }
  return facts;
}

/**
 * fst_case_read:
 * @reading: a reading
 * @node: a case
 *
 * Reads one case.
 *
 * Returns: (transfer full) (nullable): the case, or NULL after a fault
 */
FstCase *
fst_case_read (FstJsonReading *reading, JsonNode *node)
{
  JsonObject *object = fst_json_reading_as_object (reading, node, "case");
  const char *region = fst_json_reading_get_string (reading, object, "region");
  const char *day = fst_json_reading_get_string (reading, object, "date");
  g_autoptr (FstFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  FstCase *subject;
  GDate date;

  fst_json_reading_check_members (reading, object, case_members);
  facts = fst_facts_read (reading, fst_json_reading_get_object (reading, object, "facts"),
                          FST_FACT_SOURCE_CASE);
  if (!fst_date_parse (day, &date))
    fst_json_reading_fail (reading, FST_CASE_ERROR_DATE, "date: “%s” is not a day as YYYY-MM-DD",
                           day);
  if (reading->error)
    return NULL;
  subject = fst_case_new (region, &date, facts, &error);
  if (!subject)
    fst_json_reading_fail (reading, error->code, "%s", error->message);
  return subject;
}

/**
 * fst_cases_read:
 * @bytes: one case, or an array of cases
 * @file: what to call it in errors
 * @is_array: (out): whether it is an array
 * @error: return location
 *
 * Reads cases (assessment contract, section 5).
 *
 * Returns: (transfer full) (element-type FstCase): the cases, or NULL with an error of
 * %FST_CASE_ERROR that names the file, the place and the allowed values
 */
GPtrArray *
fst_cases_read (GBytes *bytes, const char *file, gboolean *is_array, GError **error)
{
  g_autoptr (JsonNode) root =
      fst_json_parse (bytes, file, FST_CASE_ERROR, FST_CASE_ERROR_VALUE, error);
  g_autoptr (GPtrArray) cases = NULL;
  FstJsonReading reading = { file, NULL, FST_CASE_ERROR, FST_CASE_ERROR_VALUE };
  JsonArray *array;

  if (!root)
    return NULL;
  cases = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_case_unref);
  *is_array = JSON_NODE_HOLDS_ARRAY (root);
  if (!*is_array)
    {
      FstCase *subject = fst_case_read (&reading, root);

      if (subject)
        g_ptr_array_add (cases, subject);
    }
  array = *is_array ? json_node_get_array (root) : NULL;
  for (guint i = 0; array && i < json_array_get_length (array) && !reading.error; i++)
    {
      FstCase *subject;

      fst_json_reading_set_place (&reading, "case %u", i + 1);
      subject = fst_case_read (&reading, json_array_get_element (array, i));
      if (subject)
        g_ptr_array_add (cases, subject);
    }
  return fst_json_reading_finish (&reading, error) ? g_steal_pointer (&cases) : NULL;
}
