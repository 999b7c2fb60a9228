#include "fst-import-problem.h"

#include "fst-import-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Cells and headings are shown so that they can be found again, not in full. */
#define MAX_TEXT 80

G_DEFINE_QUARK (fst_import_error, fst_import_error)
G_DEFINE_BOXED_TYPE (FstImportProblem,
                     fst_import_problem,
                     fst_import_problem_copy,
                     fst_import_problem_free)

static char *
shorten (const char *text)
{
  if (text == NULL || g_utf8_strlen (text, -1) <= MAX_TEXT)
    return g_strdup (text);
  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (text, MAX_TEXT) - text), text);
}

/**
 * fst_import_problem_new:
 * @sheet: (nullable): the name of the row's sheet
 * @line: line of the file or row of the sheet on which the row begins, from 1
 * @column: (nullable): the column's heading, shortened to 80 characters; %NULL where the whole row
 * is meant
 * @reason: why the row could not be used
 * @text: what stands in the cell, UTF-8; shortened to 80 characters
 *
 * Notes a row that could not be used.
 *
 * Returns: (transfer full): a new problem
 */
FstImportProblem *
fst_import_problem_new (
    const char *sheet, guint64 line, const char *column, FstImportReason reason, const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  FstImportProblem *self = g_new0 (FstImportProblem, 1);
  self->sheet = g_strdup (sheet);
  self->line = line;
  self->column = shorten (column);
  self->reason = reason;
  self->text = shorten (text);
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
  copy->sheet = g_strdup (self->sheet);
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

  g_free (self->sheet);
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
    case FST_IMPORT_REASON_GTIN:
      return "gtin";
    case FST_IMPORT_REASON_DATE:
      return "date";
    case FST_IMPORT_REASON_FORMULA_ERROR:
      return "formula-error";
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
 * fst_import_problem_format_reason:
 * @self: a problem
 *
 * Says in the user's language what is wrong with the row, but not where it stands.
 *
 * Returns: (transfer full): the words
 */
char *
fst_import_problem_format_reason (const FstImportProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const char *column = self->column != NULL ? self->column : "";

  switch (self->reason)
    {
    case FST_IMPORT_REASON_FIELDS:
      /* Translators: %s is a number */
      return g_strdup_printf (_ ("the row does not have as many fields as the headings, but %s"),
                              self->text);
    case FST_IMPORT_REASON_EMPTY:
      return g_strdup_printf (_ ("%s is empty"), column);
    case FST_IMPORT_REASON_ISO_CODE:
      return g_strdup_printf (_ ("“%s” in %s is not an ISO 9999 code"), self->text, column);
    case FST_IMPORT_REASON_PRICE:
      return g_strdup_printf (_ ("“%s” in %s is not a clear amount"), self->text, column);
    case FST_IMPORT_REASON_GTIN:
      return g_strdup_printf (_ ("“%s” in %s is not a GTIN; a digit is wrong or missing"),
                              self->text, column);
    case FST_IMPORT_REASON_DATE:
      return g_strdup_printf (_ ("“%s” in %s is not a clear date; write 2026-11-22"), self->text,
                              column);
    case FST_IMPORT_REASON_FORMULA_ERROR:
      return g_strdup_printf (_ ("the formula in %s gives the error %s"), column, self->text);
    case FST_IMPORT_REASON_VALUE:
      return g_strdup_printf (_ ("“%s” in %s is not a known value"), self->text, column);
    case FST_IMPORT_REASON_TOO_LONG:
      return g_strdup_printf (_ ("“%s” in %s is too long"), self->text, column);
    case FST_IMPORT_REASON_DUPLICATE:
      return g_strdup_printf (_ ("%s %s already stands on an earlier row"), column, self->text);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * fst_import_problem_format:
 * @self: a problem
 *
 * Says in one sentence of the user's language which row cannot be used and why.
 *
 * Returns: (transfer full): the sentence
 */
char *
fst_import_problem_format (const FstImportProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *reason = fst_import_problem_format_reason (self);
  /* As text: gettext cannot look into the macro for the format of 64 bits. */
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->line);

  if (self->sheet != NULL)
    /* Translators: name of a sheet, number of a row, what is wrong with it */
    return g_strdup_printf (_ ("%s, row %s: %s"), self->sheet, line, reason);
  return g_strdup_printf (_ ("Line %s: %s"), line, reason);
}

/* A cell in quotation marks, so that neither separators nor line breaks matter; one that a
 * spreadsheet would take for a formula gets an apostrophe before it. */
static void
append_cell (GString *csv, const char *text, char end)
{
  g_string_append_c (csv, '"');
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
  if (end == '\n')
    g_string_append_c (csv, '\r');
  g_string_append_c (csv, end);
}

/**
 * fst_import_problems_to_csv:
 * @problems: (element-type FstImportProblem): rows that could not be used
 * @n_all: how many there were in all
 *
 * Writes a report that a spreadsheet opens: sheet, row, column, what stands there and what is wrong
 * with it, in the user's language. UTF-8 with a byte order mark, semicolons, every cell quoted; no
 * cell is a formula. Where more rows were unusable than @problems holds, the last line says so.
 *
 * Returns: (transfer full): the file's contents
 */
GBytes *
fst_import_problems_to_csv (GPtrArray *problems, guint64 n_all)
{
  g_return_val_if_fail (problems != NULL, NULL);

  GString *csv = g_string_new ("\xEF\xBB\xBF");

  append_cell (csv, _ ("Sheet"), ';');
  append_cell (csv, _ ("Row"), ';');
  append_cell (csv, _ ("Column"), ';');
  append_cell (csv, _ ("Contents"), ';');
  append_cell (csv, _ ("Reason"), '\n');
  for (guint i = 0; i < problems->len; i++)
    {
      const FstImportProblem *problem = problems->pdata[i];
      g_autofree char *reason = fst_import_problem_format_reason (problem);
      g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, problem->line);

      append_cell (csv, problem->sheet != NULL ? problem->sheet : "", ';');
      append_cell (csv, line, ';');
      append_cell (csv, problem->column != NULL ? problem->column : "", ';');
      append_cell (csv, problem->text, ';');
      append_cell (csv, reason, '\n');
    }
  if (n_all > problems->len)
    {
      g_autofree char *rest = g_strdup_printf ("%" G_GUINT64_FORMAT, n_all - problems->len);
      g_autofree char *sentence = g_strdup_printf (_ ("%s more rows could not be used"), rest);

      append_cell (csv, "", ';');
      append_cell (csv, "", ';');
      append_cell (csv, "", ';');
      append_cell (csv, "", ';');
      append_cell (csv, sentence, '\n');
    }
  return g_string_free_to_bytes (csv);
}
