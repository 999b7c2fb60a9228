/* The documents that come with the program, tried as a whole: they load, they agree with a second
 * way of answering, and the assessor never guesses: an answer that it gives stands whatever the
 * unknown facts turn out to be, and a fact that it asks for makes a difference. */

#include <string.h>

#include "fst-assessment-json.h"
#include "fst-case-reader.h"
#include "fst-policy-reader.h"
#include "policy-fixture.h"
#include "policy-oracle.h"
#include "shipped-region.h"

#define N_COMPLETE 300
#define N_PARTIAL 60
#define N_COMPLETIONS 12
#define N_THREADS 8

static GPtrArray *regions; /* (element-type Region) */

/* The worked cases' own facts lie nearer to what happens than anything at random. */
static void
read_cases (const char *name)
{
  g_autofree char *path = g_build_filename (CASES, name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  JsonArray *array;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *worked = json_array_get_object_element (array, i);
      g_autofree char *text = json_to_string (json_object_get_member (worked, "case"), FALSE);
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      gboolean is_array;
      g_autoptr (GPtrArray) cases = fst_cases_read (bytes, name, &is_array, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < regions->len; j++)
        {
          Region *region = g_ptr_array_index (regions, j);
          FstCase *subject = g_ptr_array_index (cases, 0);

          if (g_str_equal (region->name, subject->region))
            g_ptr_array_add (region->cases, fst_case_ref (subject));
        }
    }
}

static char *
describe_facts (FstFacts *facts)
{
  g_auto (GStrv) names = fst_facts_list (facts);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *value = g_variant_print (fst_facts_lookup (facts, names[i]), FALSE);

      g_string_append_printf (text, "%s=%s ", names[i], value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
ask_oracle (Region *self, FstFacts *complete_facts, FstFacts *known, FstQuestion question)
{
  GVariant *responsibility = fst_facts_lookup (known, "health-care-responsibility");

  return oracle_answer (self->policies, complete_facts,
                        responsibility ? g_variant_get_string (responsibility, NULL) : NULL,
                        question);
}

static void
assert_stands (Region *self, FstFacts *known, FstFacts *complete_facts, const FstDecision *decision)
{
  g_autofree char *answer = oracle_describe (decision);
  g_autofree char *truth = ask_oracle (self, complete_facts, known, decision->question);

  if (!g_str_equal (answer, truth))
    {
      g_autofree char *before = describe_facts (known), *after = describe_facts (complete_facts);

      g_test_message ("%s, %s", self->name, fst_vocabulary_get_question (decision->question)->id);
      g_test_message ("known: %s", before);
      g_test_message ("complete: %s", after);
    }
  g_assert_cmpstr (answer, ==, truth);
}

/* With everything known the assessor says what the second way of answering says. */
static void
test_complete (void)
{
  guint n_answered[FST_N_QUESTIONS] = { 0 };

  for (guint i = 0; i < regions->len * N_COMPLETE; i++)
    {
      Region *region = g_ptr_array_index (regions, i % regions->len);
      g_autoptr (FstFacts) facts = region_random_facts (region);
      g_autoptr (FstAssessment) assessment = NULL;

      region_steer_towards_rule (region, &facts, (FstQuestion) (i % FST_N_QUESTIONS));
      region_complete (region, &facts);
      assessment = region_assess (region, facts);
      for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
        {
          const FstDecision *decision = fst_assessment_get_decision (assessment, q);

          g_assert_cmpint (decision->status, !=, FST_STATUS_MISSING_FACTS);
          assert_stands (region, facts, facts, decision);
          n_answered[q] += decision->status != FST_STATUS_NOT_REGULATED;
        }
    }
  /* Every question was met, or the cases above try little. */
  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    g_assert_cmpuint (n_answered[q], >, 0);
}

/* Completes everything but one fact so that the assessor still asks for it, and then finds two
 * values of it that the second way of answering tells apart. */
static gboolean
makes_a_difference (Region *self, FstFacts *known, FstQuestion question, const char *fact)
{
  g_autoptr (FstFacts) facts = fst_facts_ref (known);
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *first = NULL;

  for (guint i = 0; i < self->dimensions->len; i++)
    {
      const Dimension *dimension = g_ptr_array_index (self->dimensions, i);
      g_autoptr (GPtrArray) open = list_open_values (dimension, facts);
      gboolean still_asked = g_str_equal (dimension->fact, fact) || open->len == 0;

      for (guint j = 0; j < open->len && !still_asked; j++)
        {
          g_autoptr (FstFacts) more = fst_facts_ref (facts);
          g_autoptr (FstAssessment) assessment = NULL;

          learn (&more, dimension->fact, g_ptr_array_index (open, j));
          assessment = region_assess (self, more);
          still_asked = g_strv_contains (
              (const char *const *) fst_assessment_get_decision (assessment, question)->missing,
              fact);
          if (still_asked)
            {
              fst_facts_unref (facts);
              facts = g_steal_pointer (&more);
            }
        }
      if (!still_asked)
        return FALSE;
    }
  values = list_open_values (region_ensure_dimension (self, g_intern_string (fact)), facts);
  for (guint i = 0; i < values->len; i++)
    {
      g_autoptr (FstFacts) more = fst_facts_ref (facts);
      g_autofree char *answer = NULL;

      learn (&more, fact, g_ptr_array_index (values, i));
      answer = ask_oracle (self, more, known, question);
      if (!first)
        first = g_steal_pointer (&answer);
      else if (!g_str_equal (first, answer))
        return TRUE;
    }
  return FALSE;
}

static void
try_to_change (Region *self, FstFacts *known, const FstDecision *decision)
{
  for (guint i = 0; i < N_COMPLETIONS; i++)
    {
      g_autoptr (FstFacts) facts = fst_facts_ref (known);

      if (i > 0)
        region_steer_towards_rule (self, &facts, decision->question);
      region_complete (self, &facts);
      assert_stands (self, known, facts, decision);
    }
}

/* An answer stands whatever the rest turns out to be; what is asked for makes a difference. */
static void
test_never_a_guess (void)
{
  guint n_answered = 0, n_asked = 0;

  for (guint i = 0; i < regions->len * N_PARTIAL; i++)
    {
      Region *region = g_ptr_array_index (regions, i % regions->len);
      g_autoptr (FstFacts) facts = region_random_facts (region);
      g_autoptr (FstAssessment) assessment = region_assess (region, facts);

      for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
        {
          const FstDecision *decision = fst_assessment_get_decision (assessment, q);
          guint n_missing = g_strv_length (decision->missing);

          g_assert_cmpint (n_missing > 0, ==, decision->status == FST_STATUS_MISSING_FACTS);
          if (n_missing == 0)
            {
              try_to_change (region, facts, decision);
              n_answered++;
              continue;
            }
          /* One of them at each round; over all rounds each has its turn. */
          {
            const char *fact = decision->missing[g_test_rand_int_range (0, (gint32) n_missing)];
            g_autofree char *known = describe_facts (facts);

            g_test_message ("%s, %s: %s; known: %s", region->name,
                            fst_vocabulary_get_question (q)->id, fact, known);
            g_assert_true (makes_a_difference (region, facts, q, fact));
            n_asked++;
          }
        }
    }
  g_assert_cmpuint (n_answered, >, 500);
  g_assert_cmpuint (n_asked, >, 200);
}

static const FstRule *
find_rule (Region *self, const FstGround *ground)
{
  for (guint i = 0; i < self->policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (self->policies, i);

      if (g_str_equal (policy->id, ground->document))
        return fst_policy_find_rule (policy, ground->rule);
    }
  return NULL;
}

/* Nobody is told to do what may turn out not to concern them. */
static void
test_duties (void)
{
  guint n_duties = 0;

  for (guint i = 0; i < regions->len * N_PARTIAL; i++)
    {
      Region *region = g_ptr_array_index (regions, i % regions->len);
      g_autoptr (FstFacts) known = region_random_facts (region);
      g_autoptr (FstAssessment) assessment = region_assess (region, known);
      g_autoptr (FstFacts) facts = fst_facts_ref (known);

      region_complete (region, &facts);
      for (guint j = 0; j < assessment->duties->len; j++)
        {
          const FstDuty *duty = g_ptr_array_index (assessment->duties, j);
          const FstRule *rule = find_rule (region, duty->ground);

          if (rule->when && fst_condition_uses_answers (rule->when))
            continue;
          g_test_message ("%s: %s", duty->ground->rule, duty->id);
          g_assert_true (oracle_holds (rule->when, facts));
          n_duties++;
        }
    }
  g_assert_cmpuint (n_duties, >, 200);
}

typedef struct
{
  Region *region;
  FstFacts *facts;
} Work;

static gpointer
assess_in_thread (gpointer data)
{
  const Work *work = data;
  g_autoptr (FstAssessment) assessment = region_assess (work->region, work->facts);
  g_autoptr (JsonNode) node = fst_assessment_to_json (assessment);

  return json_to_string (node, FALSE);
}

/* The same case gives the same bytes, from any number of threads at once. */
static void
test_threads (void)
{
  for (guint i = 0; i < 25; i++)
    {
      Region *region = g_ptr_array_index (regions, i % regions->len);
      g_autoptr (FstFacts) facts = region_random_facts (region);
      Work work = { region, facts };
      GThread *threads[N_THREADS];
      g_autofree char *expected = assess_in_thread (&work);

      for (guint j = 0; j < N_THREADS; j++)
        threads[j] = g_thread_new ("assess", assess_in_thread, &work);
      for (guint j = 0; j < N_THREADS; j++)
        {
          g_autofree char *answer = g_thread_join (threads[j]);

          g_assert_cmpstr (answer, ==, expected);
        }
    }
}

/* Each document answers, and each of its annexes is asked for by a rule. */
static void
test_loads (void)
{
  guint n = 0;

  for (guint i = 0; i < regions->len; i++)
    {
      Region *region = g_ptr_array_index (regions, i);

      g_assert_cmpuint (region->policies->len, >, 0);
      g_assert_cmpuint (region->cases->len, >, 0);
      for (guint j = 0; j < region->policies->len; j++)
        {
          const FstPolicy *policy = g_ptr_array_index (region->policies, j);

          g_assert_cmpuint (policy->rules->len, >, 0);
          g_assert_cmpstr (policy->title, !=, "");
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 5);
}

int
main (int argc, char *argv[])
{
  static const char *const files[] = { "dalarna.json",    "own-dalarna.json", "own-stockholm.json",
                                       "own-vgr-vb.json", "stockholm.json",   "vgr-vb.json" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) policies = NULL;
  const FstTerm *terms;
  int status;
  guint n;

  g_test_init (&argc, &argv, NULL);
  policies = fst_policy_read_bundled (&error);
  g_assert_no_error (error);
  terms = fst_vocabulary_get_regions (&n);
  regions = g_ptr_array_new_with_free_func ((GDestroyNotify) region_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (regions, region_new (terms[i].id, policies));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    read_cases (files[i]);

  g_test_add_func ("/shipped-policies/loads", test_loads);
  g_test_add_func ("/shipped-policies/complete", test_complete);
  g_test_add_func ("/shipped-policies/never-a-guess", test_never_a_guess);
  g_test_add_func ("/shipped-policies/duties", test_duties);
  g_test_add_func ("/shipped-policies/threads", test_threads);
  status = g_test_run ();
  g_ptr_array_unref (regions);
  return status;
}
