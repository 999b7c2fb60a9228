#pragma once

#include <adwaita.h>

#include "fst-workspace.h"

G_BEGIN_DECLS

/* Where the assortment came from, file by file: reading a newer one, and taking one away. The same
 * of the official titles of ISO 9999 and the table of its codes. */

#define FST_TYPE_SOURCES_PAGE (fst_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (FstSourcesPage, fst_sources_page, FST, SOURCES_PAGE, AdwNavigationPage)

AdwNavigationPage *fst_sources_page_new (FstWorkspace *workspace, GHashTable *outcomes);

G_END_DECLS
