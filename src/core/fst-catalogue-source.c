#include "fst-catalogue-source.h"

G_DEFINE_BOXED_TYPE (FstCatalogueSource,
                     fst_catalogue_source,
                     fst_catalogue_source_ref,
                     fst_catalogue_source_unref)

/**
 * fst_catalogue_source_new:
 * @fields: the source's contents; its strings are copied
 *
 * Makes a source.
 *
 * Returns: (transfer full): the source
 */
FstCatalogueSource *
fst_catalogue_source_new (const FstCatalogueSource *fields)
{
  FstCatalogueSource *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_atomic_rc_box_new0 (FstCatalogueSource);
  self->name = g_strdup (fields->name);
  self->imported_at = g_strdup (fields->imported_at);
  self->n_articles = fields->n_articles;
  self->n_examples = fields->n_examples;
  self->n_gone = fields->n_gone;
  self->n_unusable = fields->n_unusable;
  self->plan_json = g_strdup (fields->plan_json);
  return self;
}

/**
 * fst_catalogue_source_ref:
 * @self: a source
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstCatalogueSource *
fst_catalogue_source_ref (FstCatalogueSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
catalogue_source_clear (FstCatalogueSource *self)
{
  g_free (self->name);
  g_free (self->imported_at);
  g_free (self->plan_json);
}

/**
 * fst_catalogue_source_unref:
 * @self: (transfer full): a source
 *
 * Gives a reference back. May be called in any thread.
 */
void
fst_catalogue_source_unref (FstCatalogueSource *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) catalogue_source_clear);
}
