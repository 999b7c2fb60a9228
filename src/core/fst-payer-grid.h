#pragma once

#include "fst-region-rules.h"

G_BEGIN_DECLS

/* Who bears the cost of a device: the answer for each place of use and housing, everything else as
 * in one case. Every answer is the assessor's own. Immutable. */

/* An answer and the case that it is for. */
typedef struct
{
  GStrv housings; /* (nullable): that have it for these reasons; NULL: housing makes no difference,
                     and the case leaves it open */
  FstCase *subject;      /* to be assessed in full by whoever wants the reasons */
  FstAssessment *answer; /* holds the answer to FST_QUESTION_PAYER alone */
} FstPayerAnswer;

/* One place and one column. */
typedef struct
{
  const char *place;
  const char *const *housings; /* (nullable): the column's; NULL is every housing */
  GPtrArray *answers; /* (element-type FstPayerAnswer): at least one; all come to the same, each for
                         reasons of its own */
} FstPayerCell;

/* One place. */
typedef struct
{
  const char *place;
  GPtrArray *cells; /* (element-type FstPayerCell): one a column, or a single one where the answer
                       is the same in all of them */
} FstPayerRow;

/* What has the same answer. */
typedef struct
{
  GPtrArray *cells; /* (element-type FstPayerCell): unowned */
} FstPayerGroup;

typedef struct
{
  GPtrArray *columns; /* (element-type GStrv): housings between which no answer differs; a single
                         column where housing makes no difference, or is known */
  GPtrArray *rows;    /* (element-type FstPayerRow): every place, in the vocabulary's order */
  GPtrArray *groups;  /* (element-type FstPayerGroup): by answer, settled ones first */
  /* On what the answers still hang, but for place and housing; the most decisive first. */
  GStrv device_facts; /* about the device */
  GStrv other_facts;  /* about the person, the prescriber and the circumstances */
  GStrv lists;        /* lists that are not there */
} FstPayerGrid;

FstPayerGrid *fst_payer_grid_new (FstRegionRules *rules, FstCase *subject);
void fst_payer_grid_free (FstPayerGrid *self);

const FstDecision *fst_payer_cell_get_decision (const FstPayerCell *self);
const FstDecision *fst_payer_group_get_decision (const FstPayerGroup *self);
gboolean fst_payer_is_told (const FstDecision *decision);
gboolean fst_payer_is_same (const FstDecision *one, const FstDecision *other);
gboolean fst_payer_is_device_fact (const char *fact);

/* In the user's language. */
char *fst_payer_grid_format (const FstPayerGrid *self);
char *fst_payer_format_decision (const FstDecision *decision);
char *fst_payer_format_housings (const char *const *housings);
char *fst_payer_cell_format_place (const FstPayerCell *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstPayerGrid, fst_payer_grid_free)

G_END_DECLS
