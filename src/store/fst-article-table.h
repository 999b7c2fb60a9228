#pragma once

#include "fst-catalogue.h"
#include "fst-database.h"

G_BEGIN_DECLS

/* The articles of the catalogue, their sources and their search index. */

typedef void (*FstArticleProgress) (gint64 n_devices, gpointer data);

/* What is imported, from where. */
typedef struct
{
  const char *source;
  const char *imported_at;
  FstDeviceReader reader; /* NULL: the source is taken away */
  gpointer reader_data;
  FstArticleProgress progress;
  gpointer progress_data;
} FstArticleImport;

gint64
fst_article_table_import (FstDatabase *database, const FstArticleImport *import, GError **error);

GPtrArray *fst_article_table_list_sources (FstDatabase *database, GError **error);

gboolean fst_article_table_verify (FstDatabase *database, GStrvBuilder *findings, GError **error);

G_END_DECLS
