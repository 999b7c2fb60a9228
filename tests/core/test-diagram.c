#include <string.h>

#include "fst-diagram.h"
#include "fst-restriction.h"

/* Random functions over a few variables, as tables of all their values; the diagram must agree with
 * the table. */

#define N_VARIABLES 4
#define N_POINTS (2 * 3 * 2 * 4)
#define N_ROUNDS 400

static const guint8 sizes[N_VARIABLES] = { 2, 3, 2, 4 };

/* The cell of a variable at a point; the last variable runs fastest. */
static guint
cell_at (guint point, guint variable)
{
  for (guint i = N_VARIABLES; i-- > variable + 1;)
    point /= sizes[i];
  return point % sizes[variable];
}

static guint
point_with (guint point, guint variable, guint cell)
{
  guint step = 1;

  for (guint i = N_VARIABLES; i-- > variable + 1;)
    step *= sizes[i];
  return point - cell_at (point, variable) * step + cell * step;
}

static FstNode
build (FstDiagram *diagram, const guint32 *table, guint variable, guint point)
{
  FstNode children[4];

  if (variable == N_VARIABLES)
    return fst_diagram_constant (table[point]);
  for (guint i = 0; i < sizes[variable]; i++)
    children[i] = build (diagram, table, variable + 1, point_with (point, variable, i));
  return fst_diagram_choice (diagram, variable, children);
}

/* The value at a point, found by allowing nothing else. */
static guint32
value_at (const FstDiagram *diagram, FstNode node, guint point)
{
  guint64 cells[N_VARIABLES];
  guint32 value;
  FstRestriction *restriction;

  for (guint i = 0; i < N_VARIABLES; i++)
    cells[i] = G_GUINT64_CONSTANT (1) << cell_at (point, i);
  restriction = fst_restriction_new (diagram, cells);
  g_assert_true (fst_restriction_is_constant (restriction, node, &value));
  fst_restriction_free (restriction);
  return value;
}

/* Mostly the same few values, so that variables that make no difference are common. */
static void
randomise (guint32 *table, guint n_values)
{
  guint ignored = (guint) g_test_rand_int_range (0, N_VARIABLES + 1);

  for (guint point = 0; point < N_POINTS; point++)
    table[point] = (guint32) g_test_rand_int_range (0, (gint32) n_values);
  for (guint point = 0; ignored < N_VARIABLES && point < N_POINTS; point++)
    table[point] = table[point_with (point, ignored, 0)];
}

static void
test_agrees (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (FstDiagram) diagram = fst_diagram_new (sizes, N_VARIABLES);
      guint32 table[N_POINTS];
      FstNode node;

      randomise (table, 3);
      node = build (diagram, table, 0, 0);
      for (guint point = 0; point < N_POINTS; point++)
        g_assert_cmpuint (value_at (diagram, node, point), ==, table[point]);
    }
}

static guint32
add_up (guint32 a, guint32 b, gpointer user_data)
{
  return a + 10 * b;
}

static FstNode
double_it (FstDiagram *diagram, guint32 value, gpointer user_data)
{
  return fst_diagram_constant (value * 2);
}

/* Equal functions are the same node, however they came about. */
static void
test_canonical (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (FstDiagram) diagram = fst_diagram_new (sizes, N_VARIABLES);
      guint32 a[N_POINTS], b[N_POINTS], sum[N_POINTS], twice[N_POINTS], both[N_POINTS],
          either[N_POINTS], not_a[N_POINTS];
      FstNode node_a, node_b;

      randomise (a, 2);
      randomise (b, 2);
      for (guint point = 0; point < N_POINTS; point++)
        {
          sum[point] = a[point] + 10 * b[point];
          twice[point] = a[point] * 2;
          both[point] = a[point] && b[point];
          either[point] = a[point] || b[point];
          not_a[point] = !a[point];
        }
      node_a = build (diagram, a, 0, 0);
      node_b = build (diagram, b, 0, 0);
      g_assert_cmpuint (fst_diagram_combine (diagram, node_a, node_b, add_up, NULL), ==,
                        build (diagram, sum, 0, 0));
      g_assert_cmpuint (fst_diagram_map (diagram, node_a, double_it, NULL), ==,
                        build (diagram, twice, 0, 0));
      g_assert_cmpuint (fst_diagram_and (diagram, node_a, node_b), ==, build (diagram, both, 0, 0));
      g_assert_cmpuint (fst_diagram_or (diagram, node_a, node_b), ==,
                        build (diagram, either, 0, 0));
      g_assert_cmpuint (fst_diagram_not (diagram, node_a), ==, build (diagram, not_a, 0, 0));
      g_assert_cmpuint (fst_diagram_not (diagram, fst_diagram_not (diagram, node_a)), ==, node_a);
    }
}

static void
test_literal (void)
{
  g_autoptr (FstDiagram) diagram = fst_diagram_new (sizes, N_VARIABLES);
  FstNode node = fst_diagram_literal (diagram, 3, 0b0101);

  for (guint point = 0; point < N_POINTS; point++)
    g_assert_cmpuint (value_at (diagram, node, point), ==, cell_at (point, 3) % 2 == 0);
  g_assert_cmpuint (fst_diagram_literal (diagram, 1, 0b111), ==, fst_diagram_constant (TRUE));
  g_assert_cmpuint (fst_diagram_literal (diagram, 1, 0), ==, fst_diagram_constant (FALSE));
}

static gboolean
is_allowed (guint point, const guint64 *cells)
{
  for (guint i = 0; i < N_VARIABLES; i++)
    if (!(cells[i] & G_GUINT64_CONSTANT (1) << cell_at (point, i)))
      return FALSE;
  return TRUE;
}

static gboolean
matters (const guint32 *table, const guint64 *cells, guint variable)
{
  for (guint point = 0; point < N_POINTS; point++)
    for (guint cell = 0; cell < sizes[variable]; cell++)
      {
        guint other = point_with (point, variable, cell);

        if (is_allowed (point, cells) && is_allowed (other, cells) && table[point] != table[other])
          return TRUE;
      }
  return FALSE;
}

/* The values that are possible, in all or where one variable has one cell. */
static guint
count_values (const guint32 *table, const guint64 *cells)
{
  gboolean seen[4] = { FALSE };
  guint n = 0;

  for (guint point = 0; point < N_POINTS; point++)
    if (is_allowed (point, cells) && !seen[table[point]])
      {
        seen[table[point]] = TRUE;
        n++;
      }
  return n;
}

/* How many values stay possible where one variable is known, on average over its cells. */
static double
openness (const guint32 *table, const guint64 *cells, guint variable)
{
  guint n_cells = 0, n_values = 0;

  for (guint cell = 0; cell < sizes[variable]; cell++)
    if (cells[variable] & G_GUINT64_CONSTANT (1) << cell)
      {
        guint64 narrowed[N_VARIABLES];

        memcpy (narrowed, cells, sizeof narrowed);
        narrowed[variable] = G_GUINT64_CONSTANT (1) << cell;
        n_values += count_values (table, narrowed);
        n_cells++;
      }
  return (double) n_values / n_cells;
}

static void
check_survey (FstRestriction *restriction, FstNode node, const guint32 *table, const guint64 *cells)
{
  g_autoptr (GArray) influences = g_array_new (FALSE, FALSE, sizeof (FstInfluence));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n = 0;

  fst_restriction_survey (restriction, node, influences, values);
  g_assert_cmpuint (values->len, ==, count_values (table, cells));
  for (guint i = 0; i < N_VARIABLES; i++)
    if (matters (table, cells, i))
      {
        const FstInfluence *influence = &g_array_index (influences, FstInfluence, n++);

        g_assert_cmpuint (n, <=, influences->len);
        g_assert_cmpuint (influence->variable, ==, i);
        g_assert_cmpfloat (influence->openness, ==, openness (table, cells, i));
      }
  g_assert_cmpuint (influences->len, ==, n);
}

/* A restricted function hangs on a variable exactly when that still makes a difference. */
static void
test_restriction (void)
{
  guint n_open = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (FstDiagram) diagram = fst_diagram_new (sizes, N_VARIABLES);
      g_autoptr (FstRestriction) restriction = NULL;
      guint32 table[N_POINTS];
      guint64 cells[N_VARIABLES];
      FstNode node, rest;
      gboolean is_constant;

      randomise (table, 4);
      for (guint i = 0; i < N_VARIABLES; i++)
        cells[i] = (guint64) g_test_rand_int_range (1, 1 << sizes[i]);
      node = build (diagram, table, 0, 0);
      restriction = fst_restriction_new (diagram, cells);
      is_constant = fst_restriction_is_constant (restriction, node, NULL);
      rest = fst_restriction_apply (restriction, node);
      g_assert_cmpint (is_constant, ==, fst_diagram_is_constant (rest, NULL));
      g_assert_cmpint (is_constant, ==, count_values (table, cells) == 1);
      if (is_constant)
        continue;
      check_survey (restriction, rest, table, cells);
      n_open++;
    }
  g_assert_cmpuint (n_open, >, 0);
}

/* Sixty-four cells are the most, and all of them count. */
static void
test_many_cells (void)
{
  const guint8 many[] = { 64 };
  g_autoptr (FstDiagram) diagram = fst_diagram_new (many, 1);
  FstNode last = fst_diagram_literal (diagram, 0, G_GUINT64_CONSTANT (1) << 63);
  const guint64 all_but_last[] = { ~(G_GUINT64_CONSTANT (1) << 63) };
  FstRestriction *restriction = fst_restriction_new (diagram, all_but_last);

  g_assert_false (fst_diagram_is_constant (last, NULL));
  g_assert_cmpuint (fst_restriction_apply (restriction, last), ==, fst_diagram_constant (FALSE));
  fst_restriction_free (restriction);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/agrees", test_agrees);
  g_test_add_func ("/diagram/canonical", test_canonical);
  g_test_add_func ("/diagram/literal", test_literal);
  g_test_add_func ("/diagram/restriction", test_restriction);
  g_test_add_func ("/diagram/many-cells", test_many_cells);
  return g_test_run ();
}
