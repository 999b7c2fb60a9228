#include "fst-payer-grid.h"

#define PLACE "place-of-use"
#define HOUSING "housing"
/* More payers than these say only that everything is possible. */
#define VALUES_AT_ONCE 3

/* What is true of a device, or decided about it, wherever it is used, so that it can be said before
 * a person is known. Everything else belongs to the person or to the occasion. */
static const char *const device_facts[] = {
  "device-kind",
  "consumable-type",
  "simple-device",
  "device-field",
  "special-adaptation",
  "extensive-individual-adjustment",
  "knowledge-bearing",
  "usable-by-several",
  "intended-for-one-pupil",
  "work-technical",
  "shared-between-persons",
  "attendant-control",
  "self-responsibility",
  "basic-equipment-listed",
  "rental",
  "price",
  "monthly-cost",
  "new-product",
  NULL,
};

/**
 * fst_payer_is_device_fact:
 * @fact: name of a fact
 *
 * Tells whether a fact is about the device, and not about a person or an occasion.
 *
 * Returns: whether it is
 */
gboolean
fst_payer_is_device_fact (const char *fact)
{
  g_return_val_if_fail (fact != NULL, FALSE);

  return g_strv_contains (device_facts, fact);
}

/**
 * fst_payer_is_told:
 * @decision: a payer
 *
 * Tells whether the answer says something: it is settled, or those who may come to pay are few.
 *
 * Returns: whether it does
 */
gboolean
fst_payer_is_told (const FstDecision *decision)
{
  g_return_val_if_fail (decision != NULL, FALSE);

  return decision->status != FST_STATUS_MISSING_FACTS
         || (decision->values->len > 0 && decision->values->len <= VALUES_AT_ONCE);
}

/**
 * fst_payer_is_same:
 * @one: a payer
 * @other: a payer
 *
 * Tells whether a reader sees the same answer: both come to the same, or neither says anything yet.
 *
 * Returns: whether it is
 */
gboolean
fst_payer_is_same (const FstDecision *one, const FstDecision *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  return fst_decision_is_same (one, other)
         || (!fst_payer_is_told (one) && !fst_payer_is_told (other));
}

static void
answer_free (FstPayerAnswer *self)
{
  g_strfreev (self->housings);
  fst_case_unref (self->subject);
  fst_assessment_unref (self->answer);
  g_free (self);
}

static void
cell_free (FstPayerCell *self)
{
  g_ptr_array_unref (self->answers);
  g_free (self);
}

static void
row_free (FstPayerRow *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static void
group_free (FstPayerGroup *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * fst_payer_grid_free:
 * @self: (transfer full) (nullable): a grid
 *
 * Frees it.
 */
void
fst_payer_grid_free (FstPayerGrid *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_strfreev (self->device_facts);
  g_strfreev (self->other_facts);
  g_strfreev (self->lists);
  g_free (self);
}

static const FstDecision *
get_decision (const FstPayerAnswer *self)
{
  return fst_assessment_get_decision (self->answer, FST_QUESTION_PAYER);
}

/**
 * fst_payer_cell_get_decision:
 * @self: a cell
 *
 * Gets the cell's answer. Rules and missing facts are those of its first case.
 *
 * Returns: (transfer none): the answer
 */
const FstDecision *
fst_payer_cell_get_decision (const FstPayerCell *self)
{
  return get_decision (g_ptr_array_index (self->answers, 0));
}

/**
 * fst_payer_group_get_decision:
 * @self: a group
 *
 * Gets the answer that all its places have.
 *
 * Returns: (transfer none): the answer
 */
const FstDecision *
fst_payer_group_get_decision (const FstPayerGroup *self)
{
  return fst_payer_cell_get_decision (g_ptr_array_index (self->cells, 0));
}

static FstCase *
with_value (FstCase *subject, const char *fact, const char *value)
{
  g_autoptr (FstFacts) facts =
      fst_facts_with (subject->facts, fact, g_variant_new_string (value), FST_FACT_SOURCE_CASE);

  return fst_case_with_facts (subject, facts);
}

/* Takes the case over. */
static FstPayerAnswer *
answer_new (FstRegionRules *rules, FstCase *subject, const char *housing)
{
  FstPayerAnswer *self = g_new0 (FstPayerAnswer, 1);
  const char *const housings[] = { housing, NULL };

  self->housings = housing ? g_strdupv ((char **) housings) : NULL;
  self->subject = subject;
  self->answer = fst_region_rules_answer (rules, subject, FST_QUESTION_PAYER);
  return self;
}

static gboolean
is_same_for_same_reasons (const FstPayerAnswer *a, const FstPayerAnswer *b)
{
  const FstDecision *left = get_decision (a), *right = get_decision (b);

  if (!fst_decision_is_same (left, right) || left->grounds->len != right->grounds->len
      || !g_strv_equal ((const char *const *) left->missing, (const char *const *) right->missing))
    return FALSE;
  for (guint i = 0; i < left->grounds->len; i++)
    {
      const FstGround *one = g_ptr_array_index (left->grounds, i);
      const FstGround *other = g_ptr_array_index (right->grounds, i);

      if (!g_str_equal (one->document, other->document) || !g_str_equal (one->rule, other->rule))
        return FALSE;
    }
  return TRUE;
}

/* The answers for one place: a single one where housing makes no difference, else one for each
 * housing. What an answer does not miss can't change it. */
static GPtrArray *
answer_place (FstRegionRules *rules, FstCase *subject, const char *place)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (HOUSING);
  g_autoptr (FstCase) there = with_value (subject, PLACE, place);
  FstPayerAnswer *any = answer_new (rules, fst_case_ref (there), NULL);
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);

  if (!g_strv_contains ((const char *const *) get_decision (any)->missing, HOUSING))
    {
      g_ptr_array_add (answers, any);
      return answers;
    }
  answer_free (any);
  for (guint i = 0; i < spec->n_terms; i++)
    g_ptr_array_add (answers, answer_new (rules, with_value (there, HOUSING, spec->terms[i].id),
                                          spec->terms[i].id));
  return answers;
}

/* Columns */

static const FstDecision *
find_decision (GPtrArray *answers, guint housing)
{
  return get_decision (g_ptr_array_index (answers, answers->len > 1 ? housing : 0));
}

static gboolean
is_same_everywhere (GPtrArray *places, guint housing, guint other)
{
  for (guint i = 0; i < places->len; i++)
    if (!fst_payer_is_same (find_decision (g_ptr_array_index (places, i), housing),
                            find_decision (g_ptr_array_index (places, i), other)))
      return FALSE;
  return TRUE;
}

/* Puts the housings between which no place makes a difference into one column each; gives for each
 * column the numbers of its housings. */
static GPtrArray *
find_columns (GPtrArray *places)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (HOUSING);
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint housing = 0; housing < spec->n_terms; housing++)
    {
      GArray *column = NULL;

      for (guint i = 0; i < columns->len && !column; i++)
        {
          GArray *before = g_ptr_array_index (columns, i);

          if (is_same_everywhere (places, g_array_index (before, guint, 0), housing))
            column = before;
        }
      if (!column)
        {
          column = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (columns, column);
        }
      g_array_append_val (column, housing);
    }
  return columns;
}

static GStrv
name_housings (FstCase *subject, GArray *column)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (HOUSING);
  GVariant *known = fst_facts_lookup (subject->facts, HOUSING);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (known)
    g_strv_builder_add (names, g_variant_get_string (known, NULL));
  for (guint i = 0; i < column->len && !known; i++)
    g_strv_builder_add (names, spec->terms[g_array_index (column, guint, i)].id);
  return g_strv_builder_end (names);
}

/* Rows */

static void
add_housing (FstPayerAnswer *self, const FstPayerAnswer *other)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_strv_builder_addv (names, (const char **) self->housings);
  g_strv_builder_addv (names, (const char **) other->housings);
  g_strfreev (self->housings);
  self->housings = g_strv_builder_end (names);
}

/* Takes the answer over, or adds its housing to one that is there for the same reasons. */
static void
take_answer (FstPayerCell *self, FstPayerAnswer *answer)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      FstPayerAnswer *before = g_ptr_array_index (self->answers, i);

      if (is_same_for_same_reasons (before, answer))
        {
          add_housing (before, answer);
          answer_free (answer);
          return;
        }
    }
  g_ptr_array_add (self->answers, answer);
}

static FstPayerCell *
add_cell (FstPayerRow *row, const char *const *housings)
{
  FstPayerCell *cell = g_new0 (FstPayerCell, 1);

  cell->place = row->place;
  cell->housings = housings;
  cell->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  g_ptr_array_add (row->cells, cell);
  return cell;
}

/* Takes the answers out of their array; names are the columns' housings. */
static FstPayerRow *
row_new (const char *place, GPtrArray *answers, GPtrArray *columns, GPtrArray *names)
{
  FstPayerRow *row = g_new0 (FstPayerRow, 1);
  gboolean same = TRUE;

  row->place = place;
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  for (guint i = 1; i < answers->len; i++)
    same &= fst_payer_is_same (find_decision (answers, 0), find_decision (answers, i));
  g_ptr_array_set_free_func (answers, NULL);
  if (same)
    {
      FstPayerCell *cell = add_cell (row, NULL);

      for (guint i = 0; i < answers->len; i++)
        take_answer (cell, g_ptr_array_index (answers, i));
      return row;
    }
  for (guint i = 0; i < columns->len; i++)
    {
      const GArray *column = g_ptr_array_index (columns, i);
      FstPayerCell *cell = add_cell (row, g_ptr_array_index (names, i));

      for (guint j = 0; j < column->len; j++)
        take_answer (cell, g_ptr_array_index (answers, g_array_index (column, guint, j)));
    }
  return row;
}

/* Groups */

static FstPayerGroup *
find_group (FstPayerGrid *self, const FstDecision *decision)
{
  FstPayerGroup *group;

  for (guint i = 0; i < self->groups->len; i++)
    {
      group = g_ptr_array_index (self->groups, i);
      if (fst_payer_is_same (fst_payer_group_get_decision (group), decision))
        return group;
    }
  group = g_new0 (FstPayerGroup, 1);
  group->cells = g_ptr_array_new ();
  g_ptr_array_add (self->groups, group);
  return group;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  /* What is settled first, silence last. */
  static const int order[] = {
    [FST_STATUS_DECIDED] = 0,       [FST_STATUS_JUDGEMENT] = 1,     [FST_STATUS_CONFLICT] = 2,
    [FST_STATUS_MISSING_FACTS] = 3, [FST_STATUS_NOT_REGULATED] = 4,
  };

  return order[fst_payer_group_get_decision (a)->status]
         - order[fst_payer_group_get_decision (b)->status];
}

static void
find_groups (FstPayerGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const FstPayerRow *row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          FstPayerCell *cell = g_ptr_array_index (row->cells, j);

          g_ptr_array_add (find_group (self, fst_payer_cell_get_decision (cell))->cells, cell);
        }
    }
  g_ptr_array_sort_values (self->groups, compare_groups);
}

/* What the answers hang on */

typedef struct
{
  const char *name; /* borrowed from an answer */
  double weight;
} Missing;

/* An answer names what it misses with the most decisive first: what is named early in many answers
 * settles most of the grid. */
static void
add_missing (GArray *all, const FstPayerAnswer *answer)
{
  char **names = get_decision (answer)->missing;

  for (guint i = 0; names[i]; i++)
    {
      Missing one = { names[i], 0 };
      guint j = 0;

      while (j < all->len && !g_str_equal (g_array_index (all, Missing, j).name, names[i]))
        j++;
      if (j == all->len)
        g_array_append_val (all, one);
      g_array_index (all, Missing, j).weight += 1.0 / (1 + i);
    }
}

static int
compare_missing (gconstpointer a, gconstpointer b)
{
  const Missing *left = a, *right = b;

  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  return g_strcmp0 (left->name, right->name);
}

static void
find_missing (FstPayerGrid *self)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (Missing));
  g_autoptr (GStrvBuilder) device = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) other = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) lists = g_strv_builder_new ();

  for (guint i = 0; i < self->groups->len; i++)
    {
      const FstPayerGroup *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->cells->len; j++)
        {
          const FstPayerCell *cell = g_ptr_array_index (group->cells, j);

          for (guint k = 0; k < cell->answers->len; k++)
            add_missing (missing, g_ptr_array_index (cell->answers, k));
        }
    }
  g_array_sort (missing, compare_missing);
  for (guint i = 0; i < missing->len; i++)
    {
      const char *name = g_array_index (missing, Missing, i).name;

      g_strv_builder_add (!fst_vocabulary_find_fact (name)  ? lists
                          : fst_payer_is_device_fact (name) ? device
                                                            : other,
                          name);
    }
  self->device_facts = g_strv_builder_end (device);
  self->other_facts = g_strv_builder_end (other);
  self->lists = g_strv_builder_end (lists);
}

/* Place is what the rows are for, and what lists say hangs on it. */
static FstCase *
make_base (FstCase *subject)
{
  g_autoptr (FstFacts) own = fst_facts_without_source (subject->facts, FST_FACT_SOURCE_LIST);
  g_autoptr (FstFacts) facts = fst_facts_without (own, PLACE);

  return fst_case_with_facts (subject, facts);
}

/**
 * fst_payer_grid_new:
 * @rules: a region's rules
 * @subject: a case of the region: what is known of the device, and whatever else; its place of use
 * is left out
 *
 * Finds who bears the cost for each place of use and housing, everything else as it is in the case.
 * Pure: any thread.
 *
 * Returns: (transfer full): the grid
 */
FstPayerGrid *
fst_payer_grid_new (FstRegionRules *rules, FstCase *subject)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (PLACE);
  g_autoptr (FstCase) base = NULL;
  g_autoptr (GPtrArray) places =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) columns = NULL;
  FstPayerGrid *self;

  g_return_val_if_fail (rules != NULL && subject != NULL, NULL);

  base = make_base (subject);
  for (guint i = 0; i < spec->n_terms; i++)
    g_ptr_array_add (places, answer_place (rules, base, spec->terms[i].id));
  columns = find_columns (places);
  self = g_new0 (FstPayerGrid, 1);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (self->columns, name_housings (base, g_ptr_array_index (columns, i)));
  for (guint i = 0; i < spec->n_terms; i++)
    g_ptr_array_add (self->rows, row_new (spec->terms[i].id, g_ptr_array_index (places, i), columns,
                                          self->columns));
  find_groups (self);
  find_missing (self);
  return self;
}
