#pragma once

#include <adwaita.h>

#include "fst-payer-grid.h"
#include "fst-workspace.h"

G_BEGIN_DECLS

/* Who pays where: places by housing, or, while "narrow" is set, a list by answer. Each answer is a
 * button that opens its reasons. */

#define FST_TYPE_PAYER_TABLE (fst_payer_table_get_type ())
G_DECLARE_FINAL_TYPE (FstPayerTable, fst_payer_table, FST, PAYER_TABLE, AdwBin)

void fst_payer_table_take (FstPayerTable *self, FstWorkspace *workspace, FstPayerGrid *grid);

G_END_DECLS
