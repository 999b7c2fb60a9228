#include "fst-import-problem.h"

#include "fst-import-error.h"

#include <glib/gi18n-lib.h>

/* What a cell says is shown so that it can be found again, not in full. */
#define MAX_TEXT 80

G_DEFINE_QUARK (fst_import_error, fst_import_error)
G_DEFINE_BOXED_TYPE (FstImportProblem,
                     fst_import_problem,
                     fst_import_problem_copy,
                     fst_import_problem_free)

/**
 * fst_import_problem_new:
 * @line: line of the file on which the row begins, from 1
 * @column: (nullable): the column's heading; %NULL where the whole row is meant
 * @reason: why the row could not be used
 * @text: what stands in the cell, UTF-8; shortened to 80 characters
 *
 * Notes a row that could not be used.
 *
 * Returns: (transfer full): a new problem
 */
FstImportProblem *
fst_import_problem_new (guint64 line, const char *column, FstImportReason reason, const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  FstImportProblem *self = g_new0 (FstImportProblem, 1);
  self->line = line;
  self->column = g_strdup (column);
  self->reason = reason;
  self->text = g_utf8_strlen (text, -1) > MAX_TEXT ? g_strdup_printf (
                   "%.*s…", (int) (g_utf8_offset_to_pointer (text, MAX_TEXT) - text), text)
                                                   : g_strdup (text);
  return self;
}

/**
 * fst_import_problem_copy:
 * @self: a problem
 *
 * Copies a problem.
 *
 * Returns: (transfer full): the copy
 */
FstImportProblem *
fst_import_problem_copy (const FstImportProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  FstImportProblem *copy = g_memdup2 (self, sizeof *self);
  copy->column = g_strdup (self->column);
  copy->text = g_strdup (self->text);
  return copy;
}

/**
 * fst_import_problem_free:
 * @self: (transfer full): a problem
 *
 * Frees a problem.
 */
void
fst_import_problem_free (FstImportProblem *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->column);
  g_free (self->text);
  g_free (self);
}

/**
 * fst_import_reason_to_id:
 * @reason: a reason
 *
 * Names a reason for machine-readable output.
 *
 * Returns: a constant word
 */
const char *
fst_import_reason_to_id (FstImportReason reason)
{
  switch (reason)
    {
    case FST_IMPORT_REASON_FIELDS:
      return "fields";
    case FST_IMPORT_REASON_EMPTY:
      return "empty";
    case FST_IMPORT_REASON_ISO_CODE:
      return "iso-code";
    case FST_IMPORT_REASON_PRICE:
      return "price";
    case FST_IMPORT_REASON_VALUE:
      return "value";
    case FST_IMPORT_REASON_TOO_LONG:
      return "too-long";
    case FST_IMPORT_REASON_DUPLICATE:
      return "duplicate";
    default:
      g_return_val_if_reached ("value");
    }
}

/**
 * fst_import_problem_format:
 * @self: a problem
 *
 * Says in one sentence of the user's language what is wrong with the row.
 *
 * Returns: (transfer full): the sentence
 */
char *
fst_import_problem_format (const FstImportProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const char *column = self->column != NULL ? self->column : "";
  /* As text: gettext cannot look into the macro for the format of 64 bits. */
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->line);

  switch (self->reason)
    {
    case FST_IMPORT_REASON_FIELDS:
      /* Translators: the last %s is a number */
      return g_strdup_printf (
          _ ("Line %s: the row does not have as many fields as the headings, but %s"), line,
          self->text);
    case FST_IMPORT_REASON_EMPTY:
      return g_strdup_printf (_ ("Line %s: %s is empty"), line, column);
    case FST_IMPORT_REASON_ISO_CODE:
      return g_strdup_printf (_ ("Line %s: “%s” in %s is not an ISO 9999 code"), line, self->text,
                              column);
    case FST_IMPORT_REASON_PRICE:
      return g_strdup_printf (_ ("Line %s: “%s” in %s is not a clear amount"), line, self->text,
                              column);
    case FST_IMPORT_REASON_VALUE:
      return g_strdup_printf (_ ("Line %s: “%s” in %s is not a known value"), line, self->text,
                              column);
    case FST_IMPORT_REASON_TOO_LONG:
      return g_strdup_printf (_ ("Line %s: “%s” in %s is too long"), line, self->text, column);
    case FST_IMPORT_REASON_DUPLICATE:
      return g_strdup_printf (_ ("Line %s: %s %s already stands on an earlier row"), line, column,
                              self->text);
    default:
      g_return_val_if_reached (NULL);
    }
}
