#include "store-fixture.h"

#include "fst-database.h"
#include "fst-kinds.h"

#include <string.h>

/* What the register never does itself, done to its file by somebody who has the passphrase. */

static FstDatabase *
open_directly (Fixture *fixture)
{
  g_autofree char *file = file_in (fixture->path, "register.db");
  g_autoptr (GError) error = NULL;
  FstDatabase *database;

  fst_store_close (fixture->store);
  g_clear_object (&fixture->store);
  database =
      fst_database_open (file, &FST_REGISTER_KIND, PASSPHRASE, FST_DATABASE_OPEN_NORMAL, &error);
  g_assert_no_error (error);
  g_assert_true (fst_database_make_ready (database, FST_DATABASE_OPEN_NORMAL, &error));
  return database;
}

static void
sign_three (FstStore *store)
{
  g_autoptr (FstPerson) person = fst_person_new_with_number ("201701102384", "Åsa Ödman");
  FstSigning signing = make_signing (person);

  for (int i = 0; i < 3; i++)
    g_free (sign (store, &signing, NULL));
}

static void
test_append_only (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE prescriptions SET device_name = 'x'",
    "DELETE FROM prescriptions",
    "INSERT OR REPLACE INTO prescriptions SELECT * FROM prescriptions",
    "UPDATE events SET note = 'x'",
    "DELETE FROM events WHERE sequence = 3",
    "UPDATE audit SET by = 'x'",
    "DELETE FROM audit WHERE number = 3",
    "REPLACE INTO audit SELECT * FROM audit",
  };
  FstDatabase *database;

  sign_three (fixture->store);
  database = open_directly (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", changes[i]);
      g_assert_false (fst_database_execute (database, changes[i], &error));
      g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_CONFLICT);
    }
  fst_database_free (database);
  fixture->store = open_store (fixture->path, PASSPHRASE, NULL);
  assert_whole (fixture->store);
}

/* What somebody with the key does behind the triggers' back shows in the check, and a backup of it
 * is refused. */
static void
test_tampering (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *change;
    const char *finding;
  } cases[] = {
    { "DROP TRIGGER audit_not_updated; UPDATE audit SET by = 'Någon annan' WHERE number = 2",
      "breaks at line 2" },
    { "DROP TRIGGER audit_not_updated; UPDATE audit SET person = NULL WHERE number = 1",
      "breaks at line 1" },
    { "DROP TRIGGER audit_not_deleted; DELETE FROM audit WHERE number = 2", "breaks at line 3" },
    { "DROP TRIGGER audit_not_deleted; DELETE FROM audit WHERE number = 3",
      "signing of 2026-0003 is missing" },
    { "DROP TRIGGER prescriptions_not_updated; UPDATE prescriptions SET record = '{}' WHERE id = "
      "'2026-0002'",
      "2026-0002: it is not what was signed" },
    { "DROP TRIGGER events_not_deleted; DELETE FROM events WHERE sequence = 1",
      "2026-0001: the event" },
    { "PRAGMA foreign_keys = OFF; DELETE FROM persons", "reference" },
  };
  g_autofree char *file = file_in (fixture->path, "register.db");
  g_autofree char *copy = file_in (fixture->base, "kopia");
  g_autofree char *whole = NULL;
  gsize length;

  sign_three (fixture->store);
  fst_database_free (open_directly (fixture));
  g_assert_true (g_file_get_contents (file, &whole, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) findings = NULL;
      g_autofree char *text = NULL;
      FstDatabase *database;

      g_assert_true (g_file_set_contents (file, whole, length, NULL));
      fixture->store = open_store (fixture->path, PASSPHRASE, NULL);
      database = open_directly (fixture);
      g_assert_true (fst_database_execute (database, cases[i].change, &error));
      g_assert_no_error (error);
      fst_database_free (database);
      fixture->store = open_store (fixture->path, PASSPHRASE, &error);
      g_assert_no_error (error);
      findings = check_store (fixture->store);
      text = g_strjoinv ("\n", findings);
      g_test_message ("%s → %s", cases[i].change, text);
      g_assert_nonnull (strstr (text, cases[i].finding));
      g_assert_false (back_up (fixture->store, copy, PASSPHRASE, &error));
      g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED);
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
      fst_store_close (fixture->store);
      g_clear_object (&fixture->store);
    }
}

static void
test_changed_record (Fixture *fixture, gconstpointer data)
{
  FstDatabase *database;
  g_autoptr (GError) error = NULL;

  sign_three (fixture->store);
  database = open_directly (fixture);
  g_assert_true (
      fst_database_execute (database,
                            "DROP TRIGGER prescriptions_not_updated;"
                            "UPDATE prescriptions SET record = '{}' WHERE id = '2026-0002'",
                            &error));
  fst_database_free (database);
  fixture->store = open_store (fixture->path, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_null (get_entry (fixture->store, "2026-0002", &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_DAMAGED);
}

/* When the disk is full, nothing of the signing is kept and the register goes on. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  FstDatabase *database = open_directly (fixture);
  gint64 n;

  g_assert_true (fst_database_execute (database, "PRAGMA max_page_count = 100", &error));
  g_assert_true (fst_database_begin (database, &error));
  g_assert_false (fst_database_execute (
      database, "INSERT INTO settings VALUES ('a', hex (zeroblob (1000000)))", &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_FULL);
  fst_database_roll_back (database);
  g_clear_error (&error);
  g_assert_true (fst_database_query_int (database, "SELECT count(*) FROM settings", &n, &error));
  g_assert_cmpint (n, ==, 0);
  fst_database_free (database);
  fixture->store = open_store (fixture->path, PASSPHRASE, NULL);
  assert_whole (fixture->store);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/tampering/append-only", test_append_only);
  ADD ("/tampering/tampering", test_tampering);
  ADD ("/tampering/changed-record", test_changed_record);
  ADD ("/tampering/full", test_full);
  return g_test_run ();
}
