#include "fst-article-difference.h"

/* Notes a field's name where its values are not the same. */
static void
note (GStrvBuilder *fields, const char *name, gboolean same)
{
  if (!same)
    g_strv_builder_add (fields, name);
}

static void
note_text (GStrvBuilder *fields, const char *name, const char *before, const char *after)
{
  note (fields, name, g_strcmp0 (before, after) == 0);
}

static gboolean
same_day (const GDate *before, const GDate *after)
{
  if (!g_date_valid (before) || !g_date_valid (after))
    return g_date_valid (before) == g_date_valid (after);
  return g_date_compare (before, after) == 0;
}

static gboolean
same_list (GStrv before, GStrv after)
{
  if (before == NULL || after == NULL)
    return before == after;
  return g_strv_equal ((const char *const *) before, (const char *const *) after);
}

static gboolean
same_technical (GPtrArray *before, GPtrArray *after)
{
  if (before == NULL || after == NULL)
    return before == after;
  if (before->len != after->len)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    {
      const FstTechnicalDatum *a = g_ptr_array_index (before, i);
      const FstTechnicalDatum *b = g_ptr_array_index (after, i);

      if (g_strcmp0 (a->name, b->name) != 0 || g_strcmp0 (a->value, b->value) != 0
          || g_strcmp0 (a->unit, b->unit) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
note_device (GStrvBuilder *fields, const FstDevice *before, const FstDevice *after)
{
  note_text (fields, "article_number", before->article_number, after->article_number);
  note_text (fields, "name", before->name, after->name);
  note_text (fields, "description", before->description, after->description);
  note_text (fields, "supplier", before->supplier, after->supplier);
  note_text (fields, "iso_code", before->iso_code, after->iso_code);
  note_text (fields, "agreement", before->agreement, after->agreement);
  note (fields, "rank", before->rank == after->rank);
  note (fields, "discontinued", !before->discontinued == !after->discontinued);
  note (fields, "example", !before->example == !after->example);
}

/**
 * fst_article_list_differences:
 * @before: an article
 * @after: the same article in a newer file
 *
 * Names the fields in which two articles differ.
 *
 * Returns: (transfer full): the fields' ids, as an import's columns are named; none where they are
 * the same
 */
GStrv
fst_article_list_differences (const FstArticle *before, const FstArticle *after)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  note_device (fields, before->device, after->device);
  note_text (fields, "supplier_article_number", before->supplier_article_number,
             after->supplier_article_number);
  note_text (fields, "gtin", before->gtin, after->gtin);
  note_text (fields, "iso_edition", before->iso_edition, after->iso_edition);
  note (fields, "type",
        before->type == after->type && !before->device->accessory == !after->device->accessory);
  note (fields, "price", before->price == after->price);
  note_text (fields, "unit", before->price_unit, after->price_unit);
  note_text (fields, "currency", before->currency, after->currency);
  note_text (fields, "lot", before->lot, after->lot);
  note (fields, "valid_from", same_day (&before->valid_from, &after->valid_from));
  note (fields, "valid_until", same_day (&before->valid_until, &after->valid_until));
  note (fields, "assortment", before->assortment == after->assortment);
  note (fields, "orderable", before->orderable == after->orderable);
  note_text (fields, "status", before->status, after->status);
  note (fields, "warranty", before->warranty == after->warranty);
  note_text (fields, "warranty_unit", before->warranty_unit, after->warranty_unit);
  note_text (fields, "mdr_class", before->mdr_class, after->mdr_class);
  note (fields, "individually_tracked",
        before->individually_tracked == after->individually_tracked);
  note (fields, "serial_number_required",
        before->serial_number_required == after->serial_number_required);
  note (fields, "fits", same_list (before->fits, after->fits));
  note (fields, "technical", same_technical (before->technical, after->technical));
  return g_strv_builder_end (fields);
}

/* What is not said is the krona: a file that says so at last changes no price. */
static const char *
currency_of (const FstArticle *article)
{
  return article->currency != NULL ? article->currency : "SEK";
}

/**
 * fst_article_same_price:
 * @before: an article
 * @after: the same article in a newer file
 *
 * Tells whether an article costs what it did: the same amount of the same currency for the same.
 *
 * Returns: %TRUE if it does
 */
gboolean
fst_article_same_price (const FstArticle *before, const FstArticle *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, FALSE);

  return before->price == after->price && g_str_equal (currency_of (before), currency_of (after))
         && g_strcmp0 (before->price_unit, after->price_unit) == 0;
}

/**
 * fst_article_same_place:
 * @before: an article
 * @after: the same article in a newer file
 *
 * Tells whether an article is found by the same words and shown at the same place among other hits,
 * so that the catalogue need not be put in order anew.
 *
 * Returns: %TRUE if it is
 */
gboolean
fst_article_same_place (const FstArticle *before, const FstArticle *after)
{
  const FstDevice *a, *b;

  g_return_val_if_fail (before != NULL && after != NULL, FALSE);

  a = before->device;
  b = after->device;
  return g_strcmp0 (a->article_number, b->article_number) == 0 && g_strcmp0 (a->name, b->name) == 0
         && g_strcmp0 (a->supplier, b->supplier) == 0 && g_strcmp0 (a->iso_code, b->iso_code) == 0
         && g_strcmp0 (before->iso_edition, after->iso_edition) == 0
         && (a->agreement == NULL) == (b->agreement == NULL) && a->rank == b->rank
         && !a->accessory == !b->accessory && !a->discontinued == !b->discontinued
         && !a->example == !b->example;
}
