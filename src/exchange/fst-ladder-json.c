#include "fst-ladder-json.h"

#include "fst-assessment-json.h"
#include "fst-json-writing.h"
#include "fst-what-if-json.h"

static void
add_needs (JsonBuilder *builder, const char *member, GPtrArray *needs)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < needs->len; i++)
    {
      const FstLadderNeed *one = g_ptr_array_index (needs, i);

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "need", one->need->id);
      fst_json_add_string (builder, "need-area", one->area ? one->area->id : NULL);
      fst_json_add_answer (builder,
                           fst_assessment_get_decision (one->answer, FST_QUESTION_PRIORITY));
      fst_json_add_strings (builder, "depends-on", one->depends_on);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static JsonNode *
step_to_json (const FstLadderStep *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  if (!self)
    return json_node_new (JSON_NODE_NULL);
  json_builder_begin_object (builder);
  fst_json_add_integer (builder, "level", self->level);
  fst_json_add_integer (builder, "of", self->of);
  fst_json_add_string (builder, "area", self->area ? self->area->id : NULL);
  fst_json_add_node (builder, "citations", fst_citations_to_json (self->grounds));
  add_needs (builder, "needs", self->needs);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
add_steps (JsonBuilder *builder, const char *member, GPtrArray *steps)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    json_builder_add_value (builder, step_to_json (g_ptr_array_index (steps, i)));
  json_builder_end_array (builder);
}

/* Branches out of their places: each with the fact whose values they are. */
static void
add_branches (JsonBuilder *builder, const char *member, GPtrArray *branches)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < branches->len; i++)
    {
      const FstWhatIfBranch *branch = g_ptr_array_index (branches, i);
      const FstCondition *first = g_ptr_array_index (branch->when, 0);

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "fact", first->fact);
      fst_json_add_node (builder, "branch", fst_what_if_branch_to_json (branch));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * fst_ladder_to_json:
 * @self: a ladder
 *
 * Writes a region's order of priority.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_ladder_to_json (const FstLadder *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *date = fst_date_format (&self->base->date);

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "region", self->base->region);
  fst_json_add_string (builder, "date", date);
  fst_json_add_node (builder, "documents", fst_documents_to_json (self->at_discharge->documents));
  add_steps (builder, "steps", self->steps);
  add_needs (builder, "left-to-judgement", self->judged);
  add_needs (builder, "not-spoken-of", self->unplaced);
  fst_json_add_strings (builder, "depends-on", self->depends_on);
  add_branches (builder, "exclusions", self->exclusions);
  fst_json_add_node (builder, "weighing", fst_duties_to_json (self->weighing));
  fst_json_add_node (builder, "discharge", fst_duties_to_json (self->discharge));
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * fst_ladder_place_to_json:
 * @self: where needs stand
 *
 * Writes a place on the ladder and what leads one level up or down.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_ladder_place_to_json (const FstLadderPlace *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  FstFacts *facts = self->subject->facts;

  json_builder_begin_object (builder);
  fst_json_add_node (builder, "need", fst_value_to_json (fst_facts_lookup (facts, "need")));
  fst_json_add_node (builder, "need-area",
                     fst_value_to_json (fst_facts_lookup (facts, "need-area")));
  fst_json_add_answer (builder, fst_ladder_place_get_decision (self));
  fst_json_add_node (builder, "at", step_to_json (self->at));
  add_steps (builder, "each-alone", self->steps);
  fst_json_add_node (builder, "above", step_to_json (self->above));
  add_branches (builder, "to-above", self->to_above);
  fst_json_add_node (builder, "below", step_to_json (self->below));
  add_branches (builder, "to-below", self->to_below);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
