#include "fst-diagram-private.h"

#include <string.h>

#define FALSE_NODE FST_CONSTANT
#define TRUE_NODE (FST_CONSTANT | 1)

typedef struct _FstKnown
{
  FstNode a, b;
  guint32 operation; /* 0 where empty */
  FstNode result;
} Known;

#define N_KNOWN (1u << 15)

/**
 * fst_diagram_new:
 * @n_cells: (array length=n_variables): how many cells each variable has, 1 to 64
 * @n_variables: how many variables there are, in the order in which functions ask for them
 *
 * Makes a diagram without functions.
 *
 * Returns: (transfer full): the diagram
 */
FstDiagram *
fst_diagram_new (const guint8 *n_cells, guint n_variables)
{
  FstDiagram *self = g_new0 (FstDiagram, 1);

  self->n_cells = g_memdup2 (n_cells, n_variables);
  self->n_variables = n_variables;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (FstDiagramNode));
  self->children = g_array_new (FALSE, FALSE, sizeof (FstNode));
  self->n_buckets = 64;
  self->buckets = g_new0 (guint32, self->n_buckets);
  return self;
}

/**
 * fst_diagram_free:
 * @self: (transfer full) (nullable): a diagram
 *
 * Frees a diagram with all its functions.
 */
void
fst_diagram_free (FstDiagram *self)
{
  if (!self)
    return;
  g_free (self->n_cells);
  g_array_unref (self->nodes);
  g_array_unref (self->children);
  g_free (self->buckets);
  g_free (self->known);
  g_free (self);
}

/**
 * fst_diagram_constant:
 * @value: below 2³¹
 *
 * Gives the function that is @value everywhere; 0 and 1 stand for false and true.
 *
 * Returns: the function
 */
FstNode
fst_diagram_constant (guint32 value)
{
  return FST_CONSTANT | value;
}

/**
 * fst_diagram_is_constant:
 * @node: a function
 * @value: (out) (optional): what it is everywhere
 *
 * Tells whether a function hangs on no variable.
 *
 * Returns: whether it is constant
 */
gboolean
fst_diagram_is_constant (FstNode node, guint32 *value)
{
  if (!(node & FST_CONSTANT))
    return FALSE;
  if (value)
    *value = node & ~FST_CONSTANT;
  return TRUE;
}

static guint
hash_node (guint variable, const FstNode *children, guint n)
{
  guint64 hash = 0x9e3779b97f4a7c15u + variable;

  for (guint i = 0; i < n; i++)
    {
      hash ^= children[i];
      hash *= 0xff51afd7ed558ccdu;
      hash ^= hash >> 32;
    }
  return (guint) hash;
}

static void
grow (FstDiagram *self)
{
  guint n_buckets = self->n_buckets * 2;
  guint32 *buckets = g_new0 (guint32, n_buckets);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      guint variable = fst_diagram_variable_of (self, i);
      guint slot = hash_node (variable, fst_diagram_children_of (self, i), self->n_cells[variable])
                   & (n_buckets - 1);

      while (buckets[slot])
        slot = (slot + 1) & (n_buckets - 1);
      buckets[slot] = i + 1;
    }
  g_free (self->buckets);
  self->buckets = buckets;
  self->n_buckets = n_buckets;
}

/**
 * fst_diagram_choice:
 * @self: a diagram
 * @variable: a variable before all those of @children
 * @children: a function for each of its cells
 *
 * Gives the function that is children[cell] where @variable has that cell.
 *
 * Returns: the function; a constant that means nothing once the diagram is overfull
 */
FstNode
fst_diagram_choice (FstDiagram *self, guint variable, const FstNode *children)
{
  guint n = self->n_cells[variable];
  FstDiagramNode node = { variable, self->children->len };
  gboolean same = TRUE;
  guint slot;

  for (guint i = 1; i < n && same; i++)
    same = children[i] == children[0];
  if (same)
    return children[0];

  if (++self->n_steps > FST_MOST_STEPS || self->nodes->len >= FST_MOST_NODES
      || self->children->len + n > FST_MOST_CHILDREN)
    self->overfull = TRUE;
  if (self->overfull)
    return FALSE_NODE;
  slot = hash_node (variable, children, n) & (self->n_buckets - 1);
  while (self->buckets[slot])
    {
      FstNode candidate = self->buckets[slot] - 1;

      if (fst_diagram_variable_of (self, candidate) == variable
          && memcmp (fst_diagram_children_of (self, candidate), children, n * sizeof (FstNode))
                 == 0)
        return candidate;
      slot = (slot + 1) & (self->n_buckets - 1);
    }
  g_array_append_vals (self->children, children, n);
  g_array_append_val (self->nodes, node);
  self->buckets[slot] = self->nodes->len;
  if (self->nodes->len * 2 > self->n_buckets)
    grow (self);
  return self->nodes->len - 1;
}

/**
 * fst_diagram_literal:
 * @self: a diagram
 * @variable: a variable
 * @cells: a bit for each cell of it
 *
 * Gives the function that is true where @variable has one of @cells.
 *
 * Returns: the function
 */
FstNode
fst_diagram_literal (FstDiagram *self, guint variable, guint64 cells)
{
  FstNode children[64];

  g_return_val_if_fail (variable < self->n_variables, FALSE_NODE);

  for (guint i = 0; i < self->n_cells[variable]; i++)
    children[i] = cells & (G_GUINT64_CONSTANT (1) << i) ? TRUE_NODE : FALSE_NODE;
  return fst_diagram_choice (self, variable, children);
}

typedef struct
{
  FstDiagram *self;
  FstDiagramCombine combine;
  gpointer user_data;
  guint32 operation;
} Combination;

static Known *
known_entry (Combination *state, FstNode a, FstNode b)
{
  guint64 hash =
      ((guint64) a << 32 | b) * 0x9e3779b97f4a7c15u + state->operation * 0xff51afd7ed558ccdu;

  return &state->self->known[hash >> 40 & (N_KNOWN - 1)];
}

static FstNode
combine_nodes (Combination *state, FstNode a, FstNode b)
{
  FstDiagram *self = state->self;
  guint va = fst_diagram_variable_of (self, a), vb = fst_diagram_variable_of (self, b);
  guint variable = MIN (va, vb);
  Known *known;
  FstNode children[64];
  FstNode result;

  if (self->overfull)
    return FALSE_NODE;
  if (variable == FST_NO_VARIABLE)
    return FST_CONSTANT | state->combine (a & ~FST_CONSTANT, b & ~FST_CONSTANT, state->user_data);
  known = known_entry (state, a, b);
  if (known->operation == state->operation && known->a == a && known->b == b)
    return known->result;

  for (guint i = 0; i < self->n_cells[variable]; i++)
    {
      FstNode child_a = va == variable ? fst_diagram_children_of (self, a)[i] : a;
      FstNode child_b = vb == variable ? fst_diagram_children_of (self, b)[i] : b;

      children[i] = combine_nodes (state, child_a, child_b);
    }
  result = fst_diagram_choice (self, variable, children);
  *known = (Known){ a, b, state->operation, result };
  return result;
}

static FstNode
combine_by (FstDiagram *self,
            FstNode a,
            FstNode b,
            FstDiagramCombine combine,
            gpointer user_data,
            guint32 operation)
{
  Combination state = { self, combine, user_data, operation };

  if (!self->known)
    self->known = g_new0 (Known, N_KNOWN);
  return combine_nodes (&state, a, b);
}

/* Operations of which the results stay good from one call to the next. */
enum
{
  OPERATION_AND = 1,
  OPERATION_OR,
  OPERATION_DIFFER,
  N_OPERATIONS,
};

/**
 * fst_diagram_combine:
 * @self: a diagram
 * @a: a function
 * @b: a function
 * @combine: (scope call): gives the value where @a and @b have theirs
 * @user_data: for @combine
 *
 * Gives the function that is combine (a, b) everywhere.
 *
 * Returns: the function
 */
FstNode
fst_diagram_combine (
    FstDiagram *self, FstNode a, FstNode b, FstDiagramCombine combine, gpointer user_data)
{
  return combine_by (self, a, b, combine, user_data, N_OPERATIONS + self->n_operations++);
}

/**
 * fst_diagram_is_overfull:
 * @self: a diagram
 *
 * Tells whether a function did not fit: hostile rules can ask for functions of any size. Whatever
 * builds one asks this afterwards, once, and throws all away; building goes to its end quickly
 * meanwhile.
 *
 * Returns: whether one did not
 */
gboolean
fst_diagram_is_overfull (const FstDiagram *self)
{
  return self->overfull;
}

/**
 * fst_diagram_finish:
 * @self: a diagram to which no more functions are added
 *
 * Gives back what was only needed for building.
 */
void
fst_diagram_finish (FstDiagram *self)
{
  g_clear_pointer (&self->known, g_free);
}

static guint32
both (guint32 a, guint32 b, gpointer user_data)
{
  return a && b;
}

static guint32
either (guint32 a, guint32 b, gpointer user_data)
{
  return a || b;
}

static guint32
differ (guint32 a, guint32 b, gpointer user_data)
{
  return a != b;
}

/**
 * fst_diagram_and:
 * @self: a diagram
 * @a: a true-or-false function
 * @b: a true-or-false function
 *
 * Gives the function that is true where both are.
 *
 * Returns: the function
 */
FstNode
fst_diagram_and (FstDiagram *self, FstNode a, FstNode b)
{
  if (a == FALSE_NODE || b == TRUE_NODE || a == b)
    return a;
  if (b == FALSE_NODE || a == TRUE_NODE)
    return b;
  return combine_by (self, a, b, both, NULL, OPERATION_AND);
}

/**
 * fst_diagram_or:
 * @self: a diagram
 * @a: a true-or-false function
 * @b: a true-or-false function
 *
 * Gives the function that is true where one of them is.
 *
 * Returns: the function
 */
FstNode
fst_diagram_or (FstDiagram *self, FstNode a, FstNode b)
{
  if (a == TRUE_NODE || b == FALSE_NODE || a == b)
    return a;
  if (b == TRUE_NODE || a == FALSE_NODE)
    return b;
  return combine_by (self, a, b, either, NULL, OPERATION_OR);
}

/**
 * fst_diagram_not:
 * @self: a diagram
 * @a: a true-or-false function
 *
 * Gives the function that is true where @a is false.
 *
 * Returns: the function
 */
FstNode
fst_diagram_not (FstDiagram *self, FstNode a)
{
  return combine_by (self, a, TRUE_NODE, differ, NULL, OPERATION_DIFFER);
}

static FstNode
map_node (FstDiagram *self, FstNode node, FstDiagramMap map, gpointer user_data, GHashTable *known)
{
  guint variable = fst_diagram_variable_of (self, node);
  FstNode children[64];
  FstNode result;
  gpointer found;

  if (self->overfull)
    return FALSE_NODE;
  if (variable == FST_NO_VARIABLE)
    return map (self, node & ~FST_CONSTANT, user_data);
  found = g_hash_table_lookup (known, GSIZE_TO_POINTER ((gsize) node));
  if (found)
    return (FstNode) (GPOINTER_TO_SIZE (found) - 1);
  for (guint i = 0; i < self->n_cells[variable]; i++)
    children[i] = map_node (self, fst_diagram_children_of (self, node)[i], map, user_data, known);
  result = fst_diagram_choice (self, variable, children);
  g_hash_table_insert (known, GSIZE_TO_POINTER ((gsize) node),
                       GSIZE_TO_POINTER ((gsize) result + 1));
  return result;
}

/**
 * fst_diagram_map:
 * @self: a diagram
 * @node: a function
 * @map: (scope call): gives the function to put where @node has a value; it may only hang on
 * variables after all those of @node
 * @user_data: for @map
 *
 * Replaces the values of a function.
 *
 * Returns: the function
 */
FstNode
fst_diagram_map (FstDiagram *self, FstNode node, FstDiagramMap map, gpointer user_data)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  return map_node (self, node, map, user_data, known);
}

/**
 * fst_diagram_get_variable:
 * @self: a diagram
 * @node: a function that is not constant
 *
 * Tells which variable a function asks for first.
 *
 * Returns: the variable
 */
guint
fst_diagram_get_variable (const FstDiagram *self, FstNode node)
{
  g_return_val_if_fail (!(node & FST_CONSTANT), FST_NO_VARIABLE);

  return fst_diagram_variable_of (self, node);
}

/**
 * fst_diagram_get_child:
 * @self: a diagram
 * @node: a function that is not constant
 * @cell: a cell of the variable that it asks for first
 *
 * Gives what is left of a function where that variable has a cell.
 *
 * Returns: the function
 */
FstNode
fst_diagram_get_child (const FstDiagram *self, FstNode node, guint cell)
{
  g_return_val_if_fail (!(node & FST_CONSTANT), node);

  return fst_diagram_children_of (self, node)[cell];
}

/**
 * fst_diagram_get_n_cells:
 * @self: a diagram
 * @variable: a variable
 *
 * Tells how many cells a variable has.
 *
 * Returns: the number of cells
 */
guint
fst_diagram_get_n_cells (const FstDiagram *self, guint variable)
{
  return self->n_cells[variable];
}
