#include "config.h"

#include "fst-person-input.h"

#include <glib/gi18n.h>

/**
 * fst_person_input_is_complete:
 * @text: a number as it is typed
 *
 * Tells whether the text has all the digits of a personal or coordination number. Ten digits are
 * complete only with their separator: without it they may be the beginning of twelve.
 *
 * Returns: whether it is time to check the number
 */
gboolean
fst_person_input_is_complete (const char *text)
{
  guint n_digits = 0;
  gboolean separated = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c))
        n_digits++;
      else if (*c == '-' || *c == '+')
        separated = n_digits == 6;
    }
  return n_digits >= (separated ? 10 : 12);
}

/**
 * fst_person_input_read_number:
 * @text: a number as it was typed
 * @name: the person's name; may be empty
 * @today: no number is of a later day
 * @error: return location of an error of the domain FST_PERSON_NUMBER_ERROR
 *
 * Reads the person that a number names.
 *
 * Returns: (transfer full) (nullable): the person, or NULL with @error
 */
FstPerson *
fst_person_input_read_number (const char *text,
                              const char *name,
                              const GDate *today,
                              GError **error)
{
  g_autofree char *stripped = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (text != NULL && name != NULL && today != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  number = fst_person_number_parse (stripped, today, error);
  return number ? fst_person_new_with_number (number, name) : NULL;
}

/**
 * fst_person_input_read_reference:
 * @text: a local reference as it was typed
 * @name: the person's name; may be empty
 *
 * Reads the person that a local reference names.
 *
 * Returns: (transfer full) (nullable): the person, or NULL where the reference is empty
 */
FstPerson *
fst_person_input_read_reference (const char *text, const char *name)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (text != NULL && name != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  return *stripped ? fst_person_new_with_reference (stripped, name, 0) : NULL;
}

/**
 * fst_person_input_describe_error:
 * @error: an error of the domain FST_PERSON_NUMBER_ERROR
 *
 * Says what is wrong with a number, and what to do.
 *
 * Returns: a sentence in the user's language
 */
const char *
fst_person_input_describe_error (const GError *error)
{
  g_return_val_if_fail (error != NULL && error->domain == FST_PERSON_NUMBER_ERROR, NULL);

  switch ((FstPersonNumberError) error->code)
    {
    case FST_PERSON_NUMBER_ERROR_DATE:
      return _ ("The number begins with a date that does not exist.");
    case FST_PERSON_NUMBER_ERROR_FUTURE:
      return _ ("The number begins with a date that is still to come.");
    case FST_PERSON_NUMBER_ERROR_CHECK_DIGIT:
      return _ ("The check digit does not agree: some digit is wrong.");
    case FST_PERSON_NUMBER_ERROR_FORMAT:
    default:
      return _ ("Write the number with its twelve digits: YYYYMMDD-NNNN.");
    }
}
