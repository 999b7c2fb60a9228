#pragma once

#include <adwaita.h>

#include "fst-import-summary.h"

G_BEGIN_DECLS

/* One by one, what a reading does to articles of one kind of change, or the rows it can't use. */

#define FST_TYPE_IMPORT_LIST_PAGE (fst_import_list_page_get_type ())
G_DECLARE_FINAL_TYPE (
    FstImportListPage, fst_import_list_page, FST, IMPORT_LIST_PAGE, AdwNavigationPage)

AdwNavigationPage *
fst_import_list_page_new_for_changes (GPtrArray *changes, FstImportChangeKind kind, gint64 n_all);
AdwNavigationPage *fst_import_list_page_new_for_problems (GPtrArray *problems, guint64 n_all);

G_END_DECLS
