#include "fst-article-digest.h"

#include "fst-swedish.h"

#include <string.h>

/* FNV-1a with 64 bits. Source: RFC 9923. */
#define FNV_OFFSET G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_PRIME G_GUINT64_CONSTANT (0x100000001b3)

/* In front of a text and of what is not known, so that "a", "b" is not "ab" and nothing not "". */
#define KNOWN 1
#define UNKNOWN 2

static void
add_byte (guint64 *digest, guint8 byte)
{
  *digest = (*digest ^ byte) * FNV_PRIME;
}

static void
add_text (guint64 *digest, const char *text)
{
  add_byte (digest, text != NULL ? KNOWN : UNKNOWN);
  for (; text != NULL && *text != '\0'; text++)
    add_byte (digest, (guint8) *text);
}

static void
add_number (guint64 *digest, gint64 number)
{
  for (int shift = 0; shift < 64; shift += 8)
    add_byte (digest, (guint8) ((guint64) number >> shift));
}

static void
add_day (guint64 *digest, const GDate *day)
{
  add_number (digest, g_date_valid (day) ? g_date_get_julian (day) : 0);
}

/**
 * fst_article_fold_supplier:
 * @supplier: (nullable): a supplier as a file writes it
 *
 * Gives what a supplier is known by: capitals or not makes no difference.
 *
 * Returns: (transfer full): the folded name; empty where it is not known
 */
char *
fst_article_fold_supplier (const char *supplier)
{
  return fst_swedish_fold (supplier != NULL ? supplier : "");
}

/**
 * fst_article_fold_number:
 * @article_number: (nullable): an article number as a file writes it
 *
 * Gives what an article number is known by: neither capitals nor spaces make a difference.
 *
 * Returns: (transfer full): the folded number
 */
char *
fst_article_fold_number (const char *article_number)
{
  char *folded = fst_swedish_fold (article_number != NULL ? article_number : "");
  char *end = folded;

  for (const char *p = folded; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      *end++ = *p;
  *end = '\0';
  return folded;
}

/**
 * fst_article_digest_key:
 * @supplier: (nullable): the article's supplier
 * @article_number: (nullable): its number
 *
 * Gives the number that stands for what an article is called within its source.
 *
 * Returns: the digest
 */
guint64
fst_article_digest_key (const char *supplier, const char *article_number)
{
  g_autofree char *folded_supplier = fst_article_fold_supplier (supplier);
  g_autofree char *folded_number = fst_article_fold_number (article_number);
  guint64 digest = FNV_OFFSET;

  add_text (&digest, folded_supplier);
  add_text (&digest, folded_number);
  return digest;
}

static void
add_device (guint64 *digest, const FstDevice *device)
{
  add_text (digest, device->article_number);
  add_text (digest, device->name);
  add_text (digest, device->supplier);
  add_text (digest, device->iso_code);
  add_text (digest, device->description);
  add_text (digest, device->agreement);
  add_number (digest, device->rank);
  add_byte (digest, device->accessory ? 1 : 0);
  add_byte (digest, device->discontinued ? 1 : 0);
  add_byte (digest, device->example ? 1 : 0);
}

static void
add_lists (guint64 *digest, const FstArticle *article)
{
  for (gsize i = 0; article->fits != NULL && article->fits[i] != NULL; i++)
    add_text (digest, article->fits[i]);
  add_text (digest, NULL);
  for (guint i = 0; article->technical != NULL && i < article->technical->len; i++)
    {
      const FstTechnicalDatum *datum = g_ptr_array_index (article->technical, i);

      add_text (digest, datum->name);
      add_text (digest, datum->value);
      add_text (digest, datum->unit);
    }
}

/**
 * fst_article_digest_contents:
 * @article: an article
 *
 * Gives the number that stands for all that a file says of an article. It is kept in the catalogue:
 * a program that computes it otherwise finds every article to be compared field by field once more.
 *
 * Returns: the digest
 */
guint64
fst_article_digest_contents (const FstArticle *article)
{
  guint64 digest = FNV_OFFSET;

  g_return_val_if_fail (article != NULL, 0);

  add_device (&digest, article->device);
  add_text (&digest, article->supplier_article_number);
  add_text (&digest, article->gtin);
  add_text (&digest, article->iso_edition);
  add_byte (&digest, (guint8) article->type);
  add_number (&digest, article->price);
  add_text (&digest, article->price_unit);
  add_text (&digest, article->currency);
  add_text (&digest, article->lot);
  add_day (&digest, &article->valid_from);
  add_day (&digest, &article->valid_until);
  add_byte (&digest, (guint8) article->assortment);
  add_byte (&digest, (guint8) article->orderable);
  add_text (&digest, article->status);
  add_number (&digest, article->warranty);
  add_text (&digest, article->warranty_unit);
  add_text (&digest, article->mdr_class);
  add_byte (&digest, (guint8) article->individually_tracked);
  add_byte (&digest, (guint8) article->serial_number_required);
  add_lists (&digest, article);
  return digest;
}
