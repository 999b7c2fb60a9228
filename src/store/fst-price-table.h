#pragma once

#include "fst-article.h"
#include "fst-database.h"
#include "fst-price-point.h"

G_BEGIN_DECLS

/* What articles have cost before. */

gboolean fst_price_table_add (FstDatabase *database,
                              gint64 source,
                              const FstArticle *article,
                              const char *since,
                              const char *until,
                              GError **error);

GPtrArray *fst_price_table_list (FstDatabase *database,
                                 const char *article_number,
                                 const char *supplier,
                                 GError **error);

G_END_DECLS
