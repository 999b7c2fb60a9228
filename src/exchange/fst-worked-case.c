#include "fst-worked-case.h"

#include "fst-case-reader.h"
#include "fst-code-list-reader.h"

#define WITHOUT_PENDING "--without-pending"

/* A file of few bytes may name many. */
#define MOST_CASES 10000

static const char *const members[] = { "id",   "title",  "document",     "section",
                                       "case", "each",   "municipality", "lists",
                                       "args", "expect", "why",          NULL };

/**
 * fst_worked_case_free:
 * @self: (transfer full) (nullable): a worked case
 *
 * Frees a worked case.
 */
void
fst_worked_case_free (FstWorkedCase *self)
{
  if (!self)
    return;
  g_free (self->id);
  g_strfreev (self->sections);
  g_clear_pointer (&self->subject, fst_case_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->expect, json_object_unref);
  g_free (self);
}

static gboolean
read_arguments (FstJsonReading *reading, JsonObject *object)
{
  g_auto (GStrv) arguments = fst_json_reading_get_strings (reading, object, "args");

  for (guint i = 0; arguments[i]; i++)
    if (!g_str_equal (arguments[i], WITHOUT_PENDING))
      fst_json_reading_fail (reading, reading->form_code, "“args”: expected %s, not “%s”",
                             WITHOUT_PENDING, arguments[i]);
  return g_strv_length (arguments) > 0;
}

/* The case with some facts of its own; null makes a fact unknown. */
static JsonNode *
change_facts (JsonObject *subject, JsonObject *changes)
{
  g_autoptr (JsonObject) changed = json_object_new ();
  g_autoptr (JsonObject) facts = json_object_new ();
  JsonNode *old = json_object_get_member (subject, "facts");
  JsonNode *result = json_node_new (JSON_NODE_OBJECT);
  JsonObject *const sources[] = { old && JSON_NODE_HOLDS_OBJECT (old) ? json_node_get_object (old)
                                                                      : NULL,
                                  changes };
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, subject);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (changed, name, json_node_copy (node));
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      if (!sources[i])
        continue;
      json_object_iter_init_ordered (&iter, sources[i]);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        json_object_set_member (facts, name, json_node_copy (node));
    }
  json_object_set_object_member (changed, "facts", g_steal_pointer (&facts));
  json_node_take_object (result, g_steal_pointer (&changed));
  return result;
}

/* The organisation's lists; as in a workspace, those of other places are left out. */
static GPtrArray *
read_lists (FstJsonReading *reading, JsonObject *object, FstCase *subject)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_list_unref);
  const char *municipality = fst_json_reading_get_optional_string (reading, object, "municipality");
  JsonArray *array = json_object_has_member (object, "lists")
                         ? fst_json_reading_get_array (reading, object, "lists")
                         : NULL;

  for (guint i = 0; array && i < json_array_get_length (array) && !reading->error; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FstCodeList) list =
          fst_code_list_from_json (json_array_get_element (array, i), "list", &error);

      if (!list)
        fst_json_reading_fail (reading, reading->form_code, "“lists”: %s", error->message);
      else if (fst_code_list_holds_in (list, subject->region, municipality ? municipality : ""))
        g_ptr_array_add (lists, g_steal_pointer (&list));
    }
  return lists;
}

static void
add_case (
    FstJsonReading *reading, JsonObject *object, JsonNode *subject, guint number, GPtrArray *cases)
{
  const char *id = fst_json_reading_get_string (reading, object, "id");
  JsonNode *expect = json_object_get_member (object, "expect");
  FstWorkedCase *self;

  if (cases->len == MOST_CASES)
    {
      fst_json_reading_fail (reading, reading->form_code, "expected at most %d cases", MOST_CASES);
      return;
    }
  self = g_new0 (FstWorkedCase, 1);
  self->id = number > 0 ? g_strdup_printf ("%s/%u", id, number) : g_strdup (id);
  self->sections = fst_json_reading_get_strings (reading, object, "section");
  self->subject = fst_case_read (reading, subject);
  if (self->subject)
    self->lists = read_lists (reading, object, self->subject);
  self->without_pending = read_arguments (reading, object);
  if (expect)
    self->expect = fst_json_reading_as_object (reading, expect, "expect");
  if (self->expect)
    json_object_ref (self->expect);
  g_ptr_array_add (cases, self);
}

static void
read_worked (FstJsonReading *reading, JsonNode *node, GPtrArray *cases)
{
  JsonObject *object = fst_json_reading_as_object (reading, node, "worked case");
  JsonObject *subject = fst_json_reading_get_object (reading, object, "case");
  JsonArray *each = NULL;

  fst_json_reading_check_members (reading, object, members);
  if (!object || !subject)
    {
      fst_json_reading_fail (reading, reading->form_code, "“case”: expected an object");
      return;
    }
  if (!json_object_has_member (object, "each"))
    {
      add_case (reading, object, json_object_get_member (object, "case"), 0, cases);
      return;
    }
  each = fst_json_reading_get_array (reading, object, "each");
  for (guint i = 0; each && i < json_array_get_length (each) && !reading->error; i++)
    {
      JsonObject *changes =
          fst_json_reading_as_object (reading, json_array_get_element (each, i), "each");
      g_autoptr (JsonNode) changed = changes ? change_facts (subject, changes) : NULL;

      if (changed)
        add_case (reading, object, changed, i + 1, cases);
    }
}

/**
 * fst_worked_cases_read:
 * @bytes: an array of worked cases
 * @file: what to call it in errors
 * @error: return location
 *
 * Reads worked cases; one with “each” becomes as many as it has changes, named ID/1, ID/2 and so
 * on.
 *
 * Returns: (transfer full) (element-type FstWorkedCase): the cases, or NULL with an error of
 * %FST_CASE_ERROR that names the file, the place and what was expected
 */
GPtrArray *
fst_worked_cases_read (GBytes *bytes, const char *file, GError **error)
{
  g_autoptr (JsonNode) root =
      fst_json_parse (bytes, file, FST_CASE_ERROR, FST_CASE_ERROR_VALUE, error);
  g_autoptr (GPtrArray) cases = NULL;
  FstJsonReading reading = { file, NULL, FST_CASE_ERROR, FST_CASE_ERROR_VALUE };
  JsonArray *array;

  if (!root)
    return NULL;
  cases = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_worked_case_free);
  array = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  if (!array)
    fst_json_reading_fail (&reading, FST_CASE_ERROR_VALUE, "expected an array of worked cases");
  for (guint i = 0; array && i < json_array_get_length (array) && !reading.error; i++)
    {
      fst_json_reading_set_place (&reading, "case %u", i + 1);
      read_worked (&reading, json_array_get_element (array, i), cases);
    }
  return fst_json_reading_finish (&reading, error) ? g_steal_pointer (&cases) : NULL;
}
