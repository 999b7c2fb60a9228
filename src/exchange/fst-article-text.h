#pragma once

#include "fst-article.h"
#include "fst-catalogue-field.h"

G_BEGIN_DECLS

/* An article of the catalogue in words, for a person. */

char *fst_article_format_field (const FstArticle *article, FstCatalogueField field);
char *fst_article_format_price (gint64 price, const char *currency);

G_END_DECLS
