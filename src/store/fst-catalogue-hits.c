#include "fst-catalogue-hits.h"

G_DEFINE_BOXED_TYPE (FstCatalogueHits,
                     fst_catalogue_hits,
                     fst_catalogue_hits_ref,
                     fst_catalogue_hits_unref)

/**
 * fst_catalogue_hits_new:
 * @devices: (transfer full) (element-type FstDevice): the devices, best first
 * @total: how many there are in all
 * @more: there are more than the total says
 *
 * Makes what a search found.
 *
 * Returns: (transfer full): the hits
 */
FstCatalogueHits *
fst_catalogue_hits_new (GPtrArray *devices, guint total, gboolean more)
{
  FstCatalogueHits *self;

  g_return_val_if_fail (devices != NULL, NULL);

  self = g_atomic_rc_box_new0 (FstCatalogueHits);
  self->devices = devices;
  self->total = total;
  self->more = more;
  return self;
}

/**
 * fst_catalogue_hits_ref:
 * @self: hits
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstCatalogueHits *
fst_catalogue_hits_ref (FstCatalogueHits *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
catalogue_hits_clear (FstCatalogueHits *self)
{
  g_ptr_array_unref (self->devices);
}

/**
 * fst_catalogue_hits_unref:
 * @self: (transfer full): hits
 *
 * Gives a reference back. May be called in any thread.
 */
void
fst_catalogue_hits_unref (FstCatalogueHits *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) catalogue_hits_clear);
}
