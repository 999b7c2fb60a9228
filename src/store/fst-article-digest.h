#pragma once

#include "fst-article.h"

G_BEGIN_DECLS

/* Short numbers that stand for what an article is called and for what is said of it, so that a
 * newer file of a million rows is compared without reading a million rows. They are no seals: two
 * texts that somebody has made for that purpose may have the same. */

guint64 fst_article_digest_key (const char *supplier, const char *article_number);
guint64 fst_article_digest_contents (const FstArticle *article);

char *fst_article_fold_supplier (const char *supplier);
char *fst_article_fold_number (const char *article_number);

G_END_DECLS
