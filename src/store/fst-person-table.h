#pragma once

#include "fst-database.h"
#include "fst-person.h"

G_BEGIN_DECLS

/* The persons of the register. */

gboolean
fst_person_table_put (FstDatabase *database, FstPerson *person, gint64 *id, GError **error);

GPtrArray *
fst_person_table_search (FstDatabase *database, const char *search, guint limit, GError **error);

const char *fst_person_get_key (const FstPerson *person);

G_END_DECLS
