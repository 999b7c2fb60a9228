/* An assessment hangs on the case and the rules alone: the same case gives the same bytes, however
 * many threads assess with one assessor at once, whatever they assess beside it, and with documents
 * read anew. Built with the thread sanitizer this is where it looks for races. */

#include "fst-assessment-json.h"
#include "shipped-region.h"

#define N_THREADS 8
#define N_CASES 16

static GPtrArray *regions; /* (element-type Region) */

/* The cases of one region with what one thread alone made of them. */
typedef struct
{
  Region *region;
  GPtrArray *cases;    /* (element-type FstFacts) */
  GPtrArray *expected; /* (element-type utf8) */
} Expectation;

typedef struct
{
  const Expectation *expectation;
  guint first, step;
  guint n_different;
} Work;

static char *
write_assessment (Region *region, FstFacts *facts)
{
  g_autoptr (FstAssessment) assessment = region_assess (region, facts);
  g_autoptr (JsonNode) node = fst_assessment_to_json (assessment);

  return json_to_string (node, FALSE);
}

static void
expectation_init (Expectation *self, Region *region)
{
  self->region = region;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_facts_unref);
  self->expected = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_CASES; i++)
    {
      FstFacts *facts = i == 0 ? fst_facts_new () : region_random_facts (region);

      g_ptr_array_add (self->cases, facts);
      g_ptr_array_add (self->expected, write_assessment (region, facts));
    }
}

static void
expectation_clear (Expectation *self)
{
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->expected);
}

/* Assertions are the main thread's: here differences are counted. */
static gpointer
assess_all (gpointer data)
{
  Work *work = data;
  const Expectation *expectation = work->expectation;

  for (guint i = 0; i < N_CASES; i++)
    {
      guint number = (work->first + i * work->step) % N_CASES;
      g_autofree char *bytes =
          write_assessment (expectation->region, g_ptr_array_index (expectation->cases, number));

      work->n_different +=
          g_strcmp0 (bytes, g_ptr_array_index (expectation->expected, number)) != 0;
    }
  return NULL;
}

/* All threads begin with case first; step 0 has them stay with it. */
static void
assess_at_once (const Expectation *expectation, guint first, guint step, gboolean apart)
{
  GThread *threads[N_THREADS];
  Work works[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    {
      works[i] = (Work){ expectation, apart ? first + i * N_CASES / N_THREADS : first, step, 0 };
      threads[i] = g_thread_new ("assess", assess_all, &works[i]);
    }
  for (guint i = 0; i < N_THREADS; i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpuint (works[i].n_different, ==, 0);
    }
}

static void
test_threads (gconstpointer data)
{
  Expectation expectation;

  expectation_init (&expectation, (Region *) data);
  assess_at_once (&expectation, 0, 0, FALSE);
  assess_at_once (&expectation, N_CASES - 1, 0, FALSE);
  assess_at_once (&expectation, 0, 1, FALSE);
  assess_at_once (&expectation, 0, 1, TRUE);
  expectation_clear (&expectation);
}

/* Nothing of it comes from addresses, or from what was read before. */
static void
test_anew (void)
{
  g_autoptr (GPtrArray) again = regions_load ();

  for (guint i = 0; i < regions->len; i++)
    {
      Region *one = g_ptr_array_index (regions, i), *other = g_ptr_array_index (again, i);

      for (guint j = 0; j < N_CASES; j++)
        {
          g_autoptr (FstFacts) facts = region_random_facts (one);
          g_autofree char *bytes = write_assessment (one, facts);
          g_autofree char *same = write_assessment (other, facts);

          g_assert_cmpstr (bytes, ==, same);
        }
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  regions = regions_load ();
  for (guint i = 0; i < regions->len; i++)
    {
      Region *region = g_ptr_array_index (regions, i);
      g_autofree char *path = g_strconcat ("/purity/threads/", region->name, NULL);

      g_test_add_data_func (path, region, test_threads);
    }
  g_test_add_func ("/purity/anew", test_anew);
  status = g_test_run ();
  g_ptr_array_unref (regions);
  return status;
}
