#pragma once

#include "fst-database.h"
#include "fst-event.h"
#include "fst-register-entry.h"

G_BEGIN_DECLS

/* The register's changes that touch several tables, each in one transaction. */

char *fst_signing_run (FstDatabase *database, const FstSigning *signing, GError **error);

gboolean fst_event_run (FstDatabase *database, const FstEvent *event, GError **error);

G_END_DECLS
