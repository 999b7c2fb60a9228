/* Checking policies: rules that can hit together and say different things. */

#include "fst-policy-check-private.h"
#include "fst-restriction.h"

/* Two rules that a document says collide. */
typedef struct
{
  const FstPolicy *policy;
  const FstStatedConflict *stated;
  guint a, b;
  gboolean is_real;
} StatedPair;

/* The rules of one question, while they are looked at. */
typedef struct
{
  FstPolicyCheck *check;
  const FstDecisionTable *table;
  GArray *stated; /* StatedPair */
} Conflicts;

static FstDiagram *
diagram_of (const Conflicts *self)
{
  return self->check->assessor->diagram;
}

/* Formulas conflict where they come to different amounts. */
static gboolean
is_conflict (const FstOutcome *outcome)
{
  return outcome->status == FST_STATUS_CONFLICT
         || (outcome->formulas->len > 1 && outcome->differing == FST_STATUS_CONFLICT);
}

/* Whether two answers, alone in hitting, come to a conflict: asked of a table that has nothing
 * else. */
static gboolean
clash (const Conflicts *self, const FstCandidate *a, const FstCandidate *b)
{
  g_autoptr (FstDecisionTable) table = fst_decision_table_new (self->table->question);
  FstNode always = fst_diagram_constant (TRUE);
  guint32 number;

  fst_decision_table_add (table, a->rule, a->answer, always);
  fst_decision_table_add (table, b->rule, b->answer, always);
  fst_decision_table_compose (table, diagram_of (self), self->check->assessor->n_variables - 1);
  return fst_diagram_is_constant (table->root, &number)
         && is_conflict (g_ptr_array_index (table->outcomes, number));
}

/* The greatest number of a cell, or of the fact where no rule cuts it. */
static gint64
get_top (const FstAssessor *assessor, guint variable, guint cell, const char *fact)
{
  g_autoptr (GVariant) next = NULL;

  if (variable >= assessor->n_variables - 1 || cell + 1u == assessor->sizes[variable])
    return fst_vocabulary_find_fact (fact)->maximum;
  /* Above the first cell the number that is picked is the least. */
  next = g_variant_ref_sink (fst_space_pick (assessor->space, variable, cell + 1));
  return g_variant_get_int64 (next) - 1;
}

static guint
find_variable (const FstAssessor *assessor, const char *fact)
{
  guint i = 0;

  while (i < assessor->n_variables - 1
         && !g_str_equal (fst_space_get_fact (assessor->space, i), fact))
    i++;
  return i;
}

/* Where two formulas over the same amount come to different values at the top of the amount's cell:
 * lines that cross lie apart there. */
static FstNode
where_amounts_differ (const Conflicts *self, const FstAnswer *a, const FstAnswer *b)
{
  const FstAssessor *assessor = self->check->assessor;
  guint variable;
  guint64 cells = 0;

  if (!a->of || !b->of || !g_str_equal (a->of, b->of))
    return fst_diagram_constant (TRUE);
  variable = find_variable (assessor, a->of);
  for (guint cell = 0; cell == 0 || cell < assessor->sizes[variable]; cell++)
    {
      gint64 top = get_top (assessor, variable, cell, a->of);

      if (fst_answer_compute (a, top) != fst_answer_compute (b, top))
        cells |= G_GUINT64_CONSTANT (1) << cell;
      if (variable == assessor->n_variables - 1)
        return fst_diagram_constant (cells != 0);
    }
  return fst_diagram_literal (diagram_of (self), variable, cells);
}

/* Gives an example the amount that a formula is computed from. */
static FstFacts *
with_amount (const Conflicts *self, FstFacts *facts, const FstAnswer *formula)
{
  const FstAssessor *assessor = self->check->assessor;
  g_autoptr (FstFacts) owned = facts;
  g_autoptr (GVariant) amount = NULL;
  g_autofree guint64 *cells = g_new0 (guint64, assessor->n_variables);
  guint variable, cell;

  if (!formula->of)
    return g_steal_pointer (&owned);
  variable = find_variable (assessor, formula->of);
  fst_space_locate (assessor->space, owned, cells);
  cell = 63 - (guint) __builtin_clzll (cells[variable] | 1);
  amount =
      g_variant_ref_sink (g_variant_new_int64 (get_top (assessor, variable, cell, formula->of)));
  return fst_facts_with (owned, formula->of, amount, FST_FACT_SOURCE_CASE);
}

static guint32
pack (guint32 hits, guint32 outcome, gpointer user_data)
{
  return hits ? outcome + 1 : 0;
}

static gboolean
is_conflict_number (guint32 value, gpointer user_data)
{
  const Conflicts *self = user_data;

  return value > 0 && is_conflict (g_ptr_array_index (self->table->outcomes, value - 1));
}

/* A case within an area in which the answer is one conflict, whatever else is unknown. */
static FstFacts *
find_case (Conflicts *self, FstNode area)
{
  FstNode packed = fst_diagram_combine (diagram_of (self), area, self->table->root, pack, NULL);

  return fst_examples_find (self->check->examples, packed, is_conflict_number, self);
}

static FstNode
to_conflict (FstDiagram *diagram, guint32 outcome, gpointer user_data)
{
  const Conflicts *self = user_data;

  return fst_diagram_constant (is_conflict (g_ptr_array_index (self->table->outcomes, outcome)));
}

/* Whether two rules are said to collide; if so, notes that they do. */
static gboolean
is_stated (Conflicts *self, guint a, guint b)
{
  gboolean is = FALSE;

  for (guint i = 0; i < self->stated->len; i++)
    {
      StatedPair *pair = &g_array_index (self->stated, StatedPair, i);

      if ((pair->a == a && pair->b == b) || (pair->a == b && pair->b == a))
        is = pair->is_real = TRUE;
    }
  return is;
}

/* Reports two rules that collide; returns where they do. */
static FstNode
look_at_pair (Conflicts *self, const FstCandidate *a, const FstCandidate *b)
{
  FstNode both = fst_diagram_and (diagram_of (self), a->survives, b->survives);
  g_autoptr (FstFacts) facts = NULL;
  FstFinding *finding;

  if (both == fst_diagram_constant (FALSE) || !clash (self, a, b))
    return fst_diagram_constant (FALSE);
  both =
      fst_diagram_and (diagram_of (self), both, where_amounts_differ (self, a->answer, b->answer));
  facts = find_case (self, both);
  if (!facts || is_stated (self, a->rule, b->rule))
    return both;
  finding = fst_policy_check_add (self->check, FST_FINDING_CONFLICT, NULL, NULL);
  fst_finding_set_question (finding, self->table->question);
  fst_policy_check_name_rule (self->check, finding, a->rule);
  fst_policy_check_name_rule (self->check, finding, b->rule);
  facts = with_amount (self, g_steal_pointer (&facts), a->answer);
  facts = with_amount (self, g_steal_pointer (&facts), b->answer);
  fst_finding_take_facts (finding, g_steal_pointer (&facts));
  return both;
}

/* What no two rules explain: three that agree in pairs, such as a firm "health care principal"
 * between a leaning to the region and one to the municipality. */
static void
look_at_rest (Conflicts *self, FstNode rest)
{
  FstAssessor *assessor = self->check->assessor;
  g_autoptr (FstFacts) facts = find_case (self, rest);
  g_autofree guint64 *cells = g_new (guint64, assessor->n_variables);
  g_autoptr (FstRestriction) restriction = NULL;
  FstFinding *finding;

  if (!facts)
    return;
  fst_space_locate (assessor->space, facts, cells);
  cells[assessor->n_variables - 1] = 1u << FST_PRINCIPAL_NOT_KNOWN;
  restriction = fst_restriction_new (assessor->diagram, cells);
  finding = fst_policy_check_add (self->check, FST_FINDING_CONFLICT, NULL, NULL);
  fst_finding_set_question (finding, self->table->question);
  for (guint i = 0; i < self->table->candidates->len; i++)
    {
      const FstCandidate *candidate = g_ptr_array_index (self->table->candidates, i);

      if (fst_restriction_apply (restriction, candidate->survives) != fst_diagram_constant (FALSE))
        fst_policy_check_name_rule (self->check, finding, candidate->rule);
    }
  fst_finding_take_facts (finding, g_steal_pointer (&facts));
}

static void
look_at_question (Conflicts *self)
{
  FstDiagram *diagram = diagram_of (self);
  FstNode conflict = fst_diagram_map (diagram, self->table->root, to_conflict, self);
  FstNode explained = fst_diagram_constant (FALSE);

  if (conflict == fst_diagram_constant (FALSE))
    return;
  for (guint i = 0; i < self->table->candidates->len; i++)
    for (guint j = i + 1; j < self->table->candidates->len; j++)
      explained =
          fst_diagram_or (diagram, explained,
                          look_at_pair (self, g_ptr_array_index (self->table->candidates, i),
                                        g_ptr_array_index (self->table->candidates, j)));
  /* Formulas explain each other, also where they come to the same amount. */
  if (self->table->question != FST_QUESTION_REIMBURSEMENT)
    look_at_rest (self, fst_diagram_and (diagram, conflict, fst_diagram_not (diagram, explained)));
}

static void
gather_pairs (Conflicts *self, const FstPolicy *policy, const FstStatedConflict *stated)
{
  StatedPair pair = { policy, stated };

  for (guint i = 0; stated->between[i]; i++)
    for (guint j = 0; stated->with[j]; j++)
      /* Of documents that were left out nothing is looked at. */
      if (fst_assessor_find_rule (self->check->assessor, policy, stated->between[i], &pair.a)
          && fst_assessor_find_rule (self->check->assessor, policy, stated->with[j], &pair.b))
        g_array_append_val (self->stated, pair);
}

static void
gather_stated (Conflicts *self)
{
  for (guint i = 0; i < self->check->assessor->policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (self->check->assessor->policies, i);

      for (guint j = 0; j < policy->conflicts->len; j++)
        gather_pairs (self, policy, g_ptr_array_index (policy->conflicts, j));
    }
}

static void
report_unreal (Conflicts *self)
{
  for (guint i = 0; i < self->stated->len; i++)
    {
      const StatedPair *pair = &g_array_index (self->stated, StatedPair, i);
      FstFinding *finding;

      if (pair->is_real)
        continue;
      finding = fst_policy_check_add (self->check, FST_FINDING_NO_CONFLICT, pair->policy->id,
                                      pair->stated->because);
      fst_policy_check_name_rule (self->check, finding, pair->a);
      fst_policy_check_name_rule (self->check, finding, pair->b);
    }
}

/* Reports rules that collide and are not said to, and rules that are said to and do not. */
void
fst_policy_check_conflicts (FstPolicyCheck *self)
{
  g_autoptr (GArray) stated = g_array_new (FALSE, FALSE, sizeof (StatedPair));
  Conflicts conflicts = { self, NULL, stated };

  gather_stated (&conflicts);
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    {
      conflicts.table = self->assessor->tables[q];
      look_at_question (&conflicts);
    }
  report_unreal (&conflicts);
}
