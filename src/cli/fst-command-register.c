#include <glib/gi18n.h>

#include "fst-assessment-json.h"
#include "fst-assessment-print.h"
#include "fst-clock.h"
#include "fst-difference-json.h"
#include "fst-difference-print.h"
#include "fst-error-text.h"
#include "fst-iso-code.h"
#include "fst-json-writing.h"
#include "fst-person-number.h"
#include "fst-prescribing.h"
#include "fst-prescription-document.h"
#include "fst-prescription-json.h"
#include "fst-session.h"

#define SHOWN 1000

/* A draft may name its device by the article number alone; the catalogue knows the rest. */
static FstPrescription *
complete_device (FstWorkspace *workspace, FstPrescription *draft, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FstDevice) device = NULL;

  if (!draft->device || draft->device->name)
    return fst_prescription_ref (draft);
  fst_workspace_get_device_async (workspace, draft->device->article_number, draft->device->supplier,
                                  NULL, fst_session_take_result, &result);
  device = fst_workspace_get_device_finish (workspace, fst_session_wait (&result), error);
  return device ? fst_prescription_with_device (draft, device) : NULL;
}

/* Who is not named in the draft is the one that the workspace belongs to. */
static FstPrescription *
complete_prescriber (FstWorkspace *workspace, FstPrescription *draft)
{
  const FstPrescriber *known = &fst_workspace_get_profile (workspace)->prescriber;
  const FstPrescriber prescriber = {
    *draft->prescriber.name ? draft->prescriber.name : known->name,
    draft->prescriber.profession ? draft->prescriber.profession : known->profession,
    draft->prescriber.organisation ? draft->prescriber.organisation : known->organisation,
    *draft->prescriber.unit ? draft->prescriber.unit : known->unit,
  };

  return fst_prescription_with_prescriber (draft, &prescriber);
}

static int
sign (FstCommandOptions *options, FstWorkspace *workspace, FstPrescription *draft)
{
  g_autoptr (FstPrescribing) prescribing = fst_prescribing_new (workspace);
  g_autoptr (GAsyncResult) settled = NULL, result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstRecord) record = NULL;
  g_auto (GStrv) obstacles = NULL;

  fst_prescribing_set_draft (prescribing, draft);
  /* The person's earlier prescriptions belong to what is known; here there is nobody to ask about
   * them. */
  fst_prescribing_settle_async (prescribing, NULL, fst_session_take_result, &settled);
  if (!fst_prescribing_settle_finish (prescribing, fst_session_wait (&settled), &error))
    return fst_session_fail (error);
  obstacles = fst_prescribing_list_obstacles (prescribing);
  if (obstacles[0])
    {
      g_autofree char *text = g_strjoinv (" ", obstacles);

      return fst_command_fail_text (FST_EXIT_REFUSED, "%s", text);
    }
  fst_prescribing_sign_async (prescribing, NULL, fst_session_take_result, &result);
  record = fst_prescribing_sign_finish (prescribing, fst_session_wait (&result), &error);
  if (!record)
    return fst_session_fail (error);
  if (!options->json)
    g_print ("%s\n", fst_record_get_id (record));
  else
    {
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
      g_autoptr (JsonNode) root = NULL;

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "id", fst_record_get_id (record));
      fst_json_add_string (builder, "check-code", fst_record_get_check_code (record));
      json_builder_end_object (builder);
      root = json_builder_get_root (builder);
      fst_command_print_json (root);
    }
  return FST_EXIT_DONE;
}

static int
run_prescribe (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FstPrescription) draft = NULL, with_device = NULL, complete = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  const char *code;
  GDate today;
  int status;

  if (!fst_command_parse (&fst_prescribe_command, &rest, NULL, 1, 1))
    return FST_EXIT_UNUSABLE;
  fst_clock_get_today (&today);
  bytes = fst_command_read_file (rest[0], &error);
  draft = bytes ? fst_prescription_read (bytes, rest[0], &today, &error) : NULL;
  if (!draft)
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  code = fst_prescription_get_iso_code (draft);
  if (code && !fst_workspace_knows_iso_code (code))
    return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("%s: ISO 9999 has no code %s"), rest[0],
                                  code);
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  if (!g_str_equal (draft->region, fst_workspace_get_profile (workspace)->region))
    return fst_command_fail_text (FST_EXIT_REFUSED,
                                  _ ("%s: the workspace belongs to another region"), rest[0]);
  with_device = complete_device (workspace, draft, &error);
  if (!with_device && !fst_error_is_not_found (error))
    return fst_session_fail (error);
  if (!with_device)
    return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("%s: the catalogue has no article %s"),
                                  rest[0], draft->device->article_number);
  complete = complete_prescriber (workspace, with_device);
  return sign (options, workspace, complete);
}

const FstCommand fst_prescribe_command = {
  "prescribe",
  "DRAFT.json",
  N_ ("Assess and sign a prescription; prints its id"),
  run_prescribe,
};

static char *
format_signed_at (FstRecord *record)
{
  return g_date_time_format (fst_record_get_signed_at (record), "%Y-%m-%dT%H:%M:%SZ");
}

static void
add_record (JsonBuilder *builder, FstRecord *record)
{
  FstPrescription *prescription = fst_record_get_prescription (record);
  g_autofree char *signed_at = format_signed_at (record);

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "id", fst_record_get_id (record));
  fst_json_add_string (builder, "signed-at", signed_at);
  fst_json_add_string (builder, "status", fst_record_get_status (record));
  fst_json_add_string (builder, "person",
                       prescription->person->number ? prescription->person->number
                                                    : prescription->person->reference);
  fst_json_add_string (builder, "name", prescription->person->name);
  fst_json_add_string (builder, "iso-code", fst_prescription_get_iso_code (prescription));
  fst_json_add_string (builder, "article-number", prescription->device->article_number);
  fst_json_add_string (builder, "device", prescription->device->name);
  fst_json_add_boolean (builder, "example", prescription->device->example);
  fst_json_add_string (builder, "check-code", fst_record_get_check_code (record));
  json_builder_end_object (builder);
}

static void
print_record (FstRecord *record)
{
  FstPrescription *prescription = fst_record_get_prescription (record);
  g_autofree char *signed_at = format_signed_at (record);
  g_autofree char *person = fst_person_to_string (prescription->person);
  g_autofree char *code = fst_iso_code_format (fst_prescription_get_iso_code (prescription));

  g_print ("%s  %s  %s  %s %s", fst_record_get_id (record), signed_at, person, code,
           prescription->device->name);
  if (prescription->device->example)
    g_print ("  %s", _ ("EXAMPLE"));
  g_print ("\n");
}

static int
run_list (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autofree char *words = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  int status;

  if (!fst_command_parse (&fst_register_list_command, &rest, NULL, 0, G_MAXUINT))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  words = rest[0] ? g_strjoinv (" ", rest) : NULL;
  fst_workspace_list_records_async (workspace, words, SHOWN, NULL, fst_session_take_result,
                                    &result);
  records = fst_workspace_list_records_finish (workspace, fst_session_wait (&result), &error);
  if (!records)
    return fst_session_fail (error);
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      if (options->json)
        add_record (builder, g_ptr_array_index (records, i));
      else
        print_record (g_ptr_array_index (records, i));
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  if (options->json)
    fst_command_print_json (root);
  return FST_EXIT_DONE;
}

const FstCommand fst_register_list_command = {
  "register list",
  "[WORDS…] [--json]",
  N_ ("List signed prescriptions, newest first"),
  run_list,
};

static FstRecord *
get_record (FstWorkspace *workspace, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fst_workspace_get_record_async (workspace, id, NULL, fst_session_take_result, &result);
  return fst_workspace_get_record_finish (workspace, fst_session_wait (&result), error);
}

static void
print_whole_json (FstRecord *record)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *signed_at = format_signed_at (record);

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "id", fst_record_get_id (record));
  fst_json_add_string (builder, "signed-at", signed_at);
  fst_json_add_string (builder, "status", fst_record_get_status (record));
  fst_json_add_string (builder, "program-version", fst_record_get_program_version (record));
  fst_json_add_string (builder, "check-code", fst_record_get_check_code (record));
  fst_json_add_node (builder, "prescription",
                     fst_prescription_to_json (fst_record_get_prescription (record)));
  fst_json_add_node (builder, "assessment",
                     fst_assessment_to_json (fst_record_get_assessment (record)));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  fst_command_print_json (root);
}

static void
print_today_json (FstRecord *record, FstDifference *difference)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *then = fst_date_format (&difference->first->date);
  g_autofree char *now = fst_date_format (&difference->second->date);

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "id", fst_record_get_id (record));
  fst_json_add_string (builder, "then", then);
  fst_json_add_string (builder, "now", now);
  fst_json_add_node (builder, "assessment", fst_assessment_to_json (difference->second));
  fst_json_add_node (builder, "difference", fst_difference_to_json (difference));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  fst_command_print_json (root);
}

static void
print_whole (FstRecord *record, GPtrArray *policies)
{
  FstAssessment *assessment = fst_record_get_assessment (record);

  print_record (record);
  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    {
      const FstDecision *decision = fst_assessment_get_decision (assessment, q);
      const FstOverride *override =
          fst_prescription_get_override (fst_record_get_prescription (record), q);
      const FstQuestionSpec *spec = fst_vocabulary_get_question (q);

      if (decision->status == FST_STATUS_NOT_REGULATED && !override)
        continue;
      fst_assessment_print_decision (decision, assessment, fst_record_get_facts (record), policies);
      if (override)
        {
          g_print ("    ");
          g_print (_ ("Set aside: %s. Reason: %s"),
                   fst_term_get_label (spec->values, spec->n_values, override->value),
                   override->reason);
          g_print ("\n");
        }
    }
}

/* What today's rules say of the same facts. */
static int
show_today (FstCommandOptions *options, FstWorkspace *workspace, FstRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstDifference) difference = fst_workspace_compare_today (workspace, record, &error);
  g_autofree char *then = NULL;

  if (!difference)
    return fst_session_fail (error);
  if (options->json)
    {
      print_today_json (record, difference);
      return FST_EXIT_DONE;
    }
  then = fst_date_format (&difference->first->date);
  print_record (record);
  /* Translators: %s is the day on which a prescription was assessed */
  g_print (_ ("The facts are those that were known then; the age is that of %s."), then);
  g_print ("\n");
  fst_difference_print (difference, _ ("Then"), _ ("Now"));
  return FST_EXIT_DONE;
}

static int
run_show (FstCommandOptions *options, GStrv arguments)
{
  gboolean today = FALSE;
  const GOptionEntry entries[] = {
    { "today", 0, 0, G_OPTION_ARG_NONE, &today, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (FstRecord) record = NULL;
  int status;

  if (!fst_command_parse (&fst_register_show_command, &rest, entries, 1, 1))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  record = get_record (workspace, rest[0], &error);
  if (!record)
    return fst_session_fail (error);
  if (today)
    return show_today (options, workspace, record);
  if (options->json)
    print_whole_json (record);
  else
    print_whole (record, fst_assessor_get_policies (fst_workspace_get_assessor (workspace)));
  return FST_EXIT_DONE;
}

const FstCommand fst_register_show_command = {
  "register show",
  "ID [--today] [--json]",
  N_ ("Show a signed prescription with its assessment as it was, or what today’s rules say"),
  run_show,
};

static int
run_export_pdf (FstCommandOptions *options, GStrv arguments)
{
  gboolean easy_read = FALSE;
  const GOptionEntry entries[] = {
    { "easy-read", 0, 0, G_OPTION_ARG_NONE, &easy_read, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (FstRecord) record = NULL;
  g_autoptr (FstPrescriptionDocument) document = NULL;
  g_autoptr (GFile) file = NULL;
  int status;

  if (!fst_command_parse (&fst_export_pdf_command, &rest, entries, 2, 2))
    return FST_EXIT_UNUSABLE;
  workspace = fst_session_open (options, &status);
  if (!workspace)
    return status;
  record = get_record (workspace, rest[0], &error);
  if (!record)
    return fst_session_fail (error);
  document = fst_prescription_document_new (
      easy_read ? FST_DOCUMENT_EASY_READ : FST_DOCUMENT_RECORD,
      fst_record_get_prescription (record), fst_record_get_assessment (record),
      fst_record_get_id (record), fst_record_get_signed_at (record),
      fst_record_get_check_code (record));
  file = g_file_new_for_commandline_arg (rest[1]);
  if (!fst_prescription_document_write_pdf (document, file, NULL, &error))
    return fst_session_fail (error);
  return FST_EXIT_DONE;
}

const FstCommand fst_export_pdf_command = {
  "export pdf",
  "ID FILE [--easy-read]",
  N_ ("Write a signed prescription as PDF"),
  run_export_pdf,
};
