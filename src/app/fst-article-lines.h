#pragma once

#include "fst-article.h"

G_BEGIN_DECLS

/* What is known of an article, line by line as the user reads it. No widgets; tested without a
 * display. */

typedef struct
{
  const char *title; /* in the user's language; lives as long as the article */
  char *text;
} FstArticleLine;

void fst_article_line_free (FstArticleLine *self);

GPtrArray *fst_article_lines_new (const FstArticle *article);
GPtrArray *fst_article_lines_new_technical (const FstArticle *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstArticleLine, fst_article_line_free)

G_END_DECLS
