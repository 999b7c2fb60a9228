#pragma once

#include "fst-audit-entry.h"
#include "fst-code-list.h"
#include "fst-database.h"

G_BEGIN_DECLS

/* The lists of ISO codes in the register. */

gboolean fst_code_list_table_put (FstDatabase *database,
                                  FstCodeList *list,
                                  const FstAuditEntry *line,
                                  GError **error);
gboolean fst_code_list_table_end (FstDatabase *database,
                                  const FstAuditEntry *line,
                                  const char *name,
                                  const char *owner,
                                  GError **error);
GPtrArray *fst_code_list_table_list (FstDatabase *database, GError **error);

G_END_DECLS
