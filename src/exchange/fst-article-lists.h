#pragma once

#include "fst-import-plan.h"
#include "fst-import-problem.h"
#include "fst-table-row.h"

G_BEGIN_DECLS

/* What an article may have several of, in one cell or in several columns: lines of its description,
 * articles that it fits, technical data. */

typedef struct _FstArticleLists FstArticleLists;

FstArticleLists *fst_article_lists_new (const FstSheetPlan *sheet);
void fst_article_lists_free (FstArticleLists *self);

/* Each adds what the row says to what it is given; %FALSE with a problem. */
gboolean fst_article_lists_read_description (FstArticleLists *self,
                                             const FstTableRow *row,
                                             GString *text,
                                             FstImportProblem **problem);
gboolean fst_article_lists_read_fits (FstArticleLists *self,
                                      const FstTableRow *row,
                                      GStrv *fits,
                                      FstImportProblem **problem);
gboolean fst_article_lists_read_technical (FstArticleLists *self,
                                           const FstTableRow *row,
                                           GPtrArray **data,
                                           FstImportProblem **problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstArticleLists, fst_article_lists_free)

G_END_DECLS
