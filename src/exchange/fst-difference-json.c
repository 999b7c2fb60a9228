#include "fst-difference-json.h"

#include "fst-assessment-json.h"
#include "fst-json-writing.h"

static void
add_decision (JsonBuilder *builder, const char *member, const FstDecision *decision)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "status", fst_status_to_id (decision->status));
  fst_json_add_node (builder, "value", fst_value_to_json (decision->value));
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < decision->values->len; i++)
    json_builder_add_value (builder, fst_value_to_json (g_ptr_array_index (decision->values, i)));
  json_builder_end_array (builder);
  fst_json_add_node (builder, "citations", fst_citations_to_json (decision->grounds));
  fst_json_add_strings (builder, "missing", decision->missing);
  json_builder_end_object (builder);
}

static void
add_causes (JsonBuilder *builder, FstDifference *self, GPtrArray *causes)
{
  json_builder_set_member_name (builder, "causes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < causes->len; i++)
    {
      const FstCause *cause = g_ptr_array_index (causes, i);
      const FstDocumentState *document = cause->second ? cause->second : cause->first;
      g_autofree char *text = fst_difference_format_cause (self, cause);

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "cause", fst_cause_kind_to_id (cause->kind));
      fst_json_add_string (builder, "document", document ? document->id : NULL);
      fst_json_add_string (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * fst_difference_to_json:
 * @self: a difference
 *
 * Writes for every question both answers, whether they differ and why; besides, everything that
 * differs in documents, lists, days and regions.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_difference_to_json (FstDifference *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  fst_json_add_integer (builder, "differing", fst_difference_count (self));
  add_causes (builder, self, self->causes);
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_object (builder);
  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    {
      const FstQuestionDifference *question = &self->questions[q];

      json_builder_set_member_name (builder, fst_vocabulary_get_question (q)->id);
      json_builder_begin_object (builder);
      fst_json_add_boolean (builder, "differs", question->answer_differs);
      fst_json_add_boolean (builder, "grounds-differ", question->grounds_differ);
      add_decision (builder, "first", question->first);
      add_decision (builder, "second", question->second);
      add_causes (builder, self, question->causes);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
