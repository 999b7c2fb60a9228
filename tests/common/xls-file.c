#include "xls-file.h"

#include <string.h>

#define SECTOR 512
#define END_OF_CHAIN 0xFFFFFFFE
#define FREE 0xFFFFFFFF
/* Shorter streams lie elsewhere. */
#define SHORTEST_STREAM 4096

struct _XlsFile
{
  gboolean date1904, password, chart;
  GByteArray *cells;
  GByteArray *texts; /* as the record SST has them */
  guint n_texts;
  guint n_rows, n_columns;
};

XlsFile *
xls_file_new (gboolean date1904, gboolean password)
{
  XlsFile *self = g_new0 (XlsFile, 1);
  self->date1904 = date1904;
  self->password = password;
  self->cells = g_byte_array_new ();
  self->texts = g_byte_array_new ();
  return self;
}

static void
put (GByteArray *to, guint64 value, guint n_bytes)
{
  guint64 bytes = GUINT64_TO_LE (value);
  g_byte_array_append (to, (const guint8 *) &bytes, n_bytes);
}

static void
put_zeros (GByteArray *to, guint n)
{
  for (guint i = 0; i < n; i++)
    put (to, 0, 1);
}

static void
put_double (GByteArray *to, double number)
{
  guint64 bits;
  memcpy (&bits, &number, sizeof bits);
  put (to, bits, 8);
}

static void
put_record (GByteArray *to, guint type, guint length)
{
  put (to, type, 2);
  put (to, length, 2);
}

/* A text with its length before it, each character two bytes. */
static guint
put_text (GByteArray *to, const char *text, guint length_bytes)
{
  glong n;
  g_autofree gunichar2 *characters = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);

  put (to, (guint64) n, length_bytes);
  put (to, 1, 1);
  for (glong i = 0; i < n; i++)
    put (to, characters[i], 2);
  return length_bytes + 1 + 2 * (guint) n;
}

static void
put_place (XlsFile *self, guint type, guint length, guint row, guint column, XlsStyle style)
{
  put_record (self->cells, type, length);
  put (self->cells, row, 2);
  put (self->cells, column, 2);
  put (self->cells, style, 2);
  self->n_rows = MAX (self->n_rows, row + 1);
  self->n_columns = MAX (self->n_columns, column + 1);
}

void
xls_file_text (XlsFile *self, guint row, guint column, const char *text)
{
  put_place (self, 0xFD, 10, row, column, XLS_GENERAL);
  put (self->cells, self->n_texts++, 4);
  put_text (self->texts, text, 2);
}

void
xls_file_number (XlsFile *self, guint row, guint column, XlsStyle style, double number)
{
  put_place (self, 0x203, 14, row, column, style);
  put_double (self->cells, number);
}

/* An integer of 30 bits; the lowest bit says that it is to be divided by 100. */
static void
put_rk (XlsFile *self, guint row, guint column, XlsStyle style, gint32 number, guint bits)
{
  put_place (self, 0x27E, 10, row, column, style);
  put (self->cells, (guint32) number << 2 | bits, 4);
}

void
xls_file_integer (XlsFile *self, guint row, guint column, XlsStyle style, gint32 number)
{
  put_rk (self, row, column, style, number, 2);
}

void
xls_file_hundredths (XlsFile *self, guint row, guint column, XlsStyle style, gint32 number)
{
  put_rk (self, row, column, style, number, 3);
}

static void
put_boolerr (XlsFile *self, guint row, guint column, guint8 value, gboolean is_error)
{
  put_place (self, 0x205, 8, row, column, XLS_GENERAL);
  put (self->cells, value, 1);
  put (self->cells, is_error, 1);
}

void
xls_file_boolean (XlsFile *self, guint row, guint column, gboolean value)
{
  put_boolerr (self, row, column, value ? 1 : 0, FALSE);
}

void
xls_file_error (XlsFile *self, guint row, guint column, guint8 code)
{
  put_boolerr (self, row, column, code, TRUE);
}

/* The formula itself is =1, which nobody looks at. */
static void
put_formula (XlsFile *self, guint row, guint column, guint64 result)
{
  put_place (self, 0x06, 25, row, column, XLS_GENERAL);
  put (self->cells, result, 8);
  put (self->cells, 0, 2);
  put (self->cells, 0, 4);
  put (self->cells, 3, 2);
  put (self->cells, 0x1E, 1);
  put (self->cells, 1, 2);
}

void
xls_file_formula_number (XlsFile *self, guint row, guint column, double result)
{
  guint64 bits;
  memcpy (&bits, &result, sizeof bits);
  put_formula (self, row, column, bits);
}

void
xls_file_formula_error (XlsFile *self, guint row, guint column, guint8 code)
{
  put_formula (self, row, column, G_GUINT64_CONSTANT (0xFFFF000000000002) | (guint64) code << 16);
}

void
xls_file_formula_text (XlsFile *self, guint row, guint column, const char *result)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();

  put_formula (self, row, column, G_GUINT64_CONSTANT (0xFFFF000000000000));
  put_record (self->cells, 0x207, put_text (text, result, 2));
  g_byte_array_append (self->cells, text->data, text->len);
}

void
xls_file_chart (XlsFile *self)
{
  self->chart = TRUE;
}

static void
put_start (GByteArray *to, guint kind)
{
  put_record (to, 0x809, 16);
  put (to, 0x600, 2);
  put (to, kind, 2);
  put_zeros (to, 12);
}

static void
put_formats (GByteArray *to)
{
  static const struct
  {
    guint number;
    const char *code;
  } formats[] = { { 164, "yyyy\\-mm\\-dd" },
                  { 165, "0 \"dagar\"" },
                  { 166, "#,##0.00;[Red]-#,##0.00" },
                  { 167, "0.00\\ \"kr/dag\"" } };
  static const guint styles[] = { 0, 14, 164, 165, 166, 167 };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GByteArray) text = g_byte_array_new ();
      put_record (to, 0x41E, 2 + put_text (text, formats[i].code, 2));
      put (to, formats[i].number, 2);
      g_byte_array_append (to, text->data, text->len);
    }
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      put_record (to, 0xE0, 20);
      put (to, 0, 2);
      put (to, styles[i], 2);
      put_zeros (to, 16);
    }
}

/* Names a sheet; where it begins is not known yet. */
static guint
put_sheet (GByteArray *to, guint kind, const char *name)
{
  put_record (to, 0x85, 4 + 2 + 2 + 2 * (guint) strlen (name));
  guint place = to->len;
  put_zeros (to, 5);
  put (to, kind, 1);
  put_text (to, name, 1);
  return place;
}

/* Here it begins. */
static void
set_start (GByteArray *stream, guint place)
{
  guint32 start = GUINT32_TO_LE (stream->len);
  memcpy (stream->data + place, &start, sizeof start);
}

static void
put_workbook (XlsFile *self, GByteArray *to)
{
  put_start (to, 0x05);
  if (self->password)
    {
      put_record (to, 0x2F, 6);
      put_zeros (to, 2);
      put (to, 0x12345678, 4);
    }
  put_record (to, 0x42, 2);
  put (to, 1200, 2);
  put_record (to, 0x22, 2);
  put (to, self->date1904, 2);
  put_formats (to);
  guint chart = self->chart ? put_sheet (to, 2, "Graf") : 0;
  guint sheet = put_sheet (to, 0, "Blad");
  put_record (to, 0xFC, 8 + self->texts->len);
  put (to, self->n_texts, 4);
  put (to, self->n_texts, 4);
  g_byte_array_append (to, self->texts->data, self->texts->len);
  put_record (to, 0x0A, 0);
  if (self->chart)
    {
      set_start (to, chart);
      put_start (to, 0x20);
      put_record (to, 0x0A, 0);
    }
  set_start (to, sheet);
}

GBytes *
xls_file_finish (XlsFile *self)
{
  g_autoptr (GByteArray) stream = g_byte_array_new ();

  put_workbook (self, stream);
  put_start (stream, 0x10);
  put_record (stream, 0x200, 14);
  put (stream, 0, 4);
  put (stream, self->n_rows, 4);
  put (stream, 0, 2);
  put (stream, self->n_columns, 2);
  put (stream, 0, 2);
  g_byte_array_append (stream, self->cells->data, self->cells->len);
  put_record (stream, 0x0A, 0);
  g_byte_array_unref (self->cells);
  g_byte_array_unref (self->texts);
  g_free (self);
  return compound_file_write ("Workbook", stream);
}

static void
put_entry (GByteArray *to, const char *name, guint type, guint32 child, guint32 start, guint size)
{
  guint length = (guint) strlen (name);

  for (guint i = 0; i < 32; i++)
    put (to, i < length ? (guint8) name[i] : 0, 2);
  put (to, length > 0 ? (length + 1) * 2 : 0, 2);
  put (to, type, 1);
  put (to, 1, 1);
  put (to, FREE, 4);
  put (to, FREE, 4);
  put (to, child, 4);
  put_zeros (to, 36);
  put (to, start, 4);
  put (to, size, 8);
}

/* Where everything lies: sector 0 the chains, 1 the directory, from 2 on the one stream. */
static void
put_chains (GByteArray *to, guint n_sectors)
{
  put (to, 0xFFFFFFFD, 4);
  put (to, END_OF_CHAIN, 4);
  for (guint i = 0; i < SECTOR / 4 - 2; i++)
    put (to, i + 1 < n_sectors ? i + 3 : i + 1 == n_sectors ? END_OF_CHAIN : FREE, 4);
}

GBytes *
compound_file_write (const char *stream, GByteArray *contents)
{
  GByteArray *file = g_byte_array_new ();

  while (contents->len < SHORTEST_STREAM || contents->len % SECTOR != 0)
    put (contents, 0, 1);
  g_assert_cmpuint (contents->len / SECTOR, <=, SECTOR / 4 - 2);
  put (file, G_GUINT64_CONSTANT (0xE11AB1A1E011CFD0), 8);
  put_zeros (file, 16);
  put (file, 0x3E, 2);
  put (file, 3, 2);
  put (file, 0xFFFE, 2);
  put (file, 9, 2);
  put (file, 6, 2);
  put_zeros (file, 10);
  put (file, 1, 4);
  put (file, 1, 4);
  put (file, 0, 4);
  put (file, SHORTEST_STREAM, 4);
  put (file, END_OF_CHAIN, 4);
  put (file, 0, 4);
  put (file, END_OF_CHAIN, 4);
  put (file, 0, 4);
  for (guint i = 0; i < 109; i++)
    put (file, i == 0 ? 0 : FREE, 4);
  put_chains (file, contents->len / SECTOR);
  put_entry (file, "Root Entry", 5, 1, END_OF_CHAIN, 0);
  put_entry (file, stream, 2, FREE, 2, contents->len);
  put_entry (file, "", 0, FREE, 0, 0);
  put_entry (file, "", 0, FREE, 0, 0);
  g_byte_array_append (file, contents->data, contents->len);
  return g_byte_array_free_to_bytes (file);
}
