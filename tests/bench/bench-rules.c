/* How long reading, preparing and using the rules takes. */

#include <json-glib/json-glib.h>

#include "bench.h"
#include "fst-assessor.h"
#include "fst-policy-reader.h"

#define LOOP "a million steps in C"

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
  GPtrArray *policies;
  FstAssessor *assessor;
  FstCase *subject;
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
assess (gpointer data)
{
  const Assessing *assessing = data;
  g_autoptr (FstAssessment) assessment =
      fst_assessor_assess (assessing->assessor, assessing->subject);

  g_assert_nonnull (assessment);
}

static GVariant *
first_value (const FstFactSpec *spec)
{
  switch (spec->type)
    {
    case FST_FACT_BOOLEAN:
      return g_variant_new_boolean (FALSE);
    case FST_FACT_INTEGER:
      return g_variant_new_int64 (70);
    case FST_FACT_SET:
      return g_variant_new_strv (&spec->terms[0].id, 1);
    case FST_FACT_CODE:
      return g_variant_new_string ("120606");
    case FST_FACT_ENUM:
    default:
      return g_variant_new_string (spec->terms[0].id);
    }
}

static FstFacts *
know_everything (void)
{
  FstFacts *facts = fst_facts_new ();
  guint n;
  const FstFactSpec *specs = fst_vocabulary_get_facts (&n);

  for (guint i = 0; i < n; i++)
    {
      FstFacts *more =
          fst_facts_with (facts, specs[i].id, first_value (&specs[i]), FST_FACT_SOURCE_CASE);

      fst_facts_unref (facts);
      facts = more;
    }
  return facts;
}

static void
measure_assessing (Assessing *assessing, const char *what, FstFacts *facts, double loop)
{
  g_autofree char *name = g_strdup_printf ("assess %s: %s", what, assessing->region);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 22, G_DATE_NOVEMBER, 2026);
  assessing->subject = fst_case_new (assessing->region, &day, facts, NULL);
  bench_report (name, LOOP, bench_measure (assess, assessing), loop);
  g_clear_pointer (&assessing->subject, fst_case_unref);
}

static void
measure_region (const char *region, GPtrArray *policies, double loop)
{
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  g_autoptr (FstFacts) everything = know_everything ();
  g_autofree char *name = g_strdup_printf ("prepare rules: %s", region);
  Assessing assessing = { region, policies };

  bench_report (name, LOOP, bench_measure (prepare_rules, &assessing), loop);
  assessing.assessor = fst_assessor_new (region, policies, NULL);
  measure_assessing (&assessing, "with everything known", everything, loop);
  measure_assessing (&assessing, "with nothing known", nothing, loop);
  fst_assessor_unref (assessing.assessor);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) files = load_files (argv + 1);
  g_autoptr (GPtrArray) policies = fst_policy_read_bundled (NULL);
  double loop = bench_measure_loop ();
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);

  bench_report ("read all policies", "parsing their JSON", bench_measure (read_policies, NULL),
                bench_measure (parse_files, files));
  for (guint i = 0; i < n; i++)
    measure_region (regions[i].id, policies, loop);
  return 0;
}
