#pragma once

#include <adwaita.h>

#include "fst-import-preview.h"

G_BEGIN_DECLS

/* How a file is to be read: the source that it belongs to, its sheets, where their headings stand
 * and what the columns are. Emits "changed" whenever that has become another plan or source, and
 * "source-chosen" when the file has been said to be a newer one of an earlier source. */

#define FST_TYPE_IMPORT_PLAN_PAGE (fst_import_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (
    FstImportPlanPage, fst_import_plan_page, FST, IMPORT_PLAN_PAGE, AdwNavigationPage)

void fst_import_plan_page_set_file (FstImportPlanPage *self,
                                    GFile *file,
                                    const char *source,
                                    GPtrArray *sources);
void fst_import_plan_page_show (FstImportPlanPage *self, FstImportPreview *preview);
void fst_import_plan_page_say (FstImportPlanPage *self, const char *text);

FstImportPlan *fst_import_plan_page_get_plan (FstImportPlanPage *self);
const char *fst_import_plan_page_get_source (FstImportPlanPage *self);
gboolean fst_import_plan_page_is_usable (FstImportPlanPage *self);

G_END_DECLS
