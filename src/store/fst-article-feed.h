#pragma once

#include "fst-catalogue.h"

G_BEGIN_DECLS

/* Reads a file's articles in a thread of its own, some ahead of the one who takes them: so that
 * reading and writing go on at the same time. Taken from by one thread. */

typedef struct _FstArticleFeed FstArticleFeed;

FstArticleFeed *fst_article_feed_new (FstArticleReader reader, gpointer reader_data);
void fst_article_feed_free (FstArticleFeed *self);

FstArticle *fst_article_feed_next (FstArticleFeed *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstArticleFeed, fst_article_feed_free)

G_END_DECLS
