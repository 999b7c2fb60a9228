#include "fst-location.h"

static guint
principal_of (FstCase *subject)
{
  GVariant *principal = fst_facts_lookup (subject->facts, "health-care-responsibility");

  if (!principal)
    return FST_PRINCIPAL_NOT_KNOWN;
  return g_str_equal (g_variant_get_string (principal, NULL), "region")
             ? FST_PRINCIPAL_REGION
             : FST_PRINCIPAL_MUNICIPALITY;
}

/**
 * fst_location_new:
 * @assessor: an assessor
 * @subject: a case of its region
 *
 * Finds where a case lies.
 *
 * Returns: (transfer full): the location
 */
FstLocation *
fst_location_new (FstAssessor *assessor, FstCase *subject)
{
  FstLocation *self = g_new0 (FstLocation, 1);

  self->assessor = assessor;
  self->cells = g_new (guint64, assessor->n_variables);
  fst_space_locate (assessor->space, subject->facts, self->cells);
  self->cells[assessor->n_variables - 1] = G_GUINT64_CONSTANT (1) << principal_of (subject);
  self->restriction = fst_restriction_new (assessor->diagram, self->cells);
  return self;
}

/**
 * fst_location_free:
 * @self: (transfer full) (nullable): a location
 *
 * Frees a location.
 */
void
fst_location_free (FstLocation *self)
{
  if (!self)
    return;
  fst_restriction_free (self->restriction);
  g_free (self->cells);
  g_free (self);
}

/**
 * fst_location_test:
 * @self: a location
 * @node: a true-or-false function of the assessor's diagram
 *
 * Tests a condition or a rule's survival.
 *
 * Returns: unknown where the facts that are not known could make it either
 */
FstTruth
fst_location_test (FstLocation *self, FstNode node)
{
  guint32 value;

  if (!fst_restriction_is_constant (self->restriction, node, &value))
    return FST_TRUTH_UNKNOWN;
  return value ? FST_TRUTH_TRUE : FST_TRUTH_FALSE;
}

/**
 * fst_location_mark_grounds:
 * @self: a location
 * @table: a question's rules
 * @status: how the question is answered here
 *
 * Finds the rules that the answer rests on: those that surely speak; where several rules come to
 * the same and it is open which of them speaks, all that may.
 *
 * Returns: (transfer full): for each candidate of @table whether it is a ground
 */
gboolean *
fst_location_mark_grounds (FstLocation *self, const FstDecisionTable *table, FstStatus status)
{
  gboolean *grounds = g_new (gboolean, table->candidates->len + 1);
  g_autofree FstTruth *truths = g_new (FstTruth, table->candidates->len + 1);
  gboolean is_sure = FALSE;

  for (guint i = 0; i < table->candidates->len; i++)
    {
      truths[i] = fst_location_test (
          self, ((const FstCandidate *) g_ptr_array_index (table->candidates, i))->survives);
      is_sure |= truths[i] == FST_TRUTH_TRUE;
    }
  if (status == FST_STATUS_MISSING_FACTS)
    is_sure = FALSE;
  for (guint i = 0; i < table->candidates->len; i++)
    grounds[i] = truths[i] == FST_TRUTH_TRUE || (truths[i] == FST_TRUTH_UNKNOWN && !is_sure);
  return grounds;
}
