/* Cases, prescriptions, assessments and signed records: what is written is read back whole, and
 * what is broken is refused. */

#include <string.h>

#include "fst-assessment-json.h"
#include "fst-case-reader.h"
#include "fst-policy-reader.h"
#include "fst-prescription-json.h"
#include "policy-fixture.h"

static const char signed_at[] = "2026-11-22T14:35:57Z";

static void
get_day (GDate *day)
{
  g_assert_true (fst_date_parse (THE_DAY, day));
}

static char *
assessment_to_text (FstAssessment *assessment)
{
  g_autoptr (JsonNode) node = fst_assessment_to_json (assessment);

  return json_to_string (node, FALSE);
}

static char *
prescription_to_text (FstPrescription *prescription)
{
  g_autoptr (JsonNode) node = fst_prescription_to_json (prescription);

  return json_to_string (node, FALSE);
}

static FstPrescription *
read_prescription (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GDate day;

  get_day (&day);
  return fst_prescription_read (bytes, "draft.json", &day, error);
}

static void
take (FstPrescription **self, FstPrescription *other)
{
  fst_prescription_unref (*self);
  *self = other;
}

/* Something everywhere, and texts that JSON must escape. */
static FstPrescription *
make_prescription (void)
{
  const FstDevice fields = { .article_number = (char *) "A\"1\"\\",
                             .name = (char *) "Rollator Provbänk\tlåg",
                             .supplier = (char *) "Provbolaget",
                             .iso_code = (char *) "120606",
                             .own_iso_code = (char *) "120607",
                             .own_iso_edition = (char *) "2022",
                             .description = (char *) "Rad ett\nRad två \xf0\x9f\x9a\xb6",
                             .price_ore = 150050,
                             .agreement = (char *) "AV-17",
                             .rank = 2,
                             .accessory = TRUE,
                             .discontinued = TRUE,
                             .example = TRUE };
  const FstPrescriber prescriber = { (char *) "Prov Förskrivare", (char *) "occupational-therapist",
                                     (char *) "primary-care-listed", (char *) "Provenheten" };
  const char *needs[] = { "transfer", "personal-adl" };
  g_autoptr (FstPerson) person =
      fst_person_new_with_number ("201701102384", "Testa “Test” Testsdotter");
  g_autoptr (FstDevice) device = fst_device_new (&fields);
  FstPrescription *self;
  GDate day;

  get_day (&day);
  self = fst_prescription_new (REGION, &day);
  take (&self, fst_prescription_with_person (self, person));
  take (&self, fst_prescription_with_device (self, device));
  take (&self, fst_prescription_with_prescriber (self, &prescriber));
  take (&self, fst_prescription_with_fact (self, "rental", g_variant_new_boolean (TRUE)));
  take (&self, fst_prescription_with_fact (self, "monthly-cost", g_variant_new_int64 (12000)));
  take (&self, fst_prescription_with_fact (self, "place-of-use", g_variant_new_string ("home")));
  take (&self, fst_prescription_with_fact (self, "need", g_variant_new_strv (needs, 2)));
  take (&self, fst_prescription_with_unknown (self, "relisted", TRUE));
  take (&self, fst_prescription_with_goal (self, "gå till\naffären"));
  take (&self, fst_prescription_with_follow_up (self, &day));
  take (&self, fst_prescription_with_override (self, FST_QUESTION_PAYER, "region", "avtal"));
  take (&self, fst_prescription_with_override (self, FST_QUESTION_KIND, "egna ord", ""));
  take (&self, fst_prescription_with_open_reason (self, "bråttom"));
  take (&self, fst_prescription_with_replaces (self, "2026-0001"));
  return self;
}

static FstAssessor *
make_assessor (const char *region)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) policies = fst_policy_read_bundled (&error);
  FstAssessor *assessor;

  g_assert_no_error (error);
  assessor = fst_assessor_new (region, policies, &error);
  g_assert_no_error (error);
  return assessor;
}

static FstAssessment *
assess_in (FstAssessor *assessor, const char *region, FstFacts *facts)
{
  g_autoptr (FstCase) subject = NULL;
  GDate day;

  get_day (&day);
  subject = fst_case_new (region, &day, facts, NULL);
  return fst_assessor_assess (assessor, subject);
}

static void
assert_assessment_round_trip (FstAssessment *assessment)
{
  g_autofree char *text = assessment_to_text (assessment);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstAssessment) again = fst_assessment_from_json (node, &error);
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  text_again = assessment_to_text (again);
  g_assert_cmpstr (text_again, ==, text);
  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    g_assert_cmpint (again->decisions[q].question, ==, q);
}

/* Every status and every kind of value: levels, amounts, collisions and documents with notices. */
static void
test_assessment (void)
{
  static const char *const regions[] = { "dalarna", "stockholm", "vastra-gotaland",
                                         "vasterbotten" };

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      g_autoptr (FstAssessor) assessor = make_assessor (regions[i]);
      g_autoptr (FstFacts) facts = fst_facts_new ();
      g_autoptr (FstAssessment) empty = assess_in (assessor, regions[i], facts);
      g_autoptr (FstAssessment) some = NULL;

      assert_assessment_round_trip (empty);
      know_text (&facts, "place-of-use", "compulsory-school");
      know_text (&facts, "need", "life-sustaining");
      know_text (&facts, "need-area", "care-and-treatment");
      know_number (&facts, "monthly-cost", 20000);
      know_boolean (&facts, "knowledge-bearing", FALSE);
      know_boolean (&facts, "has-same-function", TRUE);
      some = assess_in (assessor, regions[i], facts);
      assert_assessment_round_trip (some);
    }
}

static void
test_conflict (void)
{
  FstPolicy *policy = make_policy ("doc");
  FstFacts *none = fst_facts_new ();
  g_autoptr (GPtrArray) policies = list_policies (policy, NULL);
  g_autoptr (FstAssessor) assessor = NULL;
  g_autoptr (FstAssessment) assessment = NULL;

  add_answer (add_rule (policy, "r", NULL), FST_QUESTION_PAYER, "region");
  add_answer (add_rule (policy, "s", NULL), FST_QUESTION_PAYER, "school");
  assessor = prepare (policies);
  assessment = assess (assessor, none);
  g_assert_cmpint (assessment->decisions[FST_QUESTION_PAYER].status, ==, FST_STATUS_CONFLICT);
  assert_assessment_round_trip (assessment);
  fst_facts_unref (none);
}

static void
test_prescription (void)
{
  g_autoptr (FstPrescription) written = make_prescription ();
  g_autofree char *text = prescription_to_text (written);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstPrescription) again = read_prescription (text, &error);
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  g_assert_true (fst_prescription_equal (written, again));
  text_again = prescription_to_text (again);
  g_assert_cmpstr (text_again, ==, text);
}

/* One with nothing in it, and one with a reference in place of a number. */
static void
test_sparse_prescriptions (void)
{
  g_autoptr (FstPerson) person = fst_person_new_with_reference ("R-17", "", 1950);
  g_autoptr (FstPrescription) empty = NULL, referred = NULL;
  GDate day;

  get_day (&day);
  empty = fst_prescription_new (REGION, &day);
  referred = fst_prescription_with_person (empty, person);
  for (int i = 0; i < 2; i++)
    {
      FstPrescription *written = i ? referred : empty;
      g_autofree char *text = prescription_to_text (written);
      g_autoptr (GError) error = NULL;
      g_autoptr (FstPrescription) again = read_prescription (text, &error);

      g_assert_no_error (error);
      g_assert_true (fst_prescription_equal (written, again));
    }
}

static char *
make_record (FstPrescription *prescription)
{
  g_autoptr (FstAssessor) assessor = make_assessor (REGION);
  g_autoptr (FstFacts) facts = fst_prescription_facts (prescription, NULL);
  g_autoptr (FstAssessment) assessment = assess_in (assessor, REGION, facts);
  const FstSignedRecord record = { (char *) "0.1.0", (char *) signed_at, prescription, facts,
                                   assessment };

  return fst_signed_record_to_json (&record);
}

static void
test_record (void)
{
  g_autoptr (FstPrescription) written = make_prescription ();
  g_autofree char *text = make_record (written);
  g_autofree char *text_again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstSignedRecord) again = fst_signed_record_from_json (text, &error);
  g_autoptr (FstFacts) facts = fst_prescription_facts (written, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (again->program_version, ==, "0.1.0");
  g_assert_cmpstr (again->signed_at, ==, signed_at);
  g_assert_true (fst_prescription_equal (again->prescription, written));
  g_assert_true (fst_facts_equal (again->facts, facts));
  text_again = fst_signed_record_to_json (again);
  g_assert_cmpstr (text_again, ==, text);
}

static void
test_record_truncated (void)
{
  g_autoptr (FstPrescription) written = make_prescription ();
  g_autofree char *text = make_record (written);
  gsize length = strlen (text);

  /* Near the ends at every byte, between them at some. */
  for (gsize i = 0; i < length; i += i < 500 || i > length - 500 ? 1 : 1009)
    {
      g_autofree char *cut = g_strndup (text, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (fst_signed_record_from_json (cut, &error));
      g_assert_nonnull (error);
    }
}

static char *
without_member (const char *text, const char *member)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  g_autoptr (JsonNode) copy = json_node_copy (root);

  json_object_remove_member (json_node_get_object (copy), member);
  return json_to_string (copy, FALSE);
}

static void
test_record_broken (void)
{
  static const char *const members[] = { "format", "program-version", "signed-at", "prescription",
                                         "assessment" };
  static const struct
  {
    const char *piece, *replacement;
  } changes[] = {
    { "\"format\":1", "\"format\":2" },
    { "\"decisions\":{", "\"decisions\":[],\"x\":{" },
    { "\"status\":\"missing-facts\"", "\"status\":\"guessed\"" },
    { "\"value\":null", "\"value\":[null]" },
    { "\"value\":null", "\"value\":true" },
    { "\"value\":null", "\"value\":1.5" },
    { "\"value\":null", "\"value\":{\"level\":9,\"of\":3}" },
    { "\"values\":[", "\"values\":[[]," },
    { "\"grounds\":[", "\"grounds\":[7," },
    { "\"validity\":\"in-force\"", "\"validity\":\"perhaps\"" },
    { "\"date\":\"2026-11-22\"", "\"date\":\"2026-11-31\"" },
    { "\"201701102384\"", "\"201701102385\"" },
  };
  g_autoptr (FstPrescription) written = make_prescription ();
  g_autofree char *text = make_record (written);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *broken = without_member (text, members[i]);
      g_autoptr (GError) error = NULL;

      g_test_message ("without %s", members[i]);
      g_assert_null (fst_signed_record_from_json (broken, &error));
      g_assert_nonnull (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, changes[i].piece, 2);
      g_autofree char *broken = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", changes[i].replacement);
      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      broken = g_strjoinv (changes[i].replacement, parts);
      g_assert_null (fst_signed_record_from_json (broken, &error));
      g_assert_nonnull (error);
    }
}

static void
test_cases (void)
{
  static const char text[] =
      "[{\"region\": \"dalarna\", \"date\": \"2026-11-22\", \"facts\": {\"age\": 17, \"need\": "
      "\"transfer\", \"iso-code\": \"12 06\", \"rental\": null}},"
      " {\"region\": \"stockholm\", \"date\": \"2024-02-29\"}]";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  gboolean is_array = FALSE;
  g_autoptr (GPtrArray) cases = fst_cases_read (bytes, "case.json", &is_array, &error);
  g_auto (GStrv) names = NULL;
  const FstCase *first;

  g_assert_no_error (error);
  g_assert_true (is_array);
  g_assert_cmpuint (cases->len, ==, 2);
  first = g_ptr_array_index (cases, 0);
  names = fst_facts_list (first->facts);
  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_cmpstr (g_variant_get_string (fst_facts_lookup (first->facts, "iso-code"), NULL), ==,
                   "1206");
  g_assert_null (fst_facts_lookup (first->facts, "rental"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-json/assessment", test_assessment);
  g_test_add_func ("/record-json/conflict", test_conflict);
  g_test_add_func ("/record-json/prescription", test_prescription);
  g_test_add_func ("/record-json/sparse-prescriptions", test_sparse_prescriptions);
  g_test_add_func ("/record-json/record", test_record);
  g_test_add_func ("/record-json/record-truncated", test_record_truncated);
  g_test_add_func ("/record-json/record-broken", test_record_broken);
  g_test_add_func ("/record-json/cases", test_cases);
  return g_test_run ();
}
