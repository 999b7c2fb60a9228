#include "fst-assessment-json.h"

#include "fst-confirmation-json.h"
#include "fst-json-reading.h"
#include "fst-json-writing.h"

/**
 * fst_value_to_json:
 * @value: (nullable): a fact's or an answer's value
 *
 * Writes a value; NULL becomes null.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_value_to_json (GVariant *value)
{
  g_autoptr (JsonBuilder) builder = NULL;
  const char *area;
  int level, of;

  if (!value)
    return json_node_new (JSON_NODE_NULL);
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE ("(iims)")))
    return json_gvariant_serialize (value);
  g_variant_get (value, "(iim&s)", &level, &of, &area);
  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  fst_json_add_integer (builder, "level", level);
  fst_json_add_integer (builder, "of", of);
  fst_json_add_string (builder, "area", area);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * fst_citations_to_json:
 * @grounds: (element-type FstGround): what answers rest on
 *
 * Writes where the rules stand, each place once.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_citations_to_json (GPtrArray *grounds)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  json_builder_begin_array (builder);
  for (guint i = 0; i < grounds->len; i++)
    {
      const FstGround *ground = g_ptr_array_index (grounds, i);

      for (guint j = 0; ground->sections[j]; j++)
        if (g_hash_table_add (seen,
                              g_strconcat (ground->document, "\n", ground->sections[j], NULL)))
          {
            json_builder_begin_object (builder);
            fst_json_add_string (builder, "document", ground->document);
            fst_json_add_string (builder, "section", ground->sections[j]);
            json_builder_end_object (builder);
          }
    }
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}

static void
add_rules (JsonBuilder *builder, const FstDecision *decision)
{
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < decision->grounds->len; i++)
    json_builder_add_string_value (builder,
                                   ((FstGround *) g_ptr_array_index (decision->grounds, i))->rule);
  json_builder_end_array (builder);
}

static void
add_ground (JsonBuilder *builder, const FstGround *ground)
{
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "document", ground->document);
  fst_json_add_string (builder, "rule", ground->rule);
  fst_json_add_strings (builder, "sections", ground->sections);
  fst_json_add_string (builder, "text", ground->text);
  json_builder_end_object (builder);
}

static void
add_considered (JsonBuilder *builder, const FstConsidered *considered)
{
  g_autofree char *because = fst_considered_format (considered);

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "document", considered->document);
  fst_json_add_string (builder, "rule", considered->rule);
  fst_json_add_strings (builder, "sections", considered->sections);
  fst_json_add_string (builder, "because", because);
  json_builder_end_object (builder);
}

static void
add_values (JsonBuilder *builder, const FstDecision *decision)
{
  fst_json_add_string (builder, "status", fst_status_to_id (decision->status));
  fst_json_add_node (builder, "value", fst_value_to_json (decision->value));
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < decision->values->len; i++)
    json_builder_add_value (builder, fst_value_to_json (g_ptr_array_index (decision->values, i)));
  json_builder_end_array (builder);
}

/**
 * fst_json_add_answer:
 * @builder: in an object
 * @decision: a decision
 *
 * Adds an answer as lists of answers have it: status, value or values, where it stands and what is
 * missing.
 */
void
fst_json_add_answer (JsonBuilder *builder, const FstDecision *decision)
{
  add_values (builder, decision);
  fst_json_add_node (builder, "citations", fst_citations_to_json (decision->grounds));
  fst_json_add_strings (builder, "missing", decision->missing);
}

static void
add_decision (JsonBuilder *builder, const FstDecision *decision)
{
  g_autoptr (GPtrArray) considered = fst_decision_list_considered (decision);

  json_builder_set_member_name (builder, fst_vocabulary_get_question (decision->question)->id);
  json_builder_begin_object (builder);
  add_values (builder, decision);
  add_rules (builder, decision);
  fst_json_add_node (builder, "citations", fst_citations_to_json (decision->grounds));
  json_builder_set_member_name (builder, "grounds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < decision->grounds->len; i++)
    add_ground (builder, g_ptr_array_index (decision->grounds, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "considered");
  json_builder_begin_array (builder);
  for (guint i = 0; i < considered->len; i++)
    add_considered (builder, g_ptr_array_index (considered, i));
  json_builder_end_array (builder);
  fst_json_add_strings (builder, "missing", decision->missing);
  json_builder_end_object (builder);
}

static void
add_duty (JsonBuilder *builder, const FstDuty *duty)
{
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "id", duty->id);
  fst_json_add_string (builder, "actor", duty->actor);
  fst_json_add_string (builder, "text", duty->text);
  json_builder_set_member_name (builder, "citation");
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "document", duty->ground->document);
  fst_json_add_string (builder, "section", duty->ground->sections[0]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "ground");
  add_ground (builder, duty->ground);
  json_builder_end_object (builder);
}

static void
add_document (JsonBuilder *builder, const FstDocumentState *document)
{
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "id", document->id);
  fst_json_add_string (builder, "title", document->title);
  fst_json_add_string (builder, "version", document->version);
  fst_json_add_string (builder, "validity", fst_validity_to_id (document->validity));
  fst_json_add_string (builder, "notice", document->notice);
  if (document->confirmation)
    fst_json_add_node (builder, "confirmation", fst_confirmation_to_json (document->confirmation));
  json_builder_end_object (builder);
}

/**
 * fst_documents_to_json:
 * @documents: (element-type FstDocumentState): documents
 *
 * Writes documents as they stood on a case's day.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_documents_to_json (GPtrArray *documents)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < documents->len; i++)
    add_document (builder, g_ptr_array_index (documents, i));
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}

/**
 * fst_duties_to_json:
 * @duties: (element-type FstDuty): duties
 *
 * Writes what somebody has to do.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_duties_to_json (GPtrArray *duties)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < duties->len; i++)
    add_duty (builder, g_ptr_array_index (duties, i));
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}

/**
 * fst_assessment_to_json:
 * @self: an assessment
 *
 * Writes an assessment (assessment contract, section 5), in a fixed order; besides, each answer has
 * the grounds it rests on in words, so that the assessment can be read back.
 *
 * Returns: (transfer full): the node
 */
JsonNode *
fst_assessment_to_json (FstAssessment *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *date = fst_date_format (&self->date);

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "region", self->region);
  fst_json_add_string (builder, "date", date);
  fst_json_add_node (builder, "documents", fst_documents_to_json (self->documents));
  json_builder_set_member_name (builder, "decisions");
  json_builder_begin_object (builder);
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    add_decision (builder, &self->decisions[q]);
  json_builder_end_object (builder);
  fst_json_add_node (builder, "duties", fst_duties_to_json (self->duties));
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static GVariant *
read_level (FstJsonReading *reading, JsonObject *object)
{
  gint64 level = fst_json_reading_get_integer (reading, object, "level");
  gint64 of = fst_json_reading_get_integer (reading, object, "of");
  const char *area = fst_json_reading_get_optional_string (reading, object, "area");

  if (level < 1 || level > of || of > G_MAXINT)
    {
      fst_json_reading_fail (reading, reading->form_code,
                             "expected a level from 1 to the number of levels");
      return NULL;
    }
  return g_variant_ref_sink (g_variant_new ("(iims)", (int) level, (int) of, area));
}

static GVariant *
read_value (FstJsonReading *reading, JsonNode *node)
{
  GType type =
      node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (!node || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (type == G_TYPE_STRING)
    return g_variant_ref_sink (g_variant_new_string (json_node_get_string (node)));
  if (type == G_TYPE_INT64)
    return g_variant_ref_sink (g_variant_new_int64 (json_node_get_int (node)));
  if (JSON_NODE_HOLDS_OBJECT (node))
    return read_level (reading, json_node_get_object (node));
  fst_json_reading_fail (reading, reading->form_code,
                         "“value”: expected a text, a number or a level");
  return NULL;
}

static FstGround *
read_ground (FstJsonReading *reading, JsonObject *object)
{
  g_auto (GStrv) sections = fst_json_reading_get_strings (reading, object, "sections");

  return fst_ground_new (fst_json_reading_get_string (reading, object, "document"),
                         fst_json_reading_get_string (reading, object, "rule"), sections,
                         fst_json_reading_get_string (reading, object, "text"));
}

static void
read_considered (FstJsonReading *reading, JsonObject *object, FstDecision *decision)
{
  g_auto (GStrv) sections = fst_json_reading_get_strings (reading, object, "sections");

  fst_decision_take_considered (
      decision,
      fst_considered_new_frozen (fst_json_reading_get_string (reading, object, "document"),
                                 fst_json_reading_get_string (reading, object, "rule"), sections,
                                 fst_json_reading_get_string (reading, object, "because")));
}

typedef void (*ReadElement) (FstJsonReading *reading, JsonObject *object, gpointer into);

static void
read_elements (FstJsonReading *reading,
               JsonObject *object,
               const char *member,
               ReadElement read,
               gpointer into)
{
  JsonArray *array = fst_json_reading_get_array (reading, object, member);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    read (reading, fst_json_reading_as_object (reading, json_array_get_element (array, i), member),
          into);
}

static void
add_ground_to (FstJsonReading *reading, JsonObject *object, gpointer into)
{
  FstDecision *decision = into;

  g_ptr_array_add (decision->grounds, read_ground (reading, object));
}

static void
add_considered_to (FstJsonReading *reading, JsonObject *object, gpointer into)
{
  read_considered (reading, object, into);
}

static void
read_decision (FstJsonReading *reading, JsonObject *object, FstDecision *decision)
{
  const char *status = fst_json_reading_get_string (reading, object, "status");
  JsonArray *values = fst_json_reading_get_array (reading, object, "values");

  if (!fst_status_from_id (status, &decision->status))
    fst_json_reading_fail (reading, reading->form_code, "“%s” is not a status", status);
  decision->value = object ? read_value (reading, json_object_get_member (object, "value")) : NULL;
  for (guint i = 0; values && i < json_array_get_length (values); i++)
    {
      GVariant *value = read_value (reading, json_array_get_element (values, i));

      if (value)
        g_ptr_array_add (decision->values, value);
    }
  read_elements (reading, object, "grounds", add_ground_to, decision);
  read_elements (reading, object, "considered", add_considered_to, decision);
  decision->missing = fst_json_reading_get_strings (reading, object, "missing");
}

static void
read_document (FstJsonReading *reading, JsonObject *object, gpointer into)
{
  FstAssessment *self = into;
  const char *word = fst_json_reading_get_string (reading, object, "validity");
  FstValidity validity = FST_VALIDITY_IN_FORCE;
  FstDocumentState *state;

  if (!fst_validity_from_id (word, &validity))
    fst_json_reading_fail (reading, reading->form_code, "“%s” is not a validity", word);
  state =
      fst_document_state_new (fst_json_reading_get_string (reading, object, "id"),
                              fst_json_reading_get_string (reading, object, "title"),
                              fst_json_reading_get_string (reading, object, "version"), validity,
                              fst_json_reading_get_optional_string (reading, object, "notice"));
  if (object && json_object_has_member (object, "confirmation"))
    state->confirmation = fst_confirmation_read (
        reading, fst_json_reading_get_object (reading, object, "confirmation"));
  g_ptr_array_add (self->documents, state);
}

static void
read_duty (FstJsonReading *reading, JsonObject *object, gpointer into)
{
  FstGround *ground =
      read_ground (reading, fst_json_reading_get_object (reading, object, "ground"));

  fst_assessment_take_duty (
      into, fst_duty_new (fst_json_reading_get_string (reading, object, "id"),
                          fst_json_reading_get_string (reading, object, "actor"),
                          fst_json_reading_get_string (reading, object, "text"), ground));
}

/**
 * fst_assessment_from_json:
 * @node: what fst_assessment_to_json() has written
 * @error: return location
 *
 * Reads an assessment back.
 *
 * Returns: (transfer full): the assessment, or NULL with an error of %FST_CASE_ERROR
 */
FstAssessment *
fst_assessment_from_json (JsonNode *node, GError **error)
{
  FstJsonReading reading = { "assessment", NULL, FST_CASE_ERROR, FST_CASE_ERROR_VALUE };
  JsonObject *object = fst_json_reading_as_object (&reading, node, "assessment");
  JsonObject *decisions = fst_json_reading_get_object (&reading, object, "decisions");
  g_autoptr (FstAssessment) self = NULL;
  GDate date;

  if (!fst_date_parse (fst_json_reading_get_string (&reading, object, "date"), &date))
    fst_json_reading_fail (&reading, FST_CASE_ERROR_DATE, "“date”: expected a day as YYYY-MM-DD");
  self = fst_assessment_new (fst_json_reading_get_string (&reading, object, "region"), &date);
  read_elements (&reading, object, "documents", read_document, self);
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    {
      const char *question = fst_vocabulary_get_question (q)->id;

      read_decision (&reading, fst_json_reading_get_object (&reading, decisions, question),
                     &self->decisions[q]);
    }
  read_elements (&reading, object, "duties", read_duty, self);
  return fst_json_reading_finish (&reading, error) ? g_steal_pointer (&self) : NULL;
}
