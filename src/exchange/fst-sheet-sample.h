#pragma once

#include "fst-table-reader.h"

G_BEGIN_DECLS

/* The beginning of a sheet, and what its columns look like. Immutable. */

/* Headings are looked for in so many rows, which are kept. */
#define FST_SHEET_SAMPLE_HEAD 50

typedef struct
{
  guint64 line;
  GStrv cells;      /* as many as the row has */
  gboolean numbers; /* whether any cell is a number or a day by its type */
} FstSampleRow;

/* How many of a column's cells are what; a cell may be several. */
typedef struct
{
  guint filled;
  guint codes; /* of ISO 9999, in a class that there is */
  guint gtins;
  guint prices;      /* amounts with decimals or a currency */
  guint numbers;     /* one word with a digit in it, at most 35 characters, no amount */
  guint words;       /* with three letters or more */
  guint types;       /* of article */
  guint assortments; /* other words than yes and no */
  guint firms;
  gsize length; /* bytes of all */
} FstColumnShape;

typedef struct
{
  /*< public, read only >*/
  char *sheet;     /* (nullable) */
  gint64 n_rows;   /* -1 where that is not known */
  guint n_columns; /* of the widest row looked at that holds anything there */
  GPtrArray *head; /* (element-type FstSampleRow): the first rows that hold anything */
  GArray *rest;    /* (element-type FstColumnShape): of the rows after the head */
  guint n_rest;    /* rows after the head that were looked at */
} FstSheetSample;

FstSheetSample *fst_sheet_sample_read (FstTableReader *table,
                                       gint64 n_rows,
                                       GCancellable *cancellable,
                                       GError **error);
FstSheetSample *fst_sheet_sample_ref (FstSheetSample *self);
void fst_sheet_sample_unref (FstSheetSample *self);

const char *fst_sheet_sample_get_cell (const FstSheetSample *self, guint row, guint column);
GArray *fst_sheet_sample_get_shapes (const FstSheetSample *self, guint first_row);
guint fst_sheet_sample_count_distinct (const FstSheetSample *self, guint first_row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstSheetSample, fst_sheet_sample_unref)

G_END_DECLS
