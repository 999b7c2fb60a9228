#include "fuzz.h"

#include "fst-code-list-reader.h"
#include "fst-iso-code.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const FstCodeList header = { .name = (char *) "own", .owner = (char *) "dalarna" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("fuzz-XXXXXX.csv", &stream, &error);
  g_autoptr (FstFacts) facts = fst_facts_new ();
  g_autoptr (FstCodeList) list = NULL;

  g_assert_no_error (error);
  g_file_replace_contents (file, (const char *) data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                           NULL, &error);
  g_assert_no_error (error);
  list = fst_code_list_read (file, &header, NULL, &error);
  fuzz_check_error (list != NULL, error, "fuzz-");
  for (guint i = 0; list && i < list->rows->len; i++)
    g_assert_true (
        fst_iso_code_is_valid (((FstCodeRow *) g_ptr_array_index (list->rows, i))->iso_code));
  for (FstQuestion q = 0; list && q < FST_N_QUESTIONS; q++)
    fst_code_answer_free (fst_code_list_look_up (list, q, facts));
  g_file_delete (file, NULL, NULL);
  return 0;
}
