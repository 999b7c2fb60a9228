#include "fst-decision-table.h"

#define HEALTH_CARE_PRINCIPAL "health-care-principal"

/* The one member of the mixture of several levels. */
#define SEVERAL_LEVELS G_MAXUINT32

/* While rules are put together a case has a mixture: the set of different answers that hit. */
typedef struct
{
  FstDecisionTable *table;
  FstDiagram *diagram;
  GPtrArray *answers;     /* (element-type FstAnswer): each different answer once */
  GPtrArray *mixtures;    /* (element-type GBytes): ascending guint32 indexes of answers */
  GHashTable *mixture_of; /* mixture → its number + 1 */
  GHashTable *outcome_of; /* outcome's description → its number + 1 */
  guint32 answer;         /* index of the answer that is being mixed in */
  guint principal;
} Composition;

static void
candidate_free (FstCandidate *self)
{
  g_array_unref (self->yields);
  g_free (self);
}

static void
outcome_free (FstOutcome *self)
{
  g_clear_pointer (&self->value, g_variant_unref);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->formulas);
  g_free (self);
}

/**
 * fst_decision_table_new:
 * @question: a question
 *
 * Makes a table without rules.
 *
 * Returns: (transfer full): the table
 */
FstDecisionTable *
fst_decision_table_new (FstQuestion question)
{
  FstDecisionTable *self = g_new0 (FstDecisionTable, 1);

  self->question = question;
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  self->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) outcome_free);
  return self;
}

/**
 * fst_decision_table_free:
 * @self: (transfer full) (nullable): a table
 *
 * Frees a table.
 */
void
fst_decision_table_free (FstDecisionTable *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->candidates);
  g_ptr_array_unref (self->outcomes);
  g_free (self);
}

/**
 * fst_decision_table_add:
 * @self: a table that is not composed yet
 * @rule: the rule's number
 * @answer: (transfer none): what it answers; must live as long as the table
 * @holds: its condition
 *
 * Adds a rule.
 *
 * Returns: (transfer none): the candidate, for its precedence to be filled in
 */
FstCandidate *
fst_decision_table_add (FstDecisionTable *self, guint rule, const FstAnswer *answer, FstNode holds)
{
  FstCandidate *candidate = g_new0 (FstCandidate, 1);

  candidate->rule = rule;
  candidate->answer = answer;
  candidate->holds = holds;
  candidate->yields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->candidates, candidate);
  return candidate;
}

static gboolean
values_equal (GVariant *a, GVariant *b)
{
  return a == b || (a && b && g_variant_equal (a, b));
}

static gboolean
answers_equal (gconstpointer a, gconstpointer b)
{
  const FstAnswer *left = a, *right = b;

  return values_equal (left->value, right->value)
         && left->leaves_judgement == right->leaves_judgement
         && left->not_regulated == right->not_regulated && g_strcmp0 (left->of, right->of) == 0
         && left->share_percent == right->share_percent && left->above == right->above;
}

static guint32
intern_mixture (Composition *self, const guint32 *answers, gsize n)
{
  g_autoptr (GBytes) mixture = g_bytes_new (answers, n * sizeof *answers);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->mixture_of, mixture));

  if (!number)
    {
      g_ptr_array_add (self->mixtures, g_bytes_ref (mixture));
      number = self->mixtures->len;
      g_hash_table_insert (self->mixture_of, g_bytes_ref (mixture), GUINT_TO_POINTER (number));
    }
  return number - 1;
}

/* Several needs on different levels come to the same, whichever they are; the ladder's mixtures
 * stay few. */
static gsize
reduce_levels (Composition *self, guint32 *answers, gsize n)
{
  GVariant *level = NULL;

  if (self->table->question != FST_QUESTION_PRIORITY)
    return n;
  for (gsize i = 0; i < n; i++)
    {
      GVariant *value = ((const FstAnswer *) g_ptr_array_index (self->answers, answers[i]))->value;

      if (value && level && !g_variant_equal (value, level))
        {
          answers[0] = SEVERAL_LEVELS;
          return 1;
        }
      if (value)
        level = value;
    }
  return n;
}

static guint32
mix (guint32 mixture, guint32 hits, gpointer user_data)
{
  Composition *self = user_data;
  guint32 answer = self->answer;
  gsize size;
  const guint32 *old = g_bytes_get_data (g_ptr_array_index (self->mixtures, mixture), &size);
  gsize n = size / sizeof *old, m = 0;
  g_autofree guint32 *answers = NULL;

  if (!hits || (n == 1 && old[0] == SEVERAL_LEVELS))
    return mixture;
  answers = g_new (guint32, n + 1);
  while (m < n && old[m] < answer)
    {
      answers[m] = old[m];
      m++;
    }
  if (m < n && old[m] == answer)
    return mixture;
  answers[m] = answer;
  for (gsize i = m; i < n; i++)
    answers[i + 1] = old[i];
  return intern_mixture (self, answers, reduce_levels (self, answers, n + 1));
}

static gboolean
holds_value (GPtrArray *values, const char *text)
{
  for (guint i = 0; i < values->len; i++)
    {
      GVariant *value = g_ptr_array_index (values, i);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
          && g_str_equal (g_variant_get_string (value, NULL), text))
        return TRUE;
    }
  return FALSE;
}

/* "Health care principal" says region or municipality; where another rule says which, it says
 * nothing else. */
static void
drop_principal (GPtrArray *values)
{
  if (!holds_value (values, "region") && !holds_value (values, "municipality"))
    return;
  for (guint i = values->len; i-- > 0;)
    {
      GVariant *value = g_ptr_array_index (values, i);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
          && g_str_equal (g_variant_get_string (value, NULL), HEALTH_CARE_PRINCIPAL))
        g_ptr_array_remove_index (values, i);
    }
}

static FstOutcome *
outcome_new (FstStatus status)
{
  FstOutcome *outcome = g_new0 (FstOutcome, 1);

  outcome->status = status;
  outcome->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  outcome->formulas = g_ptr_array_new ();
  return outcome;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  g_autofree char *left = g_variant_print (*(GVariant *const *) a, TRUE);
  g_autofree char *right = g_variant_print (*(GVariant *const *) b, TRUE);

  return g_strcmp0 (left, right);
}

/* What a mixture of answers comes to; the rules stand in docs/policy-files.md, "How answers come
 * together". */
static FstOutcome *
resolve (Composition *self, guint32 mixture)
{
  gsize size;
  const guint32 *indexes = g_bytes_get_data (g_ptr_array_index (self->mixtures, mixture), &size);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) formulas = g_ptr_array_new ();
  guint n_spoken = 0, n_judgement = 0;
  FstStatus differing;
  FstOutcome *outcome;

  if (size == sizeof *indexes && indexes[0] == SEVERAL_LEVELS)
    return outcome_new (FST_STATUS_JUDGEMENT);
  for (gsize i = 0; i < size / sizeof *indexes; i++)
    {
      const FstAnswer *answer = g_ptr_array_index (self->answers, indexes[i]);

      if (answer->not_regulated)
        continue;
      n_spoken++;
      n_judgement += answer->leaves_judgement;
      if (answer->of)
        g_ptr_array_add (formulas, (gpointer) answer);
      if (answer->value
          && !g_ptr_array_find_with_equal_func (values, answer->value, (GEqualFunc) g_variant_equal,
                                                NULL))
        g_ptr_array_add (values, answer->value);
    }
  drop_principal (values);
  /* The same values in another order are the same outcome. */
  g_ptr_array_sort (values, compare_values);

  if (n_spoken == 0)
    return outcome_new (FST_STATUS_NOT_REGULATED);
  differing = n_judgement < n_spoken ? FST_STATUS_CONFLICT : FST_STATUS_JUDGEMENT;
  if (values->len > 1 && differing == FST_STATUS_CONFLICT)
    {
      outcome = outcome_new (FST_STATUS_CONFLICT);
      for (guint i = 0; i < values->len; i++)
        g_ptr_array_add (outcome->values, g_variant_ref (g_ptr_array_index (values, i)));
      return outcome;
    }
  outcome =
      outcome_new (n_judgement || values->len > 1 ? FST_STATUS_JUDGEMENT : FST_STATUS_DECIDED);
  if (values->len == 1)
    outcome->value = g_variant_ref (g_ptr_array_index (values, 0));
  g_ptr_array_extend (outcome->formulas, formulas, NULL, NULL);
  if (outcome->formulas->len > 1)
    outcome->differing = differing;
  return outcome;
}

static guint32
intern_outcome (Composition *self, FstOutcome *outcome)
{
  g_autoptr (GString) key = g_string_new (NULL);
  guint number;

  g_string_append_printf (key, "%d %d", outcome->status, outcome->differing);
  for (guint i = 0; i < outcome->formulas->len; i++)
    g_string_append_printf (key, " %p", g_ptr_array_index (outcome->formulas, i));
  if (outcome->value)
    {
      g_string_append_c (key, ' ');
      g_variant_print_string (outcome->value, key, TRUE);
    }
  for (guint i = 0; i < outcome->values->len; i++)
    {
      g_string_append_c (key, '|');
      g_variant_print_string (g_ptr_array_index (outcome->values, i), key, TRUE);
    }
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->outcome_of, key->str));
  if (number)
    {
      outcome_free (outcome);
      return number - 1;
    }
  g_ptr_array_add (self->table->outcomes, outcome);
  number = self->table->outcomes->len;
  g_hash_table_insert (self->outcome_of, g_strdup (key->str), GUINT_TO_POINTER (number));
  return number - 1;
}

static FstNode
outcome_with_value (Composition *self, const FstOutcome *like, const char *value)
{
  FstOutcome *outcome = outcome_new (like->status);

  outcome->value = g_variant_ref_sink (g_variant_new_string (value));
  return fst_diagram_constant (intern_outcome (self, outcome));
}

static FstNode
to_outcome (FstDiagram *diagram, guint32 mixture, gpointer user_data)
{
  Composition *self = user_data;
  FstOutcome *outcome = resolve (self, mixture);
  FstNode cells[FST_N_PRINCIPALS];
  gboolean names_principal =
      outcome->value && g_variant_is_of_type (outcome->value, G_VARIANT_TYPE_STRING)
      && g_str_equal (g_variant_get_string (outcome->value, NULL), HEALTH_CARE_PRINCIPAL);
  guint32 number = intern_outcome (self, outcome);

  if (!names_principal)
    return fst_diagram_constant (number);
  outcome = g_ptr_array_index (self->table->outcomes, number);
  cells[FST_PRINCIPAL_REGION] = outcome_with_value (self, outcome, "region");
  cells[FST_PRINCIPAL_MUNICIPALITY] = outcome_with_value (self, outcome, "municipality");
  cells[FST_PRINCIPAL_NOT_KNOWN] = fst_diagram_constant (number);
  return fst_diagram_choice (diagram, self->principal, cells);
}

/* Gives how many rules it got through before the diagram was overfull. */
static guint
find_survivors (FstDecisionTable *self, FstDiagram *diagram)
{
  guint i;

  for (i = 0; i < self->candidates->len && !fst_diagram_is_overfull (diagram); i++)
    {
      FstCandidate *candidate = g_ptr_array_index (self->candidates, i);
      FstNode outdone = fst_diagram_constant (FALSE);

      for (guint j = 0; j < self->candidates->len; j++)
        {
          const FstCandidate *other = g_ptr_array_index (self->candidates, j);

          for (guint k = 0; k < candidate->yields->len; k++)
            if (g_array_index (candidate->yields, guint, k) == other->rule)
              outdone = fst_diagram_or (diagram, outdone, other->holds);
        }
      candidate->survives =
          fst_diagram_and (diagram, candidate->holds, fst_diagram_not (diagram, outdone));
    }
  return i;
}

/**
 * fst_decision_table_compose:
 * @self: a table with all its rules and their precedence
 * @diagram: the diagram of their conditions
 * @principal: the diagram's last variable, with %FST_N_PRINCIPALS cells
 *
 * Puts the rules together into one function. Where the diagram becomes overfull the table says
 * nothing.
 *
 * Returns: how many rules it got through
 */
guint
fst_decision_table_compose (FstDecisionTable *self, FstDiagram *diagram, guint principal)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  g_autoptr (GPtrArray) mixtures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GHashTable) mixture_of =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GHashTable) outcome_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Composition composition = {
    self, diagram, answers, mixtures, mixture_of, outcome_of, 0, principal
  };
  FstNode node = fst_diagram_constant (intern_mixture (&composition, NULL, 0));
  guint n = find_survivors (self, diagram);

  for (guint i = 0; i < self->candidates->len && !fst_diagram_is_overfull (diagram); i++)
    {
      FstCandidate *candidate = g_ptr_array_index (self->candidates, i);
      guint index;

      n = i + 1;
      if (!g_ptr_array_find_with_equal_func (answers, candidate->answer, answers_equal, &index))
        {
          index = answers->len;
          g_ptr_array_add (answers, (gpointer) candidate->answer);
        }
      composition.answer = index;
      node = fst_diagram_combine (diagram, node, candidate->survives, mix, &composition);
    }
  self->root = fst_diagram_map (diagram, node, to_outcome, &composition);
  if (fst_diagram_is_overfull (diagram))
    self->root = fst_diagram_constant (
        intern_outcome (&composition, outcome_new (FST_STATUS_NOT_REGULATED)));
  return n;
}
