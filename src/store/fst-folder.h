#pragma once

#include "fst-database.h"

G_BEGIN_DECLS

/* The folder of a workspace: its lock, and what tells a wrong passphrase from a damaged file.
 * Beside the databases it holds "lock" (held by the program that has the workspace open),
 * "passphrase.check" (one empty page under the passphrase) and "workspace.info" (in clear: whose it
 * is, the register's salt, the checksum of passphrase.check). The last two are only asked when the
 * register does not open; a workspace is whole without them. */

#define FST_FOLDER_REGISTER "register.db"
#define FST_FOLDER_CATALOGUE "catalogue.db"

typedef struct _FstFolder FstFolder;

FstFolder *fst_folder_lock (const char *path, GError **error);
FstFolder *fst_folder_look (const char *path, GError **error);
void fst_folder_keep (FstFolder *self);
void fst_folder_unlock (FstFolder *self);

char *fst_folder_get_file (FstFolder *self, const char *name);
gboolean fst_folder_is_writable (FstFolder *self);

gboolean fst_folder_seal (const char *path, const char *passphrase, GError **error);
gboolean fst_folder_is_sealed (FstFolder *self);

void fst_folder_explain (FstFolder *self, const char *passphrase, GError **error);
gboolean fst_folder_refuse_plain (const char *file, const FstDatabaseKind *kind, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstFolder, fst_folder_unlock)

G_END_DECLS
