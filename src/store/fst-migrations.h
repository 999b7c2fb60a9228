#pragma once

#include "fst-database.h"

G_BEGIN_DECLS

/* The numbered steps that a database's schema is made of: files named SCHEMA-NNNN-what.sql in a
 * folder of a resource. */

typedef gboolean (*FstMigrationHook) (FstDatabase *database,
                                      int version,
                                      gpointer data,
                                      GError **error);

int fst_migrations_get_latest (GResource *resource, const char *folder, const char *schema);

gboolean fst_migrations_check (FstDatabase *database,
                               GResource *resource,
                               const char *folder,
                               GError **error);

gboolean fst_migrations_check_current (FstDatabase *database,
                                       GResource *resource,
                                       const char *folder,
                                       GError **error);

gboolean fst_migrations_run (FstDatabase *database,
                             GResource *resource,
                             const char *folder,
                             FstMigrationHook before,
                             gpointer before_data,
                             GError **error);

G_END_DECLS
