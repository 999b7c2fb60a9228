#include <string.h>

#include <glib/gi18n.h>

#include "fst-session.h"

static int
run_init (FstCommandOptions *options, GStrv arguments)
{
  g_autofree char *region = NULL, *name = NULL, *profession = NULL, *organisation = NULL,
                  *unit = NULL;
  g_autofree char *municipality = NULL;
  const GOptionEntry entries[] = {
    { "region", 0, 0, G_OPTION_ARG_STRING, &region, NULL, NULL },
    { "municipality", 0, 0, G_OPTION_ARG_STRING, &municipality, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "profession", 0, 0, G_OPTION_ARG_STRING, &profession, NULL, NULL },
    { "organisation", 0, 0, G_OPTION_ARG_STRING, &organisation, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstProfile) profile = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (GFile) folder = NULL;
  char *passphrase;
  int status;
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);
  const FstFactSpec *professions = fst_vocabulary_find_fact ("prescriber-profession");
  const FstFactSpec *organisations = fst_vocabulary_find_fact ("prescriber-organisation");

  if (!fst_command_parse (&fst_init_command, &rest, entries, 0, 0))
    return FST_EXIT_UNUSABLE;
  if (!region || !fst_term_find (regions, n, region))
    return fst_command_fail_text (
        FST_EXIT_UNUSABLE,
        _ ("--region takes dalarna, stockholm, vastra-gotaland or vasterbotten"));
  if ((profession && !fst_term_find (professions->terms, professions->n_terms, profession))
      || (organisation
          && !fst_term_find (organisations->terms, organisations->n_terms, organisation)))
    return fst_command_fail_text (
        FST_EXIT_UNUSABLE,
        _ ("--profession and --organisation take words of the vocabulary; see “facts”"));
  if (municipality && (strlen (municipality) != 4 || strspn (municipality, "0123456789") != 4))
    return fst_command_fail_text (FST_EXIT_UNUSABLE,
                                  _ ("--municipality takes its code of four digits"));
  passphrase = fst_session_read_passphrase (options, &status);
  if (!passphrase)
    return status;
  {
    const FstProfile fields = { region, municipality, { name, profession, organisation, unit } };

    profile = fst_profile_new (&fields);
  }
  folder = g_file_new_for_commandline_arg (options->workspace);
  fst_workspace_create_async (folder, passphrase, profile, NULL, fst_session_take_result, &result);
  fst_session_forget (passphrase);
  workspace = fst_workspace_create_finish (fst_session_wait (&result), &error);
  return workspace ? FST_EXIT_DONE : fst_session_fail (error);
}

const FstCommand fst_init_command = {
  "init",
  "--region REGION [--municipality CODE] [--name NAME] [--profession P] [--organisation O] [--unit "
  "UNIT]",
  N_ ("Make a workspace"),
  run_init,
};

static void
print_whole (FstCommandOptions *options, const char *sentence)
{
  g_autoptr (JsonNode) node = NULL;

  if (!options->json)
    {
      g_print ("%s\n", sentence);
      return;
    }
  node = json_from_string ("{\"whole\": true}", NULL);
  fst_command_print_json (node);
}

static int
run_check (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_auto (GStrv) faults = NULL;
  int status;

  if (!fst_command_parse (&fst_check_command, &rest, NULL, 0, 0))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  fst_workspace_check_async (workspace, NULL, fst_session_take_result, &result);
  faults = fst_workspace_check_finish (workspace, fst_session_wait (&result), &error);
  if (!faults)
    return fst_session_fail (error);
  for (guint i = 0; faults[i]; i++)
    fst_command_fail_text (FST_EXIT_REFUSED, "%s", faults[i]);
  if (faults[0])
    return FST_EXIT_REFUSED;
  print_whole (options, _ ("The workspace is whole."));
  return FST_EXIT_DONE;
}

const FstCommand fst_check_command = {
  "check", "", N_ ("Check that nothing in a workspace is damaged or changed"), run_check
};

static int
run_backup (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (GFile) folder = NULL;
  char *passphrase;
  int status;

  if (!fst_command_parse (&fst_backup_command, &rest, NULL, 1, 1))
    return FST_EXIT_UNUSABLE;
  folder = g_file_new_for_commandline_arg (rest[0]);
  if (!g_file_is_native (folder))
    return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("%s: not a folder of this machine"),
                                  rest[0]);
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  passphrase = fst_session_read_passphrase (options, &status);
  if (!passphrase)
    return status;
  fst_workspace_back_up_async (workspace, folder, passphrase, NULL, fst_session_take_result,
                               &result);
  fst_session_forget (passphrase);
  if (!fst_workspace_back_up_finish (workspace, fst_session_wait (&result), &error))
    return fst_session_fail (error);
  print_whole (options, _ ("The backup is there and whole."));
  return FST_EXIT_DONE;
}

const FstCommand fst_backup_command = {
  "backup",
  "FOLDER",
  N_ ("Make a checked, encrypted copy of the register in a new folder"),
  run_backup,
};
