#include <glib/gi18n.h>

#include "fst-json-writing.h"
#include "fst-session.h"

static void
print_sources_json (GPtrArray *sources)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < sources->len; i++)
    {
      const FstCatalogueSource *source = g_ptr_array_index (sources, i);

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "name", source->name);
      fst_json_add_string (builder, "imported-at", source->imported_at);
      fst_json_add_integer (builder, "articles", source->n_articles);
      fst_json_add_integer (builder, "gone", source->n_gone);
      fst_json_add_integer (builder, "examples", source->n_examples);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  fst_command_print_json (root);
}

static void
print_source (const FstCatalogueSource *source)
{
  guint n_articles = (guint) source->n_articles, n_gone = (guint) source->n_gone;

  g_print ("%s  %s  ", source->name, source->imported_at);
  g_print (ngettext ("%u article", "%u articles", n_articles), n_articles);
  if (n_gone > 0)
    {
      g_print ("  ");
      g_print (ngettext ("%u gone", "%u gone", n_gone), n_gone);
    }
  if (source->n_examples > 0 && source->n_examples == source->n_articles)
    g_print ("  %s", _ ("EXAMPLE"));
  g_print ("\n");
}

static int
run_sources (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  int status;

  if (!fst_command_parse (&fst_catalogue_sources_command, &rest, NULL, 0, 0))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open_to_read (options, &status);
  if (!workspace)
    return status;
  fst_workspace_list_sources_async (workspace, NULL, fst_session_take_result, &result);
  sources = fst_workspace_list_sources_finish (workspace, fst_session_wait (&result), &error);
  if (!sources)
    return fst_session_fail (error);
  if (options->json)
    print_sources_json (sources);
  else
    for (guint i = 0; i < sources->len; i++)
      print_source (g_ptr_array_index (sources, i));
  return FST_EXIT_DONE;
}

const FstCommand fst_catalogue_sources_command = { "catalogue sources", "[--json]",
                                                   N_ ("List where the articles came from"),
                                                   run_sources };

static int
run_remove (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  int status;

  if (!fst_command_parse (&fst_catalogue_remove_command, &rest, NULL, 1, 1))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  fst_workspace_remove_source_async (workspace, rest[0], NULL, fst_session_take_result, &result);
  return fst_session_finish (workspace, &result, fst_workspace_remove_source_finish);
}

const FstCommand fst_catalogue_remove_command = {
  "catalogue remove",
  "SOURCE",
  N_ ("Take a source away, with its articles"),
  run_remove,
};
