#pragma once

#include "fst-what-if.h"

G_BEGIN_DECLS

/* A region's order of priority as its documents have it: which needs stand on which level, and what
 * has no level at all. Everything is found by assessing a case with each need in turn. Immutable.
 */

/* A need, as if it were the only one. */
typedef struct
{
  const FstTerm *need;
  const FstTerm *area;   /* (nullable): of a need whose level depends on its area */
  FstAssessment *answer; /* with this need: the priority and nothing else */
  GStrv depends_on;      /* facts that this need's level hangs on, and not every need's */
} FstLadderNeed;

typedef struct
{
  int level, of;
  const FstTerm *area; /* (nullable) */
  GPtrArray *needs;    /* (element-type FstLadderNeed): in the vocabulary's order */
  GPtrArray *grounds;  /* (element-type FstGround): the rules that give the level */
} FstLadderStep;

typedef struct
{
  /*< public, read only >*/
  FstRegionRules *rules;
  FstCase *base;         /* without a need */
  GPtrArray *steps;      /* (element-type FstLadderStep): area by area, the highest level first */
  GPtrArray *judged;     /* (element-type FstLadderNeed): the documents leave their level open */
  GPtrArray *unplaced;   /* (element-type FstLadderNeed): the documents do not speak of them */
  GStrv depends_on;      /* facts that every level hangs on */
  GPtrArray *exclusions; /* (element-type FstWhatIfBranch): what has no level, whatever the need */
  GPtrArray *weighing;   /* (element-type FstDuty): what the documents say of weighing needs */
  GPtrArray *discharge;  /* (element-type FstDuty): what being discharged adds */
  FstAssessment *at_discharge; /* of the base, discharged */

  /*< private >*/
  GPtrArray *explored; /* (element-type FstWhatIf) */
} FstLadder;

FstLadder *fst_ladder_new (FstRegionRules *rules, FstCase *base);
FstLadder *fst_ladder_ref (FstLadder *self);
void fst_ladder_unref (FstLadder *self);

const FstLadderStep *fst_ladder_find_step (const FstLadder *self, int level, const char *area);
GVariant *fst_ladder_find_level (const FstDecision *decision);

char *fst_ladder_step_format (const FstLadderStep *self);
char *fst_ladder_step_format_sections (const FstLadderStep *self);
char *fst_ladder_need_format_condition (const FstLadderNeed *self);
char *fst_ladder_format_facts (GStrv names);
char *fst_ladder_format_way (const FstWhatIfBranch *way);
char *fst_ladder_exclusion_format (const FstWhatIfBranch *exclusion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstLadder, fst_ladder_unref)

G_END_DECLS
