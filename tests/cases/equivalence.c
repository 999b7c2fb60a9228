#include "equivalence.h"

#include "fst-example.h"
#include "fst-precedence.h"

/* One reading of the documents: all that a case can show, as functions of one diagram. */
typedef struct
{
  FstDecisionTable *tables[FST_N_QUESTIONS];
  GHashTable *shown; /* what is cited or to be done → the function that is true where it is */
} Reading;

typedef struct
{
  FstAssessor *assessor; /* of the original; has the space and the diagram of both */
  Reading original, changed;
} Comparison;

static FstDiagram *
diagram_of (const Comparison *self)
{
  return self->assessor->diagram;
}

static void
reading_clear (Reading *self)
{
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    fst_decision_table_free (self->tables[q]);
  g_hash_table_unref (self->shown);
}

/* What is not in the table is nowhere true. */
static FstNode
look_up (GHashTable *functions, const char *what)
{
  gpointer node;

  return g_hash_table_lookup_extended (functions, what, NULL, &node)
             ? (FstNode) GPOINTER_TO_UINT (node)
             : fst_diagram_constant (FALSE);
}

/* Notes that something shows, or has been seen, where a function is true too. */
static void
add (Comparison *self, GHashTable *functions, char *what, FstNode node)
{
  node = fst_diagram_or (diagram_of (self), node, look_up (functions, what));
  g_hash_table_insert (functions, what, GUINT_TO_POINTER (node));
}

static void
fill_tables (Comparison *self, Reading *reading, FstAssessor *rules)
{
  g_autoptr (FstPrecedence) precedence = fst_precedence_new (rules);

  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    reading->tables[q] = fst_decision_table_new (q);
  for (guint i = 0; i < rules->entries->len; i++)
    {
      const FstRule *rule = fst_assessor_get_entry (rules, i)->rule;
      const GArray *yields = g_ptr_array_index (precedence->yields, i);

      for (guint j = 0; j < rule->answers->len; j++)
        {
          const FstAnswer *answer = g_ptr_array_index (rule->answers, j);
          FstNode holds = fst_space_build (self->assessor->space, rule->when, diagram_of (self));
          FstCandidate *candidate =
              fst_decision_table_add (reading->tables[answer->question], i, answer, holds);

          g_array_append_vals (candidate->yields, yields->data, yields->len);
        }
    }
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    fst_decision_table_compose (reading->tables[q], diagram_of (self),
                                self->assessor->n_variables - 1);
}

static void
show_sections (Comparison *self, Reading *reading, FstAssessor *rules)
{
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    for (guint i = 0; i < reading->tables[q]->candidates->len; i++)
      {
        const FstCandidate *candidate = g_ptr_array_index (reading->tables[q]->candidates, i);
        const FstRule *rule = fst_assessor_get_entry (rules, candidate->rule)->rule;

        for (guint j = 0; rule->sections[j]; j++)
          add (self, reading->shown, g_strdup_printf ("%u cites %s", q, rule->sections[j]),
               candidate->survives);
      }
}

typedef struct
{
  const FstDecisionTable *table;
  const FstCondition *condition;
} AnswerTest;

static FstNode
has_value (FstDiagram *diagram, guint32 number, gpointer user_data)
{
  const AnswerTest *test = user_data;
  const FstOutcome *outcome = g_ptr_array_index (test->table->outcomes, number);
  gboolean is_text = outcome->value && g_variant_is_of_type (outcome->value, G_VARIANT_TYPE_STRING);

  return fst_diagram_constant (is_text
                               && g_strv_contains ((const char *const *) test->condition->values,
                                                   g_variant_get_string (outcome->value, NULL)));
}

/* A duty's condition; it may ask for answers too. */
static FstNode
build (Comparison *self, Reading *reading, const FstCondition *condition)
{
  FstDiagram *diagram = diagram_of (self);
  FstNode node;

  if (condition && condition->kind == FST_CONDITION_ANSWER)
    {
      FstQuestion question;
      AnswerTest test = { NULL, condition };

      g_assert_true (fst_vocabulary_find_question (condition->fact, &question));
      test.table = reading->tables[question];
      return fst_diagram_map (diagram, test.table->root, has_value, &test);
    }
  if (!condition || !condition->children)
    return fst_space_build (self->assessor->space, condition, diagram);
  node = fst_diagram_constant (condition->kind != FST_CONDITION_ANY);
  for (guint i = 0; i < condition->children->len; i++)
    {
      FstNode child = build (self, reading, g_ptr_array_index (condition->children, i));

      node = condition->kind == FST_CONDITION_ANY ? fst_diagram_or (diagram, node, child)
                                                  : fst_diagram_and (diagram, node, child);
    }
  return condition->kind == FST_CONDITION_NOT ? fst_diagram_not (diagram, node) : node;
}

/* Of several rules with the same duty for the same actor the first is shown. */
static void
show_duties (Comparison *self, Reading *reading, FstAssessor *rules)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rules->entries->len; i++)
    {
      const FstRule *rule = fst_assessor_get_entry (rules, i)->rule;
      FstNode holds = build (self, reading, rule->when);

      for (guint j = 0; j < rule->duties->len; j++)
        {
          const FstRuleDuty *duty = g_ptr_array_index (rule->duties, j);
          char *what = g_strdup_printf ("%s of %s", duty->id, duty->actor);
          FstNode earlier = look_up (seen, what);

          add (self, reading->shown, g_strdup_printf ("%s by %s", duty->id, rule->sections[0]),
               fst_diagram_and (diagram_of (self), holds,
                                fst_diagram_not (diagram_of (self), earlier)));
          add (self, seen, what, holds);
        }
    }
}

static void
read_rules (Comparison *self, Reading *reading, FstAssessor *rules)
{
  reading->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fill_tables (self, reading, rules);
  show_sections (self, reading, rules);
  show_duties (self, reading, rules);
}

static gboolean
lists_equal (GPtrArray *a, GPtrArray *b, GEqualFunc equal)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
formulas_equal (gconstpointer a, gconstpointer b)
{
  const FstAnswer *left = a, *right = b;

  return g_str_equal (left->of, right->of) && left->share_percent == right->share_percent
         && left->above == right->above;
}

static guint32
differs (guint32 a, guint32 b, gpointer user_data)
{
  FstDecisionTable *const *tables = user_data;
  const FstOutcome *left = g_ptr_array_index (tables[0]->outcomes, a);
  const FstOutcome *right = g_ptr_array_index (tables[1]->outcomes, b);
  gboolean same_value = left->value && right->value ? g_variant_equal (left->value, right->value)
                                                    : left->value == right->value;

  return !same_value || left->status != right->status || left->differing != right->differing
         || !lists_equal (left->values, right->values, g_variant_equal)
         || !lists_equal (left->formulas, right->formulas, formulas_equal);
}

static guint32
is_one_of_them (guint32 a, guint32 b, gpointer user_data)
{
  return !a != !b;
}

/* Where something shows by the one reading and not by the other. */
static FstNode
compare_shown (Comparison *self, Reading *reading, Reading *other)
{
  FstNode different = fst_diagram_constant (FALSE);
  GHashTableIter iter;
  gpointer what, node;

  g_hash_table_iter_init (&iter, reading->shown);
  while (g_hash_table_iter_next (&iter, &what, &node))
    {
      FstNode only = fst_diagram_combine (diagram_of (self), (FstNode) GPOINTER_TO_UINT (node),
                                          look_up (other->shown, what), is_one_of_them, NULL);

      different = fst_diagram_or (diagram_of (self), different, only);
    }
  return different;
}

static FstNode
compare (Comparison *self)
{
  FstDiagram *diagram = diagram_of (self);
  FstNode different = compare_shown (self, &self->original, &self->changed);

  different =
      fst_diagram_or (diagram, different, compare_shown (self, &self->changed, &self->original));
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    {
      FstDecisionTable *tables[] = { self->original.tables[q], self->changed.tables[q] };

      different = fst_diagram_or (
          diagram, different,
          fst_diagram_combine (diagram, tables[0]->root, tables[1]->root, differs, tables));
    }
  return different;
}

/* The original, prepared in a space in which the changed rules have their place too. */
static FstAssessor *
prepare (const char *region, GPtrArray *policies, FstAssessor *changed)
{
  g_autoptr (GError) error = NULL;
  FstAssessor *assessor = fst_assessor_list (region, policies, &error);
  g_autoptr (FstPrecedence) precedence = fst_precedence_new (assessor);
  g_autoptr (GPtrArray) conditions = g_ptr_array_new ();

  for (guint i = 0; i < changed->entries->len; i++)
    if (fst_assessor_get_entry (changed, i)->rule->when)
      g_ptr_array_add (conditions, fst_assessor_get_entry (changed, i)->rule->when);
  g_assert_true (fst_assessor_prepare (assessor, precedence, conditions, &error));
  return assessor;
}

/* Finds a case that tells two readings of a region's documents apart (element-type FstPolicy each),
 * or NULL where no case can, of those that are known throughout: the diagrams say so. */
FstFacts *
equivalence_find_difference (const char *region, GPtrArray *original, GPtrArray *changed)
{
  g_autoptr (FstAssessor) rules = fst_assessor_list (region, changed, NULL);
  g_autoptr (FstAssessor) assessor = prepare (region, original, rules);
  g_autoptr (FstExamples) examples = fst_examples_new (assessor);
  Comparison comparison = { .assessor = assessor };
  FstFacts *facts;

  read_rules (&comparison, &comparison.original, assessor);
  read_rules (&comparison, &comparison.changed, rules);
  facts = fst_examples_find_true (examples, compare (&comparison));
  g_assert_false (fst_diagram_is_overfull (assessor->diagram));
  reading_clear (&comparison.original);
  reading_clear (&comparison.changed);
  return facts;
}
