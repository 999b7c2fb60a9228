#include <string.h>

#include "fst-assessor.h"
#include "fst-policy-reader.h"

/* A whole document with everything that a document can have; the tests below replace pieces of it.
 */
static const char document[] =
    "{\n"
    "  \"id\": \"doc\", \"title\": \"Prov\", \"region\": \"dalarna\", \"version\": \"1\",\n"
    "  \"parties\": [\"Region Prov\", \"Provkommun\"],\n"
    "  \"validity\": {\"from\": \"2022-06-01\", \"until\": null, \"pending\": false, \"remark\": "
    "\"Se upp.\"},\n"
    "  \"sections\": [\"1\", \"2.1\"],\n"
    "  \"annexes\": [{\"id\": \"list\", \"title\": \"Lista\", \"question\": \"payer\", \"values\": "
    "[\"region\"],\n"
    "    \"where\": \"Hos kommunen.\"}],\n"
    "  \"conditions\": {\"in-school\": {\"place-of-use\": [\"compulsory-school\", "
    "\"preschool\"]}},\n"
    "  \"rules\": [\n"
    "    {\"id\": \"a\", \"section\": \"1\",\n"
    "     \"when\": {\"condition\": \"in-school\", \"rental\": true, \"age\": {\"below\": 18, "
    "\"at-least\": 6},\n"
    "       \"any\": [{\"iso-code\": \"12 06\"}, {\"not\": {\"list:doc/list\": \"region\"}}]},\n"
    "     \"answers\": {\"payer\": \"school\", \"prescribable\": {\"value\": \"no\", "
    "\"leaves-judgement\": true}},\n"
    "     \"duties\": [{\"id\": \"follow-up\", \"actor\": \"prescriber\", \"text\": \"Följ "
    "upp.\"}],\n"
    "     \"yields-to\": [\"b\"], \"text\": \"Skolan betalar.\"},\n"
    "    {\"id\": \"b\", \"section\": [\"1\", \"2.1\"], \"when\": {\"double-grounds\": "
    "\"convenience\"},\n"
    "     \"answers\": {\"reimbursement\": {\"share-percent\": 75, \"of\": \"monthly-cost\", "
    "\"above\": 10000},\n"
    "       \"priority\": {\"level\": 1, \"of\": 3, \"area\": null}, \"payer\": "
    "{\"not-regulated\": true}},\n"
    "     \"text\": \"Ersättning.\"}\n"
    "  ]\n"
    "}\n";

static FstPolicy *
read_text (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return fst_policy_read (bytes, "doc.json", error);
}

/* One line that begins with the file's name and says the words. */
static void
assert_error (GError *error, const char *words)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == FST_POLICY_ERROR);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "doc.json"));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\n\r"));
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_refused (const char *text, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, strlen (text), &error));
  assert_error (error, words);
}

static char *
with (const char *piece, const char *replacement)
{
  const char *at = strstr (document, piece);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - document), document, replacement,
                          at + strlen (piece));
}

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstPolicy) policy = read_text (document, sizeof document - 1, &error);
  const FstRule *a, *b;
  const FstAnswer *answer;

  g_assert_no_error (error);
  g_assert_cmpstr (policy->id, ==, "doc");
  g_assert_cmpint (g_date_get_year (&policy->from), ==, 2022);
  g_assert_false (g_date_valid (&policy->until));
  g_assert_cmpuint (g_strv_length (policy->parties), ==, 2);
  g_assert_cmpuint (policy->annexes->len, ==, 1);
  g_assert_cmpuint (policy->rules->len, ==, 2);
  a = fst_policy_find_rule (policy, "a");
  b = fst_policy_find_rule (policy, "b");
  g_assert_cmpuint (a->when->children->len, ==, 4);
  g_assert_cmpstrv (a->yields_to, ((const char *[]){ "b", NULL }));
  answer = fst_rule_find_answer (a, FST_QUESTION_PRESCRIBABLE);
  g_assert_true (answer->leaves_judgement);
  g_assert_cmpstr (g_variant_get_string (answer->value, NULL), ==, "no");
  g_assert_cmpuint (g_strv_length (b->sections), ==, 2);
  answer = fst_rule_find_answer (b, FST_QUESTION_REIMBURSEMENT);
  g_assert_cmpint (answer->share_percent, ==, 75);
  g_assert_cmpint (answer->above, ==, 10000);
  g_assert_true (fst_rule_find_answer (b, FST_QUESTION_PAYER)->not_regulated);
  g_assert_null (fst_policy_find_rule (policy, "c"));
}

/* Cut anywhere it is refused; only the line end after it may be missing. */
static void
test_truncated (void)
{
  for (gsize length = 0; length < sizeof document - 2; length++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (document, length, &error));
      assert_error (error, "");
    }
}

static void
test_not_json (void)
{
  static const char binary[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *latin = with ("Skolan", "Sk\xe5lan"), *nul = with ("Skolan", "Sko\\u0000lan");
  g_autoptr (GError) error = NULL;

  assert_refused ("", "empty");
  assert_refused (" \n", "JSON");
  assert_refused (deep, "deep");
  assert_refused (latin, "UTF-8");
  assert_refused (nul, "NUL");
  assert_refused ("[]", "object");
  assert_refused ("7", "object");
  g_assert_null (read_text (binary, sizeof binary - 1, &error));
  assert_error (error, "UTF-8");
  g_clear_error (&error);
  g_assert_null (read_text (document, sizeof document, &error));
  assert_error (error, "");
}

static void
test_too_large (void)
{
  gsize length = 17 * 1024 * 1024;
  g_autofree char *text = g_strnfill (length, ' ');
  g_autoptr (GError) error = NULL;

  memcpy (text, document, sizeof document - 1);
  g_assert_null (read_text (text, length, &error));
  assert_error (error, "16 MiB");
}

/* Conditions nested as deep as JSON may be are read; one that is deeper is refused. */
static void
test_nesting (void)
{
  for (int depth = 50; depth <= 70; depth += 20)
    {
      g_autoptr (GString) when = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (FstPolicy) policy = NULL;

      for (int i = 0; i < depth; i++)
        g_string_append (when, "{\"not\": ");
      g_string_append (when, "{\"rental\": true}");
      for (int i = 0; i < depth; i++)
        g_string_append_c (when, '}');
      text = with ("{\"double-grounds\": \"convenience\"}", when->str);
      policy = read_text (text, strlen (text), &error);
      if (depth == 50)
        g_assert_no_error (error);
      else
        assert_error (error, "deep");
    }
}

/* A condition that names others that name others doubles at every step; it must not take the
 * memory. */
static void
test_conditions_that_grow (void)
{
  g_autoptr (GString) conditions = g_string_new ("\"c0\": {\"rental\": true}");
  g_autofree char *text = NULL;

  for (int i = 1; i < 64; i++)
    g_string_append_printf (conditions, ", \"c%d\": {\"condition\": [\"c%d\", \"c%d\"]}", i, i - 1,
                            i - 1);
  text = with ("\"in-school\": {\"place-of-use\": [\"compulsory-school\", \"preschool\"]}",
               conditions->str);
  assert_refused (text, "condition");
}

typedef struct
{
  const char *piece, *replacement;
  const char *words; /* that the error says */
} Change;

static void
test_changes (void)
{
  static const Change changes[] = {
    /* Of the document */
    { "\"id\": \"doc\", ", "", "id" },
    { "\"id\": \"doc\"", "\"id\": 7", "id" },
    { "\"title\"", "\"titel\"", "titel" },
    { "\"dalarna\"", "\"skane\"", "skane" },
    { "\"2022-06-01\"", "\"2022-13-01\"", "from" },
    { "\"2022-06-01\"", "20220601", "from" },
    { "\"pending\": false", "\"pending\": \"no\"", "pending" },
    { "\"remark\"", "\"remarks\"", "remarks" },
    { "[\"1\", \"2.1\"],\n  \"annexes\"", "{},\n  \"annexes\"", "sections" },
    { "[\"1\", \"2.1\"],\n  \"annexes\"", "[1, 2],\n  \"annexes\"", "sections" },
    { "\"question\": \"payer\"", "\"question\": \"weather\"", "weather" },
    { "\"values\": [\"region\"]", "\"values\": [\"school\"]", "list:doc/list" },
    { "\"values\": [\"region\"]", "\"values\": [7]", "values" },
    { "\"rules\": [", "\"rules\": {}, \"x\": [", "x" },
    { "\"version\"", "\"version\": \"0\", \"version\"", "twice" },
    /* Of the conditions */
    { "\"condition\": \"in-school\"", "\"condition\": \"in-church\"", "rule a" },
    { "\"condition\": \"in-school\"", "\"condition\": \"in-church\"", "in-church" },
    { "\"rental\": true", "\"weight\": true", "weight" },
    { "\"rental\": true", "\"rental\": \"true\"", "rental" },
    { "\"rental\": true", "\"rental\": 1", "rental" },
    { "\"rental\": true", "\"rental\": null", "rental" },
    { "\"preschool\"", "\"school\"", "condition in-school" },
    { "\"preschool\"", "\"school\"", "compulsory-school" },
    { "\"preschool\"", "7", "place-of-use" },
    { "[\"compulsory-school\", \"preschool\"]", "[]", "place-of-use" },
    { "[\"compulsory-school\", \"preschool\"]", "{}", "place-of-use" },
    { "\"below\": 18", "\"under\": 18", "under" },
    { "\"below\": 18", "\"below\": 6", "bounds" },
    { "\"below\": 18", "\"below\": \"18\"", "below" },
    { "\"below\": 18", "\"below\": -9223372036854775808", "age" },
    { "{\"below\": 18, \"at-least\": 6}", "{}", "age" },
    { "{\"below\": 18, \"at-least\": 6}", "[18]", "age" },
    { "{\"below\": 18, \"at-least\": 6}", "{\"above\": 9223372036854775807}", "age" },
    { "\"12 06\"", "\"12 06 x\"", "iso-code" },
    { "{\"not\": {", "{\"not\": [], \"all\": [{", "" },
    { "\"any\": [", "\"any\": {}, \"all\": [", "any" },
    { "{\"list:doc/list\": \"region\"}", "[]", "rule a" },
    { "{\"list:doc/list\": \"region\"}", "{}", "nothing" },
    { "list:doc/list", "list:doc/other", "list:doc/other" },
    { "\"list:doc/list\": \"region\"", "\"list:doc/list\": \"moon\"", "moon" },
    { "\"list:doc/list\": \"region\"", "\"answer\": {\"payer\": \"region\"}", "answer" },
    { "\"list:doc/list\": \"region\"", "\"answer\": {\"weather\": \"fine\"}", "weather" },
    { "{\"double-grounds\": \"convenience\"}", "{\"double-grounds\": \"fun\"}", "rule b" },
    { "{\"double-grounds\": \"convenience\"}", "[]", "rule b" },
    { "{\"double-grounds\": \"convenience\"}", "{}", "rule b" },
    { "{\"double-grounds\": \"convenience\"}", "null", "rule b" },
    /* Of the rules */
    { "\"id\": \"b\"", "\"id\": \"a\"", "rule a" },
    { "\"id\": \"b\"", "\"id\": null", "rule number 2" },
    { "{\"id\": \"b\"", "7, {\"id\": \"b\"", "rule number 2" },
    { "\"section\": \"1\"", "\"section\": \"3\"", "rule a" },
    { "\"section\": \"1\"", "\"section\": \"3\"", "3" },
    { "\"section\": \"1\"", "\"section\": []", "section" },
    { "\"section\": \"1\"", "\"section\": 1", "section" },
    { "\"text\": \"Skolan betalar.\"", "\"txt\": \"Skolan betalar.\"", "txt" },
    { ", \"text\": \"Skolan betalar.\"", "", "text" },
    { "\"payer\": \"school\"", "\"weather\": \"school\"", "weather" },
    { "\"payer\": \"school\"", "\"payer\": \"moon\"", "moon" },
    { "\"payer\": \"school\"", "\"payer\": true", "payer" },
    { "\"payer\": \"school\"", "\"payer\": {}", "payer" },
    { "\"payer\": \"school\"", "\"payer\": null", "payer" },
    { "\"payer\": \"school\"", "\"payer\": {\"level\": 1, \"of\": 3}", "payer" },
    { "\"leaves-judgement\": true", "\"leaves-judgment\": true", "leaves-judgment" },
    { "\"leaves-judgement\": true", "\"leaves-judgement\": 1", "leaves-judgement" },
    { "{\"value\": \"no\", \"leaves-judgement\": true}",
      "{\"share-percent\": 75, \"of\": \"price\", \"above\": 1}", "prescribable" },
    { "\"share-percent\": 75", "\"share-percent\": 101", "percent" },
    { "\"share-percent\": 75", "\"share-percent\": 4294967371", "percent" },
    { "\"of\": \"monthly-cost\"", "\"of\": \"rental\"", "rental" },
    { "\"above\": 10000", "\"above\": -1", "above" },
    { "\"above\": 10000", "\"above\": 4294977296", "above" },
    { "{\"share-percent\": 75, \"of\": \"monthly-cost\", \"above\": 10000}", "\"much\"",
      "reimbursement" },
    { "\"level\": 1", "\"level\": 4", "level" },
    { "\"level\": 1", "\"level\": 0", "level" },
    { "\"level\": 1", "\"level\": 4294967297", "level" },
    { "\"area\": null", "\"area\": \"moon\"", "moon" },
    { "{\"level\": 1, \"of\": 3, \"area\": null}", "\"first\"", "priority" },
    { "\"id\": \"follow-up\"", "\"id\": \"dance\"", "dance" },
    { "\"actor\": \"prescriber\"", "\"actor\": \"moon\"", "moon" },
    { "\"actor\": \"prescriber\"", "\"who\": \"prescriber\"", "actor" },
    { "\"yields-to\": [\"b\"]", "\"yields-to\": 7", "yields-to" },
    { "\"yields-to\"", "\"yields\": [\"b\"], \"yields-to\"", "yields" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *text = with (changes[i].piece, changes[i].replacement);

      g_test_message ("%s → %s", changes[i].piece, changes[i].replacement);
      assert_refused (text, changes[i].words);
    }
}

/* What the reader can't see alone the assessor says, naming document and rule. */
static void
test_precedence (void)
{
  static const char *const pieces[] = { "[\"b\"]", "[\"c\"]", "[\"doc/a\"]", "[\"b\", \"a\"]" };
  static const char *const words[] = { NULL, "c", "circle", "circle" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *replacement = g_strconcat (pieces[i], ", \"text\"", NULL);
      g_autofree char *text = with ("[\"b\"], \"text\"", replacement);
      g_autoptr (GPtrArray) policies =
          g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);
      g_autoptr (GError) error = NULL;
      g_autoptr (FstAssessor) assessor = NULL;

      g_ptr_array_add (policies, read_text (text, strlen (text), &error));
      g_assert_no_error (error);
      assessor = fst_assessor_new ("dalarna", policies, &error);
      if (!words[i])
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_null (assessor);
      g_assert_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_PRECEDENCE);
      g_assert_nonnull (strstr (error->message, "doc, rule a"));
      g_assert_nonnull (strstr (error->message, words[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy-reader/whole", test_whole);
  g_test_add_func ("/policy-reader/truncated", test_truncated);
  g_test_add_func ("/policy-reader/not-json", test_not_json);
  g_test_add_func ("/policy-reader/too-large", test_too_large);
  g_test_add_func ("/policy-reader/nesting", test_nesting);
  g_test_add_func ("/policy-reader/changes", test_changes);
  g_test_add_func ("/policy-reader/conditions-that-grow", test_conditions_that_grow);
  g_test_add_func ("/policy-reader/precedence", test_precedence);
  return g_test_run ();
}
