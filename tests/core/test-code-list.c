#include "fst-region-rules.h"
#include "fst-iso-code.h"
#include "policy-fixture.h"

#include <string.h>

#define ANNEX "list:doc/annex"

/* Lists built in code; a row is "CODE QUESTION VALUE [PLACE]". */

static GPtrArray *
make_rows (const char *first, va_list more)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_row_free);

  for (const char *text = first; text; text = va_arg (more, const char *))
    {
      g_auto (GStrv) cells = g_strsplit (text, " ", -1);
      FstQuestion question;

      g_assert_true (fst_vocabulary_find_question (cells[1], &question));
      g_ptr_array_add (
          rows, fst_code_row_new (rows->len + 2, cells[0], question, cells[2], cells[3], NULL));
    }
  return rows;
}

typedef struct
{
  const char *name, *owner;
  gboolean complete;
  const char *from, *until;
} Header;

static FstCodeList *
try_list (const Header *header, GError **error, const char *first, ...) G_GNUC_NULL_TERMINATED;

static FstCodeList *
try_list (const Header *header, GError **error, const char *first, ...)
{
  va_list more;
  g_autoptr (GPtrArray) rows = NULL;
  FstCodeList fields = { .name = (char *) header->name,
                         .owner = (char *) header->owner,
                         .complete = header->complete };

  va_start (more, first);
  rows = make_rows (first, more);
  va_end (more);
  fields.rows = rows;
  if (header->from)
    g_assert_true (fst_date_parse (header->from, &fields.from));
  if (header->until)
    g_assert_true (fst_date_parse (header->until, &fields.until));
  return fst_code_list_new (&fields, error);
}

static const Header annex_header = { "doc/annex", REGION };
static const Header whole_annex = { "doc/annex", REGION, TRUE };
static const Header own_header = { "own", REGION };

static void
assert_refused (FstCodeList *list, GError *error, int code, const char *word)
{
  g_assert_null (list);
  g_assert_error (error, FST_CODE_LIST_ERROR, code);
  g_assert_nonnull (strstr (error->message, word));
  g_error_free (error);
}

static void
test_header (void)
{
  static const struct
  {
    Header header;
    const char *word;
  } bad[] = {
    { { "", "dalarna" }, "name" },
    { { "a/b/c", "dalarna" }, "name" },
    { { "/b", "dalarna" }, "name" },
    { { "a/", "dalarna" }, "name" },
    { { "Å b", "dalarna" }, "name" },
    { { "a", "norge" }, "owner" },
    { { "a", "0380" }, "owner" },
    { { "a", "018" }, "owner" },
    { { "a", "01800" }, "owner" },
    { { "a", "018x" }, "owner" },
    { { "a", "2080", FALSE, "2026-02-01", "2026-01-31" }, "from" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GError *error = NULL;
      FstCodeList *list = try_list (&bad[i].header, &error, "1206 payer region", NULL);

      assert_refused (list, error, FST_CODE_LIST_ERROR_HEADER, bad[i].word);
    }
}

static void
test_owner (void)
{
  static const struct
  {
    const char *owner, *region;
  } owners[] = { { "stockholm", "stockholm" },
                 { "0180", "stockholm" },
                 { "1480", "vastra-gotaland" },
                 { "2080", "dalarna" },
                 { "2480", "vasterbotten" } };

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      const Header header = { "a", owners[i].owner };
      g_autoptr (FstCodeList) list = try_list (&header, NULL, "1206 payer region", NULL);

      g_assert_cmpstr (fst_code_list_get_region (list), ==, owners[i].region);
    }
}

static void
test_rows_that_no_list_can_hold (void)
{
  static const struct
  {
    const char *row, *word;
  } bad[] = {
    { "120 payer region", "ISO 9999" }, { "12060699 payer region", "ISO 9999" },
    { "1206 payer moon", "moon" },      { "1206 payer listed", "listed" },
    { "1206 reimbursement 10", "10" },  { "1206 payer region moon", "moon" },
    { "1206 priority 1", "priority" },
  };
  GError *error = NULL;
  FstCodeList *list;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      list = try_list (&own_header, &error, "18 payer region", bad[i].row, NULL);
      assert_refused (list, g_steal_pointer (&error), FST_CODE_LIST_ERROR_ROW, "line 3");
    }
  list = try_list (&own_header, &error, NULL, NULL);
  assert_refused (list, error, FST_CODE_LIST_ERROR_ROW, "no rows");
}

static void
test_collisions (void)
{
  static const char *const collide[][2] = {
    { "1206 payer region", "1206 payer municipality" },
    { "1206 payer region", "1206 payer municipality home" },
    { "1206 payer region home", "1206 payer municipality lss-housing" },
    { "1206 payer region home", "1206 payer municipality home" },
  };
  static const char *const agree[][2] = {
    { "1206 payer region", "1206 payer region" },
    { "1206 payer region home", "1206 payer municipality preschool" },
    { "1206 payer region lss-housing", "1206 payer municipality ordinary" },
    { "1206 payer region", "1206 kind personal" },
    { "1206 payer region", "120606 payer municipality" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (collide); i++)
    {
      GError *error = NULL;
      FstCodeList *list = try_list (&own_header, &error, "18 payer region", collide[i][0],
                                    "19 payer region", collide[i][1], NULL);

      assert_refused (list, error, FST_CODE_LIST_ERROR_COLLISION, "lines 3 and 5");
    }
  for (guint i = 0; i < G_N_ELEMENTS (agree); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FstCodeList) list = try_list (&own_header, &error, agree[i][0], agree[i][1], NULL);

      g_assert_no_error (error);
      g_assert_nonnull (list);
    }
}

/* Every way in which what is not known may turn out, one after another. */

static const char *const all_codes[] = { "12",   "1206",   "120603", "120606", "120699",
                                         "1209", "120903", "120999", "129999", "18",
                                         "1830", "183003", "183099", "189999", "049999" };
static const char *const all_places[] = { "home", "preschool", "workplace" };
static const char *const all_housings[] = { "ordinary", "lss-housing", "elderly-special-housing" };

static const char *
answer_plainly (FstCodeList *list, const char *code, const char *place, const char *housing)
{
  const FstCodeRow *best = NULL;

  for (guint i = 0; i < list->rows->len; i++)
    {
      const FstCodeRow *row = g_ptr_array_index (list->rows, i);

      if (row->applies_to && !g_str_equal (row->applies_to, place)
          && !g_str_equal (row->applies_to, housing))
        continue;
      if (g_str_has_prefix (code, row->iso_code)
          && (!best || strlen (row->iso_code) > strlen (best->iso_code)))
        best = row;
    }
  return best ? best->value : FST_CODE_LIST_SILENT;
}

static GHashTable *
answer_every_way (FstCodeList *list, const char *code, const char *place, const char *housing)
{
  GHashTable *values = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (all_codes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (all_places); j++)
      for (guint k = 0; k < G_N_ELEMENTS (all_housings); k++)
        if ((!code || g_str_has_prefix (all_codes[i], code))
            && (!place || g_str_equal (place, all_places[j]))
            && (!housing || g_str_equal (housing, all_housings[k])))
          g_hash_table_add (values, (gpointer) answer_plainly (list, all_codes[i], all_places[j],
                                                               all_housings[k]));
  return values;
}

static FstCodeList *
make_random_list (void)
{
  static const char *const values[] = { "region", "municipality", "school" };
  static const char *const places[] = { NULL, NULL, "home", "preschool", "lss-housing" };
  FstCodeList *list = NULL;

  while (!list)
    {
      g_autoptr (GPtrArray) rows =
          g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_row_free);
      const FstCodeList fields = { .name = (char *) "own", .owner = (char *) REGION, .rows = rows };
      int n = g_test_rand_int_range (1, 7);

      for (int i = 0; i < n; i++)
        {
          const char *code = all_codes[g_test_rand_int_range (0, G_N_ELEMENTS (all_codes))];

          /* 99 is left for what no row names. */
          if (g_str_has_suffix (code, "99"))
            code = "12";
          g_ptr_array_add (
              rows,
              fst_code_row_new ((guint) i, code, FST_QUESTION_PAYER,
                                values[g_test_rand_int_range (0, G_N_ELEMENTS (values))],
                                places[g_test_rand_int_range (0, G_N_ELEMENTS (places))], NULL));
        }
      list = fst_code_list_new (&fields, NULL);
    }
  return list;
}

static const char *
pick (const char *const *from, guint n)
{
  return g_test_rand_bit () ? NULL : from[g_test_rand_int_range (0, (int) n)];
}

static void
test_look_up_as_every_way_would (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (FstCodeList) list = make_random_list ();
      const char *code = g_test_rand_int_range (0, 5)
                             ? all_codes[g_test_rand_int_range (0, G_N_ELEMENTS (all_codes))]
                             : NULL;
      const char *place = pick (all_places, G_N_ELEMENTS (all_places));
      const char *housing = pick (all_housings, G_N_ELEMENTS (all_housings));
      g_autoptr (GHashTable) expected = answer_every_way (list, code, place, housing);
      g_autoptr (FstFacts) facts = fst_facts_new ();
      g_autoptr (FstCodeAnswer) answer = NULL;

      if (code)
        know_text (&facts, "iso-code", code);
      if (place)
        know_text (&facts, "place-of-use", place);
      if (housing)
        know_text (&facts, "housing", housing);
      answer = fst_code_list_look_up (list, FST_QUESTION_PAYER, facts);
      for (guint i = 0; answer->values[i]; i++)
        g_assert_true (g_hash_table_contains (expected, answer->values[i]));
      g_assert_cmpuint (g_strv_length (answer->values), ==, g_hash_table_size (expected));
      g_assert_cmpint (answer->open[0] != NULL, ==, g_hash_table_size (expected) > 1);
    }
}

/* Assessing with a document that refers to an annex */

typedef struct
{
  GPtrArray *policies;
  FstRule *region, *municipality;
  FstFacts *facts;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  FstPolicy *policy = make_policy ("doc");
  FstAnnex *annex = fst_annex_new ();

  annex->id = g_strdup ("annex");
  annex->title = g_strdup ("Annex one");
  annex->question = FST_QUESTION_PAYER;
  annex->values = g_strsplit ("region municipality", " ", -1);
  g_ptr_array_add (policy->annexes, annex);
  self->region = add_rule (policy, "r", when_is (ANNEX, "region"));
  add_answer (self->region, FST_QUESTION_PAYER, "region");
  self->municipality = add_rule (policy, "m", when_is (ANNEX, "municipality"));
  add_answer (self->municipality, FST_QUESTION_PAYER, "municipality");
  self->policies = list_policies (policy, NULL);
  self->facts = fst_facts_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->policies);
  fst_facts_unref (self->facts);
}

/* Takes the lists over. */
static FstAssessment *
assess_with (Fixture *self, FstCodeList *first, FstCodeList *second)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_code_list_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (FstRegionRules) rules = NULL;
  g_autoptr (FstCase) subject = NULL;
  GDate day;

  if (first)
    g_ptr_array_add (all, first);
  if (second)
    g_ptr_array_add (all, second);
  rules = fst_region_rules_new (REGION, self->policies, all, &error);
  g_assert_no_error (error);
  g_assert_true (fst_date_parse (THE_DAY, &day));
  subject = fst_case_new (REGION, &day, self->facts, &error);
  g_assert_no_error (error);
  return fst_region_rules_assess (rules, subject);
}

static void
assert_decision (FstAssessment *assessment,
                 FstQuestion question,
                 const char *status,
                 const char *rest)
{
  const FstDecision *decision = fst_assessment_get_decision (assessment, question);
  g_autofree char *missing = g_strjoinv (" ", decision->missing);

  g_assert_cmpstr (fst_status_to_id (decision->status), ==, status);
  if (decision->status == FST_STATUS_MISSING_FACTS)
    g_assert_cmpstr (missing, ==, rest);
  else if (rest)
    g_assert_cmpstr (g_variant_get_string (decision->value, NULL), ==, rest);
  else
    g_assert_null (decision->value);
}

static gboolean
cites (FstAssessment *assessment, FstQuestion question, const char *document, const char *section)
{
  const FstDecision *decision = fst_assessment_get_decision (assessment, question);

  for (guint i = 0; i < decision->grounds->len; i++)
    {
      const FstGround *ground = g_ptr_array_index (decision->grounds, i);

      if (g_str_equal (ground->document, document) && g_str_equal (ground->sections[0], section))
        return TRUE;
    }
  return FALSE;
}

static void
test_annex_speaks_through_its_document (Fixture *self, gconstpointer data)
{
  g_autoptr (FstAssessment) assessment = NULL;

  know_text (&self->facts, "iso-code", "120606");
  assessment = assess_with (self,
                            try_list (&annex_header, NULL, "12 payer municipality",
                                      "1206 payer region", "18 payer municipality", NULL),
                            NULL);
  assert_decision (assessment, FST_QUESTION_PAYER, "decided", "region");
  g_assert_true (cites (assessment, FST_QUESTION_PAYER, "doc", "1"));
  g_assert_true (cites (assessment, FST_QUESTION_PAYER, ANNEX, "12 06"));
  g_assert_false (cites (assessment, FST_QUESTION_PAYER, ANNEX, "12"));
  g_assert_cmpuint (assessment->documents->len, ==, 2);
}

static void
test_absent_annex_is_missing (Fixture *self, gconstpointer data)
{
  g_autoptr (FstAssessment) assessment = NULL;

  know_text (&self->facts, "iso-code", "120606");
  assessment = assess_with (self, NULL, NULL);
  assert_decision (assessment, FST_QUESTION_PAYER, "missing-facts", ANNEX);
}

/* That a list has no row for a device says something only where it is known to be whole. */
static void
test_silence (Fixture *self, gconstpointer data)
{
  g_autoptr (FstAssessment) part = NULL, whole = NULL;

  know_text (&self->facts, "iso-code", "120606");
  part = assess_with (self, try_list (&annex_header, NULL, "18 payer region", NULL), NULL);
  assert_decision (part, FST_QUESTION_PAYER, "missing-facts", ANNEX);
  whole = assess_with (self, try_list (&whole_annex, NULL, "18 payer region", NULL), NULL);
  assert_decision (whole, FST_QUESTION_PAYER, "not-regulated", NULL);
}

static void
test_code_and_place_are_what_is_missing (Fixture *self, gconstpointer data)
{
  g_autoptr (FstAssessment) without_code = NULL, short_code = NULL, placed = NULL, settled = NULL;

  without_code = assess_with (self, try_list (&annex_header, NULL, "18 payer region", NULL), NULL);
  assert_decision (without_code, FST_QUESTION_PAYER, "missing-facts", "iso-code");

  know_text (&self->facts, "iso-code", "12");
  short_code = assess_with (
      self, try_list (&whole_annex, NULL, "12 payer region", "120606 payer municipality", NULL),
      NULL);
  assert_decision (short_code, FST_QUESTION_PAYER, "missing-facts", "iso-code");

  placed = assess_with (self,
                        try_list (&whole_annex, NULL, "12 payer region home",
                                  "12 payer municipality preschool", NULL),
                        NULL);
  assert_decision (placed, FST_QUESTION_PAYER, "missing-facts", "place-of-use");

  /* Whatever row it turns out to be, they all say the same. */
  settled = assess_with (
      self, try_list (&whole_annex, NULL, "12 payer region", "120606 payer region", NULL), NULL);
  assert_decision (settled, FST_QUESTION_PAYER, "decided", "region");
}

/* A rule of the document that goes before the annex still does. */
static void
test_precedence_is_the_documents (Fixture *self, gconstpointer data)
{
  FstRule *child =
      add_rule (g_ptr_array_index (self->policies, 0), "child", when_between ("age", 0, 17));
  g_autoptr (FstAssessment) assessment = NULL;

  add_answer (child, FST_QUESTION_PAYER, "region");
  yield_to (self->municipality, "child");
  know_text (&self->facts, "iso-code", "120606");
  know_number (&self->facts, "age", 9);
  assessment =
      assess_with (self, try_list (&annex_header, NULL, "12 payer municipality", NULL), NULL);
  assert_decision (assessment, FST_QUESTION_PAYER, "decided", "region");
  g_assert_false (cites (assessment, FST_QUESTION_PAYER, ANNEX, "12"));
}

static void
test_own_list_answers_itself (Fixture *self, gconstpointer data)
{
  g_autoptr (FstAssessment) assessment = NULL, elsewhere = NULL, collision = NULL;
  const Header municipal = { "own", "2080" };

  know_text (&self->facts, "iso-code", "120606");
  assessment =
      assess_with (self,
                   try_list (&own_header, NULL, "1206 kind personal", "12 kind work-technical",
                             "12 trust-prescription allowed", NULL),
                   NULL);
  assert_decision (assessment, FST_QUESTION_KIND, "decided", "personal");
  assert_decision (assessment, FST_QUESTION_TRUST_PRESCRIPTION, "decided", "allowed");
  g_assert_true (cites (assessment, FST_QUESTION_KIND, "list:own", "12 06"));
  g_assert_true (cites (assessment, FST_QUESTION_TRUST_PRESCRIPTION, "list:own", "12"));
  g_assert_cmpuint (fst_assessment_get_decision (assessment, FST_QUESTION_KIND)->grounds->len, ==,
                    1);

  elsewhere = assess_with (self, try_list (&own_header, NULL, "18 kind personal", NULL), NULL);
  assert_decision (elsewhere, FST_QUESTION_KIND, "not-regulated", NULL);

  /* Nothing says which of the two goes before the other. */
  collision = assess_with (self, try_list (&own_header, NULL, "12 kind personal", NULL),
                           try_list (&municipal, NULL, "12 kind work-technical", NULL));
  assert_decision (collision, FST_QUESTION_KIND, "conflict", NULL);
  g_assert_true (cites (collision, FST_QUESTION_KIND, "list:own@2080", "12"));
}

static void
test_basic_equipment (Fixture *self, gconstpointer data)
{
  FstPolicy *policy = g_ptr_array_index (self->policies, 0);
  const Header part = { "basic", "2080" }, whole = { "basic", "2080", TRUE };
  const char *const row = "1206 basic-equipment listed";
  g_autoptr (FstAssessment) listed = NULL, not_listed = NULL, open = NULL, answered = NULL;

  add_answer (add_rule (policy, "basic", when_is ("basic-equipment-listed", "true")),
              FST_QUESTION_KIND, "basic-equipment");
  add_answer (add_rule (policy, "other", when_is ("basic-equipment-listed", "false")),
              FST_QUESTION_KIND, "personal");

  know_text (&self->facts, "iso-code", "120606");
  listed = assess_with (self, try_list (&part, NULL, row, NULL), NULL);
  assert_decision (listed, FST_QUESTION_KIND, "decided", "basic-equipment");
  g_assert_true (cites (listed, FST_QUESTION_KIND, "list:basic@2080", "12 06"));

  know_text (&self->facts, "iso-code", "183003");
  open = assess_with (self, try_list (&part, NULL, row, NULL), NULL);
  assert_decision (open, FST_QUESTION_KIND, "missing-facts", "basic-equipment-listed");
  not_listed = assess_with (self, try_list (&whole, NULL, row, NULL), NULL);
  assert_decision (not_listed, FST_QUESTION_KIND, "decided", "personal");

  /* What is answered by hand goes before the list, and does not cite it. */
  know_text (&self->facts, "iso-code", "120606");
  know_boolean (&self->facts, "basic-equipment-listed", FALSE);
  answered = assess_with (self, try_list (&part, NULL, row, NULL), NULL);
  assert_decision (answered, FST_QUESTION_KIND, "decided", "personal");
  g_assert_false (cites (answered, FST_QUESTION_KIND, "list:basic@2080", "12 06"));
}

/* An annex that only supplements its document lets the document speak while it is not there. */
static void
test_supplement (Fixture *self, gconstpointer data)
{
  FstPolicy *policy = g_ptr_array_index (self->policies, 0);
  FstRule *general = add_rule (policy, "general", NULL);
  g_autoptr (FstAssessment) without = NULL, with = NULL, silent = NULL;

  ((FstAnnex *) g_ptr_array_index (policy->annexes, 0))->supplements = TRUE;
  add_answer (general, FST_QUESTION_PAYER, "school");
  yield_to (general, "r");
  yield_to (general, "m");
  know_text (&self->facts, "iso-code", "120606");
  without = assess_with (self, NULL, NULL);
  assert_decision (without, FST_QUESTION_PAYER, "decided", "school");
  with = assess_with (self, try_list (&annex_header, NULL, "12 payer region", NULL), NULL);
  assert_decision (with, FST_QUESTION_PAYER, "decided", "region");
  silent = assess_with (self, try_list (&annex_header, NULL, "18 payer region", NULL), NULL);
  assert_decision (silent, FST_QUESTION_PAYER, "decided", "school");
}

static void
test_expired_list_says_so (Fixture *self, gconstpointer data)
{
  const Header expired = { "doc/annex", REGION, FALSE, NULL, "2025-12-31" };
  g_autoptr (FstAssessment) assessment = NULL;
  const FstDocumentState *document;

  know_text (&self->facts, "iso-code", "120606");
  assessment = assess_with (self, try_list (&expired, NULL, "12 payer region", NULL), NULL);
  assert_decision (assessment, FST_QUESTION_PAYER, "decided", "region");
  document = g_ptr_array_index (assessment->documents, 1);
  g_assert_cmpstr (document->id, ==, ANNEX);
  g_assert_cmpint (document->validity, ==, FST_VALIDITY_EXPIRED);
  g_assert_nonnull (strstr (document->notice, "2025-12-31"));
  g_assert_nonnull (strstr (document->title, "2025-12-31"));
}

static void
test_annex_says_what_it_can (Fixture *self, gconstpointer data)
{
  static const Header stray = { "doc/other", REGION };
  g_autoptr (FstCodeList) good = try_list (&annex_header, NULL, "12 payer region", NULL);
  g_autoptr (FstCodeList) value =
      try_list (&annex_header, NULL, "12 payer region", "13 payer school", NULL);
  g_autoptr (FstCodeList) question = try_list (&annex_header, NULL, "12 kind personal", NULL);
  g_autoptr (FstCodeList) name = try_list (&stray, NULL, "12 payer region", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (fst_code_list_check_annex (good, self->policies, &error));
  g_assert_no_error (error);
  g_assert_false (fst_code_list_check_annex (value, self->policies, &error));
  g_assert_error (error, FST_CODE_LIST_ERROR, FST_CODE_LIST_ERROR_ROW);
  g_assert_nonnull (strstr (error->message, "line 3"));
  g_clear_error (&error);
  g_assert_false (fst_code_list_check_annex (question, self->policies, &error));
  g_assert_error (error, FST_CODE_LIST_ERROR, FST_CODE_LIST_ERROR_ROW);
  g_clear_error (&error);
  g_assert_false (fst_code_list_check_annex (name, self->policies, &error));
  g_assert_error (error, FST_CODE_LIST_ERROR, FST_CODE_LIST_ERROR_HEADER);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-list/header", test_header);
  g_test_add_func ("/code-list/owner", test_owner);
  g_test_add_func ("/code-list/rows-that-no-list-can-hold", test_rows_that_no_list_can_hold);
  g_test_add_func ("/code-list/collisions", test_collisions);
  g_test_add_func ("/code-list/look-up-as-every-way-would", test_look_up_as_every_way_would);
  ADD ("/code-list/annex-speaks-through-its-document", test_annex_speaks_through_its_document);
  ADD ("/code-list/absent-annex-is-missing", test_absent_annex_is_missing);
  ADD ("/code-list/silence", test_silence);
  ADD ("/code-list/code-and-place-are-what-is-missing", test_code_and_place_are_what_is_missing);
  ADD ("/code-list/precedence-is-the-documents", test_precedence_is_the_documents);
  ADD ("/code-list/own-list-answers-itself", test_own_list_answers_itself);
  ADD ("/code-list/basic-equipment", test_basic_equipment);
  ADD ("/code-list/supplement", test_supplement);
  ADD ("/code-list/expired-list-says-so", test_expired_list_says_so);
  ADD ("/code-list/annex-says-what-it-can", test_annex_says_what_it_can);
  return g_test_run ();
}
