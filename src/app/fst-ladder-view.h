#pragma once

#include <adwaita.h>

#include "fst-ladder-place.h"

G_BEGIN_DECLS

/* A region's ladder to choose needs on: a column for each area, or one ladder, a card for each
 * level and in it a button for each need. Signal "need-toggled" (const char *need, const char
 * *area, gboolean chosen): area is NULL of a need whose area makes no difference. */

#define FST_TYPE_LADDER_VIEW (fst_ladder_view_get_type ())
G_DECLARE_FINAL_TYPE (FstLadderView, fst_ladder_view, FST, LADDER_VIEW, GtkBox)

void fst_ladder_view_set_ladder (FstLadderView *self, FstLadder *ladder);
void fst_ladder_view_show_place (FstLadderView *self, const FstLadderPlace *place);
void fst_ladder_view_set_narrow (FstLadderView *self, gboolean narrow);

G_END_DECLS
