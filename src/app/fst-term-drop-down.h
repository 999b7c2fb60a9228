#pragma once

#include <adwaita.h>

#include "fst-vocabulary.h"

G_BEGIN_DECLS

/* A list of the vocabulary's terms to choose one from. It begins with "Not stated" and ends with
 * "Don't know": nothing is chosen before somebody has chosen it. Emits "chosen" when the user has.
 */

#define FST_TYPE_TERM_DROP_DOWN (fst_term_drop_down_get_type ())
G_DECLARE_FINAL_TYPE (FstTermDropDown, fst_term_drop_down, FST, TERM_DROP_DOWN, AdwBin)

GtkWidget *fst_term_drop_down_new (void);

void fst_term_drop_down_set_title (FstTermDropDown *self, GtkLabel *title);
void fst_term_drop_down_set_terms (FstTermDropDown *self,
                                   const FstTerm *terms,
                                   guint n_terms,
                                   const char *const *offered);
void fst_term_drop_down_set_value (FstTermDropDown *self, const char *value, gboolean asked);
const char *fst_term_drop_down_get_value (FstTermDropDown *self);
gboolean fst_term_drop_down_get_asked (FstTermDropDown *self);

G_END_DECLS
