#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A list of texts to choose one from, which assistive technologies hear named after what is chosen.
 * Emits "chosen" when the user has. */

#define FST_TYPE_TEXT_DROP_DOWN (fst_text_drop_down_get_type ())
G_DECLARE_FINAL_TYPE (FstTextDropDown, fst_text_drop_down, FST, TEXT_DROP_DOWN, AdwBin)

void fst_text_drop_down_set_title (FstTextDropDown *self, GtkLabel *title);
void fst_text_drop_down_set_texts (FstTextDropDown *self, GListModel *texts);
void fst_text_drop_down_set_selected (FstTextDropDown *self, guint position);
guint fst_text_drop_down_get_selected (FstTextDropDown *self);

G_END_DECLS
