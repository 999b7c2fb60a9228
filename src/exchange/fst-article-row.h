#pragma once

#include "fst-article.h"
#include "fst-import-plan.h"
#include "fst-import-problem.h"
#include "fst-table-row.h"

G_BEGIN_DECLS

/* Makes articles of one sheet's rows, as its plan says. It keeps its memory from row to row. */

typedef struct _FstArticleRow FstArticleRow;

FstArticleRow *fst_article_row_new (FstImportPlan *plan, guint sheet, guint n_fields);
void fst_article_row_free (FstArticleRow *self);

FstArticle *
fst_article_row_read (FstArticleRow *self, const FstTableRow *row, FstImportProblem **problem);

const char *fst_article_row_get_number (FstArticleRow *self);
const char *fst_article_row_get_supplier (FstArticleRow *self);
FstImportProblem *
fst_article_row_report (FstArticleRow *self, FstCatalogueField field, FstImportReason reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstArticleRow, fst_article_row_free)

G_END_DECLS
