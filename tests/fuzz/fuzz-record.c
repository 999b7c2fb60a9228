#include "fuzz.h"

#include "fst-prescription-json.h"

/* A record that is read can be written again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstSignedRecord) record = fst_signed_record_from_json (text, &error);
  g_autofree char *again = NULL;

  g_assert_cmpint (record == NULL, ==, error != NULL);
  if (record)
    again = fst_signed_record_to_json (record);
  return 0;
}
