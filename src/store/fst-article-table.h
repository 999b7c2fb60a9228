#pragma once

#include "fst-catalogue.h"
#include "fst-database.h"

G_BEGIN_DECLS

/* The articles of the catalogue, their sources and their search index. What writes belongs into
 * a transaction of the caller, but for removing. */

gboolean
fst_article_table_put_source (FstDatabase *database, const char *name, gint64 *id, GError **error);
gboolean fst_article_table_describe_source (FstDatabase *database,
                                            gint64 id,
                                            const FstCatalogueSource *source,
                                            GError **error);
gboolean fst_article_table_remove_source (FstDatabase *database, const char *name, GError **error);

gboolean fst_article_table_update (FstDatabase *database, GError **error);
gboolean fst_article_table_renumber (FstDatabase *database, gint64 without, GError **error);
gboolean fst_article_table_index (FstDatabase *database, GError **error);
gboolean fst_article_table_commit (FstDatabase *database, GError **error);
void fst_article_table_roll_back (FstDatabase *database);

GPtrArray *fst_article_table_list_sources (FstDatabase *database, GError **error);

gboolean fst_article_table_verify (FstDatabase *database, GStrvBuilder *findings, GError **error);

G_END_DECLS
