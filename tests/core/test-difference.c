/* What differs between two assessments, and why. */

#include <string.h>

#include "fst-difference.h"

static FstAssessment *
make (const char *region, const char *day)
{
  GDate date;

  g_assert_true (fst_date_parse (day, &date));
  return fst_assessment_new (region, &date);
}

static FstDocumentState *
add_document (FstAssessment *self, const char *id, const char *version, FstValidity validity)
{
  FstDocumentState *state = fst_document_state_new (id, id, version, validity, NULL);

  g_ptr_array_add (self->documents, state);
  return state;
}

static void
decide (FstAssessment *self, FstQuestion question, const char *value, const char *document)
{
  FstDecision *decision = &self->decisions[question];
  const char *sections[] = { "1", NULL };

  decision->status = FST_STATUS_DECIDED;
  decision->value = g_variant_ref_sink (g_variant_new_string (value));
  g_ptr_array_add (decision->grounds, fst_ground_new (document, value, (GStrv) sections, value));
}

static void
leave_open (FstAssessment *self, FstQuestion question, const char *missing)
{
  self->decisions[question].status = FST_STATUS_MISSING_FACTS;
  self->decisions[question].missing = g_strsplit (missing, " ", -1);
}

static FstAssessment *
make_usual (const char *day)
{
  FstAssessment *self = make ("dalarna", day);

  add_document (self, "a", "1", FST_VALIDITY_IN_FORCE);
  add_document (self, "b", "1", FST_VALIDITY_IN_FORCE);
  decide (self, FST_QUESTION_PAYER, "region", "a");
  decide (self, FST_QUESTION_PRESCRIBABLE, "yes", "b");
  return self;
}

/* The kinds of cause, in order, as a text. */
static char *
list_kinds (GPtrArray *causes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < causes->len; i++)
    {
      const FstCause *cause = g_ptr_array_index (causes, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", fst_cause_kind_to_id (cause->kind));
    }
  return g_string_free (text, FALSE);
}

static void
assert_question (FstDifference *self,
                 FstQuestion question,
                 gboolean answer_differs,
                 gboolean grounds_differ,
                 const char *causes)
{
  g_autofree char *kinds = list_kinds (self->questions[question].causes);

  g_assert_cmpint (self->questions[question].answer_differs, ==, answer_differs);
  g_assert_cmpint (self->questions[question].grounds_differ, ==, grounds_differ);
  g_assert_cmpstr (kinds, ==, causes);
}

static void
assert_causes (FstDifference *self, const char *expected)
{
  g_autofree char *kinds = list_kinds (self->causes);

  g_assert_cmpstr (kinds, ==, expected);
}

static void
assert_text (FstDifference *self, guint index, const char *expected)
{
  g_autofree char *text =
      fst_difference_format_cause (self, g_ptr_array_index (self->causes, index));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_nothing (void)
{
  g_autoptr (FstAssessment) first = make_usual ("2026-01-01");
  g_autoptr (FstAssessment) second = make_usual ("2026-01-01");
  g_autoptr (FstDifference) difference = fst_difference_new (first, second);

  assert_causes (difference, "");
  g_assert_cmpuint (fst_difference_count (difference), ==, 0);
  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    assert_question (difference, q, FALSE, FALSE, "");
}

static void
test_day (void)
{
  g_autoptr (FstAssessment) first = make_usual ("2026-01-01");
  g_autoptr (FstAssessment) second = make_usual ("2026-11-22");
  g_autoptr (FstDifference) difference = fst_difference_new (first, second);

  assert_causes (difference, "day");
  assert_text (difference, 0, "It was assessed as of 2026-01-01, and now as of 2026-11-22.");
  g_assert_cmpuint (fst_difference_count (difference), ==, 0);
  assert_question (difference, FST_QUESTION_PAYER, FALSE, FALSE, "");
}

/* Only the answers that rest on the document are explained by its version. */
static void
test_version (void)
{
  g_autoptr (FstAssessment) first = make_usual ("2026-01-01");
  g_autoptr (FstAssessment) second = make ("dalarna", "2026-01-01");
  g_autoptr (FstDifference) difference = NULL;
  FstQuestion order[FST_N_QUESTIONS];

  add_document (second, "a", "2", FST_VALIDITY_IN_FORCE);
  add_document (second, "b", "1", FST_VALIDITY_IN_FORCE);
  decide (second, FST_QUESTION_PAYER, "school", "a");
  decide (second, FST_QUESTION_KIND, "personal", "a");
  decide (second, FST_QUESTION_PRESCRIBABLE, "yes", "b");
  difference = fst_difference_new (first, second);
  assert_causes (difference, "version");
  assert_text (difference, 0, "a has another version: it was 1 and is 2.");
  assert_question (difference, FST_QUESTION_PAYER, TRUE, TRUE, "version");
  assert_question (difference, FST_QUESTION_KIND, TRUE, TRUE, "version");
  assert_question (difference, FST_QUESTION_PRESCRIBABLE, FALSE, FALSE, "");
  g_assert_cmpuint (fst_difference_count (difference), ==, 2);
  fst_difference_order (difference, order);
  g_assert_cmpint (order[0], ==, FST_QUESTION_PAYER);
  g_assert_cmpint (order[1], ==, FST_QUESTION_KIND);
  g_assert_cmpint (order[2], ==, FST_QUESTION_PAYER_UNIT);
  g_assert_cmpint (order[3], ==, FST_QUESTION_PRESCRIBABLE);
  g_assert_cmpint (order[FST_N_QUESTIONS - 1], ==, FST_N_QUESTIONS - 1);
}

/* The answer is the same, and no longer of a document that is plainly in force. */
static void
test_validity (void)
{
  g_autoptr (FstAssessment) first = make_usual ("2025-03-31");
  g_autoptr (FstAssessment) second = make_usual ("2025-04-01");
  g_autoptr (FstDifference) difference = NULL;

  ((FstDocumentState *) g_ptr_array_index (second->documents, 0))->validity = FST_VALIDITY_EXPIRED;
  difference = fst_difference_new (first, second);
  assert_causes (difference, "validity day");
  assert_text (difference, 0, "a has expired.");
  assert_question (difference, FST_QUESTION_PAYER, FALSE, FALSE, "validity");
  assert_question (difference, FST_QUESTION_PRESCRIBABLE, FALSE, FALSE, "");
}

static void
test_confirmed (void)
{
  g_autoptr (FstAssessment) first = make ("stockholm", "2026-01-01");
  g_autoptr (FstAssessment) second = make ("stockholm", "2026-01-01");
  g_autoptr (FstDifference) difference = NULL;
  const FstConfirmation fields = { .document = (char *) "a", .by = (char *) "Prov Chefsson" };

  add_document (first, "a", "1", FST_VALIDITY_PENDING);
  add_document (second, "a", "1", FST_VALIDITY_IN_FORCE)->confirmation =
      fst_confirmation_new (&fields);
  difference = fst_difference_new (first, second);
  assert_causes (difference, "validity");
  assert_text (difference, 0, "a has been confirmed to be in force.");
}

/* An answer waited for a list; now that it has been read in it is there. */
static void
test_list_read_in (void)
{
  g_autoptr (FstAssessment) first = make_usual ("2026-01-01");
  g_autoptr (FstAssessment) second = make_usual ("2026-01-01");
  g_autoptr (FstDifference) there = NULL, back = NULL;

  leave_open (first, FST_QUESTION_KIND, "list:a/annex age");
  add_document (second, "list:a/annex", "2026-01-01", FST_VALIDITY_IN_FORCE);
  decide (second, FST_QUESTION_KIND, "personal", "a");
  there = fst_difference_new (first, second);
  assert_causes (there, "added");
  assert_text (there, 0, "The list list:a/annex has been read in.");
  assert_question (there, FST_QUESTION_KIND, TRUE, TRUE, "added");
  assert_question (there, FST_QUESTION_PAYER, FALSE, FALSE, "");
  back = fst_difference_new (second, first);
  assert_causes (back, "removed");
  assert_text (back, 0, "The list list:a/annex is not used any more.");
  assert_question (back, FST_QUESTION_KIND, TRUE, TRUE, "removed");
}

/* A list that was read in again on the same day has the same version. */
static void
test_list_replaced_on_a_day (void)
{
  g_autoptr (FstAssessment) first = make_usual ("2026-01-01");
  g_autoptr (FstAssessment) second = make_usual ("2026-01-01");
  g_autoptr (FstDifference) difference = NULL;

  add_document (first, "list:own", "2026-01-01", FST_VALIDITY_IN_FORCE);
  add_document (second, "list:own", "2026-01-01", FST_VALIDITY_IN_FORCE);
  decide (first, FST_QUESTION_KIND, "personal", "list:own");
  decide (second, FST_QUESTION_KIND, "pedagogical", "list:own");
  difference = fst_difference_new (first, second);
  assert_causes (difference, "version");
  assert_text (difference, 0, "The list list:own has been read in anew.");
  assert_question (difference, FST_QUESTION_KIND, TRUE, TRUE, "version");
}

/* What a document is called in another language is no other version. */
static void
test_title_is_no_version (void)
{
  g_autoptr (FstAssessment) first = make_usual ("2026-01-01");
  g_autoptr (FstAssessment) second = make_usual ("2026-01-01");
  g_autoptr (FstDifference) difference = NULL;

  add_document (first, "list:own", "2026-01-01", FST_VALIDITY_IN_FORCE);
  g_ptr_array_add (second->documents,
                   fst_document_state_new ("list:own", "own (municipality 2080)", "2026-01-01",
                                           FST_VALIDITY_IN_FORCE, NULL));
  difference = fst_difference_new (first, second);
  assert_causes (difference, "");
}

/* One that goes before an answer is not among its grounds: everything that has changed is named. */
static void
test_document_goes_before (void)
{
  g_autoptr (FstAssessment) first = make_usual ("2026-01-01");
  g_autoptr (FstAssessment) second = make_usual ("2026-02-01");
  g_autoptr (FstDifference) difference = NULL;
  FstDecision *payer = &second->decisions[FST_QUESTION_PAYER];

  add_document (second, "c", "1", FST_VALIDITY_IN_FORCE);
  payer->status = FST_STATUS_NOT_REGULATED;
  g_clear_pointer (&payer->value, g_variant_unref);
  g_ptr_array_set_size (payer->grounds, 0);
  difference = fst_difference_new (first, second);
  assert_causes (difference, "added day");
  assert_question (difference, FST_QUESTION_PAYER, TRUE, TRUE, "added");
}

/* Other rules with the same answer. */
static void
test_grounds_only (void)
{
  g_autoptr (FstAssessment) first = make_usual ("2026-01-01");
  g_autoptr (FstAssessment) second = make_usual ("2026-01-01");
  g_autoptr (FstDifference) difference = NULL;
  const char *sections[] = { "2", NULL };

  g_ptr_array_add (second->decisions[FST_QUESTION_PAYER].grounds,
                   fst_ground_new ("a", "other", (GStrv) sections, "other"));
  ((FstDocumentState *) g_ptr_array_index (second->documents, 0))->version[0] = '2';
  difference = fst_difference_new (first, second);
  assert_question (difference, FST_QUESTION_PAYER, FALSE, TRUE, "version");
  g_assert_cmpuint (fst_difference_count (difference), ==, 0);
}

/* What nothing else explains is the program's own. */
static void
test_program (void)
{
  g_autoptr (FstAssessment) first = make_usual ("2026-01-01");
  g_autoptr (FstAssessment) second = make_usual ("2026-02-01");
  g_autoptr (FstDifference) difference = NULL;

  leave_open (second, FST_QUESTION_PRIORITY, "need");
  difference = fst_difference_new (first, second);
  assert_causes (difference, "day program");
  assert_question (difference, FST_QUESTION_PRIORITY, TRUE, FALSE, "program");
  assert_question (difference, FST_QUESTION_PAYER, FALSE, FALSE, "");
}

/* The order in which facts are missing, or values possible, is no difference. */
static void
test_order_is_no_difference (void)
{
  g_autoptr (FstAssessment) first = make_usual ("2026-01-01");
  g_autoptr (FstAssessment) second = make_usual ("2026-01-01");
  g_autoptr (FstDifference) difference = NULL;

  leave_open (first, FST_QUESTION_PRIORITY, "need need-area");
  leave_open (second, FST_QUESTION_PRIORITY, "need-area need");
  difference = fst_difference_new (first, second);
  assert_question (difference, FST_QUESTION_PRIORITY, FALSE, FALSE, "");
}

static void
test_region (void)
{
  g_autoptr (FstAssessment) first = make_usual ("2026-01-01");
  g_autoptr (FstAssessment) second = make ("vasterbotten", "2026-01-01");
  g_autoptr (FstDifference) difference = fst_difference_new (first, second);

  assert_causes (difference, "region");
  assert_text (difference, 0, "Västerbotten has other agreements than Dalarna.");
  assert_question (difference, FST_QUESTION_PAYER, TRUE, TRUE, "region");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/difference/nothing", test_nothing);
  g_test_add_func ("/difference/day", test_day);
  g_test_add_func ("/difference/version", test_version);
  g_test_add_func ("/difference/validity", test_validity);
  g_test_add_func ("/difference/confirmed", test_confirmed);
  g_test_add_func ("/difference/list-read-in", test_list_read_in);
  g_test_add_func ("/difference/list-replaced-on-a-day", test_list_replaced_on_a_day);
  g_test_add_func ("/difference/title-is-no-version", test_title_is_no_version);
  g_test_add_func ("/difference/document-goes-before", test_document_goes_before);
  g_test_add_func ("/difference/grounds-only", test_grounds_only);
  g_test_add_func ("/difference/program", test_program);
  g_test_add_func ("/difference/order-is-no-difference", test_order_is_no_difference);
  g_test_add_func ("/difference/region", test_region);
  return g_test_run ();
}
