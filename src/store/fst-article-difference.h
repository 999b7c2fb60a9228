#pragma once

#include "fst-article.h"

G_BEGIN_DECLS

/* What differs between two articles of the same name. */

GStrv fst_article_list_differences (const FstArticle *before, const FstArticle *after);
gboolean fst_article_same_price (const FstArticle *before, const FstArticle *after);
gboolean fst_article_same_place (const FstArticle *before, const FstArticle *after);

G_END_DECLS
