#include "fuzz.h"

#include "fst-assessor.h"
#include "fst-policy-reader.h"

/* A document that is read can be prepared and answers an empty case, or the preparation says what
 * is wrong with it. */
static void
try_policy (FstPolicy *policy)
{
  g_autoptr (GPtrArray) policies = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FstAssessor) assessor = NULL;
  g_autoptr (FstFacts) facts = fst_facts_new ();
  g_autoptr (FstCase) subject = NULL;
  g_autoptr (FstAssessment) assessment = NULL;
  GDate day;

  g_ptr_array_add (policies, policy);
  assessor = fst_assessor_new (policy->region, policies, &error);
  g_assert_cmpint (assessor == NULL, ==, error != NULL);
  if (!assessor)
    return;
  g_assert_true (fst_date_parse ("2026-11-22", &day));
  subject = fst_case_new (policy->region, &day, facts, NULL);
  assessment = fst_assessor_assess (assessor, subject);
  g_assert_cmpuint (assessment->documents->len, ==, 1);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstPolicy) policy = fst_policy_read (bytes, "policy.json", &error);

  fuzz_check_error (policy != NULL, error, "policy.json");
  if (policy)
    try_policy (policy);
  return 0;
}
