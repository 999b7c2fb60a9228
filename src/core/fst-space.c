#include "fst-space.h"

#include <string.h>

#include "fst-iso-code.h"
#include "fst-policy.h"
#include "fst-vocabulary.h"

typedef enum
{
  CUT_VALUES, /* a cell a named value, and one for all others */
  CUT_RANGE,  /* a cell an interval between thresholds */
  CUT_CODES,  /* a cell a named code, less the named codes below it, and one for all others */
  CUT_MEMBER, /* not in the set, in the set */
} Cut;

typedef struct
{
  char *fact;
  Cut cut;
  GPtrArray *names;   /* of values, codes or the one member */
  GArray *thresholds; /* gint64: where a new interval begins */
  gboolean has_other; /* values that no condition names exist */
  guint n_uses;
} Variable;

struct _FstSpace
{
  GPtrArray *variables; /* Variable */
  GHashTable *first;    /* fact → index + 1 of its first variable */
  guint8 *sizes;
};

static void
variable_free (Variable *self)
{
  g_free (self->fact);
  g_ptr_array_unref (self->names);
  g_array_unref (self->thresholds);
  g_free (self);
}

static gboolean
has_name (const Variable *self, const char *name, guint *index)
{
  return g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, index);
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

static guint64
bit (guint cell)
{
  return G_GUINT64_CONSTANT (1) << cell;
}

static guint64
locate_name (const Variable *self, const char *name)
{
  guint index;

  return bit (has_name (self, name, &index) ? index : self->names->len);
}

/* What a list may come to, while it is open which of its rows speaks. */
static guint64
locate_any (const Variable *self, GVariant *names)
{
  g_autofree const char **all = g_variant_get_strv (names, NULL);
  guint64 cells = 0;

  for (guint i = 0; all[i]; i++)
    cells |= locate_name (self, all[i]);
  return cells;
}

static guint64
locate_number (const Variable *self, gint64 number)
{
  guint cell = 0;

  while (cell < self->thresholds->len && g_array_index (self->thresholds, gint64, cell) <= number)
    cell++;
  return bit (cell);
}

/* A code that is shorter than a named one may turn out to be the named one: every cell that it may
 * be in is allowed. */
static guint64
locate_code (const Variable *self, const char *code)
{
  guint64 cells = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);

      if (fst_iso_code_covers (name, code))
        return cells | bit (i);
      if (fst_iso_code_covers (code, name))
        cells |= bit (i);
    }
  return cells | bit (self->names->len);
}

static guint64
locate (const Variable *self, GVariant *value)
{
  switch (self->cut)
    {
    case CUT_MEMBER:
      {
        g_autofree const char **members = g_variant_get_strv (value, NULL);

        return bit (g_strv_contains (members, g_ptr_array_index (self->names, 0)) ? 1 : 0);
      }
    case CUT_RANGE:
      return locate_number (self, g_variant_get_int64 (value));
    case CUT_CODES:
      return locate_code (self, g_variant_get_string (value, NULL));
    case CUT_VALUES:
    default:
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
        return locate_name (self, g_variant_get_boolean (value) ? "true" : "false");
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
        return locate_any (self, value);
      return locate_name (self, g_variant_get_string (value, NULL));
    }
}

/**
 * fst_space_locate:
 * @self: a space
 * @facts: what is known
 * @cells: (out) (array): for each variable the cells it may be in, one bit each
 *
 * Finds where in the space a case may lie: in any cell of a fact that is unknown.
 */
void
fst_space_locate (const FstSpace *self, FstFacts *facts, guint64 *cells)
{
  for (guint i = 0; i < self->variables->len; i++)
    {
      const Variable *variable = g_ptr_array_index (self->variables, i);
      GVariant *value = fst_facts_lookup (facts, variable->fact);

      cells[i] = value
                     ? locate (variable, value)
                     : (self->sizes[i] == 64 ? ~G_GUINT64_CONSTANT (0) : bit (self->sizes[i]) - 1);
    }
}

/* The numbers of a cell, as far as the vocabulary goes. */
static gboolean
get_interval (const Variable *self, guint cell, gint64 *least, gint64 *most)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (self->fact);

  *least = spec->minimum;
  *most = spec->maximum;
  if (cell > 0)
    *least = MAX (*least, g_array_index (self->thresholds, gint64, cell - 1));
  if (cell < self->thresholds->len)
    *most = MIN (*most, g_array_index (self->thresholds, gint64, cell) - 1);
  return *least <= *most;
}

/* Of the numbers of a cell that which lies at the threshold, since that is where one would look. */
static GVariant *
pick_number (const Variable *self, guint cell)
{
  gint64 least, most;

  if (!get_interval (self, cell, &least, &most))
    return NULL;
  return g_variant_new_int64 (cell > 0 ? least : most);
}

/* A whole code that lies in the cell: under its named code, or under none, and under no closer one.
 */
static GVariant *
pick_code (const Variable *self, guint cell)
{
  const char *name = cell < self->names->len ? g_ptr_array_index (self->names, cell) : "";
  guint n = 1;

  for (gsize length = strlen (name); length < 6; length++)
    n *= 10;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *rest = g_strdup_printf ("%06u", n - 1 - i);
      g_autofree char *code = g_strconcat (name, rest + strlen (name), NULL);

      if (locate_code (self, code) == bit (cell))
        return g_variant_new_take_string (g_steal_pointer (&code));
    }
  return NULL;
}

static GVariant *
pick_value (const Variable *self, guint cell)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact (self->fact);
  const char *value = cell < self->names->len ? g_ptr_array_index (self->names, cell) : NULL;

  if (spec && spec->type == FST_FACT_BOOLEAN)
    return g_variant_new_boolean (value ? g_str_equal (value, "true")
                                        : !has_name (self, "true", NULL));
  if (!value && !spec && !has_name (self, "not-listed", NULL))
    value = "not-listed";
  for (guint i = 0; spec && !value && i < spec->n_terms; i++)
    if (!has_name (self, spec->terms[i].id, NULL))
      value = spec->terms[i].id;
  return value ? g_variant_new_string (value) : NULL;
}

/**
 * fst_space_pick:
 * @self: a space
 * @variable: a variable
 * @cell: a cell of it
 *
 * Gives a value of the variable's fact that lies in a cell; of a set that one member, or nothing.
 *
 * Returns: (transfer floating) (nullable): the value, or NULL where the vocabulary has none
 */
GVariant *
fst_space_pick (const FstSpace *self, guint variable, guint cell)
{
  const Variable *chosen = g_ptr_array_index (self->variables, variable);

  switch (chosen->cut)
    {
    case CUT_MEMBER:
      return g_variant_new_strv ((const char *const *) chosen->names->pdata, cell);
    case CUT_RANGE:
      return pick_number (chosen, cell);
    case CUT_CODES:
      return pick_code (chosen, cell);
    case CUT_VALUES:
    default:
      return pick_value (chosen, cell);
    }
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

/* A comparison with a set stretches over its members' variables. */
static guint
first_variable (const FstSpace *self, const char *fact)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->first, fact)) - 1;
}

static gboolean
belongs (const FstSpace *self, guint variable, const char *fact)
{
  return variable < self->variables->len && g_str_equal (fst_space_get_fact (self, variable), fact);
}

/**
 * fst_space_list_choices:
 * @self: a space
 * @fact: a fact that is not a set, or a list
 *
 * Lists what the conditions tell apart in a fact: of a number every interval, of a code the named
 * codes, else every value that some condition names and one of the others.
 *
 * Returns: (transfer full) (element-type FstCondition): comparisons; none where no condition
 * compares the fact
 */
GPtrArray *
fst_space_list_choices (const FstSpace *self, const char *fact)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_condition_free);
  guint number = first_variable (self, fact);
  const Variable *variable;

  if (!belongs (self, number, fact))
    return choices;
  variable = g_ptr_array_index (self->variables, number);
  for (guint i = 0; i < self->sizes[number]; i++)
    {
      FstCondition *choice = NULL;
      gint64 least, most;

      if (variable->cut == CUT_RANGE && get_interval (variable, i, &least, &most))
        choice = fst_condition_new_range (fact, least, most);
      else if (variable->cut == CUT_CODES && i < variable->names->len)
        choice =
            fst_condition_new_in (FST_CONDITION_IN, fact,
                                  (const char *[]){ g_ptr_array_index (variable->names, i), NULL });
      else if (variable->cut == CUT_VALUES)
        {
          g_autoptr (GVariant) value = fst_space_pick (self, number, i);

          if (value)
            choice =
                fst_condition_new_in (FST_CONDITION_IN, fact,
                                      (const char *[]){ g_variant_get_string (value, NULL), NULL });
        }
      if (choice)
        g_ptr_array_add (choices, choice);
    }
  return choices;
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
