#include <glib/gi18n.h>

#include "fst-assessment-print.h"
#include "fst-clock.h"
#include "fst-assessment-json.h"
#include "fst-command.h"
#include "fst-fact-argument.h"
#include "fst-fact-text.h"
#include "fst-iso-code.h"
#include "fst-list-argument.h"
#include "fst-payer-grid-json.h"
#include "fst-session.h"

/* What was asked, as it was written. */
typedef struct
{
  char *code, *region;
  GDate day;
  GStrv facts, lists;
} Asking;

static void
asking_clear (Asking *self)
{
  g_free (self->code);
  g_free (self->region);
  g_strfreev (self->facts);
  g_strfreev (self->lists);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asking, asking_clear)

static void
print_answer (const FstPayerCell *cell)
{
  const FstDecision *decision = fst_payer_cell_get_decision (cell);
  g_autofree char *answer = fst_payer_format_decision (decision);
  g_autofree char *sections = fst_decision_format_sections (decision);

  g_print ("%s", answer);
  if (decision->status != FST_STATUS_MISSING_FACTS && *sections)
    g_print (" (%s)", sections);
  g_print ("\n");
}

static int
measure_names (const FstFactSpec *spec)
{
  glong width = 0;

  for (guint i = 0; i < spec->n_terms; i++)
    width = MAX (width, g_utf8_strlen (_ (spec->terms[i].label), -1));
  return (int) width;
}

static void
print_name (const char *name, int width)
{
  g_print ("%s%*s", name, width + 2 - (int) g_utf8_strlen (name, -1), "");
}

static void
print_row (const FstPayerGrid *grid, const FstPayerRow *row, int width)
{
  const FstFactSpec *places = fst_vocabulary_find_fact ("place-of-use");
  const char *name = fst_term_get_label (places->terms, places->n_terms, row->place);

  if (row->cells->len == 1)
    {
      print_name (name, width);
      print_answer (g_ptr_array_index (row->cells, 0));
      return;
    }
  g_print ("%s\n", name);
  for (guint i = 0; i < row->cells->len; i++)
    {
      g_autofree char *housings =
          fst_payer_format_housings ((const char *const *) g_ptr_array_index (grid->columns, i));

      print_name ("", width);
      g_print ("%s: ", housings);
      print_answer (g_ptr_array_index (row->cells, i));
    }
}

static void
print_names (const char *heading, GStrv names)
{
  if (names[0])
    g_print ("%s: ", heading);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *label = fst_fact_format_label (names[i]);

      g_print ("%s%s", i ? ", " : "", label);
    }
  if (names[0])
    g_print ("\n");
}

static void
print_grid (FstRegionRules *rules, FstCase *subject, const FstPayerGrid *grid)
{
  g_autoptr (FstAssessment) heading = fst_region_rules_answer (rules, subject, FST_QUESTION_PAYER);
  g_autofree char *sentence = fst_payer_grid_format (grid);
  GVariant *code = fst_facts_lookup (subject->facts, "iso-code");
  g_autofree char *written = fst_iso_code_format (g_variant_get_string (code, NULL));
  int width = measure_names (fst_vocabulary_find_fact ("place-of-use"));

  fst_assessment_print_heading (heading);
  g_print ("\n%s\n%s\n\n", written, sentence);
  for (guint i = 0; i < grid->rows->len; i++)
    print_row (grid, g_ptr_array_index (grid->rows, i), width);
  if (grid->device_facts[0] || grid->other_facts[0] || grid->lists[0])
    g_print ("\n");
  print_names (_ ("Depends on the device"), grid->device_facts);
  print_names (_ ("Depends on the person and the circumstances"), grid->other_facts);
  print_names (_ ("Depends on lists that have not been read in"), grid->lists);
}

static void
print_json (FstRegionRules *rules, FstCase *subject, const FstPayerGrid *grid)
{
  g_autoptr (FstAssessment) heading = fst_region_rules_answer (rules, subject, FST_QUESTION_PAYER);
  g_autoptr (JsonNode) node = fst_payer_grid_to_json (grid);
  JsonObject *object = json_node_get_object (node);
  g_autofree char *date = fst_date_format (&subject->date);

  json_object_set_string_member (object, "region", subject->region);
  json_object_set_string_member (object, "date", date);
  json_object_set_string_member (
      object, "iso-code",
      g_variant_get_string (fst_facts_lookup (subject->facts, "iso-code"), NULL));
  json_object_set_member (object, "documents", fst_documents_to_json (heading->documents));
  fst_command_print_json (node);
}

static void
answer (FstCommandOptions *options, FstRegionRules *rules, FstCase *subject)
{
  g_autoptr (FstPayerGrid) grid = fst_payer_grid_new (rules, subject);

  if (options->json)
    print_json (rules, subject, grid);
  else
    print_grid (rules, subject, grid);
}

static FstFacts *
read_facts (const Asking *asking, GError **error)
{
  g_autoptr (FstFacts) facts = fst_fact_arguments_read ((const char *const *) asking->facts, error);
  g_autoptr (GVariant) code = NULL;

  if (!facts)
    return NULL;
  if (fst_facts_lookup (facts, "place-of-use") || fst_facts_lookup (facts, "iso-code"))
    {
      g_set_error_literal (
          error, FST_CASE_ERROR, FST_CASE_ERROR_VALUE,
          "--fact: every place of use is answered, for the code that stands first");
      return NULL;
    }
  code = fst_fact_check_value ("iso-code", g_variant_new_string (asking->code), error);
  if (!code)
    return NULL;
  if (!fst_workspace_knows_iso_code (g_variant_get_string (code, NULL)))
    {
      g_set_error (error, FST_CASE_ERROR, FST_CASE_ERROR_VALUE,
                   "iso-code: ISO 9999 has no code “%s”", asking->code);
      return NULL;
    }
  return fst_facts_with (facts, "iso-code", code, FST_FACT_SOURCE_CASE);
}

/* The case, once every word of the question is one of the vocabulary. */
static FstCase *
read_case (const Asking *asking, GError **error)
{
  g_autoptr (FstFacts) facts = read_facts (asking, error);

  return facts ? fst_case_new (asking->region, &asking->day, facts, error) : NULL;
}

static int
answer_in_workspace (FstCommandOptions *options, Asking *asking)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (FstCase) bare = NULL;
  g_autoptr (FstCase) subject = NULL;
  int status;

  if (asking->lists)
    return fst_command_fail_text (FST_EXIT_UNUSABLE,
                                  _ ("--list: a workspace has its own lists; see “lists import”"));
  workspace = fst_session_open_region (options, &asking->region, &status);
  if (!workspace)
    return status;
  bare = read_case (asking, &error);
  if (!bare)
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  subject = fst_case_with_confirmations (bare, fst_workspace_get_confirmations (workspace));
  answer (options, fst_workspace_get_region_rules (workspace), subject);
  return FST_EXIT_DONE;
}

static int
run_who_pays (FstCommandOptions *options, GStrv arguments)
{
  g_auto (Asking) asking = { NULL };
  g_autofree char *day = NULL;
  const GOptionEntry entries[] = {
    { "region", 0, 0, G_OPTION_ARG_STRING, &asking.region, NULL, NULL },
    { "fact", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asking.facts, NULL, NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &day, NULL, NULL },
    { "list", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asking.lists, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstRules) rules = NULL;
  g_autoptr (FstCase) subject = NULL;
  FstRegionRules *prepared;

  if (!fst_command_parse (&fst_who_pays_command, &rest, entries, 1, 3)
      || !fst_command_read_day ("--date", day, &asking.day))
    return FST_EXIT_UNUSABLE;
  if (!day)
    fst_clock_get_today (&asking.day);
  /* A code is written in pairs: 12 06 06. */
  asking.code = g_strjoinv (" ", rest);
  if (options->workspace)
    return answer_in_workspace (options, &asking);
  if (!asking.region)
    return fst_command_fail_text (
        FST_EXIT_UNUSABLE,
        _ ("--region takes dalarna, stockholm, vastra-gotaland or vasterbotten"));
  subject = read_case (&asking, &error);
  rules = subject ? fst_list_arguments_read ((const char *const *) asking.lists, &error) : NULL;
  prepared = rules ? fst_rules_prepare (rules, subject, FALSE, &error) : NULL;
  if (!prepared)
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  answer (options, prepared, subject);
  return FST_EXIT_DONE;
}

const FstCommand fst_who_pays_command = {
  "who-pays",
  "ISO-CODE --region REGION [--fact NAME=VALUE]… [--date DAY] [--list NAME[@OWNER]=FILE]…",
  N_ ("Show who bears the cost of a device at each place of use"),
  run_who_pays,
};
