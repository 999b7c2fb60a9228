#include "fuzz.h"

#include "fst-case-reader.h"

/* Every fact of a case that is read is one of the vocabulary, with a value that it may have. */
static void
check_case (const FstCase *subject)
{
  g_auto (GStrv) names = fst_facts_list (subject->facts);

  g_assert_true (g_date_valid (&subject->date));
  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      GVariant *value = fst_facts_lookup (subject->facts, names[i]);
      g_autoptr (GVariant) checked = fst_fact_check_value (names[i], value, &error);

      g_assert_no_error (error);
      g_assert_true (g_variant_equal (value, checked));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  gboolean is_array = FALSE;
  g_autoptr (GPtrArray) cases = fst_cases_read (bytes, "case.json", &is_array, &error);

  fuzz_check_error (cases != NULL, error, "case.json");
  for (guint i = 0; cases && i < cases->len; i++)
    check_case (g_ptr_array_index (cases, i));
  return 0;
}
