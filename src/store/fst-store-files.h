#pragma once

#include "fst-database.h"
#include "fst-folder.h"

G_BEGIN_DECLS

/* Making and opening the databases of a workspace. The passphrase opens the register; the catalogue
 * has a random key of its own, which the register keeps: so the slow derivation is done once, and a
 * lost catalogue is made anew. */

gboolean fst_store_files_make (const char *path, const char *passphrase, GError **error);

FstDatabase *fst_store_files_open_register (FstFolder *folder,
                                            const char *passphrase,
                                            char **catalogue_key,
                                            GError **error);
char *
fst_store_files_read_catalogue_key (FstFolder *folder, const char *passphrase, GError **error);
gboolean
fst_store_files_check_register (FstDatabase *database, GStrvBuilder *findings, GError **error);
gboolean fst_store_files_back_up (FstFolder *folder,
                                  FstDatabase *database,
                                  const char *path,
                                  const char *passphrase,
                                  GError **error);
FstDatabase *fst_store_files_open_catalogue (FstFolder *folder,
                                             const char *key,
                                             FstDatabaseFlags flags,
                                             GError **error);

void fst_store_files_wipe (char *secret);

G_END_DECLS
