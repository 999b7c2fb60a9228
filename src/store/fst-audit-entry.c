#include "fst-audit-entry.h"

G_DEFINE_BOXED_TYPE (FstAuditEntry, fst_audit_entry, fst_audit_entry_ref, fst_audit_entry_unref)

/**
 * fst_audit_entry_new:
 * @fields: the line's contents; its strings are copied
 *
 * Makes a line of the audit log.
 *
 * Returns: (transfer full): the line
 */
FstAuditEntry *
fst_audit_entry_new (const FstAuditEntry *fields)
{
  FstAuditEntry *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_atomic_rc_box_new0 (FstAuditEntry);
  self->number = fields->number;
  self->at = g_strdup (fields->at);
  self->by = g_strdup (fields->by);
  self->person = g_strdup (fields->person);
  self->action = g_strdup (fields->action);
  self->object = g_strdup (fields->object);
  return self;
}

/**
 * fst_audit_entry_ref:
 * @self: a line of the audit log
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstAuditEntry *
fst_audit_entry_ref (FstAuditEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
audit_entry_clear (FstAuditEntry *self)
{
  g_free (self->at);
  g_free (self->by);
  g_free (self->person);
  g_free (self->action);
  g_free (self->object);
}

/**
 * fst_audit_entry_unref:
 * @self: (transfer full): a line of the audit log
 *
 * Gives a reference back. May be called in any thread.
 */
void
fst_audit_entry_unref (FstAuditEntry *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) audit_entry_clear);
}
