#include "fst-command-policy.h"

#include <glib/gi18n.h>

#include "fst-clock.h"
#include "fst-confirmation-json.h"
#include "fst-json-writing.h"
#include "fst-policy-reader.h"
#include "fst-rules.h"
#include "fst-session.h"

/**
 * fst_command_policy_add_state:
 * @builder: in an object
 * @policy: a document
 * @today: the day
 * @confirmation: (nullable): what the organisation has found out about it
 *
 * Adds what the document is and how it stands on the day.
 */
void
fst_command_policy_add_state (JsonBuilder *builder,
                              FstPolicy *policy,
                              const GDate *today,
                              FstConfirmation *confirmation)
{
  fst_json_add_string (builder, "id", policy->id);
  fst_json_add_string (builder, "title", policy->title);
  fst_json_add_string (builder, "region", policy->region);
  fst_json_add_string (builder, "version", policy->version);
  fst_json_add_day (builder, "from", &policy->from);
  fst_json_add_day (builder, "until", &policy->until);
  fst_json_add_string (builder, "validity",
                       fst_validity_to_id (fst_policy_get_validity (policy, today, confirmation)));
  if (confirmation)
    fst_json_add_node (builder, "confirmation", fst_confirmation_to_json (confirmation));
}

static void
add_policy (JsonBuilder *builder,
            FstPolicy *policy,
            const GDate *today,
            FstConfirmation *confirmation)
{
  json_builder_begin_object (builder);
  fst_command_policy_add_state (builder, policy, today, confirmation);
  fst_json_add_integer (builder, "rules", policy->rules->len);
  json_builder_end_object (builder);
}

static const char *
get_validity_label (FstValidity validity)
{
  static const FstTerm labels[] = {
    { "in-force", N_ ("in force") },
    { "pending", N_ ("not confirmed to be in force") },
    { "not-yet-in-force", N_ ("not yet in force") },
    { "expired", N_ ("has expired") },
  };

  return fst_term_get_label (labels, G_N_ELEMENTS (labels), fst_validity_to_id (validity));
}

static void
print_policy (FstPolicy *policy, const GDate *today, FstConfirmation *confirmation)
{
  g_autofree char *notice = fst_policy_get_notice (policy, today, confirmation);

  g_print ("%s  %s\n", policy->id, policy->title);
  g_print (ngettext ("    %s, %u rule\n", "    %s, %u rules\n", policy->rules->len),
           get_validity_label (fst_policy_get_validity (policy, today, confirmation)),
           policy->rules->len);
  if (notice)
    g_print ("    %s\n", notice);
}

static int
run_list (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstRules) rules = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  GPtrArray *policies, *confirmations = NULL;
  GDate today;
  int status;

  if (!fst_command_parse (&fst_policy_list_command, &rest, NULL, 0, 0))
    return FST_EXIT_UNUSABLE;
  if (options->workspace)
    {
      workspace = fst_session_open (options, &status);
      if (!workspace)
        return status;
      confirmations = fst_workspace_get_confirmations (workspace);
    }
  rules = fst_rules_new (&error);
  if (!rules)
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  fst_clock_get_today (&today);
  policies = fst_rules_get_policies (rules);
  json_builder_begin_array (builder);
  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);
      FstConfirmation *confirmation = fst_confirmations_find (confirmations, policy->id);

      if (options->json)
        add_policy (builder, policy, &today, confirmation);
      else
        print_policy (policy, &today, confirmation);
    }
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  if (options->json)
    fst_command_print_json (node);
  return FST_EXIT_DONE;
}

const FstCommand fst_policy_list_command = {
  "policy list",
  "[--json]",
  N_ ("List the documents that come with the program"),
  run_list,
};
