#include <glib/gi18n.h>

#include "fst-command.h"
#include "fst-json-writing.h"
#include "fst-policy-reader.h"
#include "fst-rules.h"
#include "fst-worked-case.h"

/* Which worked cases try a rule: those in which it is a ground of an answer or lays a duty upon
 * somebody. */

/* A rule, and the names of the cases in which it decides. */
typedef struct
{
  const char *document;
  const char *rule;
  GPtrArray *cases; /* (element-type utf8) */
} Coverage;

static void
coverage_free (Coverage *self)
{
  g_ptr_array_unref (self->cases);
  g_free (self);
}

static GPtrArray *
list_rules (GPtrArray *policies)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) coverage_free);

  for (guint i = 0; i < policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (policies, i);

      for (guint j = 0; j < policy->rules->len; j++)
        {
          Coverage *coverage = g_new0 (Coverage, 1);

          coverage->document = policy->id;
          coverage->rule = ((const FstRule *) g_ptr_array_index (policy->rules, j))->id;
          coverage->cases = g_ptr_array_new ();
          g_ptr_array_add (rules, coverage);
        }
    }
  return rules;
}

static void
note (GPtrArray *rules, const FstGround *ground, const char *name)
{
  for (guint i = 0; i < rules->len; i++)
    {
      Coverage *coverage = g_ptr_array_index (rules, i);

      if (!g_str_equal (coverage->rule, ground->rule)
          || !g_str_equal (coverage->document, ground->document))
        continue;
      /* A rule may be a ground of several answers of the same case. */
      if (coverage->cases->len == 0
          || g_ptr_array_index (coverage->cases, coverage->cases->len - 1) != name)
        g_ptr_array_add (coverage->cases, (gpointer) name);
      return;
    }
}

static gboolean
cover (GPtrArray *covered, FstRules *rules, const FstWorkedCase *worked, GError **error)
{
  g_autoptr (FstAssessment) assessment = fst_rules_assess_worked (rules, worked, error);

  if (!assessment)
    return FALSE;
  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    {
      const FstDecision *decision = fst_assessment_get_decision (assessment, q);

      for (guint i = 0; i < decision->grounds->len; i++)
        note (covered, g_ptr_array_index (decision->grounds, i), worked->id);
    }
  for (guint i = 0; i < assessment->duties->len; i++)
    note (covered, ((const FstDuty *) g_ptr_array_index (assessment->duties, i))->ground,
          worked->id);
  return TRUE;
}

static GPtrArray *
read_files (GStrv paths, GError **error)
{
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_worked_case_free);

  for (guint i = 0; paths[i]; i++)
    {
      g_autoptr (GBytes) bytes = fst_command_read_file (paths[i], error);
      g_autoptr (GPtrArray) cases = bytes ? fst_worked_cases_read (bytes, paths[i], error) : NULL;

      if (!cases)
        return NULL;
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&cases));
    }
  return g_steal_pointer (&all);
}

static void
print_json (GPtrArray *covered)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < covered->len; i++)
    {
      const Coverage *coverage = g_ptr_array_index (covered, i);

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "document", coverage->document);
      fst_json_add_string (builder, "rule", coverage->rule);
      json_builder_set_member_name (builder, "cases");
      json_builder_begin_array (builder);
      for (guint j = 0; j < coverage->cases->len; j++)
        json_builder_add_string_value (builder, g_ptr_array_index (coverage->cases, j));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  fst_command_print_json (node);
}

static void
print_text (GPtrArray *covered, guint n_uncovered)
{
  for (guint i = 0; i < covered->len; i++)
    {
      const Coverage *coverage = g_ptr_array_index (covered, i);

      g_print ("%s/%s:", coverage->document, coverage->rule);
      for (guint j = 0; j < coverage->cases->len; j++)
        g_print (" %s", (const char *) g_ptr_array_index (coverage->cases, j));
      if (coverage->cases->len == 0)
        g_print (" %s", _ ("no case"));
      g_print ("\n");
    }
  if (n_uncovered == 0)
    g_print (ngettext ("The one rule decides in some case.\n",
                       "All %u rules decide in some case.\n", covered->len),
             covered->len);
  else
    g_print (
        ngettext ("%u rule decides in no case.\n", "%u rules decide in no case.\n", n_uncovered),
        n_uncovered);
}

static guint
count_uncovered (GPtrArray *covered)
{
  guint n = 0;

  for (guint i = 0; i < covered->len; i++)
    n += ((const Coverage *) g_ptr_array_index (covered, i))->cases->len == 0;
  return n;
}

static int
run_coverage (FstCommandOptions *options, GStrv arguments)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "policies", 0, 0, G_OPTION_ARG_FILENAME, &folder, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) policies = NULL, cases = NULL, covered = NULL;
  g_autoptr (FstRules) rules = NULL;
  guint n_uncovered;

  if (!fst_command_parse (&fst_policy_coverage_command, &rest, entries, 1, G_MAXUINT))
    return FST_EXIT_UNUSABLE;
  policies = folder ? fst_policy_read_folder (folder, &error) : fst_policy_read_bundled (&error);
  cases = policies ? read_files (rest, &error) : NULL;
  if (!cases)
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  rules = fst_rules_new_for_policies (policies);
  covered = list_rules (policies);
  for (guint i = 0; i < cases->len; i++)
    if (!cover (covered, rules, g_ptr_array_index (cases, i), &error))
      return fst_command_fail (FST_EXIT_UNUSABLE, error);
  n_uncovered = count_uncovered (covered);
  if (options->json)
    print_json (covered);
  else
    print_text (covered, n_uncovered);
  return n_uncovered > 0 ? FST_EXIT_REFUSED : FST_EXIT_DONE;
}

const FstCommand fst_policy_coverage_command = {
  "policy coverage",
  "CASES.json… [--policies FOLDER] [--json]",
  N_ ("List for each rule the worked cases in which it decides"),
  run_coverage,
};
