#include "fst-article-json.h"

#include "fst-json-writing.h"

/* What is not known is null, never nought. */
static void
add_number (JsonBuilder *builder, const char *member, gint64 number, gboolean is_known)
{
  if (is_known)
    fst_json_add_integer (builder, member, number);
  else
    fst_json_add_string (builder, member, NULL);
}

static void
add_yes_no (JsonBuilder *builder, const char *member, FstYesNo value)
{
  if (value == FST_YES_NO_UNKNOWN)
    fst_json_add_string (builder, member, NULL);
  else
    fst_json_add_boolean (builder, member, value == FST_YES_NO_YES);
}

static void
add_technical (JsonBuilder *builder, GPtrArray *technical)
{
  json_builder_set_member_name (builder, "technical");
  json_builder_begin_array (builder);
  for (guint i = 0; technical && i < technical->len; i++)
    {
      const FstTechnicalDatum *datum = g_ptr_array_index (technical, i);

      json_builder_begin_object (builder);
      fst_json_add_string (builder, "name", datum->name);
      fst_json_add_string (builder, "value", datum->value);
      fst_json_add_string (builder, "unit", datum->unit);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What a prescription freezes of the article. */
static void
add_device (JsonBuilder *builder, const FstDevice *device)
{
  fst_json_add_string (builder, "article-number", device->article_number);
  fst_json_add_string (builder, "name", device->name);
  fst_json_add_string (builder, "supplier", device->supplier);
  fst_json_add_string (builder, "description", device->description);
  fst_json_add_string (builder, "iso-code", device->iso_code);
  fst_json_add_string (builder, "own-iso-code", device->own_iso_code);
  fst_json_add_string (builder, "agreement", device->agreement);
  add_number (builder, "rank", device->rank, device->rank > 0);
  fst_json_add_boolean (builder, "discontinued", device->discontinued);
  fst_json_add_boolean (builder, "example", device->example);
}

/**
 * fst_article_add_json:
 * @builder: a builder within an object
 * @article: an article
 *
 * Adds everything that is known of an article; what is not known becomes null, a price is in
 * hundredths of its currency.
 */
void
fst_article_add_json (JsonBuilder *builder, const FstArticle *article)
{
  add_device (builder, article->device);
  fst_json_add_string (builder, "supplier-article-number", article->supplier_article_number);
  fst_json_add_string (builder, "gtin", article->gtin);
  fst_json_add_string (builder, "iso-edition", article->iso_edition);
  fst_json_add_string (builder, "type", fst_article_type_to_id (article->type));
  add_number (builder, "price", article->price, article->price >= 0);
  fst_json_add_string (builder, "unit", article->price_unit);
  fst_json_add_string (builder, "currency", article->currency);
  fst_json_add_string (builder, "lot", article->lot);
  fst_json_add_day (builder, "valid-from", &article->valid_from);
  fst_json_add_day (builder, "valid-until", &article->valid_until);
  fst_json_add_day (builder, "gone-since", &article->gone_since);
  fst_json_add_string (builder, "assortment", fst_assortment_to_id (article->assortment));
  add_yes_no (builder, "orderable", article->orderable);
  fst_json_add_string (builder, "status", article->status);
  add_number (builder, "warranty", article->warranty, article->warranty >= 0);
  fst_json_add_string (builder, "warranty-unit", article->warranty_unit);
  fst_json_add_string (builder, "mdr-class", article->mdr_class);
  add_yes_no (builder, "individually-tracked", article->individually_tracked);
  add_yes_no (builder, "serial-number-required", article->serial_number_required);
  fst_json_add_strings (builder, "fits", article->fits);
  add_technical (builder, article->technical);
}
