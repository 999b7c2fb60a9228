#pragma once

#include "fst-import-problem.h"
#include "fst-import-summary.h"

G_BEGIN_DECLS

/* Where it comes from which columns of a file are what. */
typedef enum
{
  FST_PLAN_ORIGIN_GUESSED,
  FST_PLAN_ORIGIN_REMEMBERED, /* as the source was read last time */
  FST_PLAN_ORIGIN_OUTGROWN,   /* guessed, since the file no longer has the columns of last time */
  FST_PLAN_ORIGIN_GIVEN,      /* by the user */
} FstPlanOrigin;

/* How an import went, or would go. */
typedef struct
{
  gboolean dry_run; /* nothing has been changed */
  char *source;
  FstPlanOrigin plan_origin;
  FstImportSummary *summary;
  guint64 n_problems;  /* all rows that can't be used */
  GPtrArray *problems; /* (element-type FstImportProblem): the first of them */
} FstImportOutcome;

void fst_import_outcome_free (FstImportOutcome *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstImportOutcome, fst_import_outcome_free)

G_END_DECLS
