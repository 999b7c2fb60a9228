/* Measures what assessing costs, as ratios to a baseline of the same run: the SHA-256 of one MiB. */

#include <stdio.h>
#include <stdlib.h>

#include "fst-assessor.h"
#include "fst-policy-reader.h"

#define N_ROUNDS 9

typedef void (*Work) (gpointer data);

typedef struct
{
  GPtrArray *policies;
  FstAssessor *assessor;
  FstCase *subject;
} Bench;

static int
compare (gconstpointer a, gconstpointer b)
{
  const double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* The median of several rounds, in microseconds a call. */
static double
measure (Work work, gpointer data, guint n_calls)
{
  double rounds[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint j = 0; j < n_calls; j++)
        work (data);
      rounds[i] = (double) (g_get_monotonic_time () - start) / n_calls;
    }
  qsort (rounds, N_ROUNDS, sizeof *rounds, compare);
  return rounds[N_ROUNDS / 2];
}

static void
take_checksum (gpointer data)
{
  g_free (g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, 1024 * 1024));
}

static void
read_policies (gpointer data)
{
  g_ptr_array_unref (fst_policy_read_bundled (NULL));
}

static void
prepare (gpointer data)
{
  const Bench *bench = data;

  fst_assessor_unref (fst_assessor_new (bench->subject->region, bench->policies, NULL));
}

static void
assess (gpointer data)
{
  const Bench *bench = data;

  fst_assessment_unref (fst_assessor_assess (bench->assessor, bench->subject));
}

static void
show (const char *region, const char *what, double time, double baseline)
{
  printf ("%-16s %-24s %12.1f %10.3f\n", region, what, time, time / baseline);
}

/* Every fact at its first value. */
static FstFacts *
know_everything (void)
{
  FstFacts *facts = fst_facts_new ();
  guint n;
  const FstFactSpec *specs = fst_vocabulary_get_facts (&n);

  for (guint i = 0; i < n; i++)
    {
      GVariant *value;
      FstFacts *more;

      if (specs[i].type == FST_FACT_BOOLEAN)
        value = g_variant_new_boolean (FALSE);
      else if (specs[i].type == FST_FACT_INTEGER)
        value = g_variant_new_int64 (specs[i].minimum);
      else
        value = g_variant_new_string (specs[i].type == FST_FACT_CODE ? "120606" : specs[i].terms[0].id);
      value = fst_fact_check_value (specs[i].id, value, NULL);
      more = fst_facts_with (facts, specs[i].id, value, FST_FACT_SOURCE_CASE);
      g_variant_unref (value);
      fst_facts_unref (facts);
      facts = more;
    }
  return facts;
}

static void
measure_region (const char *region, GPtrArray *policies, double baseline)
{
  g_autoptr (FstAssessor) assessor = fst_assessor_new (region, policies, NULL);
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  g_autoptr (FstFacts) everything = know_everything ();
  g_autoptr (FstCase) empty = NULL;
  g_autoptr (FstCase) full = NULL;
  Bench bench;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 22, G_DATE_NOVEMBER, 2026);
  empty = fst_case_new (region, &date, nothing, NULL);
  full = fst_case_new (region, &date, everything, NULL);
  bench = (Bench) { policies, assessor, empty };
  show (region, "prepare the rules", measure (prepare, &bench, 3), baseline);
  show (region, "assess an empty case", measure (assess, &bench, 10), baseline);
  bench.subject = full;
  show (region, "assess a full case", measure (assess, &bench, 100), baseline);
}

int
main (void)
{
  g_autoptr (GPtrArray) policies = fst_policy_read_bundled (NULL);
  g_autofree guint8 *data = g_malloc0 (1024 * 1024);
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);
  double baseline = measure (take_checksum, data, 5);

  printf ("%-16s %-24s %12s %10s\n", "", "median of 9", "µs", "ratio");
  show ("baseline", "SHA-256 of 1 MiB", baseline, baseline);
  show ("all", "read the documents", measure (read_policies, NULL, 3), baseline);
  for (guint i = 0; i < n; i++)
    measure_region (regions[i].id, policies, baseline);
  return 0;
}
