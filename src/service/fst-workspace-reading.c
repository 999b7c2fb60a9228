/* What a workspace is asked for: signed prescriptions, whether it is whole. */

#include "fst-record-private.h"
#include "fst-workspace-private.h"

static GPtrArray *
summarize_all (FstWorkspace *self, GPtrArray *entries)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (records, fst_record_new_summary (g_ptr_array_index (entries, i),
                                                      fst_workspace_get_profile (self)->region));
  return records;
}

/**
 * fst_workspace_list_records_async:
 * @self: an open workspace
 * @text: (nullable): what number, reference, name or device must hold
 * @limit: how many to give at most
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Lists signed prescriptions, newest first.
 */
void
fst_workspace_list_records_async (FstWorkspace *self,
                                  const char *text,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = fst_workspace_new_task (self, fst_workspace_list_records_async, cancellable,
                                        callback, user_data);

  fst_register_list_async (fst_store_get_register (fst_workspace_get_store (self)), text, limit,
                           cancellable, fst_workspace_keep_answer, task);
}

/**
 * fst_workspace_list_records_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_list_records_async().
 *
 * Returns: (transfer full) (element-type FstRecord): summaries, or NULL with an error of
 * %FST_STORE_ERROR
 */
GPtrArray *
fst_workspace_list_records_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  gpointer register_;
  g_autoptr (GAsyncResult) answer = fst_workspace_take_answer (result, &register_, error);
  g_autoptr (GPtrArray) entries =
      answer ? fst_register_list_finish (register_, answer, error) : NULL;

  return entries ? summarize_all (self, entries) : NULL;
}

static void
on_logged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (fst_register_log_finish (FST_REGISTER (source), result, &error))
    g_task_return_pointer (task, g_object_ref (g_task_get_task_data (task)), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Nobody sees a record before it stands in the log that it was seen. */
static void
log_reading (FstWorkspace *self, FstRecord *record, GTask *task)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  const FstPerson *person = fst_record_get_prescription (record)->person;
  const FstAuditEntry entry = {
    .at = at,
    .by = fst_workspace_get_profile (self)->prescriber.name,
    .person = person->number ? person->number : person->reference,
    .action = (char *) "read",
    .object = (char *) fst_record_get_id (record),
  };

  g_task_set_task_data (task, record, g_object_unref);
  fst_register_log_async (fst_store_get_register (fst_workspace_get_store (self)), &entry,
                          g_task_get_cancellable (task), on_logged, task);
}

static void
on_got (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FstWorkspace *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (FstRegisterEntry) entry =
      fst_register_get_finish (FST_REGISTER (source), result, &error);
  FstRecord *record = entry ? fst_record_new_whole (entry, &error) : NULL;

  if (record)
    log_reading (self, record, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * fst_workspace_get_record_async:
 * @self: an open workspace
 * @id: id of a signed prescription
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Gets a signed prescription with everything that was signed. That it was read goes into the audit
 * log.
 */
void
fst_workspace_get_record_async (FstWorkspace *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = fst_workspace_new_task (self, fst_workspace_get_record_async, cancellable, callback,
                                        user_data);

  fst_register_get_async (fst_store_get_register (fst_workspace_get_store (self)), id, cancellable,
                          on_got, task);
}

/**
 * fst_workspace_get_record_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_get_record_async().
 *
 * Returns: (transfer full): the record, or NULL with %FST_STORE_ERROR_NOT_FOUND or
 * %FST_STORE_ERROR_DAMAGED
 */
FstRecord *
fst_workspace_get_record_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * fst_workspace_check_async:
 * @self: an open workspace
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Looks for damage, and for changes that were not made through the program.
 */
void
fst_workspace_check_async (FstWorkspace *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task =
      fst_workspace_new_task (self, fst_workspace_check_async, cancellable, callback, user_data);

  fst_store_check_async (fst_workspace_get_store (self), cancellable, fst_workspace_keep_answer,
                         task);
}

/**
 * fst_workspace_check_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_check_async().
 *
 * Returns: (transfer full): what is wrong, a line each, none when it is whole; or NULL with an
 * error of %FST_STORE_ERROR
 */
GStrv
fst_workspace_check_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  gpointer store;
  g_autoptr (GAsyncResult) answer = fst_workspace_take_answer (result, &store, error);

  return answer ? fst_store_check_finish (store, answer, error) : NULL;
}

/**
 * fst_workspace_back_up_async:
 * @self: an open workspace
 * @folder: a local folder that is empty or does not exist, in one that does
 * @passphrase: the workspace's passphrase, to try the copy with; not kept
 * @cancellable: (nullable): to give up
 * @callback: called in the main thread when it is done
 * @user_data: for @callback
 *
 * Makes a copy of the register that opens as a workspace with an empty catalogue.
 */
void
fst_workspace_back_up_async (FstWorkspace *self,
                             GFile *folder,
                             const char *passphrase,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task =
      fst_workspace_new_task (self, fst_workspace_back_up_async, cancellable, callback, user_data);

  fst_store_back_up_async (fst_workspace_get_store (self), folder, passphrase, cancellable,
                           fst_workspace_keep_answer, task);
}

/**
 * fst_workspace_back_up_finish:
 * @self: a workspace
 * @result: what the callback was given
 * @error: return location
 *
 * Ends fst_workspace_back_up_async().
 *
 * Returns: whether the copy is on the disk and whole; if not, nothing is there and @error is set to
 * an error of %FST_STORE_ERROR
 */
gboolean
fst_workspace_back_up_finish (FstWorkspace *self, GAsyncResult *result, GError **error)
{
  gpointer store;
  g_autoptr (GAsyncResult) answer = fst_workspace_take_answer (result, &store, error);

  return answer && fst_store_back_up_finish (store, answer, error);
}
