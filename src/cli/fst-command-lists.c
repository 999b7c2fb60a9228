#include <glib/gi18n.h>

#include "fst-case.h"
#include "fst-error-text.h"
#include "fst-json-writing.h"
#include "fst-session.h"

static void
add_list (JsonBuilder *builder, FstWorkspace *workspace, FstCodeList *list)
{
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "name", list->name);
  fst_json_add_string (builder, "owner", list->owner);
  fst_json_add_day (builder, "from", &list->from);
  fst_json_add_day (builder, "until", &list->until);
  fst_json_add_boolean (builder, "complete", list->complete);
  fst_json_add_day (builder, "imported", &list->imported);
  fst_json_add_integer (builder, "rows", list->rows->len);
  fst_json_add_boolean (builder, "used", fst_workspace_uses_list (workspace, list));
  json_builder_end_object (builder);
}

static int
run_import (FstCommandOptions *options, GStrv arguments)
{
  g_autofree char *name = NULL, *owner = NULL, *from = NULL, *to = NULL;
  gboolean complete = FALSE;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { "complete", 0, 0, G_OPTION_ARG_NONE, &complete, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (FstCodeList) list = NULL;
  g_autoptr (GFile) file = NULL;
  FstCodeList header = { 0 };
  int status;

  if (!fst_command_parse (&fst_lists_import_command, &rest, entries, 1, 1)
      || !fst_command_read_day ("--from", from, &header.from)
      || !fst_command_read_day ("--to", to, &header.until))
    return FST_EXIT_UNUSABLE;
  header.name = name;
  header.owner = owner;
  header.complete = complete;
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  file = g_file_new_for_commandline_arg (rest[0]);
  fst_workspace_import_list_async (workspace, file, &header, NULL, fst_session_take_result,
                                   &result);
  list = fst_workspace_import_list_finish (workspace, fst_session_wait (&result), &error);
  if (!list)
    {
      /* Of a file it is told what stands where and what was expected. */
      return fst_error_is_refusal (error) ? fst_session_fail (error)
                                          : fst_command_fail (FST_EXIT_UNUSABLE, error);
    }
  if (options->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
      g_autoptr (JsonNode) root = NULL;

      add_list (builder, workspace, list);
      root = json_builder_get_root (builder);
      fst_command_print_json (root);
    }
  else
    g_print (ngettext ("%u row taken in.\n", "%u rows taken in.\n", list->rows->len),
             list->rows->len);
  return FST_EXIT_DONE;
}

const FstCommand fst_lists_import_command = {
  "lists import",
  "FILE --name NAME --owner REGION|CODE [--from DAY] [--to DAY] [--complete]",
  N_ ("Take in a list of ISO codes: a document’s annex, or a municipality’s basic equipment"),
  run_import,
};

static void
print_list (FstWorkspace *workspace, FstCodeList *list)
{
  g_autofree char *owner = fst_code_list_format_owner (list);
  g_autofree char *from =
      g_date_valid (&list->from) ? fst_date_format (&list->from) : g_strdup ("");
  g_autofree char *until =
      g_date_valid (&list->until) ? fst_date_format (&list->until) : g_strdup ("");

  g_print ("%s  %s", list->name, owner);
  if (*from || *until)
    g_print ("  %s–%s", from, until);
  g_print ("  ");
  g_print (ngettext ("%u row", "%u rows", list->rows->len), list->rows->len);
  if (list->complete)
    g_print ("  %s", _ ("complete"));
  if (!fst_workspace_uses_list (workspace, list))
    g_print ("  %s", _ ("not used here"));
  g_print ("\n");
}

static int
run_list (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (FstWorkspace) workspace = NULL;
  GPtrArray *lists;
  int status;

  if (!fst_command_parse (&fst_lists_list_command, &rest, NULL, 0, 0))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  lists = fst_workspace_get_lists (workspace);
  if (!options->json)
    for (guint i = 0; i < lists->len; i++)
      print_list (workspace, g_ptr_array_index (lists, i));
  else
    {
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
      g_autoptr (JsonNode) root = NULL;

      json_builder_begin_array (builder);
      for (guint i = 0; i < lists->len; i++)
        add_list (builder, workspace, g_ptr_array_index (lists, i));
      json_builder_end_array (builder);
      root = json_builder_get_root (builder);
      fst_command_print_json (root);
    }
  return FST_EXIT_DONE;
}

const FstCommand fst_lists_list_command = { "lists list", "[--json]",
                                            N_ ("List the lists of ISO codes in use"), run_list };

static int
run_remove (FstCommandOptions *options, GStrv arguments)
{
  g_autofree char *name = NULL, *owner = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  int status;

  if (!fst_command_parse (&fst_lists_remove_command, &rest, entries, 0, 0))
    return FST_EXIT_UNUSABLE;
  if (!name || !owner)
    return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("Usage: %s %s %s"), g_get_prgname (),
                                  fst_lists_remove_command.name,
                                  fst_lists_remove_command.arguments);
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  fst_workspace_remove_list_async (workspace, name, owner, NULL, fst_session_take_result, &result);
  return fst_session_finish (workspace, &result, fst_workspace_remove_list_finish);
}

const FstCommand fst_lists_remove_command = {
  "lists remove",
  "--name NAME --owner REGION|CODE",
  N_ ("Take a list of ISO codes out of use"),
  run_remove,
};
