#include "fst-space-private.h"

#include <string.h>

#include "fst-iso-code.h"
#include "fst-policy.h"
#include "fst-vocabulary.h"

static void
variable_free (Variable *self)
{
  g_free (self->fact);
  g_ptr_array_unref (self->names);
  g_array_unref (self->thresholds);
  g_free (self);
}

static Variable *
find (FstSpace *self, const char *fact, const char *member)
{
  for (guint i = 0; i < self->variables->len; i++)
    {
      Variable *variable = g_ptr_array_index (self->variables, i);

      if (g_str_equal (variable->fact, fact) && (!member || has_name (variable, member, NULL)))
        return variable;
    }
  return NULL;
}

static Variable *
ensure (FstSpace *self, const char *fact, Cut cut, const char *member)
{
  Variable *variable = find (self, fact, member);

  if (!variable)
    {
      variable = g_new0 (Variable, 1);
      variable->fact = g_strdup (fact);
      variable->cut = cut;
      variable->names = g_ptr_array_new_with_free_func (g_free);
      variable->thresholds = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (member)
        g_ptr_array_add (variable->names, g_strdup (member));
      g_ptr_array_add (self->variables, variable);
    }
  variable->n_uses++;
  return variable;
}

static void
add_threshold (Variable *self, gint64 threshold)
{
  guint i = 0;

  while (i < self->thresholds->len && g_array_index (self->thresholds, gint64, i) < threshold)
    i++;
  if (i < self->thresholds->len && g_array_index (self->thresholds, gint64, i) == threshold)
    return;
  g_array_insert_val (self->thresholds, i, threshold);
}

static void
gather_in (FstSpace *self, const FstCondition *condition)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (condition->fact);
  gboolean is_set = spec && spec->type == FST_FACT_SET;
  Cut cut = is_set ? CUT_MEMBER : spec && spec->type == FST_FACT_CODE ? CUT_CODES : CUT_VALUES;

  for (guint i = 0; condition->values[i]; i++)
    {
      Variable *variable =
          ensure (self, condition->fact, cut, is_set ? condition->values[i] : NULL);

      if (!has_name (variable, condition->values[i], NULL))
        g_ptr_array_add (variable->names, g_strdup (condition->values[i]));
    }
}

static void
gather (FstSpace *self, const FstCondition *condition)
{
  Variable *variable;

  switch (condition->kind)
    {
    case FST_CONDITION_IN:
      gather_in (self, condition);
      break;
    case FST_CONDITION_RANGE:
      variable = ensure (self, condition->fact, CUT_RANGE, NULL);
      if (condition->minimum > G_MININT64)
        add_threshold (variable, condition->minimum);
      if (condition->maximum < G_MAXINT64)
        add_threshold (variable, condition->maximum + 1);
      break;
    case FST_CONDITION_ALL:
    case FST_CONDITION_ANY:
    case FST_CONDITION_NOT:
      for (guint i = 0; i < condition->children->len; i++)
        gather (self, g_ptr_array_index (condition->children, i));
      break;
    case FST_CONDITION_ANSWER:
    default:
      break;
    }
}

static guint
size_of (Variable *self)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (self->fact);

  switch (self->cut)
    {
    case CUT_MEMBER:
      return 2;
    case CUT_RANGE:
      return self->thresholds->len + 1;
    case CUT_CODES:
      self->has_other = TRUE;
      break;
    case CUT_VALUES:
    default:
      /* A boolean has two values, a list's facts may always say "not-listed". */
      self->has_other =
          !spec || self->names->len < (spec->type == FST_FACT_BOOLEAN ? 2 : spec->n_terms);
      break;
    }
  return self->names->len + (self->has_other ? 1 : 0);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  const char *code_a = *(const char *const *) a, *code_b = *(const char *const *) b;

  /* Longest first, so that the first that covers a code is the closest. */
  if (strlen (code_a) != strlen (code_b))
    return strlen (code_a) > strlen (code_b) ? -1 : 1;
  return g_strcmp0 (code_a, code_b);
}

/* What settles whose matter it is comes before where, where before what, what before who, who
 * before the details of a handover: found by measuring, this keeps the diagrams of the documents at
 * hand an eighth of the size that the order of use gives them. Facts that are not named here come
 * after, those that many conditions name first. */
static const char *const first_asked[] = {
  "self-responsibility",
  "place-of-use",
  "regular-special-teaching-group",
  "housing",
  "usable-by-several",
  "knowledge-bearing",
  "shared-between-persons",
  "person-status",
  "acute-visit",
  "device-kind",
  "basic-equipment-listed",
  "prescriber-organisation",
  "relisted",
  "work-technical",
  "follow-up-organisation",
  "device-field",
  "consumable-type",
  "prescriber-profession",
  "re-ordination",
  "rental",
  "care-episode",
  "existing-rental-at-home",
  "handover-confirmed",
  "only-after-inpatient",
};

static guint
rank_of (const char *fact)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (first_asked) && !g_str_equal (first_asked[rank], fact))
    rank++;
  return rank;
}

static int
compare_variables (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Variable *va = *(const Variable *const *) a, *vb = *(const Variable *const *) b;
  GHashTable *uses = user_data;
  guint na = GPOINTER_TO_UINT (g_hash_table_lookup (uses, va->fact));
  guint nb = GPOINTER_TO_UINT (g_hash_table_lookup (uses, vb->fact));

  if (rank_of (va->fact) != rank_of (vb->fact))
    return rank_of (va->fact) < rank_of (vb->fact) ? -1 : 1;
  if (na != nb)
    return na > nb ? -1 : 1;
  if (!g_str_equal (va->fact, vb->fact))
    return g_strcmp0 (va->fact, vb->fact);
  return g_strcmp0 (va->names->len ? g_ptr_array_index (va->names, 0) : NULL,
                    vb->names->len ? g_ptr_array_index (vb->names, 0) : NULL);
}

/* A set's members stand together: that keeps the diagrams small, and comparisons find them. */
static void
order (FstSpace *self)
{
  g_autoptr (GHashTable) uses = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->variables->len; i++)
    {
      Variable *variable = g_ptr_array_index (self->variables, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (uses, variable->fact)) + variable->n_uses;

      g_hash_table_insert (uses, variable->fact, GUINT_TO_POINTER (n));
    }
  g_ptr_array_sort_with_data (self->variables, compare_variables, uses);
}

/**
 * fst_space_new:
 * @conditions: (element-type FstCondition): conditions on facts of the vocabulary or on lists
 * @error: return location
 *
 * Cuts the facts that conditions compare into cells.
 *
 * Returns: (transfer full): the space, or NULL with %FST_POLICY_ERROR_FORM where a fact has more
 * than 64 cells
 */
FstSpace *
fst_space_new (GPtrArray *conditions, GError **error)
{
  g_autoptr (FstSpace) self = g_new0 (FstSpace, 1);

  self->variables = g_ptr_array_new_with_free_func ((GDestroyNotify) variable_free);
  self->first = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < conditions->len; i++)
    gather (self, g_ptr_array_index (conditions, i));
  order (self);
  self->sizes = g_new0 (guint8, MAX (self->variables->len, 1));
  for (guint i = 0; i < self->variables->len; i++)
    {
      Variable *variable = g_ptr_array_index (self->variables, i);
      guint size = size_of (variable);

      if (size > 64)
        {
          g_set_error (error, FST_POLICY_ERROR, FST_POLICY_ERROR_FORM,
                       "%s: the rules tell %u cases of it apart, and 64 is the limit",
                       variable->fact, size);
          return NULL;
        }
      self->sizes[i] = (guint8) size;
      if (variable->cut == CUT_CODES)
        g_ptr_array_sort (variable->names, compare_codes);
      if (!g_hash_table_contains (self->first, variable->fact))
        g_hash_table_insert (self->first, variable->fact, GUINT_TO_POINTER (i + 1));
    }
  return g_steal_pointer (&self);
}

/**
 * fst_space_free:
 * @self: (transfer full) (nullable): a space
 *
 * Frees a space.
 */
void
fst_space_free (FstSpace *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->first);
  g_ptr_array_unref (self->variables);
  g_free (self->sizes);
  g_free (self);
}

/**
 * fst_space_get_n_variables:
 * @self: a space
 *
 * Tells how many variables a space has.
 *
 * Returns: the number
 */
guint
fst_space_get_n_variables (const FstSpace *self)
{
  return self->variables->len;
}

/**
 * fst_space_get_sizes:
 * @self: a space
 *
 * Tells how many cells each variable has, for fst_diagram_new().
 *
 * Returns: (transfer none): a number a variable
 */
const guint8 *
fst_space_get_sizes (const FstSpace *self)
{
  return self->sizes;
}

/**
 * fst_space_get_fact:
 * @self: a space
 * @variable: a variable
 *
 * Tells which fact a variable belongs to.
 *
 * Returns: (transfer none): the fact's name
 */
const char *
fst_space_get_fact (const FstSpace *self, guint variable)
{
  return ((const Variable *) g_ptr_array_index (self->variables, variable))->fact;
}

/* The cells of a variable in which a comparison holds. */
static guint64
cells_of (const Variable *self, const FstCondition *condition)
{
  guint64 cells = 0;

  if (self->cut == CUT_RANGE)
    {
      for (guint i = 0; i <= self->thresholds->len; i++)
        {
          gint64 least = i ? g_array_index (self->thresholds, gint64, i - 1) : G_MININT64;

          if (least >= condition->minimum && least <= condition->maximum)
            cells |= bit (i);
        }
      return cells;
    }
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);

      if (self->cut == CUT_CODES)
        {
          for (guint j = 0; condition->values[j]; j++)
            if (fst_iso_code_covers (condition->values[j], name))
              cells |= bit (i);
        }
      else if (g_strv_contains ((const char *const *) condition->values, name))
        cells |= bit (self->cut == CUT_MEMBER ? 1 : i);
    }
  return cells;
}

static FstNode
build_comparison (const FstSpace *self, const FstCondition *condition, FstDiagram *diagram)
{
  FstNode node = fst_diagram_constant (FALSE);

  for (guint i = first_variable (self, condition->fact); belongs (self, i, condition->fact); i++)
    {
      guint64 cells = cells_of (g_ptr_array_index (self->variables, i), condition);

      if (cells)
        node = fst_diagram_or (diagram, node, fst_diagram_literal (diagram, i, cells));
    }
  return node;
}

/**
 * fst_space_build:
 * @self: a space
 * @condition: (nullable): a condition that the space was made for, without answers; NULL always
 * holds
 * @diagram: a diagram over the space's variables
 *
 * Gives a condition as a function that is true where it holds.
 *
 * Returns: the function
 */
FstNode
fst_space_build (const FstSpace *self, const FstCondition *condition, FstDiagram *diagram)
{
  FstNode node;

  if (!condition)
    return fst_diagram_constant (TRUE);
  if (!condition->children)
    return build_comparison (self, condition, diagram);
  node = fst_diagram_constant (condition->kind != FST_CONDITION_ANY);
  for (guint i = 0; i < condition->children->len; i++)
    {
      FstNode child = fst_space_build (self, g_ptr_array_index (condition->children, i), diagram);

      node = condition->kind == FST_CONDITION_ANY ? fst_diagram_or (diagram, node, child)
                                                  : fst_diagram_and (diagram, node, child);
    }
  return condition->kind == FST_CONDITION_NOT ? fst_diagram_not (diagram, node) : node;
}

/**
 * fst_space_test:
 * @self: a space
 * @condition: a comparison of a fact
 * @cells: where the case may lie
 *
 * Tests one comparison in Kleene's three values.
 *
 * Returns: whether it holds, fails or may do either
 */
FstTruth
fst_space_test (const FstSpace *self, const FstCondition *condition, const guint64 *cells)
{
  FstTruth truth = FST_TRUTH_FALSE;

  g_return_val_if_fail (!condition->children && condition->kind != FST_CONDITION_ANSWER,
                        FST_TRUTH_UNKNOWN);

  for (guint i = first_variable (self, condition->fact); belongs (self, i, condition->fact); i++)
    {
      guint64 holding = cells_of (g_ptr_array_index (self->variables, i), condition);

      if (!holding)
        continue;
      if ((cells[i] & ~holding) == 0)
        return FST_TRUTH_TRUE;
      if (cells[i] & holding)
        truth = FST_TRUTH_UNKNOWN;
    }
  return truth;
}
