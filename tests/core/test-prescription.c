#include "fst-prescription.h"

#include "fst-case.h"

/* One that has something everywhere; nothing here is a real person's. */

typedef struct
{
  FstPrescription *empty;
  FstPrescription *whole;
} Fixture;

static void
take (FstPrescription **self, FstPrescription *other)
{
  fst_prescription_unref (*self);
  *self = other;
}

static FstDevice *
make_device (gint64 price_ore)
{
  const FstDevice fields = { .article_number = (char *) "A-1",
                             .name = (char *) "Rollator Provbänk",
                             .iso_code = (char *) "120606",
                             .price_ore = price_ore,
                             .rank = -1 };

  return fst_device_new (&fields);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const FstPrescriber prescriber = { (char *) "Prov Förskrivare", (char *) "occupational-therapist",
                                     (char *) "primary-care-listed", (char *) "Provenheten" };
  g_autoptr (FstPerson) person = fst_person_new_with_number ("201701102384", "Testa Testsdotter");
  g_autoptr (FstDevice) device = make_device (150050);
  GDate day;

  g_assert_true (fst_date_parse ("2026-11-22", &day));
  fixture->empty = fst_prescription_new ("dalarna", &day);
  fixture->whole = fst_prescription_with_person (fixture->empty, person);
  take (&fixture->whole, fst_prescription_with_device (fixture->whole, device));
  take (&fixture->whole, fst_prescription_with_prescriber (fixture->whole, &prescriber));
  take (&fixture->whole,
        fst_prescription_with_fact (fixture->whole, "rental", g_variant_new_boolean (TRUE)));
  take (&fixture->whole, fst_prescription_with_unknown (fixture->whole, "relisted", TRUE));
  take (&fixture->whole, fst_prescription_with_goal (fixture->whole, "gå till affären"));
  g_date_add_months (&day, 3);
  take (&fixture->whole, fst_prescription_with_follow_up (fixture->whole, &day));
  take (&fixture->whole,
        fst_prescription_with_override (fixture->whole, FST_QUESTION_PAYER, "region", "avtal"));
  take (&fixture->whole, fst_prescription_with_open_reason (fixture->whole, "bråttom"));
  take (&fixture->whole, fst_prescription_with_replaces (fixture->whole, "2026-0001"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fst_prescription_unref (fixture->empty);
  fst_prescription_unref (fixture->whole);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstFacts) facts = fst_prescription_facts (fixture->empty, NULL);
  g_auto (GStrv) known = fst_facts_list (facts);

  g_assert_cmpstr (fixture->empty->region, ==, "dalarna");
  g_assert_null (fixture->empty->person);
  g_assert_null (fixture->empty->device);
  g_assert_null (fixture->empty->prescriber.profession);
  g_assert_null (fixture->empty->prescriber.organisation);
  g_assert_cmpstr (fixture->empty->goal, ==, "");
  g_assert_cmpstr (fixture->empty->open_reason, ==, "");
  g_assert_null (fixture->empty->replaces);
  g_assert_false (g_date_valid (&fixture->empty->follow_up));
  g_assert_cmpuint (fixture->empty->overrides->len, ==, 0);
  g_assert_cmpuint (g_strv_length (fixture->empty->asked), ==, 0);
  /* Nothing is known before anybody has said anything. */
  g_assert_cmpuint (g_strv_length (known), ==, 0);
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  const FstOverride *override = fst_prescription_get_override (fixture->whole, FST_QUESTION_PAYER);

  g_assert_cmpstr (fixture->whole->person->name, ==, "Testa Testsdotter");
  g_assert_cmpstr (fixture->whole->device->name, ==, "Rollator Provbänk");
  g_assert_cmpstr (fixture->whole->prescriber.unit, ==, "Provenheten");
  g_assert_true (g_variant_get_boolean (fst_facts_lookup (fixture->whole->facts, "rental")));
  g_assert_cmpstrv (fixture->whole->asked, ((const char *[]){ "relisted", NULL }));
  g_assert_cmpstr (fixture->whole->goal, ==, "gå till affären");
  g_assert_cmpint (g_date_get_month (&fixture->whole->follow_up), ==, G_DATE_FEBRUARY);
  g_assert_cmpstr (override->value, ==, "region");
  g_assert_cmpstr (override->reason, ==, "avtal");
  g_assert_null (fst_prescription_get_override (fixture->whole, FST_QUESTION_KIND));
  g_assert_cmpstr (fixture->whole->open_reason, ==, "bråttom");
  g_assert_cmpstr (fixture->whole->replaces, ==, "2026-0001");
}

/* Takes the edit over, which must differ from what it was made of; that is as it was. */
static void
assert_edit (FstPrescription *before, FstPrescription *copy, FstPrescription *edit)
{
  g_assert_true (edit != before);
  g_assert_false (fst_prescription_equal (before, edit));
  g_assert_true (fst_prescription_equal (before, copy));
  fst_prescription_unref (edit);
}

/* Every edit returns a new value and leaves the old one alone. */
static void
test_edits (Fixture *fixture, gconstpointer data)
{
  const FstPrescriber prescriber = { (char *) "Annan Förskrivare", NULL, NULL, (char *) "" };
  g_autoptr (FstPerson) person = fst_person_new_with_reference ("R-17", "Testa Testsdotter", 1950);
  g_autoptr (FstDevice) device = make_device (150051);
  g_autoptr (FstPrescription) copy =
      fst_prescription_with_goal (fixture->whole, fixture->whole->goal);
  FstPrescription *whole = fixture->whole;
  GDate day;

  g_assert_true (copy != whole);
  g_assert_true (fst_prescription_equal (whole, copy));
  g_assert_true (fst_date_parse ("2027-06-01", &day));
  assert_edit (whole, copy, fst_prescription_with_person (whole, person));
  assert_edit (whole, copy, fst_prescription_with_person (whole, NULL));
  assert_edit (whole, copy, fst_prescription_with_device (whole, device));
  assert_edit (whole, copy, fst_prescription_with_device (whole, NULL));
  assert_edit (whole, copy, fst_prescription_with_prescriber (whole, &prescriber));
  assert_edit (whole, copy,
               fst_prescription_with_fact (whole, "rental", g_variant_new_boolean (FALSE)));
  assert_edit (whole, copy,
               fst_prescription_with_fact (whole, "relisted", g_variant_new_boolean (FALSE)));
  assert_edit (whole, copy, fst_prescription_with_unknown (whole, "rental", FALSE));
  assert_edit (whole, copy, fst_prescription_with_unknown (whole, "relisted", FALSE));
  assert_edit (whole, copy, fst_prescription_with_unknown (whole, "acute-visit", TRUE));
  assert_edit (whole, copy, fst_prescription_with_goal (whole, ""));
  assert_edit (whole, copy, fst_prescription_with_follow_up (whole, &day));
  assert_edit (whole, copy, fst_prescription_with_follow_up (whole, NULL));
  assert_edit (whole, copy,
               fst_prescription_with_override (whole, FST_QUESTION_PAYER, "school", "avtal"));
  assert_edit (whole, copy,
               fst_prescription_with_override (whole, FST_QUESTION_PAYER, "region", "annat"));
  assert_edit (whole, copy, fst_prescription_with_override (whole, FST_QUESTION_PAYER, NULL, NULL));
  assert_edit (whole, copy,
               fst_prescription_with_override (whole, FST_QUESTION_KIND, "personal", "avtal"));
  assert_edit (whole, copy, fst_prescription_with_open_reason (whole, ""));
  assert_edit (whole, copy, fst_prescription_with_replaces (whole, NULL));
}

/* "Don't know" is kept as asked, and stays unknown; an answer takes it back. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPrescription) asked =
      fst_prescription_with_unknown (fixture->whole, "rental", TRUE);
  g_autoptr (FstPrescription) again = fst_prescription_with_unknown (asked, "rental", TRUE);
  g_autoptr (FstPrescription) answered =
      fst_prescription_with_fact (again, "rental", g_variant_new_boolean (FALSE));
  g_autoptr (FstFacts) facts = fst_prescription_facts (again, NULL);

  g_assert_cmpstrv (again->asked, ((const char *[]){ "relisted", "rental", NULL }));
  g_assert_null (fst_facts_lookup (facts, "rental"));
  g_assert_null (fst_facts_lookup (facts, "relisted"));
  g_assert_cmpstrv (answered->asked, ((const char *[]){ "relisted", NULL }));
}

static void
test_one_override_a_question (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPrescription) other =
      fst_prescription_with_override (fixture->whole, FST_QUESTION_PAYER, "school", NULL);

  g_assert_cmpuint (other->overrides->len, ==, 1);
  g_assert_cmpstr (fst_prescription_get_override (other, FST_QUESTION_PAYER)->value, ==, "school");
  g_assert_cmpstr (fst_prescription_get_override (other, FST_QUESTION_PAYER)->reason, ==, "");
}

static void
assert_fact (FstFacts *facts, const char *id, const char *value, FstFactSource source)
{
  FstFactSource actual;
  g_autofree char *text = NULL;

  g_test_message ("%s", id);
  g_assert_true (fst_facts_get_source (facts, id, &actual));
  g_assert_cmpint (actual, ==, source);
  text = g_variant_print (fst_facts_lookup (facts, id), FALSE);
  g_assert_cmpstr (text, ==, value);
}

static void
test_facts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  g_autoptr (FstFacts) known = fst_facts_with (
      nothing, "has-same-function", g_variant_new_boolean (TRUE), FST_FACT_SOURCE_REGISTER);
  g_autoptr (FstFacts) facts = fst_prescription_facts (fixture->whole, known);
  g_auto (GStrv) names = fst_facts_list (facts);

  g_assert_cmpuint (g_strv_length (names), ==, 7);
  assert_fact (facts, "age", "9", FST_FACT_SOURCE_PERSON_NUMBER);
  assert_fact (facts, "iso-code", "'120606'", FST_FACT_SOURCE_DEVICE);
  /* 1500,50 kronor lie above 1500. */
  assert_fact (facts, "price", "1501", FST_FACT_SOURCE_DEVICE);
  assert_fact (facts, "prescriber-profession", "'occupational-therapist'",
               FST_FACT_SOURCE_PRESCRIBER);
  assert_fact (facts, "prescriber-organisation", "'primary-care-listed'",
               FST_FACT_SOURCE_PRESCRIBER);
  assert_fact (facts, "rental", "true", FST_FACT_SOURCE_FORM);
  assert_fact (facts, "has-same-function", "true", FST_FACT_SOURCE_REGISTER);
}

/* What the prescriber says goes before what follows from elsewhere. */
static void
test_facts_answered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstFacts) nothing = fst_facts_new ();
  g_autoptr (FstFacts) known =
      fst_facts_with (nothing, "rental", g_variant_new_boolean (FALSE), FST_FACT_SOURCE_REGISTER);
  g_autoptr (FstPrescription) priced =
      fst_prescription_with_fact (fixture->whole, "price", g_variant_new_int64 (7));
  g_autoptr (FstFacts) facts = fst_prescription_facts (priced, known);

  assert_fact (facts, "rental", "true", FST_FACT_SOURCE_FORM);
  assert_fact (facts, "price", "7", FST_FACT_SOURCE_FORM);
}

/* A price that nobody knows is no price; without a year of birth there is no age. */
static void
test_facts_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPerson) person = fst_person_new_with_reference ("R-17", "", 0);
  g_autoptr (FstDevice) device = make_device (-1);
  g_autoptr (FstPrescription) with_person = fst_prescription_with_person (fixture->whole, person);
  g_autoptr (FstPrescription) with_device = fst_prescription_with_device (with_person, device);
  g_autoptr (FstFacts) facts = fst_prescription_facts (with_device, NULL);

  g_assert_null (fst_facts_lookup (facts, "age"));
  g_assert_null (fst_facts_lookup (facts, "price"));
}

/* An article without a code is prescribed under the code that was answered, which goes when another
 * article is chosen and stays when only its texts are found. */
static void
test_code_answered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstDevice) plain = fst_device_new (&(FstDevice){
      .article_number = (char *) "A1", .name = (char *) "Rollator", .price_ore = -1, .rank = -1 });
  g_autoptr (FstDevice) found = fst_device_new (&(FstDevice){ .article_number = (char *) "A1",
                                                              .name = (char *) "Rollator, låg",
                                                              .price_ore = -1,
                                                              .rank = -1 });
  g_autoptr (FstDevice) another = make_device (-1);
  g_autoptr (FstPrescription) without = fst_prescription_with_device (fixture->whole, plain);
  g_autoptr (FstFacts) nothing = fst_prescription_facts (without, NULL);
  g_autoptr (FstPrescription) answered =
      fst_prescription_with_fact (without, "iso-code", g_variant_new_string ("120603"));
  g_autoptr (FstPrescription) completed = fst_prescription_with_device (answered, found);
  g_autoptr (FstFacts) facts = fst_prescription_facts (completed, NULL);
  g_autoptr (FstPrescription) changed = fst_prescription_with_device (completed, another);
  g_autoptr (FstPrescription) removed = fst_prescription_with_device (completed, NULL);

  g_assert_null (fst_prescription_get_iso_code (without));
  g_assert_null (fst_facts_lookup (nothing, "iso-code"));
  g_assert_cmpstr (fst_prescription_get_iso_code (completed), ==, "120603");
  assert_fact (facts, "iso-code", "'120603'", FST_FACT_SOURCE_FORM);
  g_assert_cmpstr (fst_prescription_get_iso_code (changed), ==, "120606");
  g_assert_null (fst_prescription_get_iso_code (removed));
}

/* The documents speak of the codes of 2016. A code of 2022 is not taken for one of them. */
static void
test_own_code (Fixture *fixture, gconstpointer data)
{
  FstDevice fields = { .article_number = (char *) "A1",
                       .name = (char *) "Rollator",
                       .own_iso_code = (char *) "120607",
                       .own_iso_edition = (char *) "2022",
                       .price_ore = -1,
                       .rank = -1 };
  g_autoptr (FstDevice) open = fst_device_new (&fields);
  g_autoptr (FstDevice) mapped = NULL;
  g_autoptr (FstPrescription) with_open = fst_prescription_with_device (fixture->whole, open);
  g_autoptr (FstPrescription) with_mapped = NULL;
  g_autoptr (FstFacts) nothing = fst_prescription_facts (with_open, NULL);
  g_autoptr (FstFacts) facts = NULL;

  g_assert_null (fst_facts_lookup (nothing, "iso-code"));
  g_assert_null (fst_prescription_get_iso_code (with_open));
  fields.iso_code = (char *) "120606";
  mapped = fst_device_new (&fields);
  g_assert_false (fst_device_equal (open, mapped));
  with_mapped = fst_prescription_with_device (fixture->whole, mapped);
  facts = fst_prescription_facts (with_mapped, NULL);
  assert_fact (facts, "iso-code", "'120606'", FST_FACT_SOURCE_LIST);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/prescription/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/prescription/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/prescription/edits", Fixture, NULL, set_up, test_edits, tear_down);
  g_test_add ("/prescription/unknown", Fixture, NULL, set_up, test_unknown, tear_down);
  g_test_add ("/prescription/one-override-a-question", Fixture, NULL, set_up,
              test_one_override_a_question, tear_down);
  g_test_add ("/prescription/facts", Fixture, NULL, set_up, test_facts, tear_down);
  g_test_add ("/prescription/facts-answered", Fixture, NULL, set_up, test_facts_answered,
              tear_down);
  g_test_add ("/prescription/facts-unknown", Fixture, NULL, set_up, test_facts_unknown, tear_down);
  g_test_add ("/prescription/code-answered", Fixture, NULL, set_up, test_code_answered, tear_down);
  g_test_add ("/prescription/own-code", Fixture, NULL, set_up, test_own_code, tear_down);
  return g_test_run ();
}
