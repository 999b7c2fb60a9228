#include "fst-assessor.h"

#include <string.h>

#include "fst-decision-table.h"
#include "fst-explanation.h"
#include "fst-space.h"

typedef struct
{
  FstPolicy *policy;
  FstRule *rule;
} Entry;

struct _FstAssessor
{
  char *region;
  GPtrArray *policies; /* (element-type FstPolicy) */
  GArray *entries;     /* Entry: all rules, in reading order */
  GHashTable *numbers; /* DOCUMENT/RULE → its number + 1 */
  FstSpace *space;
  FstDiagram *diagram;
  guint8 *sizes; /* of the space's variables, then of the principal */
  guint n_variables;
  FstDecisionTable *tables[FST_N_QUESTIONS];
};

G_DEFINE_BOXED_TYPE (FstAssessor, fst_assessor, fst_assessor_ref, fst_assessor_unref)

static const Entry *
entry_at (FstAssessor *self, guint number)
{
  return &g_array_index (self->entries, Entry, number);
}

static char *
full_name (const FstPolicy *policy, const char *rule)
{
  return strchr (rule, '/') ? g_strdup (rule) : g_strconcat (policy->id, "/", rule, NULL);
}

static gboolean
has_policy (FstAssessor *self, const char *rule)
{
  for (guint i = 0; i < self->policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (self->policies, i);
      gsize length = strlen (policy->id);

      if (g_str_has_prefix (rule, policy->id) && rule[length] == '/')
        return TRUE;
    }
  return FALSE;
}

static gboolean
list_rules (FstAssessor *self, GError **error)
{
  for (guint i = 0; i < self->policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (self->policies, i);

      for (guint j = 0; j < policy->rules->len; j++)
        {
          Entry entry = { policy, g_ptr_array_index (policy->rules, j) };
          g_autofree char *name = full_name (policy, entry.rule->id);

          if (g_hash_table_contains (self->numbers, name))
            {
              g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_FORM, "%s: stands twice", name);
              return FALSE;
            }
          g_array_append_val (self->entries, entry);
          g_hash_table_insert (self->numbers, g_steal_pointer (&name), GUINT_TO_POINTER (self->entries->len));
        }
    }
  return TRUE;
}

/* Rules of a document that was left out are no rules to yield to; any other name must be there. */
static gboolean
resolve_precedence (FstAssessor *self, const Entry *entry, GArray *numbers, GError **error)
{
  for (guint i = 0; entry->rule->yields_to && entry->rule->yields_to[i]; i++)
    {
      g_autofree char *name = full_name (entry->policy, entry->rule->yields_to[i]);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, name));

      if (number)
        {
          number -= 1;
          g_array_append_val (numbers, number);
        }
      else if (has_policy (self, name))
        {
          g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_PRECEDENCE,
                       "%s, rule %s: yields to “%s”, which is not there", entry->policy->id, entry->rule->id, name);
          return FALSE;
        }
    }
  return TRUE;
}

typedef enum
{
  NOT_SEEN,
  ON_THE_WAY,
  DONE,
} Mark;

static gboolean
has_circle (GPtrArray *precedence, guint number, Mark *marks)
{
  const GArray *yields = g_ptr_array_index (precedence, number);

  if (marks[number] != NOT_SEEN)
    return marks[number] == ON_THE_WAY;
  marks[number] = ON_THE_WAY;
  for (guint i = 0; i < yields->len; i++)
    if (has_circle (precedence, g_array_index (yields, guint, i), marks))
      return TRUE;
  marks[number] = DONE;
  return FALSE;
}

static GPtrArray *
read_precedence (FstAssessor *self, GError **error)
{
  g_autoptr (GPtrArray) precedence = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree Mark *marks = g_new0 (Mark, self->entries->len + 1);

  for (guint i = 0; i < self->entries->len; i++)
    {
      GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

      g_ptr_array_add (precedence, numbers);
      if (!resolve_precedence (self, entry_at (self, i), numbers, error))
        return NULL;
    }
  for (guint i = 0; i < self->entries->len; i++)
    if (has_circle (precedence, i, marks))
      {
        g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_PRECEDENCE,
                     "%s, rule %s: the precedence goes in a circle", entry_at (self, i)->policy->id,
                     entry_at (self, i)->rule->id);
        return NULL;
      }
  return g_steal_pointer (&precedence);
}

static gboolean
cut_space (FstAssessor *self, GError **error)
{
  g_autoptr (GPtrArray) conditions = g_ptr_array_new ();
  guint n;

  for (guint i = 0; i < self->entries->len; i++)
    if (entry_at (self, i)->rule->when)
      g_ptr_array_add (conditions, entry_at (self, i)->rule->when);
  self->space = fst_space_new (conditions, error);
  if (!self->space)
    return FALSE;

  n = fst_space_get_n_variables (self->space);
  self->n_variables = n + 1;
  self->sizes = g_new (guint8, self->n_variables);
  for (guint i = 0; i < n; i++)
    self->sizes[i] = fst_space_get_sizes (self->space)[i];
  self->sizes[n] = FST_N_PRINCIPALS;
  self->diagram = fst_diagram_new (self->sizes, self->n_variables);
  return TRUE;
}

static void
fill_tables (FstAssessor *self, GPtrArray *precedence)
{
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    self->tables[q] = fst_decision_table_new (q);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const FstRule *rule = entry_at (self, i)->rule;
      const GArray *yields = g_ptr_array_index (precedence, i);
      FstNode holds;

      if (rule->answers->len == 0)
        continue;
      holds = fst_space_build (self->space, rule->when, self->diagram);
      for (guint j = 0; j < rule->answers->len; j++)
        {
          const FstAnswer *answer = g_ptr_array_index (rule->answers, j);
          FstCandidate *candidate = fst_decision_table_add (self->tables[answer->question], i, answer, holds);

          g_array_append_vals (candidate->yields, yields->data, yields->len);
        }
    }
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    fst_decision_table_compose (self->tables[q], self->diagram, self->n_variables - 1);
  fst_diagram_finish (self->diagram);
}

static void
clear (gpointer data)
{
  FstAssessor *self = data;

  g_free (self->region);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    fst_decision_table_free (self->tables[q]);
  fst_diagram_free (self->diagram);
  fst_space_free (self->space);
  g_free (self->sizes);
}

/**
 * fst_assessor_new:
 * @region: a region of the vocabulary
 * @policies: (element-type FstPolicy): documents, of which those of the region are used
 * @error: return location
 *
 * Prepares the rules of a region for assessing.
 *
 * Returns: (transfer full): the assessor, or NULL with %FST_POLICY_ERROR_PRECEDENCE or %FST_POLICY_ERROR_FORM, whose
 *   message names the document and the rule
 */
FstAssessor *
fst_assessor_new (const char *region, GPtrArray *policies, GError **error)
{
  g_autoptr (FstAssessor) self = g_atomic_rc_box_new0 (FstAssessor);
  g_autoptr (GPtrArray) precedence = NULL;

  self->region = g_strdup (region);
  self->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_policy_unref);
  for (guint i = 0; i < policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (policies, i);

      if (g_str_equal (policy->region, region))
        g_ptr_array_add (self->policies, fst_policy_ref (policy));
    }
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!list_rules (self, error))
    return NULL;
  precedence = read_precedence (self, error);
  if (!precedence || !cut_space (self, error))
    return NULL;
  fill_tables (self, precedence);
  return g_steal_pointer (&self);
}

/**
 * fst_assessor_ref:
 * @self: an assessor
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstAssessor *
fst_assessor_ref (FstAssessor *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * fst_assessor_unref:
 * @self: (transfer full): an assessor
 *
 * Releases a reference. Any thread.
 */
void
fst_assessor_unref (FstAssessor *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_assessor_get_policies:
 * @self: an assessor
 *
 * Lists the documents that it answers from.
 *
 * Returns: (transfer none) (element-type FstPolicy): the documents
 */
GPtrArray *
fst_assessor_get_policies (FstAssessor *self)
{
  return self->policies;
}

/* Where one case lies, while it is assessed. */
typedef struct
{
  FstAssessor *assessor;
  FstCase *subject;
  guint64 *cells;
  FstRestriction *restriction;
  FstAssessment *assessment;
} Assessing;

static void
locate (Assessing *self)
{
  FstAssessor *assessor = self->assessor;
  GVariant *principal = fst_facts_lookup (self->subject->facts, "health-care-responsibility");
  guint cell = FST_PRINCIPAL_NOT_KNOWN;

  if (principal)
    cell = g_str_equal (g_variant_get_string (principal, NULL), "region") ? FST_PRINCIPAL_REGION
                                                                         : FST_PRINCIPAL_MUNICIPALITY;
  fst_space_locate (assessor->space, self->subject->facts, self->cells);
  self->cells[assessor->n_variables - 1] = G_GUINT64_CONSTANT (1) << cell;
}

static FstTruth
truth_of (Assessing *self, FstNode node)
{
  FstNode rest = fst_restriction_apply (self->restriction, node);
  guint32 value;

  if (!fst_diagram_is_constant (rest, &value))
    return FST_TRUTH_UNKNOWN;
  return value ? FST_TRUTH_TRUE : FST_TRUTH_FALSE;
}

static FstGround *
ground_new (const Entry *entry)
{
  return fst_ground_new (entry->policy->id, entry->rule->id, entry->rule->sections, entry->rule->text);
}

static FstConsidered *
consider (Assessing *self, const FstDecisionTable *table, const FstCandidate *candidate, FstTruth survives)
{
  FstAssessor *assessor = self->assessor;
  const Entry *entry = entry_at (assessor, candidate->rule);
  g_autofree char *because = NULL;

  if (survives == FST_TRUTH_FALSE && truth_of (self, candidate->holds) != FST_TRUTH_FALSE)
    for (guint i = 0; i < candidate->yields->len && !because; i++)
      {
        guint number = g_array_index (candidate->yields, guint, i);

        for (guint j = 0; j < table->candidates->len && !because; j++)
          {
            const FstCandidate *other = g_ptr_array_index (table->candidates, j);

            if (other->rule == number && truth_of (self, other->holds) != FST_TRUTH_FALSE)
              because = fst_explain_yields (entry_at (assessor, number)->rule);
          }
      }
  if (!because)
    because = fst_explain_condition (assessor->space, entry->rule->when, self->cells, self->subject->facts);
  return fst_considered_new (entry->policy->id, entry->rule->id, entry->rule->sections, because);
}

/* The answer rests on the rules that surely speak; where several rules come to the same and it is open which of them
 * speaks, on all that may. */
static void
find_grounds (Assessing *self, const FstDecisionTable *table, FstDecision *decision)
{
  g_autofree FstTruth *truths = g_new (FstTruth, table->candidates->len + 1);
  gboolean sure = FALSE;

  for (guint i = 0; i < table->candidates->len; i++)
    {
      truths[i] = truth_of (self, ((FstCandidate *) g_ptr_array_index (table->candidates, i))->survives);
      sure |= truths[i] == FST_TRUTH_TRUE;
    }
  if (decision->status == FST_STATUS_MISSING_FACTS)
    sure = FALSE;
  for (guint i = 0; i < table->candidates->len; i++)
    {
      const FstCandidate *candidate = g_ptr_array_index (table->candidates, i);

      if (truths[i] == FST_TRUTH_TRUE || (truths[i] == FST_TRUTH_UNKNOWN && !sure))
        g_ptr_array_add (decision->grounds, ground_new (entry_at (self->assessor, candidate->rule)));
      else
        g_ptr_array_add (decision->considered, consider (self, table, candidate, truths[i]));
    }
}

typedef struct
{
  const char *fact;
  double openness; /* how many outcomes stay possible on average once it is known */
} Missing;

static int
compare_missing (gconstpointer a, gconstpointer b)
{
  const Missing *left = a, *right = b;

  if (left->openness != right->openness)
    return left->openness < right->openness ? -1 : 1;
  return g_strcmp0 (left->fact, right->fact);
}

static double
measure_openness (Assessing *self, FstNode node, guint variable)
{
  const FstDiagram *rest = fst_restriction_get_rest (self->restriction);
  guint n = 0, sum = 0;

  for (guint cell = 0; cell < fst_diagram_get_n_cells (rest, variable); cell++)
    if (self->cells[variable] & G_GUINT64_CONSTANT (1) << cell)
      {
        n++;
        sum += fst_diagram_count_values (rest, node, variable, cell);
      }
  return (double) sum / n;
}

static GStrv
list_missing (Assessing *self, FstNode node, const GArray *variables)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (Missing));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < variables->len; i++)
    {
      guint variable = g_array_index (variables, guint, i);
      Missing one = { fst_space_get_fact (self->assessor->space, variable), measure_openness (self, node, variable) };
      guint j = 0;

      /* A set has a variable a member and counts as its most decisive one. */
      while (j < missing->len && !g_str_equal (g_array_index (missing, Missing, j).fact, one.fact))
        j++;
      if (j == missing->len)
        g_array_append_val (missing, one);
      else if (one.openness < g_array_index (missing, Missing, j).openness)
        g_array_index (missing, Missing, j) = one;
    }
  g_array_sort (missing, compare_missing);
  for (guint i = 0; i < missing->len; i++)
    g_strv_builder_add (names, g_array_index (missing, Missing, i).fact);
  return g_strv_builder_end (names);
}

static void
add_value (GPtrArray *values, GVariant *value)
{
  if (!g_ptr_array_find_with_equal_func (values, value, (GEqualFunc) g_variant_equal, NULL))
    g_ptr_array_add (values, g_variant_ref (value));
}

static void
add_missing (FstDecision *decision, const char *fact)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (decision->missing && g_strv_contains ((const char *const *) decision->missing, fact))
    return;
  if (decision->missing)
    g_strv_builder_addv (names, (const char **) decision->missing);
  g_strv_builder_add (names, fact);
  g_strfreev (decision->missing);
  decision->missing = g_strv_builder_end (names);
}

/* Adds what the formulas come to: of each the share of what lies above the threshold, rounded down to whole kronor; or
 * the amount to what is missing. */
static void
compute (Assessing *self, GPtrArray *formulas, GPtrArray *values, FstDecision *decision)
{
  for (guint i = 0; i < formulas->len; i++)
    {
      const FstAnswer *formula = g_ptr_array_index (formulas, i);
      GVariant *amount = fst_facts_lookup (self->subject->facts, formula->of);
      g_autoptr (GVariant) value = NULL;

      if (!amount)
        {
          add_missing (decision, formula->of);
          continue;
        }
      value = g_variant_ref_sink (g_variant_new_int64 (
          MAX (g_variant_get_int64 (amount) - formula->above, 0) * formula->share_percent / 100));
      add_value (values, value);
    }
}

static void
decide_openly (Assessing *self, const FstDecisionTable *table, FstNode node, FstDecision *decision)
{
  g_autoptr (GArray) variables = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (guint32));

  fst_diagram_collect (fst_restriction_get_rest (self->restriction), node, variables, values);
  decision->status = FST_STATUS_MISSING_FACTS;
  decision->missing = list_missing (self, node, variables);
  for (guint i = 0; i < values->len; i++)
    {
      const FstOutcome *outcome = g_ptr_array_index (table->outcomes, g_array_index (values, guint32, i));

      if (outcome->value)
        add_value (decision->values, outcome->value);
      compute (self, outcome->formulas, decision->values, decision);
    }
}

static void
decide_by_formulas (Assessing *self, const FstOutcome *outcome, FstDecision *decision)
{
  compute (self, outcome->formulas, decision->values, decision);
  if (decision->missing)
    decision->status = FST_STATUS_MISSING_FACTS;
  else if (decision->values->len > 1)
    decision->status = outcome->differing;
  else
    decision->value = g_variant_ref (g_ptr_array_index (decision->values, 0));
  /* Values are listed where they collide or where several are possible. */
  if (decision->status == FST_STATUS_DECIDED || decision->status == FST_STATUS_JUDGEMENT)
    g_ptr_array_set_size (decision->values, 0);
}

static void
decide (Assessing *self, const FstDecisionTable *table, FstDecision *decision)
{
  FstNode node = fst_restriction_apply (self->restriction, table->root);
  guint32 number;

  if (!fst_diagram_is_constant (node, &number))
    decide_openly (self, table, node, decision);
  else
    {
      const FstOutcome *outcome = g_ptr_array_index (table->outcomes, number);

      decision->status = outcome->status;
      decision->value = outcome->value ? g_variant_ref (outcome->value) : NULL;
      for (guint i = 0; i < outcome->values->len; i++)
        add_value (decision->values, g_ptr_array_index (outcome->values, i));
      if (outcome->formulas->len > 0)
        decide_by_formulas (self, outcome, decision);
    }
  if (!decision->missing)
    decision->missing = g_new0 (char *, 1);
  find_grounds (self, table, decision);
}

static FstTruth
negate (FstTruth truth)
{
  return truth == FST_TRUTH_UNKNOWN ? truth : truth == FST_TRUTH_TRUE ? FST_TRUTH_FALSE : FST_TRUTH_TRUE;
}

static FstTruth
test_answer (Assessing *self, const FstCondition *condition)
{
  FstQuestion question;
  const FstDecision *decision;

  if (!fst_vocabulary_find_question (condition->fact, &question))
    return FST_TRUTH_UNKNOWN;
  decision = &self->assessment->decisions[question];
  if (decision->status == FST_STATUS_MISSING_FACTS)
    return FST_TRUTH_UNKNOWN;
  return decision->value && g_variant_is_of_type (decision->value, G_VARIANT_TYPE_STRING)
                 && g_strv_contains ((const char *const *) condition->values, g_variant_get_string (decision->value, NULL))
             ? FST_TRUTH_TRUE
             : FST_TRUTH_FALSE;
}

static FstTruth
test (Assessing *self, const FstCondition *condition)
{
  FstTruth deciding, truth;

  switch (condition->kind)
    {
    case FST_CONDITION_ANSWER:
      return test_answer (self, condition);
    case FST_CONDITION_NOT:
      return negate (test (self, g_ptr_array_index (condition->children, 0)));
    case FST_CONDITION_ALL:
    case FST_CONDITION_ANY:
      deciding = condition->kind == FST_CONDITION_ALL ? FST_TRUTH_FALSE : FST_TRUTH_TRUE;
      truth = negate (deciding);
      for (guint i = 0; i < condition->children->len && truth != deciding; i++)
        {
          FstTruth child = test (self, g_ptr_array_index (condition->children, i));

          if (child == deciding || child == FST_TRUTH_UNKNOWN)
            truth = child;
        }
      return truth;
    case FST_CONDITION_IN:
    case FST_CONDITION_RANGE:
    default:
      return fst_space_test (self->assessor->space, condition, self->cells);
    }
}

/* A duty applies only where its condition surely holds: nobody is told to do what may not concern them. */
static void
find_duties (Assessing *self)
{
  for (guint i = 0; i < self->assessor->entries->len; i++)
    {
      const Entry *entry = entry_at (self->assessor, i);

      if (entry->rule->duties->len == 0)
        continue;
      if (entry->rule->when && test (self, entry->rule->when) != FST_TRUTH_TRUE)
        continue;
      for (guint j = 0; j < entry->rule->duties->len; j++)
        {
          const FstRuleDuty *duty = g_ptr_array_index (entry->rule->duties, j);

          fst_assessment_take_duty (self->assessment,
                                    fst_duty_new (duty->id, duty->actor, duty->text, ground_new (entry)));
        }
    }
}

/**
 * fst_assessor_assess:
 * @self: an assessor
 * @subject: a case of its region
 *
 * Answers every question for one case: an answer is decided only where no value of the facts that are unknown could
 * change it. Pure: any thread, no state, no clock.
 *
 * Returns: (transfer full): the assessment
 */
FstAssessment *
fst_assessor_assess (FstAssessor *self, FstCase *subject)
{
  g_autofree guint64 *cells = NULL;
  g_autoptr (FstRestriction) restriction = NULL;
  g_autoptr (FstAssessment) assessment = NULL;
  Assessing assessing = { self, subject };

  g_return_val_if_fail (self != NULL && subject != NULL, NULL);
  g_return_val_if_fail (g_str_equal (subject->region, self->region), NULL);

  cells = g_new (guint64, self->n_variables);
  assessment = fst_assessment_new (subject->region, &subject->date);
  assessing.cells = cells;
  assessing.assessment = assessment;

  locate (&assessing);
  restriction = fst_restriction_new (self->diagram, cells);
  assessing.restriction = restriction;
  for (guint i = 0; i < self->policies->len; i++)
    {
      FstPolicy *policy = g_ptr_array_index (self->policies, i);
      g_autofree char *notice = fst_policy_get_notice (policy, &subject->date);

      g_ptr_array_add (assessment->documents,
                       fst_document_state_new (policy->id, policy->title, policy->version,
                                               fst_policy_get_validity (policy, &subject->date), notice));
    }
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    decide (&assessing, self->tables[q], &assessment->decisions[q]);
  find_duties (&assessing);
  return g_steal_pointer (&assessment);
}
