#pragma once

#include "fst-table-reader.h"

G_BEGIN_DECLS

typedef FstTableReader *(*FuzzOpen) (GFile *file, GCancellable *cancellable, GError **error);

/* Reads the bytes as a table and asserts what holds of every row and every error. Returns the
 * error's message, or NULL where there was none. */
char *fuzz_table (const guint8 *data, gsize size, FuzzOpen open_table);

G_END_DECLS
