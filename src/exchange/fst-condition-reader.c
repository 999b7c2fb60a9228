#include "fst-condition-reader.h"

#include "fst-case.h"
#include "fst-policy.h"

/* Far above any real document; keeps named conditions that double at every step from taking the
 * memory. */
#define MOST_CONDITIONS 100000

static guint
count (const FstCondition *condition)
{
  guint n = 1;

  for (guint i = 0; condition->children && i < condition->children->len; i++)
    n += count (g_ptr_array_index (condition->children, i));
  return n;
}

static FstCondition *
read_group (FstJsonReading *reading,
            FstConditionKind kind,
            const char *name,
            JsonNode *node,
            GHashTable *named)
{
  g_autoptr (FstCondition) group = fst_condition_new_group (kind);

  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) == 0)
    {
      fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                             "“%s”: expected an array of conditions", name);
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      FstCondition *child = fst_condition_read (
          reading, json_array_get_element (json_node_get_array (node), i), named);

      if (!child)
        return NULL;
      fst_condition_add (group, child);
    }
  return g_steal_pointer (&group);
}

static FstCondition *
read_negation (FstJsonReading *reading, JsonNode *node, GHashTable *named)
{
  FstCondition *child = fst_condition_read (reading, node, named);
  FstCondition *negation;

  if (!child)
    return NULL;
  negation = fst_condition_new_group (FST_CONDITION_NOT);
  fst_condition_add (negation, child);
  return negation;
}

static FstCondition *
read_named (FstJsonReading *reading, JsonObject *object, GHashTable *named)
{
  g_auto (GStrv) names = fst_json_reading_get_strings (reading, object, "condition");
  g_autoptr (FstCondition) group = fst_condition_new_group (FST_CONDITION_ALL);

  if (!names[0])
    {
      fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                             "“condition”: expected the name of a condition");
      return NULL;
    }
  for (guint i = 0; names[i]; i++)
    {
      const FstCondition *condition = g_hash_table_lookup (named, names[i]);

      if (!condition)
        {
          fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                                 "the condition “%s” is not defined", names[i]);
          return NULL;
        }
      reading->n_conditions += count (condition);
      if (reading->n_conditions > MOST_CONDITIONS)
        {
          fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "more than %d conditions",
                                 MOST_CONDITIONS);
          return NULL;
        }
      fst_condition_add (group, fst_condition_copy (condition));
    }
  return g_steal_pointer (&group);
}

static FstCondition *
read_answers (FstJsonReading *reading, JsonNode *node)
{
  g_autoptr (FstCondition) group = fst_condition_new_group (FST_CONDITION_ALL);
  JsonObject *object = fst_json_reading_as_object (reading, node, "answer");
  JsonObjectIter iter;
  const char *name;

  if (!object || json_object_get_size (object) == 0)
    {
      fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "“answer”: expected a question");
      return NULL;
    }
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      g_auto (GStrv) values = fst_json_reading_get_strings (reading, object, name);
      FstQuestion question;
      const FstQuestionSpec *spec;

      if (!fst_vocabulary_find_question (name, &question))
        {
          fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY, "“%s” is not a question",
                                 name);
          return NULL;
        }
      spec = fst_vocabulary_get_question (question);
      if (!values[0])
        fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                               "%s: expected a value or an array of values", name);
      for (guint i = 0; values[i]; i++)
        if (spec->n_values > 0 && !fst_term_find (spec->values, spec->n_values, values[i]))
          fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY,
                                 "%s: “%s” is not a value of it", name, values[i]);
      fst_condition_add (
          group, fst_condition_new_in (FST_CONDITION_ANSWER, name, (const char *const *) values));
    }
  return reading->error ? NULL : g_steal_pointer (&group);
}

/* A bound outside what the fact may be would always hold, or never. */
static gint64
check_bound (FstJsonReading *reading, const FstFactSpec *spec, gint64 bound)
{
  if (bound < spec->minimum || bound > spec->maximum)
    fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY,
                           "%s: expected a whole number from %d to %d", spec->id, spec->minimum,
                           spec->maximum);
  return CLAMP (bound, spec->minimum, spec->maximum);
}

static FstCondition *
read_range (FstJsonReading *reading, const FstFactSpec *spec, JsonNode *node)
{
  static const char *const known[] = { "below", "at-most", "above", "at-least", NULL };
  gint64 minimum = G_MININT64, maximum = G_MAXINT64;
  JsonObject *object;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    {
      gint64 number = check_bound (reading, spec, json_node_get_int (node));

      return reading->error ? NULL : fst_condition_new_range (spec->id, number, number);
    }
  object = fst_json_reading_as_object (reading, node, spec->id);
  fst_json_reading_check_members (reading, object, known);
  for (guint i = 0; object && known[i]; i++)
    {
      gint64 bound;

      if (!json_object_has_member (object, known[i]))
        continue;
      bound = check_bound (reading, spec, fst_json_reading_get_integer (reading, object, known[i]));
      if (g_str_equal (known[i], "below") || g_str_equal (known[i], "at-most"))
        maximum = MIN (maximum, bound - g_str_equal (known[i], "below"));
      else
        minimum = MAX (minimum, bound + g_str_equal (known[i], "above"));
    }
  if (minimum > maximum || minimum > spec->maximum || maximum < spec->minimum)
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "%s: no number is within these bounds",
                           spec->id);
  if (minimum == G_MININT64 && maximum == G_MAXINT64)
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                           "%s: expected below, at-most, above or at-least", spec->id);
  return reading->error ? NULL : fst_condition_new_range (spec->id, minimum, maximum);
}

static FstCondition *
read_boolean (FstJsonReading *reading, const char *fact, JsonNode *node)
{
  const char *values[] = { NULL, NULL };

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY, "%s: expected true or false",
                             fact);
      return NULL;
    }
  values[0] = json_node_get_boolean (node) ? "true" : "false";
  return fst_condition_new_in (FST_CONDITION_IN, fact, values);
}

static FstCondition *
read_values (FstJsonReading *reading, const FstFactSpec *spec, const char *fact, JsonObject *object)
{
  g_auto (GStrv) values = fst_json_reading_get_strings (reading, object, fact);

  if (!values[0])
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                           "%s: expected a value or an array of values", fact);
  for (guint i = 0; spec && values[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) value =
          fst_fact_check_value (fact, g_variant_new_string (values[i]), &error);

      if (!value)
        {
          fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY, "%s", error->message);
          return NULL;
        }
      if (spec->type == FST_FACT_CODE)
        g_set_str (&values[i], g_variant_get_string (value, NULL));
    }
  return reading->error
             ? NULL
             : fst_condition_new_in (FST_CONDITION_IN, fact, (const char *const *) values);
}

static FstCondition *
read_member (FstJsonReading *reading, JsonObject *object, const char *name, GHashTable *named)
{
  JsonNode *node = json_object_get_member (object, name);
  const FstFactSpec *spec = fst_vocabulary_find_fact (name);

  if (g_str_equal (name, "all"))
    return read_group (reading, FST_CONDITION_ALL, name, node, named);
  if (g_str_equal (name, "any"))
    return read_group (reading, FST_CONDITION_ANY, name, node, named);
  if (g_str_equal (name, "not"))
    return read_negation (reading, node, named);
  if (g_str_equal (name, "condition"))
    return read_named (reading, object, named);
  if (g_str_equal (name, "answer"))
    return read_answers (reading, node);
  if (!spec && !g_str_has_prefix (name, "list:"))
    {
      fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY,
                             "“%s” is not a fact of the vocabulary", name);
      return NULL;
    }
  if (spec && spec->type == FST_FACT_BOOLEAN)
    return read_boolean (reading, name, node);
  if (spec && spec->type == FST_FACT_INTEGER)
    return read_range (reading, spec, node);
  return read_values (reading, spec, name, object);
}

/**
 * fst_condition_read:
 * @reading: a reading
 * @node: the condition
 * @named: (element-type utf8 FstCondition): the document's named conditions
 *
 * Reads a condition.
 *
 * Returns: (transfer full) (nullable): the condition, or NULL after a fault
 */
FstCondition *
fst_condition_read (FstJsonReading *reading, JsonNode *node, GHashTable *named)
{
  JsonObject *object = fst_json_reading_as_object (reading, node, "condition");
  g_autoptr (FstCondition) all = NULL;
  JsonObjectIter iter;
  const char *name;

  if (!object)
    return NULL;
  if (json_object_get_size (object) == 0)
    {
      fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "a condition has nothing in it");
      return NULL;
    }
  all = fst_condition_new_group (FST_CONDITION_ALL);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      FstCondition *member = read_member (reading, object, name, named);

      if (!member)
        return NULL;
      fst_condition_add (all, member);
    }
  return g_steal_pointer (&all);
}
