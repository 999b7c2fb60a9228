/* An article in words and as JSON: what is known is told, and what is not known is never nought. */

#include "fst-article-json.h"
#include "fst-article-text.h"

static FstArticle *
make_full (void)
{
  FstDevice device = {
    .article_number = (char *) "A1",
    .name = (char *) "Rollator",
    .supplier = (char *) "Bolaget",
    .iso_code = (char *) "120606",
    .description = (char *) "Hopfällbar",
    .price_ore = -1,
    .agreement = (char *) "2026-17",
    .rank = 2,
    .discontinued = TRUE,
    .example = TRUE,
  };
  g_autoptr (FstDevice) frozen = fst_device_new (&device);
  g_autoptr (GPtrArray) technical =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fst_technical_datum_free);
  const char *fits[] = { "B1", "B2", NULL };
  FstArticle fields = {
    .device = frozen,
    .supplier_article_number = (char *) "L1",
    .gtin = (char *) "7350012345678",
    .iso_edition = (char *) "2016",
    .type = FST_ARTICLE_TYPE_ACCESSORY,
    .price = 123450,
    .price_unit = (char *) "st",
    .currency = (char *) "NOK",
    .lot = (char *) "3",
    .assortment = FST_ASSORTMENT_OTHER,
    .orderable = FST_YES_NO_NO,
    .status = (char *) "Aktiv",
    .warranty = 24,
    .warranty_unit = (char *) "month",
    .mdr_class = (char *) "I",
    .individually_tracked = FST_YES_NO_YES,
    .serial_number_required = FST_YES_NO_NO,
    .fits = (GStrv) fits,
    .technical = technical,
  };

  g_date_set_dmy (&fields.valid_from, 1, G_DATE_JANUARY, 2026);
  g_date_set_dmy (&fields.valid_until, 31, G_DATE_DECEMBER, 2027);
  g_ptr_array_add (technical, fst_technical_datum_new ("Bredd", "42", "cm"));
  g_ptr_array_add (technical, fst_technical_datum_new ("Färg", "röd", NULL));
  return fst_article_new (&fields);
}

static FstArticle *
make_bare (void)
{
  const FstDevice device = { .article_number = (char *) "A1",
                             .name = (char *) "Rollator",
                             .price_ore = -1 };
  g_autoptr (FstDevice) frozen = fst_device_new (&device);
  const FstArticle fields = { .device = frozen,
                              .price = -1,
                              .orderable = FST_YES_NO_UNKNOWN,
                              .warranty = -1,
                              .individually_tracked = FST_YES_NO_UNKNOWN,
                              .serial_number_required = FST_YES_NO_UNKNOWN };

  return fst_article_new (&fields);
}

static void
test_fields (void)
{
  static const struct
  {
    FstCatalogueField field;
    const char *text;
  } expected[] = {
    { FST_CATALOGUE_FIELD_ARTICLE_NUMBER, "A1" },
    { FST_CATALOGUE_FIELD_SUPPLIER_ARTICLE_NUMBER, "L1" },
    { FST_CATALOGUE_FIELD_GTIN, "7350012345678" },
    { FST_CATALOGUE_FIELD_NAME, "Rollator" },
    { FST_CATALOGUE_FIELD_DESCRIPTION, "Hopfällbar" },
    { FST_CATALOGUE_FIELD_SUPPLIER, "Bolaget" },
    { FST_CATALOGUE_FIELD_ISO_EDITION, "2016" },
    { FST_CATALOGUE_FIELD_TYPE, "Accessory" },
    { FST_CATALOGUE_FIELD_PRICE, "1234.50 NOK" },
    { FST_CATALOGUE_FIELD_UNIT, "st" },
    { FST_CATALOGUE_FIELD_AGREEMENT, "2026-17" },
    { FST_CATALOGUE_FIELD_LOT, "3" },
    { FST_CATALOGUE_FIELD_RANK, "2" },
    { FST_CATALOGUE_FIELD_VALID_FROM, "2026-01-01" },
    { FST_CATALOGUE_FIELD_VALID_UNTIL, "2027-12-31" },
    { FST_CATALOGUE_FIELD_ASSORTMENT, "Other assortment" },
    { FST_CATALOGUE_FIELD_ORDERABLE, "No" },
    { FST_CATALOGUE_FIELD_STATUS, "Aktiv" },
    { FST_CATALOGUE_FIELD_DISCONTINUED, "Yes" },
    { FST_CATALOGUE_FIELD_WARRANTY, "24 months" },
    { FST_CATALOGUE_FIELD_MDR_CLASS, "I" },
    { FST_CATALOGUE_FIELD_INDIVIDUALLY_TRACKED, "Yes" },
    { FST_CATALOGUE_FIELD_SERIAL_NUMBER_REQUIRED, "No" },
    { FST_CATALOGUE_FIELD_FITS, "B1, B2" },
    { FST_CATALOGUE_FIELD_TECHNICAL, "Bredd: 42 cm; Färg: röd" },
    { FST_CATALOGUE_FIELD_EXAMPLE, "Yes" },
  };
  g_autoptr (FstArticle) article = make_full ();
  g_autofree char *code = fst_article_format_field (article, FST_CATALOGUE_FIELD_ISO_CODE);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = fst_article_format_field (article, expected[i].field);

      g_assert_cmpstr (text, ==, expected[i].text);
    }
  g_assert_nonnull (code);
}

/* Of an article with a number and a name nothing else is told. */
static void
test_unknown (void)
{
  g_autoptr (FstArticle) article = make_bare ();

  for (FstCatalogueField field = FST_CATALOGUE_FIELD_NONE; field < FST_N_CATALOGUE_FIELDS; field++)
    {
      g_autofree char *text = fst_article_format_field (article, field);

      if (field == FST_CATALOGUE_FIELD_ARTICLE_NUMBER || field == FST_CATALOGUE_FIELD_NAME)
        g_assert_nonnull (text);
      else
        g_assert_null (text);
    }
}

static void
test_prices (void)
{
  g_autofree char *whole = fst_article_format_price (120000, NULL);
  g_autofree char *free_of_charge = fst_article_format_price (0, "EUR");

  g_assert_cmpstr (whole, ==, "1200 SEK");
  g_assert_cmpstr (free_of_charge, ==, "0 EUR");
  g_assert_null (fst_article_format_price (-1, "SEK"));
}

static JsonNode *
to_json (const FstArticle *article)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  fst_article_add_json (builder, article);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
test_json (void)
{
  g_autoptr (FstArticle) full = make_full (), bare = make_bare ();
  g_autoptr (JsonNode) full_root = to_json (full), bare_root = to_json (bare);
  JsonObject *object = json_node_get_object (full_root), *other = json_node_get_object (bare_root);
  g_autoptr (GList) members = json_object_get_members (other);

  g_assert_cmpint (json_object_get_int_member (object, "price"), ==, 123450);
  g_assert_cmpstr (json_object_get_string_member (object, "currency"), ==, "NOK");
  g_assert_cmpstr (json_object_get_string_member (object, "type"), ==, "accessory");
  g_assert_false (json_object_get_boolean_member (object, "orderable"));
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (object, "technical")), ==,
                   2);
  g_assert_cmpint (json_object_get_size (object), ==, json_object_get_size (other));
  for (GList *member = members; member; member = member->next)
    {
      JsonNode *node = json_object_get_member (other, member->data);

      if (JSON_NODE_HOLDS_ARRAY (node))
        g_assert_cmpint (json_array_get_length (json_node_get_array (node)), ==, 0);
      else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        g_assert_false (json_node_get_boolean (node));
      else if (!g_str_equal (member->data, "article-number") && !g_str_equal (member->data, "name"))
        g_assert_true (JSON_NODE_HOLDS_NULL (node));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-text/fields", test_fields);
  g_test_add_func ("/article-text/unknown", test_unknown);
  g_test_add_func ("/article-text/prices", test_prices);
  g_test_add_func ("/article-text/json", test_json);
  return g_test_run ();
}
