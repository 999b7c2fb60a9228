#pragma once

#include "fst-sheet-protocol.h"

#include <stdio.h>

G_BEGIN_DECLS

#define FST_SHEET_ERROR (fst_sheet_error_quark ())
GQuark fst_sheet_error_quark (void);

/* Writes a workbook's rows in the form of fst-sheet-protocol.h. */
typedef struct _FstSheetOutput FstSheetOutput;

FstSheetOutput *fst_sheet_output_new (FILE *file, const char *wanted);
void fst_sheet_output_free (FstSheetOutput *self);

void fst_sheet_output_kind (FstSheetOutput *self, const char *kind);
void fst_sheet_output_sheet (FstSheetOutput *self, const char *name, gint64 n_rows);
gboolean fst_sheet_output_choose (FstSheetOutput *self, guint *chosen, GError **error);

gboolean fst_sheet_output_cell (FstSheetOutput *self,
                                guint column,
                                FstSheetCell kind,
                                const char *text,
                                gsize length,
                                GError **error);
void fst_sheet_output_row (FstSheetOutput *self, guint64 line, guint64 repeat);
void fst_sheet_output_progress (FstSheetOutput *self, guint64 done, guint64 all);

void fst_sheet_output_error (FstSheetOutput *self, const GError *error);
void fst_sheet_output_end (FstSheetOutput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstSheetOutput, fst_sheet_output_free)

G_END_DECLS
