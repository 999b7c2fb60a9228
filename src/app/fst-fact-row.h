#pragma once

#include <adwaita.h>

#include "fst-prescribing.h"

G_BEGIN_DECLS

/* A row of the form that asks one fact of the vocabulary, whatever its type. What the user answers
 * goes into the draft at once; where a value came from elsewhere the row says so. */

#define FST_TYPE_FACT_ROW (fst_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (FstFactRow, fst_fact_row, FST, FACT_ROW, AdwPreferencesRow)

GtkWidget *fst_fact_row_new (const char *fact);

const char *fst_fact_row_get_fact (FstFactRow *self);
void fst_fact_row_set_offered (FstFactRow *self, const char *const *values);
void fst_fact_row_set_in_question (FstFactRow *self, gboolean in_question);
void fst_fact_row_show (FstFactRow *self, FstPrescribing *prescribing, gboolean afresh);

G_END_DECLS
