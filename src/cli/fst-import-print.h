#pragma once

#include "fst-workspace.h"

G_BEGIN_DECLS

/* What an import has done, or would do, on standard output. */

void fst_import_print (const FstImportOutcome *outcome);
void fst_import_print_json (const FstImportOutcome *outcome);

G_END_DECLS
