#include "fst-device.h"

G_DEFINE_BOXED_TYPE (FstDevice, fst_device, fst_device_ref, fst_device_unref)

/**
 * fst_device_new:
 * @fields: the device's contents; its strings are copied
 *
 * Makes a device.
 *
 * Returns: (transfer full): the device
 */
FstDevice *
fst_device_new (const FstDevice *fields)
{
  FstDevice *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_atomic_rc_box_new (FstDevice);
  *self = *fields;
  self->article_number = g_strdup (fields->article_number);
  self->name = g_strdup (fields->name);
  self->supplier = g_strdup (fields->supplier);
  self->iso_code = g_strdup (fields->iso_code);
  self->own_iso_code = g_strdup (fields->own_iso_code);
  self->own_iso_edition = g_strdup (fields->own_iso_edition);
  self->description = g_strdup (fields->description);
  self->agreement = g_strdup (fields->agreement);
  return self;
}

/**
 * fst_device_ref:
 * @self: a device
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstDevice *
fst_device_ref (FstDevice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
device_clear (FstDevice *self)
{
  g_free (self->article_number);
  g_free (self->name);
  g_free (self->supplier);
  g_free (self->iso_code);
  g_free (self->own_iso_code);
  g_free (self->own_iso_edition);
  g_free (self->description);
  g_free (self->agreement);
}

/**
 * fst_device_unref:
 * @self: (transfer full): a device
 *
 * Gives a reference back. May be called in any thread.
 */
void
fst_device_unref (FstDevice *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) device_clear);
}

/**
 * fst_device_equal:
 * @a: (nullable): a device
 * @b: (nullable): a device
 *
 * Tells whether two devices have the same contents; %NULL equals only %NULL.
 *
 * Returns: %TRUE if they do
 */
gboolean
fst_device_equal (const FstDevice *a, const FstDevice *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strcmp0 (a->article_number, b->article_number) == 0 && g_strcmp0 (a->name, b->name) == 0
         && g_strcmp0 (a->supplier, b->supplier) == 0 && g_strcmp0 (a->iso_code, b->iso_code) == 0
         && g_strcmp0 (a->own_iso_code, b->own_iso_code) == 0
         && g_strcmp0 (a->own_iso_edition, b->own_iso_edition) == 0
         && g_strcmp0 (a->description, b->description) == 0 && a->price_ore == b->price_ore
         && g_strcmp0 (a->agreement, b->agreement) == 0 && a->rank == b->rank
         && !a->accessory == !b->accessory && !a->discontinued == !b->discontinued
         && !a->example == !b->example;
}
