#include "fuzz.h"

#include "fst-catalogue-reader.h"
#include "fst-iso-code.h"

/* An article that is read has what it must have, as text. */
static void
check_device (const FstDevice *device)
{
  g_assert_true (device->article_number && *device->article_number);
  g_assert_true (device->name && *device->name);
  g_assert_true (g_utf8_validate (device->article_number, -1, NULL));
  g_assert_true (g_utf8_validate (device->name, -1, NULL));
  g_assert_true (fst_iso_code_is_valid (device->iso_code));
  g_assert_cmpint (device->price_ore, >=, -1);
}

static void
read_all (FstCatalogueReader *reader, GError **error)
{
  GPtrArray *problems;

  for (;;)
    {
      g_autoptr (FstDevice) device = NULL;

      if (!fst_catalogue_reader_next (reader, &device, NULL, error) || !device)
        break;
      check_device (device);
    }
  problems = fst_catalogue_reader_get_problems (reader);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = fst_import_problem_format (g_ptr_array_index (problems, i));

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("fuzz-XXXXXX.csv", &stream, &error);
  g_autoptr (FstCatalogueReader) reader = NULL;

  g_assert_no_error (error);
  g_file_replace_contents (file, (const char *) data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                           NULL, &error);
  g_assert_no_error (error);
  reader = fst_catalogue_reader_open (file, NULL, &error);
  g_assert_cmpint (reader == NULL, ==, error != NULL);
  if (reader)
    read_all (reader, &error);
  if (error)
    fuzz_check_error (FALSE, error, "fuzz-");
  g_file_delete (file, NULL, NULL);
  return 0;
}
