/* A setting whose change is a line of the audit log. */

#include "fst-audit-log.h"
#include "fst-register-private.h"
#include "fst-setting-table.h"

static gboolean
set_logged (FstDatabase *database, const FstRegisterRequest *request, GError **error)
{
  if (!fst_database_begin (database, error))
    return FALSE;
  if (fst_setting_table_set (database, request->text, request->value, error)
      && fst_audit_log_append (database, request->entry, error)
      && fst_database_commit (database, error))
    return TRUE;
  fst_database_roll_back (database);
  return FALSE;
}

static gpointer
run_set_logged (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;

  return GINT_TO_POINTER (set_logged (self->database, data, error));
}

static const FstOperation set_logged_operation = { run_set_logged, fst_register_request_free,
                                                   NULL };

/**
 * fst_register_set_logged_setting_async:
 * @self: a register
 * @key: the setting's name
 * @value: its value
 * @entry: the line; copied, its number is not looked at
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Keeps a setting and adds a line to the audit log, in one transaction.
 */
void
fst_register_set_logged_setting_async (FstRegister *self,
                                       const char *key,
                                       const char *value,
                                       const FstAuditEntry *entry,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));
  g_return_if_fail (key != NULL && value != NULL);
  g_return_if_fail (entry != NULL && entry->by != NULL && entry->action != NULL);
  g_return_if_fail (fst_register_is_time (entry->at));

  fields.text = g_strdup (key);
  fields.value = g_strdup (value);
  fields.entry = fst_audit_entry_new (entry);
  fst_register_start (self, &set_logged_operation, &fields, cancellable, callback, user_data);
}

/**
 * fst_register_set_logged_setting_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_set_logged_setting_async().
 *
 * Returns: %TRUE once both are on the disk, else %FALSE with @error set and neither there
 */
gboolean
fst_register_set_logged_setting_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&set_logged_operation, self, result, error) != NULL;
}
