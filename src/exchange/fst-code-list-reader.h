#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "fst-code-list.h"

G_BEGIN_DECLS

/* Reads an organisation's list of ISO codes from CSV or JSON (docs/lists.md). */

/* More than ISO 9999 has codes, for every place and every question. */
#define FST_CODE_LIST_MAX_ROWS 100000

FstCodeList *fst_code_list_read (GFile *file,
                                 const FstCodeList *header,
                                 GCancellable *cancellable,
                                 GError **error);
FstCodeList *fst_code_list_from_json (JsonNode *node, const char *file, GError **error);

G_END_DECLS
