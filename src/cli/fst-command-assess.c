#include <string.h>

#include <glib/gi18n.h>

#include "fst-assessment-json.h"
#include "fst-assessment-print.h"
#include "fst-case-reader.h"
#include "fst-code-list-reader.h"
#include "fst-command.h"
#include "fst-rules.h"
#include "fst-session.h"
#include "fst-vocabulary-json.h"

/* A list is named as NAME[@OWNER]=FILE; a JSON file that says its name and owner itself as FILE.
 * The owner is the region of the document whose annex it is, unless another is given. */
static FstCodeList *
read_list (FstRules *rules, const char *argument, GError **error)
{
  const char *equals = strchr (argument, '=');
  g_autofree char *name = equals ? g_strndup (argument, (gsize) (equals - argument)) : NULL;
  char *at = name ? strchr (name, '@') : NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (equals ? equals + 1 : argument);
  GPtrArray *policies = fst_rules_get_policies (rules);
  FstCodeList header = { .name = name };

  if (at)
    {
      *at = '\0';
      header.owner = at + 1;
    }
  for (guint i = 0; name && !at && i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);

      if (g_str_has_prefix (name, policy->id) && name[strlen (policy->id)] == '/')
        header.owner = policy->region;
    }
  return fst_code_list_read (file, &header, NULL, error);
}

static FstRules *
make_rules (const char *const *arguments, GError **error)
{
  g_autoptr (FstRules) rules = fst_rules_new (error);
  g_autoptr (GPtrArray) lists =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_list_unref);

  for (guint i = 0; rules && arguments && arguments[i]; i++)
    {
      FstCodeList *list = read_list (rules, arguments[i], error);

      if (!list)
        return NULL;
      g_ptr_array_add (lists, list);
    }
  return rules && fst_rules_set_lists (rules, lists, error) ? g_steal_pointer (&rules) : NULL;
}

static GPtrArray *
assess_all (FstRules *rules,
            GPtrArray *cases,
            GPtrArray *confirmations,
            gboolean without_pending,
            GError **error)
{
  g_autoptr (GPtrArray) assessments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_assessment_unref);

  for (guint i = 0; i < cases->len; i++)
    {
      g_autoptr (FstCase) subject =
          fst_case_with_confirmations (g_ptr_array_index (cases, i), confirmations);
      FstAssessment *assessment = fst_rules_assess (rules, subject, without_pending, error);

      if (!assessment)
        return NULL;
      g_ptr_array_add (assessments, assessment);
    }
  return g_steal_pointer (&assessments);
}

static void
print_all_json (GPtrArray *assessments, gboolean is_array)
{
  g_autoptr (JsonNode) node = NULL;

  if (!is_array)
    node = fst_assessment_to_json (g_ptr_array_index (assessments, 0));
  else
    {
      g_autoptr (JsonArray) array = json_array_new ();

      for (guint i = 0; i < assessments->len; i++)
        json_array_add_element (array, fst_assessment_to_json (g_ptr_array_index (assessments, i)));
      node = json_node_new (JSON_NODE_ARRAY);
      json_node_set_array (node, array);
    }
  fst_command_print_json (node);
}

static int
run_assess (FstCommandOptions *options, GStrv arguments)
{
  gboolean without_pending = FALSE, is_array = FALSE;
  g_autofree char *format = NULL;
  g_auto (GStrv) lists = NULL;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_STRING_ARRAY, &lists, NULL, NULL },
    { "without-pending", 0, 0, G_OPTION_ARG_NONE, &without_pending, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (FstRules) rules = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  GPtrArray *confirmations = NULL;
  int status;
  g_autoptr (GPtrArray) assessments = NULL;

  if (!fst_command_parse (&fst_assess_command, &rest, entries, 1, 1))
    return FST_EXIT_UNUSABLE;
  if (format && !g_str_equal (format, "text") && !g_str_equal (format, "json"))
    return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("--format takes json or text"));
  bytes = fst_command_read_file (rest[0], &error);
  cases = bytes ? fst_cases_read (bytes, rest[0], &is_array, &error) : NULL;
  if (cases && options->workspace)
    {
      workspace = fst_session_open (options, &status);
      if (!workspace)
        return status;
      confirmations = fst_workspace_get_confirmations (workspace);
    }
  rules = cases ? make_rules ((const char *const *) lists, &error) : NULL;
  assessments = rules ? assess_all (rules, cases, confirmations, without_pending, &error) : NULL;
  if (!assessments)
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  if (g_strcmp0 (format, "text") != 0)
    print_all_json (assessments, is_array);
  else
    for (guint i = 0; i < assessments->len; i++)
      {
        if (i > 0)
          g_print ("\n");
        fst_assessment_print (g_ptr_array_index (assessments, i),
                              ((FstCase *) g_ptr_array_index (cases, i))->facts,
                              fst_rules_get_policies (rules));
      }
  return FST_EXIT_DONE;
}

const FstCommand fst_assess_command = {
  "assess",
  "CASE.json [--format json|text] [--without-pending] [--list NAME[@OWNER]=FILE]…",
  N_ ("Assess a case, or an array of cases"),
  run_assess,
};

static int
run_facts (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (JsonNode) node = NULL;

  if (!fst_command_parse (&fst_facts_command, &rest, NULL, 0, 0))
    return FST_EXIT_UNUSABLE;
  node = fst_vocabulary_to_json ();
  fst_command_print_json (node);
  return FST_EXIT_DONE;
}

const FstCommand fst_facts_command = { "facts", "",
                                       N_ ("Print the words for facts, questions and values"),
                                       run_facts };
