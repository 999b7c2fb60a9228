#include <glib/gi18n.h>

#include "fst-error-text.h"
#include "fst-json-writing.h"
#include "fst-session.h"

static void
print_outcome_json (const FstImportOutcome *outcome)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  fst_json_add_integer (builder, "imported", outcome->n_imported);
  fst_json_add_integer (builder, "unusable", outcome->n_problems);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < outcome->problems->len; i++)
    {
      const FstImportProblem *problem = g_ptr_array_index (outcome->problems, i);

      json_builder_begin_object (builder);
      fst_json_add_integer (builder, "line", (gint64) problem->line);
      fst_json_add_string (builder, "column", problem->column);
      fst_json_add_string (builder, "reason", fst_import_reason_to_id (problem->reason));
      fst_json_add_string (builder, "text", problem->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  fst_command_print_json (root);
}

static void
print_outcome (const FstImportOutcome *outcome)
{
  g_print (ngettext ("%u article taken in.\n", "%u articles taken in.\n", outcome->n_imported),
           outcome->n_imported);
  if (outcome->n_problems > 0)
    g_print (ngettext ("%u row could not be used:\n", "%u rows could not be used:\n",
                       outcome->n_problems),
             outcome->n_problems);
  for (guint i = 0; i < outcome->problems->len; i++)
    {
      g_autofree char *text = fst_import_problem_format (g_ptr_array_index (outcome->problems, i));

      g_print ("  %s\n", text);
    }
}

static int
run_import (FstCommandOptions *options, GStrv arguments)
{
  gboolean examples = FALSE;
  const GOptionEntry entries[] = {
    { "examples", 0, 0, G_OPTION_ARG_NONE, &examples, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (FstImportOutcome) outcome = NULL;
  int status;

  if (!fst_command_parse (&fst_catalogue_import_command, &rest, entries, 0, 1))
    return FST_EXIT_UNUSABLE;
  if (examples == (rest[0] != NULL))
    return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("Usage: %s %s %s"), g_get_prgname (),
                                  fst_catalogue_import_command.name,
                                  fst_catalogue_import_command.arguments);
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  if (examples)
    fst_workspace_import_examples_async (workspace, NULL, fst_session_take_result, &result);
  else
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (rest[0]);

      fst_workspace_import_async (workspace, file, NULL, NULL, NULL, fst_session_take_result,
                                  &result);
    }
  outcome = fst_workspace_import_finish (workspace, fst_session_wait (&result), &error);
  if (!outcome)
    {
      int refused = fst_session_fail (error);

      return fst_error_is_refusal (error) ? refused : FST_EXIT_UNUSABLE;
    }
  if (options->json)
    print_outcome_json (outcome);
  else
    print_outcome (outcome);
  return FST_EXIT_DONE;
}

const FstCommand fst_catalogue_import_command = {
  "catalogue import",
  "FILE.csv | --examples",
  N_ ("Take an assortment into the catalogue"),
  run_import,
};
