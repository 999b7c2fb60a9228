#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The articles that a file has named so far, to find those that it names twice. */

typedef struct _FstSeenArticles FstSeenArticles;

FstSeenArticles *fst_seen_articles_new (void);
void fst_seen_articles_free (FstSeenArticles *self);

gboolean
fst_seen_articles_add (FstSeenArticles *self, const char *supplier, const char *article_number);
guint fst_seen_articles_count (FstSeenArticles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstSeenArticles, fst_seen_articles_free)

G_END_DECLS
