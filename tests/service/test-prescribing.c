#include "workspace-fixture.h"

#include <string.h>

#include "fst-assessment-json.h"
#include "fst-prescription-json.h"

/* The fixture's workspace with the example assortment, and a prescribing. */
typedef struct
{
  Fixture workspace;
  FstPrescribing *prescribing;
} Prescribing;

static void
set_up (Prescribing *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->workspace, NULL);
  import_examples (&fixture->workspace);
  fixture->prescribing = fst_prescribing_new (fixture->workspace.workspace);
}

static void
tear_down (Prescribing *fixture, gconstpointer data)
{
  g_clear_object (&fixture->prescribing);
  fixture_tear_down (&fixture->workspace, NULL);
}

/* Takes an edit of the draft over. */
static void
edit (Prescribing *fixture, FstPrescription *draft)
{
  fst_prescribing_set_draft (fixture->prescribing, draft);
  fst_prescription_unref (draft);
}

static FstPrescription *
draft_of (Prescribing *fixture)
{
  return fst_prescribing_get_draft (fixture->prescribing);
}

static void
set_person (Prescribing *fixture, const char *number)
{
  g_autoptr (FstPerson) person = fst_person_new_with_number (number, "Testa Testsdotter");

  edit (fixture, fst_prescription_with_person (draft_of (fixture), person));
  wait_for_earlier (fixture->prescribing);
}

static void
set_device (Prescribing *fixture, const char *words)
{
  g_autoptr (FstDevice) device = find_device (fixture->workspace.workspace, words);

  edit (fixture, fst_prescription_with_device (draft_of (fixture), device));
}

/* Person, device and the reason for what is still open: it can be signed. */
static void
fill_in (Prescribing *fixture)
{
  set_person (fixture, "201701102384");
  set_device (fixture, "rollator");
  edit (fixture, fst_prescription_with_goal (draft_of (fixture), "gå till affären"));
  edit (fixture, fst_prescription_with_open_reason (draft_of (fixture), "boendet är inte känt"));
}

static FstRecord *
sign (Prescribing *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fst_prescribing_sign_async (fixture->prescribing, NULL, take_result, &result);
  return fst_prescribing_sign_finish (fixture->prescribing, wait_for (&result), error);
}

static FstRecord *
sign_filled_in (Prescribing *fixture)
{
  g_autoptr (GError) error = NULL;
  FstRecord *record;

  fill_in (fixture);
  record = sign (fixture, &error);
  g_assert_no_error (error);
  return record;
}

static char *
assessment_to_text (FstAssessment *assessment)
{
  g_autoptr (JsonNode) node = fst_assessment_to_json (assessment);

  return json_to_string (node, FALSE);
}

/* Nothing is known before anybody has said anything but the profile. */
static void
test_empty (Prescribing *fixture, gconstpointer data)
{
  g_auto (GStrv) names = fst_facts_list (fst_prescribing_get_facts (fixture->prescribing));

  g_assert_cmpstrv (names,
                    ((const char *[]){ "prescriber-profession", "prescriber-organisation", NULL }));
  for (guint i = 0; names[i]; i++)
    {
      FstFactSource source;

      g_assert_true (fst_facts_get_source (fst_prescribing_get_facts (fixture->prescribing),
                                           names[i], &source));
      g_assert_cmpint (source, ==, FST_FACT_SOURCE_PRESCRIBER);
    }
  g_assert_cmpstr (draft_of (fixture)->region, ==, "dalarna");
  g_assert_cmpuint (g_list_model_get_n_items (fst_prescribing_get_earlier (fixture->prescribing)),
                    ==, 0);
}

static void
count_notification (GObject *object, GParamSpec *spec, gpointer data)
{
  guint *count = data;

  (*count)++;
}

/* Every edit is assessed at once; one that changes nothing is none. */
static void
test_assesses_at_once (Prescribing *fixture, gconstpointer data)
{
  g_autofree char *before =
      assessment_to_text (fst_prescribing_get_assessment (fixture->prescribing));
  g_autofree char *after = NULL;
  guint n_drafts = 0, n_assessments = 0;

  g_signal_connect (fixture->prescribing, "notify::draft", G_CALLBACK (count_notification),
                    &n_drafts);
  g_signal_connect (fixture->prescribing, "notify::assessment", G_CALLBACK (count_notification),
                    &n_assessments);
  edit (fixture, fst_prescription_with_fact (draft_of (fixture), "self-responsibility",
                                             g_variant_new_boolean (TRUE)));
  after = assessment_to_text (fst_prescribing_get_assessment (fixture->prescribing));
  g_assert_cmpstr (before, !=, after);
  edit (fixture, fst_prescription_with_fact (draft_of (fixture), "self-responsibility",
                                             g_variant_new_boolean (TRUE)));
  g_assert_cmpuint (n_drafts, ==, 1);
  g_assert_cmpuint (n_assessments, ==, 1);
}

static void
save_draft (Prescribing *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fst_prescribing_save_draft_async (fixture->prescribing, NULL, take_result, &result);
  g_assert_true (
      fst_prescribing_save_draft_finish (fixture->prescribing, wait_for (&result), &error));
  g_assert_no_error (error);
}

static void
load_draft (Prescribing *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fst_prescribing_load_draft_async (fixture->prescribing, NULL, take_result, &result);
  g_assert_true (
      fst_prescribing_load_draft_finish (fixture->prescribing, wait_for (&result), &error));
  g_assert_no_error (error);
  wait_for_earlier (fixture->prescribing);
}

static void
restart (Prescribing *fixture)
{
  g_clear_object (&fixture->prescribing);
  reopen_workspace (&fixture->workspace);
  fixture->prescribing = fst_prescribing_new (fixture->workspace.workspace);
}

/* What was written and not signed is there after a restart, as it was. */
static void
test_draft (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (FstPrescription) written = NULL;

  fill_in (fixture);
  edit (fixture, fst_prescription_with_unknown (draft_of (fixture), "housing", TRUE));
  edit (fixture,
        fst_prescription_with_override (draft_of (fixture), FST_QUESTION_PAYER, "region", "avtal"));
  written = fst_prescription_ref (draft_of (fixture));
  save_draft (fixture);
  restart (fixture);
  g_assert_false (fst_prescription_equal (draft_of (fixture), written));
  load_draft (fixture);
  g_assert_true (fst_prescription_equal (draft_of (fixture), written));
}

/* What was begun another day is signed today, by the rules of today. */
static void
test_old_draft (Prescribing *fixture, gconstpointer data)
{
  GDate today = draft_of (fixture)->date;
  GDate before = today;

  g_date_subtract_days (&before, 30);
  fill_in (fixture);
  edit (fixture, fst_prescription_with_date (draft_of (fixture), &before));
  save_draft (fixture);
  restart (fixture);
  load_draft (fixture);
  g_assert_nonnull (draft_of (fixture)->person);
  g_assert_cmpint (g_date_compare (&draft_of (fixture)->date, &today), >=, 0);
}

/* A program left open past midnight assesses and signs as of today. */
static void
test_renew (Prescribing *fixture, gconstpointer data)
{
  GDate today = draft_of (fixture)->date;
  GDate before = today;
  const GDate *assessed;

  fill_in (fixture);
  g_assert_false (fst_prescribing_renew (fixture->prescribing));
  g_date_subtract_days (&before, 1);
  edit (fixture, fst_prescription_with_date (draft_of (fixture), &before));
  g_assert_true (fst_prescribing_renew (fixture->prescribing));
  g_assert_cmpint (g_date_compare (&draft_of (fixture)->date, &today), >=, 0);
  assessed = &fst_prescribing_get_assessment (fixture->prescribing)->date;
  g_assert_cmpint (g_date_compare (assessed, &draft_of (fixture)->date), ==, 0);
  g_assert_nonnull (draft_of (fixture)->person);
}

static void
test_no_draft (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (FstPrescription) before = fst_prescription_ref (draft_of (fixture));

  load_draft (fixture);
  g_assert_true (fst_prescription_equal (draft_of (fixture), before));
}

static gboolean
has_obstacle (Prescribing *fixture, const char *words)
{
  g_auto (GStrv) obstacles = fst_prescribing_list_obstacles (fixture->prescribing);

  for (guint i = 0; obstacles[i]; i++)
    if (strstr (obstacles[i], words))
      return TRUE;
  return FALSE;
}

/* It can't be signed for exactly this reason; signing is refused and writes nothing. */
static void
assert_only_obstacle (Prescribing *fixture, const char *words)
{
  g_auto (GStrv) obstacles = fst_prescribing_list_obstacles (fixture->prescribing);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (obstacles), ==, 1);
  g_assert_true (has_obstacle (fixture, words));
  g_assert_null (sign (fixture, &error));
  g_assert_nonnull (error);
  records = list_records (fixture->workspace.workspace, NULL);
  g_assert_cmpuint (records->len, ==, 0);
}

static void
test_obstacles (Prescribing *fixture, gconstpointer data)
{
  g_assert_true (has_obstacle (fixture, "whom"));
  g_assert_true (has_obstacle (fixture, "device"));
  g_assert_true (has_obstacle (fixture, "open"));
  fill_in (fixture);
  {
    g_auto (GStrv) obstacles = fst_prescribing_list_obstacles (fixture->prescribing);

    g_assert_cmpuint (g_strv_length (obstacles), ==, 0);
  }
  edit (fixture, fst_prescription_with_open_reason (draft_of (fixture), ""));
  assert_only_obstacle (fixture, "open");
}

static void
test_obstacle_future (Prescribing *fixture, gconstpointer data)
{
  GDate day;

  fill_in (fixture);
  day = draft_of (fixture)->date;
  g_date_add_days (&day, 1);
  {
    g_autoptr (FstPrescription) later = fst_prescription_new ("dalarna", &day);
    g_autoptr (FstPrescription) with_person =
        fst_prescription_with_person (later, draft_of (fixture)->person);
    g_autoptr (FstPrescription) with_device =
        fst_prescription_with_device (with_person, draft_of (fixture)->device);
    g_autoptr (FstPrescription) with_reason = fst_prescription_with_open_reason (with_device, "x");

    edit (fixture, fst_prescription_with_prescriber (with_reason, &draft_of (fixture)->prescriber));
  }
  wait_for_earlier (fixture->prescribing);
  assert_only_obstacle (fixture, "future");
}

static void
test_obstacle_code (Prescribing *fixture, gconstpointer data)
{
  const FstDevice fields = { .article_number = (char *) "X",
                             .name = (char *) "Okänd",
                             .iso_code = (char *) "129999",
                             .price_ore = -1,
                             .rank = -1 };
  g_autoptr (FstDevice) device = fst_device_new (&fields);

  fill_in (fixture);
  edit (fixture, fst_prescription_with_device (draft_of (fixture), device));
  assert_only_obstacle (fixture, "ISO");
}

static void
test_obstacle_example (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (GFile) file =
      write_file (&fixture->workspace, "sortiment.csv", "Artikelnr;Namn;ISO-kod\nA1;Stol;180903\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportOutcome) outcome = NULL;

  fill_in (fixture);
  outcome = import_file (fixture->workspace.workspace, file, &error);
  g_assert_no_error (error);
  assert_only_obstacle (fixture, "Example");
}

static void
test_obstacle_override (Prescribing *fixture, gconstpointer data)
{
  fill_in (fixture);
  edit (fixture,
        fst_prescription_with_override (draft_of (fixture), FST_QUESTION_PAYER, "region", ""));
  assert_only_obstacle (fixture, "reason");
}

static void
test_obstacle_prescriber (Prescribing *fixture, gconstpointer data)
{
  const FstPrescriber nobody = { (char *) "", NULL, NULL, (char *) "" };

  fill_in (fixture);
  edit (fixture, fst_prescription_with_prescriber (draft_of (fixture), &nobody));
  assert_only_obstacle (fixture, "name");
}

/* A question that the prescriber has answered is no longer open. */
static void
test_open_questions (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (GArray) before = NULL, after = NULL;
  FstQuestion first;

  fill_in (fixture);
  before = fst_prescribing_list_open_questions (fixture->prescribing);
  g_assert_cmpuint (before->len, >, 0);
  first = g_array_index (before, FstQuestion, 0);
  edit (fixture, fst_prescription_with_override (draft_of (fixture), first, "region", "avtal"));
  after = fst_prescribing_list_open_questions (fixture->prescribing);
  g_assert_cmpuint (after->len, ==, before->len - 1);
  g_assert_cmpint (g_array_index (after, FstQuestion, 0), !=, first);
}

/* What is read back is what was signed, also after a restart; and the draft is empty. */
static void
test_sign (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (FstPrescription) written = NULL;
  g_autoptr (FstRecord) record = NULL, again = NULL;
  g_autofree char *assessed = NULL, *frozen = NULL;
  g_autoptr (GError) error = NULL;

  fill_in (fixture);
  save_draft (fixture);
  written = fst_prescription_ref (draft_of (fixture));
  assessed = assessment_to_text (fst_prescribing_get_assessment (fixture->prescribing));
  record = sign (fixture, &error);
  g_assert_no_error (error);
  g_assert_null (draft_of (fixture)->person);
  restart (fixture);
  load_draft (fixture);
  g_assert_null (draft_of (fixture)->person);

  again = get_record (fixture->workspace.workspace, fst_record_get_id (record), &error);
  g_assert_no_error (error);
  frozen = assessment_to_text (fst_record_get_assessment (again));
  g_assert_true (fst_prescription_equal (fst_record_get_prescription (again), written));
  g_assert_cmpstr (frozen, ==, assessed);
  g_assert_cmpstr (fst_record_get_status (again), ==, "active");
  g_assert_cmpstr (fst_record_get_check_code (again), ==, fst_record_get_check_code (record));
  g_assert_true (
      g_date_time_equal (fst_record_get_signed_at (again), fst_record_get_signed_at (record)));
  assert_whole (fixture->workspace.workspace);
}

static void
test_list (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (FstRecord) record = sign_filled_in (fixture);
  static const char *const found[] = { "Testsdotter", "201701102384", "20170110-2384", "rollator" };

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autoptr (GPtrArray) records = list_records (fixture->workspace.workspace, found[i]);

      g_test_message ("%s", found[i]);
      g_assert_cmpuint (records->len, ==, 1);
      g_assert_cmpstr (fst_record_get_id (g_ptr_array_index (records, 0)), ==,
                       fst_record_get_id (record));
    }
  {
    g_autoptr (GPtrArray) records = list_records (fixture->workspace.workspace, "finns inte");

    g_assert_cmpuint (records->len, ==, 0);
  }
}

/* The register knows of the person's other rollator, and says where it knows it from. */
static void
test_same_function (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (FstRecord) record = sign_filled_in (fixture);
  FstFacts *facts;
  FstFactSource source;

  set_person (fixture, "201701102384");
  g_assert_cmpuint (g_list_model_get_n_items (fst_prescribing_get_earlier (fixture->prescribing)),
                    ==, 1);
  g_assert_null (fst_prescribing_get_same_function (fixture->prescribing));
  set_device (fixture, "120606");
  g_assert_cmpstr (fst_record_get_id (fst_prescribing_get_same_function (fixture->prescribing)), ==,
                   fst_record_get_id (record));
  facts = fst_prescribing_get_facts (fixture->prescribing);
  g_assert_true (g_variant_get_boolean (fst_facts_lookup (facts, "has-same-function")));
  g_assert_true (fst_facts_get_source (facts, "has-same-function", &source));
  g_assert_cmpint (source, ==, FST_FACT_SOURCE_REGISTER);
}

/* That the register knows of none is no proof that there is none: others prescribe too. */
static void
test_no_same_function (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (FstRecord) record = sign_filled_in (fixture);

  set_person (fixture, "201701102384");
  set_device (fixture, "1809");
  g_assert_null (fst_prescribing_get_same_function (fixture->prescribing));
  g_assert_null (
      fst_facts_lookup (fst_prescribing_get_facts (fixture->prescribing), "has-same-function"));
  set_device (fixture, "120606");
  set_person (fixture, "190001019801");
  g_assert_cmpuint (g_list_model_get_n_items (fst_prescribing_get_earlier (fixture->prescribing)),
                    ==, 0);
  g_assert_null (fst_prescribing_get_same_function (fixture->prescribing));
}

/* An exchange: the old one is marked, and is no longer in the way of a third. */
static void
test_exchange (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (FstRecord) first = sign_filled_in (fixture);
  g_autoptr (FstRecord) second = NULL, before = NULL;
  g_autoptr (GError) error = NULL;

  fill_in (fixture);
  edit (fixture, fst_prescription_with_replaces (draft_of (fixture), fst_record_get_id (first)));
  second = sign (fixture, &error);
  g_assert_no_error (error);
  before = get_record (fixture->workspace.workspace, fst_record_get_id (first), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fst_record_get_status (before), ==, "exchanged");
  fill_in (fixture);
  g_assert_cmpstr (fst_record_get_id (fst_prescribing_get_same_function (fixture->prescribing)), ==,
                   fst_record_get_id (second));
  /* What is exchanged can't be exchanged again; the draft stays. */
  edit (fixture, fst_prescription_with_replaces (draft_of (fixture), fst_record_get_id (first)));
  g_assert_null (sign (fixture, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (draft_of (fixture)->person);
}

/* An answer that comes late belongs to the person before and is dropped. */
static void
test_late_answer (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (FstRecord) record = sign_filled_in (fixture);
  g_autoptr (FstPerson) first = fst_person_new_with_number ("201701102384", "Testa Testsdotter");
  g_autoptr (FstPerson) second = fst_person_new_with_number ("190001019801", "Prova Testsson");

  edit (fixture, fst_prescription_with_person (draft_of (fixture), first));
  edit (fixture, fst_prescription_with_person (draft_of (fixture), second));
  wait_for_earlier (fixture->prescribing);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (fst_prescribing_get_earlier (fixture->prescribing)),
                    ==, 0);
}

/* Writes the person last and gives no time to look anything up. */
static void
set_person_at_once (Prescribing *fixture, const char *number)
{
  g_autoptr (FstPerson) person = fst_person_new_with_number (number, "Testa Testsdotter");

  set_device (fixture, "rollator");
  edit (fixture, fst_prescription_with_open_reason (draft_of (fixture), "boendet är inte känt"));
  edit (fixture, fst_prescription_with_person (draft_of (fixture), person));
  g_assert_true (fst_prescribing_is_looking_up (fixture->prescribing));
}

/* A signature given while the person is looked up waits for the answer. */
static void
test_sign_waits (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (FstRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  set_person_at_once (fixture, "201701102384");
  record = sign (fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (record);
  g_assert_false (fst_prescribing_is_looking_up (fixture->prescribing));
}

/* What the look-up brings up is asked before it is signed, not passed over. */
static void
test_sign_surprised (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (FstRecord) first = sign_filled_in (fixture);
  g_autoptr (FstRecord) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  set_person_at_once (fixture, "201701102384");
  g_assert_null (sign (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, fst_record_get_prescription (first)->device->name));
  g_clear_error (&error);
  records = list_records (fixture->workspace.workspace, NULL);
  g_assert_cmpuint (records->len, ==, 1);
  /* Now it has been seen; the reason for what is open covers it. */
  second = sign (fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (second);
}

/* Who has said that it is another one need not be asked; the record knows of the first. */
static void
test_sign_not_surprised (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (FstRecord) first = sign_filled_in (fixture);
  g_autoptr (FstRecord) second = NULL;
  g_autoptr (GError) error = NULL;

  edit (fixture, fst_prescription_with_fact (draft_of (fixture), "replacement-reason",
                                             g_variant_new_string ("none")));
  set_person_at_once (fixture, "201701102384");
  second = sign (fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (second);
}

/* Given twice it is signed once. */
static void
test_sign_twice (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) first = NULL, second = NULL;
  g_autoptr (FstRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  fill_in (fixture);
  fst_prescribing_sign_async (fixture->prescribing, NULL, take_result, &first);
  fst_prescribing_sign_async (fixture->prescribing, NULL, take_result, &second);
  g_assert_null (fst_prescribing_sign_finish (fixture->prescribing, wait_for (&second), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);
  record = fst_prescribing_sign_finish (fixture->prescribing, wait_for (&first), &error);
  g_assert_no_error (error);
  records = list_records (fixture->workspace.workspace, NULL);
  g_assert_cmpuint (records->len, ==, 1);
}

/* What was reviewed is what is signed. */
static void
test_sign_changed (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  set_person_at_once (fixture, "201701102384");
  fst_prescribing_sign_async (fixture->prescribing, NULL, take_result, &result);
  edit (fixture, fst_prescription_with_goal (draft_of (fixture), "gå till affären"));
  g_assert_null (fst_prescribing_sign_finish (fixture->prescribing, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  records = list_records (fixture->workspace.workspace, NULL);
  g_assert_cmpuint (records->len, ==, 0);
  g_assert_cmpstr (draft_of (fixture)->goal, ==, "gå till affären");
}

/* What is signed does not come back as a draft. */
static void
test_sign_saved_late (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL, saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstRecord) record = NULL;

  fill_in (fixture);
  fst_prescribing_sign_async (fixture->prescribing, NULL, take_result, &result);
  while (!fst_prescribing_is_being_written (fixture->prescribing))
    g_main_context_iteration (NULL, TRUE);
  fst_prescribing_save_draft_async (fixture->prescribing, NULL, take_result, &saved);
  record = fst_prescribing_sign_finish (fixture->prescribing, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (
      fst_prescribing_save_draft_finish (fixture->prescribing, wait_for (&saved), &error));
  load_draft (fixture);
  g_assert_null (draft_of (fixture)->person);
}

/* Without the register's answer nothing is signed. */
static void
test_sign_closed (Prescribing *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill_in (fixture);
  fst_workspace_close (fixture->workspace.workspace);
  set_person (fixture, "190001019801");
  g_assert_null (sign (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Prescribing *fixture, gconstpointer data);
  } tests[] = {
    { "/prescribing/empty", test_empty },
    { "/prescribing/assesses-at-once", test_assesses_at_once },
    { "/prescribing/draft", test_draft },
    { "/prescribing/renew", test_renew },
    { "/prescribing/old-draft", test_old_draft },
    { "/prescribing/no-draft", test_no_draft },
    { "/prescribing/obstacles", test_obstacles },
    { "/prescribing/obstacle-future", test_obstacle_future },
    { "/prescribing/obstacle-code", test_obstacle_code },
    { "/prescribing/obstacle-example", test_obstacle_example },
    { "/prescribing/obstacle-override", test_obstacle_override },
    { "/prescribing/obstacle-prescriber", test_obstacle_prescriber },
    { "/prescribing/open-questions", test_open_questions },
    { "/prescribing/sign", test_sign },
    { "/prescribing/list", test_list },
    { "/prescribing/same-function", test_same_function },
    { "/prescribing/no-same-function", test_no_same_function },
    { "/prescribing/exchange", test_exchange },
    { "/prescribing/sign-waits", test_sign_waits },
    { "/prescribing/sign-surprised", test_sign_surprised },
    { "/prescribing/sign-not-surprised", test_sign_not_surprised },
    { "/prescribing/sign-twice", test_sign_twice },
    { "/prescribing/sign-changed", test_sign_changed },
    { "/prescribing/sign-saved-late", test_sign_saved_late },
    { "/prescribing/sign-closed", test_sign_closed },
    { "/prescribing/late-answer", test_late_answer },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Prescribing, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
