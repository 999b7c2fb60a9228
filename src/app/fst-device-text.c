#include "config.h"

#include "fst-device-text.h"

#include <glib/gi18n.h>

#include "fst-iso-code.h"

/**
 * fst_device_text_format_price:
 * @device: a device
 *
 * Writes the price in kronor, with öre where there are any.
 *
 * Returns: (transfer full) (nullable): the text in the user's language, or NULL where the price is
 * not known
 */
char *
fst_device_text_format_price (const FstDevice *device)
{
  g_return_val_if_fail (device != NULL, NULL);

  if (device->price_ore < 0)
    return NULL;
  if (device->price_ore % 100 == 0)
    return g_strdup_printf (_ ("%'.0f SEK"), device->price_ore / 100.0);
  return g_strdup_printf (_ ("%'.2f SEK"), device->price_ore / 100.0);
}

/**
 * fst_device_text_format_details:
 * @device: a device
 *
 * Writes what tells the device apart in one line: code, article number, supplier, price.
 *
 * Returns: (transfer full): the line in the user's language
 */
char *
fst_device_text_format_details (const FstDevice *device)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *price = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (device != NULL, NULL);

  price = fst_device_text_format_price (device);
  if (device->own_iso_code != NULL)
    {
      g_autofree char *code = fst_iso_code_format (device->own_iso_code);

      g_strv_builder_take (builder,
                           g_strdup_printf ("%s (ISO 9999:%s)", code, device->own_iso_edition));
    }
  else if (device->iso_code != NULL && fst_iso_code_is_valid (device->iso_code))
    g_strv_builder_take (builder, fst_iso_code_format (device->iso_code));
  if (device->article_number != NULL)
    g_strv_builder_add (builder, device->article_number);
  if (device->supplier != NULL && *device->supplier != '\0')
    g_strv_builder_add (builder, device->supplier);
  if (price != NULL)
    g_strv_builder_add (builder, price);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}
