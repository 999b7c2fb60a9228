#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Rows of a CSV file, one at a time, each with the line on which it begins. */

/* More than any table has that is meant to be one. */
#define FST_CSV_MAX_FIELD (64 * 1024)
#define FST_CSV_MAX_FIELDS 1000

typedef struct _FstCsvReader FstCsvReader;

FstCsvReader *fst_csv_reader_open (GFile *file, GCancellable *cancellable, GError **error);
void fst_csv_reader_free (FstCsvReader *self);

gboolean fst_csv_reader_next (FstCsvReader *self,
                              GPtrArray **cells,
                              guint64 *line,
                              GCancellable *cancellable,
                              GError **error);

goffset fst_csv_reader_get_bytes_read (FstCsvReader *self);

char *fst_csv_fold (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCsvReader, fst_csv_reader_free)

G_END_DECLS
