#include "fst-register-private.h"

#include "fst-code-list-table.h"

/* The register's operations on lists of ISO codes. */

static gpointer
run_put_list (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return GINT_TO_POINTER (
      fst_code_list_table_put (self->database, request->list, request->entry, error));
}

static const FstOperation put_list_operation = { run_put_list, fst_register_request_free, NULL };

static FstAuditEntry *
audit_entry_new (
    const char *action, const char *name, const char *owner, const char *at, const char *by)
{
  g_autofree char *object = g_strdup_printf ("%s@%s", name, owner);
  const FstAuditEntry fields = {
    .at = (char *) at, .by = (char *) by, .action = (char *) action, .object = object
  };

  return fst_audit_entry_new (&fields);
}

/**
 * fst_register_put_list_async:
 * @self: a register
 * @list: a list
 * @at: when, UTC in ISO 8601
 * @by: who
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Takes in a list in place of the one of the same name and owner, which ends.
 */
void
fst_register_put_list_async (FstRegister *self,
                             FstCodeList *list,
                             const char *at,
                             const char *by,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));
  g_return_if_fail (list != NULL && by != NULL && fst_register_is_time (at));

  fields.list = fst_code_list_ref (list);
  fields.entry = audit_entry_new ("list-imported", list->name, list->owner, at, by);
  fst_register_start (self, &put_list_operation, &fields, cancellable, callback, user_data);
}

/**
 * fst_register_put_list_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_put_list_async().
 *
 * Returns: %TRUE once it is on the disk, else %FALSE with @error set
 */
gboolean
fst_register_put_list_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&put_list_operation, self, result, error) != NULL;
}

static gpointer
run_end_list (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return GINT_TO_POINTER (fst_code_list_table_end (self->database, request->entry, request->text,
                                                   request->value, error));
}

static const FstOperation end_list_operation = { run_end_list, fst_register_request_free, NULL };

/**
 * fst_register_end_list_async:
 * @self: a register
 * @name: the list's name
 * @owner: its owner
 * @at: when, UTC in ISO 8601
 * @by: who
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Ends a list: it is not used any more, and stays in the register.
 */
void
fst_register_end_list_async (FstRegister *self,
                             const char *name,
                             const char *owner,
                             const char *at,
                             const char *by,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));
  g_return_if_fail (name != NULL && owner != NULL && by != NULL && fst_register_is_time (at));

  fields.text = g_strdup (name);
  fields.value = g_strdup (owner);
  fields.entry = audit_entry_new ("list-removed", name, owner, at, by);
  fst_register_start (self, &end_list_operation, &fields, cancellable, callback, user_data);
}

/**
 * fst_register_end_list_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_end_list_async().
 *
 * Returns: %TRUE once it is on the disk, else %FALSE with @error set; %FST_STORE_ERROR_NOT_FOUND
 * where there is none
 */
gboolean
fst_register_end_list_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&end_list_operation, self, result, error) != NULL;
}

static gpointer
run_list_lists (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;

  return fst_code_list_table_list (self->database, error);
}

static const FstOperation list_lists_operation = { run_list_lists, fst_register_request_free,
                                                   (GDestroyNotify) g_ptr_array_unref };

/**
 * fst_register_list_lists_async:
 * @self: a register
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Reads the lists in use.
 */
void
fst_register_list_lists_async (FstRegister *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  const FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));

  fst_register_start (self, &list_lists_operation, &fields, cancellable, callback, user_data);
}

/**
 * fst_register_list_lists_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_list_lists_async().
 *
 * Returns: (transfer full) (element-type FstCodeList): the lists by name and owner, or %NULL with
 * @error set
 */
GPtrArray *
fst_register_list_lists_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  return fst_operation_finish (&list_lists_operation, self, result, error);
}
