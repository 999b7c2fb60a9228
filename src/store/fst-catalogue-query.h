#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody searches for, read: a code of ISO 9999 in front, words, or both. */

typedef struct
{
  char *code;             /* (nullable): the first 1 to 6 digits of a code */
  char *article;          /* the whole text, as an article number */
  gboolean empty;         /* nothing but spaces: everything is looked for */
  char *match;            /* (nullable): all words anywhere, for FTS5 */
  char *match_first;      /* (nullable): the same, where the name begins with the first word */
  char *match_code;       /* (nullable): the words under the code, where there are both */
  char *match_other_code; /* (nullable): what has the code in the other edition, and the words */
} FstCatalogueQuery;

FstCatalogueQuery *fst_catalogue_query_new (const char *text);
void fst_catalogue_query_free (FstCatalogueQuery *self);

char *fst_catalogue_first_word (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCatalogueQuery, fst_catalogue_query_free)

G_END_DECLS
