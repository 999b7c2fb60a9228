#pragma once

#include "fst-article.h"
#include "fst-statement.h"

G_BEGIN_DECLS

/* An article as a row of the catalogue's tables. */

/* What a file says of an article, in the order in which it is bound and read: first what a device
 * has, then the rest. */
#define FST_ARTICLE_COLUMNS                                                                        \
  "article_number, name, supplier, iso_code, description, price, currency, agreement, rank, "      \
  "accessory, discontinued, example, supplier_article_number, gtin, iso_edition, type, "           \
  "price_unit, lot, valid_from, valid_until, assortment, orderable, status, warranty, "            \
  "warranty_unit, mdr_class, individually_tracked, serial_number_required, fits, technical"
#define FST_ARTICLE_PARAMETERS                                                                     \
  "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define FST_ARTICLE_N_COLUMNS 30

/* To read a whole article: the same, and what the catalogue itself knows. */
#define FST_ARTICLE_READ_COLUMNS FST_ARTICLE_COLUMNS ", gone_since"

/* All that is carried along when articles are numbered anew. */
#define FST_ARTICLE_ALL_COLUMNS FST_ARTICLE_READ_COLUMNS ", source, first_word, price_since, digest"

/* To show an article: the same, and the codes that its code has in the other edition. */
#define FST_ARTICLE_SHOWN_COLUMNS FST_ARTICLE_READ_COLUMNS ", other_codes"

void fst_article_columns_bind (FstStatement *statement, const FstArticle *article);
FstDevice *fst_article_columns_read_device (FstStatement *statement);
FstArticle *fst_article_columns_read_article (FstStatement *statement);
FstDevice *fst_article_columns_read_shown_device (FstStatement *statement);
FstArticle *fst_article_columns_read_shown_article (FstStatement *statement);

G_END_DECLS
