#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* A new workspace, open. */
void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->base = g_dir_make_tmp ("fst-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->base, "arbetsyta", NULL);
  fixture->store = create_store (fixture->path, PASSPHRASE, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    fst_store_close (fixture->store);
  g_clear_object (&fixture->store);
  remove_tree (fixture->base);
  g_free (fixture->base);
  g_free (fixture->path);
}

FstStore *
create_store (const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  fst_store_create_async (folder, passphrase, NULL, take_result, &result);
  return fst_store_create_finish (wait_for (&result), error);
}

FstStore *
open_store (const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  fst_store_open_async (folder, passphrase, NULL, take_result, &result);
  return fst_store_open_finish (wait_for (&result), error);
}

void
reopen_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fst_store_close (fixture->store);
  g_clear_object (&fixture->store);
  fixture->store = open_store (fixture->path, PASSPHRASE, &error);
  g_assert_no_error (error);
}

FstSigning
make_signing (FstPerson *person)
{
  return (FstSigning){ .person = person,
                       .iso_code = "120606",
                       .article_number = "A-1",
                       .device_name = "Rollator Provbänk",
                       .signed_at = "2026-11-22T14:35:57Z",
                       .signed_by = "Prov Förskrivare",
                       .record = "{\"goal\":\"gå till affären\"}" };
}

char *
sign (FstStore *store, const FstSigning *signing, GError **error)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;

  fst_register_sign_async (reg, signing, NULL, take_result, &result);
  return fst_register_sign_finish (reg, wait_for (&result), error);
}

FstRegisterEntry *
get_entry (FstStore *store, const char *id, GError **error)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;

  fst_register_get_async (reg, id, NULL, take_result, &result);
  return fst_register_get_finish (reg, wait_for (&result), error);
}

GPtrArray *
list_entries (FstStore *store, const char *search)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  fst_register_list_async (reg, search, G_MAXUINT, NULL, take_result, &result);
  entries = fst_register_list_finish (reg, wait_for (&result), &error);
  g_assert_no_error (error);
  return entries;
}

gboolean
add_event (FstStore *store, const FstEvent *event, GError **error)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;

  fst_register_add_event_async (reg, event, NULL, take_result, &result);
  return fst_register_add_event_finish (reg, wait_for (&result), error);
}

GStrv
check_store (FstStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GStrv findings;

  fst_store_check_async (store, NULL, take_result, &result);
  findings = fst_store_check_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);
  return findings;
}

void
assert_whole (FstStore *store)
{
  g_auto (GStrv) findings = check_store (store);
  g_autofree char *text = g_strjoinv ("\n", findings);

  g_assert_cmpstr (text, ==, "");
}

gboolean
back_up (FstStore *store, const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  fst_store_back_up_async (store, folder, passphrase, NULL, take_result, &result);
  return fst_store_back_up_finish (store, wait_for (&result), error);
}

typedef struct
{
  GPtrArray *articles;
  guint next;
} ArrayReader;

static FstArticle *
read_array (gpointer data, GError **error)
{
  ArrayReader *reader = data;

  if (reader->next == reader->articles->len)
    return NULL;
  return fst_article_ref (g_ptr_array_index (reader->articles, reader->next++));
}

FstImportSummary *
import_articles (FstStore *store, const FstCatalogueImport *import, GPtrArray *articles)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (store);
  ArrayReader reader = { articles, 0 };
  FstCatalogueImport fields = *import;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FstImportSummary *summary;

  fields.reader = read_array;
  fields.reader_data = &reader;
  fst_catalogue_import_async (catalogue, &fields, NULL, take_result, &result);
  summary = fst_catalogue_import_finish (catalogue, wait_for (&result), &error);
  g_assert_no_error (error);
  return summary;
}

/* Gives how many articles the file had. */
gint64
import_devices (FstStore *store, const char *source, GPtrArray *devices)
{
  g_autoptr (GPtrArray) articles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_unref);
  g_autoptr (FstImportSummary) summary = NULL;

  for (guint i = 0; i < devices->len; i++)
    g_ptr_array_add (articles, make_article (g_ptr_array_index (devices, i)));
  summary = import_articles (
      store, &(FstCatalogueImport){ .source = source, .imported_at = "2026-11-22T14:00:00Z" },
      articles);
  return summary->n_read;
}

FstCatalogueHits *
search_devices (FstStore *store, const char *text, guint offset, guint limit)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FstCatalogueHits *hits;

  fst_catalogue_search_async (catalogue, text, offset, limit, NULL, take_result, &result);
  hits = fst_catalogue_search_finish (catalogue, wait_for (&result), &error);
  g_assert_no_error (error);
  return hits;
}

/* A search finds exactly the articles with these numbers, in this order. */
void
assert_search (FstStore *store, const char *text, const char *const *numbers)
{
  g_autoptr (FstCatalogueHits) hits = search_devices (store, text, 0, FST_CATALOGUE_MAX_HITS);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_auto (GStrv) found_numbers = NULL;

  for (guint i = 0; i < hits->devices->len; i++)
    g_strv_builder_add (found,
                        ((FstDevice *) g_ptr_array_index (hits->devices, i))->article_number);
  found_numbers = g_strv_builder_end (found);
  g_test_message ("searching: %s", text);
  g_assert_cmpstrv (found_numbers, numbers);
  g_assert_cmpuint (hits->total, ==, hits->devices->len);
  g_assert_false (hits->more);
}

FstDevice *
make_device (const char *number, const char *name, const char *iso_code)
{
  const FstDevice fields = { .article_number = (char *) number,
                             .name = (char *) name,
                             .supplier = (char *) "Provbolaget",
                             .iso_code = (char *) iso_code,
                             .price_ore = -1,
                             .rank = -1 };

  return fst_device_new (&fields);
}

/* An article of which nothing is known but what a device has. */
FstArticle *
make_article (FstDevice *device)
{
  return fst_article_new (&(FstArticle){ .device = device,
                                         .price = device->price_ore,
                                         .orderable = FST_YES_NO_UNKNOWN,
                                         .warranty = -1,
                                         .individually_tracked = FST_YES_NO_UNKNOWN,
                                         .serial_number_required = FST_YES_NO_UNKNOWN });
}

FstArticle *
get_article (FstStore *store, const char *number, GError **error)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (store);
  g_autoptr (GAsyncResult) result = NULL;

  fst_catalogue_get_article_async (catalogue, number, NULL, NULL, take_result, &result);
  return fst_catalogue_get_article_finish (catalogue, wait_for (&result), error);
}

GPtrArray *
list_prices (FstStore *store, const char *number)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *prices;

  fst_catalogue_list_prices_async (catalogue, number, NULL, NULL, take_result, &result);
  prices = fst_catalogue_list_prices_finish (catalogue, wait_for (&result), &error);
  g_assert_no_error (error);
  return prices;
}

GPtrArray *
list_sources (FstStore *store)
{
  FstCatalogue *catalogue = fst_store_get_catalogue (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *sources;

  fst_catalogue_list_sources_async (catalogue, NULL, take_result, &result);
  sources = fst_catalogue_list_sources_finish (catalogue, wait_for (&result), &error);
  g_assert_no_error (error);
  return sources;
}

char *
file_in (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* Every file of a folder: name → bytes. */
GHashTable *
read_folder (const char *path)
{
  GHashTable *files =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autoptr (GError) error = NULL;
      char *contents;
      gsize length;

      g_file_get_contents (file, &contents, &length, &error);
      g_assert_no_error (error);
      g_hash_table_insert (files, g_strdup (name), g_bytes_new_take (contents, length));
    }
  return files;
}

void
assert_same_folder (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      GBytes *other = g_hash_table_lookup (b, name);

      g_test_message ("%s", (char *) name);
      g_assert_nonnull (other);
      g_assert_true (g_bytes_equal (bytes, other));
    }
  g_assert_cmpuint (g_hash_table_size (a), ==, g_hash_table_size (b));
}
