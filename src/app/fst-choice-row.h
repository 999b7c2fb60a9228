#pragma once

#include <adwaita.h>

#include "fst-vocabulary.h"

G_BEGIN_DECLS

/* A row that asks for one of the vocabulary's terms; begins on "Not stated". The list goes under
 * the title when they don't fit beside each other. */

#define FST_TYPE_CHOICE_ROW (fst_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (FstChoiceRow, fst_choice_row, FST, CHOICE_ROW, AdwPreferencesRow)

void fst_choice_row_set_terms (FstChoiceRow *self, const FstTerm *terms, guint n_terms);
const char *fst_choice_row_get_value (FstChoiceRow *self);
void fst_choice_row_set_value (FstChoiceRow *self, const char *value);

G_END_DECLS
