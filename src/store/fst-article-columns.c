#include "fst-article-columns.h"

#include "fst-case.h"
#include "fst-iso-edition.h"

#include <string.h>

/* Between the parts of a list in one column; no text of a file holds these. */
#define BETWEEN_ITEMS '\x1e'
#define BETWEEN_PARTS '\x1f'
#define SEPARATORS "\x1e\x1f"

/* The columns of FST_ARTICLE_READ_COLUMNS. */
enum
{
  ARTICLE_NUMBER,
  NAME,
  SUPPLIER,
  ISO_CODE,
  DESCRIPTION,
  PRICE,
  CURRENCY,
  AGREEMENT,
  RANK,
  ACCESSORY,
  DISCONTINUED,
  EXAMPLE,
  SUPPLIER_ARTICLE_NUMBER,
  GTIN,
  ISO_EDITION,
  TYPE,
  PRICE_UNIT,
  LOT,
  VALID_FROM,
  VALID_UNTIL,
  ASSORTMENT,
  ORDERABLE,
  STATUS,
  WARRANTY,
  WARRANTY_UNIT,
  MDR_CLASS,
  INDIVIDUALLY_TRACKED,
  SERIAL_NUMBER_REQUIRED,
  FITS,
  TECHNICAL,
  GONE_SINCE,
  OTHER_CODES, /* of FST_ARTICLE_SHOWN_COLUMNS */
};

G_STATIC_ASSERT (GONE_SINCE == FST_ARTICLE_N_COLUMNS);

static void
bind_known (FstStatement *statement, int column, gint64 value)
{
  if (value >= 0)
    fst_statement_bind_int (statement, column + 1, value);
  else
    fst_statement_bind_null (statement, column + 1);
}

static void
bind_text (FstStatement *statement, int column, const char *text)
{
  fst_statement_bind_text (statement, column + 1, text);
}

static void
bind_day (FstStatement *statement, int column, const GDate *day)
{
  g_autofree char *text = g_date_valid (day) ? fst_date_format (day) : NULL;

  bind_text (statement, column, text);
}

/* Adds a text to a list; a separator in it becomes a space. */
static void
append_part (GString *list, const char *text)
{
  gsize start = list->len;

  g_string_append (list, text);
  g_strdelimit (list->str + start, SEPARATORS, ' ');
}

static char *
join_fits (GStrv fits)
{
  GString *list;

  if (fits == NULL || fits[0] == NULL)
    return NULL;
  list = g_string_new (NULL);
  for (gsize i = 0; fits[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (list, BETWEEN_ITEMS);
      append_part (list, fits[i]);
    }
  return g_string_free_and_steal (list);
}

static char *
join_technical (GPtrArray *technical)
{
  GString *list;

  if (technical == NULL || technical->len == 0)
    return NULL;
  list = g_string_new (NULL);
  for (guint i = 0; i < technical->len; i++)
    {
      const FstTechnicalDatum *datum = g_ptr_array_index (technical, i);

      if (i > 0)
        g_string_append_c (list, BETWEEN_ITEMS);
      append_part (list, datum->name);
      g_string_append_c (list, BETWEEN_PARTS);
      append_part (list, datum->value);
      g_string_append_c (list, BETWEEN_PARTS);
      append_part (list, datum->unit != NULL ? datum->unit : "");
    }
  return g_string_free_and_steal (list);
}

static void
bind_device (FstStatement *statement, const FstDevice *device)
{
  bind_text (statement, ARTICLE_NUMBER,
             device->article_number != NULL ? device->article_number : "");
  bind_text (statement, NAME, device->name != NULL ? device->name : "");
  bind_text (statement, SUPPLIER, device->supplier);
  bind_text (statement, ISO_CODE, device->iso_code);
  bind_text (statement, DESCRIPTION, device->description);
  bind_text (statement, AGREEMENT, device->agreement);
  bind_known (statement, RANK, device->rank);
  bind_known (statement, ACCESSORY, device->accessory ? 1 : 0);
  bind_known (statement, DISCONTINUED, device->discontinued ? 1 : 0);
  bind_known (statement, EXAMPLE, device->example ? 1 : 0);
}

/**
 * fst_article_columns_bind:
 * @statement: a statement whose first parameters are those of %FST_ARTICLE_COLUMNS
 * @article: an article
 *
 * Sets the parameters of a statement to what a file says of an article.
 */
void
fst_article_columns_bind (FstStatement *statement, const FstArticle *article)
{
  g_autofree char *fits = NULL;
  g_autofree char *technical = NULL;

  g_return_if_fail (statement != NULL && article != NULL);

  fits = join_fits (article->fits);
  technical = join_technical (article->technical);
  bind_device (statement, article->device);
  bind_known (statement, PRICE, article->price);
  bind_text (statement, CURRENCY, article->currency);
  bind_text (statement, SUPPLIER_ARTICLE_NUMBER, article->supplier_article_number);
  bind_text (statement, GTIN, article->gtin);
  bind_text (statement, ISO_EDITION, article->iso_edition);
  bind_text (statement, TYPE, fst_article_type_to_id (article->type));
  bind_text (statement, PRICE_UNIT, article->price_unit);
  bind_text (statement, LOT, article->lot);
  bind_day (statement, VALID_FROM, &article->valid_from);
  bind_day (statement, VALID_UNTIL, &article->valid_until);
  bind_text (statement, ASSORTMENT, fst_assortment_to_id (article->assortment));
  bind_known (statement, ORDERABLE, article->orderable);
  bind_text (statement, STATUS, article->status);
  bind_known (statement, WARRANTY, article->warranty);
  bind_text (statement, WARRANTY_UNIT, article->warranty_unit);
  bind_text (statement, MDR_CLASS, article->mdr_class);
  bind_known (statement, INDIVIDUALLY_TRACKED, article->individually_tracked);
  bind_known (statement, SERIAL_NUMBER_REQUIRED, article->serial_number_required);
  bind_text (statement, FITS, fits);
  bind_text (statement, TECHNICAL, technical);
}

static char *
get_text (FstStatement *statement, int column)
{
  return (char *) fst_statement_get_text (statement, column);
}

static gint64
get_known (FstStatement *statement, int column)
{
  return fst_statement_is_null (statement, column) ? -1 : fst_statement_get_int (statement, column);
}

static GStrv
split_fits (const char *list)
{
  const char separator[] = { BETWEEN_ITEMS, '\0' };

  return list != NULL ? g_strsplit (list, separator, -1) : NULL;
}

static GPtrArray *
split_technical (const char *list)
{
  const char separator[] = { BETWEEN_PARTS, '\0' };
  g_auto (GStrv) items = split_fits (list);
  GPtrArray *technical;

  if (items == NULL)
    return NULL;
  technical = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_technical_datum_free);
  for (gsize i = 0; items[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (items[i], separator, 3);

      if (g_strv_length (parts) == 3)
        g_ptr_array_add (technical, fst_technical_datum_new (parts[0], parts[1],
                                                             *parts[2] != '\0' ? parts[2] : NULL));
    }
  return technical;
}

/**
 * fst_article_columns_read_device:
 * @statement: a statement on a row whose first columns are those of %FST_ARTICLE_COLUMNS, at least
 * as far as a device goes
 *
 * Reads the part of an article that a prescription freezes. Only a price in kronor is one.
 *
 * Returns: (transfer full): the device
 */
FstDevice *
fst_article_columns_read_device (FstStatement *statement)
{
  const char *currency = fst_statement_get_text (statement, CURRENCY);

  return fst_device_new (&(FstDevice){
      .article_number = get_text (statement, ARTICLE_NUMBER),
      .name = get_text (statement, NAME),
      .supplier = get_text (statement, SUPPLIER),
      .iso_code = get_text (statement, ISO_CODE),
      .description = get_text (statement, DESCRIPTION),
      .price_ore =
          currency == NULL || strcmp (currency, "SEK") == 0 ? get_known (statement, PRICE) : -1,
      .agreement = get_text (statement, AGREEMENT),
      .rank = (int) get_known (statement, RANK),
      .accessory = fst_statement_get_int (statement, ACCESSORY) != 0,
      .discontinued = fst_statement_get_int (statement, DISCONTINUED) != 0,
      .example = fst_statement_get_int (statement, EXAMPLE) != 0,
  });
}

/**
 * fst_article_columns_read_article:
 * @statement: a statement on a row whose first columns are those of %FST_ARTICLE_READ_COLUMNS
 *
 * Reads an article.
 *
 * Returns: (transfer full): the article
 */
FstArticle *
fst_article_columns_read_article (FstStatement *statement)
{
  g_autoptr (FstDevice) device = fst_article_columns_read_device (statement);
  g_auto (GStrv) fits = split_fits (get_text (statement, FITS));
  g_autoptr (GPtrArray) technical = split_technical (get_text (statement, TECHNICAL));
  FstArticle fields = {
    .device = device,
    .supplier_article_number = get_text (statement, SUPPLIER_ARTICLE_NUMBER),
    .gtin = get_text (statement, GTIN),
    .iso_edition = get_text (statement, ISO_EDITION),
    .price = get_known (statement, PRICE),
    .price_unit = get_text (statement, PRICE_UNIT),
    .currency = get_text (statement, CURRENCY),
    .lot = get_text (statement, LOT),
    .orderable = (FstYesNo) get_known (statement, ORDERABLE),
    .status = get_text (statement, STATUS),
    .warranty = (int) get_known (statement, WARRANTY),
    .warranty_unit = get_text (statement, WARRANTY_UNIT),
    .mdr_class = get_text (statement, MDR_CLASS),
    .individually_tracked = (FstYesNo) get_known (statement, INDIVIDUALLY_TRACKED),
    .serial_number_required = (FstYesNo) get_known (statement, SERIAL_NUMBER_REQUIRED),
    .fits = fits,
    .technical = technical,
  };

  /* What can't be read stays unknown. */
  fst_article_type_from_id (get_text (statement, TYPE), &fields.type);
  fst_assortment_from_id (get_text (statement, ASSORTMENT), &fields.assortment);
  fst_date_parse (get_text (statement, VALID_FROM), &fields.valid_from);
  fst_date_parse (get_text (statement, VALID_UNTIL), &fields.valid_until);
  fst_date_parse (get_text (statement, GONE_SINCE), &fields.gone_since);
  return fst_article_new (&fields);
}

/**
 * fst_article_columns_read_shown_device:
 * @statement: a statement on a row whose first columns are those of %FST_ARTICLE_SHOWN_COLUMNS
 *
 * Reads the part of an article that a prescription freezes, with the code of ISO 9999:2016 that the
 * documents speak of: where the article's own is of another edition, the one that the mapping
 * gives, if it is the only one.
 *
 * Returns: (transfer full): the device
 */
FstDevice *
fst_article_columns_read_shown_device (FstStatement *statement)
{
  g_autoptr (FstDevice) device = fst_article_columns_read_device (statement);
  char *edition = get_text (statement, ISO_EDITION);
  char *others = get_text (statement, OTHER_CODES);
  FstDevice fields = *device;

  if (device->iso_code == NULL || edition == NULL || strcmp (edition, FST_ISO_EDITION_2016) == 0)
    return g_steal_pointer (&device);
  fields.own_iso_code = device->iso_code;
  fields.own_iso_edition = edition;
  fields.iso_code = others != NULL && strchr (others, ' ') == NULL ? others : NULL;
  return fst_device_new (&fields);
}

/**
 * fst_article_columns_read_shown_article:
 * @statement: a statement on a row whose first columns are those of %FST_ARTICLE_SHOWN_COLUMNS
 *
 * Reads an article, with a device as fst_article_columns_read_shown_device() gives it.
 *
 * Returns: (transfer full): the article
 */
FstArticle *
fst_article_columns_read_shown_article (FstStatement *statement)
{
  g_autoptr (FstArticle) article = fst_article_columns_read_article (statement);
  g_autoptr (FstDevice) device = fst_article_columns_read_shown_device (statement);
  FstArticle fields = *article;

  fields.device = device;
  return fst_article_new (&fields);
}
