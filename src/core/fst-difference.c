#include "fst-difference.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (FstDifference, fst_difference, fst_difference_ref, fst_difference_unref)

static gboolean
values_equal (GVariant *a, GVariant *b)
{
  return a == b || (a && b && g_variant_equal (a, b));
}

/* In any order: which of them comes first tells nobody anything. */
static gboolean
same_values (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_ptr_array_find_with_equal_func (b, g_ptr_array_index (a, i), (GEqualFunc) values_equal,
                                           NULL))
      return FALSE;
  return TRUE;
}

static gboolean
same_missing (GStrv a, GStrv b)
{
  if ((a ? g_strv_length (a) : 0) != (b ? g_strv_length (b) : 0))
    return FALSE;
  for (guint i = 0; a && a[i]; i++)
    if (!g_strv_contains ((const char *const *) b, a[i]))
      return FALSE;
  return TRUE;
}

static gboolean
same_answer (const FstDecision *a, const FstDecision *b)
{
  return a->status == b->status && values_equal (a->value, b->value)
         && same_values (a->values, b->values) && same_missing (a->missing, b->missing);
}

static gboolean
same_ground (const FstGround *a, const FstGround *b)
{
  return g_str_equal (a->document, b->document) && g_str_equal (a->rule, b->rule)
         && g_strv_equal ((const char *const *) a->sections, (const char *const *) b->sections);
}

static gboolean
same_grounds (const FstDecision *a, const FstDecision *b)
{
  if (a->grounds->len != b->grounds->len)
    return FALSE;
  for (guint i = 0; i < a->grounds->len; i++)
    if (!g_ptr_array_find_with_equal_func (b->grounds, g_ptr_array_index (a->grounds, i),
                                           (GEqualFunc) same_ground, NULL))
      return FALSE;
  return TRUE;
}

static const FstDocumentState *
find_document (FstAssessment *assessment, const char *id)
{
  for (guint i = 0; i < assessment->documents->len; i++)
    {
      const FstDocumentState *document = g_ptr_array_index (assessment->documents, i);

      if (g_str_equal (document->id, id))
        return document;
    }
  return NULL;
}

static void
add_cause (FstDifference *self,
           FstCauseKind kind,
           const FstDocumentState *first,
           const FstDocumentState *second)
{
  FstCause *cause = g_new0 (FstCause, 1);

  cause->kind = kind;
  cause->first = first;
  cause->second = second;
  g_ptr_array_add (self->causes, cause);
}

/* Two regions have no documents in common: that they are others is said once. */
static void
find_causes (FstDifference *self)
{
  GPtrArray *first = self->first->documents, *second = self->second->documents;

  if (!g_str_equal (self->first->region, self->second->region))
    {
      add_cause (self, FST_CAUSE_REGION, NULL, NULL);
      return;
    }
  for (guint i = 0; i < first->len; i++)
    {
      const FstDocumentState *before = g_ptr_array_index (first, i);
      const FstDocumentState *after = find_document (self->second, before->id);

      if (!after)
        add_cause (self, FST_CAUSE_REMOVED, before, NULL);
      else if (!g_str_equal (before->version, after->version))
        add_cause (self, FST_CAUSE_VERSION, before, after);
      if (after && before->validity != after->validity)
        add_cause (self, FST_CAUSE_VALIDITY, before, after);
    }
  for (guint i = 0; i < second->len; i++)
    {
      const FstDocumentState *after = g_ptr_array_index (second, i);

      if (!find_document (self->first, after->id))
        add_cause (self, FST_CAUSE_ADDED, NULL, after);
    }
  if (g_date_compare (&self->first->date, &self->second->date) != 0)
    add_cause (self, FST_CAUSE_DAY, NULL, NULL);
}

/* Whether an answer rests on a document, or waits for a list. */
static gboolean
hangs_on (const FstDecision *decision, const char *document)
{
  for (guint i = 0; i < decision->grounds->len; i++)
    if (g_str_equal (((FstGround *) g_ptr_array_index (decision->grounds, i))->document, document))
      return TRUE;
  return decision->missing && g_strv_contains ((const char *const *) decision->missing, document);
}

static gboolean
concerns (const FstCause *cause, const FstQuestionDifference *question)
{
  const FstDocumentState *document = cause->first ? cause->first : cause->second;

  return !document || hangs_on (question->first, document->id)
         || hangs_on (question->second, document->id);
}

/* Documents and lists that the answer does not name can still be why it is another, by going before
 * what it rests on: then all that has changed is named. The day decides no answer by itself. */
static void
find_question_causes (FstDifference *self, FstQuestionDifference *question)
{
  for (guint i = 0; i < self->causes->len; i++)
    {
      FstCause *cause = g_ptr_array_index (self->causes, i);

      if (cause->kind != FST_CAUSE_DAY && concerns (cause, question))
        g_ptr_array_add (question->causes, cause);
    }
  if (question->causes->len > 0 || !(question->answer_differs || question->grounds_differ))
    return;
  for (guint i = 0; i < self->causes->len; i++)
    {
      FstCause *cause = g_ptr_array_index (self->causes, i);

      if (cause->kind != FST_CAUSE_DAY && cause->kind != FST_CAUSE_VALIDITY)
        g_ptr_array_add (question->causes, cause);
    }
}

static gboolean
is_unexplained (const FstQuestionDifference *question)
{
  for (guint i = 0; i < question->causes->len; i++)
    if (((FstCause *) g_ptr_array_index (question->causes, i))->kind != FST_CAUSE_VALIDITY)
      return FALSE;
  return question->answer_differs || question->grounds_differ;
}

static FstCause *
ensure_cause (FstDifference *self,
              FstCauseKind kind,
              const FstDocumentState *first,
              const FstDocumentState *second)
{
  for (guint i = 0; i < self->causes->len; i++)
    {
      FstCause *cause = g_ptr_array_index (self->causes, i);

      if (cause->kind == kind && cause->second == second)
        return cause;
    }
  add_cause (self, kind, first, second);
  return g_ptr_array_index (self->causes, self->causes->len - 1);
}

/* A list's version is the day on which it was read in: one that was read in twice on a day shows
 * only by what it says. */
static void
blame_lists (FstDifference *self, FstQuestionDifference *question)
{
  for (guint i = 0; i < self->second->documents->len; i++)
    {
      const FstDocumentState *after = g_ptr_array_index (self->second->documents, i);
      const FstDocumentState *before = find_document (self->first, after->id);

      if (before && g_str_has_prefix (after->id, "list:")
          && (hangs_on (question->first, after->id) || hangs_on (question->second, after->id)))
        g_ptr_array_add (question->causes, ensure_cause (self, FST_CAUSE_VERSION, before, after));
    }
}

/* The same facts, documents and lists give the same answer, unless the program itself has changed.
 */
static void
explain_the_rest (FstDifference *self)
{
  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    {
      FstQuestionDifference *question = &self->questions[q];

      if (is_unexplained (question))
        blame_lists (self, question);
      if (is_unexplained (question))
        g_ptr_array_add (question->causes, ensure_cause (self, FST_CAUSE_PROGRAM, NULL, NULL));
    }
}

/**
 * fst_difference_new:
 * @first: an assessment
 * @second: an assessment of the same facts
 *
 * Compares two assessments: for each question whether the answer and what it rests on are the same,
 * and what of all that differs in documents, lists, validity, day and region concerns it. Pure: any
 * thread.
 *
 * Returns: (transfer full): the difference
 */
FstDifference *
fst_difference_new (FstAssessment *first, FstAssessment *second)
{
  FstDifference *self;

  g_return_val_if_fail (first != NULL && second != NULL, NULL);

  self = g_atomic_rc_box_new0 (FstDifference);
  self->first = fst_assessment_ref (first);
  self->second = fst_assessment_ref (second);
  self->causes = g_ptr_array_new_with_free_func (g_free);
  find_causes (self);
  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    {
      FstQuestionDifference *question = &self->questions[q];

      question->first = fst_assessment_get_decision (first, q);
      question->second = fst_assessment_get_decision (second, q);
      question->answer_differs = !same_answer (question->first, question->second);
      question->grounds_differ = !same_grounds (question->first, question->second);
      question->causes = g_ptr_array_new ();
      find_question_causes (self, question);
    }
  explain_the_rest (self);
  return self;
}

/**
 * fst_difference_ref:
 * @self: a difference
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstDifference *
fst_difference_ref (FstDifference *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstDifference *self = data;

  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    g_ptr_array_unref (self->questions[q].causes);
  g_ptr_array_unref (self->causes);
  fst_assessment_unref (self->first);
  fst_assessment_unref (self->second);
}

/**
 * fst_difference_unref:
 * @self: (transfer full): a difference
 *
 * Releases a reference. Any thread.
 */
void
fst_difference_unref (FstDifference *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * fst_difference_count:
 * @self: a difference
 *
 * Counts the questions whose answers differ.
 *
 * Returns: the count
 */
guint
fst_difference_count (FstDifference *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint q = 0; q < FST_N_QUESTIONS; q++)
    n += self->questions[q].answer_differs;
  return n;
}

/**
 * fst_difference_format_count:
 * @self: a difference
 *
 * Says how many answers differ: "2 answers differ."
 *
 * Returns: (transfer full): the sentence in the user's language
 */
char *
fst_difference_format_count (FstDifference *self)
{
  guint n = fst_difference_count (self);

  if (n == 0)
    return g_strdup (_ ("No answer differs."));
  return g_strdup_printf (ngettext ("%u answer differs.", "%u answers differ.", n), n);
}

/**
 * fst_difference_order:
 * @self: a difference
 * @order: (out caller-allocates): the questions
 *
 * Puts the questions whose answers differ first, each part in the order in which answers are shown.
 */
void
fst_difference_order (FstDifference *self, FstQuestion order[FST_N_QUESTIONS])
{
  guint n = 0;

  g_return_if_fail (self != NULL && order != NULL);

  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    if (self->questions[q].answer_differs)
      order[n++] = q;
  for (FstQuestion q = 0; q < FST_N_QUESTIONS; q++)
    if (!self->questions[q].answer_differs)
      order[n++] = q;
}

/**
 * fst_cause_kind_to_id:
 * @kind: a kind of cause
 *
 * Gives a kind of cause its word in JSON.
 *
 * Returns: the word
 */
const char *
fst_cause_kind_to_id (FstCauseKind kind)
{
  static const char *const ids[] = {
    [FST_CAUSE_REGION] = "region",   [FST_CAUSE_VERSION] = "version",   [FST_CAUSE_ADDED] = "added",
    [FST_CAUSE_REMOVED] = "removed", [FST_CAUSE_VALIDITY] = "validity", [FST_CAUSE_DAY] = "day",
    [FST_CAUSE_PROGRAM] = "program",
  };

  return ids[kind];
}

static char *
format_validity (const FstCause *cause)
{
  const FstDocumentState *now = cause->second;

  switch (now->validity)
    {
    case FST_VALIDITY_IN_FORCE:
      return now->confirmation
                 ? g_strdup_printf (_ ("%s has been confirmed to be in force."), now->title)
                 : g_strdup_printf (_ ("%s is in force."), now->title);
    case FST_VALIDITY_EXPIRED:
      return g_strdup_printf (_ ("%s has expired."), now->title);
    case FST_VALIDITY_PENDING:
      return g_strdup_printf (_ ("%s is not confirmed to be in force."), now->title);
    case FST_VALIDITY_NOT_YET_IN_FORCE:
    default:
      return g_strdup_printf (_ ("%s is not yet in force."), now->title);
    }
}

static char *
format_version (const FstCause *cause)
{
  if (g_str_has_prefix (cause->second->id, "list:"))
    return g_strdup_printf (_ ("The list %s has been read in anew."), cause->second->title);
  return g_strdup_printf (_ ("%s has another version: it was %s and is %s."), cause->second->title,
                          cause->first->version, cause->second->version);
}

static const char *
get_region_label (const char *region)
{
  guint n;
  const FstTerm *regions = fst_vocabulary_get_regions (&n);

  return fst_term_get_label (regions, n, region);
}

/**
 * fst_difference_format_cause:
 * @self: a difference
 * @cause: one of its causes
 *
 * Says why the two assessments may differ.
 *
 * Returns: (transfer full): a sentence in the user's language
 */
char *
fst_difference_format_cause (FstDifference *self, const FstCause *cause)
{
  const FstDocumentState *document;
  g_autofree char *first = NULL, *second = NULL;
  gboolean is_list;

  g_return_val_if_fail (self != NULL && cause != NULL, NULL);

  document = cause->second ? cause->second : cause->first;
  is_list = document && g_str_has_prefix (document->id, "list:");
  switch (cause->kind)
    {
    case FST_CAUSE_REGION:
      /* Translators: two regions */
      return g_strdup_printf (_ ("%s has other agreements than %s."),
                              get_region_label (self->second->region),
                              get_region_label (self->first->region));
    case FST_CAUSE_VERSION:
      return format_version (cause);
    case FST_CAUSE_ADDED:
      return g_strdup_printf (is_list ? _ ("The list %s has been read in.")
                                      : _ ("The document %s has been added."),
                              document->title);
    case FST_CAUSE_REMOVED:
      return g_strdup_printf (is_list ? _ ("The list %s is not used any more.")
                                      : _ ("The document %s is not there any more."),
                              document->title);
    case FST_CAUSE_VALIDITY:
      return format_validity (cause);
    case FST_CAUSE_DAY:
      first = fst_date_format (&self->first->date);
      second = fst_date_format (&self->second->date);
      return g_strdup_printf (_ ("It was assessed as of %s, and now as of %s."), first, second);
    case FST_CAUSE_PROGRAM:
    default:
      return g_strdup (_ ("The program has another version, which answers otherwise."));
    }
}
