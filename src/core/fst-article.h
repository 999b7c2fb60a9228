#pragma once

#include "fst-device.h"

G_BEGIN_DECLS

/* One article of an assortment with everything that its file says of it. Immutable. What is not
 * known is NULL, -1 or an invalid day: never nought, and never no. */

#define FST_TYPE_ARTICLE (fst_article_get_type ())

typedef enum
{
  FST_YES_NO_UNKNOWN = -1,
  FST_YES_NO_NO = 0,
  FST_YES_NO_YES = 1,
} FstYesNo;

typedef enum
{
  FST_ARTICLE_TYPE_UNKNOWN,
  FST_ARTICLE_TYPE_MAIN_DEVICE,
  FST_ARTICLE_TYPE_ACCESSORY,
  FST_ARTICLE_TYPE_SPARE_PART,
  FST_ARTICLE_TYPE_SERVICE,
} FstArticleType;

typedef enum
{
  FST_ASSORTMENT_UNKNOWN,
  FST_ASSORTMENT_ORDINARY,
  FST_ASSORTMENT_OTHER,
} FstAssortment;

/* A property of the article: "width", "42", "cm". */
typedef struct
{
  char *name;
  char *value;
  char *unit; /* (nullable) */
} FstTechnicalDatum;

typedef struct
{
  /*< public, read only >*/
  FstDevice *device; /* what a prescription freezes of the article */
  char *supplier_article_number;
  char *gtin;
  char *iso_edition; /* of the device's code: "2016", "2022" */
  FstArticleType type;
  gint64 price; /* hundredths of the currency; the device has it only where that is the krona */
  char *price_unit;
  char *currency; /* ISO 4217; NULL where the file does not say, and the krona is meant */
  char *lot;
  GDate valid_from;
  GDate valid_until;
  GDate gone_since; /* since when the newest file does not have the article; the store's word */
  FstAssortment assortment;
  FstYesNo orderable;
  char *status;        /* as it stands in the file */
  int warranty;        /* in warranty_unit */
  char *warranty_unit; /* "day", "month" or "year" */
  char *mdr_class;     /* "I", "Is", "Im", "Ir", "IIa", "IIb" or "III" */
  FstYesNo individually_tracked;
  FstYesNo serial_number_required;
  GStrv fits;           /* (nullable): numbers or names of articles that it fits; at least one */
  GPtrArray *technical; /* (nullable) (element-type FstTechnicalDatum): at least one */
} FstArticle;

GType fst_article_get_type (void);

FstArticle *fst_article_new (const FstArticle *fields);

FstArticle *fst_article_ref (FstArticle *self);

void fst_article_unref (FstArticle *self);

gboolean fst_article_equal (const FstArticle *a, const FstArticle *b);

gsize fst_article_count_bytes (const FstArticle *self);

FstTechnicalDatum *fst_technical_datum_new (const char *name, const char *value, const char *unit);

void fst_technical_datum_free (FstTechnicalDatum *self);

const char *fst_article_type_to_id (FstArticleType type);

gboolean fst_article_type_from_id (const char *id, FstArticleType *type);

const char *fst_assortment_to_id (FstAssortment assortment);

gboolean fst_assortment_from_id (const char *id, FstAssortment *assortment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstArticle, fst_article_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstTechnicalDatum, fst_technical_datum_free)

/* An article of the same number may come from several suppliers, and each is another article. */
typedef struct
{
  char *supplier; /* (nullable) */
  char *article_number;
} FstArticleKey;

FstArticleKey *fst_article_key_new (const char *supplier, const char *article_number);

void fst_article_key_free (FstArticleKey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FstArticleKey, fst_article_key_free)

G_END_DECLS
