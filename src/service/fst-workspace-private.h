#pragma once

#include "fst-rules.h"
#include "fst-store.h"
#include "fst-workspace.h"

G_BEGIN_DECLS

#define FST_WORKSPACE_PROFILE_SETTING "profile"

struct _FstWorkspace
{
  GObject parent_instance;
  FstStore *store;
  FstRules *rules;
  FstProfile *profile;
  GPtrArray *confirmations; /* (element-type FstConfirmation): never changed, only replaced */
  gboolean is_confirming;   /* a new list of them is on its way to the register */
  GPtrArray *lists;         /* (element-type FstCodeList): all that have been read in */
  guint n_articles;
  gboolean has_examples_only;
  FstIsoTables *iso_tables; /* never changed, only replaced */
};

gboolean fst_workspace_use_profile (FstWorkspace *self, FstProfile *profile, GError **error);
FstStore *fst_workspace_get_store (FstWorkspace *self);
FstRules *fst_workspace_get_rules (FstWorkspace *self);
gboolean fst_workspace_set_lists (FstWorkspace *self, GPtrArray *lists, GError **error);

void fst_workspace_read_confirmations_async (FstWorkspace *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean
fst_workspace_read_confirmations_finish (FstWorkspace *self, GAsyncResult *result, GError **error);
gboolean fst_workspace_set_confirming (FstWorkspace *self, gboolean is_confirming);
void fst_workspace_use_confirmations (FstWorkspace *self, GPtrArray *confirmations);

void fst_workspace_read_iso_tables_async (FstWorkspace *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean
fst_workspace_read_iso_tables_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

void fst_workspace_refresh_async (FstWorkspace *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean fst_workspace_refresh_finish (FstWorkspace *self, GAsyncResult *result, GError **error);

char *fst_workspace_name_source (GFile *file, const char *source);

GTask *fst_workspace_new_task (FstWorkspace *self,
                               gpointer tag,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void fst_workspace_keep_answer (GObject *source, GAsyncResult *result, gpointer task);
GAsyncResult *fst_workspace_take_answer (GAsyncResult *result, gpointer *source, GError **error);

G_END_DECLS
