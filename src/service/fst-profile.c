#include "fst-profile.h"

G_DEFINE_BOXED_TYPE (FstProfile, fst_profile, fst_profile_ref, fst_profile_unref)

/**
 * fst_profile_new:
 * @fields: what it holds; copied
 *
 * Makes a profile.
 *
 * Returns: (transfer full): the profile
 */
FstProfile *
fst_profile_new (const FstProfile *fields)
{
  FstProfile *self;

  g_return_val_if_fail (fields != NULL && fields->region != NULL, NULL);

  self = g_atomic_rc_box_new0 (FstProfile);
  self->region = g_strdup (fields->region);
  self->municipality = g_strdup (fields->municipality ? fields->municipality : "");
  self->prescriber.name = g_strdup (fields->prescriber.name ? fields->prescriber.name : "");
  self->prescriber.profession = g_strdup (fields->prescriber.profession);
  self->prescriber.organisation = g_strdup (fields->prescriber.organisation);
  self->prescriber.unit = g_strdup (fields->prescriber.unit ? fields->prescriber.unit : "");
  return self;
}

/**
 * fst_profile_ref:
 * @self: a profile
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
FstProfile *
fst_profile_ref (FstProfile *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FstProfile *self = data;

  g_free (self->region);
  g_free (self->municipality);
  g_free (self->prescriber.name);
  g_free (self->prescriber.profession);
  g_free (self->prescriber.organisation);
  g_free (self->prescriber.unit);
}

/**
 * fst_profile_unref:
 * @self: (transfer full): a profile
 *
 * Releases a reference. Any thread.
 */
void
fst_profile_unref (FstProfile *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
