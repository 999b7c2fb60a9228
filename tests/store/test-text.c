#include "fst-catalogue-query.h"
#include "fst-classification.h"
#include "fst-swedish.h"

#include <string.h>

static void
test_order (void)
{
  static const char *const sorted[] = { "",    " a",   "10", "2",     "Ab",  "andré", "Andrea",
                                        "vas", "wa",   "y",  "ü",     "zon", "å",     "Åre",
                                        "ä",   "Ärla", "ö",  "Østen", "öx" };
  g_autofree char *previous = g_strdup ("");

  for (gsize i = 1; i < G_N_ELEMENTS (sorted); i++)
    {
      g_autofree char *key = fst_swedish_key (sorted[i]);

      g_test_message ("%s", sorted[i]);
      g_assert_cmpint (strcmp (previous, key), <=, 0);
      g_set_str (&previous, key);
    }
}

/* The same letters, however they are encoded. */
static void
test_decomposed (void)
{
  g_autofree char *composed = fst_swedish_key ("ÅÄÖé");
  g_autofree char *decomposed = fst_swedish_key ("a\u030aa\u0308o\u0308e\u0301");
  g_autofree char *folded = fst_swedish_fold ("A\u030aRE");
  g_autofree char *broken = fst_swedish_key ("a\xff\xfe");

  g_assert_cmpstr (composed, ==, decomposed);
  g_assert_cmpstr (folded, ==, "åre");
  g_assert_nonnull (broken);
}

/* The short way for Latin letters comes to what Unicode's tables say, also before what makes it go
 * the long way. */
static void
test_latin (void)
{
  static const char *const after[] = { "", "q", "\u0301", "Å", " Ö", "\u00a0" };

  for (gunichar c = 1; c < 0x300; c++)
    for (gsize i = 0; i < G_N_ELEMENTS (after); i++)
      {
        char utf8[8] = { 0 };
        g_autofree char *text = NULL, *folded = NULL, *expected = NULL, *cased = NULL;
        g_autofree char *longer = NULL, *word = NULL, *expected_word = NULL;

        g_unichar_to_utf8 (c, utf8);
        text = g_strconcat ("A", utf8, after[i], NULL);
        folded = fst_swedish_fold (text);
        cased = g_utf8_casefold (text, -1);
        expected = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL_COMPOSE);
        g_assert_cmpstr (folded, ==, expected);
        /* A wide space is none of the short way's, and no letter. */
        longer = g_strconcat ("\u2003", text, NULL);
        word = fst_catalogue_first_word (text);
        expected_word = fst_catalogue_first_word (longer);
        g_assert_cmpstr (word, ==, expected_word);
      }
}

static void
test_digits (void)
{
  static const struct
  {
    const char *text;
    const char *digits;
  } cases[] = { { "20170110-2384", "201701102384" },
                { "170110", "170110" },
                { "170110+2384", "1701102384" },
                { "Anna", NULL },
                { "1a", NULL },
                { "", NULL },
                { "-", NULL },
                { NULL, NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *digits = fst_swedish_digits (cases[i].text);

      g_assert_cmpstr (digits, ==, cases[i].digits);
    }
}

static void
test_query (void)
{
  static const struct
  {
    const char *text;
    const char *code;
    const char *match;
  } cases[] = {
    { "rollator", NULL, "\"rollator\" *" },
    { "12 06 06", "120606", "\"120606\" *" },
    { "12 06 barn", "1206", "\"1206\" * AND \"barn\" *" },
    { "barn 1206", NULL, "\"barn\" * AND \"1206\" *" },
    { "12 3", "123", "\"123\" *" },
    { "1", "1", "\"1\" *" },
    { "12060", "12060", "\"12060\" *" },
    { "1 2", "1", "\"1\" * AND \"2\" *" },
    { "12 06 06 01 sits", "120606", "\"120606\" * AND \"sits\" *" },
    { "1206060", NULL, "\"1206060\" *" },
    { "dusch-stol", NULL, "\"dusch\" * AND \"stol\" *" },
    { "\"a\" OR *", NULL, "\"a\" * AND \"OR\" *" },
    { "🦽", NULL, NULL },
    { "", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FstCatalogueQuery) query = fst_catalogue_query_new (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (query->code, ==, cases[i].code);
      g_assert_cmpstr (query->match, ==, cases[i].match);
    }
}

static void
test_classification (void)
{
  const FstIsoEntry *entry = fst_classification_lookup ("040306");
  g_autoptr (GPtrArray) classes = fst_classification_list_children (NULL);
  g_autoptr (GPtrArray) subclasses = fst_classification_list_children ("04");
  g_autoptr (GPtrArray) none = fst_classification_list_children ("040306");
  guint n = classes->len;

  g_assert_nonnull (entry);
  g_assert_cmpstr (entry->title_sv, ==, "Inhalatorer");
  g_assert_cmpstr (entry->title_en, ==, "Inhalation equipment");
  g_assert_true (entry->title_sv_published);
  g_assert_false (fst_classification_lookup ("040303")->title_sv_published);
  g_assert_null (fst_classification_lookup ("999999"));
  g_assert_cmpuint (classes->len, ==, 12);
  g_assert_cmpstr (((FstIsoEntry *) classes->pdata[0])->code, ==, "04");
  g_assert_cmpstr (((FstIsoEntry *) subclasses->pdata[0])->code, ==, "0403");
  g_assert_cmpuint (none->len, ==, 0);
  /* Every code hangs under one that exists. */
  for (guint i = 0; i < classes->len; i++)
    {
      const FstIsoEntry *class = g_ptr_array_index (classes, i);
      g_autoptr (GPtrArray) under = fst_classification_list_children (class->code);

      n += under->len;
      for (guint j = 0; j < under->len; j++)
        {
          g_autoptr (GPtrArray) divisions =
              fst_classification_list_children (((FstIsoEntry *) under->pdata[j])->code);

          n += divisions->len;
        }
    }
  g_assert_cmpuint (n, ==, 945);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/order", test_order);
  g_test_add_func ("/text/decomposed", test_decomposed);
  g_test_add_func ("/text/latin", test_latin);
  g_test_add_func ("/text/digits", test_digits);
  g_test_add_func ("/text/query", test_query);
  g_test_add_func ("/text/classification", test_classification);
  return g_test_run ();
}
