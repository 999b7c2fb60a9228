#include "zip-file.h"

#include <string.h>

#define SHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define PACKAGE_RELATION "http://schemas.openxmlformats.org/package/2006/relationships"
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

struct _ZipFile
{
  GByteArray *bytes;
  GByteArray *directory;
  guint n_parts;
};

ZipFile *
zip_file_new (void)
{
  ZipFile *self = g_new0 (ZipFile, 1);
  self->bytes = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  return self;
}

static void
put (GByteArray *to, guint64 value, guint n_bytes)
{
  guint64 bytes = GUINT64_TO_LE (value);
  g_byte_array_append (to, (const guint8 *) &bytes, n_bytes);
}

static guint32
checksum (const guint8 *bytes, gsize length)
{
  guint32 table[256];
  guint32 sum = G_MAXUINT32;

  for (guint i = 0; i < 256; i++)
    {
      table[i] = i;
      for (guint bit = 0; bit < 8; bit++)
        table[i] = (table[i] >> 1) ^ ((table[i] & 1) != 0 ? 0xEDB88320 : 0);
    }
  for (gsize i = 0; i < length; i++)
    sum = (sum >> 8) ^ table[(sum ^ bytes[i]) & 0xFF];
  return ~sum;
}

static GBytes *
deflate (const void *bytes, gsize length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6);
  g_autoptr (GBytes) plain = g_bytes_new_static (bytes, length);
  g_autoptr (GError) error = NULL;
  GBytes *packed = g_converter_convert_bytes (G_CONVERTER (compressor), plain, &error);

  g_assert_no_error (error);
  return packed;
}

/* What stands both before a part and in the directory. */
static void
put_header (
    GByteArray *to, const char *name, guint32 sum, gsize packed, gsize length, gboolean encrypted)
{
  put (to, 20, 2);
  put (to, encrypted ? 1 : 0, 2);
  put (to, 8, 2);
  put (to, 0, 4);
  put (to, sum, 4);
  put (to, packed, 4);
  put (to, length, 4);
  put (to, strlen (name), 2);
  put (to, 0, 2);
}

void
zip_file_add_bytes (
    ZipFile *self, const char *name, const void *bytes, gsize length, gboolean encrypted)
{
  g_autoptr (GBytes) packed = deflate (bytes, length);
  guint32 sum = checksum (bytes, length);
  guint offset = self->bytes->len;

  put (self->bytes, 0x04034b50, 4);
  put_header (self->bytes, name, sum, g_bytes_get_size (packed), length, encrypted);
  g_byte_array_append (self->bytes, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (self->bytes, g_bytes_get_data (packed, NULL),
                       (guint) g_bytes_get_size (packed));
  put (self->directory, 0x02014b50, 4);
  put (self->directory, 20, 2);
  put_header (self->directory, name, sum, g_bytes_get_size (packed), length, encrypted);
  put (self->directory, 0, 2 + 2 + 2);
  put (self->directory, 0, 4);
  put (self->directory, offset, 4);
  g_byte_array_append (self->directory, (const guint8 *) name, (guint) strlen (name));
  self->n_parts++;
}

void
zip_file_add (ZipFile *self, const char *name, const char *text)
{
  zip_file_add_bytes (self, name, text, strlen (text), FALSE);
}

GBytes *
zip_file_finish (ZipFile *self)
{
  guint offset = self->bytes->len;
  GBytes *bytes;

  g_byte_array_append (self->bytes, self->directory->data, self->directory->len);
  put (self->bytes, 0x06054b50, 4);
  put (self->bytes, 0, 4);
  put (self->bytes, self->n_parts, 2);
  put (self->bytes, self->n_parts, 2);
  put (self->bytes, self->directory->len, 4);
  put (self->bytes, offset, 4);
  put (self->bytes, 0, 2);
  bytes = g_byte_array_free_to_bytes (self->bytes);
  g_byte_array_unref (self->directory);
  g_free (self);
  return bytes;
}

static void
add_sheets (ZipFile *zip, const XlsxFile *file)
{
  g_autoptr (GString) workbook =
      g_string_new ("<workbook xmlns=\"" SHEET "\" xmlns:r=\"" RELATION "\">");
  g_autoptr (GString) relations = g_string_new ("<Relationships xmlns=\"" PACKAGE_RELATION "\">");

  g_string_append (workbook, file->date1904 ? "<workbookPr date1904=\"1\"/><sheets>" : "<sheets>");
  /* Numbers, parts and order of the sheets have nothing to do with one another. */
  for (guint i = 0; i < G_N_ELEMENTS (file->names) && file->names[i] != NULL; i++)
    {
      g_autofree char *part = g_strdup_printf ("xl/worksheets/sheet%u.xml", 4 - i);
      g_autofree char *sheet =
          g_strconcat ("<?xml version=\"1.0\"?><worksheet xmlns=\"" SHEET "\"><sheetData>",
                       file->sheets[i], "</sheetData></worksheet>", NULL);
      g_string_append_printf (workbook, "<sheet name=\"%s\" sheetId=\"%u\" r:id=\"r%u\"/>",
                              file->names[i], i + 1, i);
      g_string_append_printf (relations,
                              "<Relationship Id=\"r%u\" Type=\"" RELATION
                              "/worksheet\" Target=\"worksheets/sheet%u.xml\"/>",
                              i, 4 - i);
      zip_file_add (zip, part, sheet);
    }
  g_string_append (workbook, "</sheets></workbook>");
  g_string_append (relations, "<Relationship Id=\"s\" Type=\"" RELATION
                              "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                              "<Relationship Id=\"t\" Type=\"" RELATION
                              "/styles\" Target=\"/xl/styles.xml\"/></Relationships>");
  zip_file_add (zip, "xl/workbook.xml", workbook->str);
  zip_file_add (zip, "xl/_rels/workbook.xml.rels", relations->str);
}

GBytes *
xlsx_file_write (const XlsxFile *file)
{
  ZipFile *zip = zip_file_new ();
  g_autofree char *strings = g_strconcat (
      "<sst xmlns=\"" SHEET "\">", file->strings != NULL ? file->strings : "", "</sst>", NULL);
  g_autofree char *styles =
      g_strconcat ("<styleSheet xmlns=\"" SHEET "\">", file->styles != NULL ? file->styles : "",
                   "</styleSheet>", NULL);

  zip_file_add (zip, "_rels/.rels",
                "<Relationships xmlns=\"" PACKAGE_RELATION
                "\"><Relationship Id=\"r1\" Type=\"" RELATION
                "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  add_sheets (zip, file);
  zip_file_add (zip, "xl/sharedStrings.xml", strings);
  zip_file_add (zip, "xl/styles.xml", styles);
  return zip_file_finish (zip);
}

GBytes *
ods_file_write (const char *tables)
{
  ZipFile *zip = zip_file_new ();
  g_autofree char *content = g_strconcat (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
      "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
      "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
      "<office:body><office:spreadsheet>",
      tables, "</office:spreadsheet></office:body></office:document-content>", NULL);

  zip_file_add (zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  zip_file_add (zip, "content.xml", content);
  return zip_file_finish (zip);
}
