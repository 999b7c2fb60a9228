#include "expectation.h"

#include <string.h>

#include "fst-assessment-json.h"

/* One expectation being compared; a fault is a line that says what is wrong. */
typedef struct
{
  JsonObject *expect;
  FstAssessment *assessment;
  GPtrArray *faults; /* (element-type utf8) */
} Comparison;

static void complain (Comparison *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
complain (Comparison *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->faults, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

char *
expectation_section_key (const char *section)
{
  gsize length = strspn (section, "0123456789.");
  g_auto (GStrv) words = NULL;
  g_autofree char *joined = NULL;

  /* A list's row is cited by its whole code. */
  if (length > 0 && section[strspn (section, "0123456789 ")] != '\0')
    {
      char *number = g_strndup (section, length);

      return number[length - 1] == '.' ? (number[length - 1] = '\0', number) : number;
    }
  words = g_strsplit_set (section, " \n\t", -1);
  joined = g_strjoinv (" ", words);
  return g_utf8_strdown (joined, -1);
}

static char *
show (const FstDecision *decision)
{
  g_autoptr (JsonNode) node = fst_value_to_json (decision->value);
  g_autofree char *value = json_to_string (node, FALSE);

  return g_strdup_printf ("%s %s", fst_status_to_id (decision->status), value);
}

static gboolean
agrees (const FstDecision *decision, JsonObject *wanted)
{
  if (json_object_has_member (wanted, "status")
      && !g_str_equal (json_object_get_string_member (wanted, "status"),
                       fst_status_to_id (decision->status)))
    return FALSE;
  if (json_object_has_member (wanted, "value"))
    {
      g_autoptr (JsonNode) value = fst_value_to_json (decision->value);

      return json_node_equal (value, json_object_get_member (wanted, "value"));
    }
  return TRUE;
}

/* The values of a conflict, whatever their order. */
static gboolean
has_values (const FstDecision *decision, JsonArray *wanted)
{
  guint n_found = 0;

  for (guint i = 0; i < json_array_get_length (wanted); i++)
    for (guint j = 0; j < decision->values->len; j++)
      {
        g_autoptr (JsonNode) value = fst_value_to_json (g_ptr_array_index (decision->values, j));

        n_found += json_node_equal (value, json_array_get_element (wanted, i));
      }
  return n_found == decision->values->len && n_found == json_array_get_length (wanted);
}

static gboolean
any_agrees (const FstDecision *decision, JsonArray *options)
{
  for (guint i = 0; i < json_array_get_length (options); i++)
    if (agrees (decision, json_array_get_object_element (options, i)))
      return TRUE;
  return FALSE;
}

static gboolean
asks_for_any (const FstDecision *decision, JsonArray *facts)
{
  for (guint i = 0; i < json_array_get_length (facts); i++)
    if (g_strv_contains ((const char *const *) decision->missing,
                         json_array_get_string_element (facts, i)))
      return TRUE;
  return FALSE;
}

static const FstDecision *
find_decision (Comparison *self, const char *question)
{
  FstQuestion found;

  if (fst_vocabulary_find_question (question, &found))
    return fst_assessment_get_decision (self->assessment, found);
  complain (self, "“%s” is no question", question);
  return NULL;
}

static void
compare_decision (Comparison *self, const char *question, JsonObject *wanted)
{
  const FstDecision *decision = find_decision (self, question);
  g_autofree char *shown = decision ? show (decision) : NULL;
  JsonArray *facts = NULL;

  if (!decision)
    return;
  if (!agrees (decision, wanted))
    complain (self, "%s is %s", question, shown);
  if (json_object_has_member (wanted, "values")
      && !has_values (decision, json_object_get_array_member (wanted, "values")))
    complain (self, "%s has other values", question);
  if (json_object_has_member (wanted, "missing_any_of"))
    facts = json_object_get_array_member (wanted, "missing_any_of");
  if (facts && !asks_for_any (decision, facts))
    complain (self, "%s does not ask for what it should", question);
}

static void
compare_options (Comparison *self, const char *question, JsonArray *options, gboolean wanted)
{
  const FstDecision *decision = find_decision (self, question);
  g_autofree char *shown = decision ? show (decision) : NULL;

  if (decision && any_agrees (decision, options) != wanted)
    complain (self, "%s is %s, %s", question, shown,
              wanted ? "none of what it may be" : "which the text rules out");
}

static void
compare_decisions (Comparison *self, JsonObject *wanted)
{
  JsonObjectIter iter;
  const char *question;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, wanted);
  while (json_object_iter_next_ordered (&iter, &question, &node))
    compare_decision (self, question, json_node_get_object (node));
}

static void
compare_all_options (Comparison *self, JsonObject *options, gboolean wanted)
{
  JsonObjectIter iter;
  const char *question;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, options);
  while (json_object_iter_next_ordered (&iter, &question, &node))
    compare_options (self, question, json_node_get_array (node), wanted);
}

static void
compare_missing (Comparison *self, JsonArray *facts)
{
  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    if (asks_for_any (fst_assessment_get_decision (self->assessment, q), facts))
      return;
  complain (self, "no question asks for any of the facts");
}

static gboolean
has_duty (JsonArray *duties, const char *id)
{
  for (guint i = 0; duties && i < json_array_get_length (duties); i++)
    if (g_str_equal (json_array_get_string_element (duties, i), id))
      return TRUE;
  return FALSE;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) ? json_object_get_array_member (object, member)
                                                 : NULL;
}

static gboolean
names_question (JsonObject *expect, const char *question)
{
  static const char *const members[] = { "decisions", "one_of" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (json_object_has_member (expect, members[i])
        && json_object_has_member (json_object_get_object_member (expect, members[i]), question))
      return TRUE;
  return FALSE;
}

/* The sections that the answers and duties named in the expectation cite; of all answers where it
 * names none. */
static GHashTable *
collect_cited (Comparison *self)
{
  GHashTable *cited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *duties = get_array (self->expect, "duties");
  gboolean names_any = duties && json_array_get_length (duties) > 0;

  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    names_any |= names_question (self->expect, fst_vocabulary_get_question (q)->id);
  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    {
      const FstDecision *decision = fst_assessment_get_decision (self->assessment, q);

      if (names_any && !names_question (self->expect, fst_vocabulary_get_question (q)->id))
        continue;
      for (guint i = 0; i < decision->grounds->len; i++)
        {
          const FstGround *ground = g_ptr_array_index (decision->grounds, i);

          for (guint j = 0; ground->sections[j]; j++)
            g_hash_table_add (cited, expectation_section_key (ground->sections[j]));
        }
    }
  for (guint i = 0; i < self->assessment->duties->len; i++)
    {
      const FstDuty *duty = g_ptr_array_index (self->assessment->duties, i);

      /* Of a duty the first section is shown. */
      if (has_duty (duties, duty->id))
        g_hash_table_add (cited, expectation_section_key (duty->ground->sections[0]));
    }
  return cited;
}

static void
compare_sections (Comparison *self, GHashTable *cited, JsonArray *group)
{
  for (guint i = 0; i < json_array_get_length (group); i++)
    {
      g_autofree char *key = expectation_section_key (json_array_get_string_element (group, i));

      if (g_hash_table_contains (cited, key))
        return;
    }
  complain (self, "none of the sections is cited");
}

static void
compare_citations (Comparison *self)
{
  JsonArray *sections = get_array (self->expect, "cites");
  JsonArray *groups = get_array (self->expect, "cites_any");
  JsonArray *others = get_array (self->expect, "not_cites");
  g_autoptr (GHashTable) cited = NULL;

  if (!sections && !groups && !others)
    return;
  cited = collect_cited (self);
  if (sections && json_array_get_length (sections) > 0)
    compare_sections (self, cited, sections);
  for (guint i = 0; groups && i < json_array_get_length (groups); i++)
    compare_sections (self, cited, json_array_get_array_element (groups, i));
  for (guint i = 0; others && i < json_array_get_length (others); i++)
    {
      const char *section = json_array_get_string_element (others, i);
      g_autofree char *key = expectation_section_key (section);

      if (g_hash_table_contains (cited, key))
        complain (self, "section “%s” is cited", section);
    }
}

static void
compare_duties (Comparison *self, JsonArray *duties, gboolean wanted)
{
  for (guint i = 0; duties && i < json_array_get_length (duties); i++)
    {
      const char *id = json_array_get_string_element (duties, i);
      gboolean there = FALSE;

      for (guint j = 0; j < self->assessment->duties->len; j++)
        there |= g_str_equal (
            ((const FstDuty *) g_ptr_array_index (self->assessment->duties, j))->id, id);
      if (there != wanted)
        complain (self, "the duty %s %s", id, wanted ? "is missing" : "does not apply");
    }
}

static const char *
find_validity (Comparison *self, const char *document)
{
  for (guint i = 0; i < self->assessment->documents->len; i++)
    {
      const FstDocumentState *state = g_ptr_array_index (self->assessment->documents, i);

      if (g_str_equal (state->id, document))
        return fst_validity_to_id (state->validity);
    }
  return "not there";
}

static void
compare_validity (Comparison *self, const char *document, const char *wanted)
{
  const char *validity = find_validity (self, document);

  if (!g_str_equal (validity, wanted))
    complain (self, "%s is %s, not %s", document, validity, wanted);
}

static void
compare_validities (Comparison *self, JsonObject *wanted)
{
  JsonObjectIter iter;
  const char *document;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, wanted);
  while (json_object_iter_next_ordered (&iter, &document, &node))
    compare_validity (self, document, json_node_get_string (node));
}

static void
compare_documents (Comparison *self, JsonArray *documents)
{
  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      JsonObject *document = json_array_get_object_element (documents, i);

      compare_validity (self, json_object_get_string_member (document, "id"),
                        json_object_get_string_member (document, "validity"));
    }
}

static void
compare_member (Comparison *self, const char *member, JsonNode *node)
{
  if (g_str_equal (member, "decisions"))
    compare_decisions (self, json_node_get_object (node));
  else if (g_str_equal (member, "one_of"))
    compare_all_options (self, json_node_get_object (node), TRUE);
  else if (g_str_equal (member, "never"))
    compare_all_options (self, json_node_get_object (node), FALSE);
  else if (g_str_equal (member, "missing_any_of"))
    compare_missing (self, json_node_get_array (node));
  else if (g_str_equal (member, "duties"))
    compare_duties (self, json_node_get_array (node), TRUE);
  else if (g_str_equal (member, "not_duties"))
    compare_duties (self, json_node_get_array (node), FALSE);
  else if (g_str_equal (member, "validity"))
    compare_validities (self, json_node_get_object (node));
  else if (g_str_equal (member, "documents"))
    compare_documents (self, json_node_get_array (node));
  else if (!g_str_equal (member, "cites") && !g_str_equal (member, "cites_any")
           && !g_str_equal (member, "not_cites"))
    /* An expectation that nobody checks would pass for ever. */
    complain (self, "“%s” is no expectation", member);
}

/* Compares an assessment with what the case expects of it; returns a line for each fault
 * (element-type utf8). */
GPtrArray *
expectation_find_faults (const FstWorkedCase *worked, FstAssessment *assessment)
{
  Comparison self = { worked->expect, assessment, g_ptr_array_new_with_free_func (g_free) };
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  if (!worked->expect || json_object_get_size (worked->expect) == 0)
    {
      complain (&self, "the case expects nothing");
      return self.faults;
    }
  json_object_iter_init_ordered (&iter, worked->expect);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    compare_member (&self, member, node);
  compare_citations (&self);
  return self.faults;
}
