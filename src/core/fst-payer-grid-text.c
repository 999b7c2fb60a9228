#include "fst-payer-grid.h"

#include <glib/gi18n-lib.h>

#include "fst-fact-text.h"

/* Places that have one name together. */
static const struct
{
  const char *name;
  const char *places[7];
} wider_places[] = {
  { N_ ("preschool class to upper secondary school"),
    { "preschool-class", "compulsory-school", "adapted-compulsory-school", "upper-secondary-school",
      "adapted-upper-secondary-school" } },
};

/* A value in the middle of a sentence. */
static char *
format_inside (const char *fact, const char *value)
{
  const char *const values[] = { value, NULL };
  g_autoptr (FstCondition) is = fst_condition_new_in (FST_CONDITION_IN, fact, values);

  return fst_fact_format_wanted (is, FALSE);
}

/**
 * fst_payer_format_decision:
 * @decision: a payer
 *
 * Writes who bears the cost as a cell has room for it: of what is not settled the payers that are
 * possible, where they are few.
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
fst_payer_format_decision (const FstDecision *decision)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  g_autofree char *joined = NULL;

  g_return_val_if_fail (decision != NULL, NULL);

  if (decision->status != FST_STATUS_MISSING_FACTS)
    return fst_decision_format (decision);
  if (!fst_payer_is_told (decision))
    return g_strdup (_ ("Not settled yet"));
  for (guint i = 0; i < decision->values->len; i++)
    g_strv_builder_take (values, fst_decision_format_value (
                                     decision->question, g_ptr_array_index (decision->values, i)));
  texts = g_strv_builder_end (values);
  joined = g_strjoinv (_ (" or "), texts);
  /* Translators: %s are those who may come to bear the cost */
  return g_strdup_printf (_ ("%s – not settled yet"), joined);
}

/**
 * fst_payer_format_housings:
 * @housings: kinds of housing
 *
 * Names kinds of housing, as the heading of a column has them.
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
fst_payer_format_housings (const char *const *housings)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact ("housing");
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  g_return_val_if_fail (housings != NULL, NULL);

  for (guint i = 0; housings[i]; i++)
    g_strv_builder_add (labels, fst_term_get_label (spec->terms, spec->n_terms, housings[i]));
  texts = g_strv_builder_end (labels);
  return g_strjoinv (", ", texts);
}

/**
 * fst_payer_cell_format_place:
 * @self: a cell
 *
 * Names a place, and the housing where that makes a difference: "Home (LSS housing)".
 *
 * Returns: (transfer full): the text in the user's language
 */
char *
fst_payer_cell_format_place (const FstPayerCell *self)
{
  const FstFactSpec *spec = fst_vocabulary_find_fact ("place-of-use");
  const char *place;
  g_autofree char *housings = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  place = fst_term_get_label (spec->terms, spec->n_terms, self->place);
  if (!self->housings)
    return g_strdup (place);
  housings = fst_payer_format_housings (self->housings);
  /* Translators: a place of use, and kinds of housing */
  return g_strdup_printf (_ ("%s (%s)"), place, housings);
}

/* The sentence */

static gboolean
has_whole_place (const FstPayerGroup *group, const char *place)
{
  for (guint i = 0; i < group->cells->len; i++)
    {
      const FstPayerCell *cell = g_ptr_array_index (group->cells, i);

      if (!cell->housings && g_str_equal (cell->place, place))
        return TRUE;
    }
  return FALSE;
}

/* The name that the place has together with others of the group. */
static const char *
find_wider (const FstPayerGroup *group, const FstPayerCell *cell)
{
  for (guint i = 0; i < G_N_ELEMENTS (wider_places) && !cell->housings; i++)
    {
      const char *const *places = wider_places[i].places;
      gboolean all = g_strv_contains (places, cell->place);

      for (guint j = 0; all && places[j]; j++)
        all = has_whole_place (group, places[j]);
      if (all)
        return _ (wider_places[i].name);
    }
  return NULL;
}

static char *
format_place_inside (const FstPayerCell *cell)
{
  g_autofree char *place = format_inside ("place-of-use", cell->place);
  g_autoptr (FstCondition) housing = NULL;
  g_autofree char *housings = NULL;

  if (!cell->housings)
    return g_steal_pointer (&place);
  housing = fst_condition_new_in (FST_CONDITION_IN, "housing", cell->housings);
  housings = fst_fact_format_wanted (housing, FALSE);
  return g_strdup_printf (_ ("%s (%s)"), place, housings);
}

static char *
format_places (const FstPayerGroup *group)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < group->cells->len; i++)
    {
      const FstPayerCell *cell = g_ptr_array_index (group->cells, i);
      const char *wider = find_wider (group, cell);

      if (!wider)
        g_ptr_array_add (names, format_place_inside (cell));
      else if (!g_ptr_array_find_with_equal_func (names, wider, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (wider));
    }
  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0 && i + 1 == names->len)
        g_string_append_printf (text, " %s ", _ ("and"));
      else if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, g_ptr_array_index (names, i));
    }
  return g_string_free_and_steal (text);
}

/* The largest group, whose places need not be named; NULL where no group has several. */
static const FstPayerGroup *
find_rest (const FstPayerGrid *self)
{
  const FstPayerGroup *rest = NULL;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const FstPayerGroup *group = g_ptr_array_index (self->groups, i);

      if (group->cells->len > 1 && (!rest || group->cells->len >= rest->cells->len))
        rest = group;
    }
  return rest;
}

/**
 * fst_payer_grid_format:
 * @self: a grid
 *
 * Sums up who bears the cost where: "The school: compulsory school. Otherwise: the region."
 *
 * Returns: (transfer full): the sentences in the user's language
 */
char *
fst_payer_grid_format (const FstPayerGrid *self)
{
  const FstPayerGroup *rest;
  g_autofree char *last = NULL;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  rest = find_rest (self);
  text = g_string_new (NULL);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const FstPayerGroup *group = g_ptr_array_index (self->groups, i);
      g_autofree char *answer = NULL;
      g_autofree char *cells = NULL;

      if (group == rest)
        continue;
      answer = fst_payer_format_decision (fst_payer_group_get_decision (group));
      cells = format_places (group);
      /* Translators: who bears the cost, and where: "The region: home and preschool." */
      g_string_append_printf (text, _ ("%s: %s."), answer, cells);
      g_string_append_c (text, ' ');
    }
  if (rest)
    {
      last = fst_payer_format_decision (fst_payer_group_get_decision (rest));
      g_string_append_printf (
          text, self->groups->len > 1 ? _ ("Otherwise: %s.") : _ ("Everywhere: %s."), last);
    }
  return g_strchomp (g_string_free_and_steal (text));
}
