#include "fuzz.h"

#include "fst-sheet-reader.h"
#include "fuzz-table.h"
#include "zip-file.h"

#include <string.h>

/* Begins a line that names a part of a ZIP file; the part's text follows. Of a compressed file
 * mutations reach little but its directory: of one written like this they reach the XML. */
#define PART "==== "

static FstTableReader *
open_first (GFile *file, GCancellable *cancellable, GError **error)
{
  return fst_sheet_reader_open (file, NULL, cancellable, error);
}

static GBytes *
pack (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, PART, -1);
  ZipFile *zip = zip_file_new ();

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      char *line = strchr (parts[i], '\n');
      if (line == NULL || line - parts[i] > 200)
        continue;
      *line = '\0';
      zip_file_add (zip, parts[i], line + 1);
    }
  return zip_file_finish (zip);
}

/* Only what FreeXL reads may take the program down. */
static void
read_zip (const guint8 *data, gsize size)
{
  g_autofree char *message = fuzz_table (data, size, open_first);

  g_assert_true (message == NULL || strstr (message, "sudden end") == NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size >= strlen (PART) && memcmp (data, PART, strlen (PART)) == 0)
    {
      g_autofree char *text = g_strndup ((const char *) data, size);
      g_autoptr (GBytes) bytes = pack (text);
      gsize length;
      const guint8 *packed = g_bytes_get_data (bytes, &length);
      read_zip (packed, length);
    }
  else if (size >= 2 && memcmp (data, "PK", 2) == 0)
    read_zip (data, size);
  else
    g_free (fuzz_table (data, size, open_first));
  return 0;
}
