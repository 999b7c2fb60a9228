#include "fst-package.h"

#include "fst-sheet-output.h"

#include <string.h>
#include <unzip.h>

/* Names in a ZIP file differ in case between programs (ECMA-376 part 2, 6.2.2.3). */
#define ANY_CASE 2
#define ENCRYPTED 1

/* No workbook has more; without a bound a small file keeps the reader busy for hours. */
#define MAX_PARTS 10000
#define MAX_PART (G_GUINT64_CONSTANT (2) << 30)
/* Sheets of nothing but repetition come to about 100. */
#define MAX_RATIO 300
#define SMALL_PART (100 << 20)

#define CHUNK (64 * 1024)

struct _FstPackage
{
  unzFile zip;
};

static gboolean
fail_damaged (GError **error, const char *part)
{
  g_set_error (error, FST_SHEET_ERROR, FST_SHEET_ERROR_DAMAGED,
               "the workbook is damaged: %s can’t be read", part);
  return FALSE;
}

static gboolean
check_part (const unz_file_info64 *info, GError **error)
{
  if ((info->flag & ENCRYPTED) != 0)
    {
      g_set_error_literal (error, FST_SHEET_ERROR, FST_SHEET_ERROR_PASSWORD,
                           "the file is protected by a password");
      return FALSE;
    }
  if (info->uncompressed_size > MAX_PART
      || (info->uncompressed_size > SMALL_PART
          && info->uncompressed_size / MAX_RATIO > info->compressed_size))
    {
      g_set_error_literal (error, FST_SHEET_ERROR, FST_SHEET_ERROR_LIMIT,
                           "the file unpacks to more than any workbook holds");
      return FALSE;
    }
  return TRUE;
}

/* Looks through the directory before anything is unpacked. minizip gives no more of a part than the
 * directory says, so that its sizes can be relied on as bounds. */
static gboolean
check_directory (FstPackage *self, GError **error)
{
  guint64 total = 0;
  guint n = 0;
  unz_global_info64 info;
  /* minizip does not find the first part of none. */
  int status = unzGetGlobalInfo64 (self->zip, &info) == UNZ_OK && info.number_entry == 0
                   ? UNZ_END_OF_LIST_OF_FILE
                   : unzGoToFirstFile (self->zip);

  for (; status == UNZ_OK; status = unzGoToNextFile (self->zip))
    {
      unz_file_info64 part;
      if (unzGetCurrentFileInfo64 (self->zip, &part, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
        return fail_damaged (error, "its directory");
      if (!check_part (&part, error))
        return FALSE;
      total += part.uncompressed_size;
      if (++n > MAX_PARTS || total > 2 * MAX_PART)
        {
          g_set_error_literal (error, FST_SHEET_ERROR, FST_SHEET_ERROR_LIMIT,
                               "the file holds more than any workbook does");
          return FALSE;
        }
    }
  return status == UNZ_END_OF_LIST_OF_FILE || fail_damaged (error, "its directory");
}

/**
 * fst_package_open:
 * @path: a file
 * @error: return location for an error
 *
 * Opens a ZIP file whose parts are neither encrypted nor out of all proportion.
 *
 * Returns: (transfer full): a package, or %NULL with an error of %FST_SHEET_ERROR
 */
FstPackage *
fst_package_open (const char *path, GError **error)
{
  g_autoptr (FstPackage) self = g_new0 (FstPackage, 1);

  self->zip = unzOpen64 (path);
  if (self->zip == NULL)
    {
      fail_damaged (error, "its directory");
      return NULL;
    }
  return check_directory (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * fst_package_free:
 * @self: (transfer full): a package
 *
 * Closes the file.
 */
void
fst_package_free (FstPackage *self)
{
  if (self->zip != NULL)
    unzClose (self->zip);
  g_free (self);
}

/**
 * fst_package_has:
 * @self: a package
 * @part: path of a part, without a slash at the beginning
 *
 * Tells whether there is such a part.
 *
 * Returns: whether there is
 */
gboolean
fst_package_has (FstPackage *self, const char *part)
{
  return unzLocateFile (self->zip, part, ANY_CASE) == UNZ_OK;
}

/* Opens a part and tells its size. */
static gboolean
open_part (FstPackage *self, const char *part, guint64 *size, GError **error)
{
  unz_file_info64 info;

  if (unzLocateFile (self->zip, part, ANY_CASE) != UNZ_OK
      || unzGetCurrentFileInfo64 (self->zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK
      || unzOpenCurrentFile (self->zip) != UNZ_OK)
    return fail_damaged (error, part);
  *size = info.uncompressed_size;
  return TRUE;
}

/* Closing compares the checksum. */
static gboolean
close_part (FstPackage *self, const char *part, GError **error)
{
  return unzCloseCurrentFile (self->zip) == UNZ_OK || fail_damaged (error, part);
}

/* What the parser found wrong is damage unless a handler said otherwise. */
static void
take_parser_error (GError *cause, const char *part, GError **error)
{
  if (cause->domain == FST_SHEET_ERROR)
    {
      g_propagate_error (error, cause);
      return;
    }
  fail_damaged (error, part);
  g_prefix_error (error, "%s: ", part);
  g_error_free (cause);
}

static gboolean
parse_part (FstPackage *self,
            const char *part,
            guint64 size,
            GMarkupParseContext *context,
            FstPackageProgress progress,
            gpointer data,
            GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  guint64 done = 0;
  GError *cause = NULL;
  int n;

  while ((n = unzReadCurrentFile (self->zip, chunk, CHUNK)) > 0)
    {
      const char *from = chunk;
      if (done == 0 && n >= 3 && memcmp (chunk, "\xEF\xBB\xBF", 3) == 0)
        from += 3;
      done += (guint64) n;
      if (!g_markup_parse_context_parse (context, from, n - (from - chunk), &cause))
        break;
      if (progress != NULL)
        progress (done, size, data);
    }
  if (n < 0 || (n == 0 && done < size))
    return fail_damaged (error, part);
  if (cause != NULL || !g_markup_parse_context_end_parse (context, &cause))
    {
      take_parser_error (cause, part, error);
      return FALSE;
    }
  return TRUE;
}

/**
 * fst_package_parse:
 * @self: a package
 * @part: path of a part
 * @parser: what to call
 * @progress: (nullable): what to call now and then
 * @data: given to both
 * @error: return location for an error
 *
 * Reads a part as XML, piece by piece.
 *
 * Returns: %FALSE with an error of %FST_SHEET_ERROR
 */
gboolean
fst_package_parse (FstPackage *self,
                   const char *part,
                   const GMarkupParser *parser,
                   FstPackageProgress progress,
                   gpointer data,
                   GError **error)
{
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (parser, G_MARKUP_TREAT_CDATA_AS_TEXT, data, NULL);
  guint64 size;

  if (!open_part (self, part, &size, error))
    return FALSE;
  gboolean parsed = parse_part (self, part, size, context, progress, data, error);
  return close_part (self, part, parsed ? error : NULL) && parsed;
}

/**
 * fst_package_read:
 * @self: a package
 * @part: path of a part
 * @most: how many bytes of it are wanted at most
 * @error: return location for an error
 *
 * Reads the beginning of a small part.
 *
 * Returns: (transfer full): its bytes with a zero byte at the end, or %NULL with an error of
 * %FST_SHEET_ERROR
 */
char *
fst_package_read (FstPackage *self, const char *part, gsize most, GError **error)
{
  g_autofree char *bytes = g_malloc0 (most + 1);
  guint64 size;

  if (!open_part (self, part, &size, error))
    return NULL;
  int n = unzReadCurrentFile (self->zip, bytes, (unsigned) most);
  unzCloseCurrentFile (self->zip);
  if (n < 0)
    {
      fail_damaged (error, part);
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

/**
 * fst_xml_local:
 * @name: of an element or an attribute
 *
 * Finds the name without its prefix.
 *
 * Returns: a part of @name
 */
const char *
fst_xml_local (const char *name)
{
  const char *colon = strchr (name, ':');
  return colon != NULL ? colon + 1 : name;
}

/**
 * fst_xml_attribute:
 * @names: (array zero-terminated=1): the attributes' names
 * @values: their values
 * @wanted: a name without prefix
 *
 * Finds an attribute.
 *
 * Returns: (nullable): its value
 */
const char *
fst_xml_attribute (const char **names, const char **values, const char *wanted)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (fst_xml_local (names[i]), wanted) == 0)
      return values[i];
  return NULL;
}
