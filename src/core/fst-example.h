#pragma once

#include "fst-assessor-private.h"

G_BEGIN_DECLS

/* Small cases in which a function of an assessor's diagram has a value: the way from numbers of
 * cells back to facts. */

typedef struct _FstExamples FstExamples;

/* Whether an example is looked for where the function has a value. */
typedef gboolean (*FstExampleWanted) (guint32 value, gpointer user_data);

FstExamples *fst_examples_new (FstAssessor *assessor);
void fst_examples_free (FstExamples *self);

FstFacts *
fst_examples_find (FstExamples *self, FstNode node, FstExampleWanted wanted, gpointer user_data);
FstFacts *fst_examples_find_true (FstExamples *self, FstNode node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstExamples, fst_examples_free)

G_END_DECLS
