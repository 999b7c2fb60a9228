#pragma once

#include "fst-article.h"

G_BEGIN_DECLS

/* Words of a few meanings, in Swedish, Norwegian and English. */

gboolean fst_cell_word_read_yes_no (const char *text, FstYesNo *answer);
gboolean fst_cell_word_read_type (const char *text, FstArticleType *type, gboolean *accessory);
gboolean fst_cell_word_read_assortment (const char *text, FstAssortment *assortment);
gboolean fst_cell_word_is_past (const char *text);

G_END_DECLS
