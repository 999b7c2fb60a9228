#include "fst-compound.h"
#include "fst-ods.h"
#include "fst-package.h"
#include "fst-sheet-output.h"
#include "fst-xls.h"
#include "fst-xlsx.h"

#include <locale.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Reads the workbook on standard input and writes the rows of one sheet to standard output, in the
 * form of fst-sheet-protocol.h. It is a program of its own because libraries that read old formats
 * are not made for hostile files: what goes wrong here takes nothing else along. */

#define INPUT "/proc/self/fd/0"

/* A workbook of 100,000 rows takes some seconds and some hundred megabytes. */
#define MOST_SECONDS 300
#define MOST_MEMORY (G_GUINT64_CONSTANT (2) << 30)

static void
limit (int resource, rlim_t most)
{
  struct rlimit limits = { most, most };
  setrlimit (resource, &limits);
}

static void
set_limits (void)
{
  limit (RLIMIT_CORE, 0);
  /* The signal comes at the lower limit; at the upper one there is none that tells why. */
  setrlimit (RLIMIT_CPU, &(struct rlimit){ MOST_SECONDS, MOST_SECONDS + 5 });
  limit (RLIMIT_FSIZE, 0);
#ifndef __SANITIZE_ADDRESS__
  /* The sanitizer sets aside more addresses than there is memory. */
  limit (RLIMIT_AS, MOST_MEMORY);
#endif
}

static gboolean
fail_format (GError **error, const char *what)
{
  g_set_error (error, FST_SHEET_ERROR, FST_SHEET_ERROR_FORMAT, "the file is %s, not a workbook",
               what);
  return FALSE;
}

static gboolean
fail_password (GError **error)
{
  g_set_error_literal (error, FST_SHEET_ERROR, FST_SHEET_ERROR_PASSWORD,
                       "the file is protected by a password");
  return FALSE;
}

/* The beginning of a part, or nothing where there is none. */
static char *
read_start (FstPackage *package, const char *part, GError **error)
{
  return fst_package_has (package, part) ? fst_package_read (package, part, 1 << 16, error)
                                         : g_strdup ("");
}

/* LibreOffice says in the manifest which parts are encrypted. */
static gboolean
check_ods (FstPackage *package, GError **error)
{
  g_autofree char *manifest = read_start (package, "META-INF/manifest.xml", error);
  g_autofree char *type = manifest != NULL ? read_start (package, "mimetype", error) : NULL;

  if (type == NULL)
    return FALSE;
  if (strstr (manifest, "encryption-data") != NULL)
    return fail_password (error);
  if (*type != '\0' && strstr (type, "opendocument.spreadsheet") == NULL)
    return fail_format (error, "an OpenDocument file of another kind");
  return TRUE;
}

static gboolean
read_package (FstSheetOutput *output, GError **error)
{
  g_autoptr (FstPackage) package = fst_package_open (INPUT, error);

  if (package == NULL)
    return FALSE;
  if (fst_package_has (package, "content.xml"))
    return check_ods (package, error) && fst_ods_read (package, output, error);
  if (fst_package_has (package, "encrypted-package"))
    return fail_password (error);
  if (fst_package_has (package, "xl/workbook.bin"))
    return fail_format (error, "a binary workbook (xlsb)");
  if (fst_package_has (package, "word/document.xml"))
    return fail_format (error, "a Word document");
  if (fst_package_has (package, "ppt/presentation.xml"))
    return fail_format (error, "a presentation");
  if (!fst_package_has (package, "_rels/.rels"))
    return fail_format (error, "a ZIP archive");
  return fst_xlsx_read (package, output, error);
}

static gboolean
read_compound (FstSheetOutput *output, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new_from_fd (STDIN_FILENO, FALSE, NULL);
  g_autoptr (GBytes) file =
      mapped != NULL ? g_mapped_file_get_bytes (mapped) : g_bytes_new (NULL, 0);

  switch (fst_compound_find_kind (file))
    {
    case FST_COMPOUND_WORKBOOK:
      return fst_xls_read (INPUT, file, output, error);
    case FST_COMPOUND_ENCRYPTED:
      return fail_password (error);
    case FST_COMPOUND_DOCUMENT:
      return fail_format (error, "a document of Office");
    case FST_COMPOUND_UNKNOWN:
    default:
      return fail_format (error, "an old file of Office");
    }
}

/* What the file is stands in its first bytes. */
static gboolean
read_workbook (FstSheetOutput *output, GError **error)
{
  guint8 start[8] = { 0 };
  gssize n = pread (STDIN_FILENO, start, sizeof start, 0);

  if (n >= 4 && memcmp (start, "PK", 2) == 0)
    return read_package (output, error);
  if (n == 8 && memcmp (start, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
    return read_compound (output, error);
  return fail_format (error, "of another kind");
}

int
main (int argc, char *argv[])
{
  if (argc > 2)
    {
      g_printerr ("Usage: %s [SHEET] <WORKBOOK >ROWS\n", argv[0]);
      return 2;
    }
  setlocale (LC_ALL, "C.UTF-8");
  set_limits ();

  g_autoptr (FstSheetOutput) output = fst_sheet_output_new (stdout, argc == 2 ? argv[1] : NULL);
  g_autoptr (GError) error = NULL;

  if (read_workbook (output, &error))
    fst_sheet_output_end (output);
  else
    fst_sheet_output_error (output, error);
  /* At once: what FreeXL holds is the system's to free. */
  _exit (fflush (stdout) == 0 ? 0 : 1);
}
