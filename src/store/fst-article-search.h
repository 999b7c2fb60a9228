#pragma once

#include "fst-catalogue.h"
#include "fst-database.h"

G_BEGIN_DECLS

/* Finding articles in the catalogue. */

FstCatalogueHits *fst_article_search_run (
    FstDatabase *database, const char *text, guint offset, guint limit, GError **error);

FstArticle *fst_article_search_by_number (FstDatabase *database,
                                          const char *article_number,
                                          const char *supplier,
                                          GError **error);

G_END_DECLS
