#pragma once

#include <gio/gio.h>

#include "fst-catalogue-hits.h"
#include "fst-catalogue-source.h"
#include "fst-device.h"

G_BEGIN_DECLS

/* The assortment of an open workspace: articles by source, and their search. Reading and importing
 * have a thread and a connection each, so that a search never waits for an import; answers come in
 * the caller's thread-default main context. Got from fst_store_get_catalogue(). */

#define FST_TYPE_CATALOGUE (fst_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (FstCatalogue, fst_catalogue, FST, CATALOGUE, GObject)

/* Gives the next device to import (owned by the caller), or NULL: with error set when reading
 * failed, else at the end. Called in the importing thread. Its errors are passed on. */
typedef FstDevice *(*FstDeviceReader) (gpointer data, GError **error);

/* Tells how many devices have been taken in. Called in the main context of the one who started the
 * import. */
typedef void (*FstImportProgress) (gint64 n_devices, gpointer data);

void fst_catalogue_import_async (FstCatalogue *self,
                                 const char *source,
                                 const char *imported_at,
                                 FstDeviceReader reader,
                                 gpointer reader_data,
                                 GDestroyNotify reader_destroy,
                                 FstImportProgress progress,
                                 gpointer progress_data,
                                 GDestroyNotify progress_destroy,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gint64 fst_catalogue_import_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

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
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
FstDevice *
fst_catalogue_get_article_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

G_END_DECLS
