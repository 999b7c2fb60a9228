#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column of an assortment can hold. */

typedef enum
{
  FST_CATALOGUE_FIELD_NONE, /* the column is passed over */
  FST_CATALOGUE_FIELD_ARTICLE_NUMBER,
  FST_CATALOGUE_FIELD_SUPPLIER_ARTICLE_NUMBER,
  FST_CATALOGUE_FIELD_GTIN,
  FST_CATALOGUE_FIELD_NAME,
  FST_CATALOGUE_FIELD_DESCRIPTION,
  FST_CATALOGUE_FIELD_SUPPLIER,
  FST_CATALOGUE_FIELD_ISO_CODE,
  FST_CATALOGUE_FIELD_ISO_EDITION,
  FST_CATALOGUE_FIELD_TYPE,
  FST_CATALOGUE_FIELD_PRICE,
  FST_CATALOGUE_FIELD_UNIT,
  FST_CATALOGUE_FIELD_CURRENCY,
  FST_CATALOGUE_FIELD_AGREEMENT,
  FST_CATALOGUE_FIELD_LOT,
  FST_CATALOGUE_FIELD_RANK,
  FST_CATALOGUE_FIELD_VALID_FROM,
  FST_CATALOGUE_FIELD_VALID_UNTIL,
  FST_CATALOGUE_FIELD_ASSORTMENT,
  FST_CATALOGUE_FIELD_ORDERABLE,
  FST_CATALOGUE_FIELD_STATUS,
  FST_CATALOGUE_FIELD_DISCONTINUED,
  FST_CATALOGUE_FIELD_WARRANTY,
  FST_CATALOGUE_FIELD_WARRANTY_UNIT,
  FST_CATALOGUE_FIELD_MDR_CLASS,
  FST_CATALOGUE_FIELD_INDIVIDUALLY_TRACKED,
  FST_CATALOGUE_FIELD_SERIAL_NUMBER_REQUIRED,
  FST_CATALOGUE_FIELD_FITS,
  FST_CATALOGUE_FIELD_TECHNICAL,       /* the heading names it, the cell holds the value */
  FST_CATALOGUE_FIELD_TECHNICAL_NAME,  /* three columns: name, value and unit of one datum */
  FST_CATALOGUE_FIELD_TECHNICAL_VALUE, /* belongs to the nearest name before it */
  FST_CATALOGUE_FIELD_TECHNICAL_UNIT,
  FST_CATALOGUE_FIELD_EXAMPLE,
} FstCatalogueField;

#define FST_N_CATALOGUE_FIELDS (FST_CATALOGUE_FIELD_EXAMPLE + 1)

const char *fst_catalogue_field_to_id (FstCatalogueField field);

gboolean fst_catalogue_field_from_id (const char *id, FstCatalogueField *field);

const char *fst_catalogue_field_get_title (FstCatalogueField field);

gboolean fst_catalogue_field_is_required (FstCatalogueField field);

gboolean fst_catalogue_field_takes_several (FstCatalogueField field);

glong fst_catalogue_field_get_max_length (FstCatalogueField field);

/* A heading that may mean something else weighs this much at most. */
#define FST_HEADING_WEAK 100
FstCatalogueField fst_catalogue_field_from_heading (const char *heading, guint *weight);

G_END_DECLS
