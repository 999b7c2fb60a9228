#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "fst-error-text.h"
#include "fst-example-assortment.h"
#include "fst-import-arguments.h"
#include "fst-import-print.h"
#include "fst-import-watch.h"
#include "fst-session.h"

/* What the command line says of an import. */
typedef struct
{
  GFile *file;
  char *source; /* (nullable): as the file */
  char *report; /* (nullable) */
  FstImportArguments how;
  gboolean examples, preview, dry_run;
} Request;

static void
request_clear (Request *self)
{
  g_clear_object (&self->file);
  g_free (self->source);
  g_free (self->report);
  fst_import_arguments_clear (&self->how);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* Says on standard error what is wrong with the arguments. */
static gboolean
read_request (Request *self, GStrv arguments)
{
  const GOptionEntry entries[] = {
    { "examples", 0, 0, G_OPTION_ARG_NONE, &self->examples, NULL, NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &self->source, NULL, NULL },
    { "sheet", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->how.sheets, NULL, NULL },
    { "header-line", 0, 0, G_OPTION_ARG_INT, &self->how.header_line, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_STRING, &self->how.map, NULL, NULL },
    { "supplier", 0, 0, G_OPTION_ARG_STRING, &self->how.supplier, NULL, NULL },
    { "edition", 0, 0, G_OPTION_ARG_STRING, &self->how.edition, NULL, NULL },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &self->how.currency, NULL, NULL },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &self->preview, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self->dry_run, NULL, NULL },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &self->report, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);

  self->how.header_line = FST_IMPORT_HEADER_AS_FOUND;
  if (!fst_command_parse (&fst_catalogue_import_command, &rest, entries, 0, 1))
    return FALSE;
  if (self->examples == (rest[0] != NULL) || (self->examples && self->source))
    {
      fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("Usage: %s %s %s"), g_get_prgname (),
                             fst_catalogue_import_command.name,
                             fst_catalogue_import_command.arguments);
      return FALSE;
    }
  if (self->source && !*g_strstrip (self->source))
    {
      fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("--source takes a name"));
      return FALSE;
    }
  if (!fst_import_arguments_check (&self->how))
    return FALSE;
  self->file = self->examples ? fst_example_assortment_get_file ()
                              : g_file_new_for_commandline_arg (rest[0]);
  if (self->examples)
    g_set_str (&self->source, FST_EXAMPLE_ASSORTMENT_SOURCE);
  return TRUE;
}

/* How the file would be read. Without a workspace nothing is remembered of its source. */
static FstImportPreview *
read_preview (const Request *self,
              FstWorkspace *workspace,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstImportPreview) preview = NULL;

  if (workspace)
    {
      fst_workspace_preview_import_async (workspace, self->file, self->source, cancellable,
                                          fst_session_take_result, &result);
      preview = fst_workspace_preview_import_finish (workspace, fst_session_wait (&result), error);
    }
  else
    preview = fst_import_preview_read (self->file, NULL, cancellable, error);
  return preview && fst_import_arguments_edit (&self->how, &preview, error)
             ? g_steal_pointer (&preview)
             : NULL;
}

/* What the command line says of sheets and columns is answered with those that there are. */
static int
fail (const GError *error)
{
  g_autofree char *text = fst_error_text (error);
  gboolean refused =
      fst_error_is_refusal (error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (g_error_matches (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS)
      || g_error_matches (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_SHEET))
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  return fst_command_fail_text (refused ? FST_EXIT_REFUSED : FST_EXIT_UNUSABLE, "%s", text);
}

static int
run_preview (const Request *self, FstCommandOptions *options)
{
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (FstImportPreview) preview = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (options->workspace)
    {
      workspace = fst_session_open_to_read (options, &status);
      if (!workspace)
        return status;
    }
  preview = read_preview (self, workspace, NULL, &error);
  if (!preview)
    return fail (error);
  root = fst_import_preview_to_json (preview);
  fst_command_print_json (root);
  return FST_EXIT_DONE;
}

/* Whole, or as it was. */
static gboolean
write_report (const Request *self, const FstImportOutcome *outcome, GError **error)
{
  g_autoptr (GBytes) bytes = fst_import_problems_to_csv (outcome->problems, outcome->n_problems);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_file_set_contents_full (self->report, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

/* Tells before anything is taken in that a report can't be put where it is wanted. */
static gboolean
can_report (const Request *self)
{
  g_autofree char *folder = self->report ? g_path_get_dirname (self->report) : NULL;
  g_autoptr (GFile) report = self->report ? g_file_new_for_path (self->report) : NULL;

  if (report && g_file_equal (report, self->file))
    return FALSE;
  return !folder
         || (g_access (folder, W_OK) == 0 && !g_file_test (self->report, G_FILE_TEST_IS_DIR));
}

static FstImportOutcome *
import (const Request *self, FstWorkspace *workspace, FstImportWatch *watch, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstImportPreview) preview =
      fst_import_arguments_say_how (&self->how)
          ? read_preview (self, workspace, watch->cancellable, error)
          : NULL;

  if (fst_import_arguments_say_how (&self->how) && !preview)
    return NULL;
  fst_workspace_import_async (workspace, self->file, self->source, preview ? preview->plan : NULL,
                              self->dry_run, fst_import_watch_show, watch, watch->cancellable,
                              fst_session_take_result, &result);
  return fst_workspace_import_finish (workspace, fst_session_wait (&result), error);
}

static int
print (const Request *self, FstCommandOptions *options, const FstImportOutcome *outcome)
{
  g_autoptr (GError) error = NULL;

  if (options->json)
    fst_import_print_json (outcome);
  else
    fst_import_print (outcome);
  if (!self->report || write_report (self, outcome, &error))
    return FST_EXIT_DONE;
  /* The articles are in, the report is not. */
  return fst_command_fail (FST_EXIT_REFUSED, error);
}

static int
run_import (FstCommandOptions *options, GStrv arguments)
{
  g_auto (Request) request = { 0 };
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (FstImportOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  FstImportWatch watch;
  int status;

  if (!read_request (&request, arguments))
    return FST_EXIT_UNUSABLE;
  if (request.preview)
    return run_preview (&request, options);
  if (!can_report (&request))
    return fst_command_fail_text (FST_EXIT_REFUSED, _ ("--report: %s can’t be written there"),
                                  request.report);
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  fst_import_watch_start (&watch);
  outcome = import (&request, workspace, &watch, &error);
  fst_import_watch_stop (&watch);
  return outcome ? print (&request, options, outcome) : fail (error);
}

const FstCommand fst_catalogue_import_command = {
  "catalogue import",
  "FILE|--examples [--source NAME] [--sheet NAME]… [--header-line N] [--map FIELD=COLUMN,…] "
  "[--supplier NAME] [--edition YEAR] [--currency CODE] [--preview] [--dry-run] [--report "
  "FILE.csv] "
  "[--json]",
  N_ ("Take an assortment into the catalogue"),
  run_import,
};
