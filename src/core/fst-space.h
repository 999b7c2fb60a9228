#pragma once

#include "fst-condition.h"
#include "fst-diagram.h"
#include "fst-facts.h"

G_BEGIN_DECLS

/* The space of facts that matter to a set of conditions: every fact that they compare is cut into
 * the cells between which they tell a difference. A set is one variable a member. Constant once it
 * is made. */

typedef struct _FstSpace FstSpace;

typedef enum
{
  FST_TRUTH_FALSE,
  FST_TRUTH_TRUE,
  FST_TRUTH_UNKNOWN,
} FstTruth;

FstSpace *fst_space_new (GPtrArray *conditions, GError **error);
void fst_space_free (FstSpace *self);

guint fst_space_get_n_variables (const FstSpace *self);
const guint8 *fst_space_get_sizes (const FstSpace *self);
const char *fst_space_get_fact (const FstSpace *self, guint variable);

GPtrArray *fst_space_list_choices (const FstSpace *self, const char *fact);
GVariant *fst_space_pick (const FstSpace *self, guint variable, guint cell);
void fst_space_locate (const FstSpace *self, FstFacts *facts, guint64 *cells);
FstNode fst_space_build (const FstSpace *self, const FstCondition *condition, FstDiagram *diagram);
FstTruth fst_space_test (const FstSpace *self, const FstCondition *condition, const guint64 *cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstSpace, fst_space_free)

G_END_DECLS
