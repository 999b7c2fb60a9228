#pragma once

#include "fst-ladder.h"

G_BEGIN_DECLS

/* Where one or more needs stand on a region's ladder, and what leads one level up or down.
 * Immutable. */

typedef struct
{
  FstLadder *ladder;
  FstCase *subject;          /* the ladder's base with the needs */
  FstAssessment *assessment; /* the whole of it */
  GPtrArray *steps; /* (element-type FstLadderStep): where each of the needs stands alone */
  /* (nullable): where all of them stand together; also while it hangs on facts whether they stand
   * there or nowhere */
  const FstLadderStep *at;
  const FstLadderStep *above, *below; /* (nullable) */
  /* (element-type FstWhatIfBranch): values of other facts with which the same needs stand there */
  GPtrArray *to_above, *to_below;

  /*< private >*/
  GPtrArray *explored; /* (element-type FstWhatIf) */
} FstLadderPlace;

FstLadderPlace *
fst_ladder_place_new (FstLadder *ladder, const char *const *needs, const char *area);
void fst_ladder_place_free (FstLadderPlace *self);

const FstDecision *fst_ladder_place_get_decision (const FstLadderPlace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstLadderPlace, fst_ladder_place_free)

G_END_DECLS
