#include "workspace-fixture.h"

#include <string.h>

/* An article that the assortment gives no ISO code: its code is an unknown fact like any other. */

static FstPrescribing *
prescribe (Fixture *fixture)
{
  FstPrescribing *prescribing = fst_prescribing_new (fixture->workspace);
  g_autoptr (FstPerson) person = fst_person_new_with_number ("201701102384", "Testa Testsdotter");
  g_autoptr (FstDevice) device = fst_device_new (&(FstDevice){
      .article_number = (char *) "U1", .name = (char *) "Utan kod", .price_ore = -1, .rank = -1 });
  g_autoptr (FstPrescription) for_person =
      fst_prescription_with_person (fst_prescribing_get_draft (prescribing), person);
  g_autoptr (FstPrescription) with_device = fst_prescription_with_device (for_person, device);
  g_autoptr (FstPrescription) with_goal = fst_prescription_with_goal (with_device, "gå ut");
  g_autoptr (FstPrescription) draft = fst_prescription_with_open_reason (with_goal, "inte känt");

  fst_prescribing_set_draft (prescribing, draft);
  wait_for_earlier (prescribing);
  return prescribing;
}

static void
answer_code (FstPrescribing *prescribing, const char *code)
{
  g_autoptr (FstPrescription) draft = fst_prescription_with_fact (
      fst_prescribing_get_draft (prescribing), "iso-code", g_variant_new_string (code));

  fst_prescribing_set_draft (prescribing, draft);
}

static void
assert_obstacle (FstPrescribing *prescribing, const char *words)
{
  g_auto (GStrv) obstacles = fst_prescribing_list_obstacles (prescribing);

  g_assert_cmpuint (g_strv_length (obstacles), ==, words != NULL ? 1 : 0);
  if (words != NULL)
    g_assert_nonnull (strstr (obstacles[0], words));
}

static FstRecord *
sign (FstPrescribing *prescribing)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FstRecord *record;

  fst_prescribing_sign_async (prescribing, NULL, take_result, &result);
  record = fst_prescribing_sign_finish (prescribing, wait_for (&result), &error);
  g_assert_no_error (error);
  return record;
}

static gboolean
knows_code (FstPrescribing *prescribing)
{
  return fst_facts_lookup (fst_prescribing_get_facts (prescribing), "iso-code") != NULL;
}

/* The signature waits for the code, until one is answered that there is. */
static void
test_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPrescribing) prescribing = prescribe (fixture);

  g_assert_false (knows_code (prescribing));
  assert_obstacle (prescribing, "no ISO code");
  answer_code (prescribing, "129999");
  assert_obstacle (prescribing, "does not have the code");
  answer_code (prescribing, "120606");
  assert_obstacle (prescribing, NULL);
  g_assert_true (knows_code (prescribing));
}

/* The record is found under the code that was answered, by the next prescription too. */
static void
test_signed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPrescribing) prescribing = prescribe (fixture);
  g_autoptr (FstPrescribing) next = NULL;
  g_autoptr (FstRecord) record = NULL;
  g_autoptr (FstRecord) whole = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GError) error = NULL;
  FstPrescription *prescription;

  answer_code (prescribing, "120606");
  record = sign (prescribing);
  whole = get_record (fixture->workspace, fst_record_get_id (record), &error);
  g_assert_no_error (error);
  prescription = fst_record_get_prescription (whole);
  g_assert_null (prescription->device->iso_code);
  g_assert_cmpstr (fst_prescription_get_iso_code (prescription), ==, "120606");
  listed = list_records (fixture->workspace, NULL);
  g_assert_cmpuint (listed->len, ==, 1);
  g_assert_cmpstr (fst_record_get_prescription (listed->pdata[0])->device->iso_code, ==, "120606");

  next = prescribe (fixture);
  g_assert_null (fst_prescribing_get_same_function (next));
  answer_code (next, "120606");
  g_assert_nonnull (fst_prescribing_get_same_function (next));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/article-without-code/asked", Fixture, NULL, fixture_set_up, test_asked,
              fixture_tear_down);
  g_test_add ("/article-without-code/signed", Fixture, NULL, fixture_set_up, test_signed,
              fixture_tear_down);
  return g_test_run ();
}
