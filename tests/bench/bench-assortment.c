/* bench-assortment N CODES.csv: writes an invented assortment of N articles as CSV, the same at
 * every run. Names are made of 30,000 words, the n-th of which is as frequent as 1/n (Zipf), as in
 * the names that suppliers give. */

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#define SEED 20261122
#define N_WORDS 30000
#define N_SUPPLIERS 400

static const char *const syllables[] = {
  "rul", "la",   "tor",  "stol", "säng", "lyft", "brä",  "da", "gån",  "hjul", "kry", "cka",
  "dyn", "sits", "rygg", "arm",  "stöd", "fot",  "plat", "ta", "grip", "tång", "hör", "led",
  "syn", "ram",  "på",   "häft", "mo",   "bil",  "nav",  "åt", "vår",  "öl",   "en",  "is",
};

/* Words of two to four syllables, all different. */
static GPtrArray *
make_words (GRand *chance)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  while (words->len < N_WORDS)
    {
      g_autoptr (GString) word = g_string_new (NULL);

      for (int n = g_rand_int_range (chance, 2, 5); n > 0; n--)
        g_string_append (word, syllables[g_rand_int_range (chance, 0, G_N_ELEMENTS (syllables))]);
      if (!g_hash_table_contains (seen, word->str))
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_hash_table_add (seen, g_ptr_array_index (words, words->len - 1));
        }
    }
  return words;
}

/* How much of all use falls on the words up to each. */
static double *
make_shares (void)
{
  double *shares = g_new (double, N_WORDS);
  double sum = 0;

  for (int i = 0; i < N_WORDS; i++)
    shares[i] = sum += 1.0 / (i + 1);
  for (int i = 0; i < N_WORDS; i++)
    shares[i] /= sum;
  return shares;
}

static const char *
draw_word (GRand *chance, GPtrArray *words, const double *shares)
{
  double share = g_rand_double (chance);
  int low = 0;
  int high = N_WORDS - 1;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (shares[middle] < share)
        low = middle + 1;
      else
        high = middle;
    }
  return g_ptr_array_index (words, low);
}

/* The classification's codes of six digits. */
static GPtrArray *
read_codes (const char *path)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (strspn (lines[i], "0123456789") == 6)
      g_ptr_array_add (codes, g_strndup (lines[i], 6));
  g_assert_cmpuint (codes->len, >, 0);
  return codes;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) words = make_words (chance);
  g_autofree double *shares = make_shares ();
  g_autoptr (GPtrArray) codes = NULL;

  g_assert_cmpint (argc, ==, 3);
  codes = read_codes (argv[2]);
  puts ("Artikelnr;Benämning;Leverantör;ISO-kod;Pris;Avtalsnummer;Rangordning");
  for (gint64 i = 0; i < g_ascii_strtoll (argv[1], NULL, 10); i++)
    {
      printf ("B%07" G_GINT64_FORMAT ";", i);
      for (int n = g_rand_int_range (chance, 2, 6); n > 0; n--)
        printf ("%s ", draw_word (chance, words, shares));
      printf ("%" G_GINT64_FORMAT ";%s %d AB;%s;%d,50;", i % 97, draw_word (chance, words, shares),
              g_rand_int_range (chance, 0, N_SUPPLIERS),
              (char *) g_ptr_array_index (codes, g_rand_int_range (chance, 0, (int) codes->len)),
              g_rand_int_range (chance, 100, 90000));
      if (g_rand_int_range (chance, 0, 4) == 0)
        printf ("A%d;%d\n", g_rand_int_range (chance, 1, 50), g_rand_int_range (chance, 1, 5));
      else
        puts (";");
    }
  return 0;
}
