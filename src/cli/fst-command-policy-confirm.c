#include <glib/gi18n.h>

#include "fst-command.h"
#include "fst-session.h"

static int
run_confirm (FstCommandOptions *options, GStrv arguments)
{
  g_autofree char *by = NULL, *decision = NULL, *from = NULL, *until = NULL;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, NULL, NULL },
    { "decision", 0, 0, G_OPTION_ARG_STRING, &decision, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  FstConfirmation fields = { 0 };
  int status;

  if (!fst_command_parse (&fst_policy_confirm_command, &rest, entries, 1, 1))
    return FST_EXIT_UNUSABLE;
  if (!by || !*by)
    return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("say who confirms it: --by NAME"));
  if (!fst_command_read_day ("--from", from, &fields.from)
      || !fst_command_read_day ("--until", until, &fields.until))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  fields.document = rest[0];
  fields.by = by;
  fields.decision = decision;
  fst_workspace_confirm_async (workspace, &fields, NULL, fst_session_take_result, &result);
  return fst_session_finish (workspace, &result, fst_workspace_confirm_finish);
}

const FstCommand fst_policy_confirm_command = {
  "policy confirm",
  "ID --by NAME [--decision TEXT] [--from DAY] [--until DAY]",
  N_ ("Confirm that a document is in force"),
  run_confirm,
};

static int
run_revoke (FstCommandOptions *options, GStrv arguments)
{
  g_autofree char *by = NULL;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  int status;

  if (!fst_command_parse (&fst_policy_revoke_command, &rest, entries, 1, 1))
    return FST_EXIT_UNUSABLE;
  if (!by || !*by)
    return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("say who takes it back: --by NAME"));
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  fst_workspace_revoke_async (workspace, rest[0], by, NULL, fst_session_take_result, &result);
  return fst_session_finish (workspace, &result, fst_workspace_revoke_finish);
}

const FstCommand fst_policy_revoke_command = {
  "policy revoke",
  "ID --by NAME",
  N_ ("Take back the confirmation of a document"),
  run_revoke,
};
