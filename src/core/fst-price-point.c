#include "fst-price-point.h"

/**
 * fst_price_point_new:
 * @fields: the point's contents; its texts are copied
 *
 * Makes a point of a price history.
 *
 * Returns: (transfer full): the point
 */
FstPricePoint *
fst_price_point_new (const FstPricePoint *fields)
{
  FstPricePoint *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_memdup2 (fields, sizeof *fields);
  self->currency = g_strdup (fields->currency);
  self->unit = g_strdup (fields->unit);
  return self;
}

/**
 * fst_price_point_free:
 * @self: (transfer full): a point
 *
 * Frees a point of a price history.
 */
void
fst_price_point_free (FstPricePoint *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->currency);
  g_free (self->unit);
  g_free (self);
}
