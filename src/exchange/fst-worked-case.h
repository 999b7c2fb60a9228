#pragma once

#include <json-glib/json-glib.h>

#include "fst-case.h"
#include "fst-code-list.h"

G_BEGIN_DECLS

/* A case that somebody has worked out from a document, with what is to be expected of its
 * assessment. A file of them is described in docs/policy-files.md. */

typedef struct
{
  char *id;
  GStrv sections; /* that it is about */
  FstCase *subject;
  GPtrArray *lists;         /* (element-type FstCodeList): that hold where the case happens */
  gboolean without_pending; /* documents that are not known to be in force are left out */
  JsonObject *expect;       /* (nullable): as it stands in the file */
} FstWorkedCase;

GPtrArray *fst_worked_cases_read (GBytes *bytes, const char *file, GError **error);
void fst_worked_case_free (FstWorkedCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstWorkedCase, fst_worked_case_free)

G_END_DECLS
