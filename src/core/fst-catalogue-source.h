#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Where a part of the assortment came from. */
typedef struct
{
  /*< public, read only >*/
  char *name;        /* mostly the file's name */
  char *imported_at; /* ISO 8601, in the time of the one who did it */
  gint64 n_articles; /* in its newest file */
  gint64 n_examples; /* how many of them are invented */
  gint64 n_gone;     /* besides: those that the newest file no longer has */
  gint64 n_unusable; /* rows of the newest file that could not be used */
  char *plan_json;   /* (nullable): how the file was read */
} FstCatalogueSource;

#define FST_TYPE_CATALOGUE_SOURCE (fst_catalogue_source_get_type ())
GType fst_catalogue_source_get_type (void);

FstCatalogueSource *fst_catalogue_source_new (const FstCatalogueSource *fields);
FstCatalogueSource *fst_catalogue_source_ref (FstCatalogueSource *self);
void fst_catalogue_source_unref (FstCatalogueSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCatalogueSource, fst_catalogue_source_unref)

G_END_DECLS
