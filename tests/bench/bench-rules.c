/* bench-rules CASES POLICY.json…: how long reading, preparing and using the rules takes, and what
 * it takes from the heap. CASES is a folder with two files for each region: REGION-known.json has
 * cases in which everything is known, REGION-random.json such in which more or less is. */

#include <json-glib/json-glib.h>

#include "bench.h"
#include "fst-assessor.h"
#include "fst-case-reader.h"
#include "fst-payer-grid.h"
#include "fst-policy-reader.h"
#include "fst-what-if.h"

#define LOOP "a million steps in C"
/* What is taken from the heap is exact and needs no more cases. */
#define MOST_COUNTED 1000

static void
read_policies (gpointer data)
{
  g_autoptr (GPtrArray) policies = fst_policy_read_bundled (NULL);

  g_assert_nonnull (policies);
}

static void
parse_files (gpointer data)
{
  GPtrArray *files = data;

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      gsize length;
      const char *text = g_bytes_get_data (g_ptr_array_index (files, i), &length);

      g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
    }
}

static GPtrArray *
load_files (char **names)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      char *contents;
      gsize length;

      g_file_get_contents (names[i], &contents, &length, &error);
      g_assert_no_error (error);
      g_ptr_array_add (files, g_bytes_new_take (contents, length));
    }
  return files;
}

typedef struct
{
  const char *region;
  GPtrArray *policies; /* (element-type FstPolicy) */
  FstAssessor *assessor;
  GPtrArray *cases; /* (element-type FstCase) */
} Assessing;

static void
prepare_rules (gpointer data)
{
  const Assessing *assessing = data;
  g_autoptr (FstAssessor) assessor =
      fst_assessor_new (assessing->region, assessing->policies, NULL);

  g_assert_nonnull (assessor);
}

static void
assess_all (gpointer data)
{
  const Assessing *assessing = data;

  for (guint i = 0; i < assessing->cases->len; i++)
    {
      g_autoptr (FstAssessment) assessment =
          fst_assessor_assess (assessing->assessor, g_ptr_array_index (assessing->cases, i));

      g_assert_nonnull (assessment);
    }
}

static GPtrArray *
make_empty_case (const char *region)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_case_unref);
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 22, G_DATE_NOVEMBER, 2026);
  g_ptr_array_add (cases, fst_case_new (region, &day, nothing, NULL));
  return cases;
}

static GPtrArray *
read_cases (const char *folder, const char *region, const char *kind)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.json", region, kind);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *cases;
  gboolean is_array;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_static (contents, length);
  cases = fst_cases_read (bytes, name, &is_array, &error);
  g_assert_no_error (error);
  return cases;
}

static void
learn_from_list (GPtrArray *cases, guint number, const char *policy, const FstAnnex *annex)
{
  FstCase *before = g_ptr_array_index (cases, number);
  g_autofree char *fact = g_strdup_printf ("list:%s/%s", policy, annex->id);
  guint n_values = g_strv_length (annex->values) + 1;
  const char *value =
      number % n_values < n_values - 1 ? annex->values[number % n_values] : "not-listed";
  g_autoptr (FstFacts) facts =
      fst_facts_with (before->facts, fact, g_variant_new_string (value), FST_FACT_SOURCE_LIST);
  FstCase *after = fst_case_new (before->region, &before->date, facts, NULL);

  g_assert_nonnull (after);
  g_ptr_array_index (cases, number) = after;
  fst_case_unref (before);
}

/* Cases can't say what stands in lists: the organisation imports those. Here every list says
 * something of every case. */
static void
know_lists (GPtrArray *cases, GPtrArray *policies)
{
  for (guint i = 0; i < policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (policies, i);

      for (guint j = 0; j < policy->annexes->len; j++)
        for (guint k = 0; k < cases->len; k++)
          learn_from_list (cases, k, policy->id, g_ptr_array_index (policy->annexes, j));
    }
}

/* Takes the cases over. */
static void
measure_cases (Assessing *assessing, const char *what, GPtrArray *cases, double loop)
{
  g_autofree char *name = g_strdup_printf ("assess %s: %s", what, assessing->region);
  BenchAllocation allocation;

  assessing->cases = cases;
  bench_report (name, LOOP, bench_measure_cpu (assess_all, assessing) / cases->len, loop);
  g_ptr_array_set_size (cases, (gint) MIN (cases->len, MOST_COUNTED));
  allocation = bench_count_allocation (assess_all, assessing);
  bench_report_allocation (name, (double) allocation.bytes / cases->len,
                           (double) allocation.blocks / cases->len);
  g_clear_pointer (&assessing->cases, g_ptr_array_unref);
}

/* A form that is half filled in, and the question that hangs on most. */
typedef struct
{
  FstRegionRules *rules;
  FstCase *subject;
} Exploring;

static void
explore_payer (gpointer data)
{
  const Exploring *exploring = data;
  g_autoptr (GPtrArray) list =
      fst_what_if_list (exploring->rules, exploring->subject, FST_QUESTION_PAYER);

  g_assert_nonnull (list);
}

static FstCase *
make_half_filled_case (const char *region)
{
  static const char *const known[][2] = {
    { "place-of-use", "compulsory-school" },
    { "housing", "ordinary" },
    { "device-kind", "assistive-device" },
    { "prescriber-profession", "occupational-therapist" },
  };
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  g_autoptr (FstFacts) facts =
      fst_facts_with (nothing, "age", g_variant_new_int64 (9), FST_FACT_SOURCE_CASE);
  GDate day;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      FstFacts *more = fst_facts_with (facts, known[i][0], g_variant_new_string (known[i][1]),
                                       FST_FACT_SOURCE_CASE);

      fst_facts_unref (facts);
      facts = more;
    }
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 22, G_DATE_NOVEMBER, 2026);
  return fst_case_new (region, &day, facts, NULL);
}

static void
measure_what_if (const char *region, GPtrArray *policies, double loop)
{
  g_autofree char *name = g_strdup_printf ("what if, every fact of a half-filled form: %s", region);
  g_autoptr (GPtrArray) no_lists = g_ptr_array_new ();
  g_autoptr (FstRegionRules) rules = fst_region_rules_new (region, policies, no_lists, NULL);
  g_autoptr (FstCase) subject = make_half_filled_case (region);
  Exploring exploring = { rules, subject };

  bench_report (name, LOOP, bench_measure_cpu (explore_payer, &exploring), loop);
}

static void
find_payers (gpointer data)
{
  const Exploring *exploring = data;
  g_autoptr (FstPayerGrid) grid = fst_payer_grid_new (exploring->rules, exploring->subject);

  g_assert_nonnull (grid);
}

/* Who pays for a device of which nothing is known takes the longest. */
static void
measure_payers (const char *region, GPtrArray *policies, double loop)
{
  g_autofree char *name = g_strdup_printf ("who pays where: %s", region);
  g_autoptr (GPtrArray) no_lists = g_ptr_array_new ();
  g_autoptr (GPtrArray) cases = make_empty_case (region);
  g_autoptr (FstRegionRules) rules = fst_region_rules_new (region, policies, no_lists, NULL);
  Exploring exploring = { rules, g_ptr_array_index (cases, 0) };
  BenchAllocation allocation;

  bench_report (name, LOOP, bench_measure_cpu (find_payers, &exploring), loop);
  allocation = bench_count_allocation (find_payers, &exploring);
  bench_report_allocation (name, (double) allocation.bytes, (double) allocation.blocks);
}

static void
measure_region (const char *region, GPtrArray *policies, const char *folder, double loop)
{
  g_autofree char *name = g_strdup_printf ("prepare rules: %s", region);
  Assessing assessing = { region, policies };
  GPtrArray *known = read_cases (folder, region, "known");
  BenchAllocation allocation;

  bench_report (name, LOOP, bench_measure_cpu (prepare_rules, &assessing), loop);
  allocation = bench_count_allocation (prepare_rules, &assessing);
  bench_report_allocation (name, (double) allocation.bytes, (double) allocation.blocks);
  assessing.assessor = fst_assessor_new (region, policies, NULL);
  know_lists (known, fst_assessor_get_policies (assessing.assessor));
  measure_cases (&assessing, "with everything known", known, loop);
  measure_cases (&assessing, "random cases", read_cases (folder, region, "random"), loop);
  measure_cases (&assessing, "with nothing known", make_empty_case (region), loop);
  fst_assessor_unref (assessing.assessor);
  measure_what_if (region, policies, loop);
  measure_payers (region, policies, loop);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) files = load_files (argv + 2);
  g_autoptr (GPtrArray) policies = fst_policy_read_bundled (NULL);
  double loop = bench_measure_loop ();
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);

  bench_report ("read all policies", "parsing their JSON", bench_measure_cpu (read_policies, NULL),
                bench_measure_cpu (parse_files, files));
  for (guint i = 0; i < n; i++)
    measure_region (regions[i].id, policies, argv[1], loop);
  return 0;
}
