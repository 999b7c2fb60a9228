#pragma once

#include "fst-article.h"
#include "fst-database.h"

G_BEGIN_DECLS

/* What the catalogue knew of a source before a newer file of it: a few bytes for each article, so
 * that a file is compared as it is read. */

typedef struct _FstKnownArticles FstKnownArticles;

typedef struct
{
  /*< public, read only >*/
  guint64 key;    /* what it is called */
  guint64 digest; /* what was said of it */
  gint64 id;
  guint gone : 1; /* already before */
  guint example : 1;
  guint seen : 1; /* the newer file speaks of it */
} FstKnownArticle;

FstKnownArticles *fst_known_articles_new (FstDatabase *database, gint64 source, GError **error);
void fst_known_articles_free (FstKnownArticles *self);

const FstKnownArticle *
fst_known_articles_take (FstKnownArticles *self, const char *supplier, const char *article_number);

guint fst_known_articles_get_n (FstKnownArticles *self);
const FstKnownArticle *fst_known_articles_get (FstKnownArticles *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstKnownArticles, fst_known_articles_free)

G_END_DECLS
