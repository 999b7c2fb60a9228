#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One article of an assortment as the catalogue knows it, or as it was frozen into a prescription.
 * Immutable; a text that is not known is NULL, a number that is not known is -1. */

#define FST_TYPE_DEVICE (fst_device_get_type ())

typedef struct
{
  /*< public, read only >*/
  char *article_number;
  char *name;
  char *supplier;
  /* Of ISO 9999:2016, which the documents speak of: 2, 4 or 6 digits. NULL where the assortment has
   * none, or another edition's and it is not known which this is. */
  char *iso_code;
  char *own_iso_code;    /* as the assortment has it, where it is another edition's */
  char *own_iso_edition; /* which: "2022" */
  char *description;
  gint64 price_ore; /* price in öre (1/100 SEK), the whole device */
  char *agreement;  /* agreement number */
  int rank;         /* 1 = first choice of the agreement */
  gboolean accessory;
  gboolean discontinued;
  gboolean example; /* invented, to practise with; a prescription of it is not valid */
} FstDevice;

GType fst_device_get_type (void);

/* The argument's strings are copied. */
FstDevice *fst_device_new (const FstDevice *fields);

FstDevice *fst_device_ref (FstDevice *self);

void fst_device_unref (FstDevice *self);

gboolean fst_device_equal (const FstDevice *a, const FstDevice *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstDevice, fst_device_unref)

G_END_DECLS
