#include "fst-error-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "fst-code-list.h"
#include "fst-import-error.h"
#include "fst-policy.h"
#include "fst-store-error.h"

static const char *
store_text (int code)
{
  switch ((FstStoreError) code)
    {
    case FST_STORE_ERROR_WRONG_PASSPHRASE:
      return _ ("The passphrase is wrong. Try again.");
    case FST_STORE_ERROR_FOREIGN:
      return _ ("The folder holds a file that is not Förskrivarstöd’s. Choose another folder.");
    case FST_STORE_ERROR_NEWER:
      return _ ("The register was written by a newer version of the program. Update the program.");
    case FST_STORE_ERROR_DAMAGED:
      return _ ("The register is damaged. Nothing has been changed; restore a backup.");
    case FST_STORE_ERROR_CATALOGUE_DAMAGED:
      return _ ("The assortment is damaged, and the register is not. Remove the file catalogue.db "
                "from the workspace’s "
                "folder, open the register again and read in the assortment anew.");
    case FST_STORE_ERROR_IN_USE:
      return _ ("The register is open in another window or program. Close it there first.");
    case FST_STORE_ERROR_EXISTS:
      return _ ("There is something in the folder already. Choose another folder.");
    case FST_STORE_ERROR_NOT_FOUND:
      return _ ("It does not exist. Check what you asked for.");
    case FST_STORE_ERROR_CONFLICT:
      return _ ("The prescription has changed in the meantime. Look at it again.");
    case FST_STORE_ERROR_FULL:
      return _ ("The disk is full. Nothing has been changed; make room and try again.");
    case FST_STORE_ERROR_IO:
    default:
      return _ ("The disk can’t be read or written. Nothing has been changed; check the disk and "
                "try again.");
    }
}

static const char *
import_text (int code)
{
  switch ((FstImportError) code)
    {
    case FST_IMPORT_ERROR_EMPTY:
      return _ ("The file is empty. Choose another file.");
    case FST_IMPORT_ERROR_NOT_TEXT:
      return _ ("The file is of a kind that can’t be read. Save it as CSV or as a workbook and try "
                "again.");
    case FST_IMPORT_ERROR_NO_ROWS:
      return _ ("The file has headings and no articles. Choose another file.");
    case FST_IMPORT_ERROR_COLUMNS:
      return _ (
          "The file lacks a column that is needed, or has it twice. An assortment needs article "
          "number and name; a list of ISO codes needs ISO code, question and value.");
    case FST_IMPORT_ERROR_DAMAGED:
      return _ ("A part of the file can’t be read: it is damaged, or was changed while it was "
                "read. Nothing has been taken in; get the file anew.");
    case FST_IMPORT_ERROR_FORMAT:
      return _ ("The file holds no table that can be read. It can be a workbook (xlsx, ods, or xls "
                "without charts), CSV, or JSON with one object for each article.");
    case FST_IMPORT_ERROR_PASSWORD:
      return _ ("The workbook is protected by a password. Save a copy without one and try again.");
    case FST_IMPORT_ERROR_SHEET:
      return _ ("The workbook has no sheet of that name.");
    case FST_IMPORT_ERROR_ROW:
      return _ ("A row of the file can’t be used, and nothing has been read in. Mend the row and "
                "try again.");
    case FST_IMPORT_ERROR_LIMIT:
    default:
      return _ ("The file is larger, or has a longer row, than anything that can be taken in. "
                "Nothing has been changed.");
    }
}

static char *
list_text (const GError *error)
{
  const FstCodeListPlace *place = fst_code_list_error_get_place (error);

  if (place->other_line > 0)
    /* Translators: the numbers of two lines of a file */
    return g_strdup_printf (_ ("The list can’t be used, and nothing has been read in. Lines %u and "
                               "%u say different things of the same code."),
                            place->line, place->other_line);
  if (place->column)
    /* Translators: the number of a line of a file, and the heading of a column */
    return g_strdup_printf (_ ("The list can’t be used, and nothing has been read in. Line %u, "
                               "column “%s”: what stands there is nothing that a list can say."),
                            place->line, place->column);
  if (place->line > 0)
    /* Translators: %u is the number of a line of a file */
    return g_strdup_printf (_ ("The list can’t be used, and nothing has been read in. Line %u is "
                               "not built as the others, or says something that this list can’t "
                               "say."),
                            place->line);
  if (error->code == FST_CODE_LIST_ERROR_HEADER)
    return g_strdup (_ ("The list can’t be used, and nothing has been read in. Its name, its owner "
                        "or its days are not as they should be, or the file is not built as a "
                        "list."));
  return g_strdup (_ ("The list can’t be used, and nothing has been read in. It has no rows, or "
                      "the file is not built as a list."));
}

/**
 * fst_error_text:
 * @error: an error of any layer
 *
 * Says in one sentence what went wrong and what to do.
 *
 * Returns: (transfer full): the sentence in the user's language
 */
char *
fst_error_text (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == FST_STORE_ERROR)
    return g_strdup (store_text (error->code));
  if (error->domain == FST_IMPORT_ERROR)
    return g_strdup (import_text (error->code));
  if (g_error_matches (error, FST_POLICY_ERROR, FST_POLICY_ERROR_CONFIRMATION))
    return g_strdup (_ ("The document can’t be confirmed like that. Check who confirms it, that "
                        "the document is not in "
                        "force by its own words, and that the last day comes after the first and "
                        "after the document’s "
                        "own."));
  if (error->domain == FST_CODE_LIST_ERROR)
    return list_text (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_ ("Cancelled. Nothing has been changed."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_strdup (_ ("The file does not exist. Choose another file."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    return g_strdup (_ ("The file may not be read or written. Ask whoever owns it."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE))
    return g_strdup (_ ("That is a folder or a device, not a file. Choose a file."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (_ ("The disk is full. Nothing has been changed; make room and try again."));
  return g_strdup (error->message);
}

/**
 * fst_error_is_refusal:
 * @error: an error of any layer
 *
 * Tells whether the workspace refused, rather than that a file which was handed in can't be used.
 *
 * Returns: whether it did
 */
gboolean
fst_error_is_refusal (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  return error->domain == FST_STORE_ERROR;
}

/**
 * fst_error_is_not_found:
 * @error: (nullable): an error of any layer
 *
 * Tells whether the workspace has nothing of the name that was asked for.
 *
 * Returns: whether it has not
 */
gboolean
fst_error_is_not_found (const GError *error)
{
  return g_error_matches (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
}

/**
 * fst_error_is_wrong_passphrase:
 * @error: (nullable): an error of any layer
 *
 * Tells whether opening failed for the passphrase alone: the files are whole, and another try may
 * do.
 *
 * Returns: whether it did
 */
gboolean
fst_error_is_wrong_passphrase (const GError *error)
{
  return g_error_matches (error, FST_STORE_ERROR, FST_STORE_ERROR_WRONG_PASSPHRASE);
}
