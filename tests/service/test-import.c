/* An assortment through the workspace: tried, taken in, taken in anew, cancelled, removed. */

#include "fst-import-error.h"
#include "fst-store-error.h"
#include "workspace-fixture.h"

#define FIRST                                                                                      \
  "Artikelnr;Namn;Leverantör;ISO-kod;Pris\n"                                                      \
  "A1;Rollator;Bolaget;120606;100\n"                                                               \
  "A2;Säng;Bolaget;181210;200\n"                                                                  \
  "A3;Stol;Bolaget;180903;300\n"
#define SECOND                                                                                     \
  "Artikelnr;Namn;Leverantör;ISO-kod;Pris\n"                                                      \
  "A1;Rollator;Bolaget;120606;150\n"                                                               \
  "A2;Säng;Bolaget;181210;dyrt\n"                                                                 \
  "A4;Lyft;Bolaget;123603;400\n"

/* Takes a text in as sortiment.csv. */
static FstImportOutcome *
import_text (Fixture *fixture, const char *text, gboolean dry_run)
{
  g_autoptr (GFile) file = write_file (fixture, "sortiment.csv", text);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FstImportOutcome *outcome;

  fst_workspace_import_async (fixture->workspace, file, NULL, NULL, dry_run, NULL, NULL, NULL,
                              take_result, &result);
  outcome = fst_workspace_import_finish (fixture->workspace, wait_for (&result), &error);
  g_assert_no_error (error);
  return outcome;
}

static void
assert_counts (const FstImportOutcome *outcome,
               gint64 n_new,
               gint64 n_changed,
               gint64 n_same,
               gint64 n_gone,
               gint64 n_kept,
               guint64 n_problems)
{
  const FstImportSummary *summary = outcome->summary;

  g_assert_cmpint (summary->n_read, ==, n_new + n_changed + n_same);
  g_assert_cmpint (summary->n_new, ==, n_new);
  g_assert_cmpint (summary->n_changed, ==, n_changed);
  g_assert_cmpint (summary->n_same, ==, n_same);
  g_assert_cmpint (summary->n_gone, ==, n_gone);
  g_assert_cmpint (summary->n_kept, ==, n_kept);
  g_assert_cmpuint (outcome->n_problems, ==, n_problems);
  g_assert_cmpuint (outcome->problems->len, ==, n_problems);
  g_assert_cmpuint (summary->changes->len, ==, n_new + n_changed + n_gone);
}

static GPtrArray *
list_sources (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *sources;

  fst_workspace_list_sources_async (fixture->workspace, NULL, take_result, &result);
  sources = fst_workspace_list_sources_finish (fixture->workspace, wait_for (&result), &error);
  g_assert_no_error (error);
  return sources;
}

static FstArticle *
get_article (Fixture *fixture, const char *number, const char *supplier, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fst_workspace_get_article_async (fixture->workspace, number, supplier, NULL, take_result,
                                   &result);
  return fst_workspace_get_article_finish (fixture->workspace, wait_for (&result), error);
}

static const FstImportChange *
find_change (const FstImportOutcome *outcome, const char *number)
{
  for (guint i = 0; i < outcome->summary->changes->len; i++)
    {
      const FstImportChange *change = g_ptr_array_index (outcome->summary->changes, i);

      if (g_str_equal (change->article_number, number))
        return change;
    }
  g_error ("nothing has happened to %s", number);
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstImportOutcome) outcome = import_text (fixture, FIRST, TRUE);
  g_autoptr (GPtrArray) sources = list_sources (fixture);

  assert_counts (outcome, 3, 0, 0, 0, 0, 0);
  g_assert_true (outcome->dry_run);
  g_assert_cmpstr (outcome->source, ==, "sortiment.csv");
  g_assert_cmpint (outcome->plan_origin, ==, FST_PLAN_ORIGIN_GUESSED);
  g_assert_cmpuint (sources->len, ==, 0);
  g_assert_cmpuint (fst_workspace_get_n_articles (fixture->workspace), ==, 0);
}

static void
test_again (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (FstImportOutcome) outcome = import_text (fixture, FIRST, FALSE);

      assert_counts (outcome, i ? 0 : 3, 0, i ? 3 : 0, 0, 0, 0);
      g_assert_cmpint (outcome->plan_origin, ==,
                       i ? FST_PLAN_ORIGIN_REMEMBERED : FST_PLAN_ORIGIN_GUESSED);
      g_assert_cmpuint (fst_workspace_get_n_articles (fixture->workspace), ==, 3);
    }
  assert_whole (fixture->workspace);
}

/* A dry run says what the import then does. */
static void
test_newer_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstImportOutcome) first = import_text (fixture, FIRST, FALSE);
  g_autoptr (FstArticle) kept = NULL, gone = NULL;
  g_autoptr (GError) error = NULL;

  for (int dry_run = 1; dry_run >= 0; dry_run--)
    {
      g_autoptr (FstImportOutcome) outcome = import_text (fixture, SECOND, dry_run);
      const FstImportChange *change = find_change (outcome, "A1");
      const FstImportProblem *problem = g_ptr_array_index (outcome->problems, 0);

      assert_counts (outcome, 1, 1, 0, 1, 1, 1);
      g_assert_cmpint (change->kind, ==, FST_IMPORT_CHANGE_CHANGED);
      g_assert_cmpstr (change->fields[0], ==, "price");
      g_assert_null (change->fields[1]);
      g_assert_cmpint (change->price_before, ==, 10000);
      g_assert_cmpint (change->price_after, ==, 15000);
      g_assert_cmpint (find_change (outcome, "A3")->kind, ==, FST_IMPORT_CHANGE_GONE);
      g_assert_cmpint (find_change (outcome, "A4")->kind, ==, FST_IMPORT_CHANGE_NEW);
      g_assert_cmpuint (problem->line, ==, 3);
      g_assert_cmpint (problem->reason, ==, FST_IMPORT_REASON_PRICE);
    }
  kept = get_article (fixture, "A2", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kept->price, ==, 20000);
  g_assert_false (kept->device->discontinued);
  gone = get_article (fixture, "A3", "Bolaget", &error);
  g_assert_no_error (error);
  g_assert_true (gone->device->discontinued);
  g_assert_true (g_date_valid (&gone->gone_since));
  assert_whole (fixture->workspace);
}

/* A price that is put right the same day has never been one. */
static void
test_prices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstImportOutcome) first = import_text (fixture, FIRST, FALSE);
  g_autoptr (FstImportOutcome) second = import_text (fixture, SECOND, FALSE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) prices = NULL;
  g_autoptr (GError) error = NULL;
  const FstPricePoint *point;

  fst_workspace_list_prices_async (fixture->workspace, "A1", NULL, NULL, take_result, &result);
  prices = fst_workspace_list_prices_finish (fixture->workspace, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (prices->len, ==, 1);
  point = g_ptr_array_index (prices, 0);
  g_assert_cmpint (point->price, ==, 15000);
  g_assert_true (g_date_valid (&point->from));
  g_assert_false (g_date_valid (&point->until));
}

static FstImportPreview *
preview_text (Fixture *fixture, const char *text, const char *source)
{
  g_autoptr (GFile) file = write_file (fixture, "sortiment.csv", text);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FstImportPreview *preview;

  fst_workspace_preview_import_async (fixture->workspace, file, source, NULL, take_result, &result);
  preview = fst_workspace_preview_import_finish (fixture->workspace, wait_for (&result), &error);
  g_assert_no_error (error);
  return preview;
}

static FstImportOutcome *
import_with_plan (
    Fixture *fixture, FstImportPlan *plan, const char *source, gboolean dry_run, GError **error)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->base, "sortiment.csv", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  fst_workspace_import_async (fixture->workspace, file, source, plan, dry_run, NULL, NULL, NULL,
                              take_result, &result);
  return fst_workspace_import_finish (fixture->workspace, wait_for (&result), error);
}

/* What the user has said of a source's columns holds for its next file, wherever they stand in it;
 * a dry run leaves nothing to remember. */
static void
test_plan_is_remembered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportPreview) guessed =
      preview_text (fixture, "Kod;Text;Belopp\nM1;Rollator;12,50\n", "Region");
  g_autoptr (FstImportPlan) plan = fst_import_plan_apply_map (
      guessed->plan, "article_number=Kod,name=Text,price=Belopp", &error);

  g_assert_no_error (error);
  for (int dry_run = 1; dry_run >= 0; dry_run--)
    {
      g_autoptr (FstImportOutcome) outcome =
          import_with_plan (fixture, plan, "Region", dry_run, &error);
      g_autoptr (FstImportPreview) next =
          preview_text (fixture, "Belopp;Kod;Text\n13,50;M1;Rollator\n", "Region");

      g_assert_no_error (error);
      g_assert_cmpint (outcome->plan_origin, ==, FST_PLAN_ORIGIN_GIVEN);
      g_assert_cmpint (next->remembered, ==, !dry_run);
      g_assert_false (next->remembered_fails);
      g_object_unref (
          write_file (fixture, "sortiment.csv", "Kod;Text;Belopp\nM1;Rollator;12,50\n"));
    }
  g_object_unref (write_file (fixture, "sortiment.csv", "Belopp;Kod;Text\n13,50;M1;Rollator\n"));
  {
    g_autoptr (FstImportOutcome) outcome =
        import_with_plan (fixture, NULL, "Region", FALSE, &error);

    g_assert_no_error (error);
    g_assert_cmpint (outcome->plan_origin, ==, FST_PLAN_ORIGIN_REMEMBERED);
    assert_counts (outcome, 0, 1, 0, 0, 0, 0);
    g_assert_cmpint (find_change (outcome, "M1")->price_after, ==, 1350);
  }
}

static void
test_plan_is_outgrown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstImportOutcome) first = import_text (fixture, FIRST, FALSE);
  g_autoptr (FstImportOutcome) second =
      import_text (fixture, "Article number;Product name;ISO 9999\nA1;Rollator;120606\n", TRUE);

  g_assert_cmpint (second->plan_origin, ==, FST_PLAN_ORIGIN_OUTGROWN);
  g_assert_cmpint (second->summary->n_read, ==, 1);
}

static void
test_unusable_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstImportPreview) preview = preview_text (fixture, FIRST, NULL);
  g_autoptr (FstImportPlan) without =
      fst_import_plan_with_field (preview->plan, 0, 0, FST_CATALOGUE_FIELD_NONE);
  g_autoptr (GError) error = NULL;

  g_assert_null (import_with_plan (fixture, without, NULL, FALSE, &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS);
  g_assert_cmpuint (fst_workspace_get_n_articles (fixture->workspace), ==, 0);
}

static gboolean
remove_source (Fixture *fixture, const char *name, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fst_workspace_remove_source_async (fixture->workspace, name, NULL, take_result, &result);
  return fst_workspace_remove_source_finish (fixture->workspace, wait_for (&result), error);
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstImportOutcome) first = import_text (fixture, FIRST, FALSE);
  g_autoptr (GPtrArray) sources = NULL, left = NULL;
  g_autoptr (FstArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  import_examples (fixture);
  sources = list_sources (fixture);
  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (((FstCatalogueSource *) sources->pdata[0])->name, ==, "exempel");
  g_assert_cmpstr (((FstCatalogueSource *) sources->pdata[1])->name, ==, "sortiment.csv");
  g_assert_cmpuint (fst_workspace_get_n_articles (fixture->workspace), ==, 203);
  g_assert_false (fst_workspace_has_examples_only (fixture->workspace));
  g_assert_true (remove_source (fixture, "sortiment.csv", &error));
  g_assert_no_error (error);
  g_assert_true (fst_workspace_has_examples_only (fixture->workspace));
  g_assert_null (get_article (fixture, "A1", NULL, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (remove_source (fixture, "sortiment.csv", &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
  left = list_sources (fixture);
  g_assert_cmpuint (left->len, ==, 1);
  assert_whole (fixture->workspace);
}

/* Articles enough that reading them is told of before it is done. */
static GFile *
write_many (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new ("Artikelnr;Namn;ISO-kod\n");

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (text, "B%d;Stol %d;180903\n", i, i);
  return write_file (fixture, "sortiment.csv", text->str);
}

static void
cancel (FstImportPhase phase, double fraction, gpointer cancellable)
{
  g_assert_cmpfloat (fraction, <=, 1);
  g_cancellable_cancel (cancellable);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstImportOutcome) first = import_text (fixture, FIRST, FALSE);
  g_autoptr (GFile) file = write_many (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstArticle) article = NULL;

  fst_workspace_import_async (fixture->workspace, file, NULL, NULL, FALSE, cancel, cancellable,
                              cancellable, take_result, &result);
  g_assert_null (fst_workspace_import_finish (fixture->workspace, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (fst_workspace_get_n_articles (fixture->workspace), ==, 3);
  article = get_article (fixture, "A1", NULL, &error);
  g_assert_no_error (error);
  assert_whole (fixture->workspace);
}

static void
cancel_on_notification (GObject *object, GParamSpec *spec, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* What is in is in, and it is not said that nothing has been changed. */
static void
test_cancelled_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "sortiment.csv", FIRST);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportOutcome) outcome = NULL;

  g_signal_connect (fixture->workspace, "notify::n-articles", G_CALLBACK (cancel_on_notification),
                    cancellable);
  fst_workspace_import_async (fixture->workspace, file, NULL, NULL, FALSE, NULL, NULL, cancellable,
                              take_result, &result);
  outcome = fst_workspace_import_finish (fixture->workspace, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  assert_counts (outcome, 3, 0, 0, 0, 0, 0);
}

static void
note_phase (FstImportPhase phase, double fraction, gpointer data)
{
  gboolean *seen = data;

  seen[phase] = TRUE;
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  gboolean seen[FST_IMPORT_PHASE_INDEXING + 1] = { FALSE };
  g_autoptr (GFile) file = write_many (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportOutcome) outcome = NULL;

  fst_workspace_import_async (fixture->workspace, file, NULL, NULL, FALSE, note_phase, seen, NULL,
                              take_result, &result);
  outcome = fst_workspace_import_finish (fixture->workspace, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (seen[FST_IMPORT_PHASE_READING]);
  g_assert_true (seen[FST_IMPORT_PHASE_INDEXING]);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/import/dry-run", test_dry_run },
    { "/import/again", test_again },
    { "/import/newer-file", test_newer_file },
    { "/import/prices", test_prices },
    { "/import/plan-is-remembered", test_plan_is_remembered },
    { "/import/plan-is-outgrown", test_plan_is_outgrown },
    { "/import/unusable-plan", test_unusable_plan },
    { "/import/sources", test_sources },
    { "/import/cancelled", test_cancelled },
    { "/import/cancelled-too-late", test_cancelled_too_late },
    { "/import/progress", test_progress },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].run, fixture_tear_down);
  return g_test_run ();
}
