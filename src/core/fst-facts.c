#include "fst-facts.h"

#include "fst-vocabulary.h"

struct _FstFacts
{
  GHashTable *entries; /* name → Entry */
};

typedef struct
{
  GVariant *value;
  FstFactSource source;
} Entry;

G_DEFINE_BOXED_TYPE (FstFacts, fst_facts, fst_facts_ref, fst_facts_unref)

static void
entry_free (Entry *entry)
{
  g_variant_unref (entry->value);
  g_free (entry);
}

static void
take (FstFacts *self, const char *id, GVariant *value, FstFactSource source)
{
  Entry *entry = g_new (Entry, 1);

  entry->value = g_variant_ref_sink (value);
  entry->source = source;
  g_hash_table_insert (self->entries, g_strdup (id), entry);
}

static FstFacts *
copy (FstFacts *self)
{
  FstFacts *facts = fst_facts_new ();
  GHashTableIter iter;
  const char *id;
  const Entry *entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &entry))
    take (facts, id, entry->value, entry->source);
  return facts;
}

/**
 * fst_facts_new:
 *
 * Makes facts that know nothing.
 *
 * Returns: (transfer full): empty facts
 */
FstFacts *
fst_facts_new (void)
{
  FstFacts *self = g_atomic_rc_box_new0 (FstFacts);

  self->entries =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  return self;
}

/**
 * fst_facts_ref:
 * @self: facts
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstFacts *
fst_facts_ref (FstFacts *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstFacts *self = data;

  g_hash_table_unref (self->entries);
}

/**
 * fst_facts_unref:
 * @self: (transfer full): facts
 *
 * Releases a reference. Any thread.
 */
void
fst_facts_unref (FstFacts *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_facts_with:
 * @self: facts
 * @id: name of a fact of the vocabulary, or of a list (`list:DOCUMENT/ID`)
 * @value: its value, as fst_fact_check_value() returns it; of a list a text, or all those (as) that
 * it may come to; floating references are taken
 * @source: where it came from
 *
 * Makes facts that know one more, or another value of the same.
 *
 * Returns: (transfer full): the new facts
 */
FstFacts *
fst_facts_with (FstFacts *self, const char *id, GVariant *value, FstFactSource source)
{
  FstFacts *facts;

  g_return_val_if_fail (self != NULL && id != NULL && value != NULL, NULL);

  facts = copy (self);
  take (facts, id, value, source);
  return facts;
}

/**
 * fst_facts_without:
 * @self: facts
 * @id: name of a fact
 *
 * Makes facts in which one is unknown.
 *
 * Returns: (transfer full): the new facts
 */
FstFacts *
fst_facts_without (FstFacts *self, const char *id)
{
  FstFacts *facts;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  facts = copy (self);
  g_hash_table_remove (facts->entries, id);
  return facts;
}

static gboolean
is_from (gpointer id, gpointer entry, gpointer source)
{
  return ((Entry *) entry)->source == *(FstFactSource *) source;
}

/**
 * fst_facts_without_source:
 * @self: facts
 * @source: where what is left out came from
 *
 * Makes facts in which all that came from one source is unknown.
 *
 * Returns: (transfer full): the new facts
 */
FstFacts *
fst_facts_without_source (FstFacts *self, FstFactSource source)
{
  FstFacts *facts;

  g_return_val_if_fail (self != NULL, NULL);

  facts = copy (self);
  g_hash_table_foreach_remove (facts->entries, is_from, &source);
  return facts;
}

/**
 * fst_facts_merge:
 * @self: facts
 * @over: facts that go before those of @self
 *
 * Makes facts that know what either knows.
 *
 * Returns: (transfer full): the new facts
 */
FstFacts *
fst_facts_merge (FstFacts *self, FstFacts *over)
{
  FstFacts *facts;
  GHashTableIter iter;
  const char *id;
  const Entry *entry;

  g_return_val_if_fail (self != NULL && over != NULL, NULL);

  facts = copy (self);
  g_hash_table_iter_init (&iter, over->entries);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &entry))
    take (facts, id, entry->value, entry->source);
  return facts;
}

/**
 * fst_facts_lookup:
 * @self: facts
 * @id: name of a fact
 *
 * Looks a fact up.
 *
 * Returns: (nullable) (transfer none): its value (b, x, s or as), or NULL: unknown
 */
GVariant *
fst_facts_lookup (FstFacts *self, const char *id)
{
  const Entry *entry;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, id);
  return entry ? entry->value : NULL;
}

/**
 * fst_facts_get_source:
 * @self: facts
 * @id: name of a fact
 * @source: (out): where it came from
 *
 * Tells where a fact came from.
 *
 * Returns: whether the fact is known
 */
gboolean
fst_facts_get_source (FstFacts *self, const char *id, FstFactSource *source)
{
  const Entry *entry;

  g_return_val_if_fail (self != NULL && id != NULL && source != NULL, FALSE);

  entry = g_hash_table_lookup (self->entries, id);
  if (!entry)
    return FALSE;
  *source = entry->source;
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * fst_facts_list:
 * @self: facts
 *
 * Lists the names of what is known: facts in the vocabulary's order, then lists by name.
 *
 * Returns: (transfer full): the names
 */
GStrv
fst_facts_list (FstFacts *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();
  const FstFactSpec *specs;
  GHashTableIter iter;
  char *id;
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  specs = fst_vocabulary_get_facts (&n);
  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (self->entries, specs[i].id))
      g_strv_builder_add (names, specs[i].id);

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    if (!fst_vocabulary_find_fact (id))
      g_ptr_array_add (lists, id);
  g_ptr_array_sort (lists, compare_names);
  for (guint i = 0; i < lists->len; i++)
    g_strv_builder_add (names, g_ptr_array_index (lists, i));
  return g_strv_builder_end (names);
}

/**
 * fst_facts_equal:
 * @a: facts
 * @b: facts
 *
 * Compares values and sources.
 *
 * Returns: whether both know the same from the same sources
 */
gboolean
fst_facts_equal (FstFacts *a, FstFacts *b)
{
  GHashTableIter iter;
  const char *id;
  const Entry *entry;

  if (g_hash_table_size (a->entries) != g_hash_table_size (b->entries))
    return FALSE;
  g_hash_table_iter_init (&iter, a->entries);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &entry))
    {
      const Entry *other = g_hash_table_lookup (b->entries, id);

      if (!other || other->source != entry->source || !g_variant_equal (other->value, entry->value))
        return FALSE;
    }
  return TRUE;
}
