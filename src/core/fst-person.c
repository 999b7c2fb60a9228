#include "fst-person.h"

#include "fst-person-number.h"

G_DEFINE_BOXED_TYPE (FstPerson, fst_person, fst_person_ref, fst_person_unref)

static FstPerson *
person_new (const char *number, const char *reference, const char *name, int birth_year)
{
  FstPerson *self = g_atomic_rc_box_new0 (FstPerson);

  self->number = g_strdup (number);
  self->reference = g_strdup (reference);
  self->name = g_strdup (name);
  self->birth_year = birth_year;
  return self;
}

/**
 * fst_person_new_with_number:
 * @number: 12 digits, as fst_person_number_parse() gives them
 * @name: the person's name; may be empty
 *
 * Makes a person who is known by a personnummer or a samordningsnummer.
 *
 * Returns: (transfer full): the person
 */
FstPerson *
fst_person_new_with_number (const char *number, const char *name)
{
  g_return_val_if_fail (number != NULL && *number != '\0', NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return person_new (number, NULL, name, 0);
}

/**
 * fst_person_new_with_reference:
 * @reference: a local reference; not empty
 * @name: the person's name; may be empty
 * @birth_year: the year of birth, or 0 if it is not known
 *
 * Makes a person whose number is protected or missing.
 *
 * Returns: (transfer full): the person
 */
FstPerson *
fst_person_new_with_reference (const char *reference, const char *name, int birth_year)
{
  g_return_val_if_fail (reference != NULL && *reference != '\0', NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (birth_year >= 0, NULL);

  return person_new (NULL, reference, name, birth_year);
}

/**
 * fst_person_ref:
 * @self: a person
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstPerson *
fst_person_ref (FstPerson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
person_clear (FstPerson *self)
{
  g_free (self->number);
  g_free (self->reference);
  g_free (self->name);
}

/**
 * fst_person_unref:
 * @self: (transfer full): a person
 *
 * Gives a reference back. May be called in any thread.
 */
void
fst_person_unref (FstPerson *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) person_clear);
}

/**
 * fst_person_equal:
 * @a: (nullable): a person
 * @b: (nullable): a person
 *
 * Tells whether two persons have the same contents; %NULL equals only %NULL.
 *
 * Returns: %TRUE if they do
 */
gboolean
fst_person_equal (const FstPerson *a, const FstPerson *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strcmp0 (a->number, b->number) == 0 && g_strcmp0 (a->reference, b->reference) == 0
         && g_strcmp0 (a->name, b->name) == 0 && a->birth_year == b->birth_year;
}

/**
 * fst_person_get_age:
 * @self: a person
 * @on: a day
 * @age: (out) (optional): place for the age in whole years
 *
 * Gives the age on a day where it is certain. A year of birth alone leaves two ages open until 31
 * December.
 *
 * Returns: %TRUE if the age is known; else @age is not touched
 */
gboolean
fst_person_get_age (const FstPerson *self, const GDate *on, int *age)
{
  int years;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (on != NULL && g_date_valid (on), FALSE);

  if (self->number != NULL)
    years = fst_person_number_get_age (self->number, on);
  else if (self->birth_year > 0 && g_date_get_month (on) == G_DATE_DECEMBER
           && g_date_get_day (on) == 31)
    years = (int) g_date_get_year (on) - self->birth_year;
  else
    return FALSE;
  if (years < 0)
    return FALSE;
  if (age != NULL)
    *age = years;
  return TRUE;
}

/**
 * fst_person_to_string:
 * @self: a person
 *
 * Writes who it is on one line: the whole number or the reference, then the name.
 *
 * Returns: (transfer full): the text
 */
char *
fst_person_to_string (const FstPerson *self)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  key = self->number != NULL ? fst_person_number_format (self->number) : g_strdup (self->reference);
  return *self->name != '\0' ? g_strdup_printf ("%s %s", key, self->name) : g_steal_pointer (&key);
}
