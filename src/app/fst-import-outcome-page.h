#pragma once

#include <adwaita.h>

#include "fst-import-outcome.h"

G_BEGIN_DECLS

/* How the reading of an assortment has gone: counts, lists and what can be done next. */

#define FST_TYPE_IMPORT_OUTCOME_PAGE (fst_import_outcome_page_get_type ())
G_DECLARE_FINAL_TYPE (
    FstImportOutcomePage, fst_import_outcome_page, FST, IMPORT_OUTCOME_PAGE, AdwNavigationPage)

AdwNavigationPage *fst_import_outcome_page_new (FstImportOutcome *outcome, GFile *file);

G_END_DECLS
