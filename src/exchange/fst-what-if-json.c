#include "fst-what-if-json.h"

#include "fst-assessment-json.h"
#include "fst-json-writing.h"

static void
add_choice (JsonBuilder *builder, const FstCondition *choice)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (choice->fact);

  json_builder_begin_object (builder);
  if (choice->kind == FST_CONDITION_RANGE)
    {
      fst_json_add_integer (builder, "from", choice->minimum);
      fst_json_add_integer (builder, "to", choice->maximum);
    }
  else if (spec && spec->type == FST_FACT_BOOLEAN)
    fst_json_add_boolean (builder, "value", g_str_equal (choice->values[0], "true"));
  else if (spec && spec->type == FST_FACT_SET)
    fst_json_add_strings (builder, "value", choice->values);
  else
    fst_json_add_string (builder, "value", choice->values[0]);
  json_builder_end_object (builder);
}

static JsonNode *
citations_to_json (const FstWhatIfBranch *branch)
{
  g_autoptr (GPtrArray) grounds = g_ptr_array_new ();

  for (guint i = 0; i < branch->answers->len; i++)
    g_ptr_array_extend (
        grounds,
        fst_assessment_get_decision (g_ptr_array_index (branch->answers, i), branch->question)
            ->grounds,
        NULL, NULL);
  return fst_citations_to_json (grounds);
}

/**
 * fst_what_if_branch_to_json:
 * @branch: a branch
 *
 * Writes which values lead to which answer.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_what_if_branch_to_json (const FstWhatIfBranch *branch)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  const FstDecision *decision = fst_what_if_branch_get_decision (branch);
  g_auto (GStrv) missing = fst_what_if_branch_list_missing (branch);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "when");
  json_builder_begin_array (builder);
  for (guint i = 0; i < branch->when->len; i++)
    add_choice (builder, g_ptr_array_index (branch->when, i));
  json_builder_end_array (builder);
  fst_json_add_boolean (builder, "otherwise", branch->is_rest);
  fst_json_add_boolean (builder, "current", branch->is_current);
  fst_json_add_boolean (builder, "computed", branch->is_computed);
  fst_json_add_string (builder, "status", fst_status_to_id (decision->status));
  fst_json_add_node (builder, "value",
                     fst_value_to_json (branch->is_computed ? NULL : decision->value));
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < decision->values->len; i++)
    json_builder_add_value (builder, fst_value_to_json (g_ptr_array_index (decision->values, i)));
  json_builder_end_array (builder);
  fst_json_add_node (builder, "citations", citations_to_json (branch));
  fst_json_add_strings (builder, "missing", missing);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * fst_what_if_to_json:
 * @list: (element-type FstWhatIf): the facts that could change an answer
 *
 * Writes which of each fact's values lead to which answer.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_what_if_to_json (GPtrArray *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      const FstWhatIf *one = g_ptr_array_index (list, i);

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "fact", one->fact);
      fst_json_add_boolean (builder, "known", one->is_known);
      json_builder_set_member_name (builder, "branches");
      json_builder_begin_array (builder);
      for (guint j = 0; j < one->branches->len; j++)
        json_builder_add_value (builder,
                                fst_what_if_branch_to_json (g_ptr_array_index (one->branches, j)));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}
