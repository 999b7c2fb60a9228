#include "fst-audit-log.h"

#include "fst-statement.h"

#include <string.h>

/* The fields are written with their lengths, so that no two lines give the same bytes. */
static void
update_checksum (GChecksum *checksum, const char *field)
{
  g_autofree char *length =
      field != NULL ? g_strdup_printf ("%" G_GSIZE_FORMAT ":", strlen (field)) : g_strdup ("-");

  g_checksum_update (checksum, (const guchar *) length, -1);
  if (field != NULL)
    g_checksum_update (checksum, (const guchar *) field, -1);
}

/* SHA-256, FIPS 180-4. */
static char *
hash_line (const char *previous, gint64 number, const FstAuditEntry *entry)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *number_text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  update_checksum (checksum, previous);
  update_checksum (checksum, number_text);
  update_checksum (checksum, entry->at);
  update_checksum (checksum, entry->by);
  update_checksum (checksum, entry->person);
  update_checksum (checksum, entry->action);
  update_checksum (checksum, entry->object);
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
read_last (FstDatabase *database, gint64 *number, char **hash, GError **error)
{
  g_autoptr (FstStatement) statement = fst_statement_new (
      database, "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  *number = 0;
  *hash = NULL;
  if (fst_statement_next (statement, &local_error))
    {
      *number = fst_statement_get_int (statement, 0);
      *hash = g_strdup (fst_statement_get_text (statement, 1));
      return TRUE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * fst_audit_log_append:
 * @database: the register
 * @entry: the line; its number is not looked at
 * @error: return location for a #FstStoreError
 *
 * Adds a line to the log. Within a transaction.
 *
 * Returns: %TRUE if it is done, else %FALSE with @error set
 */
gboolean
fst_audit_log_append (FstDatabase *database, const FstAuditEntry *entry, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autofree char *previous = NULL;
  g_autofree char *hash = NULL;
  gint64 number;

  g_return_val_if_fail (
      entry != NULL && entry->at != NULL && entry->by != NULL && entry->action != NULL, FALSE);

  if (!read_last (database, &number, &previous, error))
    return FALSE;
  number++;
  hash = hash_line (previous, number, entry);
  statement = fst_statement_new (database,
                                 "INSERT INTO audit (number, at, by, person, action, object, hash)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?)",
                                 error);
  if (statement == NULL)
    return FALSE;
  fst_statement_bind_int (statement, 1, number);
  fst_statement_bind_text (statement, 2, entry->at);
  fst_statement_bind_text (statement, 3, entry->by);
  fst_statement_bind_text (statement, 4, entry->person);
  fst_statement_bind_text (statement, 5, entry->action);
  fst_statement_bind_text (statement, 6, entry->object);
  fst_statement_bind_text (statement, 7, hash);
  return fst_statement_run (statement, error);
}

static FstAuditEntry *
read_line (FstStatement *statement)
{
  return fst_audit_entry_new (&(FstAuditEntry){
      .number = fst_statement_get_int (statement, 0),
      .at = (char *) fst_statement_get_text (statement, 1),
      .by = (char *) fst_statement_get_text (statement, 2),
      .person = (char *) fst_statement_get_text (statement, 3),
      .action = (char *) fst_statement_get_text (statement, 4),
      .object = (char *) fst_statement_get_text (statement, 5),
  });
}

/**
 * fst_audit_log_list:
 * @database: the register
 * @person: (nullable): number or reference; %NULL gives all lines
 * @limit: the most to give
 * @error: return location for a #FstStoreError
 *
 * Gives the newest lines, newest first.
 *
 * Returns: (transfer full) (element-type FstAuditEntry): the lines, or %NULL with @error set
 */
GPtrArray *
fst_audit_log_list (FstDatabase *database, const char *person, guint limit, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_audit_entry_unref);
  g_autoptr (GError) local_error = NULL;

  statement = fst_statement_new (database,
                                 "SELECT number, at, by, person, action, object FROM audit"
                                 " WHERE ?1 IS NULL OR person = ?1 ORDER BY number DESC LIMIT ?2",
                                 error);
  if (statement == NULL)
    return NULL;
  fst_statement_bind_text (statement, 1, person);
  fst_statement_bind_int (statement, 2, limit);
  while (fst_statement_next (statement, &local_error))
    g_ptr_array_add (lines, read_line (statement));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&lines);
}

/* A signature always has its line: without one the log has been cut off at its end. */
static gboolean
verify_signatures (FstDatabase *database, GStrvBuilder *findings, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  statement = fst_statement_new (
      database,
      "SELECT id FROM prescriptions WHERE id NOT IN"
      " (SELECT object FROM audit WHERE action = 'signed' AND object IS NOT NULL)",
      error);
  if (statement == NULL)
    return FALSE;
  while (fst_statement_next (statement, &local_error))
    g_strv_builder_take (findings,
                         g_strdup_printf ("audit log: the line of the signing of %s is missing",
                                          fst_statement_get_text (statement, 0)));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * fst_audit_log_verify:
 * @database: the register
 * @findings: where to add what is wrong, one sentence each
 * @error: return location for a #FstStoreError, when it could not be verified
 *
 * Goes through the chain from its first line: a line that was changed, taken out or put in shows,
 * as does a signature without a line.
 *
 * Returns: %TRUE when all was looked at, else %FALSE with @error set
 */
gboolean
fst_audit_log_verify (FstDatabase *database, GStrvBuilder *findings, GError **error)
{
  g_autoptr (FstStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *previous = NULL;
  gint64 expected = 1;

  statement = fst_statement_new (
      database, "SELECT number, at, by, person, action, object, hash FROM audit ORDER BY number",
      error);
  if (statement == NULL)
    return FALSE;
  while (fst_statement_next (statement, &local_error))
    {
      g_autoptr (FstAuditEntry) line = read_line (statement);
      g_autofree char *hash = hash_line (previous, expected, line);

      if (line->number != expected || g_strcmp0 (hash, fst_statement_get_text (statement, 6)) != 0)
        {
          g_strv_builder_take (
              findings, g_strdup_printf ("audit log: the chain breaks at line %" G_GINT64_FORMAT,
                                         line->number));
          break;
        }
      g_set_str (&previous, hash);
      expected++;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return verify_signatures (database, findings, error);
}
