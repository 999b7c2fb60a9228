#pragma once

#include "fst-table-reader.h"

G_BEGIN_DECLS

/* Rows of a CSV file; every cell is text. */

#define FST_TYPE_CSV_READER (fst_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (FstCsvReader, fst_csv_reader, FST, CSV_READER, FstTableReader)

FstTableReader *fst_csv_reader_open (GFile *file, GCancellable *cancellable, GError **error);

char *fst_csv_fold (const char *text);

G_END_DECLS
