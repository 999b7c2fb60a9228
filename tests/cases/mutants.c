#include "mutants.h"

#include <string.h>

#include "fst-vocabulary.h"

/* Each mutant is made from a fresh reading of the document, so that none sees another's fault. */
static JsonNode *
read_policy (const char *policy)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (policy, &error);

  g_assert_no_error (error);
  return node;
}

static JsonArray *
get_rules (JsonNode *policy)
{
  return json_object_get_array_member (json_node_get_object (policy), "rules");
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) ? json_object_get_array_member (object, member)
                                                 : NULL;
}

static const char *
get_id (JsonArray *rules, guint rule)
{
  return json_object_get_string_member (json_array_get_object_element (rules, rule), "id");
}

static void
call (JsonNode *policy, const char *rule, char *title, MutantFunc func, gpointer user_data)
{
  const Mutant mutant = { title, (char *) rule, policy };

  func (&mutant, user_data);
  g_free (title);
}

static JsonObject *
get_groups (JsonNode *policy)
{
  JsonObject *document = json_node_get_object (policy);

  return json_object_has_member (document, "groups")
             ? json_object_get_object_member (document, "groups")
             : NULL;
}

static void
remove_text (JsonArray *texts, const char *text)
{
  for (guint i = texts ? json_array_get_length (texts) : 0; i-- > 0;)
    if (g_str_equal (json_array_get_string_element (texts, i), text))
      json_array_remove_element (texts, i);
}

static void
forget_rule (JsonNode *policy, const char *id)
{
  JsonArray *rules = get_rules (policy);
  g_autoptr (GList) groups =
      get_groups (policy) ? json_object_get_members (get_groups (policy)) : NULL;

  for (guint i = 0; i < json_array_get_length (rules); i++)
    remove_text (get_array (json_array_get_object_element (rules, i), "yields-to"), id);
  for (GList *link = groups; link; link = link->next)
    remove_text (json_object_get_array_member (get_groups (policy), link->data), id);
}

/* The document without any precedence, in which every rule speaks whose condition holds. */
JsonNode *
mutants_make_flat (const char *policy)
{
  JsonNode *flat = read_policy (policy);
  JsonArray *rules = get_rules (flat);

  for (guint i = 0; i < json_array_get_length (rules); i++)
    json_object_remove_member (json_array_get_object_element (rules, i), "yields-to");
  return flat;
}

/* A rule is not there. */
void
mutants_without_rule (const char *policy, MutantFunc func, gpointer user_data)
{
  g_autoptr (JsonNode) original = read_policy (policy);
  guint n = json_array_get_length (get_rules (original));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JsonNode) changed = read_policy (policy);
      const char *id = get_id (get_rules (original), i);

      json_array_remove_element (get_rules (changed), i);
      forget_rule (changed, id);
      call (changed, id, g_strdup_printf ("without %s", id), func, user_data);
    }
}

static void
leave_groups (const char *policy, JsonNode *original, MutantFunc func, gpointer user_data)
{
  g_autoptr (GList) groups =
      get_groups (original) ? json_object_get_members (get_groups (original)) : NULL;

  for (GList *link = groups; link; link = link->next)
    {
      JsonArray *members = json_object_get_array_member (get_groups (original), link->data);

      for (guint i = 0; i < json_array_get_length (members); i++)
        {
          g_autoptr (JsonNode) changed = read_policy (policy);
          const char *id = json_array_get_string_element (members, i);

          json_array_remove_element (
              json_object_get_array_member (get_groups (changed), link->data), i);
          call (changed, id, g_strdup_printf ("%s is not in the group %s", id, (char *) link->data),
                func, user_data);
        }
    }
}

/* A rule no longer yields to one that goes before it, or to a group, or one goes out of a group. */
void
mutants_without_precedence (const char *policy, MutantFunc func, gpointer user_data)
{
  g_autoptr (JsonNode) original = read_policy (policy);
  JsonArray *rules = get_rules (original);

  leave_groups (policy, original, func, user_data);

  for (guint i = 0; i < json_array_get_length (rules); i++)
    {
      JsonArray *yields = get_array (json_array_get_object_element (rules, i), "yields-to");

      for (guint j = 0; yields && j < json_array_get_length (yields); j++)
        {
          g_autoptr (JsonNode) changed = read_policy (policy);
          const char *other = json_array_get_string_element (yields, j);

          json_array_remove_element (
              json_object_get_array_member (json_array_get_object_element (get_rules (changed), i),
                                            "yields-to"),
              j);
          call (changed, get_id (rules, i),
                g_strdup_printf ("%s does not yield to %s", get_id (rules, i), other), func,
                user_data);
        }
    }
}

/* Another word of the question than this one; not the one that says region or municipality, since
 * another rule that says which may hide it. */
static const char *
get_other_word (const char *question, const char *word)
{
  FstQuestion found;
  const FstQuestionSpec *spec;
  const char *other = NULL;

  g_assert_true (fst_vocabulary_find_question (question, &found));
  spec = fst_vocabulary_get_question (found);
  for (guint i = spec->n_values; i-- > 0;)
    if (g_strcmp0 (spec->values[i].id, word) != 0
        && !g_str_equal (spec->values[i].id, "health-care-principal"))
      other = spec->values[i].id;
  return other;
}

static JsonNode *
text_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static void
add_number (JsonObject *object, const char *member, gint64 number)
{
  json_object_set_int_member (object, member, json_object_get_int_member (object, member) + number);
}

/* The answer's nth fault, or NULL where it has no more. */
static char *
change_answer (JsonObject *answers, const char *question, guint nth)
{
  JsonNode *node = json_object_get_member (answers, question);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *word = object ? json_object_get_string_member_with_default (object, "value", NULL)
                            : json_node_get_string (node);
  const char *other = get_other_word (question, word);
  gboolean is_level = object && json_object_has_member (object, "level");
  gboolean is_share = object && json_object_has_member (object, "share-percent");

  if (is_level && nth == 0)
    {
      gint64 level = json_object_get_int_member (object, "level"),
             of = json_object_get_int_member (object, "of");

      json_object_set_int_member (object, "level", level % of + 1);
      return g_strdup ("another level");
    }
  if (is_share && nth < 2)
    {
      add_number (object, nth == 0 ? "share-percent" : "above", -1);
      return g_strdup (nth == 0 ? "a smaller share" : "a lower threshold");
    }
  if (is_level || is_share)
    return NULL;
  if (nth == 0)
    {
      if (g_str_equal (question, "priority"))
        json_object_remove_member (answers, question);
      else
        json_object_set_member (answers, question, text_node (other));
      return g_strdup (other ? other : "nothing");
    }
  /* Leaves judgement and leans to a value: it leans to none, or decides. */
  if (nth == 1 && word && object)
    {
      json_object_remove_member (object, "value");
      return g_strdup ("judgement without a value");
    }
  if (nth == 2 && word && object)
    {
      json_object_set_member (answers, question, text_node (word));
      return g_strdup ("decided");
    }
  return NULL;
}

/* A rule answers a question with something else. */
void
mutants_with_other_answer (const char *policy, MutantFunc func, gpointer user_data)
{
  g_autoptr (JsonNode) original = read_policy (policy);
  JsonArray *rules = get_rules (original);

  for (guint i = 0; i < json_array_get_length (rules); i++)
    {
      JsonObject *rule = json_array_get_object_element (rules, i);
      g_autoptr (GList) questions = NULL;

      if (json_object_has_member (rule, "answers"))
        questions = json_object_get_members (json_object_get_object_member (rule, "answers"));
      for (GList *link = questions; link; link = link->next)
        for (guint nth = 0;; nth++)
          {
            g_autoptr (JsonNode) changed = read_policy (policy);
            JsonObject *answers = json_object_get_object_member (
                json_array_get_object_element (get_rules (changed), i), "answers");
            g_autofree char *fault = change_answer (answers, link->data, nth);

            if (!fault)
              break;
            call (changed, get_id (rules, i),
                  g_strdup_printf ("%s: %s: %s", get_id (rules, i), (char *) link->data, fault),
                  func, user_data);
          }
    }
}

/* A rule lays one thing less upon somebody. */
void
mutants_without_duty (const char *policy, MutantFunc func, gpointer user_data)
{
  g_autoptr (JsonNode) original = read_policy (policy);
  JsonArray *rules = get_rules (original);

  for (guint i = 0; i < json_array_get_length (rules); i++)
    {
      JsonArray *duties = get_array (json_array_get_object_element (rules, i), "duties");

      for (guint j = 0; duties && j < json_array_get_length (duties); j++)
        {
          g_autoptr (JsonNode) changed = read_policy (policy);
          JsonObject *rule = json_array_get_object_element (get_rules (changed), i);
          JsonObject *duty = json_array_get_object_element (duties, j);

          json_array_remove_element (json_object_get_array_member (rule, "duties"), j);
          call (changed, get_id (rules, i),
                g_strdup_printf ("%s without the duty %s", get_id (rules, i),
                                 json_object_get_string_member (duty, "id")),
                func, user_data);
        }
    }
}

static gboolean change_condition (JsonObject *condition, int *nth, GString *fault);

static gboolean
change_conditions (JsonArray *conditions, int *nth, GString *fault)
{
  for (guint i = 0; i < json_array_get_length (conditions); i++)
    if (change_condition (json_array_get_object_element (conditions, i), nth, fault))
      return TRUE;
  return FALSE;
}

/* A comparison is left out, or turned round; one by one. Returns whether the nth has been done. */
static gboolean
change_condition (JsonObject *condition, int *nth, GString *fault)
{
  g_autoptr (GList) members = json_object_get_members (condition);

  for (GList *link = members; link; link = link->next)
    {
      g_autofree char *member = g_strdup (link->data);
      JsonNode *node = json_object_get_member (condition, member);
      int here = (*nth)--;

      if (here == 0 || here == 1)
        {
          JsonObject *negated = json_object_new ();

          json_object_set_member (negated, member, json_node_copy (node));
          json_object_remove_member (condition, member);
          g_string_append_printf (fault, "%s %s", member, here == 0 ? "left out" : "turned round");
          if (here == 0)
            json_object_unref (negated);
          else
            {
              JsonArray *all = get_array (condition, "all");
              JsonObject *outer = json_object_new ();

              json_object_set_object_member (outer, "not", negated);
              if (!all)
                {
                  all = json_array_new ();
                  json_object_set_array_member (condition, "all", all);
                }
              json_array_add_object_element (all, outer);
            }
          return TRUE;
        }
      (*nth)--;
      if (g_str_equal (member, "any") || g_str_equal (member, "all"))
        {
          if (change_conditions (json_node_get_array (node), nth, fault))
            return TRUE;
        }
      else if (g_str_equal (member, "not")
               && change_condition (json_node_get_object (node), nth, fault))
        return TRUE;
    }
  return FALSE;
}

static JsonObject *
find_condition (JsonNode *policy, guint rule, const char *name)
{
  JsonObject *object =
      name ? json_object_get_object_member (json_node_get_object (policy), "conditions")
           : json_array_get_object_element (get_rules (policy), rule);
  const char *member = name ? name : "when";

  return json_object_has_member (object, member) ? json_object_get_object_member (object, member)
                                                 : NULL;
}

static void
change_all_of (const char *policy,
               const char *title,
               guint rule,
               const char *name,
               MutantFunc func,
               gpointer user_data)
{
  for (int nth = 0;; nth++)
    {
      g_autoptr (JsonNode) changed = read_policy (policy);
      JsonObject *condition = find_condition (changed, rule, name);
      g_autoptr (GString) fault = g_string_new (NULL);
      int left = nth;

      if (!condition || !change_condition (condition, &left, fault))
        return;
      call (changed, name ? NULL : title, g_strdup_printf ("%s: %s", title, fault->str), func,
            user_data);
    }
}

/* A comparison of a rule's condition, or of a named one, is left out or turned round. */
void
mutants_with_other_condition (const char *policy, MutantFunc func, gpointer user_data)
{
  g_autoptr (JsonNode) original = read_policy (policy);
  JsonArray *rules = get_rules (original);
  g_autoptr (GList) names = json_object_get_members (
      json_object_get_object_member (json_node_get_object (original), "conditions"));

  for (guint i = 0; i < json_array_get_length (rules); i++)
    change_all_of (policy, get_id (rules, i), i, NULL, func, user_data);
  for (GList *link = names; link; link = link->next)
    change_all_of (policy, link->data, 0, link->data, func, user_data);
}
