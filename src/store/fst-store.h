#pragma once

#include <gio/gio.h>

#include "fst-catalogue.h"
#include "fst-register.h"

G_BEGIN_DECLS

/* An open workspace: a folder with the encrypted register and the encrypted catalogue. It holds the
 * workspace's lock until it is closed, unless it is read-only. */

#define FST_TYPE_STORE (fst_store_get_type ())
G_DECLARE_FINAL_TYPE (FstStore, fst_store, FST, STORE, GObject)

void fst_store_create_async (GFile *folder,
                             const char *passphrase,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
FstStore *fst_store_create_finish (GAsyncResult *result, GError **error);

void fst_store_open_async (GFile *folder,
                           const char *passphrase,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
void fst_store_open_to_read_async (GFile *folder,
                                   const char *passphrase,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
FstStore *fst_store_open_finish (GAsyncResult *result, GError **error);

gboolean fst_store_is_read_only (FstStore *self);

FstRegister *fst_store_get_register (FstStore *self);
FstCatalogue *fst_store_get_catalogue (FstStore *self);

void fst_store_check_async (FstStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GStrv fst_store_check_finish (FstStore *self, GAsyncResult *result, GError **error);

void fst_store_back_up_async (FstStore *self,
                              GFile *folder,
                              const char *passphrase,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean fst_store_back_up_finish (FstStore *self, GAsyncResult *result, GError **error);

void fst_store_close (FstStore *self);

G_END_DECLS
