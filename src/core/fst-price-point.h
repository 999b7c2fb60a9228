#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A price that an article has or had, and between which days. */
typedef struct
{
  /*< public, read only >*/
  gint64 price;   /* hundredths of the currency */
  char *currency; /* ISO 4217; NULL where the file did not say, and the krona is meant */
  char *unit;     /* (nullable): what the price is for */
  GDate from;     /* the day of the first file with this price */
  GDate until;    /* the day of the file with another one; not valid while it holds */
} FstPricePoint;

FstPricePoint *fst_price_point_new (const FstPricePoint *fields);
void fst_price_point_free (FstPricePoint *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstPricePoint, fst_price_point_free)

G_END_DECLS
