#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A line of the audit log: who did what when, and to whom. Immutable. */
typedef struct
{
  /*< public, read only >*/
  gint64 number;
  char *at;
  char *by;
  char *person; /* (nullable): number or reference */
  char *action; /* "signed", "read", "exported" … */
  char *object; /* (nullable): what it was done to, mostly a prescription's id */
} FstAuditEntry;

#define FST_TYPE_AUDIT_ENTRY (fst_audit_entry_get_type ())
GType fst_audit_entry_get_type (void);

FstAuditEntry *fst_audit_entry_new (const FstAuditEntry *fields);
FstAuditEntry *fst_audit_entry_ref (FstAuditEntry *self);
void fst_audit_entry_unref (FstAuditEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstAuditEntry, fst_audit_entry_unref)

G_END_DECLS
