#include "workspace-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* A new workspace in Dalarna, open, with an empty catalogue. */
void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstProfile) profile = make_profile ("dalarna");
  g_autoptr (GError) error = NULL;

  fixture->base = g_dir_make_tmp ("fst-service-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->folder = g_file_new_build_filename (fixture->base, "arbetsyta", NULL);
  fixture->workspace = create_workspace (fixture->folder, profile, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->workspace)
    close_workspace (fixture);
  remove_tree (fixture->base);
  g_object_unref (fixture->folder);
  g_free (fixture->base);
}

void
wait_for_earlier (FstPrescribing *prescribing)
{
  while (fst_prescribing_is_looking_up (prescribing))
    g_main_context_iteration (NULL, TRUE);
}

FstProfile *
make_profile (const char *region)
{
  const FstProfile fields = { (char *) region,
                              (char *) "2080",
                              { (char *) "Prov Förskrivare", (char *) "occupational-therapist",
                                (char *) "primary-care-listed", (char *) "Provenheten" } };

  return fst_profile_new (&fields);
}

FstWorkspace *
create_workspace (GFile *folder, FstProfile *profile, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fst_workspace_create_async (folder, PASSPHRASE, profile, NULL, take_result, &result);
  return fst_workspace_create_finish (wait_for (&result), error);
}

FstWorkspace *
open_workspace (GFile *folder, const char *passphrase, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fst_workspace_open_async (folder, passphrase, NULL, take_result, &result);
  return fst_workspace_open_finish (wait_for (&result), error);
}

void
close_workspace (Fixture *fixture)
{
  fst_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
}

void
reopen_workspace (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  close_workspace (fixture);
  fixture->workspace = open_workspace (fixture->folder, PASSPHRASE, &error);
  g_assert_no_error (error);
}

GFile *
write_file (Fixture *fixture, const char *name, const char *text)
{
  GFile *file = g_file_new_build_filename (fixture->base, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                           &error);
  g_assert_no_error (error);
  return file;
}

FstImportOutcome *
import_file (FstWorkspace *workspace, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fst_workspace_import_async (workspace, file, NULL, NULL, FALSE, NULL, NULL, NULL, take_result,
                              &result);
  return fst_workspace_import_finish (workspace, wait_for (&result), error);
}

void
import_examples (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportOutcome) outcome = NULL;

  fst_workspace_import_examples_async (fixture->workspace, NULL, take_result, &result);
  outcome = fst_workspace_import_finish (fixture->workspace, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->summary->n_read, >, 100);
  g_assert_cmpuint (outcome->n_problems, ==, 0);
}

GPtrArray *
search (FstWorkspace *workspace, const char *text, guint *total)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *devices;

  fst_workspace_search_async (workspace, text, 1000, NULL, take_result, &result);
  devices = fst_workspace_search_finish (workspace, wait_for (&result), total, &error);
  g_assert_no_error (error);
  return devices;
}

/* The best hit, which must be there. */
FstDevice *
find_device (FstWorkspace *workspace, const char *text)
{
  guint total;
  g_autoptr (GPtrArray) devices = search (workspace, text, &total);

  g_assert_cmpuint (devices->len, >, 0);
  return fst_device_ref (g_ptr_array_index (devices, 0));
}

GPtrArray *
list_records (FstWorkspace *workspace, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  fst_workspace_list_records_async (workspace, text, 1000, NULL, take_result, &result);
  records = fst_workspace_list_records_finish (workspace, wait_for (&result), &error);
  g_assert_no_error (error);
  return records;
}

FstRecord *
get_record (FstWorkspace *workspace, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fst_workspace_get_record_async (workspace, id, NULL, take_result, &result);
  return fst_workspace_get_record_finish (workspace, wait_for (&result), error);
}

void
assert_whole (FstWorkspace *workspace)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) faults = NULL;
  g_autofree char *text = NULL;

  fst_workspace_check_async (workspace, NULL, take_result, &result);
  faults = fst_workspace_check_finish (workspace, wait_for (&result), &error);
  g_assert_no_error (error);
  text = g_strjoinv ("\n", faults);
  g_assert_cmpstr (text, ==, "");
}
