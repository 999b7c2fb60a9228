#include "fst-finding-json.h"

#include "fst-assessment-json.h"
#include "fst-case.h"
#include "fst-json-writing.h"

/**
 * fst_finding_case_to_json:
 * @self: a finding
 * @date: the day that its example is to be assessed on
 *
 * Writes a finding's example as a case (assessment contract, section 5).
 *
 * Returns: (transfer full): the case, or null where there is no example
 */
JsonNode *
fst_finding_case_to_json (const FstFinding *self, const GDate *date)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *day = fst_date_format (date);
  g_auto (GStrv) names = self->facts ? fst_facts_list (self->facts) : NULL;

  if (!names)
    return json_node_new (JSON_NODE_NULL);
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "region", self->region);
  fst_json_add_string (builder, "date", day);
  json_builder_set_member_name (builder, "facts");
  json_builder_begin_object (builder);
  for (guint i = 0; names[i]; i++)
    fst_json_add_node (builder, names[i],
                       fst_value_to_json (fst_facts_lookup (self->facts, names[i])));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * fst_finding_to_json:
 * @self: a finding
 * @date: the day that its example is to be assessed on
 *
 * Writes a finding.
 *
 * Returns: (transfer full): an object, the same in every language
 */
JsonNode *
fst_finding_to_json (const FstFinding *self, const GDate *date)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "finding", fst_finding_kind_to_id (self->kind));
  fst_json_add_string (builder, "region", self->region);
  fst_json_add_string (builder, "document", self->document);
  fst_json_add_strings (builder, "rules", self->rules);
  fst_json_add_string (builder, "question",
                       self->is_answer ? fst_vocabulary_get_question (self->question)->id : NULL);
  fst_json_add_string (builder, "detail", self->detail);
  fst_json_add_node (builder, "case", fst_finding_case_to_json (self, date));
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
