#include <string.h>

#include <glib/gi18n.h>

#include "fst-assessment-json.h"
#include "fst-clock.h"
#include "fst-command-policy.h"
#include "fst-json-writing.h"
#include "fst-rule-text.h"
#include "fst-rules.h"
#include "fst-session.h"

/* A document, and what is known of it beside its file. */
typedef struct
{
  FstPolicy *policy;
  GPtrArray *policies;     /* (element-type FstPolicy): all, for rules of other documents */
  FstWorkspace *workspace; /* (nullable): without one nobody has confirmed or read in anything */
  FstConfirmation *confirmation; /* (nullable) */
  GDate today;
} Shown;

static FstPolicy *
find_policy (GPtrArray *policies, const char *id)
{
  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);

      if (g_str_equal (policy->id, id))
        return policy;
    }
  return NULL;
}

/* A rule as yields-to names it: RULE, or DOCUMENT/RULE. */
static const FstRule *
find_rule (const Shown *self, const char *name, FstPolicy **policy)
{
  const char *slash = strchr (name, '/');
  g_autofree char *document = slash ? g_strndup (name, (gsize) (slash - name)) : NULL;

  *policy = document ? find_policy (self->policies, document) : self->policy;
  return *policy ? fst_policy_find_rule (*policy, slash ? slash + 1 : name) : NULL;
}

static gboolean
is_read_in (const Shown *self, const FstAnnex *annex)
{
  g_autofree char *name = g_strdup_printf ("%s/%s", self->policy->id, annex->id);
  GPtrArray *lists = fst_workspace_get_lists (self->workspace);

  for (guint i = 0; i < lists->len; i++)
    {
      FstCodeList *list = g_ptr_array_index (lists, i);

      if (g_str_equal (list->name, name) && fst_workspace_uses_list (self->workspace, list))
        return TRUE;
    }
  return FALSE;
}

static void
add_answers (JsonBuilder *builder, const FstRule *rule)
{
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_object (builder);
  for (guint i = 0; i < rule->answers->len; i++)
    {
      const FstAnswer *answer = g_ptr_array_index (rule->answers, i);

      json_builder_set_member_name (builder, fst_vocabulary_get_question (answer->question)->id);
      json_builder_begin_object (builder);
      fst_json_add_node (builder, "value", fst_value_to_json (answer->value));
      fst_json_add_boolean (builder, "leaves-judgement", answer->leaves_judgement);
      fst_json_add_boolean (builder, "not-regulated", answer->not_regulated);
      if (answer->of)
        {
          fst_json_add_string (builder, "of", answer->of);
          fst_json_add_integer (builder, "share-percent", answer->share_percent);
          fst_json_add_integer (builder, "above", answer->above);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_duties (JsonBuilder *builder, const FstRule *rule)
{
  json_builder_set_member_name (builder, "duties");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rule->duties->len; i++)
    {
      const FstRuleDuty *duty = g_ptr_array_index (rule->duties, i);

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "id", duty->id);
      fst_json_add_string (builder, "actor", duty->actor);
      fst_json_add_string (builder, "text", duty->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_rule (JsonBuilder *builder, const Shown *self, const FstRule *rule)
{
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "id", rule->id);
  fst_json_add_strings (builder, "sections", rule->sections);
  fst_json_add_string (builder, "text", rule->text);
  add_answers (builder, rule);
  add_duties (builder, rule);
  json_builder_set_member_name (builder, "yields-to");
  json_builder_begin_array (builder);
  for (guint i = 0; rule->yields_to && rule->yields_to[i]; i++)
    {
      FstPolicy *policy;
      const FstRule *before = find_rule (self, rule->yields_to[i], &policy);

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "document", policy->id);
      fst_json_add_string (builder, "rule", before->id);
      fst_json_add_strings (builder, "sections", before->sections);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_annex (JsonBuilder *builder, const Shown *self, const FstAnnex *annex)
{
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "id", annex->id);
  fst_json_add_string (builder, "title", annex->title);
  fst_json_add_string (builder, "where", annex->where);
  fst_json_add_string (builder, "question", fst_vocabulary_get_question (annex->question)->id);
  fst_json_add_strings (builder, "values", annex->values);
  json_builder_set_member_name (builder, "read-in");
  if (self->workspace)
    json_builder_add_boolean_value (builder, is_read_in (self, annex));
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static void
show_json (const Shown *self)
{
  FstPolicy *policy = self->policy;
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *notice = fst_policy_get_notice (policy, &self->today, self->confirmation);

  json_builder_begin_object (builder);
  fst_command_policy_add_state (builder, policy, &self->today, self->confirmation);
  fst_json_add_string (builder, "notice", notice);
  fst_json_add_strings (builder, "parties", policy->parties);
  json_builder_set_member_name (builder, "annexes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < policy->annexes->len; i++)
    add_annex (builder, self, g_ptr_array_index (policy->annexes, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < policy->rules->len; i++)
    add_rule (builder, self, g_ptr_array_index (policy->rules, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  fst_command_print_json (root);
}

static void
print_head (const Shown *self)
{
  FstPolicy *policy = self->policy;
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);
  g_autofree char *parties = g_strjoinv (", ", policy->parties);
  g_autofree char *validity = fst_policy_format_validity (policy, &self->today, self->confirmation);
  g_autofree char *confirmed =
      self->confirmation ? fst_confirmation_format (self->confirmation) : NULL;

  g_print ("%s  %s\n", policy->id, policy->title);
  g_print ("    %s\n", fst_term_get_label (regions, n, policy->region));
  if (*parties)
    g_print ("    %s\n", parties);
  g_print ("    ");
  g_print (_ ("Version %s of the policy file"), policy->version);
  g_print ("\n    %s\n", validity);
  if (confirmed && !g_str_equal (confirmed, validity))
    g_print ("    %s\n", confirmed);
}

static void
print_annex (const Shown *self, const FstAnnex *annex)
{
  g_print ("    %s  %s\n", annex->id, annex->title);
  if (self->workspace)
    g_print ("        %s\n", is_read_in (self, annex) ? _ ("read in") : _ ("not read in"));
  if (annex->where)
    g_print ("        %s\n", annex->where);
}

/* The sections that go before it, each once; of another document with its id. */
static char *
format_before (const Shown *self, const FstRule *rule)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; rule->yields_to[i]; i++)
    {
      FstPolicy *policy;
      const FstRule *before = find_rule (self, rule->yields_to[i], &policy);

      for (guint j = 0; before->sections[j]; j++)
        {
          char *name = policy == self->policy
                           ? g_strdup (before->sections[j])
                           : g_strdup_printf ("%s: %s", policy->id, before->sections[j]);

          if (!g_hash_table_contains (seen, name))
            g_strv_builder_add (builder, name);
          g_hash_table_add (seen, name);
        }
    }
  names = g_strv_builder_end (builder);
  return g_strjoinv ("; ", names);
}

static void
print_rule (const Shown *self, const FstRule *rule)
{
  g_autofree char *sections = g_strjoinv (", ", rule->sections);
  guint n;
  const FstTerm *actors = fst_vocabulary_get_actors (&n);

  g_print ("\n%s  (%s)\n    %s\n", sections, rule->id, rule->text);
  for (guint i = 0; i < rule->answers->len; i++)
    {
      const FstAnswer *answer = g_ptr_array_index (rule->answers, i);
      g_autofree char *text = fst_answer_format (answer);

      g_print ("      %s: %s\n", _ (fst_vocabulary_get_question (answer->question)->label), text);
    }
  for (guint i = 0; i < rule->duties->len; i++)
    {
      const FstRuleDuty *duty = g_ptr_array_index (rule->duties, i);

      g_print ("      %s: %s\n", fst_term_get_label (actors, n, duty->actor), duty->text);
    }
  if (rule->yields_to && rule->yields_to[0])
    {
      g_autofree char *before = format_before (self, rule);

      g_print ("      ");
      /* Translators: the sections of a document whose rules go before another rule */
      g_print (_ ("Rules that go before it: %s"), before);
      g_print ("\n");
    }
}

static void
show_text (const Shown *self)
{
  FstPolicy *policy = self->policy;

  print_head (self);
  if (policy->annexes->len > 0)
    g_print ("\n%s\n", _ ("Lists the Document Refers To"));
  for (guint i = 0; i < policy->annexes->len; i++)
    print_annex (self, g_ptr_array_index (policy->annexes, i));
  for (guint i = 0; i < policy->rules->len; i++)
    print_rule (self, g_ptr_array_index (policy->rules, i));
}

static int
fail_unknown (GPtrArray *policies, const char *id)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < policies->len; i++)
    g_strv_builder_add (builder, ((FstPolicy *) g_ptr_array_index (policies, i))->id);
  ids = g_strv_builder_end (builder);
  all = g_strjoinv (", ", ids);
  return fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("there is no document “%s”; there are: %s"),
                                id, all);
}

static int
run_show (FstCommandOptions *options, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstRules) rules = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  Shown shown = { 0 };
  int status;

  if (!fst_command_parse (&fst_policy_show_command, &rest, NULL, 1, 1))
    return FST_EXIT_UNUSABLE;
  rules = fst_rules_new (&error);
  if (!rules)
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  shown.policies = fst_rules_get_policies (rules);
  shown.policy = find_policy (shown.policies, rest[0]);
  if (!shown.policy)
    return fail_unknown (shown.policies, rest[0]);
  if (options->workspace)
    {
      workspace = fst_session_open (options, &status);
      if (!workspace)
        return status;
      shown.workspace = workspace;
      shown.confirmation =
          fst_confirmations_find (fst_workspace_get_confirmations (workspace), shown.policy->id);
    }
  fst_clock_get_today (&shown.today);
  if (options->json)
    show_json (&shown);
  else
    show_text (&shown);
  return FST_EXIT_DONE;
}

const FstCommand fst_policy_show_command = {
  "policy show",
  "ID [--json]",
  N_ ("Show a document: how it stands, its lists and every rule"),
  run_show,
};
