#pragma once

#include "fst-import-plan.h"
#include "fst-sheet-sample.h"

G_BEGIN_DECLS

/* Which column of a sheet is which field, from headings and from what the cells look like. */

/* Why a column is taken for what the plan says. */
typedef enum
{
  FST_GUESS_NONE,       /* it is passed over */
  FST_GUESS_HEADING,    /* its heading says so */
  FST_GUESS_SHAPE,      /* its cells look like it */
  FST_GUESS_REMEMBERED, /* so it was the last time */
  FST_GUESS_CHOSEN,     /* the user says so */
  FST_GUESS_DUPLICATE,  /* passed over: another column of the same heading is fuller */
  FST_GUESS_EMPTY,      /* passed over: its heading says something, but its cells are empty */
} FstGuessReason;

const char *fst_guess_reason_to_id (FstGuessReason reason);

/* There is no row with headings. */
#define FST_NO_HEADER G_MAXUINT

guint fst_catalogue_guess_header (const FstSheetSample *sample);

FstSheetPlan *
fst_catalogue_guess_columns (const FstSheetSample *sample, guint header, GArray **reasons);

FstSheetPlan *fst_catalogue_recall_columns (const FstSheetSample *sample,
                                            const FstSheetPlan *remembered,
                                            GArray **reasons);

char *fst_catalogue_guess_currency (const FstSheetPlan *sheet);

G_END_DECLS
