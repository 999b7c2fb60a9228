#pragma once

#include "fst-assessor-private.h"
#include "fst-restriction.h"

G_BEGIN_DECLS

/* Where one case lies in the space of its region's rules, and what the rules' functions come to
 * there. For one thread, and only while the assessor and the case live. */
typedef struct
{
  /*< private >*/
  FstAssessor *assessor;
  guint64 *cells; /* for each variable those that the case may be in */
  FstRestriction *restriction;
} FstLocation;

FstLocation *fst_location_new (FstAssessor *assessor, FstCase *subject);
void fst_location_free (FstLocation *self);

FstTruth fst_location_test (FstLocation *self, FstNode node);
gboolean *
fst_location_mark_grounds (FstLocation *self, const FstDecisionTable *table, FstStatus status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstLocation, fst_location_free)

G_END_DECLS
