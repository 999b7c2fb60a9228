#pragma once

#include "fst-assessment.h"
#include "fst-policy.h"

G_BEGIN_DECLS

/* The rules of one region, prepared for assessing. Has no state: the same case gives the same
 * assessment, from any number of threads. */

#define FST_TYPE_ASSESSOR (fst_assessor_get_type ())
GType fst_assessor_get_type (void);

FstAssessor *fst_assessor_new (const char *region, GPtrArray *policies, GError **error);
FstAssessor *fst_assessor_ref (FstAssessor *self);
void fst_assessor_unref (FstAssessor *self);

GPtrArray *fst_assessor_get_policies (FstAssessor *self);
FstAssessment *fst_assessor_assess (FstAssessor *self, FstCase *subject);
FstAssessment *fst_assessor_answer (FstAssessor *self, FstCase *subject, guint questions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstAssessor, fst_assessor_unref)

G_END_DECLS
