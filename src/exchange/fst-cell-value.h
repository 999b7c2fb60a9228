#pragma once

#include "fst-article.h"

G_BEGIN_DECLS

/* What cells of an assortment mean. The texts are those of fst_cell_text_clean(); none is empty. A
 * text that can be read in two ways is not read at all. */

gboolean fst_cell_read_iso_code (const char *text, char code[7]);
gboolean fst_cell_read_edition (const char *text, const char **edition);
gboolean fst_cell_read_date (const char *text, GDate *day);
gboolean fst_cell_read_price (const char *text, gint64 *price, char currency[4]);
gboolean fst_cell_read_typed_price (double number, gint64 *price);
gboolean fst_cell_read_currency (const char *text, char currency[4]);
gboolean fst_cell_read_rank (const char *text, int *rank, char **lot);
char *fst_cell_read_lot (const char *text, int *rank);
gboolean fst_cell_read_warranty (const char *text, int *warranty, const char **unit);
const char *fst_cell_read_period (const char *text);
const char *fst_cell_read_mdr_class (const char *text);

G_END_DECLS
