#include "catalogue-file.h"
#include "fst-import-error.h"
#include "fst-iso-tables-reader.h"

#define TITLES "code;title;edition\n"
#define MAPPING "code16;code22;change\n"

static GPtrArray *
read_titles (const void *bytes, gsize length, const char *edition, GError **error)
{
  g_autoptr (TemporaryFile) file = write_bytes (bytes, length);

  return fst_iso_titles_read (file, edition, NULL, error);
}

static GPtrArray *
read_changes (const void *bytes, gsize length, GError **error)
{
  g_autoptr (TemporaryFile) file = write_bytes (bytes, length);

  return fst_iso_changes_read (file, NULL, error);
}

static void
assert_title (
    GPtrArray *titles, guint i, guint line, const char *edition, const char *code, const char *text)
{
  const FstIsoTitle *title = g_ptr_array_index (titles, i);

  g_assert_cmpuint (title->line, ==, line);
  g_assert_cmpstr (title->edition, ==, edition);
  g_assert_cmpstr (title->code, ==, code);
  g_assert_cmpstr (title->title, ==, text);
}

static void
test_titles (void)
{
  static const char *const spellings[] = {
    "code;title;edition\n12 06;Gånghjälpmedel, två armar;\n12 06 06;Rollatorer;2022\n",
    "\xef\xbb\xbfISO-kod,Titel,Utgåva\n12.06,\"Gånghjälpmedel, två armar\",\n"
    "120606,Rollatorer,ISO 9999:2022\n",
    "Kod\tBenämning\tEdition\n1206\tGånghjälpmedel, två armar\t2016\n12-06-06\t Rollatorer "
    "\t2022\n",
    "Nivå;Svensk titel;ISO 9999;Edition\n2;Gånghjälpmedel, två armar;12 06; \n"
    "3;Rollatorer;12 06 06;SS-EN ISO 9999:2022\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) titles =
          read_titles (spellings[i], strlen (spellings[i]), "2016", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (titles->len, ==, 2);
      assert_title (titles, 0, 2, "2016", "1206", "Gånghjälpmedel, två armar");
      assert_title (titles, 1, 3, "2022", "120606", "Rollatorer");
    }
}

/* What a bought table says of itself above its headings is passed over, and so is a row that says
 * the same again. */
static void
test_titles_below (void)
{
  const char *text = "Svensk titel på koderna;\n\nSIS;\n" TITLES "12;Förflyttning;\n"
                     "12;Förflyttning;\n\n04;Mätning;\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) titles = read_titles (text, strlen (text), "2016", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (titles->len, ==, 2);
  assert_title (titles, 1, 8, "2016", "04", "Mätning");
}

static void
test_changes (void)
{
  const char *text =
      "Kod 2016;Kod 2022;Förändring\n12 06 06;12 06 07;delad\n12 06 06;12 06 08;delad\n"
      "12 06 09;;utgår\n;12 06 99;ny\n12 06 12;120612\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = read_changes (text, strlen (text), &error);
  static const struct
  {
    const char *code16, *code22, *change;
  } expected[] = { { "120606", "120607", "delad" },
                   { "120606", "120608", "delad" },
                   { "120609", NULL, "utgår" },
                   { NULL, "120699", "ny" },
                   { "120612", "120612", NULL } };

  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < changes->len; i++)
    {
      const FstIsoChange *change = g_ptr_array_index (changes, i);

      g_assert_cmpuint (change->line, ==, i + 2);
      g_assert_cmpstr (change->code16, ==, expected[i].code16);
      g_assert_cmpstr (change->code22, ==, expected[i].code22);
      g_assert_cmpstr (change->change, ==, expected[i].change);
    }
}

/* A fault anywhere, and nothing is read; the message says where it is. */
static void
test_unusable (void)
{
  static const struct
  {
    const char *text;
    gboolean mapping;
    int code;
    const char *place;
  } cases[] = {
    { "", FALSE, FST_IMPORT_ERROR_EMPTY, "" },
    { "\n \n", FALSE, -1, "" },
    { TITLES, FALSE, FST_IMPORT_ERROR_NO_ROWS, "" },
    { "code;edition\n12;2016\n", FALSE, FST_IMPORT_ERROR_COLUMNS, "title" },
    { "code;kod;title\n12;12;A\n", FALSE, FST_IMPORT_ERROR_COLUMNS, "two columns" },
    { TITLES "12;A;\n12 0;B;\n", FALSE, FST_IMPORT_ERROR_ROW, "line 3, column “code”" },
    { TITLES "12 06 06 01;A;\n", FALSE, FST_IMPORT_ERROR_ROW, "line 2, column “code”" },
    { TITLES "12;A;\n;B;\n", FALSE, FST_IMPORT_ERROR_ROW, "line 3, column “code”" },
    { TITLES "12; ;\n", FALSE, FST_IMPORT_ERROR_ROW, "line 2, column “title”" },
    { TITLES "12;A;2011\n", FALSE, FST_IMPORT_ERROR_ROW, "line 2, column “edition”" },
    { TITLES "12;A;\n04;B;\n12;C;\n", FALSE, FST_IMPORT_ERROR_ROW, "lines 2 and 4" },
    { TITLES "12;A;;B\n", FALSE, FST_IMPORT_ERROR_ROW, "line 2" },
    { TITLES, TRUE, FST_IMPORT_ERROR_COLUMNS, "code16" },
    { MAPPING ";;delad\n", TRUE, FST_IMPORT_ERROR_ROW, "line 2" },
    { MAPPING "12;x\n", TRUE, FST_IMPORT_ERROR_ROW, "line 2, column “code22”" },
    { MAPPING "12;12;a\n12;12;b\n", TRUE, FST_IMPORT_ERROR_ROW, "lines 2 and 3" },
    { MAPPING "12;12;a\x01\n\x89PNG\r\n", TRUE, -1, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = cases[i].mapping
                                       ? read_changes (cases[i].text, length, &error)
                                       : read_titles (cases[i].text, length, "2016", &error);

      g_assert_null (rows);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (error->domain == FST_IMPORT_ERROR);
      if (cases[i].code >= 0)
        g_assert_cmpint (error->code, ==, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].place));
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* Without an edition said anywhere no title is taken for one of 2016. */
static void
test_no_edition (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_titles (TITLES "12;A;\n", strlen (TITLES "12;A;\n"), NULL, &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_ROW);
}

static void
test_too_much (void)
{
  g_autoptr (GString) text = g_string_new (MAPPING);
  g_autofree char *name = g_strnfill (1001, 'x');
  g_autofree char *long_title = g_strconcat (TITLES "12;", name, ";\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_titles (long_title, strlen (long_title), "2016", &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_ROW);
  g_clear_error (&error);
  for (guint i = 0; i <= FST_ISO_TABLES_MAX_ROWS; i++)
    g_string_append_printf (text, "%06u;%06u\n", i, i + 1);
  g_assert_null (read_changes (text->str, text->len, &error));
  g_assert_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_LIMIT);
}

/* Cut off anywhere or with bytes of chance in it: rows or an error, and nothing else. */
static void
test_hostile (void)
{
  static const char text[] =
      TITLES "12 06;\"Gånghjälpmedel; två armar\";2016\n040306;Inhalatorer;2022\n";

  for (gsize length = 0; length < sizeof text - 1; length++)
    for (int flip = 0; flip < 4; flip++)
      {
        g_autofree char *bytes = g_memdup2 (text, sizeof text);
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) rows = NULL;

        if (flip > 0)
          bytes[length] = (char) g_test_rand_int_range (0, 256);
        rows = read_titles (bytes, flip > 0 ? sizeof text - 1 : length, NULL, &error);
        g_assert_true ((rows != NULL) == (error == NULL));
        if (rows != NULL)
          g_assert_cmpuint (rows->len, >, 0);
      }
}

static void
test_not_there (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/titlar.csv");
  g_autoptr (GError) error = NULL;

  g_assert_null (fst_iso_changes_read (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/iso-tables-reader/titles", test_titles);
  g_test_add_func ("/iso-tables-reader/titles-below", test_titles_below);
  g_test_add_func ("/iso-tables-reader/changes", test_changes);
  g_test_add_func ("/iso-tables-reader/unusable", test_unusable);
  g_test_add_func ("/iso-tables-reader/no-edition", test_no_edition);
  g_test_add_func ("/iso-tables-reader/too-much", test_too_much);
  g_test_add_func ("/iso-tables-reader/hostile", test_hostile);
  g_test_add_func ("/iso-tables-reader/not-there", test_not_there);
  return g_test_run ();
}
