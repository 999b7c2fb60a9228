/* bench-catalogue FOLDER ASSORTMENT.csv: how long it takes to take an assortment in, and to find
 * something in it. The search is what the user waits for: asked and answered through the workspace,
 * all threads and decryption included. */

#include <string.h>

#include "bench-workspace.h"
#include "bench.h"
#include "common-fixture.h"

#define NOT_FOUND "xylofonist"
#define SCAN "looking through the names in memory"

typedef struct
{
  FstWorkspace *workspace;
  const char *words;
  char **lines; /* of the assortment */
} Search;

static void
search (gpointer data)
{
  const Search *self = data;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) devices = NULL;
  guint total;

  fst_workspace_search_async (self->workspace, self->words, 50, NULL, take_result, &result);
  devices = fst_workspace_search_finish (self->workspace, wait_for (&result), &total, NULL);
  g_assert_nonnull (devices);
  /* What is measured must be the search that was meant. */
  g_assert_cmpint (devices->len > 0, ==, !g_str_equal (self->words, NOT_FOUND));
}

static void
scan (gpointer data)
{
  const Search *self = data;
  volatile guint n = 0;

  for (guint i = 0; self->lines[i]; i++)
    n += strstr (self->lines[i], NOT_FOUND) != NULL;
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name, *words;
  } shapes[] = {
    { "a code", "1206" },
    { "a whole code", "12 06 06" },
    { "the beginning of a word", "rul" },
    { "a word", "rullator" },
    { "two words", "rullstol hopfällbar" },
    { "an article's number", "B050000" },
    { "nothing found", NOT_FOUND },
  };
  FstWorkspace *workspace;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Search one = { 0 };
  double baseline;

  g_assert_cmpint (argc, ==, 3);
  workspace = bench_create_workspace (argv[1]);
  /* The runner knows how long the same rows take another program. */
  bench_report ("import", "", bench_import (workspace, argv[2]), 0);
  g_assert_true (g_file_get_contents (argv[2], &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  one = (Search){ workspace, NULL, lines };
  baseline = bench_measure (scan, &one);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *name = g_strdup_printf ("search: %s (%s)", shapes[i].name, shapes[i].words);

      one.words = shapes[i].words;
      bench_report (name, SCAN, bench_measure (search, &one), baseline);
    }
  fst_workspace_close (workspace);
  g_object_unref (workspace);
  return 0;
}
