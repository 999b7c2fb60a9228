#pragma once

#include "fst-article.h"
#include "fst-database.h"

G_BEGIN_DECLS

/* Gathers the articles that an import is about to put into the catalogue, in the table of that
 * name. They are written some thousands at a time, each time in the order in which they will be
 * shown: sorting the whole then reads a few pages at a time instead of jumping about the file. */

typedef struct _FstIncoming FstIncoming;

FstIncoming *fst_incoming_new (FstDatabase *database, gint64 source);
void fst_incoming_free (FstIncoming *self);

gboolean fst_incoming_add (FstIncoming *self,
                           FstArticle *article,
                           gint64 replaces,
                           const char *price_since,
                           guint64 digest,
                           GError **error);
gboolean fst_incoming_write (FstIncoming *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstIncoming, fst_incoming_free)

G_END_DECLS
