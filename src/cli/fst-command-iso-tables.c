#include <glib/gi18n.h>

#include "fst-error-text.h"
#include "fst-iso-edition.h"
#include "fst-json-writing.h"
#include "fst-session.h"

static int
finish_import (FstCommandOptions *options, FstWorkspace *workspace, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;
  gint64 n = fst_workspace_import_iso_finish (workspace, fst_session_wait (result), &error);

  if (n < 0)
    {
      /* Of a file it is told what stands where and what was expected. */
      return fst_error_is_refusal (error) ? fst_session_fail (error)
                                          : fst_command_fail (FST_EXIT_UNUSABLE, error);
    }
  if (options->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
      g_autoptr (JsonNode) root = NULL;

      json_builder_begin_object (builder);
      fst_json_add_integer (builder, "rows", n);
      json_builder_end_object (builder);
      root = json_builder_get_root (builder);
      fst_command_print_json (root);
    }
  else
    g_print (ngettext ("%u row taken in.\n", "%u rows taken in.\n", (gulong) n), (guint) n);
  return FST_EXIT_DONE;
}

/* Reads --edition, which may be left out. */
static gboolean
parse_with_edition (const FstCommand *command, GStrv *arguments, guint n, const char **edition)
{
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "edition", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { NULL },
  };

  if (!fst_command_parse (command, arguments, entries, n, n))
    return FALSE;
  *edition = text ? fst_iso_edition_parse (text) : NULL;
  if (!text || *edition)
    return TRUE;
  fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("--edition takes 2016 or 2022"));
  return FALSE;
}

static int
run_import_titles (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (GFile) file = NULL;
  const char *edition;
  int status;

  if (!parse_with_edition (&fst_iso_import_titles_command, &rest, 1, &edition))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  file = g_file_new_for_commandline_arg (rest[0]);
  fst_workspace_import_iso_titles_async (workspace, file, edition, NULL, fst_session_take_result,
                                         &result);
  return finish_import (options, workspace, &result);
}

const FstCommand fst_iso_import_titles_command = {
  "iso import-titles",
  "FILE [--edition 2016|2022]",
  N_ ("Take in the official titles of ISO 9999 that the region has bought"),
  run_import_titles,
};

static int
run_import_mapping (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (GFile) file = NULL;
  int status;

  if (!fst_command_parse (&fst_iso_import_mapping_command, &rest, NULL, 1, 1))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  file = g_file_new_for_commandline_arg (rest[0]);
  fst_workspace_import_iso_mapping_async (workspace, file, NULL, fst_session_take_result, &result);
  return finish_import (options, workspace, &result);
}

const FstCommand fst_iso_import_mapping_command = {
  "iso import-mapping",
  "FILE",
  N_ ("Take in what became of the codes from ISO 9999:2016 to ISO 9999:2022"),
  run_import_mapping,
};

static int
run_remove_titles (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  const char *edition;
  int status;

  if (!parse_with_edition (&fst_iso_remove_titles_command, &rest, 0, &edition))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  fst_workspace_remove_iso_titles_async (workspace, edition, NULL, fst_session_take_result,
                                         &result);
  return fst_session_finish (workspace, &result, fst_workspace_remove_iso_finish);
}

const FstCommand fst_iso_remove_titles_command = {
  "iso remove-titles",
  "[--edition 2016|2022]",
  N_ ("Take the official titles away"),
  run_remove_titles,
};

static int
run_remove_mapping (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  int status;

  if (!fst_command_parse (&fst_iso_remove_mapping_command, &rest, NULL, 0, 0))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  fst_workspace_remove_iso_mapping_async (workspace, NULL, fst_session_take_result, &result);
  return fst_session_finish (workspace, &result, fst_workspace_remove_iso_finish);
}

const FstCommand fst_iso_remove_mapping_command = {
  "iso remove-mapping",
  "",
  N_ ("Take the mapping between the editions away"),
  run_remove_mapping,
};
