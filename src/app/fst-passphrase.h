#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well a passphrase protects, in the five steps of zxcvbn. */

typedef enum
{
  FST_STRENGTH_VERY_WEAK,
  FST_STRENGTH_WEAK,
  FST_STRENGTH_FAIR,
  FST_STRENGTH_GOOD,
  FST_STRENGTH_STRONG,
} FstStrength;

/* Weaker ones are refused: from here on a stolen file is safe from guessing at the speed the key
 * derivation allows. */
#define FST_STRENGTH_ENOUGH FST_STRENGTH_GOOD

FstStrength fst_passphrase_get_strength (const char *passphrase);
const char *fst_strength_get_label (FstStrength strength);

guint fst_passphrase_get_wait (guint n_wrong);

G_END_DECLS
