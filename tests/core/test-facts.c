#include "policy-fixture.h"

#include <string.h>

static void
assert_checked (const char *fact, const char *value, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) checked = fst_fact_check_value (fact, g_variant_new_parsed (value), &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_variant_print (checked, FALSE);
  g_assert_cmpstr (text, ==, expected);
}

/* The message names the fact and what is allowed. */
static void
assert_refused (const char *fact, const char *value, FstCaseError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fst_fact_check_value (fact, g_variant_new_parsed (value), &error));
  g_assert_error (error, FST_CASE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, fact));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_boolean (void)
{
  assert_checked ("rental", "true", "true");
  assert_checked ("rental", "false", "false");
  assert_refused ("rental", "'true'", FST_CASE_ERROR_VALUE, "true, false or null");
  assert_refused ("rental", "int64 1", FST_CASE_ERROR_VALUE, "true, false or null");
}

static void
test_integer (void)
{
  assert_checked ("age", "int64 0", "0");
  assert_checked ("age", "int64 130", "130");
  assert_refused ("age", "int64 -1", FST_CASE_ERROR_VALUE, "0 and 130");
  assert_refused ("age", "int64 131", FST_CASE_ERROR_VALUE, "0 and 130");
  assert_refused ("age", "int64 9223372036854775807", FST_CASE_ERROR_VALUE, "0 and 130");
  assert_refused ("age", "'17'", FST_CASE_ERROR_VALUE, "a whole number");
  assert_refused ("age", "17.5", FST_CASE_ERROR_VALUE, "a whole number");
  assert_refused ("age", "true", FST_CASE_ERROR_VALUE, "a whole number");
}

static void
test_enum (void)
{
  assert_checked ("person-status", "'resident'", "'resident'");
  assert_refused ("person-status", "'Resident'", FST_CASE_ERROR_VALUE, "moving-county");
  assert_refused ("person-status", "''", FST_CASE_ERROR_VALUE, "moving-county");
  assert_refused ("person-status", "['resident']", FST_CASE_ERROR_VALUE, "moving-county");
  assert_refused ("person-status", "int64 1", FST_CASE_ERROR_VALUE, "moving-county");
}

/* A single value is a set of one; the order in which they come and repetitions are lost. */
static void
test_set (void)
{
  assert_checked ("need", "'transfer'", "['transfer']");
  assert_checked ("need", "@as []", "[]");
  assert_checked ("need", "['transfer', 'life-sustaining', 'transfer']",
                  "['life-sustaining', 'transfer']");
  assert_refused ("need", "'fly'", FST_CASE_ERROR_VALUE, "life-sustaining");
  assert_refused ("need", "['transfer', 'fly']", FST_CASE_ERROR_VALUE, "life-sustaining");
  assert_refused ("need", "true", FST_CASE_ERROR_VALUE, "array");
  assert_refused ("need", "[true]", FST_CASE_ERROR_VALUE, "array");
}

static void
test_code (void)
{
  assert_checked ("iso-code", "'12 06 06'", "'120606'");
  assert_checked ("iso-code", "'12'", "'12'");
  assert_refused ("iso-code", "'120'", FST_CASE_ERROR_VALUE, "2, 4 or 6 digits");
  assert_refused ("iso-code", "'rollator'", FST_CASE_ERROR_VALUE, "2, 4 or 6 digits");
  assert_refused ("iso-code", "int64 120606", FST_CASE_ERROR_VALUE, "as text");
}

static void
test_unknown_name (void)
{
  assert_refused ("weight", "true", FST_CASE_ERROR_UNKNOWN_FACT, "vocabulary");
  assert_refused ("Age", "int64 17", FST_CASE_ERROR_UNKNOWN_FACT, "vocabulary");
  assert_refused ("list:x/y", "'region'", FST_CASE_ERROR_UNKNOWN_FACT, "vocabulary");
}

/* Every fact of the vocabulary takes each of its own values and refuses a stranger. */
static void
test_vocabulary (void)
{
  guint n;
  const FstFactSpec *specs = fst_vocabulary_get_facts (&n);

  g_assert_cmpuint (n, >, 40);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", specs[i].id);
      g_assert_true (fst_vocabulary_find_fact (specs[i].id) == &specs[i]);
      g_assert_cmpint (specs[i].n_terms > 0, ==,
                       specs[i].type == FST_FACT_ENUM || specs[i].type == FST_FACT_SET);
      for (guint j = 0; j < specs[i].n_terms; j++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GVariant) value = fst_fact_check_value (
              specs[i].id, g_variant_new_string (specs[i].terms[j].id), &error);

          g_assert_no_error (error);
        }
      if (specs[i].type != FST_FACT_BOOLEAN)
        assert_refused (specs[i].id, "true", FST_CASE_ERROR_VALUE, specs[i].id);
      assert_refused (specs[i].id, "'no-such-value'", FST_CASE_ERROR_VALUE, specs[i].id);
    }
}

static void
test_with (void)
{
  g_autoptr (FstFacts) none = fst_facts_new ();
  g_autoptr (FstFacts) young =
      fst_facts_with (none, "age", g_variant_new_int64 (17), FST_FACT_SOURCE_PERSON_NUMBER);
  g_autoptr (FstFacts) old =
      fst_facts_with (young, "age", g_variant_new_int64 (70), FST_FACT_SOURCE_FORM);
  g_autoptr (FstFacts) unknown = fst_facts_without (old, "age");
  FstFactSource source;

  g_assert_null (fst_facts_lookup (none, "age"));
  g_assert_false (fst_facts_get_source (none, "age", &source));
  g_assert_cmpint (g_variant_get_int64 (fst_facts_lookup (young, "age")), ==, 17);
  g_assert_true (fst_facts_get_source (young, "age", &source));
  g_assert_cmpint (source, ==, FST_FACT_SOURCE_PERSON_NUMBER);
  g_assert_cmpint (g_variant_get_int64 (fst_facts_lookup (old, "age")), ==, 70);
  g_assert_true (fst_facts_get_source (old, "age", &source));
  g_assert_cmpint (source, ==, FST_FACT_SOURCE_FORM);
  g_assert_true (fst_facts_equal (unknown, none));
  g_assert_false (fst_facts_equal (young, old));
  g_assert_false (fst_facts_equal (none, old));
  g_assert_false (fst_facts_equal (old, none));
}

static void
test_merge (void)
{
  g_autoptr (FstFacts) none = fst_facts_new ();
  g_autoptr (FstFacts) a =
      fst_facts_with (none, "age", g_variant_new_int64 (17), FST_FACT_SOURCE_PERSON_NUMBER);
  g_autoptr (FstFacts) ab =
      fst_facts_with (a, "rental", g_variant_new_boolean (TRUE), FST_FACT_SOURCE_REGISTER);
  g_autoptr (FstFacts) over =
      fst_facts_with (none, "age", g_variant_new_int64 (18), FST_FACT_SOURCE_FORM);
  g_autoptr (FstFacts) merged = fst_facts_merge (ab, over);
  FstFactSource source;

  g_assert_cmpint (g_variant_get_int64 (fst_facts_lookup (merged, "age")), ==, 18);
  g_assert_true (fst_facts_get_source (merged, "age", &source));
  g_assert_cmpint (source, ==, FST_FACT_SOURCE_FORM);
  g_assert_true (g_variant_get_boolean (fst_facts_lookup (merged, "rental")));
  g_assert_cmpint (g_variant_get_int64 (fst_facts_lookup (ab, "age")), ==, 17);
  g_assert_null (fst_facts_lookup (over, "rental"));
}

/* In the vocabulary's order, then lists by name, however they came in. */
static void
test_without_source (void)
{
  g_autoptr (FstFacts) empty = fst_facts_new ();
  g_autoptr (FstFacts) one =
      fst_facts_with (empty, "age", g_variant_new_int64 (9), FST_FACT_SOURCE_PERSON_NUMBER);
  g_autoptr (FstFacts) two = fst_facts_with (one, "basic-equipment-listed",
                                             g_variant_new_boolean (TRUE), FST_FACT_SOURCE_LIST);
  g_autoptr (FstFacts) left = fst_facts_without_source (two, FST_FACT_SOURCE_LIST);
  g_autoptr (FstFacts) same = fst_facts_without_source (two, FST_FACT_SOURCE_REGISTER);
  g_autoptr (FstFacts) none = fst_facts_without_source (empty, FST_FACT_SOURCE_LIST);

  g_assert_true (fst_facts_equal (left, one));
  g_assert_true (fst_facts_equal (same, two));
  g_assert_true (fst_facts_equal (none, empty));
}

static void
test_list (void)
{
  g_autoptr (FstFacts) facts = fst_facts_new ();
  g_auto (GStrv) names = NULL;

  know_text (&facts, "list:b/c", "region");
  know_text (&facts, "list:a/b", "region");
  know_boolean (&facts, "rental", TRUE);
  know_number (&facts, "age", 17);
  names = fst_facts_list (facts);
  g_assert_cmpstrv (names, ((const char *[]){ "age", "rental", "list:a/b", "list:b/c", NULL }));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facts/boolean", test_boolean);
  g_test_add_func ("/facts/integer", test_integer);
  g_test_add_func ("/facts/enum", test_enum);
  g_test_add_func ("/facts/set", test_set);
  g_test_add_func ("/facts/code", test_code);
  g_test_add_func ("/facts/unknown-name", test_unknown_name);
  g_test_add_func ("/facts/vocabulary", test_vocabulary);
  g_test_add_func ("/facts/with", test_with);
  g_test_add_func ("/facts/merge", test_merge);
  g_test_add_func ("/facts/without-source", test_without_source);
  g_test_add_func ("/facts/list", test_list);
  return g_test_run ();
}
