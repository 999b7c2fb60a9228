#include "fst-import-outcome.h"

/**
 * fst_import_outcome_free:
 * @self: (transfer full) (nullable): an outcome
 *
 * Frees an outcome.
 */
void
fst_import_outcome_free (FstImportOutcome *self)
{
  if (!self)
    return;
  g_free (self->source);
  g_clear_pointer (&self->summary, fst_import_summary_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}
