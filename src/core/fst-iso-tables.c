#include "fst-iso-tables.h"

#include "fst-iso-code.h"
#include "fst-iso-edition.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (FstIsoTables, fst_iso_tables, fst_iso_tables_ref, fst_iso_tables_unref)

/* What is known of one code of one edition. */
typedef struct
{
  const char *title;  /* (nullable) */
  GPtrArray *changes; /* (element-type FstIsoChange): unowned */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_ptr_array_unref (entry->changes);
  g_free (entry);
}

static char *
make_key (const char *edition, const char *code)
{
  return g_strconcat (edition, ":", code, NULL);
}

/* In the order in which the codes are kept. */
static const char *const editions[] = { FST_ISO_EDITION_2016, FST_ISO_EDITION_2022 };

static Entry *
get_entry (FstIsoTables *self, const char *edition, const char *code)
{
  g_autofree char *key = make_key (edition, code);
  Entry *entry = g_hash_table_lookup (self->by_code, key);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->changes = g_ptr_array_new ();
      g_hash_table_insert (self->by_code, g_steal_pointer (&key), entry);
    }
  return entry;
}

static const Entry *
find_entry (FstIsoTables *self, const char *edition, const char *code)
{
  g_autofree char *key = make_key (edition, code);

  return g_hash_table_lookup (self->by_code, key);
}

static GPtrArray *
list_codes (FstIsoTables *self, const char *edition)
{
  g_autofree char *prefix = make_key (edition, "");
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->by_code);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, prefix))
      g_ptr_array_add (codes, g_strdup ((const char *) key + strlen (prefix)));
  g_ptr_array_sort_values (codes, (GCompareFunc) strcmp);
  return codes;
}

/**
 * fst_iso_tables_new:
 * @titles: (element-type FstIsoTitle): official titles; a code of an edition has one
 * @changes: (element-type FstIsoChange): what became of the codes; empty: that is not known
 *
 * Makes the tables of a region. The arrays must not be changed afterwards.
 *
 * Returns: (transfer full): the tables
 */
FstIsoTables *
fst_iso_tables_new (GPtrArray *titles, GPtrArray *changes)
{
  FstIsoTables *self;

  g_return_val_if_fail (titles != NULL && changes != NULL, NULL);

  self = g_atomic_rc_box_new0 (FstIsoTables);
  self->titles = g_ptr_array_ref (titles);
  self->changes = g_ptr_array_ref (changes);
  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  for (guint i = 0; i < titles->len; i++)
    {
      const FstIsoTitle *title = g_ptr_array_index (titles, i);

      get_entry (self, title->edition, title->code)->title = title->title;
    }
  for (guint i = 0; i < changes->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (editions); j++)
      {
        FstIsoChange *change = g_ptr_array_index (changes, i);
        const char *code = fst_iso_change_get_code (change, editions[j]);

        if (code != NULL)
          g_ptr_array_add (get_entry (self, editions[j], code)->changes, change);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (editions); i++)
    self->codes[i] = list_codes (self, editions[i]);
  return self;
}

/**
 * fst_iso_tables_ref:
 * @self: tables
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstIsoTables *
fst_iso_tables_ref (FstIsoTables *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstIsoTables *self = data;

  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->changes);
  g_hash_table_unref (self->by_code);
  for (gsize i = 0; i < G_N_ELEMENTS (self->codes); i++)
    g_ptr_array_unref (self->codes[i]);
}

/**
 * fst_iso_tables_unref:
 * @self: (transfer full): tables
 *
 * Gives a reference back. Any thread.
 */
void
fst_iso_tables_unref (FstIsoTables *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_iso_tables_find_title:
 * @self: tables
 * @edition: an edition
 * @code: a valid code
 *
 * Finds the official title of a code.
 *
 * Returns: (transfer none) (nullable): the title, or %NULL where none has been read in
 */
const char *
fst_iso_tables_find_title (FstIsoTables *self, const char *edition, const char *code)
{
  const Entry *entry;

  g_return_val_if_fail (self != NULL && edition != NULL, NULL);
  g_return_val_if_fail (fst_iso_code_is_valid (code), NULL);

  entry = find_entry (self, edition, code);
  return entry != NULL ? entry->title : NULL;
}

/**
 * fst_iso_tables_list_changes:
 * @self: tables
 * @edition: an edition
 * @code: a valid code of that edition
 *
 * Lists what the mapping says of this very code; what holds for a code above or below it is not
 * taken for its own.
 *
 * Returns: (transfer container) (element-type FstIsoChange): the rows; none where it says nothing
 */
GPtrArray *
fst_iso_tables_list_changes (FstIsoTables *self, const char *edition, const char *code)
{
  const Entry *entry;

  g_return_val_if_fail (self != NULL && edition != NULL, NULL);
  g_return_val_if_fail (fst_iso_code_is_valid (code), NULL);

  entry = find_entry (self, edition, code);
  return entry != NULL ? g_ptr_array_copy (entry->changes, NULL, NULL) : g_ptr_array_new ();
}

/**
 * fst_iso_tables_get_codes:
 * @self: tables
 * @edition: an edition
 *
 * Lists the codes of an edition that a title or the mapping names, in order.
 *
 * Returns: (transfer none) (element-type utf8): the codes
 */
GPtrArray *
fst_iso_tables_get_codes (FstIsoTables *self, const char *edition)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (editions); i++)
    if (g_str_equal (edition, editions[i]))
      return self->codes[i];
  g_return_val_if_reached (NULL);
}

/**
 * fst_iso_title_new:
 * @line: the line of the file that it stands on, 0 if there is none
 * @edition: an edition
 * @code: a valid code
 * @title: its title
 *
 * Makes the title of a code.
 *
 * Returns: (transfer full): the title
 */
FstIsoTitle *
fst_iso_title_new (guint line, const char *edition, const char *code, const char *title)
{
  FstIsoTitle *self;

  g_return_val_if_fail (edition != NULL && title != NULL, NULL);
  g_return_val_if_fail (fst_iso_code_is_valid (code), NULL);

  self = g_new (FstIsoTitle, 1);
  *self = (FstIsoTitle){ line, g_strdup (edition), g_strdup (code), g_strdup (title) };
  return self;
}

/**
 * fst_iso_title_free:
 * @self: (transfer full): a title
 *
 * Frees a title.
 */
void
fst_iso_title_free (FstIsoTitle *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->edition);
  g_free (self->code);
  g_free (self->title);
  g_free (self);
}

/**
 * fst_iso_change_new:
 * @line: the line of the file that it stands on, 0 if there is none
 * @code16: (nullable): the code of 2016
 * @code22: (nullable): the code of 2022; at least one of them is there
 * @change: (nullable): what was changed, in the words of the table
 *
 * Makes a row of the mapping.
 *
 * Returns: (transfer full): the row
 */
FstIsoChange *
fst_iso_change_new (guint line, const char *code16, const char *code22, const char *change)
{
  FstIsoChange *self;

  g_return_val_if_fail (code16 != NULL || code22 != NULL, NULL);
  g_return_val_if_fail (code16 == NULL || fst_iso_code_is_valid (code16), NULL);
  g_return_val_if_fail (code22 == NULL || fst_iso_code_is_valid (code22), NULL);

  self = g_new (FstIsoChange, 1);
  *self = (FstIsoChange){ line, g_strdup (code16), g_strdup (code22), g_strdup (change) };
  return self;
}

/**
 * fst_iso_change_free:
 * @self: (transfer full): a row
 *
 * Frees a row of the mapping.
 */
void
fst_iso_change_free (FstIsoChange *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->code16);
  g_free (self->code22);
  g_free (self->change);
  g_free (self);
}

/**
 * fst_iso_change_get_code:
 * @self: a row
 * @edition: an edition
 *
 * Gives the code of an edition.
 *
 * Returns: (transfer none) (nullable): the code, or %NULL where the edition has none
 */
const char *
fst_iso_change_get_code (const FstIsoChange *self, const char *edition)
{
  g_return_val_if_fail (self != NULL && edition != NULL, NULL);

  return g_str_equal (edition, FST_ISO_EDITION_2022) ? self->code22 : self->code16;
}
