#include "fst-article.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (FstArticle, fst_article, fst_article_ref, fst_article_unref)

/* In the order of the enumerations; the first is "unknown". */
static const char *const type_ids[] = { NULL, "main-device", "accessory", "spare-part", "service" };
static const char *const assortment_ids[] = { NULL, "ordinary", "other" };

static GPtrArray *
copy_technical (GPtrArray *data)
{
  GPtrArray *copy;

  if (data == NULL)
    return NULL;
  copy = g_ptr_array_new_full (data->len, (GDestroyNotify) fst_technical_datum_free);
  for (guint i = 0; i < data->len; i++)
    {
      const FstTechnicalDatum *datum = data->pdata[i];

      g_ptr_array_add (copy, fst_technical_datum_new (datum->name, datum->value, datum->unit));
    }
  return copy;
}

/**
 * fst_article_new:
 * @fields: the article's contents; its texts and lists are copied
 *
 * Makes an article.
 *
 * Returns: (transfer full): the article
 */
FstArticle *
fst_article_new (const FstArticle *fields)
{
  FstArticle *self;

  g_return_val_if_fail (fields != NULL && fields->device != NULL, NULL);

  self = g_atomic_rc_box_new (FstArticle);
  *self = *fields;
  self->device = fst_device_ref (fields->device);
  self->supplier_article_number = g_strdup (fields->supplier_article_number);
  self->gtin = g_strdup (fields->gtin);
  self->iso_edition = g_strdup (fields->iso_edition);
  self->price_unit = g_strdup (fields->price_unit);
  self->currency = g_strdup (fields->currency);
  self->lot = g_strdup (fields->lot);
  self->status = g_strdup (fields->status);
  self->warranty_unit = g_strdup (fields->warranty_unit);
  self->mdr_class = g_strdup (fields->mdr_class);
  self->fits = g_strdupv (fields->fits);
  self->technical = copy_technical (fields->technical);
  return self;
}

/**
 * fst_article_ref:
 * @self: an article
 *
 * Takes a reference. May be called in any thread.
 *
 * Returns: (transfer full): @self
 */
FstArticle *
fst_article_ref (FstArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
article_clear (FstArticle *self)
{
  fst_device_unref (self->device);
  g_free (self->supplier_article_number);
  g_free (self->gtin);
  g_free (self->iso_edition);
  g_free (self->price_unit);
  g_free (self->currency);
  g_free (self->lot);
  g_free (self->status);
  g_free (self->warranty_unit);
  g_free (self->mdr_class);
  g_strfreev (self->fits);
  g_clear_pointer (&self->technical, g_ptr_array_unref);
}

/**
 * fst_article_unref:
 * @self: (transfer full): an article
 *
 * Gives a reference back. May be called in any thread.
 */
void
fst_article_unref (FstArticle *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) article_clear);
}

static gboolean
days_equal (const GDate *a, const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);
  return g_date_compare (a, b) == 0;
}

static gboolean
lists_equal (GStrv a, GStrv b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
technical_equal (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  for (guint i = 0; i < a->len && i < b->len; i++)
    {
      const FstTechnicalDatum *left = a->pdata[i];
      const FstTechnicalDatum *right = b->pdata[i];

      if (g_strcmp0 (left->name, right->name) != 0 || g_strcmp0 (left->value, right->value) != 0
          || g_strcmp0 (left->unit, right->unit) != 0)
        return FALSE;
    }
  return a->len == b->len;
}

static gboolean
texts_equal (const FstArticle *a, const FstArticle *b)
{
  return g_strcmp0 (a->supplier_article_number, b->supplier_article_number) == 0
         && g_strcmp0 (a->gtin, b->gtin) == 0 && g_strcmp0 (a->iso_edition, b->iso_edition) == 0
         && g_strcmp0 (a->price_unit, b->price_unit) == 0
         && g_strcmp0 (a->currency, b->currency) == 0 && g_strcmp0 (a->lot, b->lot) == 0
         && g_strcmp0 (a->status, b->status) == 0
         && g_strcmp0 (a->warranty_unit, b->warranty_unit) == 0
         && g_strcmp0 (a->mdr_class, b->mdr_class) == 0;
}

/**
 * fst_article_equal:
 * @a: (nullable): an article
 * @b: (nullable): an article
 *
 * Tells whether two articles have the same contents; %NULL equals only %NULL.
 *
 * Returns: %TRUE if they do
 */
gboolean
fst_article_equal (const FstArticle *a, const FstArticle *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return fst_device_equal (a->device, b->device) && texts_equal (a, b) && a->type == b->type
         && a->price == b->price && days_equal (&a->valid_from, &b->valid_from)
         && days_equal (&a->valid_until, &b->valid_until)
         && days_equal (&a->gone_since, &b->gone_since) && a->assortment == b->assortment
         && a->orderable == b->orderable && a->warranty == b->warranty
         && a->individually_tracked == b->individually_tracked
         && a->serial_number_required == b->serial_number_required && lists_equal (a->fits, b->fits)
         && technical_equal (a->technical, b->technical);
}

/**
 * fst_technical_datum_new:
 * @name: what is measured
 * @value: what it comes to, as it stands in the file
 * @unit: (nullable): the unit that @value is in
 *
 * Makes a technical datum; the texts are copied.
 *
 * Returns: (transfer full): the datum
 */
FstTechnicalDatum *
fst_technical_datum_new (const char *name, const char *value, const char *unit)
{
  FstTechnicalDatum *self;

  g_return_val_if_fail (name != NULL && value != NULL, NULL);

  self = g_new (FstTechnicalDatum, 1);
  self->name = g_strdup (name);
  self->value = g_strdup (value);
  self->unit = g_strdup (unit);
  return self;
}

/**
 * fst_technical_datum_free:
 * @self: (transfer full): a datum
 *
 * Frees a technical datum.
 */
void
fst_technical_datum_free (FstTechnicalDatum *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->value);
  g_free (self->unit);
  g_free (self);
}

/**
 * fst_article_key_new:
 * @supplier: (nullable): the article's supplier, where the file says it
 * @article_number: the article's number
 *
 * Notes by what an article is known within its source; the texts are copied.
 *
 * Returns: (transfer full): the key
 */
FstArticleKey *
fst_article_key_new (const char *supplier, const char *article_number)
{
  FstArticleKey *self;

  g_return_val_if_fail (article_number != NULL, NULL);

  self = g_new (FstArticleKey, 1);
  self->supplier = g_strdup (supplier);
  self->article_number = g_strdup (article_number);
  return self;
}

/**
 * fst_article_key_free:
 * @self: (transfer full): a key
 *
 * Frees a key.
 */
void
fst_article_key_free (FstArticleKey *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->supplier);
  g_free (self->article_number);
  g_free (self);
}

/* The place of an id in a list of them; 0 where it has none. */
static guint
find_id (const char *const *ids, guint n, const char *id)
{
  for (guint i = 1; i < n; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return i;
  return 0;
}

static gsize
length_of (const char *text)
{
  return text != NULL ? strlen (text) : 0;
}

/**
 * fst_article_count_bytes:
 * @self: an article
 *
 * Counts how much memory the texts take that can be long, for the one who keeps many articles.
 *
 * Returns: bytes
 */
gsize
fst_article_count_bytes (const FstArticle *self)
{
  gsize n;

  g_return_val_if_fail (self != NULL, 0);

  n = length_of (self->device->name) + length_of (self->device->description);
  for (gsize i = 0; self->fits != NULL && self->fits[i] != NULL; i++)
    n += length_of (self->fits[i]);
  for (guint i = 0; self->technical != NULL && i < self->technical->len; i++)
    {
      const FstTechnicalDatum *datum = g_ptr_array_index (self->technical, i);

      n += sizeof *datum + length_of (datum->name) + length_of (datum->value);
    }
  return n;
}

/**
 * fst_article_type_to_id:
 * @type: a type
 *
 * Names a type for files and output.
 *
 * Returns: (nullable): a constant word, or %NULL for the unknown type
 */
const char *
fst_article_type_to_id (FstArticleType type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (type_ids), NULL);

  return type_ids[type];
}

/**
 * fst_article_type_from_id:
 * @id: (nullable): a word; %NULL is the unknown type
 * @type: (out): the type, unknown where there is none of that name
 *
 * Finds a type by its name.
 *
 * Returns: %TRUE if there is one
 */
gboolean
fst_article_type_from_id (const char *id, FstArticleType *type)
{
  g_return_val_if_fail (type != NULL, FALSE);

  *type = find_id (type_ids, G_N_ELEMENTS (type_ids), id);
  return id == NULL || *type != FST_ARTICLE_TYPE_UNKNOWN;
}

/**
 * fst_assortment_to_id:
 * @assortment: an assortment
 *
 * Names an assortment for files and output.
 *
 * Returns: (nullable): a constant word, or %NULL for the unknown one
 */
const char *
fst_assortment_to_id (FstAssortment assortment)
{
  g_return_val_if_fail ((guint) assortment < G_N_ELEMENTS (assortment_ids), NULL);

  return assortment_ids[assortment];
}

/**
 * fst_assortment_from_id:
 * @id: (nullable): a word; %NULL is the unknown assortment
 * @assortment: (out): the assortment, unknown where there is none of that name
 *
 * Finds an assortment by its name.
 *
 * Returns: %TRUE if there is one
 */
gboolean
fst_assortment_from_id (const char *id, FstAssortment *assortment)
{
  g_return_val_if_fail (assortment != NULL, FALSE);

  *assortment = find_id (assortment_ids, G_N_ELEMENTS (assortment_ids), id);
  return id == NULL || *assortment != FST_ASSORTMENT_UNKNOWN;
}
