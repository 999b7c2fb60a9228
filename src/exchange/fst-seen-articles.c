#include "fst-seen-articles.h"

/* A file may hold millions of articles, but their suppliers are few: a key is the number and the
 * supplier's place in a list. */
struct _FstSeenArticles
{
  GStringChunk *strings;
  GHashTable *keys;      /* (element-type utf8): their strings lie in strings */
  GHashTable *suppliers; /* (element-type utf8 guint): folded, with their places */
  GString *key;          /* reused */
};

/**
 * fst_seen_articles_new:
 *
 * Makes an empty set.
 *
 * Returns: (transfer full): the set
 */
FstSeenArticles *
fst_seen_articles_new (void)
{
  FstSeenArticles *self = g_new (FstSeenArticles, 1);

  self->strings = g_string_chunk_new (64 * 1024);
  self->keys = g_hash_table_new (g_str_hash, g_str_equal);
  self->suppliers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->key = g_string_new (NULL);
  return self;
}

/**
 * fst_seen_articles_free:
 * @self: (transfer full): a set
 *
 * Frees the set.
 */
void
fst_seen_articles_free (FstSeenArticles *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->suppliers);
  g_string_chunk_free (self->strings);
  g_string_free (self->key, TRUE);
  g_free (self);
}

/* Neither case nor space makes another article. */
static void
append_folded (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p >= 0x80)
        {
          g_autofree char *folded = g_utf8_casefold (p, -1);

          for (const char *q = folded; *q != '\0'; q = g_utf8_next_char (q))
            if (!g_unichar_isspace (g_utf8_get_char (q)))
              g_string_append_len (out, q, g_utf8_next_char (q) - q);
          return;
        }
      if (!g_ascii_isspace (*p))
        g_string_append_c (out, g_ascii_tolower (*p));
    }
}

static guint
find_supplier (FstSeenArticles *self, const char *supplier)
{
  gpointer place;

  g_string_truncate (self->key, 0);
  append_folded (self->key, supplier);
  place = g_hash_table_lookup (self->suppliers, self->key->str);
  if (place == NULL)
    {
      place = GUINT_TO_POINTER (g_hash_table_size (self->suppliers) + 1);
      g_hash_table_insert (self->suppliers, g_strdup (self->key->str), place);
    }
  return GPOINTER_TO_UINT (place);
}

/**
 * fst_seen_articles_add:
 * @self: a set
 * @supplier: (nullable): an article's supplier
 * @article_number: its number
 *
 * Adds an article; neither case nor space makes another one.
 *
 * Returns: %TRUE if it was not there
 */
gboolean
fst_seen_articles_add (FstSeenArticles *self, const char *supplier, const char *article_number)
{
  g_return_val_if_fail (self != NULL && article_number != NULL, FALSE);

  guint place = supplier != NULL ? find_supplier (self, supplier) : 0;

  g_string_truncate (self->key, 0);
  append_folded (self->key, article_number);
  g_string_append_c (self->key, '\n');
  for (; place > 0; place /= 64)
    g_string_append_c (self->key, (char) (' ' + place % 64));
  if (g_hash_table_contains (self->keys, self->key->str))
    return FALSE;
  return g_hash_table_add (self->keys, g_string_chunk_insert_len (self->strings, self->key->str,
                                                                  (gssize) self->key->len));
}

/**
 * fst_seen_articles_count:
 * @self: a set
 *
 * Counts the articles.
 *
 * Returns: how many there are
 */
guint
fst_seen_articles_count (FstSeenArticles *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->keys);
}
