#pragma once

#include <gio/gio.h>

#include "fst-article.h"
#include "fst-catalogue-hits.h"
#include "fst-catalogue-source.h"
#include "fst-import-summary.h"
#include "fst-iso-tables.h"
#include "fst-price-point.h"

G_BEGIN_DECLS

/* The assortment of an open workspace: articles by source, and their search. Reading and importing
 * have a thread and a connection each, so that a search never waits for an import; answers come in
 * the caller's thread-default main context. Got from fst_store_get_catalogue(). */

#define FST_TYPE_CATALOGUE (fst_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (FstCatalogue, fst_catalogue, FST, CATALOGUE, GObject)

/* Gives the next article to import (owned by the caller), or NULL: with error set when reading
 * failed, else at the end. Each article comes once. Called in a thread of its own, the same one every
 * time; its errors are passed on. */
typedef FstArticle *(*FstArticleReader) (gpointer data, GError **error);

/* Gives the keys of rows that can't be used (element-type FstArticleKey; nullable; not owned by the
 * caller), as far as they have one, and how many such rows there are. Asked in the importing
 * thread, after the last article. */
typedef GPtrArray *(*FstUnusableRows) (gpointer data, gint64 *n_rows);

/* Tells how many articles have been read. Called in the main context of the one who started the
 * import. */
typedef void (*FstImportProgress) (FstImportPhase phase, gint64 n_read, gpointer data);

/* What is imported, from where. Texts are copied. */
typedef struct
{
  const char *source;      /* mostly the file's name; its articles are updated */
  const char *imported_at; /* now, ISO 8601 in the user's own time: prices hold from its day */
  const char *plan_json;   /* (nullable): how the file is read, kept with the source */
  gboolean dry_run;        /* only find out what would change */
  FstArticleReader reader;
  FstUnusableRows unusable; /* (nullable) */
  gpointer reader_data;     /* for both */
  GDestroyNotify reader_destroy;
  FstImportProgress progress; /* (nullable) */
  gpointer progress_data;
  GDestroyNotify progress_destroy;
} FstCatalogueImport;

void fst_catalogue_import_async (FstCatalogue *self,
                                 const FstCatalogueImport *import,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
FstImportSummary *
fst_catalogue_import_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

void fst_catalogue_remove_source_async (FstCatalogue *self,
                                        const char *source,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
fst_catalogue_remove_source_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

void fst_catalogue_list_sources_async (FstCatalogue *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
fst_catalogue_list_sources_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

void fst_catalogue_search_async (FstCatalogue *self,
                                 const char *text,
                                 guint offset,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
FstCatalogueHits *
fst_catalogue_search_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

void fst_catalogue_get_article_async (FstCatalogue *self,
                                      const char *article_number,
                                      const char *supplier,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
FstArticle *
fst_catalogue_get_article_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

void fst_catalogue_list_prices_async (FstCatalogue *self,
                                      const char *article_number,
                                      const char *supplier,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *
fst_catalogue_list_prices_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

/* What a region has read in of ISO 9999. NULL takes it away. */

void fst_catalogue_set_iso_titles_async (FstCatalogue *self,
                                         const char *edition,
                                         GPtrArray *titles,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void fst_catalogue_set_iso_mapping_async (FstCatalogue *self,
                                          GPtrArray *changes,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean fst_catalogue_set_iso_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

void fst_catalogue_get_iso_tables_async (FstCatalogue *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
FstIsoTables *
fst_catalogue_get_iso_tables_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

void fst_catalogue_count_code_async (FstCatalogue *self,
                                     const char *code,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gint64 fst_catalogue_count_code_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

G_END_DECLS
