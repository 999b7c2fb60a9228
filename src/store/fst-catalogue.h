#pragma once

#include <gio/gio.h>

#include "fst-device.h"

G_BEGIN_DECLS

/* The assortment of an open workspace: articles by source, and their search. Reading and importing have a thread and a
 * connection each, so that a search never waits for an import; answers come in the caller's thread-default main context.
 * Got from fst_store_get_catalogue(). */

#define FST_TYPE_CATALOGUE (fst_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (FstCatalogue, fst_catalogue, FST, CATALOGUE, GObject)

/* The most hits that a search counts and gives. */
#define FST_CATALOGUE_MAX_HITS 1000

/* Where a part of the assortment came from. */
typedef struct
{
  /*< public, read only >*/
  char *name;        /* mostly the file's name */
  char *imported_at; /* UTC, ISO 8601 */
  gint64 n_articles;
  gboolean example;  /* the example assortment */
} FstCatalogueSource;

#define FST_TYPE_CATALOGUE_SOURCE (fst_catalogue_source_get_type ())
GType fst_catalogue_source_get_type (void);

FstCatalogueSource *fst_catalogue_source_ref (FstCatalogueSource *self);
void fst_catalogue_source_unref (FstCatalogueSource *self);

/* What a search found, best first. */
typedef struct
{
  /*< public, read only >*/
  GPtrArray *devices; /* (element-type FstDevice): the part asked for */
  guint total;        /* hits in all, at most FST_CATALOGUE_MAX_HITS */
  gboolean more;      /* there are more than the total says */
} FstCatalogueHits;

#define FST_TYPE_CATALOGUE_HITS (fst_catalogue_hits_get_type ())
GType fst_catalogue_hits_get_type (void);

FstCatalogueHits *fst_catalogue_hits_ref (FstCatalogueHits *self);
void fst_catalogue_hits_unref (FstCatalogueHits *self);

/* Gives the next device to import (owned by the caller), or NULL: with error set when reading failed, else at the end.
 * Called in the importing thread. */
typedef FstDevice *(*FstDeviceReader) (gpointer data, GError **error);

/* Tells how many devices have been taken in. Called in the main context of the one who started the import. */
typedef void (*FstImportProgress) (gint64 n_devices, gpointer data);

void fst_catalogue_import_async (FstCatalogue *self, const char *source, gboolean example, const char *imported_at,
                                 FstDeviceReader reader, gpointer reader_data, GDestroyNotify reader_destroy,
                                 FstImportProgress progress, gpointer progress_data, GDestroyNotify progress_destroy,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64 fst_catalogue_import_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

void fst_catalogue_remove_source_async (FstCatalogue *self, const char *source, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean fst_catalogue_remove_source_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

void fst_catalogue_list_sources_async (FstCatalogue *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *fst_catalogue_list_sources_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

void fst_catalogue_search_async (FstCatalogue *self, const char *text, guint offset, guint limit,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
FstCatalogueHits *fst_catalogue_search_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

void fst_catalogue_get_article_async (FstCatalogue *self, const char *article_number, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
FstDevice *fst_catalogue_get_article_finish (FstCatalogue *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCatalogueSource, fst_catalogue_source_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCatalogueHits, fst_catalogue_hits_unref)

G_END_DECLS
