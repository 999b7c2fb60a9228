/* Which documents the organisation has confirmed to be in force. */

#include "fst-clock.h"
#include "fst-confirmation-json.h"
#include "fst-store-error.h"
#include "fst-workspace-private.h"

#define CONFIRMATIONS_SETTING "confirmations"

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autofree char *text = fst_register_get_setting_finish (FST_REGISTER (source), result, &error);
  g_autoptr (GPtrArray) confirmations = NULL;

  if (!error)
    confirmations = text ? fst_confirmations_from_json (text, &error) : fst_confirmations_new ();
  if (!confirmations)
    {
      g_task_return_error (task, error);
      return;
    }
  fst_workspace_use_confirmations (g_task_get_source_object (task), confirmations);
  g_task_return_boolean (task, TRUE);
}

/**
 * fst_workspace_read_confirmations_async:
 * @self: an open workspace
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Reads the confirmations from the register; a part of opening.
 */
void
fst_workspace_read_confirmations_async (FstWorkspace *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, fst_workspace_read_confirmations_async);
  fst_register_get_setting_async (fst_store_get_register (fst_workspace_get_store (self)),
                                  CONFIRMATIONS_SETTING, cancellable, on_read, task);
}

/**
 * fst_workspace_read_confirmations_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_read_confirmations_async().
 *
 * Returns: whether they have been read
 */
gboolean
fst_workspace_read_confirmations_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static FstPolicy *
find_policy (FstWorkspace *self, const char *document, GError **error)
{
  GPtrArray *policies = fst_assessor_get_policies (fst_workspace_get_assessor (self));

  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);

      if (g_str_equal (policy->id, document))
        return policy;
    }
  g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND,
               "confirming %s: the region has no such document", document);
  return NULL;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  fst_workspace_set_confirming (g_task_get_source_object (task), FALSE);
  if (!fst_register_set_logged_setting_finish (FST_REGISTER (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  fst_workspace_use_confirmations (g_task_get_source_object (task), g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/* Writes the confirmations with a line of who did what to which document. */
static void
write_confirmations (
    GTask *task, GPtrArray *confirmations, const char *by, const char *action, const char *document)
{
  FstWorkspace *self = g_task_get_source_object (task);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *text = fst_confirmations_to_json (confirmations);
  const FstAuditEntry entry = {
    .at = at, .by = (char *) by, .action = (char *) action, .object = (char *) document
  };

  if (!fst_workspace_set_confirming (self, TRUE))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                               "confirming %s: another document is being confirmed", document);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, g_ptr_array_ref (confirmations), (GDestroyNotify) g_ptr_array_unref);
  fst_register_set_logged_setting_async (fst_store_get_register (fst_workspace_get_store (self)),
                                         CONFIRMATIONS_SETTING, text, &entry,
                                         g_task_get_cancellable (task), on_written, task);
}

/**
 * fst_workspace_confirm_async:
 * @self: an open workspace
 * @confirmation: what is confirmed, by whom, on what ground and for which days; the day of
 * confirming is today's
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Confirms that a document of the region is in force, in place of what was confirmed of it before.
 * It is kept in the register with a line of the audit log.
 */
void
fst_workspace_confirm_async (FstWorkspace *self,
                             const FstConfirmation *confirmation,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  FstPolicy *policy;
  FstConfirmation fields;
  g_autoptr (GPtrArray) confirmations = NULL;
  GError *error = NULL;

  g_return_if_fail (FST_IS_WORKSPACE (self) && confirmation != NULL);

  g_task_set_source_tag (task, fst_workspace_confirm_async);
  policy = find_policy (self, confirmation->document, &error);
  if (!policy || !fst_policy_check_confirmation (policy, confirmation, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  fields = *confirmation;
  fst_clock_get_today (&fields.on);
  confirmations = fst_confirmations_with (fst_workspace_get_confirmations (self), &fields);
  write_confirmations (task, confirmations, fields.by, "confirmed document", fields.document);
}

/**
 * fst_workspace_confirm_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_confirm_async().
 *
 * Returns: whether it is in the register; if not, @error is set and nothing has changed
 */
gboolean
fst_workspace_confirm_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, fst_workspace_confirm_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * fst_workspace_revoke_async:
 * @self: an open workspace
 * @document: the document's id
 * @by: who revokes it
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Takes back the confirmation of a document. That it was made, and by whom it was revoked, stays in
 * the register.
 */
void
fst_workspace_revoke_async (FstWorkspace *self,
                            const char *document,
                            const char *by,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GPtrArray) confirmations = NULL;
  GDate today;

  g_return_if_fail (FST_IS_WORKSPACE (self) && document != NULL && by != NULL);

  g_task_set_source_tag (task, fst_workspace_revoke_async);
  if (!fst_confirmations_find (fst_workspace_get_confirmations (self), document))
    {
      g_task_return_new_error (task, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND,
                               "revoking the confirmation of %s: there is none", document);
      g_object_unref (task);
      return;
    }
  fst_clock_get_today (&today);
  confirmations =
      fst_confirmations_without (fst_workspace_get_confirmations (self), document, by, &today);
  write_confirmations (task, confirmations, by, "revoked confirmation", document);
}

/**
 * fst_workspace_revoke_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_revoke_async().
 *
 * Returns: whether it is in the register; if not, @error is set and nothing has changed
 */
gboolean
fst_workspace_revoke_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, fst_workspace_revoke_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
