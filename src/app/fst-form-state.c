#include "config.h"

#include "fst-form-state.h"

#include <glib/gi18n.h>

#include "fst-fact-text.h"

/* Facts that belong to every prescription: a section of the form has a place for them, always. */
static const char *const standing_rows[] = {
  "age",
  "has-same-function",
  "housing",
  "iso-code",
  "place-of-use",
  "prescriber-organisation",
  "prescriber-profession",
  NULL,
};

/* Facts that have a place of their own too, but are asked only where they decide something. The
 * need is one of them: its values are the steps of an order of priority, and a region without one
 * has the need written down in words, together with the goal. */
static const char *const passing_rows[] = {
  "device-field", "device-kind", "double-grounds", "need", "need-area", "replacement-reason", NULL,
};

static const char *
describe_source (FstFactSource source)
{
  if (source == FST_FACT_SOURCE_CASE || source == FST_FACT_SOURCE_FORM)
    return NULL;
  return fst_fact_source_get_label (source);
}

static gboolean
is_answered (FstPrescription *draft, const char *fact)
{
  return fst_facts_lookup (draft->facts, fact) != NULL
         || (draft->asked != NULL && g_strv_contains ((const char *const *) draft->asked, fact));
}

/**
 * fst_form_get_fact_state:
 * @draft: the prescription as it is written
 * @facts: everything that is known in its case
 * @fact: name of a fact
 *
 * Computes what the row of one fact shows.
 *
 * Returns: the state; it borrows from @draft and @facts
 */
FstFactState
fst_form_get_fact_state (FstPrescription *draft, FstFacts *facts, const char *fact)
{
  FstFactState state = { NULL, FALSE, FALSE, NULL };
  FstFactSource source;

  g_return_val_if_fail (draft != NULL && facts != NULL && fact != NULL, state);

  state.value = fst_facts_lookup (facts, fact);
  state.answered = is_answered (draft, fact);
  state.asked = draft->asked != NULL && g_strv_contains ((const char *const *) draft->asked, fact);
  if (fst_facts_get_source (facts, fact, &source))
    state.origin = describe_source (source);
  return state;
}

static FstPrescription *
answer_prescriber (FstPrescription *draft, const char *fact, GVariant *value)
{
  FstPrescriber prescriber = draft->prescriber;
  char *text = value ? (char *) g_variant_get_string (value, NULL) : NULL;

  if (g_str_equal (fact, "prescriber-profession"))
    prescriber.profession = text;
  else
    prescriber.organisation = text;
  return fst_prescription_with_prescriber (draft, &prescriber);
}

/**
 * fst_form_answer:
 * @draft: the prescription as it is written
 * @fact: name of a fact
 * @value: (nullable): the answer; a floating reference is taken; NULL is unknown
 * @asked: of an unknown fact: whether it was asked and answered "don't know"
 *
 * Writes an answer into the draft. The prescriber's profession and unit belong to the prescriber.
 *
 * Returns: (transfer full): the new draft
 */
FstPrescription *
fst_form_answer (FstPrescription *draft, const char *fact, GVariant *value, gboolean asked)
{
  g_autoptr (GVariant) held = value ? g_variant_ref_sink (value) : NULL;

  g_return_val_if_fail (draft != NULL && fact != NULL, NULL);

  if (g_str_equal (fact, "prescriber-profession") || g_str_equal (fact, "prescriber-organisation"))
    return answer_prescriber (draft, fact, held);
  if (held)
    return fst_prescription_with_fact (draft, fact, held);
  return fst_prescription_with_unknown (draft, fact, asked);
}

/**
 * fst_form_has_own_row:
 * @fact: name of a fact
 *
 * Tells whether a section of the form asks the fact at a place of its own.
 *
 * Returns: whether it does
 */
gboolean
fst_form_has_own_row (const char *fact)
{
  g_return_val_if_fail (fact != NULL, FALSE);

  return g_strv_contains (standing_rows, fact) || g_strv_contains (passing_rows, fact);
}

static gboolean
is_missing (FstAssessment *assessment, const char *fact)
{
  for (FstQuestion question = 0; question < FST_N_QUESTIONS; question++)
    {
      const FstDecision *decision = fst_assessment_get_decision (assessment, question);

      if (decision->missing != NULL
          && g_strv_contains ((const char *const *) decision->missing, fact))
        return TRUE;
    }
  return FALSE;
}

/**
 * fst_form_shows_row:
 * @draft: the prescription as it is written
 * @facts: everything that is known in its case
 * @assessment: what the documents say of it
 * @fact: name of a fact
 *
 * Tells whether the fact's row is of use: the fact belongs to every prescription, is known, was
 * asked, or can still change an answer.
 *
 * Returns: whether it is
 */
gboolean
fst_form_shows_row (FstPrescription *draft,
                    FstFacts *facts,
                    FstAssessment *assessment,
                    const char *fact)
{
  g_return_val_if_fail (draft != NULL && facts != NULL && assessment != NULL && fact != NULL, TRUE);

  return !g_strv_contains (passing_rows, fact) || fst_facts_lookup (facts, fact) != NULL
         || is_answered (draft, fact) || is_missing (assessment, fact);
}

/* Lists that are not imported can't be answered in the form. */
static gboolean
is_question (const char *fact)
{
  return fst_vocabulary_find_fact (fact) != NULL && !fst_form_has_own_row (fact);
}

static void
append_answered (GStrvBuilder *builder, GHashTable *taken, FstPrescription *draft)
{
  g_auto (GStrv) answered = fst_facts_list (draft->facts);

  for (guint i = 0; answered[i] != NULL; i++)
    if (is_question (answered[i]) && g_hash_table_add (taken, g_strdup (answered[i])))
      g_strv_builder_add (builder, answered[i]);
  for (guint i = 0; draft->asked != NULL && draft->asked[i] != NULL; i++)
    if (is_question (draft->asked[i]) && g_hash_table_add (taken, g_strdup (draft->asked[i])))
      g_strv_builder_add (builder, draft->asked[i]);
}

/**
 * fst_form_list_questions:
 * @draft: the prescription as it is written
 * @missing: facts that still decide something, the most decisive first
 * @shown: facts that are shown now, in their order
 * @focused: (nullable): the fact that is being edited
 * @limit: how many unanswered questions are shown at most
 *
 * Computes which facts the form asks. What is shown keeps its place: a row goes only when it is
 * unanswered, decides nothing any more and is not being edited. New questions come last.
 *
 * Returns: (transfer full): the facts in the order in which they are shown
 */
GStrv
fst_form_list_questions (FstPrescription *draft,
                         const char *const *missing,
                         const char *const *shown,
                         const char *focused,
                         guint limit)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_open = 0;

  g_return_val_if_fail (draft != NULL && missing != NULL && shown != NULL, NULL);

  for (guint i = 0; shown[i] != NULL; i++)
    {
      gboolean answered = is_answered (draft, shown[i]);

      if (!answered && !g_strv_contains (missing, shown[i]) && g_strcmp0 (shown[i], focused) != 0)
        continue;
      if (!g_hash_table_add (taken, g_strdup (shown[i])))
        continue;
      g_strv_builder_add (builder, shown[i]);
      n_open += !answered;
    }
  append_answered (builder, taken, draft);
  for (guint i = 0; missing[i] != NULL && n_open < limit; i++)
    if (is_question (missing[i]) && g_hash_table_add (taken, g_strdup (missing[i])))
      {
        g_strv_builder_add (builder, missing[i]);
        n_open++;
      }
  return g_strv_builder_end (builder);
}

/**
 * fst_form_count_questions:
 * @missing: facts that still decide something
 *
 * Counts those of them that are asked among the questions.
 *
 * Returns: the count
 */
guint
fst_form_count_questions (const char *const *missing)
{
  guint n = 0;

  g_return_val_if_fail (missing != NULL, 0);

  for (guint i = 0; missing[i] != NULL; i++)
    n += is_question (missing[i]);
  return n;
}

/**
 * fst_form_count_left:
 * @missing: facts and lists that still decide something
 *
 * Counts what the whole form can still ask for. A list that has not been read in is not among it.
 *
 * Returns: the count
 */
guint
fst_form_count_left (const char *const *missing)
{
  guint n = 0;

  g_return_val_if_fail (missing != NULL, 0);

  for (guint i = 0; missing[i] != NULL; i++)
    n += fst_vocabulary_find_fact (missing[i]) != NULL;
  return n;
}

static void
collect_values (const FstCondition *condition, const char *fact, GHashTable *values)
{
  if (condition->children != NULL)
    for (guint i = 0; i < condition->children->len; i++)
      collect_values (g_ptr_array_index (condition->children, i), fact, values);
  if (condition->kind == FST_CONDITION_IN && g_strcmp0 (condition->fact, fact) == 0)
    for (guint i = 0; condition->values[i] != NULL; i++)
      g_hash_table_add (values, condition->values[i]);
}

/* The area in which a rule gives priority; NULL: in any. */
static const char *
get_area (const FstAnswer *answer)
{
  const char *area = NULL;
  int level, of;

  if (answer->value != NULL && g_variant_is_of_type (answer->value, G_VARIANT_TYPE ("(iims)")))
    g_variant_get (answer->value, "(iim&s)", &level, &of, &area);
  return area;
}

static void
collect_needs (const FstRule *rule, const char *area, GHashTable *needs)
{
  const FstAnswer *answer = fst_rule_find_answer (rule, FST_QUESTION_PRIORITY);
  const char *own;

  if (rule->when == NULL || answer == NULL)
    return;
  own = get_area (answer);
  if (area == NULL || own == NULL || g_str_equal (own, area))
    collect_values (rule->when, "need", needs);
}

/**
 * fst_form_list_offered_needs:
 * @policies: (element-type FstPolicy): the documents of the region
 * @area: (nullable): the area of need that has been chosen
 *
 * Finds the needs to which the documents give a priority, in that area where they tell areas apart.
 *
 * Returns: (transfer full): values of `need` in the vocabulary's order; all of them where the
 * documents name none
 */
GStrv
fst_form_list_offered_needs (GPtrArray *policies, const char *area)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact ("need");
  g_autoptr (GHashTable) needs = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (policies != NULL, NULL);

  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);

      for (guint j = 0; j < policy->rules->len; j++)
        collect_needs (g_ptr_array_index (policy->rules, j), area, needs);
    }
  for (guint i = 0; i < spec->n_terms; i++)
    if (g_hash_table_size (needs) == 0 || g_hash_table_contains (needs, spec->terms[i].id))
      g_strv_builder_add (builder, spec->terms[i].id);
  return g_strv_builder_end (builder);
}

/**
 * fst_form_get_second_set:
 * @draft: the prescription as it is written
 *
 * Reads from the draft whether it replaces an earlier device or comes beside it.
 *
 * Returns: the choice
 */
FstSecondSet
fst_form_get_second_set (FstPrescription *draft)
{
  GVariant *reason;

  g_return_val_if_fail (draft != NULL, FST_SECOND_SET_NOT_STATED);

  reason = fst_facts_lookup (draft->facts, "replacement-reason");
  if (reason != NULL && g_str_equal (g_variant_get_string (reason, NULL), "none"))
    return FST_SECOND_SET_ANOTHER;
  if (reason != NULL || draft->replaces != NULL)
    return FST_SECOND_SET_REPLACES;
  return FST_SECOND_SET_NOT_STATED;
}

/**
 * fst_form_with_second_set:
 * @draft: the prescription as it is written
 * @choice: replaces, or another one
 * @earlier_id: (nullable): the earlier prescription
 *
 * Writes the choice into the draft. What belongs to the other choice (the reason for replacing, the
 * grounds for a second set) is forgotten.
 *
 * Returns: (transfer full): the new draft
 */
FstPrescription *
fst_form_with_second_set (FstPrescription *draft, FstSecondSet choice, const char *earlier_id)
{
  g_autoptr (FstPrescription) linked = NULL;
  g_autoptr (FstPrescription) reasoned = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  linked =
      fst_prescription_with_replaces (draft, choice == FST_SECOND_SET_REPLACES ? earlier_id : NULL);
  if (choice == FST_SECOND_SET_ANOTHER)
    return fst_prescription_with_fact (linked, "replacement-reason", g_variant_new_string ("none"));
  if (fst_form_get_second_set (draft) == choice)
    return g_steal_pointer (&linked);
  reasoned = fst_prescription_with_unknown (linked, "replacement-reason", FALSE);
  return fst_prescription_with_unknown (reasoned, "double-grounds", FALSE);
}

/**
 * fst_form_format_headline:
 * @assessment: an assessment
 * @n_questions: how many questions are still open
 *
 * Says the assessment's most important answer and how much is open, in one line.
 *
 * Returns: (transfer full): the line in the user's language
 */
char *
fst_form_format_headline (FstAssessment *assessment, guint n_questions)
{
  const FstDecision *payer;
  g_autofree char *answer = NULL;
  g_autofree char *open = NULL;

  g_return_val_if_fail (assessment != NULL, NULL);

  payer = fst_assessment_get_decision (assessment, FST_QUESTION_PAYER);
  if (payer->status == FST_STATUS_DECIDED && payer->value != NULL)
    {
      g_autofree char *value = fst_decision_format_value (FST_QUESTION_PAYER, payer->value);

      /* Translators: %s is who bears the cost, such as "The region" */
      answer = g_strdup_printf (_ ("Pays: %s"), value);
    }
  else if (payer->status == FST_STATUS_MISSING_FACTS)
    answer = g_strdup (_ ("Who pays is still open"));
  else if (payer->status == FST_STATUS_JUDGEMENT)
    answer = g_strdup (_ ("Who pays is your assessment"));
  else if (payer->status == FST_STATUS_CONFLICT)
    answer = g_strdup (_ ("Two sections differ on who pays"));
  else
    answer = g_strdup (_ ("The documents don’t say who pays"));
  if (n_questions == 0)
    return g_steal_pointer (&answer);
  open = g_strdup_printf (g_dngettext (NULL, "%u question left", "%u questions left", n_questions),
                          n_questions);
  return g_strdup_printf ("%s · %s", answer, open);
}
