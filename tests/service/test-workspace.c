#include "workspace-fixture.h"

#include "fst-code-list.h"
#include "fst-error-text.h"
#include "fst-import-error.h"
#include "fst-person-number.h"
#include "fst-store-error.h"

static void
test_create (Fixture *fixture, gconstpointer data)
{
  FstProfile *profile = fst_workspace_get_profile (fixture->workspace);

  g_assert_true (fst_workspace_exists (fixture->folder));
  g_assert_cmpstr (profile->region, ==, "dalarna");
  g_assert_cmpuint (fst_workspace_get_n_articles (fixture->workspace), ==, 0);
  g_assert_false (fst_workspace_has_examples_only (fixture->workspace));
  assert_whole (fixture->workspace);
}

static void
test_create_where_there_is_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstProfile) profile = make_profile ("stockholm");
  g_autoptr (GError) error = NULL;

  close_workspace (fixture);
  g_assert_null (create_workspace (fixture->folder, profile, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  fixture->workspace = open_workspace (fixture->folder, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fst_workspace_get_profile (fixture->workspace)->region, ==, "dalarna");
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  FstProfile *profile;

  reopen_workspace (fixture);
  profile = fst_workspace_get_profile (fixture->workspace);
  g_assert_cmpstr (profile->region, ==, "dalarna");
  g_assert_cmpstr (profile->municipality, ==, "2080");
  g_assert_cmpstr (profile->prescriber.name, ==, "Prov Förskrivare");
  g_assert_cmpstr (profile->prescriber.profession, ==, "occupational-therapist");
  g_assert_cmpstr (profile->prescriber.organisation, ==, "primary-care-listed");
  g_assert_cmpstr (profile->prescriber.unit, ==, "Provenheten");
  g_assert_nonnull (fst_workspace_get_assessor (fixture->workspace));
}

static void
assert_not_opened (GFile *folder, const char *passphrase, FstStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_assert_null (open_workspace (folder, passphrase, &error));
  g_assert_error (error, FST_STORE_ERROR, (int) code);
  sentence = fst_error_text (error);
  g_assert_cmpstr (sentence, !=, "");
  g_assert_cmpstr (sentence, !=, error->message);
}

static void
test_not_opened (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) nowhere = g_file_get_child (fixture->folder, "ingenstans");

  assert_not_opened (fixture->folder, PASSPHRASE, FST_STORE_ERROR_IN_USE);
  close_workspace (fixture);
  assert_not_opened (fixture->folder, "åtta sjösjuka sjömän", FST_STORE_ERROR_WRONG_PASSPHRASE);
  assert_not_opened (nowhere, PASSPHRASE, FST_STORE_ERROR_NOT_FOUND);
  g_assert_false (fst_workspace_exists (nowhere));
}

/* Another program that only reads the catalogue finds it while this one has the workspace open. */
static void
test_read_beside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) search_result = NULL;
  g_autoptr (FstWorkspace) other = NULL;
  g_autoptr (GPtrArray) devices = NULL;
  g_autoptr (GError) error = NULL;
  guint total;

  import_examples (fixture);
  fst_workspace_open_to_read_async (fixture->folder, PASSPHRASE, NULL, take_result, &result);
  other = fst_workspace_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fst_workspace_get_n_articles (other), ==, 200);
  g_assert_true (fst_workspace_has_examples_only (other));
  fst_workspace_search_async (other, "EX-0063", 1, NULL, take_result, &search_result);
  devices = fst_workspace_search_finish (other, wait_for (&search_result), &total, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (devices->len, ==, 1);
  fst_workspace_close (other);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  close_workspace (fixture);
  g_cancellable_cancel (cancellable);
  fst_workspace_open_async (fixture->folder, PASSPHRASE, cancellable, take_result, &result);
  g_assert_null (fst_workspace_open_finish (wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  fixture->workspace = open_workspace (fixture->folder, PASSPHRASE, &error);
  g_assert_no_error (error);
}

static void
test_profile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstProfile) stockholm = make_profile ("stockholm");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *policies;

  fst_workspace_set_profile_async (fixture->workspace, stockholm, NULL, take_result, &result);
  g_assert_true (fst_workspace_set_profile_finish (fixture->workspace, wait_for (&result), &error));
  g_assert_no_error (error);
  reopen_workspace (fixture);
  g_assert_cmpstr (fst_workspace_get_profile (fixture->workspace)->region, ==, "stockholm");
  policies = fst_assessor_get_policies (fst_workspace_get_assessor (fixture->workspace));
  g_assert_cmpuint (policies->len, ==, 2);
  g_assert_cmpstr (((FstPolicy *) g_ptr_array_index (policies, 0))->region, ==, "stockholm");
}

static void
count_notification (GObject *object, GParamSpec *spec, gpointer data)
{
  guint *count = data;

  (*count)++;
}

static void
test_examples (Fixture *fixture, gconstpointer data)
{
  guint n_notifications = 0, total;
  g_autoptr (GPtrArray) devices = NULL;

  g_signal_connect (fixture->workspace, "notify::n-articles", G_CALLBACK (count_notification),
                    &n_notifications);
  import_examples (fixture);
  g_assert_cmpuint (n_notifications, ==, 1);
  g_assert_cmpuint (fst_workspace_get_n_articles (fixture->workspace), >, 100);
  g_assert_true (fst_workspace_has_examples_only (fixture->workspace));
  devices = search (fixture->workspace, "rollator", &total);
  g_assert_cmpuint (total, ==, devices->len);
  g_assert_cmpuint (total, >, 0);
  for (guint i = 0; i < devices->len; i++)
    {
      const FstDevice *device = g_ptr_array_index (devices, i);

      g_assert_true (device->example);
      g_assert_true (fst_workspace_knows_iso_code (device->iso_code));
    }
  reopen_workspace (fixture);
  g_assert_true (fst_workspace_has_examples_only (fixture->workspace));
}

/* The mark goes with the article, whichever way the file comes in. */
static void
test_examples_as_file (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = { "E1;Rollator Prov;12 06 06;ja\n",
                                      "E1;Rollator Prov;12 06 06;ja\nA1;Säng Prov;18 12 10;nej\n" };

  import_examples (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat ("Artikelnr;Namn;ISO-kod;Exempel\n", rows[i], NULL);
      g_autoptr (GFile) file = write_file (fixture, "prov.csv", text);
      g_autoptr (GError) error = NULL;
      g_autoptr (FstImportOutcome) outcome = import_file (fixture->workspace, file, &error);
      g_autoptr (FstDevice) device = find_device (fixture->workspace, "rollator prov");

      g_assert_no_error (error);
      g_assert_cmpuint (outcome->summary->n_read, ==, i + 1);
      g_assert_true (device->example);
      g_assert_cmpint (fst_workspace_has_examples_only (fixture->workspace), ==, i == 0);
    }
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file =
      write_file (fixture, "sortiment.csv",
                  "Artikelnr;Benämning;ISO-kod;Pris\nA1;Rullstol Prov;12 22 03;1 234,50\n"
                  "A2;Säng Prov;18 12 10;\nA3;;;\n");
  g_autoptr (FstImportOutcome) outcome = NULL;
  g_autoptr (FstDevice) device = NULL;
  g_autoptr (GError) error = NULL;

  import_examples (fixture);
  outcome = import_file (fixture->workspace, file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->summary->n_read, ==, 2);
  g_assert_cmpuint (outcome->n_problems, ==, 1);
  g_assert_cmpuint (((FstImportProblem *) g_ptr_array_index (outcome->problems, 0))->line, ==, 4);
  g_assert_false (fst_workspace_has_examples_only (fixture->workspace));
  device = find_device (fixture->workspace, "rullstol prov");
  g_assert_cmpstr (device->article_number, ==, "A1");
  g_assert_cmpint (device->price_ore, ==, 123450);
  g_assert_false (device->example);
}

/* The same file name again updates what it brought before. */
static void
test_import_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint total;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GFile) file =
          write_file (fixture, "sortiment.csv",
                      i ? "Artikelnr;Namn;ISO-kod\nA9;Stol;180903\n"
                        : "Artikelnr;Namn;ISO-kod\nA1;Rullstol;122203\nA2;Säng;181210\n");
      g_autoptr (FstImportOutcome) outcome = import_file (fixture->workspace, file, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (fst_workspace_get_n_articles (fixture->workspace), ==, i ? 1 : 2);
    }
  {
    g_autoptr (GPtrArray) devices = search (fixture->workspace, "rullstol", &total);

    g_assert_cmpuint (total, ==, 1);
    g_assert_true (((FstDevice *) devices->pdata[0])->discontinued);
  }
}

static void
test_import_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) good =
      write_file (fixture, "sortiment.csv", "Artikelnr;Namn;ISO-kod\nA1;Stol;180903\n");
  g_autoptr (GFile) empty = write_file (fixture, "tom.csv", "");
  g_autoptr (GFile) cut =
      write_file (fixture, "sortiment2.csv", "Artikelnr;Namn;ISO-kod\nA2;Säng;181210\nA3;\"Stol");
  g_autoptr (GFile) missing = g_file_get_child (fixture->folder, "finns-inte.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportOutcome) outcome = import_file (fixture->workspace, good, &error);

  g_assert_no_error (error);
  g_assert_null (import_file (fixture->workspace, empty, &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (import_file (fixture->workspace, cut, &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (import_file (fixture->workspace, missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (fst_workspace_get_n_articles (fixture->workspace), ==, 1);
  reopen_workspace (fixture);
  g_assert_cmpuint (fst_workspace_get_n_articles (fixture->workspace), ==, 1);
  assert_whole (fixture->workspace);
}

static void
test_get_device (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  import_examples (fixture);
  fst_workspace_get_device_async (fixture->workspace, "finns-inte", NULL, NULL, take_result,
                                  &result);
  g_assert_null (fst_workspace_get_device_finish (fixture->workspace, wait_for (&result), &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (get_record (fixture->workspace, "2026-0001", &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
}

static gint64
import_iso (FstWorkspace *workspace, const char *text, gboolean is_mapping, GError **error)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("iso-XXXXXX.csv", &stream, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  gint64 n;

  g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)),
                                            text, strlen (text), NULL, NULL, NULL));
  g_io_stream_close (G_IO_STREAM (stream), NULL, NULL);
  if (is_mapping)
    fst_workspace_import_iso_mapping_async (workspace, file, NULL, take_result, &result);
  else
    fst_workspace_import_iso_titles_async (workspace, file, "2016", NULL, take_result, &result);
  n = fst_workspace_import_iso_finish (workspace, wait_for (&result), error);
  g_file_delete (file, NULL, NULL);
  return n;
}

static void
assert_code (FstWorkspace *workspace, const char *edition, const char *code, const char *expected)
{
  g_autofree char *text = fst_workspace_describe_iso_code (workspace, edition, code);

  g_assert_cmpstr (text, ==, expected);
}

/* Each title shows whether it is our own. */
static void
test_iso_titles (Fixture *fixture, gconstpointer data)
{
  g_assert_null (fst_workspace_find_iso_code (fixture->workspace, NULL, "129999"));
  g_assert_true (fst_workspace_knows_iso_code ("1206"));
  g_assert_false (fst_workspace_knows_iso_code ("129999"));
  assert_code (fixture->workspace, NULL, "120606", "12\u00a006\u00a006 Rollatorer");
  assert_code (fixture->workspace, "2016", "040303",
               "04\u00a003\u00a003 Förbehandlare av inandningsluft (our translation)");
  assert_code (fixture->workspace, NULL, "129999", "12\u00a099\u00a099");
}

/* What a region reads in is used at once, the next time too, and goes away again. */
static void
test_iso_tables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) titles_result = NULL;
  g_autoptr (GAsyncResult) mapping_result = NULL;
  g_autoptr (GError) error = NULL;
  FstIsoTables *tables;
  guint n_notifications = 0;

  g_signal_connect (fixture->workspace, "notify::iso-tables", G_CALLBACK (count_notification),
                    &n_notifications);
  g_assert_cmpint (import_iso (fixture->workspace, "kod;titel\n040303;Köpt\n", FALSE, &error), ==,
                   1);
  g_assert_no_error (error);
  g_assert_cmpint (import_iso (fixture->workspace, "code16;code22\n040303;040304\n", TRUE, &error),
                   ==, 1);
  g_assert_no_error (error);
  g_assert_cmpuint (n_notifications, ==, 2);
  reopen_workspace (fixture);
  assert_code (fixture->workspace, NULL, "040303", "04\u00a003\u00a003 Köpt");
  assert_code (fixture->workspace, "2022", "040304", "04\u00a003\u00a004 (ISO 9999:2022)");
  fst_workspace_remove_iso_titles_async (fixture->workspace, NULL, NULL, take_result,
                                         &titles_result);
  g_assert_true (
      fst_workspace_remove_iso_finish (fixture->workspace, wait_for (&titles_result), &error));
  fst_workspace_remove_iso_mapping_async (fixture->workspace, NULL, take_result, &mapping_result);
  g_assert_true (
      fst_workspace_remove_iso_finish (fixture->workspace, wait_for (&mapping_result), &error));
  tables = fst_workspace_get_iso_tables (fixture->workspace);
  g_assert_cmpuint (tables->titles->len + tables->changes->len, ==, 0);
}

/* A code that 2016 does not have, and what was there stays. */
static void
test_iso_tables_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  import_iso (fixture->workspace, "kod;titel\n040303;Köpt\n", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (import_iso (fixture->workspace, "kod;titel\n12;Ny\n120607;Ny\n", FALSE, &error),
                   ==, -1);
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_ROW);
  g_clear_error (&error);
  g_assert_cmpint (import_iso (fixture->workspace, "code16;code22\n120607;120606\n", TRUE, &error),
                   ==, -1);
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_ROW);
  assert_code (fixture->workspace, NULL, "040303", "04\u00a003\u00a003 Köpt");
  g_assert_cmpuint (fst_workspace_get_iso_tables (fixture->workspace)->changes->len, ==, 0);
}

/* Every error of opening and importing has a sentence of its own for the user. */
static void
test_sentences (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = FST_STORE_ERROR_WRONG_PASSPHRASE; code <= FST_STORE_ERROR_IO; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (FST_STORE_ERROR, code, "what we did: why");

      g_assert_true (g_hash_table_add (sentences, fst_error_text (error)));
    }
  for (int code = FST_IMPORT_ERROR_EMPTY; code <= FST_IMPORT_ERROR_LIMIT; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (FST_IMPORT_ERROR, code, "what we did: why");

      g_assert_true (g_hash_table_add (sentences, fst_error_text (error)));
    }
  g_assert_false (g_hash_table_contains (sentences, "what we did: why"));
}

/* Their names stand in what is written to logs. */
static void
test_domains (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (g_quark_to_string (FST_CASE_ERROR), ==, "fst_case_error");
  g_assert_cmpstr (g_quark_to_string (FST_CODE_LIST_ERROR), ==, "FstCodeListError");
  g_assert_cmpstr (g_quark_to_string (FST_IMPORT_ERROR), ==, "fst_import_error");
  g_assert_cmpstr (g_quark_to_string (FST_PERSON_NUMBER_ERROR), ==, "fst_person_number_error");
  g_assert_cmpstr (g_quark_to_string (FST_POLICY_ERROR), ==, "fst_policy_error");
  g_assert_cmpstr (g_quark_to_string (FST_STORE_ERROR), ==, "fst_store_error");
}

/* What the user reads of a faulty list names the place, and nothing of what is for the log. */
static void
test_list_sentences (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    FstCodeListError code;
    FstCodeListPlace place;
    const char *word;
  } all[] = {
    { FST_CODE_LIST_ERROR_ROW, { 4, 0, "Värde" }, "Line 4, column “Värde”" },
    { FST_CODE_LIST_ERROR_ROW, { 12 }, "Line 12 " },
    { FST_CODE_LIST_ERROR_ROW, { 0 }, "no rows" },
    { FST_CODE_LIST_ERROR_HEADER, { 0 }, "its owner" },
    { FST_CODE_LIST_ERROR_COLLISION, { 2, 14 }, "Lines 2 and 14" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sentence = NULL;

      fst_code_list_set_error (&error, all[i].code, &all[i].place, "for a log");
      g_prefix_error (&error, "%s: ", "list.csv");
      sentence = fst_error_text (error);
      g_test_message ("%s", sentence);
      g_assert_nonnull (strstr (sentence, all[i].word));
      g_assert_null (strstr (sentence, "for a log"));
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/workspace/create", test_create },
    { "/workspace/create-where-there-is-one", test_create_where_there_is_one },
    { "/workspace/open", test_open },
    { "/workspace/not-opened", test_not_opened },
    { "/workspace/read-beside", test_read_beside },
    { "/workspace/cancelled", test_cancelled },
    { "/workspace/profile", test_profile },
    { "/workspace/examples", test_examples },
    { "/workspace/examples-as-file", test_examples_as_file },
    { "/workspace/import", test_import },
    { "/workspace/import-again", test_import_again },
    { "/workspace/import-refused", test_import_refused },
    { "/workspace/get-device", test_get_device },
    { "/workspace/iso-titles", test_iso_titles },
    { "/workspace/iso-tables", test_iso_tables },
    { "/workspace/iso-tables-refused", test_iso_tables_refused },
    { "/workspace/sentences", test_sentences },
    { "/workspace/domains", test_domains },
    { "/workspace/list-sentences", test_list_sentences },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
