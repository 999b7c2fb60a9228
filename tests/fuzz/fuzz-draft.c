#include "fuzz.h"

#include "fst-case.h"
#include "fst-prescription-json.h"

/* A draft that is read is written and read back the same. */
static void
check_draft (FstPrescription *draft, const GDate *today)
{
  g_autoptr (JsonNode) node = fst_prescription_to_json (draft);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstPrescription) again =
      fst_prescription_from_json (node, "draft.json", today, &error);

  g_assert_no_error (error);
  g_assert_true (fst_prescription_equal (draft, again));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstPrescription) draft = NULL;
  GDate today;

  g_assert_true (fst_date_parse ("2026-11-22", &today));
  draft = fst_prescription_read (bytes, "draft.json", &today, &error);
  fuzz_check_error (draft != NULL, error, "draft.json");
  if (draft)
    check_draft (draft, &today);
  return 0;
}
