#include "fst-space-private.h"

#include <string.h>

#include "fst-iso-code.h"
#include "fst-vocabulary.h"

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
