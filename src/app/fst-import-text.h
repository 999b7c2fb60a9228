#pragma once

#include "fst-catalogue-source.h"
#include "fst-import-outcome.h"
#include "fst-import-preview.h"

G_BEGIN_DECLS

/* What reading an assortment is told in: sentences and lines of lists. No widgets; tested without a
 * display. */

char *fst_import_text_format_time (const char *time);
char *fst_import_text_describe_source (const FstCatalogueSource *source);

const char *fst_import_text_get_kind (const char *kind);
const char *fst_import_text_get_reason (FstGuessReason reason);
char *fst_import_text_join_cells (GPtrArray *rows, guint column);
char *fst_import_text_find_obstacle (FstImportPlan *plan);

char *fst_import_text_count (const FstImportOutcome *outcome);
char *fst_import_text_count_changes (const FstImportSummary *summary, FstImportChangeKind kind);
char *fst_import_text_count_unusable (guint64 n_problems);
char *fst_import_text_sum_up (const FstImportOutcome *outcome);

char *fst_import_text_describe_change (const FstImportChange *change);

G_END_DECLS
