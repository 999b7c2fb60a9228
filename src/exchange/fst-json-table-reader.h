#pragma once

#include "fst-table-reader.h"

G_BEGIN_DECLS

/* Rows of a JSON file: one an object. The first row are the names of the objects' members, so that
 * it looks like a table with headings: the object of number 1 is row 2. */

#define FST_TYPE_JSON_TABLE_READER (fst_json_table_reader_get_type ())
G_DECLARE_FINAL_TYPE (
    FstJsonTableReader, fst_json_table_reader, FST, JSON_TABLE_READER, FstTableReader)

FstTableReader *fst_json_table_reader_open (GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
