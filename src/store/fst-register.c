#include "fst-register-private.h"

#include "fst-audit-log.h"
#include "fst-event-table.h"
#include "fst-iso-code.h"
#include "fst-prescription-table.h"
#include "fst-setting-table.h"
#include "fst-signing.h"

G_DEFINE_FINAL_TYPE (FstRegister, fst_register, G_TYPE_OBJECT)

static void
request_free (FstRegisterRequest *request)
{
  g_free (request->text);
  g_free (request->value);
  g_clear_pointer (&request->person, fst_person_unref);
  g_clear_pointer (&request->signing, fst_signing_free);
  g_clear_pointer (&request->event, fst_event_unref);
  g_clear_pointer (&request->entry, fst_audit_entry_unref);
  g_clear_pointer (&request->list, fst_code_list_unref);
  g_free (request);
}

static void
fst_register_finalize (GObject *object)
{
  FstRegister *self = FST_REGISTER (object);

  fst_worker_unref (self->worker);
  G_OBJECT_CLASS (fst_register_parent_class)->finalize (object);
}

static void
fst_register_class_init (FstRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fst_register_finalize;
}

static void
fst_register_init (FstRegister *self)
{
}

/**
 * fst_register_new:
 * @worker: the thread that owns @database
 * @database: (transfer none): the open register; it outlives everything that @worker is given
 *
 * Makes the register of an open workspace. Only for #FstStore.
 *
 * Returns: (transfer full): the register
 */
FstRegister *
fst_register_new (FstWorker *worker, FstDatabase *database)
{
  FstRegister *self = g_object_new (FST_TYPE_REGISTER, NULL);

  self->worker = fst_worker_ref (worker);
  self->database = database;
  return self;
}

/**
 * fst_register_start:
 * @self: a register
 * @tag: the function that was called
 * @request: (transfer full): what it was asked with; its contents are taken over
 * @func: what to do in the register's thread
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Starts an operation. Only for the register.
 */
void
fst_register_start (FstRegister *self,
                    gpointer tag,
                    const FstRegisterRequest *request,
                    GTaskThreadFunc func,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_memdup2 (request, sizeof *request), (GDestroyNotify) request_free);
  fst_worker_run (self->worker, task, func);
}

/**
 * fst_register_is_answer:
 * @self: a register
 * @result: what a callback was given
 * @tag: the function that was called
 *
 * Tells whether a result answers a call of a function. Only for the register.
 *
 * Returns: %TRUE if it does
 */
gboolean
fst_register_is_answer (FstRegister *self, GAsyncResult *result, gpointer tag)
{
  return FST_IS_REGISTER (self) && g_task_is_valid (result, self)
         && g_async_result_is_tagged (result, tag);
}

/**
 * fst_register_answer:
 * @task: (transfer none): the operation
 * @value: (nullable) (transfer full): what it gave; %NULL is an answer too where no error is set
 * @destroy: frees @value
 * @error: (nullable) (transfer full): what went wrong
 *
 * Answers an operation. Only for the register.
 */
void
fst_register_answer (GTask *task, gpointer value, GDestroyNotify destroy, GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, destroy);
}

/**
 * fst_register_is_time:
 * @text: (nullable): a text
 *
 * Tells whether a text is a time as the register keeps it: UTC in ISO 8601. Only for the register.
 *
 * Returns: %TRUE if it is
 */
gboolean
fst_register_is_time (const char *text)
{
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL && g_str_has_suffix (text, "Z");
}

static void
sign_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FstRegister *self = source;
  FstRegisterRequest *request = data;
  GError *error = NULL;
  char *value = fst_signing_run (self->database, request->signing, &error);

  fst_register_answer (task, value, g_free, error);
}

/**
 * fst_register_sign_async:
 * @self: a register
 * @signing: what is signed; copied
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Signs a prescription: person, prescription, events and audit log in one transaction.
 */
void
fst_register_sign_async (FstRegister *self,
                         const FstSigning *signing,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));
  g_return_if_fail (signing != NULL && signing->person != NULL);
  g_return_if_fail (fst_iso_code_is_valid (signing->iso_code));
  g_return_if_fail (signing->article_number != NULL && signing->device_name != NULL);
  g_return_if_fail (signing->signed_by != NULL && signing->record != NULL);
  g_return_if_fail (fst_register_is_time (signing->signed_at));

  fields.signing = fst_signing_copy (signing);
  fst_register_start (self, fst_register_sign_async, &fields, sign_in_thread, cancellable, callback,
                      user_data);
}

/**
 * fst_register_sign_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_sign_async().
 *
 * Returns: (transfer full): the prescription's id once all of it is on the disk; %NULL with @error
 * set if nothing is. %FST_STORE_ERROR_CONFLICT where what it replaces has ended already
 */
char *
fst_register_sign_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (fst_register_is_answer (self, result, fst_register_sign_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
add_event_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FstRegister *self = source;
  FstRegisterRequest *request = data;
  GError *error = NULL;

  if (fst_event_run (self->database, request->event, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * fst_register_add_event_async:
 * @self: a register
 * @event: what happened; copied
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Adds an event to a signed prescription, and a line to the audit log, in one transaction.
 */
void
fst_register_add_event_async (FstRegister *self,
                              const FstEvent *event,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));
  g_return_if_fail (event != NULL && event->kind != FST_EVENT_SIGNED);
  g_return_if_fail (event->prescription != NULL && event->by != NULL);
  g_return_if_fail (fst_register_is_time (event->at));

  fields.event = fst_event_new (event);
  fst_register_start (self, fst_register_add_event_async, &fields, add_event_in_thread, cancellable,
                      callback, user_data);
}

/**
 * fst_register_add_event_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_add_event_async().
 *
 * Returns: %TRUE once it is on the disk, else %FALSE with @error set; %FST_STORE_ERROR_CONFLICT
 * where it has ended already
 */
gboolean
fst_register_add_event_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (fst_register_is_answer (self, result, fst_register_add_event_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
get_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FstRegister *self = source;
  FstRegisterRequest *request = data;
  GError *error = NULL;
  FstRegisterEntry *value = fst_prescription_table_get (self->database, request->text, &error);

  fst_register_answer (task, value, (GDestroyNotify) fst_register_entry_unref, error);
}

/**
 * fst_register_get_async:
 * @self: a register
 * @id: a prescription's id
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Reads a signed prescription with its record, and checks that it is what was signed.
 */
void
fst_register_get_async (FstRegister *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));
  g_return_if_fail (id != NULL);

  fields.text = g_strdup (id);
  fst_register_start (self, fst_register_get_async, &fields, get_in_thread, cancellable, callback,
                      user_data);
}

/**
 * fst_register_get_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_get_async().
 *
 * Returns: (transfer full): the prescription, or %NULL with @error set
 */
FstRegisterEntry *
fst_register_get_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (fst_register_is_answer (self, result, fst_register_get_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FstRegister *self = source;
  FstRegisterRequest *request = data;
  GError *error = NULL;
  GPtrArray *value =
      fst_prescription_table_list (self->database, request->text, request->limit, &error);

  fst_register_answer (task, value, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * fst_register_list_async:
 * @self: a register
 * @search: (nullable): part of an id, number, reference, name, device or article number
 * @limit: the most to give
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Lists signed prescriptions, newest first.
 */
void
fst_register_list_async (FstRegister *self,
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
  fst_register_start (self, fst_register_list_async, &fields, list_in_thread, cancellable, callback,
                      user_data);
}

/**
 * fst_register_list_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_list_async().
 *
 * Returns: (transfer full) (element-type FstRegisterEntry): the prescriptions without their
 * records, or %NULL with @error set
 */
GPtrArray *
fst_register_list_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (fst_register_is_answer (self, result, fst_register_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_of_person_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FstRegister *self = source;
  FstRegisterRequest *request = data;
  GError *error = NULL;
  GPtrArray *value =
      fst_prescription_table_list_of_person (self->database, request->person, &error);

  fst_register_answer (task, value, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * fst_register_list_of_person_async:
 * @self: a register
 * @person: a person; only the number or the reference counts
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Lists a person's signed prescriptions, newest first.
 */
void
fst_register_list_of_person_async (FstRegister *self,
                                   FstPerson *person,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));
  g_return_if_fail (person != NULL);

  fields.person = fst_person_ref (person);
  fst_register_start (self, fst_register_list_of_person_async, &fields, list_of_person_in_thread,
                      cancellable, callback, user_data);
}

/**
 * fst_register_list_of_person_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_list_of_person_async().
 *
 * Returns: (transfer full) (element-type FstRegisterEntry): the prescriptions without their
 * records, or %NULL with @error set
 */
GPtrArray *
fst_register_list_of_person_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (fst_register_is_answer (self, result, fst_register_list_of_person_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
find_same_function_in_thread (GTask *task,
                              gpointer source,
                              gpointer data,
                              GCancellable *cancellable)
{
  FstRegister *self = source;
  FstRegisterRequest *request = data;
  GError *error = NULL;
  GPtrArray *value = fst_prescription_table_find_same_function (self->database, request->person,
                                                                request->text, &error);

  fst_register_answer (task, value, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * fst_register_find_same_function_async:
 * @self: a register
 * @person: a person; only the number or the reference counts
 * @iso_code: the code of a device
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Finds a person's active prescriptions of the same division of ISO 9999 (subclass, where a code
 * has four digits), newest first.
 */
void
fst_register_find_same_function_async (FstRegister *self,
                                       FstPerson *person,
                                       const char *iso_code,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));
  g_return_if_fail (person != NULL);
  g_return_if_fail (fst_iso_code_is_valid (iso_code));

  fields.person = fst_person_ref (person);
  fields.text = g_strdup (iso_code);
  fst_register_start (self, fst_register_find_same_function_async, &fields,
                      find_same_function_in_thread, cancellable, callback, user_data);
}

/**
 * fst_register_find_same_function_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_find_same_function_async().
 *
 * Returns: (transfer full) (element-type FstRegisterEntry): the prescriptions without their
 * records, or %NULL with @error set
 */
GPtrArray *
fst_register_find_same_function_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (
      fst_register_is_answer (self, result, fst_register_find_same_function_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_events_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FstRegister *self = source;
  FstRegisterRequest *request = data;
  GError *error = NULL;
  GPtrArray *value = fst_event_table_list (self->database, request->text, &error);

  fst_register_answer (task, value, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * fst_register_list_events_async:
 * @self: a register
 * @id: a prescription's id
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Lists the events of a prescription, oldest first.
 */
void
fst_register_list_events_async (FstRegister *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  FstRegisterRequest fields = { 0 };

  g_return_if_fail (FST_IS_REGISTER (self));
  g_return_if_fail (id != NULL);

  fields.text = g_strdup (id);
  fst_register_start (self, fst_register_list_events_async, &fields, list_events_in_thread,
                      cancellable, callback, user_data);
}

/**
 * fst_register_list_events_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #FstStoreError
 *
 * Gives the answer of fst_register_list_events_async().
 *
 * Returns: (transfer full) (element-type FstEvent): the events, or %NULL with @error set
 */
GPtrArray *
fst_register_list_events_finish (FstRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (fst_register_is_answer (self, result, fst_register_list_events_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
