#pragma once

#include "fst-database.h"

G_BEGIN_DECLS

/* Single values of the register: settings, the keys of other files, the draft. A value that is not
 * there is NULL with no error set. */

char *fst_setting_table_get (FstDatabase *database, const char *key, GError **error);
gboolean
fst_setting_table_set (FstDatabase *database, const char *key, const char *value, GError **error);

char *fst_key_table_get (FstDatabase *database, const char *name, GError **error);
gboolean
fst_key_table_set (FstDatabase *database, const char *name, const char *key, GError **error);

char *fst_draft_table_get (FstDatabase *database, GError **error);
gboolean fst_draft_table_set (FstDatabase *database, const char *draft, GError **error);

G_END_DECLS
