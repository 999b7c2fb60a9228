#include "fst-classification.h"

#include "fst-iso-code.h"
#include "fst-store-resources.h"

#include <csv.h>
#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/se/forskrivarstod/store/classification/iso9999-2016.csv"

enum
{
  COLUMN_CODE,
  COLUMN_LEVEL,
  COLUMN_TITLE_SV,
  COLUMN_TITLE_SV_STATUS,
  COLUMN_TITLE_EN,
  N_COLUMNS,
};

typedef struct
{
  GPtrArray *entries;  /* (element-type FstIsoEntry), by code */
  GHashTable *by_code; /* code → FstIsoEntry */
  char *fields[N_COLUMNS];
  guint n_fields;
} Classification;

static void
take_field (void *text, size_t length, void *data)
{
  Classification *self = data;

  if (self->n_fields < N_COLUMNS)
    g_set_str (&self->fields[self->n_fields], text);
  self->n_fields++;
}

static void
take_row (int end, void *data)
{
  Classification *self = data;
  FstIsoEntry *entry;

  /* The first row names the columns. */
  if (self->n_fields == N_COLUMNS && fst_iso_code_is_valid (self->fields[COLUMN_CODE]))
    {
      entry = g_new0 (FstIsoEntry, 1);
      entry->code = g_strdup (self->fields[COLUMN_CODE]);
      entry->title_sv = g_strdup (self->fields[COLUMN_TITLE_SV]);
      entry->title_en = g_strdup (self->fields[COLUMN_TITLE_EN]);
      entry->title_sv_published = g_str_equal (self->fields[COLUMN_TITLE_SV_STATUS], "published");
      g_ptr_array_add (self->entries, entry);
      g_hash_table_insert (self->by_code, entry->code, entry);
    }
  self->n_fields = 0;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (((const FstIsoEntry *) a)->code, ((const FstIsoEntry *) b)->code);
}

/* Reads the file that is built in. It is part of the program: that it can't be read is a
 * programmer's error. */
static gpointer
load (gpointer unused)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (fst_store_get_resource (), RESOURCE,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  Classification *self = g_new0 (Classification, 1);
  struct csv_parser parser;
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  self->entries = g_ptr_array_new ();
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  data = g_bytes_get_data (bytes, &length);
  g_return_val_if_fail (csv_init (&parser, CSV_STRICT | CSV_APPEND_NULL) == 0, NULL);
  if (csv_parse (&parser, data, length, take_field, take_row, self) != length
      || csv_fini (&parser, take_field, take_row, self) != 0)
    g_critical ("%s: %s", RESOURCE, csv_strerror (csv_error (&parser)));
  csv_free (&parser);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&self->fields[i], g_free);
  g_ptr_array_sort_values (self->entries, compare_codes);
  return self;
}

static const Classification *
get_classification (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}

/**
 * fst_classification_lookup:
 * @code: a valid code
 *
 * Finds a code of ISO 9999:2016. May be called in any thread.
 *
 * Returns: (transfer none) (nullable): its entry; %NULL if the edition does not have it
 */
const FstIsoEntry *
fst_classification_lookup (const char *code)
{
  g_return_val_if_fail (fst_iso_code_is_valid (code), NULL);

  return g_hash_table_lookup (get_classification ()->by_code, code);
}

/**
 * fst_classification_list_children:
 * @code: (nullable): a valid code; %NULL for the classes
 *
 * Lists the codes one level below a code, in order. May be called in any thread.
 *
 * Returns: (transfer container) (element-type FstIsoEntry): the entries; none under a division
 */
GPtrArray *
fst_classification_list_children (const char *code)
{
  const Classification *self = get_classification ();
  GPtrArray *children = g_ptr_array_new ();
  gsize length = code != NULL ? strlen (code) : 0;

  g_return_val_if_fail (code == NULL || fst_iso_code_is_valid (code), children);

  for (guint i = 0; i < self->entries->len; i++)
    {
      FstIsoEntry *entry = g_ptr_array_index (self->entries, i);

      if (strlen (entry->code) == length + 2
          && (code == NULL || g_str_has_prefix (entry->code, code)))
        g_ptr_array_add (children, entry);
    }
  return children;
}
