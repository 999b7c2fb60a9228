/* bench-import FOLDER ASSORTMENT: how long it takes to take a large assortment in, and again when
 * nothing of it has changed, and how much memory the program has had at most. */

#include <string.h>

#include "bench-workspace.h"
#include "bench.h"

/* The most memory that this program has had at once, in bytes. Source: proc_pid_status(5). */
static double
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = g_strstr_len (status, -1, "VmHWM:");
  g_assert_nonnull (line);
  return g_ascii_strtod (line + strlen ("VmHWM:"), NULL) * 1024;
}

int
main (int argc, char *argv[])
{
  g_autoptr (FstWorkspace) workspace = NULL;

  g_assert_cmpint (argc, ==, 3);
  workspace = bench_create_workspace (argv[1]);
  /* The runner knows how long the same rows take another program. */
  bench_report ("import", "", bench_import (workspace, argv[2]), 0);
  bench_report_allocation ("import, at most at once", get_peak (), 0);
  bench_report ("import again", "", bench_import (workspace, argv[2]), 0);
  fst_workspace_close (workspace);
  return 0;
}
