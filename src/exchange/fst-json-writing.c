#include "fst-json-writing.h"

#include "fst-case.h"

/**
 * fst_json_add_string:
 * @builder: a builder within an object
 * @member: name of the member
 * @text: (nullable): its value; NULL becomes null
 *
 * Adds a text.
 */
void
fst_json_add_string (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

/**
 * fst_json_add_day:
 * @builder: a builder within an object
 * @member: name of the member
 * @day: its value; an invalid one becomes null
 *
 * Adds a day as YYYY-MM-DD.
 */
void
fst_json_add_day (JsonBuilder *builder, const char *member, const GDate *day)
{
  g_autofree char *text = g_date_valid (day) ? fst_date_format (day) : NULL;

  fst_json_add_string (builder, member, text);
}

/**
 * fst_json_add_strings:
 * @builder: a builder within an object
 * @member: name of the member
 * @texts: (nullable): its values
 *
 * Adds an array of texts.
 */
void
fst_json_add_strings (JsonBuilder *builder, const char *member, GStrv texts)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; texts && texts[i]; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

/**
 * fst_json_add_integer:
 * @builder: a builder within an object
 * @member: name of the member
 * @number: its value
 *
 * Adds a whole number.
 */
void
fst_json_add_integer (JsonBuilder *builder, const char *member, gint64 number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

/**
 * fst_json_add_boolean:
 * @builder: a builder within an object
 * @member: name of the member
 * @value: its value
 *
 * Adds true or false.
 */
void
fst_json_add_boolean (JsonBuilder *builder, const char *member, gboolean value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, value);
}

/**
 * fst_json_add_node:
 * @builder: a builder within an object
 * @member: name of the member
 * @node: (transfer full): its value
 *
 * Adds any value.
 */
void
fst_json_add_node (JsonBuilder *builder, const char *member, JsonNode *node)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_value (builder, node);
}
