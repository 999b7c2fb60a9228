/* Every member of a policy gone wrong: cut off at every byte, of another type, twice, in a circle,
 * too many, too large. Each is refused with one line that names the file and the place, or is one
 * of the few that mean something. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "fst-assessor.h"
#include "fst-policy-check.h"
#include "fst-policy-reader.h"
#include "fst-vocabulary.h"

#define SMALL 10000 /* bytes */

/* A document with everything that a document can have. */
static char *whole;

static FstPolicy *
read_text (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);

  return fst_policy_read (bytes, "doc.json", error);
}

/* One line that begins with the file's name and goes on with a place or a reason. */
static void
assert_clear (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == FST_POLICY_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "doc.json"));
  g_assert_cmpuint (strlen (error->message), >, strlen ("doc.json: "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\n\r"));
}

static void
assert_cut_off (const char *text, gsize from, gsize step)
{
  gsize length = strlen (text);

  for (gsize n = from; n < length; n += step)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FstPolicy) policy = read_text (text, n, &error);

      g_assert_null (policy);
      assert_clear (error);
    }
}

static char *
write_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, FALSE);
}

/* A document with one rule alone after no more than there must be, as text. */
static char *
keep_rule (JsonObject *document, JsonNode *rule)
{
  static const char *const kept[] = { "id", "title", "region", "version" };
  g_autoptr (JsonObject) shorter = json_object_new ();
  JsonArray *rules = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    json_object_set_member (shorter, kept[i],
                            json_node_copy (json_object_get_member (document, kept[i])));
  json_array_add_element (rules, json_node_copy (rule));
  json_object_set_array_member (shorter, "rules", rules);
  return write_object (shorter);
}

/* Reading a document up to every byte takes a time that grows with the square of its length: the
 * whole of a large one is cut at every byte only where slow tests are asked for (-m slow).
 * Otherwise all but its rules is, and every rule in a document that has little else. */
static void
test_cut_off (gconstpointer data)
{
  const char *path = data;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *head = NULL;
  g_autoptr (GList) rules = NULL;
  JsonObject *document;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  /* Without the line end after it, it is whole. */
  g_strchomp (text);
  assert_cut_off (text, 0, g_test_slow () || strlen (text) < SMALL ? 1 : 97);
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  document = json_node_get_object (json_parser_get_root (parser));
  rules = json_array_get_elements (json_object_get_array_member (document, "rules"));
  for (GList *rule = rules; rule; rule = rule->next)
    {
      g_autofree char *alone = keep_rule (document, rule->data);

      /* What stands before it is the same every time. */
      assert_cut_off (alone, (gsize) (strstr (alone, "\"rules\"") - alone), 1);
    }
  json_object_remove_member (document, "rules");
  head = write_object (document);
  assert_cut_off (head, 0, 1);
}

/* What may stand in the place of something else. */
static const char *const replacements[] = { "null", "true", "-1",   "7.5",      "\"x\"",
                                            "[]",   "{}",   "[[]]", "{\"x\":1}" };

typedef struct
{
  guint number;  /* of the node that is replaced, counted through the document */
  guint next;    /* number of the next node */
  GString *path; /* of the node that is replaced */
  JsonNode *replacement;
} Replacing;

static JsonNode *copy_replacing (Replacing *self, JsonNode *node, const char *path);

static JsonNode *
copy_object (Replacing *self, JsonObject *object, const char *path)
{
  g_autoptr (JsonObject) copy = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_autofree char *inner = g_strconcat (path, "/", name, NULL);

      json_object_set_member (copy, name, copy_replacing (self, member, inner));
    }
  json_node_set_object (node, copy);
  return node;
}

static JsonNode *
copy_replacing (Replacing *self, JsonNode *node, const char *path)
{
  if (self->next++ == self->number)
    {
      g_string_assign (self->path, path);
      return json_node_copy (self->replacement);
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    return copy_object (self, json_node_get_object (node), path);
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      g_autoptr (JsonArray) copy = json_array_new ();
      JsonNode *result = json_node_new (JSON_NODE_ARRAY);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *inner = g_strdup_printf ("%s/%u", path, i);

          json_array_add_element (copy,
                                  copy_replacing (self, json_array_get_element (array, i), inner));
        }
      json_node_set_array (result, copy);
      return result;
    }
  return json_node_copy (node);
}

/* Members that may be left out may be null, a text of our own may be any text, a single text may
 * stand for an array of one, and what is listed may be nothing. All else is refused. */
static void
test_types (void)
{
  static const char *const accepted[] = {
    "/id = \"x\"",
    "/title = \"x\"",
    "/version = \"x\"",
    "/parties = null",
    "/parties = \"x\"",
    "/parties = []",
    "/parties/0 = \"x\"",
    "/parties/1 = \"x\"",
    "/validity = null",
    "/validity = {}",
    "/validity/from = null",
    "/validity/until = null",
    "/validity/pending = null",
    "/validity/pending = true",
    "/validity/remark = null",
    "/validity/remark = \"x\"",
    "/annexes/0/title = \"x\"",
    "/annexes/0/where = \"x\"",
    "/rules = null",
    "/rules = []",
    "/rules/0/id = \"x\"",
    "/rules/0/when/rental = true",
    "/rules/0/answers = null",
    "/rules/0/answers = {}",
    "/rules/0/answers/prescribable/value = null",
    "/rules/0/answers/prescribable/leaves-judgement = null",
    "/rules/0/answers/prescribable/leaves-judgement = true",
    "/rules/0/duties = null",
    "/rules/0/duties = []",
    "/rules/0/duties/0/text = \"x\"",
    "/rules/0/yields-to = null",
    "/rules/0/yields-to = []",
    "/rules/0/yields-to = \"x\"",
    "/rules/0/yields-to/0 = \"x\"",
    "/rules/0/text = \"x\"",
    "/rules/1/id = \"x\"",
    "/rules/1/answers/priority/area = null",
    "/rules/1/answers/payer/not-regulated = true",
    "/rules/1/text = \"x\"",
    NULL,
  };
  g_autoptr (JsonNode) document = json_from_string (whole, NULL);
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GString) unexpected = g_string_new (NULL);
  Replacing nothing = { G_MAXUINT, 0, path, document };
  g_autoptr (JsonNode) same = copy_replacing (&nothing, document, "");
  guint n_nodes = nothing.next;

  g_assert_true (json_node_equal (document, same));
  g_assert_cmpuint (n_nodes, >, 70);
  for (guint number = 0; number < n_nodes; number++)
    for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
      {
        g_autoptr (JsonNode) replacement = json_from_string (replacements[i], NULL);
        Replacing replacing = { number, 0, path, replacement };
        g_autoptr (JsonNode) changed = copy_replacing (&replacing, document, "");
        g_autofree char *text = json_to_string (changed, FALSE);
        g_autofree char *name = g_strdup_printf ("%s = %s", path->str, replacements[i]);
        g_autoptr (GError) error = NULL;
        g_autoptr (FstPolicy) policy = read_text (text, strlen (text), &error);

        if (!policy)
          {
            assert_clear (error);
            g_test_message ("%s: %s", name, error->message);
          }
        else if (!g_strv_contains (accepted, name))
          g_string_append_printf (unexpected, "%s\n", name);
      }
  g_assert_cmpstr (unexpected->str, ==, "");
}

/* Every member of every object twice, wherever it stands. */
static void
test_twice (void)
{
  g_autoptr (GRegex) member = g_regex_new ("\"[^\"]+\":", G_REGEX_DEFAULT, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (member, whole, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL), n++)
    {
      g_autofree char *name = g_match_info_fetch (match, 0);
      g_autoptr (GString) text = g_string_new (whole);
      g_autoptr (GError) error = NULL;
      g_autoptr (FstPolicy) policy = NULL;
      int start;

      g_match_info_fetch_pos (match, 0, &start, NULL);
      g_string_insert (text, start, " null, ");
      g_string_insert (text, start, name);
      policy = read_text (text->str, text->len, &error);
      g_assert_null (policy);
      assert_clear (error);
      g_assert_nonnull (strstr (error->message, "doc.json, line "));
      g_assert_nonnull (strstr (error->message, "stands twice"));
    }
  g_assert_cmpuint (n, >, 50);
}

/* A document of so many rules, each of which yields to the one after it; the last to the first. */
static char *
make_circle (guint n_rules, gboolean closed)
{
  GString *text = g_string_new ("{\"id\": \"doc\", \"title\": \"\", \"region\": \"dalarna\", "
                                "\"version\": \"1\", \"sections\": [\"1\"], \"rules\": [");

  for (guint i = 0; i < n_rules; i++)
    {
      g_string_append_printf (text,
                              "%s{\"id\": \"r%u\", \"section\": \"1\", \"text\": \"\", "
                              "\"answers\": {\"payer\": \"region\"}",
                              i ? ", " : "", i);
      if (closed || i + 1 < n_rules)
        g_string_append_printf (text, ", \"yields-to\": \"r%u\"", (i + 1) % n_rules);
      g_string_append_c (text, '}');
    }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static void
test_circles (void)
{
  static const guint sizes[] = { 1, 2, 3, 40, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int closed = FALSE; closed <= TRUE; closed++)
      {
        g_autofree char *text = make_circle (sizes[i], closed);
        g_autoptr (GPtrArray) policies =
            g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);
        g_autoptr (GError) error = NULL;
        g_autoptr (FstAssessor) assessor = NULL;
        FstPolicy *policy = read_text (text, strlen (text), &error);

        g_assert_no_error (error);
        g_ptr_array_add (policies, policy);
        assessor = fst_assessor_new ("dalarna", policies, &error);
        if (!closed)
          {
            g_assert_no_error (error);
            continue;
          }
        g_assert_null (assessor);
        g_assert_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_PRECEDENCE);
        g_assert_nonnull (strstr (error->message, "doc, rule r"));
        g_assert_nonnull (strstr (error->message, "circle"));
      }
}

/* A short document in which each set of facts comes to something else: there are more sets than can
 * be kept. */
static char *
make_growing (void)
{
  GString *text = g_string_new ("{\"id\": \"doc\", \"title\": \"\", \"region\": \"dalarna\", "
                                "\"version\": \"1\", \"sections\": [\"1\"], \"rules\": [");
  guint n_facts, n_rules = 0;
  const FstFactSpec *facts = fst_vocabulary_get_facts (&n_facts);

  for (guint i = 0; i < n_facts; i++)
    if (facts[i].type == FST_FACT_BOOLEAN)
      {
        g_string_append_printf (
            text,
            "%s{\"id\": \"r%u\", \"section\": \"1\", \"text\": \"\", \"when\": {\"%s\": true}, "
            "\"answers\": {\"reimbursement\": {\"of\": \"monthly-cost\", \"share-percent\": %u, "
            "\"above\": 0}}}",
            n_rules ? ", " : "", n_rules, facts[i].id, n_rules + 1);
        n_rules++;
      }
  g_assert_cmpuint (n_rules, >, 30);
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

/* What would grow without bound is refused, and the document named: by the program, and by the
 * check. */
static void
test_growing (void)
{
  g_autofree char *text = make_growing ();
  g_autoptr (GPtrArray) policies =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);
  g_autoptr (GError) error = NULL;
  FstPolicy *policy = read_text (text, strlen (text), &error);

  g_assert_no_error (error);
  g_ptr_array_add (policies, policy);
  g_assert_null (fst_assessor_new ("dalarna", policies, &error));
  g_assert_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_FORM);
  g_assert_true (g_str_has_prefix (error->message, "doc, rule r"));
  g_clear_error (&error);
  g_assert_null (fst_policy_check (policies, &error));
  g_assert_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_FORM);
  g_assert_true (g_str_has_prefix (error->message, "doc, rule r"));
}

/* More than any document has is refused before it takes the time. */
static void
test_too_much (void)
{
  g_autofree char *rules = make_circle (20000, FALSE);
  gsize length = 100 * 1024 * 1024;
  g_autofree char *blank = g_strnfill (length, ' ');
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (rules, strlen (rules), &error));
  assert_clear (error);
  g_assert_nonnull (strstr (error->message, "rules"));
  g_clear_error (&error);
  g_assert_null (read_text (blank, length, &error));
  assert_clear (error);
  g_assert_nonnull (strstr (error->message, "16 MiB"));
}

/* Names of the file come into messages: a message stays one line of readable text. */
static void
test_names (void)
{
  static const char *const names[] = { "a\\nb",     "a\\u2028b", "a\\u001b[2Jb",
                                       "a\\u0085b", "a\\u202eb", "a\\/b",
                                       "a b",       "",          "\xc3\xa5\xc3\xa4" };
  g_autofree char *huge = g_strnfill (1000000, 'x');

  for (guint i = 0; i <= G_N_ELEMENTS (names); i++)
    {
      const char *name = i < G_N_ELEMENTS (names) ? names[i] : huge;
      g_autofree char *ids = g_strdup_printf ("{\"id\": \"%s\", \"x\": 1}", name);
      g_autofree char *members = g_strdup_printf ("{\"%s\": 1}", name);
      g_autofree char *twice = g_strdup_printf ("{\"%s\": 1, \"%s\": 2}", name, name);
      g_autofree char *regions =
          g_strdup_printf ("{\"id\": \"x\", \"title\": \"\", \"version\": \"\", "
                           "\"region\": \"%s\"}",
                           name);
      const char *texts[] = { ids, members, twice, regions };

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_null (read_text (texts[j], strlen (texts[j]), &error));
          assert_clear (error);
          g_assert_cmpint (g_utf8_strlen (error->message, -1), <, 2000);
          for (const char *at = error->message; *at; at = g_utf8_next_char (at))
            g_assert_true (g_unichar_isprint (g_utf8_get_char (at)));
        }
    }
}

/* An id stands in names that have a slash in them. */
static void
test_ids (void)
{
  static const char *const ids[] = { "a/b", "list:a", "å", "", " ", "a\\n" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      static const char *const pieces[] = { "\"doc\"", "\"list\", \"title", "\"a\", \"sect" };

      for (guint j = 0; j < G_N_ELEMENTS (pieces); j++)
        {
          const char *at = strstr (whole, pieces[j]);
          const char *rest;
          g_autofree char *text = NULL;
          g_autoptr (GError) error = NULL;

          g_assert_nonnull (at);
          rest = strchr (at + 1, '"');
          text = g_strdup_printf ("%.*s\"%s%s", (int) (at - whole), whole, ids[i], rest);
          g_assert_null (read_text (text, strlen (text), &error));
          assert_clear (error);
          g_assert_nonnull (strstr (error->message, "“id”: expected"));
        }
    }
}

static void
add_cut_off_tests (GPtrArray *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (POLICIES, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *test = g_strconcat ("/policy-hostile/cut-off/", name, NULL);
      char *path;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      path = g_build_filename (POLICIES, name, NULL);
      g_ptr_array_add (paths, path);
      g_test_add_data_func (test, path, test_cut_off);
    }
  g_assert_cmpuint (paths->len, >, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_file_get_contents (SEEDS "/policy/whole.json", &whole, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/policy-hostile/types", test_types);
  g_test_add_func ("/policy-hostile/twice", test_twice);
  g_test_add_func ("/policy-hostile/circles", test_circles);
  g_test_add_func ("/policy-hostile/growing", test_growing);
  g_test_add_func ("/policy-hostile/too-much", test_too_much);
  g_test_add_func ("/policy-hostile/names", test_names);
  g_test_add_func ("/policy-hostile/ids", test_ids);
  add_cut_off_tests (paths);
  status = g_test_run ();
  g_free (whole);
  return status;
}
