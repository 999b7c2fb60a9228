#pragma once

#include "fst-assessor-private.h"
#include "fst-example.h"
#include "fst-finding.h"

G_BEGIN_DECLS

/* What the parts of a check share: the rules of one region, put together as for assessing, and what
 * has been found. The check builds further functions in the assessor's diagram, which is why the
 * assessor is its own. */

typedef struct
{
  FstAssessor *assessor;
  FstExamples *examples;
  GPtrArray *findings; /* (element-type FstFinding) */
} FstPolicyCheck;

FstFinding *fst_policy_check_add (FstPolicyCheck *self,
                                  FstFindingKind kind,
                                  const char *document,
                                  const char *detail);
void fst_policy_check_name_rule (FstPolicyCheck *self, FstFinding *finding, guint rule);

void fst_policy_check_conflicts (FstPolicyCheck *self);
void fst_policy_check_gaps (FstPolicyCheck *self);

G_END_DECLS
