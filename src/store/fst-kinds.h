#pragma once

#include "fst-database.h"

G_BEGIN_DECLS

/* The database files of a workspace. The application ids are "FstR", "FstC" and "FstP" in ASCII. */

extern const FstDatabaseKind FST_REGISTER_KIND;
extern const FstDatabaseKind FST_CATALOGUE_KIND;
extern const FstDatabaseKind FST_CHECK_KIND;

G_END_DECLS
