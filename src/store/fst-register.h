#pragma once

#include <gio/gio.h>

#include "fst-audit-entry.h"
#include "fst-code-list.h"
#include "fst-event.h"
#include "fst-register-entry.h"

G_BEGIN_DECLS

/* The register of an open workspace: persons, signed prescriptions and their events, the audit log,
 * settings and the draft. Every operation runs on the register's own thread, in the order asked
 * for, and answers in the caller's thread-default main context. Got from fst_store_get_register().
 */

#define FST_TYPE_REGISTER (fst_register_get_type ())
G_DECLARE_FINAL_TYPE (FstRegister, fst_register, FST, REGISTER, GObject)

/* Signed prescriptions */

void fst_register_sign_async (FstRegister *self,
                              const FstSigning *signing,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
char *fst_register_sign_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_add_event_async (FstRegister *self,
                                   const FstEvent *event,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean fst_register_add_event_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_get_async (FstRegister *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
FstRegisterEntry *fst_register_get_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_list_async (FstRegister *self,
                              const char *search,
                              guint limit,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *fst_register_list_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_list_of_person_async (FstRegister *self,
                                        FstPerson *person,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *
fst_register_list_of_person_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_find_same_function_async (FstRegister *self,
                                            FstPerson *person,
                                            const char *iso_code,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *
fst_register_find_same_function_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_list_events_async (FstRegister *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *
fst_register_list_events_finish (FstRegister *self, GAsyncResult *result, GError **error);

/* Persons */

void fst_register_find_persons_async (FstRegister *self,
                                      const char *search,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *
fst_register_find_persons_finish (FstRegister *self, GAsyncResult *result, GError **error);

/* Audit log */

void fst_register_log_async (FstRegister *self,
                             const FstAuditEntry *entry,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean fst_register_log_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_list_audit_async (FstRegister *self,
                                    FstPerson *person,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *fst_register_list_audit_finish (FstRegister *self, GAsyncResult *result, GError **error);

/* Lists of ISO codes */

void fst_register_put_list_async (FstRegister *self,
                                  FstCodeList *list,
                                  const char *at,
                                  const char *by,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean fst_register_put_list_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_end_list_async (FstRegister *self,
                                  const char *name,
                                  const char *owner,
                                  const char *at,
                                  const char *by,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean fst_register_end_list_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_list_lists_async (FstRegister *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *fst_register_list_lists_finish (FstRegister *self, GAsyncResult *result, GError **error);

/* Settings and the draft */

void fst_register_get_setting_async (FstRegister *self,
                                     const char *key,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
char *fst_register_get_setting_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_set_setting_async (FstRegister *self,
                                     const char *key,
                                     const char *value,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean fst_register_set_setting_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_set_logged_setting_async (FstRegister *self,
                                            const char *key,
                                            const char *value,
                                            const FstAuditEntry *entry,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean
fst_register_set_logged_setting_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_load_draft_async (FstRegister *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
char *fst_register_load_draft_finish (FstRegister *self, GAsyncResult *result, GError **error);

void fst_register_save_draft_async (FstRegister *self,
                                    const char *draft,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean fst_register_save_draft_finish (FstRegister *self, GAsyncResult *result, GError **error);

G_END_DECLS
