#include "store-fixture.h"

#include "fst-database.h"
#include "fst-kinds.h"

#define BY "Test Förskrivare"

static FstCodeList *
make_list (const char *name, const char *owner, const char *code, const char *value)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_row_free);
  FstCodeList fields = {
    .name = (char *) name, .owner = (char *) owner, .complete = TRUE, .rows = rows
  };
  g_autoptr (GError) error = NULL;
  FstCodeList *list;

  g_date_set_dmy (&fields.from, 1, 1, 2026);
  g_ptr_array_add (rows, fst_code_row_new (2, code, FST_QUESTION_PAYER, value, "home",
                                           "När den väl är åtkomlig"));
  g_ptr_array_add (rows, fst_code_row_new (3, "18", FST_QUESTION_KIND, "personal", NULL, NULL));
  list = fst_code_list_new (&fields, &error);
  g_assert_no_error (error);
  return list;
}

/* Takes the list over. */
static void
put (FstStore *store, FstCodeList *list, const char *at)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (FstCodeList) owned = list;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fst_register_put_list_async (reg, owned, at, BY, NULL, take_result, &result);
  g_assert_true (fst_register_put_list_finish (reg, wait_for (&result), &error));
  g_assert_no_error (error);
}

static gboolean
end (FstStore *store, const char *name, const char *owner, GError **error)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;

  fst_register_end_list_async (reg, name, owner, "2026-11-23T10:00:00Z", BY, NULL, take_result,
                               &result);
  return fst_register_end_list_finish (reg, wait_for (&result), error);
}

static GPtrArray *
list_lists (FstStore *store)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *lists;

  fst_register_list_lists_async (reg, NULL, take_result, &result);
  lists = fst_register_list_lists_finish (reg, wait_for (&result), &error);
  g_assert_no_error (error);
  return lists;
}

static void
assert_audit (FstStore *store, const char *const *expected)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  fst_register_list_audit_async (reg, NULL, 10, NULL, take_result, &result);
  lines = fst_register_list_audit_finish (reg, wait_for (&result), NULL);
  g_assert_cmpuint (lines->len, ==, g_strv_length ((char **) expected));
  for (guint i = 0; i < lines->len; i++)
    {
      const FstAuditEntry *line = g_ptr_array_index (lines, i);
      g_autofree char *text = g_strdup_printf ("%s %s", line->action, line->object);

      g_assert_cmpstr (text, ==, expected[i]);
      g_assert_cmpstr (line->by, ==, BY);
    }
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  static const char *const audit[] = { "list-imported grund@0180",
                                       "list-imported doc/annex@stockholm", NULL };
  g_autoptr (GPtrArray) lists = NULL;
  const FstCodeList *list;
  const FstCodeRow *row;

  put (fixture->store, make_list ("doc/annex", "stockholm", "1206", "region"),
       "2026-11-22T23:30:00Z");
  put (fixture->store, make_list ("grund", "0180", "12", "municipality"), "2026-11-22T23:31:00Z");
  reopen_store (fixture);
  lists = list_lists (fixture->store);
  g_assert_cmpuint (lists->len, ==, 2);
  list = g_ptr_array_index (lists, 0);
  g_assert_cmpstr (list->name, ==, "doc/annex");
  g_assert_cmpstr (list->owner, ==, "stockholm");
  g_assert_true (list->complete);
  g_assert_cmpint (g_date_get_year (&list->from), ==, 2026);
  g_assert_false (g_date_valid (&list->until));
  g_assert_cmpint (g_date_get_day (&list->imported), ==, 22);
  g_assert_cmpuint (list->rows->len, ==, 2);
  row = g_ptr_array_index (list->rows, 0);
  g_assert_cmpuint (row->line, ==, 2);
  g_assert_cmpstr (row->iso_code, ==, "1206");
  g_assert_cmpint (row->question, ==, FST_QUESTION_PAYER);
  g_assert_cmpstr (row->value, ==, "region");
  g_assert_cmpstr (row->applies_to, ==, "home");
  g_assert_cmpstr (row->note, ==, "När den väl är åtkomlig");
  row = g_ptr_array_index (list->rows, 1);
  g_assert_null (row->applies_to);
  g_assert_null (row->note);
  assert_audit (fixture->store, audit);
  assert_whole (fixture->store);
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lists = NULL;

  put (fixture->store, make_list ("grund", "0180", "1206", "region"), "2026-11-22T10:00:00Z");
  put (fixture->store, make_list ("grund", "0180", "1209", "municipality"), "2026-11-23T10:00:00Z");
  put (fixture->store, make_list ("grund", "0182", "1212", "region"), "2026-11-23T10:00:00Z");
  lists = list_lists (fixture->store);
  g_assert_cmpuint (lists->len, ==, 2);
  g_assert_cmpstr (
      ((FstCodeRow *) g_ptr_array_index (((FstCodeList *) g_ptr_array_index (lists, 0))->rows, 0))
          ->iso_code,
      ==, "1209");
}

static void
test_ended (Fixture *fixture, gconstpointer data)
{
  static const char *const audit[] = { "list-imported grund@0180", "list-removed grund@0180",
                                       "list-imported grund@0180", NULL };
  g_autoptr (GPtrArray) none = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  put (fixture->store, make_list ("grund", "0180", "1206", "region"), "2026-11-22T10:00:00Z");
  g_assert_false (end (fixture->store, "grund", "0182", &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (end (fixture->store, "grund", "0180", &error));
  g_assert_no_error (error);
  none = list_lists (fixture->store);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (end (fixture->store, "grund", "0180", &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
  put (fixture->store, make_list ("grund", "0180", "1206", "region"), "2026-11-24T10:00:00Z");
  again = list_lists (fixture->store);
  g_assert_cmpuint (again->len, ==, 1);
  assert_audit (fixture->store, audit);
  assert_whole (fixture->store);
}

/* What the register never does itself, done to its file by somebody who has the passphrase. */
static void
test_only_ended (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE code_lists SET name = 'x'",
    "UPDATE code_lists SET valid_from = NULL WHERE ended_at IS NULL",
    "UPDATE code_lists SET ended_at = NULL, ended_by = NULL",
    "UPDATE code_lists SET ended_at = '2027-01-01T00:00:00Z' WHERE ended_at IS NOT NULL",
    "DELETE FROM code_lists",
    "REPLACE INTO code_lists SELECT * FROM code_lists",
    "UPDATE code_list_rows SET value = 'school'",
    "DELETE FROM code_list_rows",
  };
  g_autofree char *file = file_in (fixture->path, "register.db");
  g_autoptr (FstDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  put (fixture->store, make_list ("grund", "0180", "1206", "region"), "2026-11-22T10:00:00Z");
  put (fixture->store, make_list ("grund", "0180", "1206", "region"), "2026-11-23T10:00:00Z");
  fst_store_close (fixture->store);
  g_clear_object (&fixture->store);
  database =
      fst_database_open (file, &FST_REGISTER_KIND, PASSPHRASE, FST_DATABASE_OPEN_NORMAL, &error);
  g_assert_no_error (error);
  g_assert_true (fst_database_make_ready (database, FST_DATABASE_OPEN_NORMAL, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_test_message ("%s", changes[i]);
      g_assert_false (fst_database_execute (database, changes[i], &error));
      g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_CONFLICT);
      g_clear_error (&error);
    }
  g_clear_pointer (&database, fst_database_free);
  fixture->store = open_store (fixture->path, PASSPHRASE, NULL);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/lists/kept", test_kept);
  ADD ("/lists/replaced", test_replaced);
  ADD ("/lists/ended", test_ended);
  ADD ("/lists/only-ended", test_only_ended);
  return g_test_run ();
}
