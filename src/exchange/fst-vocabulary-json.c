#include "fst-vocabulary-json.h"

#include <glib/gi18n-lib.h>

#include "fst-json-writing.h"
#include "fst-vocabulary.h"

static void
add_terms (JsonBuilder *builder, const char *member, const FstTerm *terms, guint n_terms)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_terms; i++)
    {
      json_builder_begin_object (builder);
      fst_json_add_string (builder, "id", terms[i].id);
      fst_json_add_string (builder, "label", _ (terms[i].label));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_fact (JsonBuilder *builder, const FstFactSpec *spec)
{
  static const char *const types[] = {
    [FST_FACT_BOOLEAN] = "boolean", [FST_FACT_INTEGER] = "integer", [FST_FACT_ENUM] = "enum",
    [FST_FACT_SET] = "set",         [FST_FACT_CODE] = "code",
  };

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "id", spec->id);
  fst_json_add_string (builder, "type", types[spec->type]);
  fst_json_add_string (builder, "label", _ (spec->label));
  fst_json_add_string (builder, "question", spec->question ? _ (spec->question) : NULL);
  if (spec->type == FST_FACT_INTEGER)
    {
      fst_json_add_string (builder, "unit", _ (spec->unit));
      fst_json_add_integer (builder, "minimum", spec->minimum);
      fst_json_add_integer (builder, "maximum", spec->maximum);
    }
  if (spec->n_terms > 0)
    add_terms (builder, "values", spec->terms, spec->n_terms);
  json_builder_end_object (builder);
}

/**
 * fst_vocabulary_to_json:
 *
 * Writes the vocabulary (assessment contract, sections 2 to 4) with labels in the user's language.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_vocabulary_to_json (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  const FstFactSpec *facts;
  const FstTerm *terms;
  guint n;

  json_builder_begin_object (builder);
  terms = fst_vocabulary_get_regions (&n);
  add_terms (builder, "regions", terms, n);
  json_builder_set_member_name (builder, "facts");
  json_builder_begin_array (builder);
  facts = fst_vocabulary_get_facts (&n);
  for (guint i = 0; i < n; i++)
    add_fact (builder, &facts[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    {
      const FstQuestionSpec *spec = fst_vocabulary_get_question (q);

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "id", spec->id);
      fst_json_add_string (builder, "label", _ (spec->label));
      add_terms (builder, "values", spec->values, spec->n_values);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  terms = fst_vocabulary_get_duties (&n);
  add_terms (builder, "duties", terms, n);
  terms = fst_vocabulary_get_actors (&n);
  add_terms (builder, "actors", terms, n);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
