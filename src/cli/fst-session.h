#pragma once

#include "fst-command.h"
#include "fst-workspace.h"

G_BEGIN_DECLS

/* A workspace that a command has open, and waiting for what is asynchronous. */

GAsyncResult *fst_session_wait (GAsyncResult **result);
void fst_session_take_result (GObject *source, GAsyncResult *result, gpointer user_data);

/* What ends a change of the workspace, such as fst_workspace_confirm_finish(). */
typedef gboolean (*FstSessionFinish) (FstWorkspace *workspace,
                                      GAsyncResult *result,
                                      GError **error);
int fst_session_finish (FstWorkspace *workspace, GAsyncResult **result, FstSessionFinish finish);

FstWorkspace *fst_session_open (FstCommandOptions *options, int *status);
FstWorkspace *fst_session_open_to_read (FstCommandOptions *options, int *status);
FstWorkspace *fst_session_open_region (FstCommandOptions *options, char **region, int *status);
char *fst_session_read_passphrase (FstCommandOptions *options, int *status);
void fst_session_forget (char *passphrase);
int fst_session_fail (const GError *error);

G_END_DECLS
