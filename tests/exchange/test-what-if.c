/* What is said to change an answer does: over random partial cases of each region every statement
 * is checked by assessing the case with each value that it is about. */

#include "fst-what-if.h"
#include "shipped-region.h"

#define N_CASES 25 /* of each region */

static GPtrArray *regions; /* (element-type Region) */

/* An answer as text: two that come to the same are the same text. */
static char *
describe (const FstDecision *decision)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (fst_status_to_id (decision->status));

  if (decision->value)
    {
      g_autofree char *value = g_variant_print (decision->value, FALSE);

      g_string_append_printf (text, " %s", value);
    }
  for (guint i = 0; i < decision->values->len; i++)
    g_ptr_array_add (values, g_variant_print (g_ptr_array_index (decision->values, i), FALSE));
  g_ptr_array_sort_values (values, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (text, " | %s", (char *) g_ptr_array_index (values, i));
  return g_string_free (text, FALSE);
}

static char *
answer_with (FstRegionRules *rules,
             const Region *region,
             FstFacts *facts,
             FstQuestion question,
             const char *fact,
             GVariant *value)
{
  g_autoptr (FstFacts) with = fst_facts_with (facts, fact, value, FST_FACT_SOURCE_CASE);
  g_autoptr (FstCase) subject = region_make_case (region, with);
  g_autoptr (FstAssessment) assessment = fst_region_rules_assess (rules, subject);

  return describe (fst_assessment_get_decision (assessment, question));
}

/* Every value that a branch names, or, of an interval, its ends and one between. */
static GPtrArray *
list_values (const FstCondition *when)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (when->fact);
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);

  if (when->kind == FST_CONDITION_RANGE)
    {
      gint64 between = when->minimum + (when->maximum - when->minimum) / 2;

      g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_int64 (when->minimum)));
      g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_int64 (between)));
      g_ptr_array_add (values, g_variant_ref_sink (g_variant_new_int64 (when->maximum)));
      return values;
    }
  for (guint i = 0; when->values[i]; i++)
    {
      const char *const member[] = { when->values[i], NULL };
      GVariant *value = spec && spec->type == FST_FACT_BOOLEAN
                            ? g_variant_new_boolean (g_str_equal (when->values[i], "true"))
                        : spec && spec->type == FST_FACT_SET ? g_variant_new_strv (member, 1)
                                                             : g_variant_new_string (member[0]);

      g_ptr_array_add (values, g_variant_ref_sink (value));
    }
  return values;
}

static void
check_branch (const FstWhatIf *what_if,
              const FstWhatIfBranch *branch,
              FstRegionRules *rules,
              const Region *region,
              FstFacts *facts,
              GHashTable *named)
{
  g_autofree char *claimed = describe (fst_what_if_branch_get_decision (branch));

  for (guint i = 0; i < branch->when->len; i++)
    {
      g_autoptr (GPtrArray) values = list_values (g_ptr_array_index (branch->when, i));

      for (guint j = 0; j < values->len; j++)
        {
          GVariant *value = g_ptr_array_index (values, j);
          GVariant *known = fst_facts_lookup (facts, what_if->fact);
          g_autofree char *answer = answer_with (rules, region, facts, branch->question,
                                                 what_if->fact, g_ptr_array_index (values, j));

          if (branch->is_computed)
            continue;
          g_hash_table_add (named, g_variant_print (value, FALSE));
          g_assert_cmpstr (claimed, ==, answer);
          if (known && g_variant_equal (known, value))
            g_assert_true (branch->is_current);
        }
    }
}

/* An enumeration's branches name each of its values; so "otherwise" means just those of the last.
 */
static void
check_whole (const FstWhatIf *what_if, GHashTable *named)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (what_if->fact);

  if (spec && (spec->type == FST_FACT_ENUM || spec->type == FST_FACT_SET))
    g_assert_cmpuint (g_hash_table_size (named), ==, spec->n_terms);
  if (spec && spec->type == FST_FACT_BOOLEAN)
    g_assert_cmpuint (g_hash_table_size (named), ==, 2);
  for (guint i = 0; i + 1 < what_if->branches->len; i++)
    g_assert_false (((FstWhatIfBranch *) g_ptr_array_index (what_if->branches, i))->is_rest);
}

/* What comes to the same is said once. */
static void
check_short (const FstWhatIf *what_if)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < what_if->branches->len; i++)
    {
      const FstWhatIfBranch *branch = g_ptr_array_index (what_if->branches, i);

      if (!branch->is_computed)
        g_assert_true (
            g_hash_table_add (said, describe (fst_what_if_branch_get_decision (branch))));
    }
}

static void
check_what_if (const FstWhatIf *what_if,
               FstRegionRules *rules,
               const Region *region,
               FstFacts *facts)
{
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < what_if->branches->len; i++)
    check_branch (what_if, g_ptr_array_index (what_if->branches, i), rules, region, facts, named);
  check_whole (what_if, named);
  check_short (what_if);
}

static gboolean
has_fact (GPtrArray *list, const char *fact)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((FstWhatIf *) g_ptr_array_index (list, i))->fact, fact))
      return TRUE;
  return FALSE;
}

/* Every missing fact is there; a known fact is there exactly where a value of it leads elsewhere.
 */
static void
check_complete (GPtrArray *list,
                FstRegionRules *rules,
                const Region *region,
                FstCase *subject,
                FstQuestion question)
{
  g_autoptr (FstAssessment) now = fst_region_rules_assess (rules, subject);
  const FstDecision *decision = fst_assessment_get_decision (now, question);
  g_autofree char *answer = describe (decision);
  g_auto (GStrv) known = fst_facts_list (subject->facts);

  for (guint i = 0; decision->missing[i]; i++)
    g_assert_true (has_fact (list, decision->missing[i]));
  for (guint i = 0; known[i]; i++)
    {
      const FstFactSpec *spec = fst_vocabulary_find_fact (known[i]);
      gboolean differs = FALSE;

      if (!spec || spec->type != FST_FACT_ENUM)
        continue;
      for (guint j = 0; j < spec->n_terms; j++)
        {
          g_autofree char *other = answer_with (rules, region, subject->facts, question, known[i],
                                                g_variant_new_string (spec->terms[j].id));

          differs |= !g_str_equal (other, answer);
        }
      g_assert_cmpint (has_fact (list, known[i]), ==, differs);
    }
}

static void
test_true (gconstpointer data)
{
  Region *region = g_ptr_array_index (regions, GPOINTER_TO_UINT (data));
  g_autoptr (FstRegionRules) rules = region_make_rules (region);
  guint n_changing = 0;

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (FstFacts) facts = region_random_facts (region);
      g_autoptr (FstCase) subject = region_make_case (region, facts);
      FstQuestion question = (FstQuestion) g_test_rand_int_range (0, FST_N_QUESTIONS);
      g_autoptr (GPtrArray) list = fst_what_if_list (rules, subject, question);

      check_complete (list, rules, region, subject, question);
      for (guint j = 0; j < list->len; j++)
        {
          check_what_if (g_ptr_array_index (list, j), rules, region, facts);
          n_changing += fst_what_if_changes (g_ptr_array_index (list, j));
        }
    }
  g_assert_cmpuint (n_changing, >, 0);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  regions = regions_load ();
  for (guint i = 0; i < regions->len; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/what-if/true/%s", ((Region *) g_ptr_array_index (regions, i))->name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_true);
    }
  status = g_test_run ();
  g_ptr_array_unref (regions);
  return status;
}
