/* What the form asks decides something: over random drafts of every region the questions that are
 * shown and not answered are facts on which an open question hangs, and of those none is forgotten
 * that the form can ask. Nor is one that has a row at a place of its own. */

#include "fst-form-state.h"
#include "shipped-region.h"

#define N_DRAFTS 25 /* of each region */
#define AT_ONCE 5

static FstPrescription *
make_draft (Region *region, FstFacts *facts)
{
  g_auto (GStrv) names = fst_facts_list (facts);
  FstPrescription *draft;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 22, G_DATE_NOVEMBER, 2026);
  draft = fst_prescription_new (region->name, &date);
  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (FstPrescription) before = draft;

      draft = fst_form_answer (before, names[i], fst_facts_lookup (facts, names[i]), FALSE);
    }
  return draft;
}

static gboolean
contains (GStrv list, const char *fact)
{
  return g_strv_contains ((const char *const *) list, fact);
}

static void
assert_asked (FstPrescription *draft, GStrv missing, GStrv asked, gboolean all)
{
  guint n_open = 0;

  for (guint i = 0; asked[i]; i++)
    {
      gboolean answered = fst_facts_lookup (draft->facts, asked[i]) != NULL;

      g_test_message ("%s%s", asked[i], answered ? ", answered" : "");
      g_assert_true (answered || contains (missing, asked[i]));
      g_assert_false (fst_form_has_own_row (asked[i]));
      n_open += !answered;
    }
  if (!all)
    g_assert_cmpuint (n_open, <=, AT_ONCE);
  for (guint i = 0; all && missing[i]; i++)
    if (fst_vocabulary_find_fact (missing[i]) && !fst_form_has_own_row (missing[i]))
      g_assert_true (contains (asked, missing[i]));
}

/* Facts that no prescription needs for its own sake. */
static const char *const passing[] = { "device-field", "device-kind", "double-grounds",
                                       "need",         "need-area",   "replacement-reason" };

static guint
assert_rows (FstPrescription *draft, FstFacts *known, FstAssessment *assessment, GStrv missing)
{
  guint n_hidden = 0;

  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    {
      gboolean shown = fst_form_shows_row (draft, known, assessment, passing[i]);

      g_test_message ("%s%s", passing[i], shown ? "" : ", hidden");
      g_assert_true (fst_form_has_own_row (passing[i]));
      g_assert_cmpint (shown, ==,
                       fst_facts_lookup (known, passing[i]) != NULL
                           || contains (missing, passing[i]));
      n_hidden += !shown;
    }
  for (guint i = 0; missing[i]; i++)
    g_assert_true (fst_form_shows_row (draft, known, assessment, missing[i]));
  return n_hidden;
}

/* Then one more answer is given: a row that was shown and decides nothing any more goes. */
static void
answer_one (Region *region, FstFacts **facts, GStrv asked)
{
  for (guint i = 0; asked[i]; i++)
    {
      g_autoptr (GPtrArray) values = NULL;

      if (fst_facts_lookup (*facts, asked[i]))
        continue;
      values = list_open_values (region_ensure_dimension (region, asked[i]), *facts);
      learn (facts, asked[i],
             g_ptr_array_index (values, g_test_rand_int_range (0, (gint32) values->len)));
      return;
    }
}

static guint
try_draft (Region *region, FstFacts **facts, guint *n_hidden)
{
  const char *none[] = { NULL };
  g_auto (GStrv) shown = g_strdupv ((char **) none);
  guint n_asked = 0;

  for (guint round = 0; round < 4; round++)
    {
      g_autoptr (FstPrescription) draft = make_draft (region, *facts);
      g_autoptr (FstFacts) known = fst_prescription_facts (draft, NULL);
      g_autoptr (FstAssessment) assessment = region_assess (region, known);
      g_auto (GStrv) missing = fst_assessment_list_missing (assessment);
      const char *const *open = (const char *const *) missing;
      g_auto (GStrv) asked =
          fst_form_list_questions (draft, open, (const char *const *) shown, NULL, AT_ONCE);
      g_auto (GStrv) all = fst_form_list_questions (draft, open, none, NULL, G_MAXUINT);

      assert_asked (draft, missing, asked, FALSE);
      assert_asked (draft, missing, all, TRUE);
      *n_hidden += assert_rows (draft, known, assessment, missing);
      g_strfreev (shown);
      shown = g_strdupv (asked);
      n_asked += g_strv_length (asked);
      answer_one (region, facts, asked);
    }
  return n_asked;
}

static void
test_asked (gconstpointer data)
{
  Region *region = (Region *) data;
  guint n_asked = 0;
  guint n_hidden = 0;

  for (guint i = 0; i < N_DRAFTS; i++)
    {
      g_autoptr (FstFacts) facts = i == 0 ? fst_facts_new () : region_random_facts (region);

      n_asked += try_draft (region, &facts, &n_hidden);
    }
  g_assert_cmpuint (n_asked, >, N_DRAFTS);
  g_assert_cmpuint (n_hidden, >, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) regions = NULL;

  g_test_init (&argc, &argv, NULL);
  regions = regions_load ();
  for (guint i = 0; i < regions->len; i++)
    {
      Region *region = g_ptr_array_index (regions, i);
      g_autofree char *path = g_strconcat ("/form-questions/", region->name, NULL);

      g_test_add_data_func (path, region, test_asked);
    }
  return g_test_run ();
}
