#include <glib/gi18n.h>

#include "fst-clock.h"
#include "fst-command.h"
#include "fst-finding-json.h"
#include "fst-policy-check.h"
#include "fst-policy-reader.h"

/* A word that the vocabulary does not have and a section that is not listed are faults of the
 * document; of a file that is no document nothing can be said. */
static FstFinding *
find_fault (const GError *error)
{
  if (g_error_matches (error, FST_POLICY_ERROR, FST_POLICY_ERROR_VOCABULARY))
    return fst_finding_new (FST_FINDING_VOCABULARY, NULL, NULL, error->message);
  if (g_error_matches (error, FST_POLICY_ERROR, FST_POLICY_ERROR_SECTION))
    return fst_finding_new (FST_FINDING_SECTION_UNLISTED, NULL, NULL, error->message);
  return NULL;
}

/* Reads a document into policies, or what is wrong with its words into findings. */
static gboolean
read_policy (const char *path, GPtrArray *policies, GPtrArray *findings, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = fst_command_read_file (path, &local);
  FstPolicy *policy = bytes ? fst_policy_read (bytes, path, &local) : NULL;
  FstFinding *fault = policy ? NULL : find_fault (local);

  if (policy)
    g_ptr_array_add (policies, policy);
  else if (fault)
    g_ptr_array_add (findings, fault);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return policy || fault;
}

/* Checks the documents of the files, or those that come with the program where there are none. */
static GPtrArray *
check (GStrv paths, guint *n_documents, GError **error)
{
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_finding_free);
  g_autoptr (GPtrArray) policies = NULL;
  g_autoptr (GPtrArray) more = NULL;

  if (!paths[0])
    policies = fst_policy_read_bundled (error);
  else
    policies = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);
  for (guint i = 0; paths[i]; i++)
    if (!read_policy (paths[i], policies, findings, error))
      return NULL;
  more = policies ? fst_policy_check (policies, error) : NULL;
  if (!more)
    return NULL;
  *n_documents = policies->len;
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&more));
  return g_steal_pointer (&findings);
}

static void
print_finding (const FstFinding *finding, const GDate *today)
{
  g_autofree char *sentence = fst_finding_format (finding);

  g_print ("%s\n", sentence);
  if (finding->facts)
    {
      g_autoptr (JsonNode) node = fst_finding_case_to_json (finding, today);
      g_autofree char *text = json_to_string (node, FALSE);

      g_print ("    %s\n", text);
    }
}

static void
print_findings (GPtrArray *findings, guint n_documents, const GDate *today)
{
  for (guint i = 0; i < findings->len; i++)
    print_finding (g_ptr_array_index (findings, i), today);
  if (findings->len == 0)
    g_print (ngettext ("Nothing found in %u document.\n", "Nothing found in %u documents.\n",
                       n_documents),
             n_documents);
}

static void
print_findings_json (GPtrArray *findings, const GDate *today)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < findings->len; i++)
    json_array_add_element (array, fst_finding_to_json (g_ptr_array_index (findings, i), today));
  json_node_set_array (node, array);
  fst_command_print_json (node);
}

static int
run_check (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint n_documents;
  GDate today;

  if (!fst_command_parse (&fst_policy_check_command, &rest, NULL, 0, G_MAXUINT))
    return FST_EXIT_UNUSABLE;
  findings = check (rest, &n_documents, &error);
  if (!findings)
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  fst_clock_get_today (&today);
  if (options->json)
    print_findings_json (findings, &today);
  else
    print_findings (findings, n_documents, &today);
  return findings->len == 0 ? FST_EXIT_DONE : FST_EXIT_REFUSED;
}

const FstCommand fst_policy_check_command = {
  "policy check",
  "[FILE.json …] [--json]",
  N_ ("Check documents for rules that collide, never hit or leave gaps"),
  run_check,
};
