#include <glib/gi18n.h>

#include "fst-assessment-print.h"
#include "fst-clock.h"
#include "fst-command.h"
#include "fst-fact-argument.h"
#include "fst-json-writing.h"
#include "fst-ladder-json.h"
#include "fst-rules.h"
#include "fst-session.h"

/* What was asked, as it was written. */
typedef struct
{
  char *region, *area;
  GDate day;
  GStrv needs, facts;
} Asking;

static void
asking_clear (Asking *self)
{
  g_free (self->region);
  g_free (self->area);
  g_strfreev (self->needs);
  g_strfreev (self->facts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asking, asking_clear)

static char *
list_needs (GPtrArray *needs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < needs->len; i++)
    {
      const FstLadderNeed *one = g_ptr_array_index (needs, i);

      g_string_append_printf (text, "%s%s", i ? "; " : "", _ (one->need->label));
    }
  return g_string_free (text, FALSE);
}

static void
print_step (const FstLadderStep *step)
{
  g_autofree char *title = fst_ladder_step_format (step);
  g_autofree char *sections = fst_ladder_step_format_sections (step);

  g_print ("%s (%s)\n", title, sections);
  for (guint i = 0; i < step->needs->len; i++)
    {
      const FstLadderNeed *one = g_ptr_array_index (step->needs, i);
      g_autofree char *condition = fst_ladder_need_format_condition (one);

      g_print ("    %s%s%s\n", _ (one->need->label), condition ? " – " : "",
               condition ? condition : "");
    }
}

static void
print_duties (const char *heading, GPtrArray *duties)
{
  guint n;
  const FstTerm *actors = fst_vocabulary_get_actors (&n);

  if (duties->len > 0)
    g_print ("\n%s\n", heading);
  for (guint i = 0; i < duties->len; i++)
    {
      const FstDuty *duty = g_ptr_array_index (duties, i);

      g_print ("  %s: %s (%s)\n", fst_term_get_label (actors, n, duty->actor), duty->text,
               duty->ground->sections[0]);
    }
}

static void
print_needs (const char *heading, GPtrArray *needs)
{
  g_autofree char *names = list_needs (needs);

  if (needs->len > 0)
    g_print ("\n%s: %s\n", heading, names);
}

static void
print_ladder (const FstLadder *ladder)
{
  g_autofree char *hangs_on = fst_ladder_format_facts (ladder->depends_on);

  fst_assessment_print_heading (ladder->at_discharge);
  g_print ("\n");
  for (guint i = 0; i < ladder->steps->len; i++)
    print_step (g_ptr_array_index (ladder->steps, i));
  if (ladder->steps->len == 0)
    g_print ("%s\n", _ ("The region’s documents hold no order of priority."));
  else
    {
      print_needs (_ ("Left to your judgement"), ladder->judged);
      print_needs (_ ("Not spoken of"), ladder->unplaced);
    }
  if (hangs_on)
    {
      g_print ("\n");
      /* Translators: facts that have to be known before any need has a priority */
      g_print (_ ("Every level depends on: %s"), hangs_on);
      g_print ("\n");
    }
  for (guint i = 0; i < ladder->exclusions->len; i++)
    {
      g_autofree char *text =
          fst_ladder_exclusion_format (g_ptr_array_index (ladder->exclusions, i));

      g_print ("  %s\n", text);
    }
  print_duties (_ ("Weighing needs"), ladder->weighing);
  print_duties (_ ("At discharge"), ladder->discharge);
}

static void
print_neighbour (const char *heading, const FstLadderStep *step, GPtrArray *ways)
{
  if (!step)
    return;
  g_print ("\n%s: ", heading);
  print_step (step);
  for (guint i = 0; i < ways->len; i++)
    {
      g_autofree char *text = fst_ladder_format_way (g_ptr_array_index (ways, i));

      g_print ("    %s\n", text);
    }
}

/* The answer and the rules that it rests on; why no other rule speaks "assess" tells. */
static void
print_answer (const FstDecision *decision)
{
  g_autofree char *text = fst_decision_format (decision);

  g_print ("\n%s: %s\n", _ (fst_vocabulary_get_question (decision->question)->label), text);
  for (guint i = 0; i < decision->grounds->len; i++)
    {
      const FstGround *ground = g_ptr_array_index (decision->grounds, i);
      g_autofree char *sections = g_strjoinv ("; ", ground->sections);

      g_print ("    %s (%s)\n", ground->text, sections);
    }
}

static void
print_place (const FstLadderPlace *place)
{
  print_answer (fst_ladder_place_get_decision (place));
  for (guint i = 0; place->steps->len > 1 && i < place->steps->len; i++)
    print_step (g_ptr_array_index (place->steps, i));
  print_neighbour (_ ("One level up"), place->above, place->to_above);
  print_neighbour (_ ("One level down"), place->below, place->to_below);
}

static gboolean
check_words (const char *option, const char *fact, const char *const *values, GError **error)
{
  for (guint i = 0; values && values[i]; i++)
    {
      g_autoptr (GVariant) value =
          fst_fact_check_value (fact, g_variant_new_string (values[i]), error);

      if (!value)
        {
          g_prefix_error (error, "%s: ", option);
          return FALSE;
        }
    }
  return TRUE;
}

/* The case without its needs, once every word of the question is one of the vocabulary. */
static FstCase *
read_base (const Asking *asking, GError **error)
{
  const char *const areas[] = { asking->area, NULL };
  g_autoptr (FstFacts) facts = NULL;

  if (!check_words ("--need", "need", (const char *const *) asking->needs, error)
      || !check_words ("--area", "need-area", areas, error))
    return NULL;
  facts = fst_fact_arguments_read ((const char *const *) asking->facts, error);
  if (!facts)
    return NULL;
  if (fst_facts_lookup (facts, "need") || fst_facts_lookup (facts, "need-area"))
    {
      g_set_error_literal (error, FST_CASE_ERROR, FST_CASE_ERROR_VALUE,
                           "--fact: needs are given by --need, and their area by --area");
      return NULL;
    }
  return fst_case_new (asking->region, &asking->day, facts, error);
}

static void
answer (FstCommandOptions *options, const Asking *asking, FstRegionRules *rules, FstCase *base)
{
  const char *const none[] = { NULL };
  const char *const *needs = asking->needs ? (const char *const *) asking->needs : none;
  g_autoptr (FstLadder) ladder = fst_ladder_new (rules, base);
  g_autoptr (FstLadderPlace) place =
      *needs ? fst_ladder_place_new (ladder, needs, asking->area) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;

  if (!options->json)
    {
      print_ladder (ladder);
      if (place)
        print_place (place);
      return;
    }
  json_builder_begin_object (builder);
  fst_json_add_node (builder, "ladder", fst_ladder_to_json (ladder));
  fst_json_add_node (builder, "place",
                     place ? fst_ladder_place_to_json (place) : json_node_new (JSON_NODE_NULL));
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  fst_command_print_json (node);
}

static int
answer_in_workspace (FstCommandOptions *options, Asking *asking)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FstWorkspace) workspace = NULL;
  g_autoptr (FstCase) bare = NULL;
  g_autoptr (FstCase) base = NULL;
  int status;

  workspace = fst_session_open_region (options, &asking->region, &status);
  if (!workspace)
    return status;
  bare = read_base (asking, &error);
  if (!bare)
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  base = fst_case_with_confirmations (bare, fst_workspace_get_confirmations (workspace));
  answer (options, asking, fst_workspace_get_region_rules (workspace), base);
  return FST_EXIT_DONE;
}

static int
run_priority (FstCommandOptions *options, GStrv arguments)
{
  g_auto (Asking) asking = { NULL };
  g_autofree char *day = NULL;
  const GOptionEntry entries[] = {
    { "region", 0, 0, G_OPTION_ARG_STRING, &asking.region, NULL, NULL },
    { "need", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asking.needs, NULL, NULL },
    { "area", 0, 0, G_OPTION_ARG_STRING, &asking.area, NULL, NULL },
    { "fact", 0, 0, G_OPTION_ARG_STRING_ARRAY, &asking.facts, NULL, NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &day, NULL, NULL },
    { NULL },
  };
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstRules) rules = NULL;
  g_autoptr (FstCase) base = NULL;
  FstRegionRules *prepared;

  if (!fst_command_parse (&fst_priority_command, &rest, entries, 0, 0)
      || !fst_command_read_day ("--date", day, &asking.day))
    return FST_EXIT_UNUSABLE;
  if (!day)
    fst_clock_get_today (&asking.day);
  if (options->workspace)
    return answer_in_workspace (options, &asking);
  if (!asking.region)
    return fst_command_fail_text (
        FST_EXIT_UNUSABLE,
        _ ("--region takes dalarna, stockholm, vastra-gotaland or vasterbotten"));
  base = read_base (&asking, &error);
  rules = base ? fst_rules_new (&error) : NULL;
  prepared = rules ? fst_rules_prepare (rules, base, FALSE, &error) : NULL;
  if (!prepared)
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  answer (options, &asking, prepared, base);
  return FST_EXIT_DONE;
}

const FstCommand fst_priority_command = {
  "priority",
  "--region REGION [--need NEED]… [--area AREA] [--fact NAME=VALUE]… [--date DAY]",
  N_ ("Show the region’s order of priority, and where needs stand in it"),
  run_priority,
};
