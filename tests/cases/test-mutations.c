/* Does some worked case notice when a document is wrong? test-mutations POLICIES-FOLDER DOCUMENT
 * CASES.json…
 *
 * A fault that no case notices is a rule that is not proved. */

#include <locale.h>
#include <string.h>

#include "../test-rounds.h"
#include "equivalence.h"
#include "expectation.h"
#include "fst-policy-reader.h"
#include "fst-rules.h"
#include "mutants.h"

static char *text;          /* the document as it stands */
static GPtrArray *original; /* (element-type FstPolicy): it and the others */
static const char *region;
static GPtrArray *others; /* (element-type FstPolicy): the documents besides */
static GPtrArray *cases;  /* (element-type FstWorkedCase): of the region */
static GPtrArray
    *holding; /* (element-type GHashTable): of each case the rules whose condition holds in it */

/* A kind of fault. */
typedef struct
{
  const char *title;
  void (*mutate) (const char *policy, MutantFunc func, gpointer user_data);
  /* What a condition says besides makes it readable; a rule, a duty or a precedence that changes
   * nothing has no business in the document. */
  gboolean may_make_no_difference;
} Kind;

typedef struct
{
  guint n, n_survivors, n_equivalent;
} Tally;

static gboolean
notices (FstRules *rules, const FstWorkedCase *worked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstAssessment) assessment = fst_rules_assess_worked (rules, worked, &error);
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_no_error (error);
  faults = expectation_find_faults (worked, assessment);
  return faults->len > 0;
}

/* The cases in which the rule's condition holds go first: one of them will most likely notice. */
static gboolean
is_noticed (FstRules *rules, const char *rule)
{
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < cases->len; i++)
      {
        gboolean holds = rule && g_hash_table_contains (g_ptr_array_index (holding, i), rule);

        if (holds == (round == 0) && notices (rules, g_ptr_array_index (cases, i)))
          return TRUE;
      }
  return FALSE;
}

static FstRules *
make_rules (JsonNode *policy, const char *title, GError **error)
{
  g_autofree char *changed = json_to_string (policy, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new_static (changed, strlen (changed));
  FstPolicy *read = fst_policy_read (bytes, title, error);
  g_autoptr (GPtrArray) policies =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);

  if (!read)
    return NULL;
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (policies, fst_policy_ref (g_ptr_array_index (others, i)));
  g_ptr_array_add (policies, read);
  return fst_rules_new_for_policies (policies);
}

static char *
describe (FstFacts *facts)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_auto (GStrv) names = fst_facts_list (facts);

  for (guint i = 0; names[i]; i++)
    {
      g_string_append_printf (line, "%s%s ", i ? ", " : "", names[i]);
      g_variant_print_string (fst_facts_lookup (facts, names[i]), line, FALSE);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Says in which case the fault would show, for whoever writes the case; or that there is none. */
static void
note_survivor (Tally *tally, const Mutant *mutant, FstRules *rules)
{
  g_autoptr (FstFacts) facts =
      equivalence_find_difference (region, original, fst_rules_get_policies (rules));
  g_autofree char *where = facts ? describe (facts) : NULL;

  if (facts)
    {
      tally->n_survivors++;
      g_test_message ("not noticed: %s; it shows where %s", mutant->title, where);
    }
  else
    {
      tally->n_equivalent++;
      g_test_message ("makes no difference: %s", mutant->title);
    }
}

static void
try_mutant (const Mutant *mutant, gpointer user_data)
{
  Tally *tally = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstRules) rules = NULL;

  if (tally->n++ % 10 >= test_rounds (10))
    return;
  rules = make_rules (mutant->policy, mutant->title, &error);
  /* The reader itself notices, where a condition is left with nothing in it. */
  if (!rules)
    g_assert_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_FORM);
  else if (!is_noticed (rules, mutant->rule))
    note_survivor (tally, mutant, rules);
}

static void
try_all (gconstpointer data)
{
  const Kind *kind = data;
  Tally tally = { 0, 0, 0 };

  kind->mutate (text, try_mutant, &tally);
  g_test_message ("%u faults, %u not noticed, %u make no difference", tally.n, tally.n_survivors,
                  tally.n_equivalent);
  if (tally.n_survivors > 0)
    g_test_fail_printf ("%u of %u faults are not noticed", tally.n_survivors, tally.n);
  if (tally.n_equivalent > 0 && !kind->may_make_no_difference)
    g_test_fail_printf ("%u of %u faults make no difference", tally.n_equivalent, tally.n);
}

static void
assert_different (const Mutant *mutant, gpointer user_data)
{
  guint *n = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstRules) rules = NULL;
  g_autoptr (FstFacts) facts = NULL;

  /* Some are enough. */
  if ((*n)++ % 20 != 0)
    return;
  rules = make_rules (mutant->policy, mutant->title, &error);
  g_assert_no_error (error);
  facts = equivalence_find_difference (region, original, fst_rules_get_policies (rules));
  g_assert_nonnull (facts);
}

/* A document does not differ from itself, and what cases notice is a difference. */
static void
test_equivalence (void)
{
  guint n = 0;

  g_assert_null (equivalence_find_difference (region, original, original));
  mutants_without_rule (text, assert_different, &n);
  mutants_without_precedence (text, assert_different, &n);
}

/* Without precedence every rule speaks whose condition holds. */
static void
note_holding (FstRules *rules, const FstWorkedCase *worked)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstAssessment) assessment = fst_rules_assess_worked (rules, worked, &error);

  g_assert_no_error (error);
  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    {
      const FstDecision *decision = fst_assessment_get_decision (assessment, q);

      for (guint i = 0; i < decision->grounds->len; i++)
        g_hash_table_add (
            names, g_strdup (((const FstGround *) g_ptr_array_index (decision->grounds, i))->rule));
    }
  for (guint i = 0; i < assessment->duties->len; i++)
    g_hash_table_add (
        names,
        g_strdup (((const FstDuty *) g_ptr_array_index (assessment->duties, i))->ground->rule));
  g_ptr_array_add (holding, names);
}

static void
read_cases (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  all = fst_worked_cases_read (bytes, path, &error);
  g_assert_no_error (error);
  for (guint i = all->len; i-- > 0;)
    if (g_str_equal (((const FstWorkedCase *) g_ptr_array_index (all, i))->subject->region, region))
      g_ptr_array_add (cases, g_ptr_array_steal_index (all, i));
}

/* A case that fails without any fault would seem to notice every one. */
static void
assert_sound (void)
{
  g_autoptr (FstRules) rules = fst_rules_new_for_policies (original);

  for (guint i = 0; i < cases->len; i++)
    if (notices (rules, g_ptr_array_index (cases, i)))
      g_error ("case %s fails", ((const FstWorkedCase *) g_ptr_array_index (cases, i))->id);
}

static void
set_up (const char *folder, const char *document, char **paths)
{
  g_autofree char *name = g_strconcat (document, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) flat = NULL;
  g_autoptr (FstRules) rules = NULL;

  original = fst_policy_read_folder (folder, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  others = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);
  for (guint i = 0; i < original->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (original, i);

      if (g_str_equal (policy->id, document))
        region = g_intern_string (policy->region);
      else
        g_ptr_array_add (others, fst_policy_ref (policy));
    }
  cases = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_worked_case_free);
  for (guint i = 0; paths[i]; i++)
    read_cases (paths[i]);
  assert_sound ();
  flat = mutants_make_flat (text);
  rules = make_rules (flat, "flat", &error);
  g_assert_no_error (error);
  holding = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < cases->len; i++)
    note_holding (rules, g_ptr_array_index (cases, i));
}

int
main (int argc, char *argv[])
{
  static const Kind kinds[] = {
    { "/mutations/without-rule", mutants_without_rule, FALSE },
    { "/mutations/without-duty", mutants_without_duty, FALSE },
    { "/mutations/other-answer", mutants_with_other_answer, FALSE },
    { "/mutations/without-precedence", mutants_without_precedence, FALSE },
    { "/mutations/other-condition", mutants_with_other_condition, TRUE },
  };
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >, 3);
  set_up (argv[1], argv[2], argv + 3);
  g_test_add_func ("/mutations/equivalence", test_equivalence);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_test_add_data_func (kinds[i].title, &kinds[i], try_all);
  status = g_test_run ();
  g_free (text);
  g_ptr_array_unref (original);
  g_ptr_array_unref (others);
  g_ptr_array_unref (cases);
  g_ptr_array_unref (holding);
  return status;
}
