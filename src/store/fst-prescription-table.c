#include "fst-prescription-table.h"

#include "fst-iso-code.h"
#include "fst-person-table.h"
#include "fst-statement.h"
#include "fst-store-error.h"
#include "fst-swedish.h"

/* What every question about prescriptions selects; only the text of the record is left to the one
 * about a single one. */
#define SELECT_ENTRY                                                                               \
  "SELECT p.id, p.iso_code, p.article_number, p.device_name, p.signed_at, p.signed_by, "           \
  "p.follow_up, p.replaces,"                                                                       \
  " p.corrects, p.record_sha256, coalesce ((SELECT kind FROM events e WHERE e.prescription = p.id" \
  " AND e.kind IN ('exchanged', 'returned', 'corrected')), 'active') AS status,"                   \
  " w.number, w.reference, w.name, w.birth_year, p.example"
#define FROM_ENTRY " FROM prescriptions p JOIN persons w ON w.id = p.person "
#define RECORD_COLUMN 16

static FstPerson *
read_person (FstStatement *statement)
{
  const char *name = fst_statement_get_text (statement, 13);

  if (fst_statement_is_null (statement, 11))
    return fst_person_new_with_reference (fst_statement_get_text (statement, 12), name,
                                          (int) fst_statement_get_int (statement, 14));
  return fst_person_new_with_number (fst_statement_get_text (statement, 11), name);
}

static FstRegisterEntry *
read_entry (FstStatement *statement, const char *record)
{
  g_autoptr (FstPerson) person = read_person (statement);
  FstRegisterEntry fields = {
    .id = (char *) fst_statement_get_text (statement, 0),
    .person = person,
    .iso_code = (char *) fst_statement_get_text (statement, 1),
    .article_number = (char *) fst_statement_get_text (statement, 2),
    .device_name = (char *) fst_statement_get_text (statement, 3),
    .example = fst_statement_get_int (statement, 15) != 0,
    .signed_at = (char *) fst_statement_get_text (statement, 4),
    .signed_by = (char *) fst_statement_get_text (statement, 5),
    .follow_up = (char *) fst_statement_get_text (statement, 6),
    .replaces = (char *) fst_statement_get_text (statement, 7),
    .corrects = (char *) fst_statement_get_text (statement, 8),
    .record_sha256 = (char *) fst_statement_get_text (statement, 9),
    .record = (char *) record,
  };

  if (!fst_entry_status_from_id (fst_statement_get_text (statement, 10), &fields.status))
    g_critical ("%s: unknown status", G_STRFUNC);
  return fst_register_entry_new (&fields);
}

static GPtrArray *
read_entries (FstStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_register_entry_unref);
  g_autoptr (GError) local_error = NULL;

  while (fst_statement_next (statement, &local_error))
    g_ptr_array_add (entries, read_entry (statement, NULL));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&entries);
}

/* The next id of the year of signing: "2026-0001". */
static char *
next_id (FstDatabase *database, const char *signed_at, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autofree char *first = g_strdup_printf ("%.4s-", signed_at);
  g_autofree char *beyond = g_strdup_printf ("%.4s.", signed_at);

  /* "." is the character after "-". */
  statement = fst_statement_new (
      database,
      "SELECT coalesce (max (CAST (substr (id, 6) AS INTEGER)), 0) + 1 FROM prescriptions"
      " WHERE id >= ? AND id < ?",
      error);
  if (statement == NULL)
    return NULL;
  fst_statement_bind_text (statement, 1, first);
  fst_statement_bind_text (statement, 2, beyond);
  if (!fst_statement_next (statement, error))
    return NULL;
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT, first, fst_statement_get_int (statement, 0));
}

/**
 * fst_prescription_table_add:
 * @database: the register
 * @signing: what is signed
 * @person: the number of the person's row
 * @error: return location for a #FstStoreError
 *
 * Adds a signed prescription and gives it an id. Within a transaction.
 *
 * Returns: (transfer full): the id, or %NULL with @error set
 */
char *
fst_prescription_table_add (FstDatabase *database,
                            const FstSigning *signing,
                            gint64 person,
                            GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autofree char *id = NULL;
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (signing != NULL, NULL);

  id = next_id (database, signing->signed_at, error);
  if (id == NULL)
    return NULL;
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, signing->record, -1);
  statement = fst_statement_new (
      database,
      "INSERT INTO prescriptions (id, person, iso_code, article_number, device_name,"
      " signed_at, signed_by, follow_up, replaces, corrects, record, record_sha256, example)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  if (statement == NULL)
    return NULL;
  fst_statement_bind_text (statement, 1, id);
  fst_statement_bind_int (statement, 2, person);
  fst_statement_bind_text (statement, 3, signing->iso_code);
  fst_statement_bind_text (statement, 4, signing->article_number);
  fst_statement_bind_text (statement, 5, signing->device_name);
  fst_statement_bind_text (statement, 6, signing->signed_at);
  fst_statement_bind_text (statement, 7, signing->signed_by);
  fst_statement_bind_text (statement, 8, signing->follow_up);
  fst_statement_bind_text (statement, 9, signing->replaces);
  fst_statement_bind_text (statement, 10, signing->corrects);
  fst_statement_bind_text (statement, 11, signing->record);
  fst_statement_bind_text (statement, 12, sha256);
  fst_statement_bind_int (statement, 13, signing->example ? 1 : 0);
  return fst_statement_run (statement, error) ? g_steal_pointer (&id) : NULL;
}

/**
 * fst_prescription_table_get:
 * @database: the register
 * @id: a prescription's id
 * @error: return location for a #FstStoreError; %FST_STORE_ERROR_DAMAGED where the record is not
 * what was signed
 *
 * Gives a signed prescription with its record.
 *
 * Returns: (transfer full): the prescription, or %NULL with @error set
 */
FstRegisterEntry *
fst_prescription_table_get (FstDatabase *database, const char *id, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autoptr (FstRegisterEntry) entry = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  statement =
      fst_statement_new (database, SELECT_ENTRY ", p.record" FROM_ENTRY "WHERE p.id = ?", error);
  if (statement == NULL)
    return NULL;
  fst_statement_bind_text (statement, 1, id);
  if (!fst_statement_next (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND,
                     "Reading the prescription %s: there is none", id);
      return NULL;
    }
  entry = read_entry (statement, fst_statement_get_text (statement, RECORD_COLUMN));
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, entry->record, -1);
  if (g_strcmp0 (sha256, entry->record_sha256) != 0)
    {
      g_set_error (error, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED,
                   "Reading the prescription %s: it is not what was signed", id);
      return NULL;
    }
  return g_steal_pointer (&entry);
}

/**
 * fst_prescription_table_list:
 * @database: the register
 * @search: (nullable): part of an id, number, reference, name, device or article number; %NULL or
 * empty finds all
 * @limit: the most to give
 * @error: return location for a #FstStoreError
 *
 * Gives signed prescriptions without their records, newest first.
 *
 * Returns: (transfer full) (element-type FstRegisterEntry): the prescriptions, or %NULL with @error
 * set
 */
GPtrArray *
fst_prescription_table_list (FstDatabase *database, const char *search, guint limit, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autofree char *folded = fst_swedish_fold (search != NULL ? search : "");
  g_autofree char *digits = fst_swedish_digits (search);

  statement = fst_statement_new (
      database,
      SELECT_ENTRY FROM_ENTRY
      "WHERE ?1 = '' OR instr (folded (w.name), ?1) OR instr (folded (w.reference), ?1)"
      " OR instr (w.number, ?2) OR instr (folded (p.device_name), ?1)"
      " OR instr (folded (p.article_number), ?1) OR instr (p.id, ?1)"
      " ORDER BY p.sequence DESC LIMIT ?3",
      error);
  if (statement == NULL)
    return NULL;
  fst_statement_bind_text (statement, 1, folded);
  fst_statement_bind_text (statement, 2, digits);
  fst_statement_bind_int (statement, 3, limit);
  return read_entries (statement, error);
}

/**
 * fst_prescription_table_list_of_person:
 * @database: the register
 * @person: a person; only the number or the reference counts
 * @error: return location for a #FstStoreError
 *
 * Gives a person's signed prescriptions without their records, newest first.
 *
 * Returns: (transfer full) (element-type FstRegisterEntry): the prescriptions, or %NULL with @error
 * set
 */
GPtrArray *
fst_prescription_table_list_of_person (FstDatabase *database, FstPerson *person, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;

  g_return_val_if_fail (person != NULL, NULL);

  statement = fst_statement_new (
      database,
      SELECT_ENTRY FROM_ENTRY "WHERE w.number IS ?1 AND w.reference IS ?2 ORDER BY p.sequence DESC",
      error);
  if (statement == NULL)
    return NULL;
  fst_statement_bind_text (statement, 1, person->number);
  fst_statement_bind_text (statement, 2, person->reference);
  return read_entries (statement, error);
}

/**
 * fst_prescription_table_find_same_function:
 * @database: the register
 * @person: a person; only the number or the reference counts
 * @iso_code: the code of a device
 * @error: return location for a #FstStoreError
 *
 * Finds what the person uses already with the same function: active prescriptions of the same
 * division of ISO 9999, or of the same subclass where one of the codes has no more than four
 * digits. Newest first.
 *
 * Returns: (transfer full) (element-type FstRegisterEntry): the prescriptions, or %NULL with @error
 * set
 */
GPtrArray *
fst_prescription_table_find_same_function (FstDatabase *database,
                                           FstPerson *person,
                                           const char *iso_code,
                                           GError **error)
{
  g_autoptr (FstStatement) statement = NULL;

  g_return_val_if_fail (person != NULL, NULL);
  g_return_val_if_fail (fst_iso_code_is_valid (iso_code), NULL);

  /* A class alone (two digits) says nothing about the function. */
  statement = fst_statement_new (
      database,
      SELECT_ENTRY FROM_ENTRY
      "WHERE w.number IS ?1 AND w.reference IS ?2 AND NOT EXISTS (SELECT 1 FROM events e WHERE"
      " e.prescription = p.id AND e.kind IN ('exchanged', 'returned', 'corrected'))"
      " AND min (length (p.iso_code), length (?3)) >= 4"
      " AND substr (p.iso_code, 1, min (length (p.iso_code), length (?3)))"
      " = substr (?3, 1, min (length (p.iso_code), length (?3)))"
      " ORDER BY p.sequence DESC",
      error);
  if (statement == NULL)
    return NULL;
  fst_statement_bind_text (statement, 1, person->number);
  fst_statement_bind_text (statement, 2, person->reference);
  fst_statement_bind_text (statement, 3, iso_code);
  return read_entries (statement, error);
}

/**
 * fst_prescription_table_verify:
 * @database: the register
 * @findings: where to add what is wrong, one sentence each
 * @error: return location for a #FstStoreError, when it could not be verified
 *
 * Checks that every record is what was signed, and that every prescription has the event of its
 * signing.
 *
 * Returns: %TRUE when all was looked at, else %FALSE with @error set
 */
gboolean
fst_prescription_table_verify (FstDatabase *database, GStrvBuilder *findings, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  statement =
      fst_statement_new (database,
                         "SELECT p.id, p.record, p.record_sha256, EXISTS (SELECT 1 FROM events e"
                         " WHERE e.prescription = p.id AND e.kind = 'signed') FROM prescriptions p",
                         error);
  if (statement == NULL)
    return FALSE;
  while (fst_statement_next (statement, &local_error))
    {
      const char *id = fst_statement_get_text (statement, 0);
      const char *record = fst_statement_get_text (statement, 1);
      g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, record, -1);

      if (g_strcmp0 (sha256, fst_statement_get_text (statement, 2)) != 0)
        g_strv_builder_take (findings,
                             g_strdup_printf ("prescription %s: it is not what was signed", id));
      if (fst_statement_get_int (statement, 3) == 0)
        g_strv_builder_take (
            findings, g_strdup_printf ("prescription %s: the event of its signing is missing", id));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
