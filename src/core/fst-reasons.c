#include "fst-reasons.h"

#include <glib/gi18n-lib.h>

#include "fst-fact-text.h"
#include "fst-policy.h"

/* What the lines are made from, and the lines. */
typedef struct
{
  const FstDecision *decision;
  FstAssessment *assessment;
  FstFacts *facts;
  GPtrArray *policies;
  GPtrArray *lines;
} Reasons;

static void
line_free (FstReasonLine *self)
{
  g_free (self->text);
  g_free (self->document);
  g_free (self->rule);
  g_free (self->version);
  g_free (self);
}

static void
take_line (Reasons *self, FstReasonLineKind kind, char *text)
{
  FstReasonLine *line = g_new0 (FstReasonLine, 1);

  line->kind = kind;
  line->text = text;
  g_ptr_array_add (self->lines, line);
}

static void
add_line (Reasons *self, FstReasonLineKind kind, const char *text)
{
  take_line (self, kind, g_strdup (text));
}

static const FstDocumentState *
find_document (Reasons *self, const char *id)
{
  for (guint i = 0; i < self->assessment->documents->len; i++)
    {
      const FstDocumentState *document = g_ptr_array_index (self->assessment->documents, i);

      if (g_str_equal (document->id, id))
        return document;
    }
  return NULL;
}

/* Tells which rule the newest line cites. */
static void
cite (Reasons *self, const char *document, const char *rule)
{
  FstReasonLine *line = g_ptr_array_index (self->lines, self->lines->len - 1);
  const FstDocumentState *state = find_document (self, document);

  line->document = g_strdup (document);
  line->rule = g_strdup (rule);
  line->version = g_strdup (state ? state->version : "");
}

/* The rule as it was when the case was assessed; NULL where the document has another version by
 * now. */
static const FstRule *
find_rule (Reasons *self, const FstGround *ground)
{
  const FstDocumentState *document = find_document (self, ground->document);

  for (guint i = 0; document && self->policies && i < self->policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (self->policies, i);

      if (g_str_equal (policy->id, ground->document)
          && g_str_equal (policy->version, document->version))
        return fst_policy_find_rule (policy, ground->rule);
    }
  return NULL;
}

static char *
format_citation (Reasons *self, const char *document, const char *sections)
{
  const FstDocumentState *state = find_document (self, document);

  /* Translators: the title of a document and the sections in it */
  return g_strdup_printf (_ ("%s, section %s"), state ? state->title : document, sections);
}

static void
add_grounds (Reasons *self)
{
  g_autoptr (GHashTable) noticed = g_hash_table_new (g_str_hash, g_str_equal);

  if (self->decision->status == FST_STATUS_MISSING_FACTS && self->decision->grounds->len > 0)
    add_line (self, FST_REASON_LINE_HEADING,
              _ ("Rules that may apply, depending on what is not known yet"));
  for (guint i = 0; i < self->decision->grounds->len; i++)
    {
      const FstGround *ground = g_ptr_array_index (self->decision->grounds, i);
      const FstDocumentState *document = find_document (self, ground->document);
      g_autofree char *sections = g_strjoinv (", ", ground->sections);

      add_line (self, FST_REASON_LINE_RULE, ground->text);
      take_line (self, FST_REASON_LINE_CITATION,
                 format_citation (self, ground->document, sections));
      cite (self, ground->document, ground->rule);
      if (document && document->notice && g_hash_table_add (noticed, ground->document))
        add_line (self, FST_REASON_LINE_NOTICE, document->notice);
    }
  if (self->decision->status == FST_STATUS_NOT_REGULATED && self->decision->grounds->len == 0)
    add_line (self, FST_REASON_LINE_RULE,
              _ ("No rule of the documents answers this for this case."));
  else if (self->decision->grounds->len == 0)
    add_line (self, FST_REASON_LINE_RULE, _ ("No rule answers this yet."));
}

static void
collect_facts (const FstCondition *condition, GHashTable *names)
{
  for (guint i = 0; condition->children && i < condition->children->len; i++)
    collect_facts (g_ptr_array_index (condition->children, i), names);
  if (condition->kind == FST_CONDITION_IN || condition->kind == FST_CONDITION_RANGE)
    g_hash_table_add (names, condition->fact);
}

static void
add_fact (Reasons *self, const char *fact)
{
  GVariant *value = fst_facts_lookup (self->facts, fact);
  g_autofree char *label = fst_fact_format_label (fact);
  g_autofree char *text = value ? fst_fact_format_value (fact, value) : NULL;
  FstFactSource source = FST_FACT_SOURCE_CASE;

  if (!value)
    {
      /* Translators: a fact, such as "Age" */
      take_line (self, FST_REASON_LINE_DETAIL, g_strdup_printf (_ ("%s: not known"), label));
      return;
    }
  fst_facts_get_source (self->facts, fact, &source);
  /* Translators: a fact, its value, and where it came from, such as "Age: 9 years (From the
   * personal number)" */
  take_line (self, FST_REASON_LINE_DETAIL,
             g_strdup_printf (_ ("%s: %s (%s)"), label, text, fst_fact_source_get_label (source)));
}

/* The facts that the rules look at, in the vocabulary's order. */
static void
add_facts (Reasons *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  const FstFactSpec *specs;
  GHashTableIter iter;
  gpointer name;
  guint n;

  for (guint i = 0; i < self->decision->grounds->len; i++)
    {
      const FstRule *rule = find_rule (self, g_ptr_array_index (self->decision->grounds, i));

      if (rule && rule->when)
        collect_facts (rule->when, names);
    }
  if (g_hash_table_size (names) == 0)
    return;
  add_line (self, FST_REASON_LINE_HEADING, _ ("Facts it looks at"));
  specs = fst_vocabulary_get_facts (&n);
  for (guint i = 0; i < n; i++)
    if (g_hash_table_remove (names, specs[i].id))
      add_fact (self, specs[i].id);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    add_fact (self, name);
}

static gboolean
rests_on (const FstDecision *decision, const FstGround *ground)
{
  for (guint i = 0; i < decision->grounds->len; i++)
    {
      const FstGround *other = g_ptr_array_index (decision->grounds, i);

      if (g_str_equal (other->document, ground->document)
          && g_str_equal (other->rule, ground->rule))
        return TRUE;
    }
  return FALSE;
}

/* What the same rules lay upon somebody. */
static void
add_duties (Reasons *self)
{
  gboolean any = FALSE;
  guint n;
  const FstTerm *actors = fst_vocabulary_get_actors (&n);

  for (guint i = 0; i < self->assessment->duties->len; i++)
    {
      const FstDuty *duty = g_ptr_array_index (self->assessment->duties, i);

      if (!rests_on (self->decision, duty->ground))
        continue;
      if (!any)
        add_line (self, FST_REASON_LINE_HEADING, _ ("What follows from it"));
      any = TRUE;
      take_line (
          self, FST_REASON_LINE_DETAIL,
          g_strdup_printf ("%s: %s", fst_term_get_label (actors, n, duty->actor), duty->text));
    }
}

/* Rules that don't apply for the same reason. */
typedef struct
{
  char *because;
  const char *document;
  const char *rule; /* the first of them */
  GPtrArray *sections;
} SameReason;

static void
same_reason_free (SameReason *self)
{
  g_free (self->because);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

static SameReason *
find_same (GPtrArray *reasons, const char *because, const FstConsidered *considered)
{
  SameReason *same;

  for (guint i = 0; i < reasons->len; i++)
    {
      same = g_ptr_array_index (reasons, i);
      if (g_str_equal (same->because, because)
          && g_str_equal (same->document, considered->document))
        return same;
    }
  same = g_new0 (SameReason, 1);
  same->because = g_strdup (because);
  same->document = considered->document;
  same->rule = considered->rule;
  same->sections = g_ptr_array_new ();
  g_ptr_array_add (reasons, same);
  return same;
}

static void
add_considered (Reasons *self)
{
  g_autoptr (GPtrArray) rules = fst_decision_list_considered (self->decision);
  g_autoptr (GPtrArray) reasons =
      g_ptr_array_new_with_free_func ((GDestroyNotify) same_reason_free);

  for (guint i = 0; i < rules->len; i++)
    {
      const FstConsidered *considered = g_ptr_array_index (rules, i);
      g_autofree char *because = fst_considered_format (considered);
      SameReason *same = find_same (reasons, because, considered);

      for (guint j = 0; considered->sections[j]; j++)
        if (!g_ptr_array_find_with_equal_func (same->sections, considered->sections[j], g_str_equal,
                                               NULL))
          g_ptr_array_add (same->sections, considered->sections[j]);
    }
  if (reasons->len > 0)
    add_line (self, FST_REASON_LINE_HEADING, _ ("Also considered"));
  for (guint i = 0; i < reasons->len; i++)
    {
      SameReason *same = g_ptr_array_index (reasons, i);
      g_autofree char *sections = NULL;
      g_autofree char *citation = NULL;

      g_ptr_array_add (same->sections, NULL);
      sections = g_strjoinv (", ", (char **) same->sections->pdata);
      /* The title says nothing where there is one document only. */
      citation = self->assessment->documents->len > 1
                     ? format_citation (self, same->document, sections)
                     /* Translators: %s are sections of a document */
                     : g_strdup_printf (_ ("Section %s"), sections);
      /* Translators: sections of a document, and why their rules do not apply */
      take_line (self, FST_REASON_LINE_DETAIL,
                 g_strdup_printf (_ ("%s. %s"), citation, same->because));
      cite (self, same->document, same->rule);
    }
}

/**
 * fst_reasons_list:
 * @decision: a decision
 * @assessment: the assessment that it belongs to
 * @facts: what is known in its case
 * @policies: (nullable) (element-type FstPolicy): the documents; without them the facts are left
 * out
 *
 * Says why an answer is as it is: the rules in plain words with their sections and the notices of
 * their documents, the facts that they look at and where each came from, what follows from the
 * rules and for whom, and the rules that were considered besides, with the reason why they do not
 * apply.
 *
 * Returns: (transfer full) (element-type FstReasonLine): lines in the user's language
 */
GPtrArray *
fst_reasons_list (const FstDecision *decision,
                  FstAssessment *assessment,
                  FstFacts *facts,
                  GPtrArray *policies)
{
  Reasons self = { decision, assessment, facts, policies };

  g_return_val_if_fail (decision && assessment && facts, NULL);

  self.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  add_grounds (&self);
  add_facts (&self);
  add_duties (&self);
  add_considered (&self);
  return self.lines;
}
