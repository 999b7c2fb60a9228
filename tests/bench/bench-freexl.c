/* bench-freexl WORKBOOK: how long FreeXL takes to open a workbook and to walk through its cells. */

#include <freexl.h>
#include <string.h>

#include "bench.h"

static void
walk (const void *handle)
{
  unsigned int n_rows;
  unsigned short n_columns;

  g_assert_cmpint (freexl_select_active_worksheet (handle, 0), ==, FREEXL_OK);
  g_assert_cmpint (freexl_worksheet_dimensions (handle, &n_rows, &n_columns), ==, FREEXL_OK);
  g_assert_cmpuint (n_rows, >, 1);
  for (unsigned int row = 0; row < n_rows; row++)
    for (unsigned short column = 0; column < n_columns; column++)
      {
        FreeXL_CellValue value;

        g_assert_cmpint (freexl_get_cell_value (handle, row, column, &value), ==, FREEXL_OK);
      }
}

int
main (int argc, char *argv[])
{
  const void *handle;
  gint64 start;

  g_assert_cmpint (argc, ==, 2);
  start = g_get_monotonic_time ();
  g_assert_cmpint (freexl_open_xlsx (argv[1], &handle), ==, FREEXL_OK);
  walk (handle);
  freexl_close (handle);
  bench_report ("read by FreeXL", "", (double) (g_get_monotonic_time () - start), 0);
  return 0;
}
