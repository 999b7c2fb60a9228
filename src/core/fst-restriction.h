#pragma once

#include "fst-diagram.h"

G_BEGIN_DECLS

/* Functions of a diagram where the variables have only some of their cells: what they come to, and
 * on which variables they still hang. For one thread; the diagram is only read. */

typedef struct _FstRestriction FstRestriction;

/* How much a variable still decides. */
typedef struct
{
  guint variable;
  double openness; /* how many values stay possible, on average over its cells, once it is known */
} FstInfluence;

FstRestriction *fst_restriction_new (const FstDiagram *diagram, const guint64 *cells);
void fst_restriction_free (FstRestriction *self);

gboolean fst_restriction_is_constant (FstRestriction *self, FstNode node, guint32 *value);
FstNode fst_restriction_apply (FstRestriction *self, FstNode node);
void
fst_restriction_survey (FstRestriction *self, FstNode node, GArray *influences, GArray *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstRestriction, fst_restriction_free)

G_END_DECLS
