#include "fuzz.h"

#include "fst-catalogue-reader.h"
#include "fst-gtin.h"
#include "fst-iso-code.h"

#include <string.h>

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || (*text != '\0' && g_utf8_validate (text, -1, NULL)));
}

static void
check_device (const FstDevice *device)
{
  g_assert_nonnull (device->article_number);
  g_assert_nonnull (device->name);
  check_text (device->article_number);
  check_text (device->name);
  check_text (device->supplier);
  check_text (device->description);
  check_text (device->agreement);
  g_assert_true (device->iso_code == NULL || fst_iso_code_is_valid (device->iso_code));
  g_assert_cmpint (device->price_ore, >=, -1);
  g_assert_true (device->rank == -1 || (device->rank > 0 && device->rank < 99));
}

/* What is read of an article is what it may be, or not known. */
static void
check_article (const FstArticle *article)
{
  check_device (article->device);
  check_text (article->supplier_article_number);
  check_text (article->price_unit);
  check_text (article->status);
  check_text (article->lot);
  g_assert_true (article->gtin == NULL || fst_gtin_is_valid (article->gtin));
  g_assert_cmpint (article->price, >=, -1);
  g_assert_true (article->currency == NULL || strlen (article->currency) == 3);
  if (article->currency != NULL && !g_str_equal (article->currency, "SEK"))
    g_assert_cmpint (article->device->price_ore, ==, -1);
  g_assert_true (article->iso_edition == NULL || article->device->iso_code != NULL);
  g_assert_false (g_date_valid (&article->gone_since));
  g_assert_cmpint (article->warranty, >=, -1);
  g_assert_true (article->fits == NULL || article->fits[0] != NULL);
  for (guint i = 0; article->fits != NULL && article->fits[i] != NULL; i++)
    check_text (article->fits[i]);
  g_assert_true (article->technical == NULL || article->technical->len > 0);
  for (guint i = 0; article->technical != NULL && i < article->technical->len; i++)
    {
      const FstTechnicalDatum *datum = article->technical->pdata[i];

      g_assert_true (*datum->name != '\0' && *datum->value != '\0');
      check_text (datum->name);
      check_text (datum->value);
      check_text (datum->unit);
    }
}

static void
read_all (FstCatalogueReader *reader, GError **error)
{
  GPtrArray *problems;

  for (;;)
    {
      g_autoptr (FstArticle) article = NULL;

      if (!fst_catalogue_reader_next (reader, &article, NULL, error) || !article)
        break;
      check_article (article);
    }
  problems = fst_catalogue_reader_get_problems (reader);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = fst_import_problem_format (g_ptr_array_index (problems, i));

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

/* A plan survives being remembered, whatever the headings are. */
static void
check_plan (FstImportPlan *plan)
{
  g_autofree char *json = fst_import_plan_to_json (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportPlan) again = fst_import_plan_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_true (fst_import_plan_equal (plan, again));
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
  reader = fst_catalogue_reader_open (file, NULL, NULL, &error);
  g_assert_cmpint (reader == NULL, ==, error != NULL);
  if (reader)
    {
      check_plan (fst_catalogue_reader_get_plan (reader));
      read_all (reader, &error);
    }
  if (error)
    fuzz_check_error (FALSE, error, "fuzz-");
  g_file_delete (file, NULL, NULL);
  return 0;
}
