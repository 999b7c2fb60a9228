#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A row of a table, whatever kind of file it stands in. */

/* More than any table has that is meant to be one. */
#define FST_TABLE_MAX_COLUMNS 1000
#define FST_TABLE_MAX_CELL (64 * 1024)
#define FST_TABLE_MAX_ROWS 5000000
/* Characters of a number as it is written. */
#define FST_TABLE_MAX_NUMBER 63

typedef enum
{
  FST_CELL_EMPTY,
  FST_CELL_TEXT,
  FST_CELL_NUMBER,
  FST_CELL_DATE,
  FST_CELL_ERROR, /* a formula that came to nothing: #N/A, #REF! */
} FstCellKind;

typedef struct
{
  FstCellKind kind;
  const char *text; /* UTF-8, never NULL: empty for EMPTY; a number as "1234.5", a date as
                       "2026-11-22", an error as "#N/A" */
  double number;    /* of NUMBER alone */
} FstCell;

typedef struct
{
  guint64 line; /* from 1: of the text file, row of the sheet, or number of the object and one */
  guint n_cells;
  const FstCell *cells;
} FstTableRow;

/* Puts rows together one after another in the same memory. */
typedef struct _FstRowBuilder FstRowBuilder;

FstRowBuilder *fst_row_builder_new (void);
void fst_row_builder_free (FstRowBuilder *self);

void fst_row_builder_add (
    FstRowBuilder *self, FstCellKind kind, const char *text, gsize length, double number);
void fst_row_builder_add_empty (FstRowBuilder *self, guint n_cells);
void fst_row_builder_add_number (FstRowBuilder *self, const char *digits, gsize length);
guint fst_row_builder_get_n_cells (FstRowBuilder *self);
const FstTableRow *fst_row_builder_finish (FstRowBuilder *self, guint64 line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstRowBuilder, fst_row_builder_free)

G_END_DECLS
