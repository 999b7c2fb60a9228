#include "fst-code-lists.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (FstCodeLists, fst_code_lists, fst_code_lists_ref, fst_code_lists_unref)

#define BASIC_EQUIPMENT_FACT "basic-equipment-listed"

/* One question that a list answers. */
typedef struct
{
  FstCodeList *list;
  FstPolicy *policy; /* the list as a document: what it is, when it holds, and its rules where it
                        answers itself */
  FstQuestion question;
  char *fact;      /* what it becomes: list:NAME, or basic-equipment-listed */
  gboolean silent; /* that it says nothing of a device is an answer, and not a gap */
} Part;

struct _FstCodeLists
{
  GPtrArray *policies; /* (element-type FstPolicy): one a list */
  GPtrArray *parts;    /* (element-type Part) */
  GPtrArray *absent;   /* (element-type utf8): lists that only supplement and are not here */
};

static void
part_free (Part *self)
{
  fst_code_list_unref (self->list);
  fst_policy_unref (self->policy);
  g_free (self->fact);
  g_free (self);
}

static const FstAnnex *
find_annex (GPtrArray *policies, const char *name)
{
  for (guint i = 0; i < policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (policies, i);

      for (guint j = 0; j < policy->annexes->len; j++)
        {
          const FstAnnex *annex = g_ptr_array_index (policy->annexes, j);
          g_autofree char *full = g_strdup_printf ("%s/%s", policy->id, annex->id);

          if (g_str_equal (full, name))
            return annex;
        }
    }
  return NULL;
}

/**
 * fst_code_list_check_annex:
 * @list: a list
 * @policies: (element-type FstPolicy): all documents
 * @error: return location
 *
 * Checks that a list named after an annex says what that annex can say; a list with a name of its
 * own may say anything.
 *
 * Returns: whether it can be used; if not, @error is of %FST_CODE_LIST_ERROR
 */
gboolean
fst_code_list_check_annex (FstCodeList *list, GPtrArray *policies, GError **error)
{
  const FstAnnex *annex = find_annex (policies, list->name);
  g_autofree char *values = annex ? g_strjoinv (", ", annex->values) : NULL;

  if (!annex && strchr (list->name, '/'))
    {
      g_set_error (error, FST_CODE_LIST_ERROR, FST_CODE_LIST_ERROR_HEADER,
                   "name: no document has the annex “%s”", list->name);
      return FALSE;
    }
  for (guint i = 0; annex && i < list->rows->len; i++)
    {
      const FstCodeRow *row = g_ptr_array_index (list->rows, i);

      if (row->question == annex->question
          && g_strv_contains ((const char *const *) annex->values, row->value))
        continue;
      fst_code_list_set_error (
          error, FST_CODE_LIST_ERROR_ROW, &(FstCodeListPlace){ row->line },
          "line %u: %s “%s” is not what %s can say; expected %s with one of %s", row->line,
          fst_vocabulary_get_question (row->question)->id, row->value, list->name,
          fst_vocabulary_get_question (annex->question)->id, values);
      return FALSE;
    }
  return TRUE;
}

static char *
format_title (FstCodeList *list, const FstAnnex *annex)
{
  g_autofree char *owner = fst_code_list_format_owner (list);
  g_autofree char *from =
      g_date_valid (&list->from) ? fst_date_format (&list->from) : g_strdup ("");
  g_autofree char *until =
      g_date_valid (&list->until) ? fst_date_format (&list->until) : g_strdup ("");
  const char *name = annex ? annex->title : list->name;

  if (*from || *until)
    return g_strdup_printf ("%s (%s, %s–%s)", name, owner, from, until);
  return g_strdup_printf ("%s (%s)", name, owner);
}

/* A list as a document, still without rules. */
static FstPolicy *
policy_new (FstCodeList *list, const FstAnnex *annex)
{
  FstPolicy *policy = fst_policy_new ();

  policy->id = fst_code_list_format_document_id (list);
  policy->title = format_title (list, annex);
  policy->region = g_strdup (fst_code_list_get_region (list));
  policy->version =
      g_date_valid (&list->imported) ? fst_date_format (&list->imported) : g_strdup ("");
  policy->parties = g_new0 (char *, 1);
  policy->sections = g_new0 (char *, 1);
  policy->from = list->from;
  policy->until = list->until;
  return policy;
}

static gboolean
is_in_rules (GPtrArray *policies, const char *fact)
{
  for (guint i = 0; i < policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (policies, i);

      for (guint j = 0; j < policy->rules->len; j++)
        {
          const FstRule *rule = g_ptr_array_index (policy->rules, j);

          if (rule->when && fst_condition_compares (rule->when, fact, NULL))
            return TRUE;
        }
    }
  return FALSE;
}

/* A rule for each value: the list answers itself, as a document does, where no document's rules
 * speak for it. */
static void
add_rules (FstPolicy *policy, FstCodeList *list, FstQuestion question, const char *fact)
{
  const FstQuestionSpec *spec = fst_vocabulary_get_question (question);

  for (guint i = 0; i < list->rows->len; i++)
    {
      const FstCodeRow *row = g_ptr_array_index (list->rows, i);
      g_autofree char *id = g_strdup_printf ("%s-%s", spec->id, row->value);
      FstRule *rule;
      FstAnswer *answer;

      if (row->question != question || g_str_equal (row->value, FST_CODE_LIST_LISTED)
          || fst_policy_find_rule (policy, id))
        continue;
      rule = fst_rule_new (id);
      rule->sections = g_new0 (char *, 1);
      rule->text = g_strdup ("");
      rule->when =
          fst_condition_new_in (FST_CONDITION_IN, fact, (const char *[]){ row->value, NULL });
      answer = fst_answer_new (question);
      answer->value = g_variant_ref_sink (g_variant_new_string (row->value));
      g_ptr_array_add (rule->answers, answer);
      g_ptr_array_add (policy->rules, rule);
    }
}

/* Takes the fact over. */
static void
add_part (FstCodeLists *self,
          FstCodeList *list,
          FstPolicy *policy,
          FstQuestion question,
          char *fact,
          gboolean silent)
{
  Part *part = g_new0 (Part, 1);

  part->list = fst_code_list_ref (list);
  part->policy = fst_policy_ref (policy);
  part->question = question;
  part->fact = fact;
  part->silent = silent;
  g_ptr_array_add (self->parts, part);
}

static gboolean
answers_question (FstCodeList *list, FstQuestion question, gboolean listed)
{
  for (guint i = 0; i < list->rows->len; i++)
    {
      const FstCodeRow *row = g_ptr_array_index (list->rows, i);

      if (row->question == question && g_str_equal (row->value, FST_CODE_LIST_LISTED) == listed)
        return TRUE;
    }
  return FALSE;
}

static void
add_list (FstCodeLists *self, FstCodeList *list, GPtrArray *policies)
{
  const FstAnnex *annex = find_annex (policies, list->name);
  g_autoptr (FstPolicy) policy = policy_new (list, annex);
  g_autofree char *name = g_strdup_printf ("list:%s", list->name);

  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    {
      g_autofree char *fact = NULL;

      if (answers_question (list, q, TRUE))
        add_part (self, list, policy, q, g_strdup (BASIC_EQUIPMENT_FACT), list->complete);
      if (!answers_question (list, q, FALSE))
        continue;
      if (annex && is_in_rules (policies, name))
        {
          add_part (self, list, policy, q, g_strdup (name), list->complete || annex->supplements);
          continue;
        }
      fact = g_strdup_printf ("%s#%s", policy->id, fst_vocabulary_get_question (q)->id);
      add_rules (policy, list, q, fact);
      add_part (self, list, policy, q, g_steal_pointer (&fact), TRUE);
    }
  g_ptr_array_add (self->policies, g_steal_pointer (&policy));
}

static void
find_absent (FstCodeLists *self, GPtrArray *policies)
{
  for (guint i = 0; i < policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (policies, i);

      for (guint j = 0; j < policy->annexes->len; j++)
        {
          const FstAnnex *annex = g_ptr_array_index (policy->annexes, j);
          g_autofree char *fact = g_strdup_printf ("list:%s/%s", policy->id, annex->id);
          gboolean here = FALSE;

          for (guint k = 0; k < self->parts->len; k++)
            here |= g_str_equal (((Part *) g_ptr_array_index (self->parts, k))->fact, fact);
          if (annex->supplements && !here)
            g_ptr_array_add (self->absent, g_steal_pointer (&fact));
        }
    }
}

/**
 * fst_code_lists_new:
 * @region: a region of the vocabulary
 * @policies: (element-type FstPolicy): its documents
 * @lists: (element-type FstCodeList): lists, of which those of the region and its municipalities
 * are used
 * @error: return location
 *
 * Puts lists beside documents: an annex that the document's rules name speaks through them, with
 * the precedence that they have; any other list answers its questions itself.
 *
 * Returns: (transfer full): the lists, or NULL with an error of %FST_CODE_LIST_ERROR
 */
FstCodeLists *
fst_code_lists_new (const char *region, GPtrArray *policies, GPtrArray *lists, GError **error)
{
  g_autoptr (FstCodeLists) self = g_atomic_rc_box_new0 (FstCodeLists);

  self->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  self->absent = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < lists->len; i++)
    {
      FstCodeList *list = g_ptr_array_index (lists, i);

      /* An annex of a document that is left out is left out with it. */
      if (!g_str_equal (fst_code_list_get_region (list), region)
          || (strchr (list->name, '/') && !find_annex (policies, list->name)))
        continue;
      if (!fst_code_list_check_annex (list, policies, error))
        return NULL;
      add_list (self, list, policies);
    }
  find_absent (self, policies);
  return g_steal_pointer (&self);
}

/**
 * fst_code_lists_ref:
 * @self: lists
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstCodeLists *
fst_code_lists_ref (FstCodeLists *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstCodeLists *self = data;

  g_ptr_array_unref (self->policies);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->absent);
}

/**
 * fst_code_lists_unref:
 * @self: (transfer full): lists
 *
 * Releases a reference. Any thread.
 */
void
fst_code_lists_unref (FstCodeLists *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_code_lists_get_policies:
 * @self: lists
 *
 * Gives each list as a document, to prepare an assessor with together with the region's documents.
 *
 * Returns: (transfer none) (element-type FstPolicy): the documents
 */
GPtrArray *
fst_code_lists_get_policies (FstCodeLists *self)
{
  return self->policies;
}

static void
replace (FstFacts **facts, FstFacts *with)
{
  fst_facts_unref (*facts);
  *facts = with;
}

/**
 * fst_code_lists_derive:
 * @self: lists
 * @facts: what is known of a case
 *
 * Finds the facts of the vocabulary that follow from lists: whether the device stands on a list of
 * basic equipment. It surely does not only where a list is complete.
 *
 * Returns: (transfer full): what follows, and nothing else
 */
FstFacts *
fst_code_lists_derive (FstCodeLists *self, FstFacts *facts)
{
  FstFacts *derived = fst_facts_new ();
  gboolean known = FALSE, listed = FALSE, open = FALSE;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);
      g_autoptr (FstCodeAnswer) answer = NULL;

      if (!g_str_equal (part->fact, BASIC_EQUIPMENT_FACT))
        continue;
      answer = fst_code_list_look_up (part->list, part->question, facts);
      if (answer->values[1])
        open = TRUE;
      else if (g_str_equal (answer->values[0], FST_CODE_LIST_LISTED))
        listed = TRUE;
      else if (!part->silent || !g_str_equal (answer->values[0], FST_CODE_LIST_SILENT))
        open = TRUE;
      known = TRUE;
    }
  if (listed || (known && !open))
    replace (&derived, fst_facts_with (derived, BASIC_EQUIPMENT_FACT,
                                       g_variant_new_boolean (listed), FST_FACT_SOURCE_LIST));
  return derived;
}

/* Assessing with lists */

/* What a part came to in one case. */
typedef struct
{
  const Part *part;
  FstCodeAnswer *answer;
} Spoken;

static void
spoken_free (Spoken *self)
{
  fst_code_answer_free (self->answer);
  g_free (self);
}

/* Two lists under one name that differ leave it open which of them holds. */
static void
add_values (FstFacts **facts, const Spoken *spoken)
{
  GVariant *before = fst_facts_lookup (*facts, spoken->part->fact);
  g_autofree const char **known = before ? g_variant_get_strv (before, NULL) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (known)
    g_strv_builder_addv (builder, known);
  for (guint i = 0; spoken->answer->values[i]; i++)
    if (!known || !g_strv_contains (known, spoken->answer->values[i]))
      g_strv_builder_add (builder, spoken->answer->values[i]);
  all = g_strv_builder_end (builder);
  replace (facts, fst_facts_with (*facts, spoken->part->fact,
                                  g_variant_new_strv ((const char *const *) all, -1),
                                  FST_FACT_SOURCE_LIST));
}

/* Lists as facts: one value as a text, several as an array; a list that is silent and not whole as
 * nothing. */
static FstFacts *
speak (FstCodeLists *self, FstFacts *known, GPtrArray *all_spoken)
{
  g_autoptr (FstFacts) facts = fst_code_lists_derive (self, known);

  for (guint i = 0; i < self->absent->len; i++)
    replace (&facts,
             fst_facts_with (facts, g_ptr_array_index (self->absent, i),
                             g_variant_new_string (FST_CODE_LIST_SILENT), FST_FACT_SOURCE_LIST));
  for (guint i = 0; i < self->parts->len; i++)
    {
      Spoken *spoken = g_new0 (Spoken, 1);

      spoken->part = g_ptr_array_index (self->parts, i);
      spoken->answer = fst_code_list_look_up (spoken->part->list, spoken->part->question, known);
      g_ptr_array_add (all_spoken, spoken);
      if (!g_str_equal (spoken->part->fact, BASIC_EQUIPMENT_FACT)
          && (spoken->part->silent
              || !g_strv_contains ((const char *const *) spoken->answer->values,
                                   FST_CODE_LIST_SILENT)))
        add_values (&facts, spoken);
    }
  return fst_facts_merge (facts, known);
}

/* A list that hangs on the code or the place is not what is missing: they are. */
static void
name_missing (FstDecision *decision, GPtrArray *all_spoken)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; decision->missing[i]; i++)
    {
      gboolean replaced = FALSE;

      for (guint j = 0; j < all_spoken->len; j++)
        {
          const Spoken *spoken = g_ptr_array_index (all_spoken, j);

          if (!g_str_has_prefix (decision->missing[i], "list:")
              || !g_str_equal (spoken->part->fact, decision->missing[i]))
            continue;
          for (guint k = 0; spoken->answer->open[k]; k++)
            if (!g_ptr_array_find_with_equal_func (names, spoken->answer->open[k], g_str_equal,
                                                   NULL))
              g_ptr_array_add (names, spoken->answer->open[k]);
          replaced |= spoken->answer->open[0] != NULL;
        }
      if (!replaced
          && !g_ptr_array_find_with_equal_func (names, decision->missing[i], g_str_equal, NULL))
        g_ptr_array_add (names, decision->missing[i]);
    }
  for (guint i = 0; i < names->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (names, i));
  g_strfreev (decision->missing);
  decision->missing = g_strv_builder_end (builder);
}

/* A code as one would look for it in a list: in pairs. */
static char *
format_code (const char *code)
{
  GString *text = g_string_new_len (code, 2);

  for (const char *pair = code + 2; *pair; pair += 2)
    g_string_append_printf (text, " %.2s", pair);
  return g_string_free_and_steal (text);
}

static FstGround *
ground_new (const Part *part, const FstCodeRow *row)
{
  g_autofree char *code = format_code (row->iso_code);
  g_autofree char *rule = g_strdup_printf ("line-%u", row->line);
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_string (row->value));
  g_autofree char *label = fst_decision_format_value (row->question, value);
  g_autofree char *text = NULL;
  char *sections[] = { code, NULL };

  if (row->note && *row->note)
    text = g_strdup_printf ("%s, %s: %s. %s", part->policy->title, code, label, row->note);
  else
    text = g_strdup_printf ("%s, %s: %s.", part->policy->title, code, label);
  return fst_ground_new (part->policy->id, rule, sections, text);
}

/* Puts the rows on which a rule rests after it. */
static guint
cite_rows (FstDecision *decision, guint index, const FstRule *rule, const Spoken *spoken)
{
  gboolean basic = g_str_equal (spoken->part->fact, BASIC_EQUIPMENT_FACT);
  guint n = 0;

  for (guint i = 0; i < spoken->answer->rows->len; i++)
    {
      const FstCodeRow *row = g_ptr_array_index (spoken->answer->rows, i);

      if (rule->when
          && fst_condition_compares (rule->when, spoken->part->fact, basic ? "true" : row->value))
        g_ptr_array_insert (decision->grounds, (int) (index + ++n), ground_new (spoken->part, row));
    }
  return n;
}

static const FstRule *
find_rule (FstAssessor *assessor, const FstGround *ground)
{
  GPtrArray *policies = fst_assessor_get_policies (assessor);

  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);

      if (g_str_equal (policy->id, ground->document))
        return fst_policy_find_rule (policy, ground->rule);
    }
  return NULL;
}

/* A list cites its rows; the rules made of it are the program's own and nobody's to look up. */
static void
cite (FstAssessor *assessor, FstDecision *decision, GPtrArray *all_spoken, gboolean listed)
{
  for (guint i = 0; i < decision->grounds->len; i++)
    {
      const FstGround *ground = g_ptr_array_index (decision->grounds, i);
      const FstRule *rule = find_rule (assessor, ground);
      gboolean own = g_str_has_prefix (ground->document, "list:");
      guint n = 0;

      for (guint j = 0; j < all_spoken->len; j++)
        {
          const Spoken *spoken = g_ptr_array_index (all_spoken, j);

          if (listed || !g_str_equal (spoken->part->fact, BASIC_EQUIPMENT_FACT))
            n += cite_rows (decision, i + n, rule, spoken);
        }
      if (own)
        g_ptr_array_remove_index (decision->grounds, i);
      i += own ? n - 1 : n;
    }
}

/**
 * fst_code_lists_assess:
 * @self: lists
 * @assessor: the region's documents, prepared together with fst_code_lists_get_policies()
 * @subject: a case of the region
 * @questions: the questions to answer, a bit each; see fst_assessor_answer()
 *
 * Assesses a case by documents and lists; an answer that rests on a list cites its row. Pure: any
 * thread.
 *
 * Returns: (transfer full): the assessment
 */
FstAssessment *
fst_code_lists_assess (FstCodeLists *self, FstAssessor *assessor, FstCase *subject, guint questions)
{
  g_autoptr (GPtrArray) all_spoken = g_ptr_array_new_with_free_func ((GDestroyNotify) spoken_free);
  g_autoptr (FstFacts) facts = speak (self, subject->facts, all_spoken);
  g_autoptr (FstCase) bare = fst_case_new (subject->region, &subject->date, facts, NULL);
  g_autoptr (FstCase) with_lists = fst_case_with_confirmations (bare, subject->confirmations);
  FstAssessment *assessment = fst_assessor_answer (assessor, with_lists, questions);
  FstFactSource source;
  gboolean listed =
      fst_facts_get_source (facts, BASIC_EQUIPMENT_FACT, &source) && source == FST_FACT_SOURCE_LIST;

  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    {
      name_missing (&assessment->decisions[q], all_spoken);
      cite (assessor, &assessment->decisions[q], all_spoken, listed);
    }
  return assessment;
}
