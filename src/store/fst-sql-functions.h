#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Functions of ours in SQL. */

gboolean fst_sql_functions_add (sqlite3 *handle);

G_END_DECLS
