#include "fst-payer-grid-json.h"

#include "fst-assessment-json.h"
#include "fst-json-writing.h"

static void
add_housings (JsonBuilder *builder, const char *member, const char *const *housings)
{
  if (housings)
    fst_json_add_strings (builder, member, (GStrv) housings);
  else
    fst_json_add_node (builder, member, json_node_new (JSON_NODE_NULL));
}

static void
add_row (JsonBuilder *builder, const FstPayerRow *row)
{
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "place", row->place);
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const FstPayerCell *cell = g_ptr_array_index (row->cells, i);

      for (guint j = 0; j < cell->answers->len; j++)
        {
          const FstPayerAnswer *answer = g_ptr_array_index (cell->answers, j);

          json_builder_begin_object (builder);
          add_housings (builder, "housings", (const char *const *) answer->housings);
          fst_json_add_answer (builder,
                               fst_assessment_get_decision (answer->answer, FST_QUESTION_PAYER));
          json_builder_end_object (builder);
        }
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_group (JsonBuilder *builder, const FstPayerGroup *group)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < group->cells->len; i++)
    {
      const FstPayerCell *cell = g_ptr_array_index (group->cells, i);

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "place", cell->place);
      add_housings (builder, "housings", cell->housings);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static JsonNode *
depends_on_to_json (const FstPayerGrid *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  fst_json_add_strings (builder, "device", self->device_facts);
  fst_json_add_strings (builder, "other", self->other_facts);
  fst_json_add_strings (builder, "lists", self->lists);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * fst_payer_grid_to_json:
 * @self: a grid
 *
 * Writes who pays where: the columns, for each place its answers, which places have the same
 * answer, and what the answers hang on.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_payer_grid_to_json (const FstPayerGrid *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->columns->len; i++)
    {
      char **housings = g_ptr_array_index (self->columns, i);

      json_builder_begin_array (builder);
      for (; *housings; housings++)
        json_builder_add_string_value (builder, *housings);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "places");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rows->len; i++)
    add_row (builder, g_ptr_array_index (self->rows, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->groups->len; i++)
    add_group (builder, g_ptr_array_index (self->groups, i));
  json_builder_end_array (builder);
  fst_json_add_node (builder, "depends-on", depends_on_to_json (self));
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
