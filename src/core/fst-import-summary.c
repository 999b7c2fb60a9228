#include "fst-import-summary.h"

G_DEFINE_BOXED_TYPE (FstImportSummary,
                     fst_import_summary,
                     fst_import_summary_ref,
                     fst_import_summary_unref)

/**
 * fst_import_summary_new:
 * @fields: the summary's contents; it keeps a reference of the list of changes, which nobody alters
 * from now on
 *
 * Makes a summary.
 *
 * Returns: (transfer full): the summary
 */
FstImportSummary *
fst_import_summary_new (const FstImportSummary *fields)
{
  FstImportSummary *self;

  g_return_val_if_fail (fields != NULL && fields->changes != NULL, NULL);

  self = g_atomic_rc_box_new (FstImportSummary);
  *self = *fields;
  self->changes = g_ptr_array_ref (fields->changes);
  return self;
}

/**
 * fst_import_summary_ref:
 * @self: a summary
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstImportSummary *
fst_import_summary_ref (FstImportSummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
import_summary_clear (FstImportSummary *self)
{
  g_ptr_array_unref (self->changes);
}

/**
 * fst_import_summary_unref:
 * @self: (transfer full): a summary
 *
 * Gives a reference back. May be called in any thread.
 */
void
fst_import_summary_unref (FstImportSummary *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) import_summary_clear);
}
