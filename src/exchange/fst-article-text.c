#include "fst-article-text.h"

#include <glib/gi18n-lib.h>

#include "fst-case.h"
#include "fst-iso-code.h"

static char *
format_type (FstArticleType type)
{
  static const char *const titles[] = {
    [FST_ARTICLE_TYPE_MAIN_DEVICE] = N_ ("Main device"),
    [FST_ARTICLE_TYPE_ACCESSORY] = N_ ("Accessory"),
    [FST_ARTICLE_TYPE_SPARE_PART] = N_ ("Spare part"),
    [FST_ARTICLE_TYPE_SERVICE] = N_ ("Service"),
  };

  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (titles), NULL);
  return titles[type] ? g_strdup (_ (titles[type])) : NULL;
}

static char *
format_assortment (FstAssortment assortment)
{
  switch (assortment)
    {
    case FST_ASSORTMENT_ORDINARY:
      return g_strdup (_ ("Ordinary assortment"));
    case FST_ASSORTMENT_OTHER:
      return g_strdup (_ ("Other assortment"));
    case FST_ASSORTMENT_UNKNOWN:
    default:
      return NULL;
    }
}

static char *
format_yes_no (FstYesNo value)
{
  return value == FST_YES_NO_UNKNOWN ? NULL
                                     : g_strdup (value == FST_YES_NO_YES ? _ ("Yes") : _ ("No"));
}

static char *
format_day (const GDate *day)
{
  return g_date_valid (day) ? fst_date_format (day) : NULL;
}

static char *
format_warranty (int length, const char *unit)
{
  if (length < 0)
    return NULL;
  if (g_strcmp0 (unit, "day") == 0)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) length), length);
  if (g_strcmp0 (unit, "month") == 0)
    return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) length), length);
  if (g_strcmp0 (unit, "year") == 0)
    return g_strdup_printf (ngettext ("%d year", "%d years", (gulong) length), length);
  return g_strdup_printf ("%d", length);
}

static char *
format_technical (GPtrArray *technical)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!technical)
    return NULL;
  for (guint i = 0; i < technical->len; i++)
    {
      const FstTechnicalDatum *datum = g_ptr_array_index (technical, i);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "; " : "", datum->name, datum->value);
      if (datum->unit)
        g_string_append_printf (text, " %s", datum->unit);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * fst_article_format_price:
 * @price: hundredths of the currency; negative where it is not known
 * @currency: (nullable): ISO 4217; NULL is the krona
 *
 * Writes a price with its currency, and with hundredths where there are any.
 *
 * Returns: (transfer full) (nullable): the text, or NULL where the price is not known
 */
char *
fst_article_format_price (gint64 price, const char *currency)
{
  if (price < 0)
    return NULL;
  if (price % 100 == 0)
    return g_strdup_printf ("%'.0f %s", price / 100.0, currency ? currency : "SEK");
  return g_strdup_printf ("%'.2f %s", price / 100.0, currency ? currency : "SEK");
}

/* What stands in the catalogue as it is shown; NULL also for a field of another kind. */
static const char *
get_text (const FstArticle *article, FstCatalogueField field)
{
  const FstDevice *device = article->device;

  switch ((int) field)
    {
    case FST_CATALOGUE_FIELD_ARTICLE_NUMBER:
      return device->article_number;
    case FST_CATALOGUE_FIELD_SUPPLIER_ARTICLE_NUMBER:
      return article->supplier_article_number;
    case FST_CATALOGUE_FIELD_GTIN:
      return article->gtin;
    case FST_CATALOGUE_FIELD_NAME:
      return device->name;
    case FST_CATALOGUE_FIELD_DESCRIPTION:
      return device->description;
    case FST_CATALOGUE_FIELD_SUPPLIER:
      return device->supplier;
    case FST_CATALOGUE_FIELD_ISO_EDITION:
      return article->iso_edition;
    case FST_CATALOGUE_FIELD_UNIT:
      return article->price_unit;
    case FST_CATALOGUE_FIELD_AGREEMENT:
      return device->agreement;
    case FST_CATALOGUE_FIELD_LOT:
      return article->lot;
    case FST_CATALOGUE_FIELD_STATUS:
      return article->status;
    case FST_CATALOGUE_FIELD_MDR_CLASS:
      return article->mdr_class;
    default:
      return NULL;
    }
}

/**
 * fst_article_format_field:
 * @article: an article
 * @field: which of its fields
 *
 * Writes what is known of an article in one field. The currency stands with the price, and the unit
 * of a warranty with its length.
 *
 * Returns: (transfer full) (nullable): the text in the user's language, or NULL where it is not
 * known
 */
char *
fst_article_format_field (const FstArticle *article, FstCatalogueField field)
{
  const FstDevice *device;

  g_return_val_if_fail (article != NULL, NULL);

  device = article->device;
  switch ((int) field)
    {
    case FST_CATALOGUE_FIELD_ISO_CODE:
      if (device->own_iso_code)
        return fst_iso_code_format (device->own_iso_code);
      return device->iso_code ? fst_iso_code_format (device->iso_code) : NULL;
    case FST_CATALOGUE_FIELD_TYPE:
      return format_type (article->type);
    case FST_CATALOGUE_FIELD_PRICE:
      return fst_article_format_price (article->price, article->currency);
    case FST_CATALOGUE_FIELD_RANK:
      return device->rank > 0 ? g_strdup_printf ("%d", device->rank) : NULL;
    case FST_CATALOGUE_FIELD_VALID_FROM:
      return format_day (&article->valid_from);
    case FST_CATALOGUE_FIELD_VALID_UNTIL:
      return format_day (&article->valid_until);
    case FST_CATALOGUE_FIELD_ASSORTMENT:
      return format_assortment (article->assortment);
    case FST_CATALOGUE_FIELD_ORDERABLE:
      return format_yes_no (article->orderable);
    case FST_CATALOGUE_FIELD_DISCONTINUED:
      return device->discontinued ? g_strdup (_ ("Yes")) : NULL;
    case FST_CATALOGUE_FIELD_WARRANTY:
      return format_warranty (article->warranty, article->warranty_unit);
    case FST_CATALOGUE_FIELD_INDIVIDUALLY_TRACKED:
      return format_yes_no (article->individually_tracked);
    case FST_CATALOGUE_FIELD_SERIAL_NUMBER_REQUIRED:
      return format_yes_no (article->serial_number_required);
    case FST_CATALOGUE_FIELD_FITS:
      return article->fits ? g_strjoinv (", ", article->fits) : NULL;
    case FST_CATALOGUE_FIELD_TECHNICAL:
      return format_technical (article->technical);
    case FST_CATALOGUE_FIELD_EXAMPLE:
      return device->example ? g_strdup (_ ("Yes")) : NULL;
    default:
      return g_strdup (get_text (article, field));
    }
}
