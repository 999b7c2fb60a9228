#include "store-fixture.h"

#include "fst-database.h"
#include "fst-migrations.h"
#include "test-migrations-resources.h"

#include <glib/gstdio.h>

#define KEY "x'2dd29ca851e7b56e4697b0e1f08507293d761a05ce4d1b628663f411a8086d99'"
#define FOLDER(name) "/se/forskrivarstod/test/migrations/" name "/"

static const FstDatabaseKind test_kind = { .name = "test",
                                           .schema = "test",
                                           .application_id = 4711,
                                           .synchronous = "FULL",
                                           .exclusive = TRUE,
                                           .cache_kib = 64 };

typedef struct
{
  char *base;
  char *path;
  FstDatabase *database;
} Migrating;

/* A database of version 1. */
static void
set_up (Migrating *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->base = g_dir_make_tmp ("fst-migrations-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->base, "test.db", NULL);
  self->database =
      fst_database_open (self->path, &test_kind, KEY, FST_DATABASE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (fst_database_make_ready (self->database, FST_DATABASE_OPEN_CREATE, &error));
  g_assert_true (fst_migrations_run (self->database, test_migrations_get_resource (),
                                     FOLDER ("one"), NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Migrating *self, gconstpointer data)
{
  g_clear_pointer (&self->database, fst_database_free);
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->base), ==, 0);
  g_free (self->base);
  g_free (self->path);
}

static gint64
ask (Migrating *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_assert_true (fst_database_query_int (self->database, sql, &value, &error));
  g_assert_no_error (error);
  return value;
}

static gboolean
note_version (FstDatabase *database, int version, gpointer data, GError **error)
{
  int *noted = data;

  g_assert_cmpint (*noted, ==, 0);
  *noted = version;
  return TRUE;
}

static gboolean
refuse (FstDatabase *database, int version, gpointer data, GError **error)
{
  g_set_error_literal (error, FST_STORE_ERROR, FST_STORE_ERROR_FULL, "no room for a copy");
  return FALSE;
}

static void
test_new (Migrating *self, gconstpointer data)
{
  g_assert_cmpint (ask (self, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (ask (self, "PRAGMA application_id"), ==, 4711);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM animals"), ==, 1);
}

static void
test_older (Migrating *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int noted = 0;

  g_assert_true (fst_migrations_run (self->database, test_migrations_get_resource (),
                                     FOLDER ("two"), note_version, &noted, &error));
  g_assert_no_error (error);
  g_assert_cmpint (noted, ==, 1);
  g_assert_cmpint (ask (self, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (ask (self, "SELECT sum(legs) FROM animals"), ==, 6);
  /* Nothing is left to do, and nothing to keep a copy for. */
  noted = 0;
  g_assert_true (fst_migrations_run (self->database, test_migrations_get_resource (),
                                     FOLDER ("two"), note_version, &noted, &error));
  g_assert_cmpint (noted, ==, 0);
}

static void
test_no_copy (Migrating *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fst_migrations_run (self->database, test_migrations_get_resource (),
                                      FOLDER ("two"), refuse, NULL, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_FULL);
  g_assert_cmpint (ask (self, "PRAGMA user_version"), ==, 1);
}

/* A step that fails at its end leaves nothing of itself. */
static void
test_broken (Migrating *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fst_migrations_run (self->database, test_migrations_get_resource (),
                                      FOLDER ("broken"), NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (ask (self, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM animals"), ==, 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM pragma_table_info ('animals')"), ==, 1);
}

static void
test_gap (Migrating *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fst_migrations_run (self->database, test_migrations_get_resource (),
                                      FOLDER ("gap"), NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (ask (self, "PRAGMA user_version"), ==, 1);
}

static void
test_newer (Migrating *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fst_migrations_run (self->database, test_migrations_get_resource (),
                                     FOLDER ("two"), NULL, NULL, &error));
  g_assert_false (fst_migrations_check (self->database, test_migrations_get_resource (),
                                        FOLDER ("one"), &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (fst_migrations_run (self->database, test_migrations_get_resource (),
                                      FOLDER ("one"), NULL, NULL, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NEWER);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM animals"), ==, 2);
}

static void
copy_archived (const char *archive, const char *name, const char *folder)
{
  g_autofree char *archived = g_test_build_filename (G_TEST_DIST, "data", archive, name, NULL);
  g_autofree char *file = file_in (folder, name);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (archived, &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (file, contents, length, &error));
}

/* The catalogue is the one that was archived, and not one made anew; what its first version marked
 * as an example by its source is one still. */
static void
assert_archived_catalogue (FstStore *store)
{
  g_autoptr (FstCatalogueHits) hits = search_devices (store, "rollator", 0, 10);
  const FstDevice *first, *second;

  g_assert_cmpuint (hits->total, ==, 2);
  first = g_ptr_array_index (hits->devices, 0);
  second = g_ptr_array_index (hits->devices, 1);
  g_assert_cmpstr (first->article_number, ==, "R-1");
  g_assert_false (first->example);
  g_assert_cmpstr (second->article_number, ==, "E-1");
  g_assert_true (second->example);
}

/* Workspaces as earlier programs wrote them, with the record of the prescription that is of an
 * example. */
typedef struct
{
  const char *folder;
  const char *record;
} Archive;

static const Archive first_archive = { "workspace-1",
                                       "{\"prescription\":{\"device\":{\"example\":true}}}" };
static const Archive second_archive = { "workspace-2", "{\"goal\":\"gå till affären\"}" };
static const Archive third_archive = { "workspace-3", "{\"goal\":\"gå till affären\"}" };

/* A workspace as an earlier program wrote it. It opens in every later one, and goes on. */
static void
test_archived (Fixture *fixture, gconstpointer data)
{
  const Archive *archive = data;
  g_autofree char *folder = file_in (fixture->base, "äldre");
  g_autoptr (FstStore) store = NULL;
  g_autoptr (FstRegisterEntry) entry = NULL, first = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  FstSigning signing;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  copy_archived (archive->folder, "register.db", folder);
  copy_archived (archive->folder, "catalogue.db", folder);
  store = open_store (folder, PASSPHRASE, &error);
  g_assert_no_error (error);
  assert_archived_catalogue (store);
  entry = get_entry (store, "2026-0002", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry->person->number, ==, "201701102384");
  g_assert_cmpstr (entry->person->name, ==, "Åsa Provsdotter");
  g_assert_cmpstr (entry->replaces, ==, "2026-0001");
  g_assert_cmpstr (entry->record, ==, archive->record);
  g_assert_true (entry->example);
  first = get_entry (store, "2026-0001", &error);
  g_assert_no_error (error);
  g_assert_false (first->example);
  assert_whole (store);
  signing = make_signing (entry->person);
  signing.replaces = "2026-0002";
  id = sign (store, &signing, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "2026-0003");
  assert_whole (store);
  fst_store_close (store);
}

#define ADD(path, func) g_test_add (path, Migrating, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/migrations/new", test_new);
  ADD ("/migrations/older", test_older);
  ADD ("/migrations/no-copy", test_no_copy);
  ADD ("/migrations/broken", test_broken);
  ADD ("/migrations/gap", test_gap);
  ADD ("/migrations/newer", test_newer);
  g_test_add ("/migrations/archived/1", Fixture, &first_archive, fixture_set_up, test_archived,
              fixture_tear_down);
  g_test_add ("/migrations/archived/2", Fixture, &second_archive, fixture_set_up, test_archived,
              fixture_tear_down);
  g_test_add ("/migrations/archived/3", Fixture, &third_archive, fixture_set_up, test_archived,
              fixture_tear_down);
  return g_test_run ();
}
