#pragma once

#include "fst-audit-entry.h"
#include "fst-database.h"

G_BEGIN_DECLS

/* The audit log of the register: who did what when, and to whom, as a chain of hashes. */

gboolean fst_audit_log_append (FstDatabase *database, const FstAuditEntry *entry, GError **error);

GPtrArray *
fst_audit_log_list (FstDatabase *database, const char *person, guint limit, GError **error);

gboolean fst_audit_log_verify (FstDatabase *database, GStrvBuilder *findings, GError **error);

G_END_DECLS
