#include <string.h>

#include <glib/gi18n.h>

#include "fst-assessment-json.h"
#include "fst-assessment-print.h"
#include "fst-case-reader.h"
#include "fst-code-list-reader.h"
#include "fst-command.h"
#include "fst-difference-json.h"
#include "fst-difference-print.h"
#include "fst-json-writing.h"
#include "fst-rules.h"
#include "fst-session.h"
#include "fst-vocabulary-json.h"
#include "fst-what-if-json.h"

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

/* How cases are to be assessed, and what besides is asked of them. */
typedef struct
{
  FstRules *rules;
  GPtrArray *confirmations; /* (nullable) (element-type FstConfirmation) */
  gboolean without_pending;
  GArray *explored;     /* (element-type FstQuestion): what would change these answers */
  GStrv facts;          /* (nullable): only these are explored */
  const char *compared; /* (nullable): another region */
  gboolean as_text;
} Assessing;

static void
assessing_clear (Assessing *self)
{
  g_clear_object (&self->rules);
  g_clear_pointer (&self->explored, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Assessing, assessing_clear)

static GPtrArray *
explore (FstRegionRules *rules, FstCase *subject, FstQuestion question, GStrv facts)
{
  GPtrArray *list;

  if (!facts)
    return fst_what_if_list (rules, subject, question);
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_what_if_free);
  for (guint i = 0; facts[i]; i++)
    g_ptr_array_add (list, fst_what_if_new (rules, subject, question, facts[i]));
  return list;
}

static JsonNode *
explore_to_json (const Assessing *self, FstRegionRules *rules, FstCase *subject)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < self->explored->len; i++)
    {
      FstQuestion question = g_array_index (self->explored, FstQuestion, i);
      g_autoptr (GPtrArray) list = explore (rules, subject, question, self->facts);

      fst_json_add_node (builder, fst_vocabulary_get_question (question)->id,
                         fst_what_if_to_json (list));
    }
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static FstCase *
in_region (const Assessing *self, FstCase *subject, GError **error)
{
  g_autoptr (FstCase) bare = fst_case_new (self->compared, &subject->date, subject->facts, error);

  return bare ? fst_case_with_confirmations (bare, subject->confirmations) : NULL;
}

static void
print_explored (const Assessing *self, FstRegionRules *rules, FstCase *subject)
{
  for (guint i = 0; i < self->explored->len; i++)
    {
      FstQuestion question = g_array_index (self->explored, FstQuestion, i);
      g_autoptr (GPtrArray) list = explore (rules, subject, question, self->facts);

      g_print ("\n");
      fst_what_if_print (list, question);
    }
}

/* The same facts on the same day in another region. */
static FstDifference *
compare (const Assessing *self, FstAssessment *assessment, FstCase *subject)
{
  g_autoptr (FstCase) there = in_region (self, subject, NULL);
  g_autoptr (FstAssessment) other =
      fst_rules_assess (self->rules, there, self->without_pending, NULL);

  return fst_difference_new (assessment, other);
}

static JsonNode *
compared_to_json (FstDifference *difference)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "region", difference->second->region);
  fst_json_add_node (builder, "assessment", fst_assessment_to_json (difference->second));
  fst_json_add_node (builder, "difference", fst_difference_to_json (difference));
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
print_compared (FstDifference *difference)
{
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);

  fst_difference_print (difference, fst_term_get_label (regions, n, difference->first->region),
                        fst_term_get_label (regions, n, difference->second->region));
}

static void
print_one (const Assessing *self, FstRegionRules *rules, FstCase *subject)
{
  g_autoptr (FstAssessment) assessment = fst_region_rules_assess (rules, subject);

  if (self->compared)
    {
      g_autoptr (FstDifference) difference = compare (self, assessment, subject);

      print_compared (difference);
    }
  else
    fst_assessment_print (assessment, subject->facts, fst_rules_get_policies (self->rules));
  print_explored (self, rules, subject);
}

static JsonNode *
one_to_json (const Assessing *self, FstRegionRules *rules, FstCase *subject)
{
  g_autoptr (FstAssessment) assessment = fst_region_rules_assess (rules, subject);
  JsonNode *node = fst_assessment_to_json (assessment);

  if (self->explored->len > 0)
    json_object_set_member (json_node_get_object (node), "what-if",
                            explore_to_json (self, rules, subject));
  if (self->compared)
    {
      g_autoptr (FstDifference) difference = compare (self, assessment, subject);

      json_object_set_member (json_node_get_object (node), "compare",
                              compared_to_json (difference));
    }
  return node;
}

/* Whether the case can be assessed in the other region too. */
static gboolean
prepare_compared (const Assessing *self, FstCase *subject, GError **error)
{
  g_autoptr (FstCase) there = in_region (self, subject, error);

  if (!there)
    {
      g_prefix_error (error, "--compare: ");
      return FALSE;
    }
  if (g_str_equal (there->region, subject->region))
    {
      g_set_error (error, FST_CASE_ERROR, FST_CASE_ERROR_REGION,
                   "--compare: the case is of the region “%s” itself", subject->region);
      return FALSE;
    }
  return fst_rules_prepare (self->rules, there, self->without_pending, error) != NULL;
}

/* Nothing is printed before it is sure that every case can be assessed. */
static gboolean
prepare_all (const Assessing *self, GPtrArray *cases, GError **error)
{
  for (guint i = 0; i < cases->len; i++)
    {
      g_autoptr (FstCase) bare = g_steal_pointer (&cases->pdata[i]);
      FstCase *subject = fst_case_with_confirmations (bare, self->confirmations);

      cases->pdata[i] = subject;
      if (!fst_rules_prepare (self->rules, subject, self->without_pending, error))
        return FALSE;
      if (self->compared && !prepare_compared (self, subject, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
assess_all (const Assessing *self, GPtrArray *cases, gboolean is_array, GError **error)
{
  g_autoptr (JsonArray) results = json_array_new ();
  g_autoptr (JsonNode) node = NULL;

  if (!prepare_all (self, cases, error))
    return FALSE;
  for (guint i = 0; i < cases->len; i++)
    {
      FstCase *subject = g_ptr_array_index (cases, i);
      FstRegionRules *rules = fst_rules_prepare (self->rules, subject, self->without_pending, NULL);

      if (self->as_text && i > 0)
        g_print ("\n");
      if (self->as_text)
        print_one (self, rules, subject);
      else
        json_array_add_element (results, one_to_json (self, rules, subject));
    }
  if (self->as_text)
    return TRUE;
  node = is_array ? json_node_init_array (json_node_alloc (), results)
                  : json_array_dup_element (results, 0);
  fst_command_print_json (node);
  return TRUE;
}

/* Whether the words of --explore and --fact are in the vocabulary. */
static gboolean
read_explored (Assessing *self, GStrv questions, GError **error)
{
  self->explored = g_array_new (FALSE, FALSE, sizeof (FstQuestion));
  for (guint i = 0; questions && questions[i]; i++)
    {
      FstQuestion question;

      if (!fst_vocabulary_find_question (questions[i], &question))
        {
          g_set_error (error, FST_CASE_ERROR, FST_CASE_ERROR_VALUE,
                       "--explore: “%s” is not a question; “facts” lists them", questions[i]);
          return FALSE;
        }
      g_array_append_val (self->explored, question);
    }
  for (guint i = 0; self->facts && self->facts[i]; i++)
    if (!fst_vocabulary_find_fact (self->facts[i]))
      {
        g_set_error (error, FST_CASE_ERROR, FST_CASE_ERROR_UNKNOWN_FACT,
                     "--fact: there is no fact “%s”; “facts” lists them", self->facts[i]);
        return FALSE;
      }
  if (self->facts && self->explored->len == 0)
    {
      g_set_error_literal (error, FST_CASE_ERROR, FST_CASE_ERROR_VALUE,
                           "--fact goes with --explore");
      return FALSE;
    }
  return TRUE;
}

static int
run_assess (FstCommandOptions *options, GStrv arguments)
{
  g_auto (Assessing) assessing = { NULL };
  gboolean is_array = FALSE;
  g_autofree char *format = NULL;
  g_autofree char *compared = NULL;
  g_auto (GStrv) lists = NULL;
  g_auto (GStrv) questions = NULL;
  g_auto (GStrv) facts = NULL;
  const GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_STRING_ARRAY, &lists, NULL, NULL },
    { "without-pending", 0, 0, G_OPTION_ARG_NONE, &assessing.without_pending, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { "explore", 0, 0, G_OPTION_ARG_STRING_ARRAY, &questions, NULL, NULL },
    { "compare", 0, 0, G_OPTION_ARG_STRING, &compared, NULL, NULL },
    { "fact", 0, 0, G_OPTION_ARG_STRING_ARRAY, &facts, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  int status;

  if (!fst_command_parse (&fst_assess_command, &rest, entries, 1, 1))
    return FST_EXIT_UNUSABLE;
  if (format && !g_str_equal (format, "text") && !g_str_equal (format, "json"))
    return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("--format takes json or text"));
  assessing.as_text = g_strcmp0 (format, "text") == 0;
  assessing.facts = facts;
  assessing.compared = compared;
  if (!read_explored (&assessing, questions, &error))
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  bytes = fst_command_read_file (rest[0], &error);
  cases = bytes ? fst_cases_read (bytes, rest[0], &is_array, &error) : NULL;
  if (cases && options->workspace)
    {
      workspace = fst_session_open (options, &status);
      if (!workspace)
        return status;
      assessing.confirmations = fst_workspace_get_confirmations (workspace);
    }
  assessing.rules = cases ? make_rules ((const char *const *) lists, &error) : NULL;
  if (!assessing.rules || !assess_all (&assessing, cases, is_array, &error))
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  return FST_EXIT_DONE;
}

const FstCommand fst_assess_command = {
  "assess",
  "CASE.json [--format json|text] [--without-pending] [--list NAME[@OWNER]=FILE]… "
  "[--explore QUESTION [--fact FACT]…]… [--compare REGION]",
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
