#include <glib/gi18n.h>

#include "fst-iso-code.h"
#include "fst-json-writing.h"
#include "fst-session.h"

#define SHOWN_UNLESS_ASKED 50

static void
add_device (JsonBuilder *builder, const FstDevice *device)
{
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "article-number", device->article_number);
  fst_json_add_string (builder, "name", device->name);
  fst_json_add_string (builder, "supplier", device->supplier);
  fst_json_add_string (builder, "iso-code", device->iso_code);
  fst_json_add_string (builder, "own-iso-code", device->own_iso_code);
  fst_json_add_string (builder, "own-iso-edition", device->own_iso_edition);
  json_builder_set_member_name (builder, "price-ore");
  if (device->price_ore >= 0)
    json_builder_add_int_value (builder, device->price_ore);
  else
    json_builder_add_null_value (builder);
  fst_json_add_boolean (builder, "example", device->example);
  json_builder_end_object (builder);
}

static void
print_device (const FstDevice *device)
{
  const char *own = device->own_iso_code ? device->own_iso_code : device->iso_code;
  g_autofree char *code = own ? fst_iso_code_format (own) : NULL;

  g_print ("%s  %s", device->article_number, code ? code : "–");
  if (device->own_iso_code)
    g_print (" (ISO 9999:%s)", device->own_iso_edition);
  g_print ("  %s", device->name);
  if (device->supplier)
    g_print (" (%s)", device->supplier);
  if (device->example)
    g_print ("  %s", _ ("EXAMPLE"));
  g_print ("\n");
}

static void
print_hits_json (GPtrArray *devices, guint total)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  fst_json_add_integer (builder, "total", MIN (total, 1000));
  fst_json_add_boolean (builder, "more", total > 1000);
  json_builder_set_member_name (builder, "hits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < devices->len; i++)
    add_device (builder, g_ptr_array_index (devices, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  fst_command_print_json (root);
}

static int
run_search (FstCommandOptions *options, GStrv arguments)
{
  int limit = SHOWN_UNLESS_ASKED;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *words = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) devices = NULL;
  guint total;
  int status;

  if (!fst_command_parse (&fst_catalogue_search_command, &rest, entries, 1, G_MAXUINT))
    return FST_EXIT_UNUSABLE;
  if (limit < 1 || limit > 1000)
    return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("--limit takes a number from 1 to 1000"));
  workspace = fst_session_open_to_read (options, &status);
  if (!workspace)
    return status;
  words = g_strjoinv (" ", rest);
  fst_workspace_search_async (workspace, words, (guint) limit, NULL, fst_session_take_result,
                              &result);
  devices = fst_workspace_search_finish (workspace, fst_session_wait (&result), &total, &error);
  if (!devices)
    return fst_session_fail (error);
  if (options->json)
    print_hits_json (devices, total);
  else
    for (guint i = 0; i < devices->len; i++)
      print_device (g_ptr_array_index (devices, i));
  return FST_EXIT_DONE;
}

const FstCommand fst_catalogue_search_command = {
  "catalogue search",
  "WORDS… [--limit N] [--json]",
  N_ ("Find devices by words or ISO code"),
  run_search,
};
