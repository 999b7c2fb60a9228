#include "fst-example.h"

#include <string.h>

#include "fst-code-list.h"
#include "fst-restriction.h"

#define UNREACHABLE G_MAXUINT
/* Stands where it hangs on a list what a function is. */
#define HANGS_ON_LIST G_MAXINT32

struct _FstExamples
{
  FstAssessor *assessor;
  GPtrArray *values; /* of each variable (element-type GPtrArray): of each cell a value, NULL where
                        there is none */
  guint64 *unsaid;   /* of each variable the cells in which it may be where nothing is said of it */
};

/* One search, for the shortest way down a diagram. */
typedef struct
{
  FstExamples *examples;
  FstExampleWanted wanted;
  gpointer user_data;
  GHashTable *costs[2]; /* node + 1 → cost + 1; of a node below its own fact's variable, or below
                           another's */
} Search;

static guint64
bit (guint cell)
{
  return G_GUINT64_CONSTANT (1) << cell;
}

static gboolean
is_principal (const FstExamples *self, guint variable)
{
  return variable == self->assessor->n_variables - 1;
}

static const char *
fact_of (const FstExamples *self, guint variable)
{
  return is_principal (self, variable) ? "health-care-responsibility"
                                       : fst_space_get_fact (self->assessor->space, variable);
}

static gboolean
same_fact (const FstExamples *self, guint a, guint b)
{
  return is_principal (self, a) == is_principal (self, b)
         && g_str_equal (fact_of (self, a), fact_of (self, b));
}

/* What a list can say that no rule asks for. */
static GVariant *
pick_from_annex (const FstExamples *self, const char *fact, guint variable, guint cell)
{
  g_autofree guint64 *cells = g_new (guint64, self->assessor->n_variables);

  for (guint i = 0; i < self->assessor->policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (self->assessor->policies, i);

      for (guint j = 0; j < policy->annexes->len; j++)
        {
          const FstAnnex *annex = g_ptr_array_index (policy->annexes, j);
          g_autofree char *name = g_strdup_printf ("list:%s/%s", policy->id, annex->id);

          for (guint k = 0; g_str_equal (name, fact) && annex->values[k]; k++)
            {
              g_autoptr (FstFacts) none = fst_facts_new ();
              g_autoptr (GVariant) value =
                  g_variant_ref_sink (g_variant_new_string (annex->values[k]));
              g_autoptr (FstFacts) facts = fst_facts_with (none, fact, value, FST_FACT_SOURCE_CASE);

              fst_space_locate (self->assessor->space, facts, cells);
              if (cells[variable] == bit (cell))
                return g_steal_pointer (&value);
            }
        }
    }
  return NULL;
}

/* The cell in which a list says nothing; a list that only supplements is there while it is absent.
 */
static guint64
silent_cell (const FstExamples *self, const char *fact, guint variable)
{
  g_autofree guint64 *cells = g_new (guint64, self->assessor->n_variables);
  g_autoptr (FstFacts) none = fst_facts_new ();
  g_autoptr (FstFacts) facts = fst_facts_with (
      none, fact, g_variant_new_string (FST_CODE_LIST_SILENT), FST_FACT_SOURCE_LIST);

  fst_space_locate (self->assessor->space, facts, cells);
  return cells[variable];
}

static gboolean
only_supplements (const FstExamples *self, const char *fact)
{
  for (guint i = 0; i < self->assessor->policies->len; i++)
    {
      const FstPolicy *policy = g_ptr_array_index (self->assessor->policies, i);

      for (guint j = 0; j < policy->annexes->len; j++)
        {
          const FstAnnex *annex = g_ptr_array_index (policy->annexes, j);
          g_autofree char *name = g_strdup_printf ("list:%s/%s", policy->id, annex->id);

          if (annex->supplements && g_str_equal (name, fact))
            return TRUE;
        }
    }
  return FALSE;
}

/* Where a case may be as to a variable of which it says nothing. */
static guint64
find_unsaid (const FstExamples *self, guint variable)
{
  guint size = self->assessor->sizes[variable];

  if (is_principal (self, variable))
    return bit (FST_PRINCIPAL_NOT_KNOWN);
  if (only_supplements (self, fact_of (self, variable)))
    return silent_cell (self, fact_of (self, variable), variable);
  return size == 64 ? ~G_GUINT64_CONSTANT (0) : bit (size) - 1;
}

static GVariant *
pick (const FstExamples *self, guint variable, guint cell)
{
  GVariant *value;

  if (is_principal (self, variable))
    value = cell == FST_PRINCIPAL_NOT_KNOWN
                ? g_variant_new ("()")
                : g_variant_new_string (cell == FST_PRINCIPAL_REGION ? "region" : "municipality");
  else
    value = fst_space_pick (self->assessor->space, variable, cell);
  if (!value && self->unsaid[variable] == bit (cell))
    value = g_variant_new_string (FST_CODE_LIST_SILENT);
  return value ? g_variant_ref_sink (value)
               : pick_from_annex (self, fact_of (self, variable), variable, cell);
}

static void
value_free (GVariant *value)
{
  g_clear_pointer (&value, g_variant_unref);
}

/**
 * fst_examples_new:
 * @assessor: an assessor that is prepared; must live as long as the examples
 *
 * Finds a value for each cell of the assessor's space.
 *
 * Returns: (transfer full): the examples; for one thread
 */
FstExamples *
fst_examples_new (FstAssessor *assessor)
{
  FstExamples *self = g_new0 (FstExamples, 1);

  self->assessor = assessor;
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->unsaid = g_new (guint64, assessor->n_variables);
  for (guint i = 0; i < assessor->n_variables; i++)
    self->unsaid[i] = find_unsaid (self, i);
  for (guint i = 0; i < assessor->n_variables; i++)
    {
      GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);

      for (guint cell = 0; cell < assessor->sizes[i]; cell++)
        g_ptr_array_add (values, pick (self, i, cell));
      g_ptr_array_add (self->values, values);
    }
  return self;
}

/**
 * fst_examples_free:
 * @self: (transfer full) (nullable): examples
 *
 * Frees examples.
 */
void
fst_examples_free (FstExamples *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->values);
  g_free (self->unsaid);
  g_free (self);
}

static GVariant *
value_at (const FstExamples *self, guint variable, guint cell)
{
  return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (self->values, variable), cell);
}

static guint
cost_of_fact (const FstExamples *self, guint variable, guint cell)
{
  return self->unsaid[variable] == bit (cell) ? 0 : 1;
}

static gboolean
is_wanted (const Search *search, guint32 value)
{
  return value != HANGS_ON_LIST && search->wanted (value, search->user_data);
}

/* How many facts it takes from a node on. The members of a set are one fact, and stand together:
 * where the variable before was one of them the next costs nothing. */
static guint
measure (Search *search, FstNode node, guint before)
{
  const FstDiagram *diagram = search->examples->assessor->diagram;
  guint32 value;
  guint variable, best = UNREACHABLE;
  gboolean is_paid;
  gpointer known;

  if (fst_diagram_is_constant (node, &value))
    return is_wanted (search, value) ? 0 : UNREACHABLE;
  variable = fst_diagram_get_variable (diagram, node);
  is_paid = before != UNREACHABLE && same_fact (search->examples, before, variable);
  known = g_hash_table_lookup (search->costs[is_paid], GSIZE_TO_POINTER ((gsize) node + 1));
  if (known)
    return (guint) (GPOINTER_TO_SIZE (known) - 1);
  for (guint cell = 0; cell < fst_diagram_get_n_cells (diagram, variable); cell++)
    if (value_at (search->examples, variable, cell))
      {
        guint below = measure (search, fst_diagram_get_child (diagram, node, cell), variable);
        guint own = is_paid ? 0 : cost_of_fact (search->examples, variable, cell);

        if (below != UNREACHABLE)
          best = MIN (best, below + own);
      }
  g_hash_table_insert (search->costs[is_paid], GSIZE_TO_POINTER ((gsize) node + 1),
                       GSIZE_TO_POINTER ((gsize) best + 1));
  return best;
}

/* Walks the shortest way, and notes the cell of every variable on it. */
static void
walk (Search *search, FstNode node, guint64 *cells)
{
  const FstDiagram *diagram = search->examples->assessor->diagram;
  guint before = UNREACHABLE;

  while (!fst_diagram_is_constant (node, NULL))
    {
      guint variable = fst_diagram_get_variable (diagram, node);
      gboolean is_paid = before != UNREACHABLE && same_fact (search->examples, before, variable);
      guint best = UNREACHABLE, chosen = 0;

      for (guint cell = 0; cell < fst_diagram_get_n_cells (diagram, variable); cell++)
        if (value_at (search->examples, variable, cell))
          {
            guint below = measure (search, fst_diagram_get_child (diagram, node, cell), variable);
            guint own = is_paid ? 0 : cost_of_fact (search->examples, variable, cell);

            if (below != UNREACHABLE && below + own < best)
              {
                best = below + own;
                chosen = cell;
              }
          }
      cells[variable] = bit (chosen);
      before = variable;
      node = fst_diagram_get_child (diagram, node, chosen);
    }
}

static gboolean
is_enough (Search *search, FstNode node, const guint64 *cells)
{
  g_autoptr (FstRestriction) restriction =
      fst_restriction_new (search->examples->assessor->diagram, cells);
  guint32 value;

  return fst_restriction_is_constant (restriction, node, &value) && is_wanted (search, value);
}

/* The shortest way asks for facts in the diagram's order and may name some that the others make
 * needless. */
static void
leave_out_needless (Search *search, FstNode node, guint64 *cells)
{
  FstExamples *self = search->examples;
  guint n = self->assessor->n_variables;
  g_autofree guint64 *fewer = g_new (guint64, n);

  for (guint first = 0, next; first < n; first = next)
    {
      gboolean is_named = FALSE;

      memcpy (fewer, cells, n * sizeof *cells);
      for (next = first; next < n && same_fact (self, first, next); next++)
        {
          is_named |= cells[next] != self->unsaid[next];
          fewer[next] = self->unsaid[next];
        }
      if (is_named && is_enough (search, node, fewer))
        memcpy (cells, fewer, n * sizeof *cells);
    }
}

static GVariant *
unite (GVariant *a, GVariant *b)
{
  g_autofree const char **left = g_variant_get_strv (a, NULL);
  g_autofree const char **right = g_variant_get_strv (b, NULL);
  g_autoptr (GStrvBuilder) members = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_addv (members, left);
  g_strv_builder_addv (members, right);
  all = g_strv_builder_end (members);
  return g_variant_new_strv ((const char *const *) all, -1);
}

static FstFacts *
to_facts (const FstExamples *self, const guint64 *cells)
{
  FstFacts *facts = fst_facts_new ();

  for (guint i = 0; i < self->assessor->n_variables; i++)
    {
      g_autoptr (GVariant) value = NULL;
      GVariant *known = fst_facts_lookup (facts, fact_of (self, i));
      FstFacts *more;

      if (cells[i] == self->unsaid[i])
        continue;
      value = g_variant_ref (value_at (self, i, (guint) __builtin_ctzll (cells[i])));
      if (known && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
        {
          GVariant *both = g_variant_ref_sink (unite (known, value));

          g_variant_unref (value);
          value = both;
        }
      more = fst_facts_with (facts, fact_of (self, i), value, FST_FACT_SOURCE_CASE);
      fst_facts_unref (facts);
      facts = more;
    }
  return facts;
}

static guint32
unless_equal (guint32 a, guint32 b, gpointer user_data)
{
  return a == b ? a : HANGS_ON_LIST;
}

/* A function as it is whatever lists say. */
static FstNode
without_lists (FstExamples *self, FstNode node, GHashTable *known)
{
  FstDiagram *diagram = self->assessor->diagram;
  guint variable, n;
  FstNode children[64];
  FstNode result;
  gpointer found = g_hash_table_lookup (known, GSIZE_TO_POINTER ((gsize) node + 1));

  if (found)
    return (FstNode) (GPOINTER_TO_SIZE (found) - 1);
  if (fst_diagram_is_constant (node, NULL))
    return node;
  variable = fst_diagram_get_variable (diagram, node);
  n = fst_diagram_get_n_cells (diagram, variable);
  for (guint i = 0; i < n; i++)
    children[i] = without_lists (self, fst_diagram_get_child (diagram, node, i), known);
  if (g_str_has_prefix (fact_of (self, variable), "list:"))
    {
      result = children[0];
      for (guint i = 1; i < n; i++)
        result = fst_diagram_combine (diagram, result, children[i], unless_equal, NULL);
    }
  else
    result = fst_diagram_choice (diagram, variable, children);
  g_hash_table_insert (known, GSIZE_TO_POINTER ((gsize) node + 1),
                       GSIZE_TO_POINTER ((gsize) result + 1));
  return result;
}

static FstFacts *
find (FstExamples *self, FstNode node, FstExampleWanted wanted, gpointer user_data)
{
  g_autoptr (GHashTable) unpaid = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) paid = g_hash_table_new (NULL, NULL);
  Search search = { self, wanted, user_data, { unpaid, paid } };
  g_autofree guint64 *cells = g_new (guint64, self->assessor->n_variables);

  if (measure (&search, node, UNREACHABLE) == UNREACHABLE)
    return NULL;
  for (guint i = 0; i < self->assessor->n_variables; i++)
    cells[i] = self->unsaid[i];
  walk (&search, node, cells);
  leave_out_needless (&search, node, cells);
  return to_facts (self, cells);
}

/**
 * fst_examples_find:
 * @self: examples
 * @node: a function of the assessor's diagram
 * @wanted: (scope call): tells the values that are looked for
 * @user_data: for @wanted
 *
 * Finds a case in which a function has such a value, whatever the facts that the case leaves out
 * are. None of its facts can be left out, and it names no list where a case without one will do:
 * whoever tries it has no list at hand.
 *
 * Returns: (transfer full) (nullable): the facts of the case, or NULL where there is none
 */
FstFacts *
fst_examples_find (FstExamples *self, FstNode node, FstExampleWanted wanted, gpointer user_data)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  FstFacts *facts = find (self, without_lists (self, node, known), wanted, user_data);

  return facts ? facts : find (self, node, wanted, user_data);
}

static gboolean
is_true (guint32 value, gpointer user_data)
{
  return value != 0;
}

/**
 * fst_examples_find_true:
 * @self: examples
 * @node: a true-or-false function of the assessor's diagram
 *
 * Finds a case in which a function is true; see fst_examples_find().
 *
 * Returns: (transfer full) (nullable): the facts of the case, or NULL where there is none
 */
FstFacts *
fst_examples_find_true (FstExamples *self, FstNode node)
{
  return fst_examples_find (self, node, is_true, NULL);
}
