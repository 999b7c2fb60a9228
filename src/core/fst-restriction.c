#include "fst-restriction.h"

#include "fst-diagram-private.h"

struct _FstRestriction
{
  const FstDiagram *diagram;
  const guint64 *cells;
  /* Made when first needed: of a case that is known throughout, every function is a constant. */
  FstDiagram *rest;
  GHashTable *known;     /* node + 1 → its restriction + 1 */
  GHashTable *constants; /* node + 1 → the value that it has everywhere + 1, or SEVERAL */
};

#define SEVERAL GSIZE_TO_POINTER (G_MAXSIZE)

/**
 * fst_restriction_new:
 * @diagram: a diagram; must live as long as the restriction
 * @cells: for each variable the cells that it may have, at least one; must live as long as the
 * restriction
 *
 * Prepares for looking at functions where the variables have only the cells they may have. @diagram
 * is only read.
 *
 * Returns: (transfer full): the restriction; for one thread
 */
FstRestriction *
fst_restriction_new (const FstDiagram *diagram, const guint64 *cells)
{
  FstRestriction *self = g_new0 (FstRestriction, 1);

  self->diagram = diagram;
  self->cells = cells;
  return self;
}

/**
 * fst_restriction_free:
 * @self: (transfer full) (nullable): a restriction
 *
 * Frees a restriction with its functions.
 */
void
fst_restriction_free (FstRestriction *self)
{
  if (!self)
    return;
  fst_diagram_free (self->rest);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->constants, g_hash_table_unref);
  g_free (self);
}

static inline guint
lowest_cell (guint64 cells)
{
  return (guint) __builtin_ctzll (cells);
}

static inline gboolean
allows (const FstRestriction *self, guint variable, guint cell)
{
  return (self->cells[variable] & G_GUINT64_CONSTANT (1) << cell) != 0;
}

/* Goes on to where there is a choice: a variable with one allowed cell is none. */
static FstNode
skip_settled (const FstRestriction *self, FstNode node)
{
  guint variable = fst_diagram_variable_of (self->diagram, node);

  while (variable != FST_NO_VARIABLE && (self->cells[variable] & (self->cells[variable] - 1)) == 0)
    {
      node = fst_diagram_children_of (self->diagram, node)[lowest_cell (self->cells[variable])];
      variable = fst_diagram_variable_of (self->diagram, node);
    }
  return node;
}

/* The value that a function has everywhere + 1, or SEVERAL. */
static gpointer
find_constant (FstRestriction *self, FstNode node)
{
  gpointer found = NULL;
  guint variable;

  node = skip_settled (self, node);
  if (node & FST_CONSTANT)
    return GSIZE_TO_POINTER ((gsize) (node & ~FST_CONSTANT) + 1);
  if (!self->constants)
    self->constants = g_hash_table_new (NULL, NULL);
  found = g_hash_table_lookup (self->constants, GSIZE_TO_POINTER ((gsize) node + 1));
  if (found)
    return found;

  variable = fst_diagram_variable_of (self->diagram, node);
  for (guint i = lowest_cell (self->cells[variable]);
       i < self->diagram->n_cells[variable] && found != SEVERAL; i++)
    if (allows (self, variable, i))
      {
        gpointer child = find_constant (self, fst_diagram_children_of (self->diagram, node)[i]);

        found = found && found != child ? SEVERAL : child;
      }
  g_hash_table_insert (self->constants, GSIZE_TO_POINTER ((gsize) node + 1), found);
  return found;
}

/**
 * fst_restriction_is_constant:
 * @self: a restriction
 * @node: a function of its diagram
 * @value: (out) (optional): what it is everywhere, where it is constant
 *
 * Tells whether a function comes to the same wherever the variables have cells they may have.
 *
 * Returns: whether it is constant
 */
gboolean
fst_restriction_is_constant (FstRestriction *self, FstNode node, guint32 *value)
{
  gpointer constant = find_constant (self, node);

  if (constant == SEVERAL)
    return FALSE;
  if (value)
    *value = (guint32) (GPOINTER_TO_SIZE (constant) - 1);
  return TRUE;
}

static FstNode
restrict_choice (FstRestriction *self, FstNode node, guint variable)
{
  guint first = lowest_cell (self->cells[variable]);
  FstNode children[64];

  children[first] =
      fst_restriction_apply (self, fst_diagram_children_of (self->diagram, node)[first]);
  for (guint i = 0; i < self->diagram->n_cells[variable]; i++)
    if (i != first)
      children[i] =
          allows (self, variable, i)
              ? fst_restriction_apply (self, fst_diagram_children_of (self->diagram, node)[i])
              /* What can't be must make no difference. */
              : children[first];
  return fst_diagram_choice (self->rest, variable, children);
}

/**
 * fst_restriction_apply:
 * @self: a restriction
 * @node: a function of its diagram
 *
 * Gives a function as it is where the variables have only the cells they may have: it hangs on a
 * variable exactly when that variable still makes a difference. Equal functions are the same node.
 *
 * Returns: a constant, or a function for fst_restriction_survey()
 */
FstNode
fst_restriction_apply (FstRestriction *self, FstNode node)
{
  FstNode result;
  gpointer found;

  node = skip_settled (self, node);
  if (node & FST_CONSTANT)
    return node;
  if (!self->rest)
    {
      self->rest = fst_diagram_new (self->diagram->n_cells, self->diagram->n_variables);
      self->known = g_hash_table_new (NULL, NULL);
    }
  found = g_hash_table_lookup (self->known, GSIZE_TO_POINTER ((gsize) node + 1));
  if (found)
    return (FstNode) (GPOINTER_TO_SIZE (found) - 1);
  result = restrict_choice (self, node, fst_diagram_variable_of (self->diagram, node));
  g_hash_table_insert (self->known, GSIZE_TO_POINTER ((gsize) node + 1),
                       GSIZE_TO_POINTER ((gsize) result + 1));
  return result;
}

/* A function under survey. Sets of values are bit sets of n_words words. */
typedef struct
{
  const FstDiagram *diagram;
  const guint64 *cells;
  FstNode root;
  guint8 *is_below; /* for each node: whether the root's function leads there */
  guint n_words;
  guint64 *reach;   /* for each node: the values it leads to */
  guint *position;  /* for each variable: its place among those the function hangs on */
  guint *variables; /* those, in order */
  guint n_variables;
  guint64 *beside; /* for each of them: values reached without asking for it */
  guint64 *within; /* for each of them, 64 cells: values reached through that cell */
} Survey;

static inline void
unite (const Survey *self, guint64 *set, FstNode node)
{
  if (node & FST_CONSTANT)
    set[(node & ~FST_CONSTANT) / 64] |= G_GUINT64_CONSTANT (1) << (node & ~FST_CONSTANT) % 64;
  else
    for (guint i = 0; i < self->n_words; i++)
      set[i] |= self->reach[node * self->n_words + i];
}

/* Marks the nodes of the function from the top down, and finds the highest value and the variables.
 */
static void
mark (Survey *self)
{
  g_autofree guint8 *met = g_new0 (guint8, self->diagram->n_variables);
  guint32 highest = 0;

  self->is_below = g_new0 (guint8, self->root + 1);
  self->is_below[self->root] = TRUE;
  for (FstNode node = self->root + 1; node-- > 0;)
    if (self->is_below[node])
      {
        guint variable = fst_diagram_variable_of (self->diagram, node);

        met[variable] = TRUE;
        for (guint i = 0; i < self->diagram->n_cells[variable]; i++)
          {
            FstNode child = fst_diagram_children_of (self->diagram, node)[i];

            if (child & FST_CONSTANT)
              highest = MAX (highest, child & ~FST_CONSTANT);
            else
              self->is_below[child] = TRUE;
          }
      }
  self->n_words = highest / 64 + 1;
  self->position = g_new (guint, self->diagram->n_variables);
  self->variables = g_new (guint, self->diagram->n_variables);
  for (guint i = 0; i < self->diagram->n_variables; i++)
    {
      self->position[i] = self->n_variables;
      if (met[i])
        self->variables[self->n_variables++] = i;
    }
}

/* One step from a node to a child: whatever lies between them in the order is not asked for on this
 * way. */
static void
follow (Survey *self, guint position, guint cell, FstNode child)
{
  guint variable = fst_diagram_variable_of (self->diagram, child);
  guint next = variable == FST_NO_VARIABLE ? self->n_variables : self->position[variable];

  unite (self, self->within + (position * 64 + cell) * self->n_words, child);
  for (guint i = position + 1; i < next; i++)
    unite (self, self->beside + i * self->n_words, child);
}

/* From the bottom up: children have lower numbers. */
static void
gather (Survey *self)
{
  self->reach = g_new0 (guint64, (self->root + 1) * self->n_words);
  self->beside = g_new0 (guint64, self->n_variables * self->n_words);
  self->within = g_new0 (guint64, self->n_variables * 64 * self->n_words);
  for (FstNode node = 0; node <= self->root; node++)
    if (self->is_below[node])
      {
        guint variable = fst_diagram_variable_of (self->diagram, node);

        for (guint i = 0; i < self->diagram->n_cells[variable]; i++)
          if (self->cells[variable] & G_GUINT64_CONSTANT (1) << i)
            {
              FstNode child = fst_diagram_children_of (self->diagram, node)[i];

              unite (self, self->reach + node * self->n_words, child);
              follow (self, self->position[variable], i, child);
            }
      }
}

static double
measure_openness (const Survey *self, guint position)
{
  guint64 allowed = self->cells[self->variables[position]];
  guint n_values = 0;

  for (guint cell = 0; cell < 64; cell++)
    if (allowed & G_GUINT64_CONSTANT (1) << cell)
      for (guint i = 0; i < self->n_words; i++)
        n_values += (guint) __builtin_popcountll (
            self->beside[position * self->n_words + i]
            | self->within[(position * 64 + cell) * self->n_words + i]);
  /* Cells beyond those that the variable has are not allowed. */
  return (double) n_values / __builtin_popcountll (allowed);
}

/**
 * fst_restriction_survey:
 * @self: a restriction
 * @node: a function that fst_restriction_apply() gave and that is not constant
 * @influences: (element-type FstInfluence): receives the variables it hangs on, in order
 * @values: (element-type guint32): receives the values it can have, ascending
 *
 * Finds what a function still hangs on, how much each of it decides, and what the function can come
 * to. Takes time with the number of nodes, not with that of cases.
 */
void
fst_restriction_survey (FstRestriction *self, FstNode node, GArray *influences, GArray *values)
{
  Survey survey = { self->rest, self->cells, node };

  g_return_if_fail (!(node & FST_CONSTANT));

  mark (&survey);
  gather (&survey);
  for (guint i = 0; i < survey.n_variables; i++)
    {
      FstInfluence influence = { survey.variables[i], measure_openness (&survey, i) };

      g_array_append_val (influences, influence);
    }
  for (guint32 value = 0; value < survey.n_words * 64; value++)
    if (survey.reach[node * survey.n_words + value / 64] & G_GUINT64_CONSTANT (1) << value % 64)
      g_array_append_val (values, value);

  g_free (survey.is_below);
  g_free (survey.reach);
  g_free (survey.position);
  g_free (survey.variables);
  g_free (survey.beside);
  g_free (survey.within);
}
