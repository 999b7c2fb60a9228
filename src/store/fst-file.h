#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Files that only their owner can read, and that are whole or not there. */

typedef struct _FstFileWriter FstFileWriter;

gboolean fst_file_create (const char *path, GError **error);
gboolean fst_file_sync_folder (const char *folder, GError **error);

FstFileWriter *fst_file_writer_new (const char *path, GError **error);
gboolean
fst_file_writer_write (FstFileWriter *self, const void *data, gsize length, GError **error);
gboolean fst_file_writer_finish (FstFileWriter *self, GError **error);
void fst_file_writer_free (FstFileWriter *self);

void fst_file_set_error (int number, const char *action, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstFileWriter, fst_file_writer_free)

G_END_DECLS
