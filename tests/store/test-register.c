#include "store-fixture.h"

#define NUMBER "201701102384"
#define OTHER_NUMBER "189001019802"

static char *
sign_now (FstStore *store, const FstSigning *signing)
{
  g_autoptr (GError) error = NULL;
  char *id = sign (store, signing, &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
  return id;
}

static void
assert_ids (GPtrArray *entries, const char *const *ids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) found = NULL;

  for (guint i = 0; i < entries->len; i++)
    g_strv_builder_add (builder, ((FstRegisterEntry *) g_ptr_array_index (entries, i))->id);
  found = g_strv_builder_end (builder);
  g_assert_cmpstrv (found, ids);
}

static GPtrArray *
list_of_person (FstStore *store, FstPerson *person)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  fst_register_list_of_person_async (reg, person, NULL, take_result, &result);
  entries = fst_register_list_of_person_finish (reg, wait_for (&result), &error);
  g_assert_no_error (error);
  return entries;
}

static GPtrArray *
find_same_function (FstStore *store, FstPerson *person, const char *code)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  fst_register_find_same_function_async (reg, person, code, NULL, take_result, &result);
  entries = fst_register_find_same_function_finish (reg, wait_for (&result), &error);
  g_assert_no_error (error);
  return entries;
}

static GPtrArray *
list_events (FstStore *store, const char *id)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *events;

  fst_register_list_events_async (reg, id, NULL, take_result, &result);
  events = fst_register_list_events_finish (reg, wait_for (&result), &error);
  g_assert_no_error (error);
  return events;
}

static GPtrArray *
list_audit (FstStore *store, FstPerson *person)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *lines;

  fst_register_list_audit_async (reg, person, 100, NULL, take_result, &result);
  lines = fst_register_list_audit_finish (reg, wait_for (&result), &error);
  g_assert_no_error (error);
  return lines;
}

static void
test_sign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPerson) person = fst_person_new_with_number (NUMBER, "Testa Testsdotter");
  FstSigning signing = make_signing (person);
  g_autofree char *id = NULL;
  g_autoptr (FstRegisterEntry) entry = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, signing.record, -1);
  g_autoptr (GError) error = NULL;
  const FstEvent *event;
  const FstAuditEntry *line;

  signing.follow_up = "2027-02-22";
  id = sign_now (fixture->store, &signing);
  g_assert_cmpstr (id, ==, "2026-0001");
  entry = get_entry (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_true (fst_person_equal (entry->person, person));
  g_assert_cmpstr (entry->iso_code, ==, signing.iso_code);
  g_assert_cmpstr (entry->article_number, ==, signing.article_number);
  g_assert_cmpstr (entry->device_name, ==, signing.device_name);
  g_assert_false (entry->example);
  g_assert_cmpstr (entry->signed_at, ==, signing.signed_at);
  g_assert_cmpstr (entry->signed_by, ==, signing.signed_by);
  g_assert_cmpstr (entry->follow_up, ==, "2027-02-22");
  g_assert_cmpstr (entry->record, ==, signing.record);
  g_assert_cmpstr (entry->record_sha256, ==, sha256);
  g_assert_cmpint (entry->status, ==, FST_ENTRY_STATUS_ACTIVE);

  events = list_events (fixture->store, id);
  g_assert_cmpuint (events->len, ==, 1);
  event = g_ptr_array_index (events, 0);
  g_assert_cmpint (event->kind, ==, FST_EVENT_SIGNED);
  g_assert_cmpstr (event->at, ==, signing.signed_at);

  lines = list_audit (fixture->store, person);
  g_assert_cmpuint (lines->len, ==, 1);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (line->action, ==, "signed");
  g_assert_cmpstr (line->object, ==, id);
  g_assert_cmpstr (line->person, ==, NUMBER);
  assert_whole (fixture->store);
}

static void
test_ids (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = { "2026-0001", "2026-0002", "2027-0001", "2026-0003" };
  static const char *const times[] = { "2026-01-01T00:00:00Z", "2026-12-31T23:59:59Z",
                                       "2027-01-01T00:00:00Z", "2026-06-01T12:00:00Z" };
  g_autoptr (FstPerson) person = fst_person_new_with_number (NUMBER, "Testa Testsdotter");
  FstSigning signing = make_signing (person);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *id = NULL;

      signing.signed_at = times[i];
      id = sign_now (fixture->store, &signing);
      g_assert_cmpstr (id, ==, expected[i]);
    }
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPerson) child = fst_person_new_with_number (NUMBER, "Åsa Ödman");
  g_autoptr (FstPerson) protected = fst_person_new_with_reference ("Skydd-7", "", 1980);
  FstSigning first = make_signing (child);
  FstSigning second = make_signing (protected);
  static const struct
  {
    const char *search;
    const char *const ids[3];
  } cases[] = {
    { NULL, { "2026-0002", "2026-0001" } },
    { "", { "2026-0002", "2026-0001" } },
    { "åsa ö", { "2026-0001" } },
    { "ÅSA", { "2026-0001" } },
    { "asa", { NULL } },
    { "20170110-2384", { "2026-0001" } },
    { "170110", { "2026-0001" } },
    { "skydd", { "2026-0002" } },
    { "2026-0002", { "2026-0002" } },
    { "DUSCH", { "2026-0002" } },
    { "d-99", { "2026-0002" } },
    { "%", { NULL } },
    { "' OR 1=1 --", { NULL } },
    { "\xff\xfe", { NULL } },
  };

  second.device_name = "Duschstol Strand";
  second.example = TRUE;
  second.article_number = "D-99";
  g_free (sign_now (fixture->store, &first));
  g_free (sign_now (fixture->store, &second));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) entries = list_entries (fixture->store, cases[i].search);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      assert_ids (entries, cases[i].ids);
      for (guint j = 0; j < entries->len; j++)
        {
          const FstRegisterEntry *entry = g_ptr_array_index (entries, j);

          g_assert_cmpint (entry->example, ==, g_str_equal (entry->id, "2026-0002"));
        }
    }
}

static void
test_of_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPerson) child = fst_person_new_with_number (NUMBER, "Åsa Ödman");
  g_autoptr (FstPerson) nameless = fst_person_new_with_number (NUMBER, "");
  g_autoptr (FstPerson) other = fst_person_new_with_number (OTHER_NUMBER, "Åsa Ödman");
  g_autoptr (FstPerson) unknown = fst_person_new_with_reference (NUMBER, "", 0);
  FstSigning first = make_signing (child);
  FstSigning second = make_signing (other);
  FstSigning third = make_signing (nameless);
  g_autoptr (GPtrArray) of_child = NULL;
  g_autoptr (GPtrArray) of_unknown = NULL;

  g_free (sign_now (fixture->store, &first));
  g_free (sign_now (fixture->store, &second));
  g_free (sign_now (fixture->store, &third));
  of_child = list_of_person (fixture->store, nameless);
  assert_ids (of_child, (const char *const[]){ "2026-0003", "2026-0001", NULL });
  g_assert_cmpstr (((FstRegisterEntry *) of_child->pdata[0])->person->name, ==, "Åsa Ödman");
  of_unknown = list_of_person (fixture->store, unknown);
  g_assert_cmpuint (of_unknown->len, ==, 0);
}

static void
test_same_function (Fixture *fixture, gconstpointer data)
{
  static const char *const codes[] = { "120606", "120609", "1206", "12", "122203" };
  g_autoptr (FstPerson) person = fst_person_new_with_number (NUMBER, "Åsa Ödman");
  static const struct
  {
    const char *code;
    const char *const ids[5];
  } cases[] = {
    { "120606", { "2026-0003", "2026-0001" } },
    { "120603", { "2026-0003" } },
    { "1206", { "2026-0003", "2026-0002", "2026-0001" } },
    { "12", { NULL } },
    { "122203", { "2026-0005" } },
    { "042703", { NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      FstSigning signing = make_signing (person);

      signing.iso_code = codes[i];
      g_free (sign_now (fixture->store, &signing));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) entries = find_same_function (fixture->store, person, cases[i].code);

      g_test_message ("%s", cases[i].code);
      assert_ids (entries, cases[i].ids);
    }
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPerson) person = fst_person_new_with_number (NUMBER, "Åsa Ödman");
  g_autoptr (FstPerson) other = fst_person_new_with_number (OTHER_NUMBER, "Bo Ek");
  FstSigning signing = make_signing (person);
  FstSigning stranger = make_signing (other);
  g_autofree char *first = sign_now (fixture->store, &signing);
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (FstRegisterEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  stranger.replaces = first;
  g_assert_null (sign (fixture->store, &stranger, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  signing.replaces = first;
  second = sign_now (fixture->store, &signing);
  g_assert_cmpstr (second, ==, "2026-0002");
  entry = get_entry (fixture->store, first, &error);
  g_assert_cmpint (entry->status, ==, FST_ENTRY_STATUS_EXCHANGED);
  events = list_events (fixture->store, first);
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpstr (((FstEvent *) events->pdata[1])->related, ==, second);
  same = find_same_function (fixture->store, person, "120606");
  assert_ids (same, (const char *const[]){ second, NULL });

  /* It has ended: nothing of a second replacement is kept. */
  g_assert_null (sign (fixture->store, &signing, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  signing.replaces = "2026-0042";
  g_assert_null (sign (fixture->store, &signing, &error));
  g_assert_nonnull (error);
  all = list_entries (fixture->store, NULL);
  assert_ids (all, (const char *const[]){ second, first, NULL });
  assert_whole (fixture->store);
}

static void
test_events (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPerson) person = fst_person_new_with_number (NUMBER, "Åsa Ödman");
  FstSigning signing = make_signing (person);
  g_autofree char *id = sign_now (fixture->store, &signing);
  FstEvent event = { .kind = FST_EVENT_FOLLOWED_UP,
                     .prescription = id,
                     .at = (char *) "2027-02-22T09:00:00Z",
                     .by = (char *) "Prov Förskrivare",
                     .note = (char *) "Fungerar bra" };
  g_autoptr (FstRegisterEntry) entry = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (add_event (fixture->store, &event, &error));
  event.kind = FST_EVENT_RETURNED;
  g_assert_true (add_event (fixture->store, &event, &error));
  entry = get_entry (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (entry->status, ==, FST_ENTRY_STATUS_RETURNED);
  g_assert_false (add_event (fixture->store, &event, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  event.prescription = (char *) "2026-0099";
  g_assert_false (add_event (fixture->store, &event, &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
  events = list_events (fixture->store, id);
  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpstr (((FstEvent *) events->pdata[1])->note, ==, "Fungerar bra");
  assert_whole (fixture->store);
}

static void
test_not_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (get_entry (fixture->store, "2026-0001", &error));
  g_assert_error (error, FST_STORE_ERROR, FST_STORE_ERROR_NOT_FOUND);
}

static char *
get_draft (FstStore *store)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *draft;

  fst_register_load_draft_async (reg, NULL, take_result, &result);
  draft = fst_register_load_draft_finish (reg, wait_for (&result), &error);
  g_assert_no_error (error);
  return draft;
}

static void
set_draft (FstStore *store, const char *draft)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fst_register_save_draft_async (reg, draft, NULL, take_result, &result);
  g_assert_true (fst_register_save_draft_finish (reg, wait_for (&result), &error));
  g_assert_no_error (error);
}

static void
assert_draft (FstStore *store, const char *expected)
{
  g_autofree char *draft = get_draft (store);

  g_assert_cmpstr (draft, ==, expected);
}

static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPerson) person = fst_person_new_with_number (NUMBER, "Åsa Ödman");
  FstSigning signing = make_signing (person);

  assert_draft (fixture->store, NULL);
  set_draft (fixture->store, "{\"a\":1}");
  set_draft (fixture->store, "{\"a\":2}");
  reopen_store (fixture);
  assert_draft (fixture->store, "{\"a\":2}");
  g_free (sign_now (fixture->store, &signing));
  assert_draft (fixture->store, "{\"a\":2}");
  signing.clear_draft = TRUE;
  g_free (sign_now (fixture->store, &signing));
  assert_draft (fixture->store, NULL);
  set_draft (fixture->store, "x");
  set_draft (fixture->store, NULL);
  assert_draft (fixture->store, NULL);
}

static char *
get_setting (FstStore *store, const char *key)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *value;

  fst_register_get_setting_async (reg, key, NULL, take_result, &result);
  value = fst_register_get_setting_finish (reg, wait_for (&result), &error);
  g_assert_no_error (error);
  return value;
}

static void
set_setting (FstStore *store, const char *key, const char *value)
{
  FstRegister *reg = fst_store_get_register (store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fst_register_set_setting_async (reg, key, value, NULL, take_result, &result);
  g_assert_true (fst_register_set_setting_finish (reg, wait_for (&result), &error));
  g_assert_no_error (error);
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = get_setting (fixture->store, "region");
  g_autofree char *kept = NULL;
  g_autofree char *removed = NULL;

  g_assert_null (before);
  set_setting (fixture->store, "region", "stockholm");
  set_setting (fixture->store, "region", "dalarna");
  reopen_store (fixture);
  kept = get_setting (fixture->store, "region");
  g_assert_cmpstr (kept, ==, "dalarna");
  set_setting (fixture->store, "region", NULL);
  removed = get_setting (fixture->store, "region");
  g_assert_null (removed);
}

static void
test_find_persons (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Östen", "Zeta", "Ärla", "Åke", "andré", "Anna" };
  static const char *const sorted[] = { "andré", "Anna", "Zeta", "Åke", "Ärla", "Östen" };
  FstRegister *reg = fst_store_get_register (fixture->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) by_name = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *reference = g_strdup_printf ("P%" G_GSIZE_FORMAT, i);
      g_autoptr (FstPerson) person = fst_person_new_with_reference (reference, names[i], 0);
      FstSigning signing = make_signing (person);

      g_free (sign_now (fixture->store, &signing));
    }
  fst_register_find_persons_async (reg, NULL, 100, NULL, take_result, &result);
  persons = fst_register_find_persons_finish (reg, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (persons->len, ==, G_N_ELEMENTS (sorted));
  for (guint i = 0; i < persons->len; i++)
    g_assert_cmpstr (((FstPerson *) persons->pdata[i])->name, ==, sorted[i]);
  fst_register_find_persons_async (reg, "ÅK", 100, NULL, take_result, &by_name);
  found = fst_register_find_persons_finish (reg, wait_for (&by_name), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
}

static void
test_log (Fixture *fixture, gconstpointer data)
{
  FstRegister *reg = fst_store_get_register (fixture->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  const FstAuditEntry entry = { .at = (char *) "2026-11-22T15:00:00Z",
                                .by = (char *) "Prov",
                                .action = (char *) "read" };

  fst_register_log_async (reg, &entry, NULL, take_result, &result);
  g_assert_true (fst_register_log_finish (reg, wait_for (&result), &error));
  lines = list_audit (fixture->store, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (((FstAuditEntry *) lines->pdata[0])->number, ==, 1);
  assert_whole (fixture->store);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPerson) person = fst_person_new_with_number (NUMBER, "Åsa Ödman");
  FstSigning signing = make_signing (person);
  FstRegister *reg = fst_store_get_register (fixture->store);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  fst_register_sign_async (reg, &signing, cancellable, take_result, &result);
  g_assert_null (fst_register_sign_finish (reg, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  entries = list_entries (fixture->store, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
}

/* A record of several megabytes, with every kind of character. */
static void
test_large_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FstPerson) person = fst_person_new_with_number (NUMBER, "Åsa Ödman");
  FstSigning signing = make_signing (person);
  g_autoptr (GString) record = g_string_new ("{\"a\":\"");
  g_autoptr (FstRegisterEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  while (record->len < 5000000)
    g_string_append (record, "åäö 🦽 'x' -- ; ");
  g_string_append (record, "\"}");
  signing.record = record->str;
  g_free (sign_now (fixture->store, &signing));
  reopen_store (fixture);
  entry = get_entry (fixture->store, "2026-0001", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_equal (entry->record, record->str));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/register/sign", test_sign);
  ADD ("/register/ids", test_ids);
  ADD ("/register/list", test_list);
  ADD ("/register/of-person", test_of_person);
  ADD ("/register/same-function", test_same_function);
  ADD ("/register/replace", test_replace);
  ADD ("/register/events", test_events);
  ADD ("/register/not-found", test_not_found);
  ADD ("/register/draft", test_draft);
  ADD ("/register/settings", test_settings);
  ADD ("/register/find-persons", test_find_persons);
  ADD ("/register/log", test_log);
  ADD ("/register/cancelled", test_cancelled);
  ADD ("/register/large-record", test_large_record);
  return g_test_run ();
}
