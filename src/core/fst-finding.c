#include "fst-finding.h"

#include <glib/gi18n-lib.h>

/**
 * fst_finding_new:
 * @kind: what has been found
 * @region: (nullable): the region whose documents it is about
 * @document: (nullable): the document
 * @detail: (nullable): what else there is to say
 *
 * Makes a finding.
 *
 * Returns: (transfer full): the finding
 */
FstFinding *
fst_finding_new (FstFindingKind kind, const char *region, const char *document, const char *detail)
{
  FstFinding *self = g_new0 (FstFinding, 1);

  self->kind = kind;
  self->region = g_strdup (region);
  self->document = g_strdup (document);
  self->rules = g_new0 (char *, 1);
  self->detail = g_strdup (detail);
  return self;
}

/**
 * fst_finding_free:
 * @self: (transfer full) (nullable): a finding
 *
 * Frees a finding.
 */
void
fst_finding_free (FstFinding *self)
{
  if (!self)
    return;
  g_free (self->region);
  g_free (self->document);
  g_strfreev (self->rules);
  g_free (self->detail);
  g_clear_pointer (&self->facts, fst_facts_unref);
  g_free (self);
}

/**
 * fst_finding_add_rule:
 * @self: a finding
 * @name: DOCUMENT/RULE
 *
 * Names one more rule that a finding is about.
 */
void
fst_finding_add_rule (FstFinding *self, const char *name)
{
  guint n = g_strv_length (self->rules);

  self->rules = g_renew (char *, self->rules, n + 2);
  self->rules[n] = g_strdup (name);
  self->rules[n + 1] = NULL;
}

/**
 * fst_finding_set_question:
 * @self: a finding
 * @question: the question that it is about
 *
 * Says which question a finding is about.
 */
void
fst_finding_set_question (FstFinding *self, FstQuestion question)
{
  self->is_answer = TRUE;
  self->question = question;
}

/**
 * fst_finding_take_facts:
 * @self: a finding without an example
 * @facts: (transfer full) (nullable): what is known in a case that shows it
 *
 * Gives a finding its example.
 */
void
fst_finding_take_facts (FstFinding *self, FstFacts *facts)
{
  self->facts = facts;
}

/**
 * fst_finding_kind_to_id:
 * @kind: a kind
 *
 * Gives a kind's name, the same in every language.
 *
 * Returns: the name
 */
const char *
fst_finding_kind_to_id (FstFindingKind kind)
{
  static const char *const ids[] = {
    [FST_FINDING_VOCABULARY] = "vocabulary",
    [FST_FINDING_SECTION_UNLISTED] = "section-unlisted",
    [FST_FINDING_SECTION_UNUSED] = "section-unused",
    [FST_FINDING_UNKNOWN_RULE] = "unknown-rule",
    [FST_FINDING_CIRCLE] = "circle",
    [FST_FINDING_NEVER_HOLDS] = "never-holds",
    [FST_FINDING_OVERRIDDEN] = "overridden",
    [FST_FINDING_CONFLICT] = "conflict",
    [FST_FINDING_NO_CONFLICT] = "no-conflict",
    [FST_FINDING_GAP] = "gap",
    [FST_FINDING_NO_SILENCE] = "no-silence",
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (ids), NULL);

  return ids[kind];
}

/* The rules from a place on, as a list to read. */
static char *
list_rules (const FstFinding *self, guint first)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < g_strv_length (self->rules); i++)
    g_string_append_printf (text, "%s%s", i > first ? ", " : "", self->rules[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * fst_finding_format:
 * @self: a finding
 *
 * Says in a sentence what has been found.
 *
 * Returns: (transfer full): the sentence, in the user's language
 */
char *
fst_finding_format (const FstFinding *self)
{
  const char *question = fst_vocabulary_get_question (self->question)->id;
  const char *first = self->rules[0] ? self->rules[0] : self->document;
  g_autofree char *rules = list_rules (self, 0);
  g_autofree char *others = self->rules[0] ? list_rules (self, 1) : NULL;

  switch (self->kind)
    {
    case FST_FINDING_SECTION_UNUSED:
      return g_strdup_printf (_ ("%s: no rule cites section %s"), self->document, self->detail);
    case FST_FINDING_UNKNOWN_RULE:
      return g_strdup_printf (_ ("%s: names %s, which is not there"), first, self->detail);
    case FST_FINDING_CIRCLE:
      return g_strdup_printf (_ ("The precedence goes in a circle: each yields to the next of %s"),
                              rules);
    case FST_FINDING_NEVER_HOLDS:
      return g_strdup_printf (_ ("%s: no case meets its condition"), first);
    case FST_FINDING_OVERRIDDEN:
      return g_strdup_printf (_ ("%s: never answers %s; these always go before it: %s"), first,
                              question, others);
    case FST_FINDING_CONFLICT:
      return g_strdup_printf (_ ("%s: these can hit together, say different things, and none goes "
                                 "before the other: %s"),
                              question, rules);
    case FST_FINDING_NO_CONFLICT:
      return g_strdup_printf (_ ("%s: is said to collide with %s, and never does"), first, others);
    case FST_FINDING_GAP:
      return g_strdup_printf (_ ("%s: answers %s in other cases, and says nothing in this one"),
                              self->document, question);
    case FST_FINDING_NO_SILENCE:
      return g_strdup_printf (
          _ ("%s: is said to be silent on %s where it always answers or nothing lies: %s"),
          self->document, question, self->detail);
    case FST_FINDING_VOCABULARY:
    case FST_FINDING_SECTION_UNLISTED:
    default:
      return g_strdup (self->detail);
    }
}
