#include "fst-register-private.h"

#include "fst-audit-log.h"
#include "fst-person-table.h"
#include "fst-setting-table.h"

/* The register's operations that are not about prescriptions: persons, audit log, settings and
 * draft. */

static gpointer
run_find_persons (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return fst_person_table_search (self->database, request->text, request->limit, error);
}

static const FstOperation find_persons_operation = { run_find_persons, fst_register_request_free,
                                                     (GDestroyNotify) g_ptr_array_unref };

/**
 * fst_register_find_persons_async:
 * @self: a register
 * @search: (nullable): part of a number, reference or name
 * @limit: the most to give
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Finds persons, in Swedish order of their names.
 */
void
fst_register_find_persons_async (FstRegister *self,
                                 const char *search,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));

  fields.text = g_strdup (search);
  fields.limit = limit;
  fst_register_start (self, &find_persons_operation, &fields, cancellable, callback, user_data);
}

/**
 * fst_register_find_persons_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_find_persons_async().
 *
 * Returns: (transfer full) (element-type FstPerson): the persons, or %NULL with @error set
 */
GPtrArray *
fst_register_find_persons_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&find_persons_operation, self, result, error);
}

static gboolean
log_entry (FstDatabase *database, const FstAuditEntry *entry, GError **error)
{
  if (!fst_database_begin (database, error))
    return FALSE;
  if (fst_audit_log_append (database, entry, error) && fst_database_commit (database, error))
    return TRUE;
  fst_database_roll_back (database);
  return FALSE;
}

static gpointer
run_log (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return GINT_TO_POINTER (log_entry (self->database, request->entry, error));
}

static const FstOperation log_operation = { run_log, fst_register_request_free, NULL };

/**
 * fst_register_log_async:
 * @self: a register
 * @entry: the line; copied, its number is not looked at
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Adds a line to the audit log, for what changes nothing else: reading, printing, exporting.
 */
void
fst_register_log_async (FstRegister *self,
                        const FstAuditEntry *entry,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));
  g_return_if_fail (entry != NULL && entry->by != NULL && entry->action != NULL);
  g_return_if_fail (fst_register_is_time (entry->at));

  fields.entry = fst_audit_entry_new (entry);
  fst_register_start (self, &log_operation, &fields, cancellable, callback, user_data);
}

/**
 * fst_register_log_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_log_async().
 *
 * Returns: %TRUE once it is on the disk, else %FALSE with @error set
 */
gboolean
fst_register_log_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&log_operation, self, result, error) != NULL;
}

static gpointer
run_list_audit (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return fst_audit_log_list (self->database, request->text, request->limit, error);
}

static const FstOperation list_audit_operation = { run_list_audit, fst_register_request_free,
                                                   (GDestroyNotify) g_ptr_array_unref };

/**
 * fst_register_list_audit_async:
 * @self: a register
 * @person: (nullable): whose lines; %NULL lists all
 * @limit: the most to give
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Lists the newest lines of the audit log, newest first.
 */
void
fst_register_list_audit_async (FstRegister *self,
                               FstPerson *person,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));

  fields.text = person != NULL ? g_strdup (fst_person_get_key (person)) : NULL;
  fields.limit = limit;
  fst_register_start (self, &list_audit_operation, &fields, cancellable, callback, user_data);
}

/**
 * fst_register_list_audit_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_list_audit_async().
 *
 * Returns: (transfer full) (element-type FstAuditEntry): the lines, or %NULL with @error set
 */
GPtrArray *
fst_register_list_audit_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&list_audit_operation, self, result, error);
}

static gpointer
run_get_setting (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return fst_setting_table_get (self->database, request->text, error);
}

static const FstOperation get_setting_operation = { run_get_setting, fst_register_request_free,
                                                    g_free };

/**
 * fst_register_get_setting_async:
 * @self: a register
 * @key: the setting's name
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Reads a setting.
 */
void
fst_register_get_setting_async (FstRegister *self,
                                const char *key,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));
  g_return_if_fail (key != NULL);

  fields.text = g_strdup (key);
  fst_register_start (self, &get_setting_operation, &fields, cancellable, callback, user_data);
}

/**
 * fst_register_get_setting_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_get_setting_async().
 *
 * Returns: (transfer full) (nullable): its value; %NULL if it is not set, or with @error set
 */
char *
fst_register_get_setting_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&get_setting_operation, self, result, error);
}

static gpointer
run_set_setting (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return GINT_TO_POINTER (
      fst_setting_table_set (self->database, request->text, request->value, error));
}

static const FstOperation set_setting_operation = { run_set_setting, fst_register_request_free,
                                                    NULL };

/**
 * fst_register_set_setting_async:
 * @self: a register
 * @key: the setting's name
 * @value: (nullable): its value; %NULL takes it away
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Keeps a setting.
 */
void
fst_register_set_setting_async (FstRegister *self,
                                const char *key,
                                const char *value,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));
  g_return_if_fail (key != NULL);

  fields.text = g_strdup (key);
  fields.value = g_strdup (value);
  fst_register_start (self, &set_setting_operation, &fields, cancellable, callback, user_data);
}

/**
 * fst_register_set_setting_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_set_setting_async().
 *
 * Returns: %TRUE once it is on the disk, else %FALSE with @error set
 */
gboolean
fst_register_set_setting_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&set_setting_operation, self, result, error) != NULL;
}

static gpointer
run_load_draft (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;

  return fst_draft_table_get (self->database, error);
}

static const FstOperation load_draft_operation = { run_load_draft, fst_register_request_free,
                                                   g_free };

/**
 * fst_register_load_draft_async:
 * @self: a register
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Reads the draft.
 */
void
fst_register_load_draft_async (FstRegister *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  const FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));

  fst_register_start (self, &load_draft_operation, &fields, cancellable, callback, user_data);
}

/**
 * fst_register_load_draft_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_load_draft_async().
 *
 * Returns: (transfer full) (nullable): the draft; %NULL if there is none, or with @error set
 */
char *
fst_register_load_draft_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&load_draft_operation, self, result, error);
}

static gpointer
run_save_draft (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return GINT_TO_POINTER (fst_draft_table_set (self->database, request->text, error));
}

static const FstOperation save_draft_operation = { run_save_draft, fst_register_request_free,
                                                   NULL };

/**
 * fst_register_save_draft_async:
 * @self: a register
 * @draft: (nullable): the draft, JSON; %NULL takes it away
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Keeps the draft in place of the one before.
 */
void
fst_register_save_draft_async (FstRegister *self,
                               const char *draft,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));

  fields.text = g_strdup (draft);
  fst_register_start (self, &save_draft_operation, &fields, cancellable, callback, user_data);
}

/**
 * fst_register_save_draft_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_save_draft_async().
 *
 * Returns: %TRUE once it is on the disk, else %FALSE with @error set
 */
gboolean
fst_register_save_draft_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&save_draft_operation, self, result, error) != NULL;
}
