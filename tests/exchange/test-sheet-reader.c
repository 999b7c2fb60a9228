/* Workbooks: what their cells come to, and what is refused. */

#include "fst-example-assortment.h"
#include "fst-sheet-reader.h"
#include "table-file.h"
#include "xls-file.h"
#include "zip-file.h"

#include <signal.h>
#include <unistd.h>

/* 0 general, 1 and 2 days, 3 to 7 none, 8 and 9 days, 10 none. */
#define STYLES                                                                                     \
  "<numFmts count=\"8\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd;@\"/>"                \
  "<numFmt numFmtId=\"165\" formatCode=\"0 &quot;dagar&quot;\"/>"                                  \
  "<numFmt numFmtId=\"166\" formatCode=\"[Red]#,##0.00\\ [$kr-41D]/\\d\"/>"                        \
  "<numFmt numFmtId=\"167\" formatCode=\"mm:ss.0\"/>"                                              \
  "<numFmt numFmtId=\"168\" formatCode=\"[h]:mm\"/>"                                               \
  "<numFmt numFmtId=\"169\" formatCode=\"Standard\"/>"                                             \
  "<numFmt numFmtId=\"170\" formatCode=\"[$-41D]mmmm yy\"/>"                                       \
  "<numFmt numFmtId=\"171\" formatCode=\"d/m/yyyy\\ h:mm\"/></numFmts>"                            \
  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"                                             \
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>" \
  "<xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"168\"/><xf numFmtId=\"169\"/>"       \
  "<xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"20\"/></cellXfs>"

static TemporaryFile *
write_xlsx (const char *sheet)
{
  return write_taken (xlsx_file_write (&(XlsxFile){
      .names = { "Blad 1" },
      .sheets = { sheet },
      .strings = "<si><t>Rullstol</t></si><si><r><t xml:space=\"preserve\">Gå</t></r><r><rPr/>"
                 "<t>bord</t></r><rPh><t>uttal</t></rPh></si><si><t>två_x000D_\nrader</t></si>",
      .styles = STYLES,
  }));
}

static void
test_kinds (void)
{
  g_autoptr (TemporaryFile) file = write_xlsx (
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
      "<c r=\"C1\" t=\"inlineStr\"><is><t>in</t><t>ne</t></is></c>"
      "<c r=\"D1\" t=\"str\"><f>A1&amp;B1</f><v>formel</v></c></row>"
      "<row r=\"2\"><c r=\"A2\"><v>7350012345678</v></c><c r=\"B2\"><v>1234.5</v></c>"
      "<c r=\"C2\"><v>1.1000000000000001</v></c><c r=\"D2\"><v>7.350012345678E12</v></c>"
      "<c r=\"E2\"><v>-0.25</v></c><c r=\"F2\"><f>SUM(A1)</f><v>0</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" t=\"b\"><v>1</v></c><c r=\"B3\" t=\"b\"><v>0</v></c>"
      "<c r=\"C3\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
      "<c r=\"D3\" t=\"str\"><v>#SAKNAS!</v></c>"
      "<c r=\"E3\" t=\"d\"><v>2026-11-22T00:00:00</v></c></row>");
  assert_table (file, "1: Rullstol|Gåbord|inne|formel\n"
                      "2: n:7350012345678|n:1234.5|n:1.1|n:7350012345678|n:-0.25|n:0\n"
                      "3: true|false|e:#DIV/0!|e:#SAKNAS!|d:2026-11-22\n");
}

static void
test_formats (void)
{
  g_autoptr (GString) sheet = g_string_new ("<row r=\"1\">");

  for (guint i = 0; i <= 10; i++)
    g_string_append_printf (sheet, "<c s=\"%u\"><v>45000.75</v></c>", i);
  g_string_append (sheet, "</row><row r=\"2\"><c s=\"99\"><v>45000</v></c><c s=\"1\"><v>0</v></c>"
                          "<c s=\"1\"><v>1</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>60</v></c>"
                          "<c s=\"1\"><v>61</v></c><c s=\"1\"><v>-1</v></c>"
                          "<c s=\"1\"><v>2958465</v></c><c s=\"1\"><v>2958466</v></c></row>");
  g_autoptr (TemporaryFile) file = write_xlsx (sheet->str);
  assert_table (file,
                "1: n:45000.75|d:2023-03-15|d:2023-03-15|n:45000.75|n:45000.75|n:45000.75|"
                "n:45000.75|n:45000.75|d:2023-03-15|d:2023-03-15|n:45000.75\n"
                "2: n:45000|n:0|d:1900-01-01|d:1900-02-28|n:60|d:1900-03-01|n:-1|d:9999-12-31|"
                "n:2958466\n");
}

static void
test_1904 (void)
{
  g_autoptr (TemporaryFile) file = write_taken (xlsx_file_write (&(XlsxFile){
      .names = { "Blad 1" },
      .sheets = { "<row><c s=\"1\"><v>43538</v></c><c "
                  "s=\"1\"><v>0</v></c><c><v>43538</v></c></row>" },
      .styles = STYLES,
      .date1904 = TRUE,
  }));
  assert_table (file, "1: d:2023-03-15|d:1904-01-01|n:43538\n");
}

/* A sheet is found by its relation: number, order and name of its part say nothing. */
static void
test_sheets (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TemporaryFile) file = write_taken (xlsx_file_write (&(XlsxFile){
      .names = { "Info", "Åtta &amp; nio", "Tom" },
      .sheets = { "<row><c><v>1</v></c></row>", "<row><c><v>2</v></c></row>", "" },
  }));
  g_autoptr (FstTableReader) reader = fst_table_reader_open (file, NULL, NULL, &error);
  GPtrArray *sheets = fst_table_reader_get_sheets (reader);
  g_autofree char *second = read_table (file, "Åtta & nio", &error);
  g_autofree char *third = read_table (file, "Tom", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (fst_table_reader_get_kind (reader), ==, "xlsx");
  g_assert_cmpuint (sheets->len, ==, 3);
  g_assert_cmpstr (((FstTableSheet *) sheets->pdata[1])->name, ==, "Åtta & nio");
  g_assert_cmpstr (fst_table_reader_get_sheet (reader), ==, "Info");
  g_assert_cmpstr (second, ==, "1: n:2\n");
  g_assert_cmpstr (third, ==, "");
  g_assert_null (read_table (file, "Blad\n2", &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_SHEET);
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_places (void)
{
  g_autoptr (TemporaryFile) file =
      write_xlsx ("<row><c><v>1</v></c><c/><c><v>3</v></c><c r=\"AA1\"><v>27</v></c></row>"
                  "<row><c t=\"s\"><v>2</v></c><c t=\"inlineStr\"><is><t> \n </t></is></c></row>"
                  "<row r=\"7\"><c r=\"b7\"><v>7</v></c><c r=\"A7\"><v>0</v></c></row>");
  g_autoptr (TemporaryFile) prefixed = write_taken (xlsx_file_write (&(XlsxFile){
      .names = { "Blad 1" },
      .sheets = { "<x:row xmlns:x=\"urn:x\"><x:c><x:v>1</x:v></x:c></x:row>" },
  }));
  assert_table (file, "1: n:1||n:3||||||||||||||||||||||||n:27\n"
                      "2: två\r\nrader\n"
                      "7: n:0|n:7\n");
  assert_table (prefixed, "1: n:1\n");
}

/* Joined cells: the first holds the value, the others are there and empty. */
static void
test_merged (void)
{
  g_autoptr (TemporaryFile) file = write_taken (xlsx_file_write (&(XlsxFile){
      .names = { "Blad 1" },
      .sheets = { "<row><c t=\"inlineStr\"><is><t>Rullstolar</t></is></c><c s=\"1\"/><c "
                  "s=\"1\"/></row>"
                  "<row><c s=\"1\"/><c><v>2</v></c></row></sheetData><mergeCells count=\"1\">"
                  "<mergeCell ref=\"A1:C1\"/></mergeCells><sheetData>" },
  }));
  assert_table (file, "1: Rullstolar\n2: |n:2\n");
}

static void
test_empty_rows (void)
{
  g_autoptr (GString) sheet = g_string_new ("<row r=\"1\"><c><v>1</v></c></row>");

  for (guint i = 2; i < 1048576; i++)
    g_string_append_printf (sheet, "<row r=\"%u\" s=\"1\"/>", i);
  g_string_append (sheet, "<row r=\"1048576\"><c><v>2</v></c></row>");
  g_autoptr (TemporaryFile) file = write_xlsx (sheet->str);
  g_autoptr (TemporaryFile) ods = write_taken (ods_file_write (
      "<table:table table:name=\"Blad\"><table:table-row table:number-rows-repeated=\"1048575\">"
      "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
      "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"2\"/>"
      "</table:table-row></table:table>"));
  assert_table (file, "1: n:1\n1048576: n:2\n");
  assert_table (ods, "1048576: n:2\n");
}

#define CELL(type, value, text)                                                                    \
  "<table:table-cell office:value-type=\"" type "\" " value "><text:p>" text                       \
  "</text:p></table:table-cell>"

static void
test_ods (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TemporaryFile) file = write_taken (ods_file_write (
      "<table:table "
      "table:name=\"Ett\"><table:table-header-rows><table:"
      "table-row>" CELL (
          "string", "",
          "Namn<text:s "
          "text:c=\"2\"/>på<text:line-break/><text:span>vara</"
          "text:span>") "<table:table-cell "
                        "office:value-type=\"string\"><office:"
                        "annotation><text:p>anm</text:p>"
                        "</office:annotation><text:p>ett</"
                        "text:p><text:p>två</"
                        "text:p><draw:frame><text:p>ritat</"
                        "text:p>"
                        "</draw:frame></table:table-cell></"
                        "table:table-row></"
                        "table:table-header-rows>"
                        "<table:table-row>" CELL ("float", "office:value=\"7350012345678\"",
                                                  "7,35E+12") CELL ("currency",
                                                                    "office:"
                                                                    "currency="
                                                                    "\"SEK\" "
                                                                    "office:value="
                                                                    "\"1234.5\"",
                                                                    "1 234,50 kr")
                            CELL ("date",
                                  "office:date-value=\"2026-"
                                  "11-22T14:00:00\"",
                                  "22 nov") CELL ("boolean",
                                                  "office:"
                                                  "boolean-"
                                                  "value="
                                                  "\"true\"",
                                                  "SANT")
                                CELL ("string",
                                      "calcext:value-type="
                                      "\"error\"",
                                      "#SAKNAS!") "</"
                                                  "table:table-"
                                                  "row>"
                                                  "<table:table-"
                                                  "row "
                                                  "table:number-"
                                                  "rows-"
                                                  "repeated="
                                                  "\"2\">"
                                                  "<table:table-"
                                                  "cell "
                                                  "table:number-"
                                                  "columns-"
                                                  "repeated="
                                                  "\"2\"/"
                                                  "><table:"
                                                  "covered-"
                                                  "table-cell/>"
                                                  "<table:table-"
                                                  "cell "
                                                  "table:number-"
                                                  "columns-"
                                                  "repeated="
                                                  "\"2\" "
                                                  "office:value-"
                                                  "type="
                                                  "\"float\" "
                                                  "office:value="
                                                  "\"5\"/></"
                                                  "table:table-"
                                                  "row></"
                                                  "table:table>"
                                                  "<table:table "
                                                  "table:name="
                                                  "\"Två\"><"
                                                  "table:table-"
                                                  "row>" CELL (
                                                      "string", "",
                                                      "andra") "</table:table-row></table:table>"));
  g_autofree char *second = read_table (file, "Två", &error);

  g_assert_no_error (error);
  assert_table (file, "1: Namn  på\nvara|ett\ntvå\n"
                      "2: n:7350012345678|n:1234.5|d:2026-11-22|true|e:#SAKNAS!\n"
                      "3: |||n:5|n:5\n"
                      "4: |||n:5|n:5\n");
  g_assert_cmpstr (second, ==, "1: andra\n");
}

static void
test_xls (void)
{
  XlsFile *xls = xls_file_new (FALSE, FALSE);

  xls_file_text (xls, 0, 0, "Benämning");
  xls_file_text (xls, 0, 2, "#N/A");
  xls_file_number (xls, 2, 0, XLS_GENERAL, 7350012345678.0);
  xls_file_number (xls, 2, 1, XLS_GENERAL, 1.1);
  xls_file_number (xls, 2, 2, XLS_DATE, 45000);
  xls_file_number (xls, 2, 3, XLS_OWN_DATE, 45000);
  xls_file_formula_number (xls, 3, 0, 12.5);
  xls_file_formula_text (xls, 3, 1, "formel");
  g_autoptr (TemporaryFile) file = write_taken (xls_file_finish (xls));

  assert_table (file, "1: Benämning||e:#N/A\n"
                      "3: n:7350012345678|n:1.1|d:2023-03-15|d:2023-03-15\n"
                      "4: n:12.5|formel\n");
}

static void
test_xls_1904 (void)
{
  XlsFile *xls = xls_file_new (TRUE, FALSE);

  xls_file_number (xls, 0, 0, XLS_DATE, 43538);
  g_autoptr (TemporaryFile) file = write_taken (xls_file_finish (xls));

  assert_table (file, "1: d:2023-03-15\n");
}

/* Where a sheet is a chart FreeXL gives a table without its numbers: such a file is refused. */
static void
test_xls_chart (void)
{
  XlsFile *xls = xls_file_new (FALSE, FALSE);

  xls_file_chart (xls);
  xls_file_number (xls, 0, 0, XLS_GENERAL, 1);
  g_autoptr (TemporaryFile) file = write_taken (xls_file_finish (xls));

  assert_refused (file, FST_IMPORT_ERROR, FST_IMPORT_ERROR_FORMAT);
}

static void
test_xls_odd (void)
{
  XlsFile *xls = xls_file_new (FALSE, FALSE);

  xls_file_error (xls, 0, 0, 0x2A);
  xls_file_formula_error (xls, 0, 1, 0x07);
  xls_file_boolean (xls, 0, 2, TRUE);
  xls_file_number (xls, 0, 3, XLS_DAYS, 30);
  xls_file_boolean (xls, 1, 4, FALSE);
  xls_file_number (xls, 2, 0, XLS_RED, 1234.5);
  xls_file_number (xls, 2, 1, XLS_DAY_RATE, 40);
  xls_file_integer (xls, 2, 2, XLS_RED, 30);
  xls_file_integer (xls, 2, 3, XLS_DATE, 45000);
  xls_file_hundredths (xls, 2, 4, XLS_GENERAL, 1999);
  g_autoptr (TemporaryFile) file = write_taken (xls_file_finish (xls));

  assert_table (file, "1: e:#N/A|e:#DIV/0!|true|n:30\n2: ||||false\n"
                      "3: n:1234.5|n:40|n:30|d:2023-03-15|n:19.99\n");
}

static void
test_password (void)
{
  XlsFile *xls = xls_file_new (FALSE, TRUE);
  ZipFile *zip = zip_file_new ();
  ZipFile *ods = zip_file_new ();
  g_autoptr (GByteArray) stream = g_byte_array_new ();

  xls_file_number (xls, 0, 0, XLS_GENERAL, 1);
  zip_file_add_bytes (zip, "xl/workbook.xml", "?", 1, TRUE);
  zip_file_add (ods, "content.xml", "?");
  zip_file_add (ods, "META-INF/manifest.xml", "<manifest:encryption-data/>");
  g_autoptr (TemporaryFile) old = write_taken (xls_file_finish (xls));
  g_autoptr (TemporaryFile) packed = write_taken (zip_file_finish (zip));
  g_autoptr (TemporaryFile) open_document = write_taken (zip_file_finish (ods));
  g_autoptr (TemporaryFile) encrypted =
      write_taken (compound_file_write ("EncryptedPackage", stream));

  assert_refused (old, FST_IMPORT_ERROR, FST_IMPORT_ERROR_PASSWORD);
  assert_refused (packed, FST_IMPORT_ERROR, FST_IMPORT_ERROR_PASSWORD);
  assert_refused (open_document, FST_IMPORT_ERROR, FST_IMPORT_ERROR_PASSWORD);
  assert_refused (encrypted, FST_IMPORT_ERROR, FST_IMPORT_ERROR_PASSWORD);
}

static void
assert_no_workbook (const char *part)
{
  ZipFile *zip = zip_file_new ();

  zip_file_add (zip, part, "<w/>");
  g_autoptr (TemporaryFile) file = write_taken (zip_file_finish (zip));

  assert_refused (file, FST_IMPORT_ERROR, FST_IMPORT_ERROR_FORMAT);
}

static void
test_no_workbook (void)
{
  ZipFile *text = zip_file_new ();
  g_autoptr (GByteArray) stream = g_byte_array_new ();

  zip_file_add (text, "mimetype", "application/vnd.oasis.opendocument.text");
  zip_file_add (text, "content.xml", "<w/>");
  g_autoptr (TemporaryFile) open_document = write_taken (zip_file_finish (text));
  g_autoptr (TemporaryFile) old = write_taken (compound_file_write ("WordDocument", stream));
  g_autoptr (TemporaryFile) empty = write_taken (zip_file_finish (zip_file_new ()));

  assert_no_workbook ("word/document.xml");
  assert_no_workbook ("ppt/presentation.xml");
  assert_no_workbook ("xl/workbook.bin");
  assert_no_workbook ("sortiment.csv");
  assert_refused (open_document, FST_IMPORT_ERROR, FST_IMPORT_ERROR_FORMAT);
  assert_refused (old, FST_IMPORT_ERROR, FST_IMPORT_ERROR_FORMAT);
  assert_refused (empty, FST_IMPORT_ERROR, FST_IMPORT_ERROR_FORMAT);
}

/* Cut off anywhere a workbook is damaged, and nothing worse. */
static void
test_cut_off (void)
{
  g_autoptr (GBytes) whole = xlsx_file_write (&(XlsxFile){
      .names = { "Blad 1" }, .sheets = { "<row><c><v>1</v></c></row>" }, .styles = STYLES });
  gsize length;
  const char *bytes = g_bytes_get_data (whole, &length);

  for (gsize cut = 4; cut < length; cut += length / 20)
    {
      g_autoptr (TemporaryFile) file = write_bytes (bytes, cut);
      assert_refused (file, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED);
    }
}

static void
test_damaged (void)
{
  static const char *const sheets[] = {
    "<row><c t=\"s\"><v>99</v></c></row>",      "<row><c t=\"s\"><v>-1</v></c></row>",
    "<row r=\"1048577\"><c><v>1</v></c></row>", "<row r=\"-1\"><c><v>1</v></c></row>",
    "<row><c r=\"XFE1\"><v>1</v></c></row>",    "<row><c r=\"ZZZZZZZZZZZZ1\"><v>1</v></c></row>",
    "<row><c r=\"11\"><v>1</v></c></row>",      "<row><c><v>1</c></v></row>",
    "<row><c><v>&lol;</v></c></row>",           "<row><c><v>\xff</v></c></row>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (TemporaryFile) file = write_xlsx (sheets[i]);
      assert_refused (file, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED);
    }
}

static void
test_limits (void)
{
  g_autofree char *text = g_strnfill (64 * 1024 + 1, 'x');
  g_autofree char *sheet =
      g_strconcat ("<row><c t=\"inlineStr\"><is><t>", text, "</t></is></c></row>", NULL);
  g_autoptr (TemporaryFile) longest = write_xlsx (sheet);
  g_autoptr (TemporaryFile) widest = write_xlsx ("<row><c r=\"ALM1\"><v>1</v></c></row>");
  g_autoptr (TemporaryFile) wide = write_xlsx ("<row><c r=\"ALL1\"><v>1</v></c></row>");
  g_autoptr (GError) error = NULL;
  g_autofree char *row = read_table (wide, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (row, "||n:1\n"));
  assert_refused (longest, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT);
  assert_refused (widest, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT);
}

static void
test_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TemporaryFile) file =
      write_taken (ods_file_write ("<table:table table:name=\"Blad\"><table:table-row "
                                   "table:number-rows-repeated=\"16777216\">" CELL (
                                       "string", "", "x") "</table:table-row></table:table>"));
  g_autoptr (FstTableReader) reader = fst_table_reader_open (file, NULL, NULL, &error);
  const FstTableRow *row;
  guint64 last = 0;

  g_assert_no_error (error);
  while (fst_table_reader_next (reader, &row, NULL, &error))
    last = row->line;
  g_assert_cmpuint (last, ==, FST_TABLE_MAX_ROWS);
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT);
}

/* A small file that unpacks to a large one, and one that says so of itself. */
static void
test_bomb (void)
{
  gsize length = 120 << 20;
  g_autofree char *zeros = g_malloc0 (length);
  ZipFile *zip = zip_file_new ();

  zip_file_add (zip, "_rels/.rels", "<Relationships/>");
  zip_file_add_bytes (zip, "xl/workbook.xml", zeros, length, FALSE);
  g_autoptr (TemporaryFile) file = write_taken (zip_file_finish (zip));

  assert_refused (file, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT);
}

/* What has no path, here a resource of the program, is copied first. */
static void
test_no_path (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = fst_example_assortment_get_file ();

  g_assert_null (g_file_peek_path (file));
  g_assert_null (fst_sheet_reader_open (file, NULL, NULL, &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_FORMAT);
}

static void
test_not_there (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/sortiment.xlsx");
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());

  g_assert_null (fst_sheet_reader_open (missing, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (fst_sheet_reader_open (folder, NULL, NULL, &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT);
}

static void
test_cancel (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) sheet = g_string_new (NULL);
  const FstTableRow *row;

  for (guint i = 0; i < 100000; i++)
    g_string_append (sheet, "<row><c><v>1</v></c></row>");
  g_autoptr (TemporaryFile) file = write_xlsx (sheet->str);
  g_autoptr (FstTableReader) reader = fst_table_reader_open (file, NULL, cancellable, &error);

  g_assert_no_error (error);
  g_assert_true (fst_table_reader_next (reader, &row, cancellable, &error));
  g_assert_cmpuint (row->line, ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (fst_table_reader_next (reader, &row, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (row);
  g_clear_error (&error);
  g_assert_null (fst_table_reader_open (file, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A sheet whose rows take far more than a pipe holds, so that the program is still at it. */
static TemporaryFile *
write_long (void)
{
  g_autoptr (GString) sheet = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (sheet, "<row><c><v>%d</v></c><c><v>%d</v></c></row>",
                            g_test_rand_int_range (0, G_MAXINT32),
                            g_test_rand_int_range (0, G_MAXINT32));
  return write_xlsx (sheet->str);
}

/* Sends a signal to the program that this test has started. */
static void
signal_child (int number)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (processes)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *status = NULL;
      /* "123 (forskrivarstod-) S 122 …": what follows the state is the parent. */
      const char *end;
      if (!g_ascii_isdigit (*name) || !g_file_get_contents (path, &status, NULL, NULL)
          || (end = strrchr (status, ')')) == NULL || strlen (end) < 4
          || g_ascii_strtoll (end + 4, NULL, 10) != getpid ())
        continue;
      g_assert_cmpint (kill ((pid_t) g_ascii_strtoll (name, NULL, 10), number), ==, 0);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
assert_stopped (int signal_number, FstImportError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TemporaryFile) file = write_long ();
  g_autoptr (FstTableReader) reader = fst_table_reader_open (file, NULL, NULL, &error);
  const FstTableRow *row;

  g_assert_no_error (error);
  g_assert_true (fst_table_reader_next (reader, &row, NULL, &error));
  signal_child (signal_number);
  while (row != NULL)
    fst_table_reader_next (reader, &row, NULL, &error);
  g_assert_error (error, FST_IMPORT_ERROR, (int) code);
}

/* A program that crashes, or has used up its time, is not the end of the table. */
static void
test_killed (void)
{
  assert_stopped (SIGSEGV, FST_IMPORT_ERROR_DAMAGED);
  assert_stopped (SIGKILL, FST_IMPORT_ERROR_DAMAGED);
  assert_stopped (SIGXCPU, FST_IMPORT_ERROR_LIMIT);
}

static void
test_shrinks (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TemporaryFile) file = write_long ();
  g_autoptr (FstTableReader) reader = fst_table_reader_open (file, NULL, NULL, &error);
  const FstTableRow *row;

  g_assert_no_error (error);
  g_assert_true (fst_table_reader_next (reader, &row, NULL, &error));
  g_assert_cmpint (truncate (g_file_peek_path (file), 1000), ==, 0);
  while (row != NULL)
    fst_table_reader_next (reader, &row, NULL, &error);
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_DAMAGED);
}

/* The whole way is told, and only forwards. */
static void
test_fraction (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) sheet = g_string_new (NULL);
  const FstTableRow *row;
  double before = 0;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (sheet, "<row><c><v>%u</v></c></row>", i);
  g_autoptr (TemporaryFile) file = write_xlsx (sheet->str);
  g_autoptr (FstTableReader) reader = fst_table_reader_open (file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (fst_table_reader_get_fraction (reader), ==, 0);
  do
    {
      g_assert_true (fst_table_reader_next (reader, &row, NULL, &error));
      g_assert_cmpfloat (fst_table_reader_get_fraction (reader), >=, before);
      before = fst_table_reader_get_fraction (reader);
      g_assert_true (row == NULL || row->line < 15000 || before > 0.5);
    }
  while (row != NULL);
  g_assert_cmpfloat (before, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet/kinds", test_kinds);
  g_test_add_func ("/exchange/sheet/formats", test_formats);
  g_test_add_func ("/exchange/sheet/1904", test_1904);
  g_test_add_func ("/exchange/sheet/sheets", test_sheets);
  g_test_add_func ("/exchange/sheet/places", test_places);
  g_test_add_func ("/exchange/sheet/merged", test_merged);
  g_test_add_func ("/exchange/sheet/empty-rows", test_empty_rows);
  g_test_add_func ("/exchange/sheet/ods", test_ods);
  g_test_add_func ("/exchange/sheet/xls", test_xls);
  g_test_add_func ("/exchange/sheet/xls-1904", test_xls_1904);
  g_test_add_func ("/exchange/sheet/xls-chart", test_xls_chart);
  g_test_add_func ("/exchange/sheet/xls-odd", test_xls_odd);
  g_test_add_func ("/exchange/sheet/password", test_password);
  g_test_add_func ("/exchange/sheet/no-workbook", test_no_workbook);
  g_test_add_func ("/exchange/sheet/cut-off", test_cut_off);
  g_test_add_func ("/exchange/sheet/damaged", test_damaged);
  g_test_add_func ("/exchange/sheet/limits", test_limits);
  g_test_add_func ("/exchange/sheet/rows", test_rows);
  g_test_add_func ("/exchange/sheet/bomb", test_bomb);
  g_test_add_func ("/exchange/sheet/no-path", test_no_path);
  g_test_add_func ("/exchange/sheet/not-there", test_not_there);
  g_test_add_func ("/exchange/sheet/cancel", test_cancel);
  g_test_add_func ("/exchange/sheet/killed", test_killed);
  g_test_add_func ("/exchange/sheet/shrinks", test_shrinks);
  g_test_add_func ("/exchange/sheet/fraction", test_fraction);
  return g_test_run ();
}
