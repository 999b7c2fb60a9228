#include "bench-workspace.h"

#include "common-fixture.h"

#define PASSPHRASE "sju sjösjuka sjömän"

FstWorkspace *
bench_create_workspace (const char *path)
{
  const FstProfile fields = { (char *) "dalarna",
                              (char *) "",
                              { (char *) "Prov", NULL, NULL, (char *) "" } };
  g_autoptr (FstProfile) profile = fst_profile_new (&fields);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FstWorkspace *workspace;

  fst_workspace_create_async (folder, PASSPHRASE, profile, NULL, take_result, &result);
  workspace = fst_workspace_create_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  return workspace;
}

/* Microseconds. */
double
bench_import (FstWorkspace *workspace, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportOutcome) outcome = NULL;
  gint64 start = g_get_monotonic_time ();

  fst_workspace_import_async (workspace, file, NULL, NULL, FALSE, NULL, NULL, NULL, take_result,
                              &result);
  outcome = fst_workspace_import_finish (workspace, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->n_problems, ==, 0);
  return (double) (g_get_monotonic_time () - start);
}
