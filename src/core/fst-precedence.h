#pragma once

#include "fst-assessor-private.h"

G_BEGIN_DECLS

/* Which rule yields to which, by the rules' numbers, and what is wrong with it. */

/* A rule names another that is not there. */
typedef struct
{
  guint rule;
  char *name; /* DOCUMENT/RULE */
} FstUnknownRule;

struct _FstPrecedence
{
  GPtrArray *yields;  /* (element-type GArray): of each rule the numbers of those it yields to */
  GPtrArray *unknown; /* (element-type FstUnknownRule) */
  GPtrArray *circles; /* (element-type GArray): numbers of the rules on a circle, each yielding to
                         the next */
};

FstPrecedence *fst_precedence_new (const FstAssessor *assessor);
void fst_precedence_free (FstPrecedence *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstPrecedence, fst_precedence_free)

G_END_DECLS
