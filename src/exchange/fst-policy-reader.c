#include "fst-policy-reader.h"

#include <string.h>

#include "fst-condition-reader.h"
#include "fst-exchange-resources.h"

#define BUNDLE "/se/forskrivarstod/exchange/policies"
/* Far above any real document; keeps a hostile one from taking all the time and the stack. */
#define MOST_RULES 5000

static const char *const document_members[] = { "id",         "title",    "region",   "version",
                                                "parties",    "validity", "sections", "annexes",
                                                "conditions", "groups",   "scope",    "silences",
                                                "conflicts",  "rules",    NULL };
static const char *const validity_members[] = { "from", "until", "pending", "remark", NULL };
static const char *const annex_members[] = { "id",    "title",       "question", "values",
                                             "where", "supplements", NULL };
static const char *const rule_members[] = { "id",        "section", "when", "answers",
                                            "yields-to", "duties",  "text", NULL };
static const char *const conflict_members[] = { "between", "and", "because", NULL };
static const char *const silence_members[] = { "questions", "where", "because", NULL };
static const char *const answer_members[] = {
  "value", "leaves-judgement", "not-regulated", "share-percent", "of", "above", "level", "area",
  NULL
};
static const char *const duty_members[] = { "id", "actor", "text", NULL };

/* The name of a document, an annex or a rule: it stands in “list:DOCUMENT/ANNEX” and
 * “DOCUMENT/RULE”. */
static const char *
read_id (FstJsonReading *reading, JsonObject *object)
{
  const char *id = fst_json_reading_get_string (reading, object, "id");

  for (const char *at = id; *at || at == id; at++)
    if (!g_ascii_isalnum (*at) && (*at == '\0' || !strchr ("-._", *at)))
      {
        fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                               "“id”: expected letters a to z, digits and -._");
        return "";
      }
  return id;
}

static void
read_day (FstJsonReading *reading, JsonObject *object, const char *member, GDate *day)
{
  const char *text = fst_json_reading_get_optional_string (reading, object, member);

  g_date_clear (day, 1);
  if (text && !fst_date_parse (text, day))
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "“%s”: expected a day as YYYY-MM-DD",
                           member);
}

static void
read_validity (FstJsonReading *reading, JsonObject *document, FstPolicy *policy)
{
  JsonObject *validity = fst_json_reading_get_object (reading, document, "validity");

  fst_json_reading_check_members (reading, validity, validity_members);
  read_day (reading, validity, "from", &policy->from);
  read_day (reading, validity, "until", &policy->until);
  policy->pending = fst_json_reading_get_boolean (reading, validity, "pending");
  policy->remark = g_strdup (fst_json_reading_get_optional_string (reading, validity, "remark"));
}

static void
read_annexes (FstJsonReading *reading, JsonObject *document, FstPolicy *policy)
{
  JsonArray *annexes = fst_json_reading_get_array (reading, document, "annexes");

  for (guint i = 0; annexes && i < json_array_get_length (annexes); i++)
    {
      JsonObject *object =
          fst_json_reading_as_object (reading, json_array_get_element (annexes, i), "annexes");
      FstAnnex *annex = fst_annex_new ();
      const char *question = fst_json_reading_get_string (reading, object, "question");

      g_ptr_array_add (policy->annexes, annex);
      fst_json_reading_check_members (reading, object, annex_members);
      annex->id = g_strdup (read_id (reading, object));
      annex->title = g_strdup (fst_json_reading_get_string (reading, object, "title"));
      annex->where = g_strdup (fst_json_reading_get_string (reading, object, "where"));
      annex->values = fst_json_reading_get_strings (reading, object, "values");
      annex->supplements = object && json_object_has_member (object, "supplements")
                           && fst_json_reading_get_boolean (reading, object, "supplements");
      if (!fst_vocabulary_find_question (question, &annex->question))
        fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY, "“%s” is not a question",
                               question);
    }
}

static void
read_formula (FstJsonReading *reading, JsonObject *object, FstAnswer *answer)
{
  gint64 share_percent = fst_json_reading_get_integer (reading, object, "share-percent");
  gint64 above = fst_json_reading_get_integer (reading, object, "above");
  const FstFactSpec *of;

  answer->of = g_strdup (fst_json_reading_get_string (reading, object, "of"));
  of = fst_vocabulary_find_fact (answer->of);
  if (!of || of->type != FST_FACT_INTEGER)
    fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY,
                           "of: “%s” is not a number of the vocabulary", answer->of);
  if (share_percent < 1 || share_percent > 100 || above < 0 || above > G_MAXINT)
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                           "expected a share of 1 to 100 percent above 0 or more");
  answer->share_percent = (int) CLAMP (share_percent, 0, 100);
  answer->above = (int) CLAMP (above, 0, G_MAXINT);
}

static GVariant *
read_level (FstJsonReading *reading, JsonObject *object)
{
  const FstFactSpec *areas = fst_vocabulary_find_fact ("need-area");
  gint64 level = fst_json_reading_get_integer (reading, object, "level");
  gint64 of = fst_json_reading_get_integer (reading, object, "of");
  const char *area = fst_json_reading_get_optional_string (reading, object, "area");

  if (level < 1 || level > of || of > 9)
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                           "expected a level from 1 to the number of levels");
  if (area && !fst_term_find (areas->terms, areas->n_terms, area))
    fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY, "“%s” is not an area of need",
                           area);
  return g_variant_ref_sink (g_variant_new ("(iims)", (int) level, (int) of, area));
}

static GVariant *
read_value (FstJsonReading *reading, const FstQuestionSpec *spec, const char *value)
{
  gboolean excluded =
      spec->n_values == 0 && g_str_equal (spec->id, "priority") && g_str_equal (value, "excluded");

  if (!excluded && !fst_term_find (spec->values, spec->n_values, value))
    fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY, "%s: “%s” is not a value of it",
                           spec->id, value);
  return g_variant_ref_sink (g_variant_new_string (value));
}

static gboolean
has_level (const FstAnswer *answer)
{
  return answer->value && g_variant_is_of_type (answer->value, G_VARIANT_TYPE ("(iims)"));
}

static void
read_answer_object (FstJsonReading *reading,
                    const FstQuestionSpec *spec,
                    JsonObject *object,
                    FstAnswer *answer)
{
  JsonNode *value = json_object_get_member (object, "value");

  fst_json_reading_check_members (reading, object, answer_members);
  answer->leaves_judgement = fst_json_reading_get_boolean (reading, object, "leaves-judgement");
  answer->not_regulated = fst_json_reading_get_boolean (reading, object, "not-regulated");
  if (json_object_has_member (object, "level"))
    answer->value = read_level (reading, object);
  else if (json_object_has_member (object, "share-percent"))
    read_formula (reading, object, answer);
  else if (value && JSON_NODE_HOLDS_OBJECT (value))
    {
      JsonObject *inner = json_node_get_object (value);

      fst_json_reading_check_members (reading, inner, answer_members);
      if (json_object_has_member (inner, "share-percent"))
        read_formula (reading, inner, answer);
      else
        answer->value = read_level (reading, inner);
    }
  else if (value && !JSON_NODE_HOLDS_NULL (value))
    answer->value =
        read_value (reading, spec, fst_json_reading_as_string (reading, value, "value"));

  if (!answer->value && !answer->of && !answer->leaves_judgement && !answer->not_regulated)
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "%s: expected a value", spec->id);
  if ((answer->of != NULL) != (answer->question == FST_QUESTION_REIMBURSEMENT)
      && !answer->not_regulated)
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                           "%s: only reimbursement takes a share, and nothing else", spec->id);
  if (has_level (answer) && answer->question != FST_QUESTION_PRIORITY)
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "%s: only priority takes a level",
                           spec->id);
}

static void
read_answers (FstJsonReading *reading, JsonObject *object, FstRule *rule)
{
  JsonObject *answers = fst_json_reading_get_object (reading, object, "answers");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!answers)
    return;
  json_object_iter_init_ordered (&iter, answers);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      FstQuestion question;
      FstAnswer *answer;

      if (!fst_vocabulary_find_question (name, &question))
        {
          fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY, "“%s” is not a question",
                                 name);
          return;
        }
      answer = fst_answer_new (question);
      g_ptr_array_add (rule->answers, answer);
      if (JSON_NODE_HOLDS_OBJECT (node))
        read_answer_object (reading, fst_vocabulary_get_question (question),
                            json_node_get_object (node), answer);
      else
        answer->value = read_value (reading, fst_vocabulary_get_question (question),
                                    fst_json_reading_as_string (reading, node, name));
    }
}

static void
read_duties (FstJsonReading *reading, JsonObject *object, FstRule *rule)
{
  JsonArray *duties = fst_json_reading_get_array (reading, object, "duties");
  guint n_duties, n_actors;
  const FstTerm *known_duties = fst_vocabulary_get_duties (&n_duties);
  const FstTerm *known_actors = fst_vocabulary_get_actors (&n_actors);

  for (guint i = 0; duties && i < json_array_get_length (duties); i++)
    {
      JsonObject *duty =
          fst_json_reading_as_object (reading, json_array_get_element (duties, i), "duties");
      const char *id = fst_json_reading_get_string (reading, duty, "id");
      const char *actor = fst_json_reading_get_string (reading, duty, "actor");

      fst_json_reading_check_members (reading, duty, duty_members);
      if (!fst_term_find (known_duties, n_duties, id))
        fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY,
                               "“%s” is not a duty of the vocabulary", id);
      if (!fst_term_find (known_actors, n_actors, actor))
        fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY,
                               "“%s” is not an actor of the vocabulary", actor);
      g_ptr_array_add (
          rule->duties,
          fst_rule_duty_new (id, actor, fst_json_reading_get_string (reading, duty, "text")));
    }
}

/* A list of the document itself must be one of its annexes, and say what that can say. */
static void
check_lists (FstJsonReading *reading, const FstPolicy *policy, const FstCondition *condition)
{
  g_autofree char *prefix = g_strdup_printf ("list:%s/", policy->id);
  const FstAnnex *annex = NULL;

  for (guint i = 0; condition->children && i < condition->children->len; i++)
    check_lists (reading, policy, g_ptr_array_index (condition->children, i));
  if (condition->kind != FST_CONDITION_IN || !g_str_has_prefix (condition->fact, prefix))
    return;
  for (guint i = 0; i < policy->annexes->len && !annex; i++)
    {
      annex = g_ptr_array_index (policy->annexes, i);
      if (!g_str_equal (annex->id, condition->fact + strlen (prefix)))
        annex = NULL;
    }
  if (!annex)
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "the document has no annex “%s”",
                           condition->fact);
  for (guint i = 0; annex && condition->values[i]; i++)
    if (!g_str_equal (condition->values[i], "not-listed")
        && !g_strv_contains ((const char *const *) annex->values, condition->values[i]))
      fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY,
                             "%s: “%s” is not one of its values", condition->fact,
                             condition->values[i]);
}

/* Reads a condition that hangs on the case alone. */
static FstCondition *
read_condition (FstJsonReading *reading,
                const FstPolicy *policy,
                JsonObject *object,
                const char *member,
                GHashTable *named)
{
  JsonNode *node = object ? json_object_get_member (object, member) : NULL;
  FstCondition *condition = node ? fst_condition_read (reading, node, named) : NULL;

  if (!condition)
    return NULL;
  if (fst_condition_uses_answers (condition))
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                           "“answer” stands only in the condition of a rule");
  check_lists (reading, policy, condition);
  return condition;
}

static guint
read_questions (FstJsonReading *reading, JsonObject *object)
{
  g_auto (GStrv) names = fst_json_reading_get_strings (reading, object, "questions");
  guint questions = 0;

  if (!names[0])
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "“questions”: expected a question");
  for (guint i = 0; names[i]; i++)
    {
      FstQuestion question;

      if (fst_vocabulary_find_question (names[i], &question))
        questions |= 1u << question;
      else
        fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY, "“%s” is not a question",
                               names[i]);
    }
  return questions;
}

static void
read_silences (FstJsonReading *reading, JsonObject *document, FstPolicy *policy, GHashTable *named)
{
  JsonArray *silences = fst_json_reading_get_array (reading, document, "silences");

  for (guint i = 0; silences && i < json_array_get_length (silences) && !reading->error; i++)
    {
      FstSilence *silence = fst_silence_new ();
      JsonObject *object;

      g_ptr_array_add (policy->silences, silence);
      fst_json_reading_set_place (reading, "silence number %u", i + 1);
      object =
          fst_json_reading_as_object (reading, json_array_get_element (silences, i), "silences");
      fst_json_reading_check_members (reading, object, silence_members);
      silence->questions = read_questions (reading, object);
      silence->where = read_condition (reading, policy, object, "where", named);
      silence->because = g_strdup (fst_json_reading_get_string (reading, object, "because"));
    }
}

static void
read_conflicts (FstJsonReading *reading, JsonObject *document, FstPolicy *policy)
{
  JsonArray *conflicts = fst_json_reading_get_array (reading, document, "conflicts");

  for (guint i = 0; conflicts && i < json_array_get_length (conflicts) && !reading->error; i++)
    {
      FstStatedConflict *conflict = fst_stated_conflict_new ();
      JsonObject *object;

      g_ptr_array_add (policy->conflicts, conflict);
      fst_json_reading_set_place (reading, "conflict number %u", i + 1);
      object =
          fst_json_reading_as_object (reading, json_array_get_element (conflicts, i), "conflicts");
      fst_json_reading_check_members (reading, object, conflict_members);
      conflict->between = fst_json_reading_get_strings (reading, object, "between");
      conflict->with = fst_json_reading_get_strings (reading, object, "and");
      conflict->because = g_strdup (fst_json_reading_get_string (reading, object, "because"));
      if (!conflict->between[0] || !conflict->with[0])
        fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                               "expected rules “between” and rules “and”");
      if (g_strv_length (conflict->between) * g_strv_length (conflict->with) > MOST_RULES)
        fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "more than %d pairs of rules",
                               MOST_RULES);
    }
}

static void
check_rule (FstJsonReading *reading, const FstPolicy *policy, const FstRule *rule)
{
  if (!rule->sections[0])
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                           "“section”: expected a section of the document");
  for (guint i = 0; rule->sections[i]; i++)
    if (!g_strv_contains ((const char *const *) policy->sections, rule->sections[i]))
      fst_json_reading_fail (reading, FST_POLICY_ERROR_SECTION, "the document has no section “%s”",
                             rule->sections[i]);
  if (rule->answers->len == 0 && rule->duties->len == 0)
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "expected answers or duties");
  if (rule->answers->len > 0 && rule->when && fst_condition_uses_answers (rule->when))
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM,
                           "“answer” stands only in the condition of a rule without answers");
  if (rule->when)
    check_lists (reading, policy, rule->when);
}

/* What rules of a document refer to by name. */
typedef struct
{
  GHashTable *conditions; /* name → FstCondition */
  GHashTable *groups;     /* name → GStrv of rules */
} Names;

/* The rules that a rule yields to; a group stands for its members. */
static GStrv
read_precedence (FstJsonReading *reading, JsonObject *object, const Names *names)
{
  g_auto (GStrv) entries = fst_json_reading_get_strings (reading, object, "yields-to");
  g_autoptr (GStrvBuilder) rules = g_strv_builder_new ();

  for (guint i = 0; entries[i]; i++)
    {
      GStrv group = g_hash_table_lookup (names->groups, entries[i]);

      if (group)
        g_strv_builder_addv (rules, (const char **) group);
      else
        g_strv_builder_add (rules, entries[i]);
    }
  return g_strv_builder_end (rules);
}

static FstRule *
read_rule (FstJsonReading *reading, const FstPolicy *policy, JsonObject *object, const Names *names)
{
  const char *id = read_id (reading, object);
  FstRule *rule = fst_rule_new (id);

  fst_json_reading_set_place (reading, "rule %s", id);
  fst_json_reading_check_members (reading, object, rule_members);
  rule->sections = fst_json_reading_get_strings (reading, object, "section");
  if (object && json_object_has_member (object, "when"))
    rule->when =
        fst_condition_read (reading, json_object_get_member (object, "when"), names->conditions);
  if (g_hash_table_contains (names->groups, id))
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "a group has the same name");
  read_answers (reading, object, rule);
  rule->yields_to = read_precedence (reading, object, names);
  read_duties (reading, object, rule);
  rule->text = g_strdup (fst_json_reading_get_string (reading, object, "text"));
  check_rule (reading, policy, rule);
  return rule;
}

static GHashTable *
read_conditions (FstJsonReading *reading, JsonObject *document)
{
  GHashTable *named =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) fst_condition_free);
  JsonObject *conditions = fst_json_reading_get_object (reading, document, "conditions");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!conditions)
    return named;
  json_object_iter_init_ordered (&iter, conditions);
  while (json_object_iter_next_ordered (&iter, &name, &node) && !reading->error)
    {
      FstCondition *condition;

      fst_json_reading_set_place (reading, "condition %s", name);
      condition = fst_condition_read (reading, node, named);
      if (condition)
        g_hash_table_insert (named, g_strdup (name), condition);
    }
  return named;
}

static GHashTable *
read_groups (FstJsonReading *reading, JsonObject *document)
{
  GHashTable *groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  JsonObject *object = fst_json_reading_get_object (reading, document, "groups");
  JsonObjectIter iter;
  const char *name;

  if (!object)
    return groups;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL) && !reading->error)
    {
      fst_json_reading_set_place (reading, "group %s", name);
      g_hash_table_insert (groups, g_strdup (name),
                           fst_json_reading_get_strings (reading, object, name));
    }
  return groups;
}

static void
read_rules (FstJsonReading *reading, JsonObject *document, FstPolicy *policy)
{
  JsonArray *rules = fst_json_reading_get_array (reading, document, "rules");
  g_autoptr (GHashTable) conditions = read_conditions (reading, document);
  g_autoptr (GHashTable) groups = read_groups (reading, document);
  const Names names = { conditions, groups };

  fst_json_reading_set_place (reading, "scope");
  policy->scope = read_condition (reading, policy, document, "scope", conditions);
  read_silences (reading, document, policy, conditions);
  read_conflicts (reading, document, policy);
  fst_json_reading_set_place (reading, "rules");
  if (rules && json_array_get_length (rules) > MOST_RULES)
    fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "more than %d rules", MOST_RULES);
  for (guint i = 0; rules && i < json_array_get_length (rules) && !reading->error; i++)
    {
      JsonObject *object;
      FstRule *rule;

      fst_json_reading_set_place (reading, "rule number %u", i + 1);
      object = fst_json_reading_as_object (reading, json_array_get_element (rules, i), "rules");
      rule = read_rule (reading, policy, object, &names);
      if (fst_policy_find_rule (policy, rule->id))
        fst_json_reading_fail (reading, FST_POLICY_ERROR_FORM, "another rule has the same id");
      g_ptr_array_add (policy->rules, rule);
    }
}

static void
read_document (FstJsonReading *reading, JsonObject *document, FstPolicy *policy)
{
  guint n_regions;
  const FstTerm *regions = fst_vocabulary_get_regions (&n_regions);

  fst_json_reading_check_members (reading, document, document_members);
  policy->id = g_strdup (read_id (reading, document));
  policy->title = g_strdup (fst_json_reading_get_string (reading, document, "title"));
  policy->region = g_strdup (fst_json_reading_get_string (reading, document, "region"));
  policy->version = g_strdup (fst_json_reading_get_string (reading, document, "version"));
  policy->parties = fst_json_reading_get_strings (reading, document, "parties");
  policy->sections = fst_json_reading_get_strings (reading, document, "sections");
  if (!fst_term_find (regions, n_regions, policy->region))
    fst_json_reading_fail (reading, FST_POLICY_ERROR_VOCABULARY,
                           "“%s” is not a region of the vocabulary", policy->region);
  read_validity (reading, document, policy);
  read_annexes (reading, document, policy);
  read_rules (reading, document, policy);
}

/**
 * fst_policy_read:
 * @bytes: a policy file
 * @file: what to call it in errors
 * @error: return location
 *
 * Reads a document's rules; docs/policy-files.md has the form.
 *
 * Returns: (transfer full): the policy, or NULL with an error of %FST_POLICY_ERROR that names the
 * file, the rule and what was expected
 */
FstPolicy *
fst_policy_read (GBytes *bytes, const char *file, GError **error)
{
  g_autoptr (JsonNode) root =
      fst_json_parse (bytes, file, FST_POLICY_ERROR, FST_POLICY_ERROR_SYNTAX, error);
  g_autoptr (FstPolicy) policy = NULL;
  FstJsonReading reading = { file, NULL, FST_POLICY_ERROR, FST_POLICY_ERROR_FORM };

  if (!root)
    return NULL;
  policy = fst_policy_new ();
  read_document (&reading, fst_json_reading_as_object (&reading, root, "document"), policy);
  if (!fst_json_reading_finish (&reading, error))
    return NULL;
  return g_steal_pointer (&policy);
}

/**
 * fst_policy_read_bundled:
 * @error: return location
 *
 * Reads the documents that come with the program.
 *
 * Returns: (transfer full) (element-type FstPolicy): the policies, or NULL with an error of
 * %FST_POLICY_ERROR
 */
GPtrArray *
fst_policy_read_bundled (GError **error)
{
  g_autoptr (GPtrArray) policies =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);
  GResource *resource = fst_exchange_get_resource ();
  g_auto (GStrv) names =
      g_resource_enumerate_children (resource, BUNDLE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (!names)
    return NULL;
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *path = g_strconcat (BUNDLE "/", names[i], NULL);
      g_autoptr (GBytes) bytes =
          g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      FstPolicy *policy = bytes ? fst_policy_read (bytes, names[i], error) : NULL;

      if (!policy)
        return NULL;
      g_ptr_array_add (policies, policy);
    }
  return g_steal_pointer (&policies);
}

static GStrv
list_files (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (!dir)
    return NULL;
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  if (names->len == 0)
    {
      g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_FORM,
                   "%s: expected policy files (*.json)", folder);
      return NULL;
    }
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

/**
 * fst_policy_read_folder:
 * @folder: a path
 * @error: return location
 *
 * Reads the policy files of a folder, those named *.json, in the order of their names.
 *
 * Returns: (transfer full) (element-type FstPolicy): the policies, or NULL with an error of
 * %FST_POLICY_ERROR, or of %G_FILE_ERROR where folder or file can't be read
 */
GPtrArray *
fst_policy_read_folder (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) policies =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);
  g_auto (GStrv) names = list_files (folder, error);

  if (!names)
    return NULL;
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      FstPolicy *policy;
      gsize length;

      if (!g_file_get_contents (path, &text, &length, error))
        return NULL;
      bytes = g_bytes_new_take (g_steal_pointer (&text), length);
      policy = fst_policy_read (bytes, path, error);
      if (!policy)
        return NULL;
      g_ptr_array_add (policies, policy);
    }
  return g_steal_pointer (&policies);
}
