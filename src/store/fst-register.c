#include "fst-register-private.h"

#include "fst-audit-log.h"
#include "fst-event-table.h"
#include "fst-iso-code.h"
#include "fst-prescription-table.h"
#include "fst-setting-table.h"
#include "fst-signing.h"

G_DEFINE_FINAL_TYPE (FstRegister, fst_register, G_TYPE_OBJECT)

/**
 * fst_register_request_free:
 * @data: (transfer full): a #FstRegisterRequest
 *
 * Frees what an operation was asked with. Only for the register.
 */
void
fst_register_request_free (gpointer data)
{
  FstRegisterRequest *request = data;

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
 * @operation: what to do in the register's thread
 * @request: what it is asked with; its contents are taken over
 * @cancellable: (nullable): what can stop it before it begins
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Starts an operation. Only for the register.
 */
void
fst_register_start (FstRegister *self,
                    const FstOperation *operation,
                    const FstRegisterRequest *request,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  fst_operation_start (operation, self->worker, self, g_memdup2 (request, sizeof *request),
                       cancellable, callback, user_data);
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

static gpointer
run_sign (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return fst_signing_run (self->database, request->signing, error);
}

static const FstOperation sign_operation = { run_sign, fst_register_request_free, g_free };

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
  fst_register_start (self, &sign_operation, &fields, cancellable, callback, user_data);
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
  return fst_operation_finish (&sign_operation, self, result, error);
}

static gpointer
run_add_event (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return GINT_TO_POINTER (fst_event_run (self->database, request->event, error));
}

static const FstOperation add_event_operation = { run_add_event, fst_register_request_free, NULL };

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
  fst_register_start (self, &add_event_operation, &fields, cancellable, callback, user_data);
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
  return fst_operation_finish (&add_event_operation, self, result, error) != NULL;
}

static gpointer
run_get (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return fst_prescription_table_get (self->database, request->text, error);
}

static const FstOperation get_operation = { run_get, fst_register_request_free,
                                            (GDestroyNotify) fst_register_entry_unref };

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
  fst_register_start (self, &get_operation, &fields, cancellable, callback, user_data);
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
  return fst_operation_finish (&get_operation, self, result, error);
}

static gpointer
run_list (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return fst_prescription_table_list (self->database, request->text, request->limit, error);
}

static const FstOperation list_operation = { run_list, fst_register_request_free,
                                             (GDestroyNotify) g_ptr_array_unref };

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
  fst_register_start (self, &list_operation, &fields, cancellable, callback, user_data);
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
  return fst_operation_finish (&list_operation, self, result, error);
}

static gpointer
run_list_of_person (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return fst_prescription_table_list_of_person (self->database, request->person, error);
}

static const FstOperation list_of_person_operation = { run_list_of_person,
                                                       fst_register_request_free,
                                                       (GDestroyNotify) g_ptr_array_unref };

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
  fst_register_start (self, &list_of_person_operation, &fields, cancellable, callback, user_data);
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
  return fst_operation_finish (&list_of_person_operation, self, result, error);
}

static gpointer
run_find_same_function (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return fst_prescription_table_find_same_function (self->database, request->person, request->text,
                                                    error);
}

static const FstOperation find_same_function_operation = { run_find_same_function,
                                                           fst_register_request_free,
                                                           (GDestroyNotify) g_ptr_array_unref };

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
  fst_register_start (self, &find_same_function_operation, &fields, cancellable, callback,
                      user_data);
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
  return fst_operation_finish (&find_same_function_operation, self, result, error);
}

static gpointer
run_list_events (gpointer owner, gpointer data, GCancellable *cancellable, GError **error)
{
  FstRegister *self = owner;
  const FstRegisterRequest *request = data;

  return fst_event_table_list (self->database, request->text, error);
}

static const FstOperation list_events_operation = { run_list_events, fst_register_request_free,
                                                    (GDestroyNotify) g_ptr_array_unref };

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
  fst_register_start (self, &list_events_operation, &fields, cancellable, callback, user_data);
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
  return fst_operation_finish (&list_events_operation, self, result, error);
}
