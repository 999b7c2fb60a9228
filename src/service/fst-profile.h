#pragma once

#include "fst-prescription.h"

G_BEGIN_DECLS

/* Where and as whom the user works; kept in the register. Immutable. */

typedef struct
{
  /*< public, read only >*/
  char *region;       /* value of region */
  char *municipality; /* (not nullable): SCB code of four digits, or empty */
  FstPrescriber prescriber;
} FstProfile;

#define FST_TYPE_PROFILE (fst_profile_get_type ())
GType fst_profile_get_type (void);

/* The argument's strings are copied. */
FstProfile *fst_profile_new (const FstProfile *fields);
FstProfile *fst_profile_ref (FstProfile *self);
void fst_profile_unref (FstProfile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstProfile, fst_profile_unref)

G_END_DECLS
