#include "fst-catalogue-query.h"

#include "fst-iso-code.h"

#include <string.h>

/* More words than this make no search any narrower; FTS5 bounds the depth of its expressions. */
#define MAX_WORDS 16

/* A code in front is written in at most as many words: "12 06 06 01". */
#define MAX_CODE_WORDS 4

#define CODE_LENGTH 6

/* Letters and digits beyond this character are taken as separators: what newer versions of Unicode
 * know as a letter and the tokenizer's (6.1) does not would tear a word apart in the middle. The
 * bound holds Latin, Greek and Cyrillic. */
#define FIRST_UNKNOWN 0x0528

static gboolean
is_word_char (gunichar c)
{
  return c < FIRST_UNKNOWN && c != 0x037f && g_unichar_isalnum (c);
}

/* Takes a text apart into at most @limit words as the index's tokenizer does. */
static GStrv
split_words (const char *text, guint limit)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *p = composed;

  for (guint n = 0; *p != '\0' && n < limit;)
    {
      const char *start;

      while (*p != '\0' && !is_word_char (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p != '\0' && is_word_char (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        {
          g_strv_builder_take (words, g_strndup (start, p - start));
          n++;
        }
    }
  return g_strv_builder_end (words);
}

/* How many bytes a letter or digit of A to Z and À to ÿ has; 0 for what is none. -1 where the
 * tables of Unicode have to say. */
static int
latin_word_length (const char *p)
{
  guint8 c = (guint8) p[0];
  guint8 second = c == 0xc3 ? (guint8) p[1] : 0;

  if (c < 0x80)
    return g_ascii_isalnum (c) ? 1 : 0;
  if (second < 0x80 || second > 0xbf || second == 0x97 || second == 0xb7) /* × and ÷ */
    return -1;
  return 2;
}

/* The first word of a text whose beginning is written with A to Z and À to ÿ alone; NULL where it
 * is not. */
static char *
first_latin_word (const char *text)
{
  const char *start = text;
  const char *end;
  int length;

  while (*start != '\0' && (length = latin_word_length (start)) == 0)
    start++;
  for (end = start; (length = latin_word_length (end)) > 0; end += length)
    ;
  return length == 0 ? g_strndup (start, end - start) : NULL;
}

/**
 * fst_catalogue_first_word:
 * @text: a text
 *
 * Gives a text's first word, as the search index sees words.
 *
 * Returns: (transfer full): the word; empty if there is none
 */
char *
fst_catalogue_first_word (const char *text)
{
  g_auto (GStrv) words = NULL;

  char *latin;

  g_return_val_if_fail (text != NULL, NULL);

  latin = first_latin_word (text);
  if (latin != NULL)
    return latin;
  words = split_words (text, 1);
  return g_strdup (words[0] != NULL ? words[0] : "");
}

/* The code that @n words of digits make together, whole or as far as it has been typed: "12 06 06
 * 01", "12 0". */
static char *
join_code (GStrv words, guint n)
{
  g_autoptr (GString) spaced = g_string_new (NULL);
  g_autoptr (GString) joined = g_string_new (NULL);
  char *code;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (spaced, "%s%s", i > 0 ? " " : "", words[i]);
      if (joined->len % 2 != 0)
        return NULL;
      g_string_append (joined, words[i]);
    }
  code = fst_iso_code_parse (spaced->str);
  if (code == NULL && joined->len <= CODE_LENGTH)
    code = g_strdup (joined->str);
  return code;
}

/* The code that the most of the first words make; @n_words is how many they are. */
static char *
find_code (GStrv words, guint *n_words)
{
  guint n = 0;

  while (n < MAX_CODE_WORDS && words[n] != NULL
         && strspn (words[n], "0123456789") == strlen (words[n]))
    n++;
  for (; n > 0; n--)
    {
      char *code = join_code (words, n);

      if (code != NULL)
        {
          *n_words = n;
          return code;
        }
    }
  *n_words = 0;
  return NULL;
}

/* Every word is quoted, so that nothing that anybody writes is an operator; words hold letters and
 * digits only. */
static void
append_word (GString *match, const char *column, const char *word)
{
  if (match->len > 0)
    g_string_append (match, " AND ");
  if (column != NULL)
    g_string_append_printf (match, "%s : ", column);
  g_string_append_printf (match, "\"%s\" *", word);
}

static char *
make_match (const char *first_column, const char *first, char **rest)
{
  GString *match = g_string_new (NULL);

  append_word (match, first_column, first);
  for (; *rest != NULL; rest++)
    append_word (match, NULL, *rest);
  return g_string_free_and_steal (match);
}

/**
 * fst_catalogue_query_new:
 * @text: what somebody searches for; any bytes
 *
 * Reads a search.
 *
 * Returns: (transfer full): the search
 */
FstCatalogueQuery *
fst_catalogue_query_new (const char *text)
{
  FstCatalogueQuery *self;
  g_auto (GStrv) words = NULL;
  guint n_code_words;
  char **rest;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (FstCatalogueQuery, 1);
  self->article = g_strstrip (g_utf8_make_valid (text, -1));
  self->empty = *self->article == '\0';
  words = split_words (text, MAX_WORDS);
  if (words[0] == NULL)
    return self;
  self->code = find_code (words, &n_code_words);
  rest = words + n_code_words;
  if (self->code != NULL)
    {
      self->match = make_match (NULL, self->code, rest);
      self->match_other_code = make_match ("other_codes", self->code, rest);
      if (*rest != NULL)
        self->match_code = make_match ("iso_code", self->code, rest);
    }
  else
    {
      self->match = make_match (NULL, words[0], words + 1);
      self->match_first = make_match ("first_word", words[0], words + 1);
    }
  return self;
}

/**
 * fst_catalogue_query_free:
 * @self: (transfer full): a search
 *
 * Frees a search.
 */
void
fst_catalogue_query_free (FstCatalogueQuery *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->code);
  g_free (self->article);
  g_free (self->match);
  g_free (self->match_first);
  g_free (self->match_code);
  g_free (self->match_other_code);
  g_free (self);
}
