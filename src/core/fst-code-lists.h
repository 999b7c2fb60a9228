#pragma once

#include "fst-assessor.h"
#include "fst-code-list.h"

G_BEGIN_DECLS

/* The lists that hold beside the documents of a region. What a list says of a case becomes a fact
 * (list:NAME) before the case is assessed: a list may have thousands of codes, and the rules need
 * only know what it comes to. Immutable. */

typedef struct _FstCodeLists FstCodeLists;

#define FST_TYPE_CODE_LISTS (fst_code_lists_get_type ())
GType fst_code_lists_get_type (void);

FstCodeLists *
fst_code_lists_new (const char *region, GPtrArray *policies, GPtrArray *lists, GError **error);
FstCodeLists *fst_code_lists_ref (FstCodeLists *self);
void fst_code_lists_unref (FstCodeLists *self);

GPtrArray *fst_code_lists_get_policies (FstCodeLists *self);
FstFacts *fst_code_lists_derive (FstCodeLists *self, FstFacts *facts);
FstAssessment *fst_code_lists_assess (FstCodeLists *self,
                                      FstAssessor *assessor,
                                      FstCase *subject,
                                      guint questions);

gboolean fst_code_list_check_annex (FstCodeList *list, GPtrArray *policies, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCodeLists, fst_code_lists_unref)

G_END_DECLS
