#include "config.h"

#include "fst-article-lines.h"

#include <glib/gi18n.h>

#include "fst-article-text.h"
#include "fst-case.h"
#include "fst-device-text.h"

/**
 * fst_article_line_free:
 * @self: (transfer full): a line
 *
 * Frees a line.
 */
void
fst_article_line_free (FstArticleLine *self)
{
  g_free (self->text);
  g_free (self);
}

static void
take_line (GPtrArray *lines, const char *title, char *text)
{
  FstArticleLine *line;

  if (text == NULL || *text == '\0')
    {
      g_free (text);
      return;
    }
  line = g_new (FstArticleLine, 1);
  line->title = title;
  line->text = text;
  g_ptr_array_add (lines, line);
}

static void
add_fields (GPtrArray *lines,
            const FstArticle *article,
            const FstCatalogueField *fields,
            gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    take_line (lines, fst_catalogue_field_get_title (fields[i]),
               fst_article_format_field (article, fields[i]));
}

/* Being gone from the file is the stronger word: it says since when. */
static char *
format_remark (const FstArticle *article)
{
  g_autofree char *day = NULL;

  if (g_date_valid (&article->gone_since))
    {
      day = fst_date_format (&article->gone_since);
      return g_strdup_printf (_ ("Discontinued since %s: the newest file does not have it"), day);
    }
  if (article->device->discontinued)
    return g_strdup (_ ("Discontinued"));
  /* Where a device was found and the rest of the article has not come yet. */
  return article->type == FST_ARTICLE_TYPE_UNKNOWN && article->device->accessory
             ? g_strdup (_ ("Accessory"))
             : NULL;
}

static char *
format_price (const FstArticle *article)
{
  g_autofree char *amount = fst_device_text_format_price (article->device);

  if (amount == NULL)
    amount = fst_article_format_price (article->price, article->currency);
  if (amount == NULL || article->price_unit == NULL)
    return g_steal_pointer (&amount);
  /* Translators: a price, and the unit that it is for, such as "piece" */
  return g_strdup_printf (_ ("%s per %s"), amount, article->price_unit);
}

static char *
format_agreement (const FstArticle *article)
{
  const FstDevice *device = article->device;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (device->agreement != NULL)
    g_strv_builder_add (builder, device->agreement);
  if (article->lot != NULL)
    /* Translators: a part of an agreement, by its number */
    g_strv_builder_take (builder, g_strdup_printf (_ ("Lot %s"), article->lot));
  if (device->rank == 1)
    g_strv_builder_add (builder, _ ("First choice"));
  else if (device->rank > 1)
    g_strv_builder_take (builder, g_strdup_printf (_ ("Choice %d"), device->rank));
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

static char *
format_validity (const FstArticle *article)
{
  g_autofree char *from = fst_article_format_field (article, FST_CATALOGUE_FIELD_VALID_FROM);
  g_autofree char *until = fst_article_format_field (article, FST_CATALOGUE_FIELD_VALID_UNTIL);

  if (from == NULL && until == NULL)
    return NULL;
  return g_strdup_printf ("%s–%s", from != NULL ? from : "", until != NULL ? until : "");
}

/**
 * fst_article_lines_new:
 * @article: an article
 *
 * Lists what is known of an article besides its name, code, description and technical data; what is
 * not known has no line.
 *
 * Returns: (transfer full) (element-type FstArticleLine): the lines in the order in which they are
 * read
 */
GPtrArray *
fst_article_lines_new (const FstArticle *article)
{
  static const FstCatalogueField first[] = { FST_CATALOGUE_FIELD_ARTICLE_NUMBER,
                                             FST_CATALOGUE_FIELD_SUPPLIER,
                                             FST_CATALOGUE_FIELD_SUPPLIER_ARTICLE_NUMBER,
                                             FST_CATALOGUE_FIELD_GTIN, FST_CATALOGUE_FIELD_TYPE };
  static const FstCatalogueField last[] = { FST_CATALOGUE_FIELD_ASSORTMENT,
                                            FST_CATALOGUE_FIELD_STATUS,
                                            FST_CATALOGUE_FIELD_ORDERABLE,
                                            FST_CATALOGUE_FIELD_WARRANTY,
                                            FST_CATALOGUE_FIELD_MDR_CLASS,
                                            FST_CATALOGUE_FIELD_INDIVIDUALLY_TRACKED,
                                            FST_CATALOGUE_FIELD_SERIAL_NUMBER_REQUIRED,
                                            FST_CATALOGUE_FIELD_FITS };
  GPtrArray *lines;

  g_return_val_if_fail (article != NULL, NULL);

  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_line_free);
  take_line (lines, _ ("Remark"), format_remark (article));
  add_fields (lines, article, first, G_N_ELEMENTS (first));
  take_line (lines, _ ("Price"), format_price (article));
  take_line (lines, _ ("Agreement"), format_agreement (article));
  take_line (lines, _ ("Valid"), format_validity (article));
  add_fields (lines, article, last, G_N_ELEMENTS (last));
  return lines;
}

/**
 * fst_article_lines_new_technical:
 * @article: an article
 *
 * Lists the technical data of an article; the titles are the file's own words.
 *
 * Returns: (transfer full) (element-type FstArticleLine): the lines, which live as long as the
 * article
 */
GPtrArray *
fst_article_lines_new_technical (const FstArticle *article)
{
  GPtrArray *lines;

  g_return_val_if_fail (article != NULL, NULL);

  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) fst_article_line_free);
  for (guint i = 0; article->technical != NULL && i < article->technical->len; i++)
    {
      const FstTechnicalDatum *datum = g_ptr_array_index (article->technical, i);

      take_line (lines, datum->name,
                 datum->unit != NULL ? g_strdup_printf ("%s %s", datum->value, datum->unit)
                                     : g_strdup (datum->value));
    }
  return lines;
}
