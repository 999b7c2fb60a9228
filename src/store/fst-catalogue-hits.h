#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The most hits that a search counts and gives. */
#define FST_CATALOGUE_MAX_HITS 1000

/* What a search found, best first. */
typedef struct
{
  /*< public, read only >*/
  GPtrArray *devices; /* (element-type FstDevice): the part asked for */
  guint total;        /* hits in all, at most FST_CATALOGUE_MAX_HITS */
  gboolean more;      /* there are more than the total says */
} FstCatalogueHits;

#define FST_TYPE_CATALOGUE_HITS (fst_catalogue_hits_get_type ())
GType fst_catalogue_hits_get_type (void);

FstCatalogueHits *fst_catalogue_hits_new (GPtrArray *devices, guint total, gboolean more);
FstCatalogueHits *fst_catalogue_hits_ref (FstCatalogueHits *self);
void fst_catalogue_hits_unref (FstCatalogueHits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstCatalogueHits, fst_catalogue_hits_unref)

G_END_DECLS
