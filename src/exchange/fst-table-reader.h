#pragma once

#include "fst-import-error.h"
#include "fst-table-row.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Rows of a table, one at a time, whatever kind of file it stands in. */

typedef struct
{
  char *name;    /* (nullable): of a sheet; NULL where the file is one table */
  gint64 n_rows; /* -1: not known */
} FstTableSheet;

#define FST_TYPE_TABLE_READER (fst_table_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (FstTableReader, fst_table_reader, FST, TABLE_READER, GObject)

struct _FstTableReaderClass
{
  GObjectClass parent_class;

  const char *(*get_kind) (FstTableReader *self);
  GPtrArray *(*get_sheets) (FstTableReader *self); /* by default one without a name */
  const char *(*get_sheet) (FstTableReader *self); /* by default none */
  gboolean (*next) (FstTableReader *self,
                    const FstTableRow **row,
                    GCancellable *cancellable,
                    GError **error);
  double (*get_fraction) (FstTableReader *self);
};

FstTableReader *
fst_table_reader_open (GFile *file, const char *sheet, GCancellable *cancellable, GError **error);

const char *fst_table_reader_get_kind (FstTableReader *self);
GPtrArray *fst_table_reader_get_sheets (FstTableReader *self);
const char *fst_table_reader_get_sheet (FstTableReader *self);
double fst_table_reader_get_fraction (FstTableReader *self);

gboolean fst_table_reader_next (FstTableReader *self,
                                const FstTableRow **row,
                                GCancellable *cancellable,
                                GError **error);

FstTableSheet *fst_table_sheet_new (const char *name, gint64 n_rows);
void fst_table_sheet_free (FstTableSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstTableSheet, fst_table_sheet_free)

G_END_DECLS
