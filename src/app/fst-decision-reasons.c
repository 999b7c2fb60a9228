#include "config.h"

#include "fst-decision-reasons.h"

#include <glib/gi18n.h>

#include "fst-fact-text.h"
#include "fst-policy.h"

static void
append_label (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

static FstPolicy *
find_policy (GPtrArray *policies, const char *id)
{
  for (guint i = 0; i < policies->len; i++)
    if (g_strcmp0 (((FstPolicy *) g_ptr_array_index (policies, i))->id, id) == 0)
      return g_ptr_array_index (policies, i);
  return NULL;
}

static char *
format_citation (GPtrArray *policies, const char *document, const char *const *sections)
{
  FstPolicy *policy = find_policy (policies, document);
  g_autofree char *joined = g_strjoinv (", ", (char **) sections);

  /* Translators: the title of a document and the sections in it */
  return g_strdup_printf (_ ("%s, section %s"), policy ? policy->title : document, joined);
}

static void
collect_facts (const FstCondition *condition, GHashTable *names)
{
  if (condition->children != NULL)
    for (guint i = 0; i < condition->children->len; i++)
      collect_facts (g_ptr_array_index (condition->children, i), names);
  if (condition->kind == FST_CONDITION_IN || condition->kind == FST_CONDITION_RANGE)
    g_hash_table_add (names, condition->fact);
}

static char *
format_fact (const FstFactSpec *spec, FstFacts *facts)
{
  GVariant *value = fst_facts_lookup (facts, spec->id);
  g_autofree char *text =
      value ? fst_fact_format_value (spec->id, value) : g_strdup (_ ("not known"));

  return g_strdup_printf ("%s: %s", _ (spec->label), text);
}

/* The facts that the rules look at, in the vocabulary's order. */
static void
append_facts (GtkBox *box, const FstDecision *decision, FstFacts *facts, GPtrArray *policies)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  const FstFactSpec *specs;
  guint n;

  for (guint i = 0; i < decision->grounds->len; i++)
    {
      const FstGround *ground = g_ptr_array_index (decision->grounds, i);
      FstPolicy *policy = find_policy (policies, ground->document);
      FstRule *rule = policy ? fst_policy_find_rule (policy, ground->rule) : NULL;

      if (rule != NULL && rule->when != NULL)
        collect_facts (rule->when, names);
    }
  if (g_hash_table_size (names) == 0)
    return;
  append_label (box, _ ("Facts it looks at"), "caption-heading");
  specs = fst_vocabulary_get_facts (&n);
  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (names, specs[i].id))
      {
        g_autofree char *line = format_fact (&specs[i], facts);

        append_label (box, line, "caption");
      }
}

static void
append_considered (GtkBox *box, const FstDecision *decision, GPtrArray *policies)
{
  g_autoptr (GPtrArray) rules = fst_decision_list_considered (decision);

  if (rules->len == 0)
    return;
  append_label (box, _ ("Considered, but does not apply"), "caption-heading");
  for (guint i = 0; i < rules->len; i++)
    {
      const FstConsidered *considered = g_ptr_array_index (rules, i);
      g_autofree char *sections = g_strjoinv (", ", considered->sections);
      g_autofree char *citation = format_citation (policies, considered->document,
                                                   (const char *const *) considered->sections);
      g_autofree char *because = fst_considered_format (considered);
      /* The title says nothing where there is one document only. */
      g_autofree char *line =
          g_strdup_printf ("%s: %s", policies->len == 1 ? sections : citation, because);

      append_label (box, line, "caption");
    }
}

/**
 * fst_decision_reasons_fill:
 * @box: a box
 * @decision: a decision
 * @facts: what is known in its case
 * @policies: (element-type FstPolicy): the documents of the region
 *
 * Fills the box with why the decision is as it is: the rules in plain words with their sections,
 * the facts that they look at, and the rules that were considered and do not apply. Main thread.
 */
void
fst_decision_reasons_fill (GtkBox *box,
                           const FstDecision *decision,
                           FstFacts *facts,
                           GPtrArray *policies)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (decision != NULL && facts != NULL && policies != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < decision->grounds->len; i++)
    {
      const FstGround *ground = g_ptr_array_index (decision->grounds, i);
      g_autofree char *citation =
          format_citation (policies, ground->document, (const char *const *) ground->sections);

      append_label (box, ground->text, NULL);
      append_label (box, citation, "caption");
    }
  if (decision->grounds->len == 0)
    append_label (box, _ ("No rule answers this yet."), NULL);
  append_facts (box, decision, facts, policies);
  append_considered (box, decision, policies);
}
