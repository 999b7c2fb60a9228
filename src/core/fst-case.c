#include "fst-case.h"

#include <stdlib.h>
#include <string.h>

#include "fst-iso-code.h"
#include "fst-vocabulary.h"

G_DEFINE_QUARK (fst_case_error, fst_case_error)
G_DEFINE_BOXED_TYPE (FstCase, fst_case, fst_case_ref, fst_case_unref)

#define CODE_EXPECTED "an ISO 9999 code of 2, 4 or 6 digits, as text"

static char *
list_terms (const FstTerm *terms, guint n_terms)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_terms; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : "", terms[i].id);
  return g_string_free (text, FALSE);
}

static gboolean
check_term (const FstFactSpec *spec, const char *text, GError **error)
{
  g_autofree char *allowed = NULL;

  if (fst_term_find (spec->terms, spec->n_terms, text))
    return TRUE;
  allowed = list_terms (spec->terms, spec->n_terms);
  g_set_error (error, FST_CASE_ERROR, FST_CASE_ERROR_VALUE, "%s: “%s” is not one of %s", spec->id,
               text, allowed);
  return FALSE;
}

static void
set_type_error (GError **error, const char *id, const char *expected)
{
  g_set_error (error, FST_CASE_ERROR, FST_CASE_ERROR_VALUE, "%s: expected %s", id, expected);
}

static void
set_terms_error (const FstFactSpec *spec, GError **error)
{
  g_autofree char *allowed = list_terms (spec->terms, spec->n_terms);

  g_set_error (error, FST_CASE_ERROR, FST_CASE_ERROR_VALUE, "%s: expected %s %s", spec->id,
               spec->type == FST_FACT_SET ? "one of these, or an array of them:" : "one of",
               allowed);
}

static GVariant *
check_set (const FstFactSpec *spec, GVariant *value, GError **error)
{
  g_autofree const char **members = NULL;
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      const char *single[] = { g_variant_get_string (value, NULL), NULL };

      if (!check_term (spec, single[0], error))
        return NULL;
      return g_variant_ref_sink (g_variant_new_strv (single, 1));
    }
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      set_terms_error (spec, error);
      return NULL;
    }
  members = g_variant_get_strv (value, NULL);
  for (guint i = 0; members[i]; i++)
    if (!check_term (spec, members[i], error))
      return NULL;
  /* In the vocabulary's order and each once, so that equal sets are equal values. */
  for (guint i = 0; i < spec->n_terms; i++)
    if (g_strv_contains (members, spec->terms[i].id))
      g_strv_builder_add (known, spec->terms[i].id);
  names = g_strv_builder_end (known);
  return g_variant_ref_sink (g_variant_new_strv ((const char *const *) names, -1));
}

static GVariant *
check_integer (const FstFactSpec *spec, GVariant *value, GError **error)
{
  gint64 number;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    {
      g_set_error (error, FST_CASE_ERROR, FST_CASE_ERROR_VALUE,
                   "%s: expected a whole number from %d to %d", spec->id, spec->minimum,
                   spec->maximum);
      return NULL;
    }
  number = g_variant_get_int64 (value);
  if (number < spec->minimum || number > spec->maximum)
    {
      g_set_error (error, FST_CASE_ERROR, FST_CASE_ERROR_VALUE,
                   "%s: %" G_GINT64_FORMAT " is not within %d and %d", spec->id, number,
                   spec->minimum, spec->maximum);
      return NULL;
    }
  return g_variant_ref (value);
}

static GVariant *
check_text (const FstFactSpec *spec, GVariant *value, GError **error)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      if (spec->type == FST_FACT_CODE)
        set_type_error (error, spec->id, CODE_EXPECTED);
      else
        set_terms_error (spec, error);
      return NULL;
    }
  if (spec->type == FST_FACT_CODE)
    {
      g_autofree char *code = fst_iso_code_parse (g_variant_get_string (value, NULL));

      if (code)
        return g_variant_ref_sink (g_variant_new_take_string (g_steal_pointer (&code)));
      set_type_error (error, spec->id, CODE_EXPECTED);
      return NULL;
    }
  if (!check_term (spec, g_variant_get_string (value, NULL), error))
    return NULL;
  return g_variant_ref (value);
}

/**
 * fst_fact_check_value:
 * @id: name of a fact
 * @value: a value as it was read: b, x, s or as; floating references are consumed
 * @error: return location
 *
 * Checks a value against the vocabulary and brings it into its one form: a single value of a set
 * becomes an array, a set is in the vocabulary's order, a code has only digits. The words are those
 * of the assessment contract, section 2.
 *
 * Returns: (transfer full): the value, or NULL with %FST_CASE_ERROR_UNKNOWN_FACT or
 * %FST_CASE_ERROR_VALUE, whose message names the fact and what is allowed
 */
GVariant *
fst_fact_check_value (const char *id, GVariant *value, GError **error)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  const FstFactSpec *spec;

  g_return_val_if_fail (id != NULL, NULL);

  spec = fst_vocabulary_find_fact (id);
  if (!spec)
    {
      g_set_error (error, FST_CASE_ERROR, FST_CASE_ERROR_UNKNOWN_FACT,
                   "“%s” is not a fact of the vocabulary", id);
      return NULL;
    }
  switch (spec->type)
    {
    case FST_FACT_BOOLEAN:
      if (g_variant_is_of_type (owned, G_VARIANT_TYPE_BOOLEAN))
        return g_variant_ref (owned);
      set_type_error (error, id, "true, false or null");
      return NULL;
    case FST_FACT_INTEGER:
      return check_integer (spec, owned, error);
    case FST_FACT_SET:
      return check_set (spec, owned, error);
    case FST_FACT_ENUM:
    case FST_FACT_CODE:
    default:
      return check_text (spec, owned, error);
    }
}

/**
 * fst_case_new:
 * @region: a region of the vocabulary
 * @date: a valid day
 * @facts: what is known
 * @error: return location
 *
 * Makes a case.
 *
 * Returns: (transfer full): the case, or NULL with %FST_CASE_ERROR_REGION or %FST_CASE_ERROR_DATE
 */
FstCase *
fst_case_new (const char *region, const GDate *date, FstFacts *facts, GError **error)
{
  const FstTerm *regions;
  guint n;
  FstCase *self;

  g_return_val_if_fail (region != NULL && date != NULL && facts != NULL, NULL);

  regions = fst_vocabulary_get_regions (&n);
  if (!fst_term_find (regions, n, region))
    {
      g_autofree char *allowed = list_terms (regions, n);

      g_set_error (error, FST_CASE_ERROR, FST_CASE_ERROR_REGION, "region: “%s” is not one of %s",
                   region, allowed);
      return NULL;
    }
  if (!g_date_valid (date))
    {
      g_set_error_literal (error, FST_CASE_ERROR, FST_CASE_ERROR_DATE,
                           "date: expected a day as YYYY-MM-DD");
      return NULL;
    }
  self = g_atomic_rc_box_new0 (FstCase);
  self->region = g_strdup (region);
  self->date = *date;
  self->facts = fst_facts_ref (facts);
  return self;
}

/**
 * fst_case_with_facts:
 * @self: a case
 * @facts: what is known instead
 *
 * Makes a case of the same region, day and confirmations of which something else is known.
 *
 * Returns: (transfer full): another case
 */
FstCase *
fst_case_with_facts (FstCase *self, FstFacts *facts)
{
  FstCase *other = g_atomic_rc_box_new0 (FstCase);

  other->region = g_strdup (self->region);
  other->date = self->date;
  other->facts = fst_facts_ref (facts);
  other->confirmations = self->confirmations ? g_ptr_array_ref (self->confirmations) : NULL;
  return other;
}

/**
 * fst_case_with_confirmations:
 * @self: a case
 * @confirmations: (nullable) (element-type FstConfirmation): what the organisation has found out
 * about documents; not changed any more
 *
 * Adds to a case which documents have been confirmed to be in force.
 *
 * Returns: (transfer full): another case
 */
FstCase *
fst_case_with_confirmations (FstCase *self, GPtrArray *confirmations)
{
  FstCase *other = g_atomic_rc_box_new0 (FstCase);

  other->region = g_strdup (self->region);
  other->date = self->date;
  other->facts = fst_facts_ref (self->facts);
  other->confirmations = confirmations ? g_ptr_array_ref (confirmations) : NULL;
  return other;
}

/**
 * fst_case_ref:
 * @self: a case
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstCase *
fst_case_ref (FstCase *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstCase *self = data;

  g_free (self->region);
  fst_facts_unref (self->facts);
  g_clear_pointer (&self->confirmations, g_ptr_array_unref);
}

/**
 * fst_case_unref:
 * @self: (transfer full): a case
 *
 * Releases a reference. Any thread.
 */
void
fst_case_unref (FstCase *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_date_parse:
 * @text: a day as YYYY-MM-DD (ISO 8601)
 * @date: (out caller-allocates): the day
 *
 * Reads a day; nothing may stand before or after it.
 *
 * Returns: whether @text is a day of the calendar
 */
gboolean
fst_date_parse (const char *text, GDate *date)
{
  g_date_clear (date, 1);
  if (!text || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;

  {
    GDateYear year = (GDateYear) atoi (text);
    GDateMonth month = (GDateMonth) atoi (text + 5);
    GDateDay day = (GDateDay) atoi (text + 8);

    if (!g_date_valid_dmy (day, month, year))
      return FALSE;
    g_date_set_dmy (date, day, month, year);
  }
  return TRUE;
}

/**
 * fst_date_format:
 * @date: a valid day
 *
 * Writes a day as YYYY-MM-DD (ISO 8601), whatever the locale.
 *
 * Returns: (transfer full): the text
 */
char *
fst_date_format (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), NULL);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), (int) g_date_get_month (date),
                          (int) g_date_get_day (date));
}
