#include "fst-person-table.h"

#include "fst-statement.h"
#include "fst-swedish.h"

/**
 * fst_person_get_key:
 * @person: a person
 *
 * Gives what the person is known by: the number or the reference.
 *
 * Returns: (transfer none): the key
 */
const char *
fst_person_get_key (const FstPerson *person)
{
  g_return_val_if_fail (person != NULL, NULL);

  return person->number != NULL ? person->number : person->reference;
}

/**
 * fst_person_table_put:
 * @database: the register
 * @person: a person
 * @id: (out): place for the row's number
 * @error: return location for a #FstStoreError
 *
 * Puts a person in, or renews the name of one who is there. Within a transaction.
 *
 * Returns: %TRUE if it is done, else %FALSE with @error set
 */
gboolean
fst_person_table_put (FstDatabase *database, FstPerson *person, gint64 *id, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;

  g_return_val_if_fail (person != NULL && id != NULL, FALSE);

  /* A name that is not given this time does not take one away; nor does a year of birth. */
  if (person->number != NULL)
    statement =
        fst_statement_new (database,
                           "INSERT INTO persons (number, name, birth_year) VALUES (?1, ?2, ?3)"
                           " ON CONFLICT (number) DO UPDATE SET"
                           " name = CASE excluded.name WHEN '' THEN name ELSE excluded.name END"
                           " RETURNING id",
                           error);
  else
    statement =
        fst_statement_new (database,
                           "INSERT INTO persons (reference, name, birth_year) VALUES (?1, ?2, ?3)"
                           " ON CONFLICT (reference) DO UPDATE SET"
                           " name = CASE excluded.name WHEN '' THEN name ELSE excluded.name END,"
                           " birth_year = CASE excluded.birth_year WHEN 0 THEN birth_year"
                           " ELSE excluded.birth_year END"
                           " RETURNING id",
                           error);
  if (statement == NULL)
    return FALSE;
  fst_statement_bind_text (statement, 1, fst_person_get_key (person));
  fst_statement_bind_text (statement, 2, person->name);
  fst_statement_bind_int (statement, 3, person->birth_year);
  if (!fst_statement_next (statement, error))
    return FALSE;
  *id = fst_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * fst_person_table_search:
 * @database: the register
 * @search: (nullable): part of a number, reference or name; %NULL or empty finds all
 * @limit: the most to give
 * @error: return location for a #FstStoreError
 *
 * Finds persons, in Swedish order of their names.
 *
 * Returns: (transfer full) (element-type FstPerson): the persons, or %NULL with @error set
 */
GPtrArray *
fst_person_table_search (FstDatabase *database, const char *search, guint limit, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autoptr (GPtrArray) persons =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_person_unref);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *folded = fst_swedish_fold (search != NULL ? search : "");
  g_autofree char *digits = fst_swedish_digits (search);

  statement = fst_statement_new (
      database,
      "SELECT number, reference, name, birth_year FROM persons"
      " WHERE ?1 = '' OR instr (folded (name), ?1) OR instr (folded (reference), ?1)"
      " OR instr (number, ?2)"
      " ORDER BY swedish_key (name), number, reference LIMIT ?3",
      error);
  if (statement == NULL)
    return NULL;
  fst_statement_bind_text (statement, 1, folded);
  fst_statement_bind_text (statement, 2, digits);
  fst_statement_bind_int (statement, 3, limit);
  while (fst_statement_next (statement, &local_error))
    {
      const char *name = fst_statement_get_text (statement, 2);

      if (fst_statement_is_null (statement, 0))
        g_ptr_array_add (
            persons, fst_person_new_with_reference (fst_statement_get_text (statement, 1), name,
                                                    (int) fst_statement_get_int (statement, 3)));
      else
        g_ptr_array_add (persons,
                         fst_person_new_with_number (fst_statement_get_text (statement, 0), name));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&persons);
}
