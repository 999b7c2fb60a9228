#include "catalogue-file.h"
#include "fst-code-list-reader.h"
#include "fst-import-error.h"

#define HEADINGS "iso_code;question;value;applies_to;note\n"
#define ROW "12 06;payer;region;home;Rollator\n"

static const FstCodeList annex = { .name = (char *) "own", .owner = (char *) "stockholm" };
static const FstCodeList nothing_said = { 0 };

static FstCodeList *
read_bytes (const void *bytes, gsize length, const FstCodeList *header, GError **error)
{
  g_autoptr (TemporaryFile) file = write_bytes (bytes, length);

  return fst_code_list_read (file, header, NULL, error);
}

static FstCodeList *
read_list (const char *text, const FstCodeList *header)
{
  g_autoptr (GError) error = NULL;
  FstCodeList *list = read_bytes (text, strlen (text), header, &error);

  g_assert_no_error (error);
  g_assert_nonnull (list);
  return list;
}

static void
assert_row (FstCodeList *list,
            guint index,
            guint line,
            const char *code,
            const char *value,
            const char *place,
            const char *note)
{
  const FstCodeRow *row = g_ptr_array_index (list->rows, index);

  g_assert_cmpuint (row->line, ==, line);
  g_assert_cmpstr (row->iso_code, ==, code);
  g_assert_cmpint (row->question, ==, FST_QUESTION_PAYER);
  g_assert_cmpstr (row->value, ==, value);
  g_assert_cmpstr (row->applies_to, ==, place);
  g_assert_cmpstr (row->note, ==, note);
}

static void
test_csv (void)
{
  static const char *const spellings[] = {
    HEADINGS "12 06;payer;region;home;Årlig prövning\n\n12.06.06;payer;municipality;;\n",
    "\xef\xbb\xbf" HEADINGS
    "12 06;payer;region;home;Årlig prövning\n\n120606;payer;municipality;;\n",
    "Värde,Fråga,ISO-kod,Anmärkning,Gäller för\nregion,payer,1206,Årlig prövning,home\n\n"
    "municipality,payer,12-06-06,,\n",
    "Note\tApplies to\tValue\tQuestion\tISO code\tRemark\nÅrlig prövning\thome\tregion\tpayer\t12 "
    "06\tx\n\n"
    "\t\tmunicipality\tpayer\t120606\t\n",
    "isokod;fr\xe5ga;v\xe4rde;g\xe4ller;anm\xe4rkning\r\n1206;payer;region;home;\xc5rlig "
    "pr\xf6vning\r\n\r\n"
    "120606;payer;municipality;;\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (FstCodeList) list = read_list (spellings[i], &annex);

      g_assert_cmpuint (list->rows->len, ==, 2);
      assert_row (list, 0, 2, "1206", "region", "home", "Årlig prövning");
      assert_row (list, 1, 4, "120606", "municipality", NULL, NULL);
      g_assert_cmpstr (list->name, ==, "own");
      g_assert_false (list->complete);
      g_assert_false (g_date_valid (&list->from));
    }
}

static void
test_only_what_is_needed (void)
{
  g_autoptr (FstCodeList) list = read_list ("iso_code,question,value\n18,payer,school", &annex);

  assert_row (list, 0, 2, "18", "school", NULL, NULL);
}

static void
test_json (void)
{
  g_autoptr (FstCodeList) rows = read_list (
      "[{\"iso_code\": \"12 06\", \"question\": \"payer\", \"value\": \"region\"}]", &annex);
  g_autoptr (FstCodeList) whole =
      read_list (" {\"name\": \"doc/annex\", \"owner\": \"0180\", \"from\": \"2026-01-01\", "
                 "\"until\": \"2026-12-31\","
                 "  \"complete\": true, \"rows\": [{\"iso_code\": \"1206\", \"question\": "
                 "\"payer\", \"value\": \"school\","
                 "  \"applies_to\": \"preschool\", \"note\": \"ny\"}]}",
                 &nothing_said);

  assert_row (rows, 0, 1, "1206", "region", NULL, NULL);
  assert_row (whole, 0, 1, "1206", "school", "preschool", "ny");
  g_assert_cmpstr (whole->name, ==, "doc/annex");
  g_assert_cmpstr (whole->owner, ==, "0180");
  g_assert_true (whole->complete);
  g_assert_cmpint (g_date_get_year (&whole->until), ==, 2026);
}

typedef struct
{
  const char *text;
  int length; /* -1: to its end */
  GQuark domain;
  int code;
  const char *words[3];
} Bad;

static void
assert_refused (const Bad *bad, const FstCodeList *header)
{
  g_autoptr (GError) error = NULL;
  FstCodeList *list = read_bytes (
      bad->text, bad->length < 0 ? strlen (bad->text) : (gsize) bad->length, header, &error);

  g_assert_null (list);
  g_assert_error (error, bad->domain, bad->code);
  g_assert_true (g_str_has_prefix (error->message, "table-"));
  g_assert_null (strpbrk (error->message, "\n\r"));
  for (guint i = 0; i < G_N_ELEMENTS (bad->words) && bad->words[i]; i++)
    if (!strstr (error->message, bad->words[i]))
      g_error ("“%s” does not say “%s”", error->message, bad->words[i]);
}

static void
test_rows_that_can_not_be_used (void)
{
  const GQuark domain = FST_CODE_LIST_ERROR;
  const Bad all[] = {
    { HEADINGS ROW "moon;payer;region;;\n",
      -1,
      domain,
      FST_CODE_LIST_ERROR_ROW,
      { "line 3", "iso_code", "moon" } },
    { HEADINGS ROW ";payer;region;;\n",
      -1,
      domain,
      FST_CODE_LIST_ERROR_ROW,
      { "line 3", "iso_code" } },
    { HEADINGS "12;weather;fine;;\n",
      -1,
      domain,
      FST_CODE_LIST_ERROR_ROW,
      { "line 2", "question", "weather" } },
    { HEADINGS "12;payer;moon;;\n",
      -1,
      domain,
      FST_CODE_LIST_ERROR_ROW,
      { "line 2", "value", "municipality" } },
    { HEADINGS "12;priority;1;;\n", -1, domain, FST_CODE_LIST_ERROR_ROW, { "line 2", "value" } },
    { HEADINGS "12;payer;region;moon;\n",
      -1,
      domain,
      FST_CODE_LIST_ERROR_ROW,
      { "line 2", "applies_to", "moon" } },
    { HEADINGS "12;payer;region\n",
      -1,
      domain,
      FST_CODE_LIST_ERROR_ROW,
      { "line 2", "5 cells", "3" } },
    { HEADINGS, -1, domain, FST_CODE_LIST_ERROR_ROW, { "no rows" } },
    { HEADINGS ROW "12 06;payer;municipality;home;\n",
      -1,
      domain,
      FST_CODE_LIST_ERROR_COLLISION,
      { "lines 2 and 3", "1206" } },
    { "Fråga;Värde;ISO\npayer;mån\rgård;12\n", -1, domain, FST_CODE_LIST_ERROR_ROW, { "line 2" } },
    { "iso_code;value\n12;region\n",
      -1,
      FST_IMPORT_ERROR,
      FST_IMPORT_ERROR_COLUMNS,
      { "question" } },
    { "iso;kod;question;value\n12;12;payer;region\n",
      -1,
      FST_IMPORT_ERROR,
      FST_IMPORT_ERROR_COLUMNS,
      { "two" } },
    { "", 0, FST_IMPORT_ERROR, FST_IMPORT_ERROR_EMPTY, { NULL } },
    { "\n \n", -1, FST_IMPORT_ERROR, FST_IMPORT_ERROR_EMPTY, { NULL } },
    { "PK\x03\x04\0\0\0\x08", 8, FST_IMPORT_ERROR, FST_IMPORT_ERROR_NOT_TEXT, { NULL } },
    { HEADINGS ROW "12;payer\0;region;;\n",
      90,
      FST_IMPORT_ERROR,
      FST_IMPORT_ERROR_DAMAGED,
      { "line 3" } },
    { HEADINGS ROW "12;payer;region;;\"cut off",
      -1,
      FST_IMPORT_ERROR,
      FST_IMPORT_ERROR_DAMAGED,
      { "line 3" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    assert_refused (&all[i], &annex);
}

static void
test_json_that_can_not_be_used (void)
{
#define JSON_ROW "{\"iso_code\": \"12\", \"question\": \"payer\", \"value\": \"region\"}"
  static const struct
  {
    const char *text, *word;
  } all[] = {
    { "[", "Parse" },
    { "[" JSON_ROW, "" },
    { "[1]", "row" },
    { "[{\"iso_code\": 12}]", "iso_code" },
    { "[" JSON_ROW ", {\"iso_code\": \"12\", \"question\": \"payer\", \"value\": \"moon\"}]",
      "line 2" },
    { "[{\"iso_code\": \"12\", \"question\": \"payer\"}]", "value" },
    { "[{\"iso_code\": \"12\", \"colour\": \"red\"}]", "colour" },
    { "[]", "no rows" },
    { "{}", "rows" },
    { "{\"rows\": 1}", "rows" },
    { "{\"name\": \"other\", \"rows\": [" JSON_ROW "]}", "name" },
    { "{\"from\": \"2026-02-30\", \"rows\": [" JSON_ROW "]}", "from" },
    { "{\"complete\": \"yes\", \"rows\": [" JSON_ROW "]}", "complete" },
    { "{\"rows\": [" JSON_ROW "], \"rows\": []}", "twice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_bytes (all[i].text, strlen (all[i].text), &annex, &error));
      g_assert_cmpuint (error->domain, ==, FST_CODE_LIST_ERROR);
      if (!strstr (error->message, all[i].word))
        g_error ("“%s” does not say “%s”", error->message, all[i].word);
    }
  {
    const Bad nameless = {
      "[" JSON_ROW "]", -1, FST_CODE_LIST_ERROR, FST_CODE_LIST_ERROR_HEADER, { "name" }
    };

    assert_refused (&nameless, &nothing_said);
  }
}

/* A hundred megabytes end at the limit, and are not kept. */
static void
test_huge (void)
{
  g_autoptr (GString) rows = g_string_new (HEADINGS);
  g_autoptr (GString) brackets = g_string_new ("[");
  g_autofree char *line = g_strnfill (100 * 1024 * 1024, 'x');
  const Bad one_line = { line, -1, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT, { "64 KiB" } };

  while (rows->len < 100 * 1024 * 1024)
    g_string_append (rows,
                     "12;payer;region;;"
                     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n");
  while (brackets->len < 17 * 1024 * 1024)
    g_string_append (brackets, JSON_ROW ",");
  {
    const Bad many = {
      rows->str, (int) rows->len, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT, { "100000 rows" }
    };
    const Bad json = {
      brackets->str, (int) brackets->len, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT, { "16 MiB" }
    };

    assert_refused (&many, &annex);
    assert_refused (&json, &annex);
    assert_refused (&one_line, &annex);
  }
}

static void
test_file_that_is_not_there (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/list.csv");
  g_autoptr (GError) error = NULL;

  g_assert_null (fst_code_list_read (file, &annex, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-list-reader/csv", test_csv);
  g_test_add_func ("/code-list-reader/only-what-is-needed", test_only_what_is_needed);
  g_test_add_func ("/code-list-reader/json", test_json);
  g_test_add_func ("/code-list-reader/rows-that-can-not-be-used", test_rows_that_can_not_be_used);
  g_test_add_func ("/code-list-reader/json-that-can-not-be-used", test_json_that_can_not_be_used);
  g_test_add_func ("/code-list-reader/huge", test_huge);
  g_test_add_func ("/code-list-reader/file-that-is-not-there", test_file_that_is_not_there);
  return g_test_run ();
}
