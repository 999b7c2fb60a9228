#pragma once

#include "fst-database.h"
#include "fst-iso-tables.h"

G_BEGIN_DECLS

/* What a region has read in of ISO 9999 beside the shipped classification, in the catalogue. */

gboolean
fst_classification_table_put_titles (FstDatabase *database, GPtrArray *titles, GError **error);
gboolean
fst_classification_table_remove_titles (FstDatabase *database, const char *edition, GError **error);

gboolean
fst_classification_table_put_mapping (FstDatabase *database, GPtrArray *changes, GError **error);
gboolean fst_classification_table_remove_mapping (FstDatabase *database, GError **error);

FstIsoTables *fst_classification_table_read (FstDatabase *database, GError **error);

gint64
fst_classification_table_count_articles (FstDatabase *database, const char *code, GError **error);

G_END_DECLS
