#pragma once

#include "fst-database.h"
#include "fst-event.h"

G_BEGIN_DECLS

/* The events of signed prescriptions; only ever added to. */

gboolean fst_event_table_add (FstDatabase *database, const FstEvent *event, GError **error);

GPtrArray *fst_event_table_list (FstDatabase *database, const char *prescription, GError **error);

G_END_DECLS
