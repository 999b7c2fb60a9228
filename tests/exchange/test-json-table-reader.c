/* JSON as a table: its shapes, what values come to, and what is refused. */

#include "fst-json-scanner.h"
#include "table-file.h"

static void
assert_json (const char *json, const char *expected)
{
  g_autoptr (TemporaryFile) file = write_bytes (json, strlen (json));

  assert_table (file, expected);
}

static void
assert_refused_json (const char *json, FstImportError code, const char *place)
{
  g_autoptr (TemporaryFile) file = write_bytes (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = read_table (file, NULL, &error);

  g_assert_null (rows);
  g_assert_error (error, FST_IMPORT_ERROR, (int) code);
  g_assert_null (strpbrk (error->message, "\n\r"));
  g_assert_true (g_str_has_prefix (error->message, place));
}

#define TABLE "1: nr|namn\n2: n:1|Rullstol\n3: n:2|Gåbord\n"
#define FIRST "{\"nr\": 1, \"namn\": \"Rullstol\"}"
#define SECOND "{\"nr\": 2, \"namn\": \"Gåbord\"}"

static void
test_shapes (void)
{
  assert_json ("[" FIRST "," SECOND "]", TABLE);
  assert_json (" [\n\t" FIRST " ,\r\n" SECOND "\n]\n", TABLE);
  assert_json (FIRST "\n" SECOND "\n", TABLE);
  assert_json (FIRST SECOND, TABLE);
  assert_json (FIRST, "1: nr|namn\n2: n:1|Rullstol\n");
  assert_json ("{\"articles\": [" FIRST "," SECOND "]}", TABLE);
  assert_json ("{\"made\": \"2026-11-22\", \"tags\": [1, [2]], \"articles\": [" FIRST "," SECOND
               "], \"by\": {\"name\": \"]}\\\"\"}}",
               TABLE);
  /* Lines whose objects hold lists of objects are no wrapped table. */
  assert_json ("{\"nr\":1,\"t\":[{\"name\":\"Bredd\",\"value\":45}]}\n"
               "{\"nr\":2,\"t\":[{\"name\":\"Bredd\",\"value\":50}]}",
               "1: nr|technical:Bredd\n2: n:1|n:45\n3: n:2|n:50\n");
}

static void
test_charsets (void)
{
  static const char *const charsets[] = { "UTF-16LE", "UTF-16BE", "UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert ("\xEF\xBB\xBF[" FIRST "," SECOND "]", -1, charsets[i],
                                          "UTF-8", NULL, &length, NULL);
      g_autoptr (TemporaryFile) file = write_bytes (bytes, length);
      assert_table (file, TABLE);
    }
}

/* Every digit stays: an article number must not come out rounded. */
static void
test_numbers (void)
{
  assert_json ("[{\"a\":7350012345678,\"b\":12345678901234567890123,\"c\":1234.50,\"d\":-0.1,"
               "\"e\":7.350012345678e12,\"f\":0,\"g\":1e-3}]",
               "1: a|b|c|d|e|f|g\n"
               "2: n:7350012345678|n:12345678901234567890123|n:1234.5|n:-0.1|n:7350012345678|n:0|"
               "n:0.001\n");
}

static void
test_values (void)
{
  assert_json (
      "[{\"a\":true,\"b\":false,\"c\":null,\"d\":\"  \",\"e\":\"x\\u00e5\\ud83d\\ude00\\n\\/\\\"\","
      "\"f\":[],\"g\":[\"12\",34,null,\"56\"],\"h\":{\"i\":1,\"j\":{\"k\":2}},\"l\":\"#SAKNAS!\","
      "\"m\":{}}]",
      "1: a|b|c|d|e|f|g|h.i|h.j.k|l\n2: true|false|||xå😀\n/\"||12|34|56|n:1|n:2|e:#SAKNAS!\n");
}

static void
test_technical (void)
{
  assert_json ("[{\"nr\":1,\"data\":[{\"id\":7,\"name\":\"Bredd\",\"value\":45,\"unit\":\"cm\"},"
               "{\"Namn\":\"Färg\",\"Värde\":\"röd\",\"Enhet\":null},"
               "{\"name\":\"Färg\",\"value\":\"blå\"}]},"
               "{\"nr\":2,\"data\":[{\"name\":\"Färg\",\"value\":\"grå\"}]}]",
               "1: nr|technical:Bredd (cm)|technical:Färg\n2: n:1|n:45|röd|blå\n3: n:2||grå\n");
  assert_json ("[{\"nr\":1,\"ean\":[{\"code\":\"a\"},{\"code\":\"b\"}]}]",
               "1: nr|ean.1.code|ean.2.code\n2: n:1|a|b\n");
}

/* What a list within a list is called is not a part of the way to it, though it may be as long. */
static void
test_nested_lists (void)
{
  assert_json ("[{\"abcdefg\":[{\"b\":[{\"name\":\"Namn\",\"value\":\"x\"}],\"value\":\"y\"}]}]",
               "1: technical:Namn|abcdefg.1.value\n2: x|y\n");
}

/* A name that first comes in the last object has its column in all rows. */
static void
test_late_name (void)
{
  assert_json ("[{\"nr\":1},{},{\"nr\":2},{\"namn\":\"Gåbord\",\"nr\":3}]",
               "1: nr|namn\n2: n:1|\n4: n:2|\n5: n:3|Gåbord\n");
}

static void
test_refused (void)
{
  assert_refused_json ("[]", FST_IMPORT_ERROR_EMPTY, "the file holds");
  assert_refused_json ("[{}, {}]", FST_IMPORT_ERROR_EMPTY, "the file holds");
  assert_refused_json ("[{\"a\":1},\n{\"a\":1,\"a\":2}]", FST_IMPORT_ERROR_DAMAGED,
                       "line 2, object 2: ");
  assert_refused_json ("[{\"a.b\":1,\"a\":{\"b\":2}}]", FST_IMPORT_ERROR_DAMAGED,
                       "line 1, object 1: ");
  assert_refused_json ("[{\"a\":1},\n7]", FST_IMPORT_ERROR_DAMAGED, "line 2, object 2: ");
  assert_refused_json ("[[\"a\",\"b\"],[1,2]]", FST_IMPORT_ERROR_DAMAGED, "line 1, object 1: ");
  assert_refused_json ("[\"a\"]", FST_IMPORT_ERROR_DAMAGED, "line 1, object 1: ");
  assert_refused_json ("{\"a\":[{\"b\":1}],\"c\":[{\"d\":1}]}", FST_IMPORT_ERROR_FORMAT,
                       "line 1: ");
  assert_refused_json ("{\"a\":1}\n{\"a\":2}\nx", FST_IMPORT_ERROR_DAMAGED, "line 3, object 3: ");
  assert_refused_json ("[{\"a\":1}]\n[{\"a\":1}]", FST_IMPORT_ERROR_DAMAGED, "line 2, object 1: ");
  assert_refused_json ("[{\"a\":1},]", FST_IMPORT_ERROR_DAMAGED, "line 1, object 2: ");
  assert_refused_json ("[{\"a\":1} {\"a\":1}]", FST_IMPORT_ERROR_DAMAGED, "line 1, object 1: ");
}

/* Cut off anywhere the file is damaged; nothing is half a table. */
static void
test_cut_off (void)
{
  static const char whole[] = "{\"v\": [" FIRST "," SECOND "], \"t\": true}";

  for (gsize cut = 3; cut + 1 < sizeof whole; cut++)
    {
      g_autofree char *text = g_strndup (whole, cut);
      assert_refused_json (text, FST_IMPORT_ERROR_DAMAGED, "line 1: ");
    }
}

static void
test_bad_values (void)
{
  static const char *const values[] = {
    "01",         "1.",        "1e",          "-",           "+1",
    ".5",         "tru",       "nul",         "NaN",         "'a'",
    "\"\\x\"",    "\"\\u12\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\ud800\\u0041\"",
    "\"a\tb\"",   "{\"b\" 1}", "{1:2}",       "[1 2]",       "[1,]",
    "{\"b\":1,}", "(1)"
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *json = g_strdup_printf ("[{\"a\":%s}]", values[i]);
      assert_refused_json (json, FST_IMPORT_ERROR_DAMAGED, "line 1");
    }
}

static void
test_limits (void)
{
  g_autofree char *large = g_strnfill (FST_JSON_MAX_OBJECT, 'x');
  g_autofree char *long_text = g_strnfill (64 * 1024 + 1, 'x');
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *object = g_strdup_printf ("[{\"a\":\"%s\"}]", large);
  g_autofree char *text = g_strdup_printf ("[{\"a\":\"%s\"}]", long_text);
  g_autofree char *nested = g_strdup_printf ("[{\"a\":%s", deep);
  g_autoptr (GString) wide = g_string_new ("[{\"a\":0");

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (wide, ",\"b%u\":1", i);
  g_string_append (wide, "}]");
  assert_refused_json (object, FST_IMPORT_ERROR_LIMIT, "line 1, object 1: ");
  assert_refused_json (text, FST_IMPORT_ERROR_LIMIT, "line 1, object 1: ");
  assert_refused_json (wide->str, FST_IMPORT_ERROR_LIMIT, "line 1, object 1: ");
  assert_refused_json (nested, FST_IMPORT_ERROR_DAMAGED, "line 1, object 1: ");
}

/* A name of a member is somebody else's text. */
static void
test_hostile_name (void)
{
  assert_refused_json ("[{\"a\\nb\":1,\"a\\nb\":2}]", FST_IMPORT_ERROR_DAMAGED,
                       "line 1, object 1: ");
}

static void
test_binary (void)
{
  static const char zeros[] = "[{\"a\":\"\0\"}]";
  static const char wrong[] = "[{\"a\":\"\xC3\xA5\xC3\xA4\xC3\xB6 \xFF\"}]";
  g_autoptr (TemporaryFile) binary = write_bytes (zeros, sizeof zeros - 1);
  g_autoptr (TemporaryFile) encoding = write_bytes (wrong, sizeof wrong - 1);

  assert_refused (binary, FST_IMPORT_ERROR, FST_IMPORT_ERROR_NOT_TEXT);
  assert_refused (encoding, FST_IMPORT_ERROR, FST_IMPORT_ERROR_NOT_TEXT);
}

/* Wherever a byte stands that is no UTF-8, it is the one error. */
static void
test_wrong_byte (void)
{
  static const char whole[] = "{\"åäö\": [{\"å\": \"åäö\"} , {\"b\": [1, {\"c\": 2}]}], \"ö\": 1}";

  for (gsize at = 2; at < sizeof whole; at++)
    {
      g_autoptr (GString) text = g_string_new (whole);
      if ((whole[at] & 0xC0) == 0x80)
        continue;
      g_string_insert_c (text, (gssize) at, '\xFF');
      g_autoptr (TemporaryFile) file = write_bytes (text->str, text->len);
      assert_refused (file, FST_IMPORT_ERROR, FST_IMPORT_ERROR_NOT_TEXT);
    }
}

/* A heading in brackets makes no JSON, as SQL Server writes them. */
static void
test_brackets (void)
{
  assert_json ("[Artikelnr];[Namn]\n1;Rullstol\n", "1: [Artikelnr]|[Namn]\n2: 1|Rullstol\n");
}

static void
test_cancel (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TemporaryFile) file = write_bytes ("[" FIRST "]", strlen ("[" FIRST "]"));
  g_autoptr (FstTableReader) reader = fst_table_reader_open (file, NULL, cancellable, &error);
  const FstTableRow *row;

  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (fst_table_reader_next (reader, &row, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json-table/shapes", test_shapes);
  g_test_add_func ("/exchange/json-table/charsets", test_charsets);
  g_test_add_func ("/exchange/json-table/numbers", test_numbers);
  g_test_add_func ("/exchange/json-table/values", test_values);
  g_test_add_func ("/exchange/json-table/technical", test_technical);
  g_test_add_func ("/exchange/json-table/nested-lists", test_nested_lists);
  g_test_add_func ("/exchange/json-table/late-name", test_late_name);
  g_test_add_func ("/exchange/json-table/refused", test_refused);
  g_test_add_func ("/exchange/json-table/cut-off", test_cut_off);
  g_test_add_func ("/exchange/json-table/bad-values", test_bad_values);
  g_test_add_func ("/exchange/json-table/limits", test_limits);
  g_test_add_func ("/exchange/json-table/hostile-name", test_hostile_name);
  g_test_add_func ("/exchange/json-table/binary", test_binary);
  g_test_add_func ("/exchange/json-table/wrong-byte", test_wrong_byte);
  g_test_add_func ("/exchange/json-table/brackets", test_brackets);
  g_test_add_func ("/exchange/json-table/cancel", test_cancel);
  return g_test_run ();
}
