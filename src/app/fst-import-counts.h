#pragma once

#include <adwaita.h>

#include "fst-import-outcome.h"

G_BEGIN_DECLS

/* What a reading does, or has done: how many articles are new, changed, gone and unchanged, and how
 * many rows can't be used. Each leads to its list, a page of the navigation view around it. */

#define FST_TYPE_IMPORT_COUNTS (fst_import_counts_get_type ())
G_DECLARE_FINAL_TYPE (FstImportCounts, fst_import_counts, FST, IMPORT_COUNTS, AdwBin)

void fst_import_counts_show (FstImportCounts *self, const FstImportOutcome *outcome);

G_END_DECLS
