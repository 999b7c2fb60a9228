#include "fst-article-row.h"

#include "fst-article-lists.h"
#include "fst-catalogue-guess.h"
#include "fst-cell-text.h"
#include "fst-cell-value.h"
#include "fst-cell-word.h"
#include "fst-gtin.h"

#include <string.h>

#define NOT_THERE G_MAXUINT

struct _FstArticleRow
{
  FstImportPlan *plan;
  const FstSheetPlan *sheet;
  guint n_fields;                      /* that a row must have; 0: any number */
  guint index[FST_N_CATALOGUE_FIELDS]; /* of fields that have one column, or NOT_THERE */
  FstArticleLists *lists;
  const char *warranty_unit;                 /* (nullable): what the heading says */
  char *currency;                            /* (nullable): what the heading of the prices says */
  GHashTable *words[FST_N_CATALOGUE_FIELDS]; /* what words of a column mean, once found */

  /* The row that was read last. */
  const FstTableRow *row;
  GString *texts[FST_N_CATALOGUE_FIELDS]; /* cleaned; empty where nothing is known */
  FstImportProblem *problem;
};

/* Of a column's words there are few; a column that has more is not worth the memory. */
#define MAX_WORDS 256

/**
 * fst_article_row_new:
 * @plan: how the file is read
 * @sheet: which of its sheets, from 0
 * @n_fields: how many cells a row must have, as in CSV; 0: any number
 *
 * Makes a reader of a sheet's rows.
 *
 * Returns: (transfer full): the reader
 */
FstArticleRow *
fst_article_row_new (FstImportPlan *plan, guint sheet, guint n_fields)
{
  g_return_val_if_fail (plan != NULL && sheet < plan->sheets->len, NULL);

  FstArticleRow *self = g_new0 (FstArticleRow, 1);
  guint column;

  self->plan = fst_import_plan_ref (plan);
  self->sheet = fst_import_plan_get_sheet (plan, sheet);
  self->n_fields = n_fields;
  self->lists = fst_article_lists_new (self->sheet);
  for (guint i = 0; i < FST_N_CATALOGUE_FIELDS; i++)
    {
      self->index[i] = NOT_THERE;
      self->words[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->texts[i] = g_string_new (NULL);
    }
  for (guint i = 0; i < self->sheet->fields->len; i++)
    {
      FstCatalogueField field = fst_sheet_plan_get_field (self->sheet, i);

      if (!fst_catalogue_field_takes_several (field) && self->index[field] == NOT_THERE)
        self->index[field] = i;
    }
  if (fst_sheet_plan_find_column (self->sheet, FST_CATALOGUE_FIELD_WARRANTY, &column))
    self->warranty_unit = fst_cell_read_period (self->sheet->headings[column]);
  self->currency = fst_catalogue_guess_currency (self->sheet);
  return self;
}

/**
 * fst_article_row_free:
 * @self: (transfer full): a reader
 *
 * Frees the reader.
 */
void
fst_article_row_free (FstArticleRow *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < FST_N_CATALOGUE_FIELDS; i++)
    {
      g_hash_table_unref (self->words[i]);
      g_string_free (self->texts[i], TRUE);
    }
  fst_article_lists_free (self->lists);
  g_clear_pointer (&self->problem, fst_import_problem_free);
  fst_import_plan_unref (self->plan);
  g_free (self->currency);
  g_free (self);
}

static gboolean
fail (FstArticleRow *self, FstCatalogueField field, FstImportReason reason)
{
  g_autofree char *heading = fst_sheet_plan_name_column (self->sheet, self->index[field]);

  g_clear_pointer (&self->problem, fst_import_problem_free);
  self->problem = fst_import_problem_new (self->sheet->sheet, self->row->line, heading, reason,
                                          self->texts[field]->str);
  return FALSE;
}

/* As many cells as headings; empty ones beyond them are what spreadsheets leave behind. */
static gboolean
check_count (FstArticleRow *self)
{
  guint n = self->row->n_cells;

  if (self->n_fields == 0)
    return TRUE;
  while (n > self->n_fields && self->row->cells[n - 1].kind == FST_CELL_EMPTY)
    n--;
  if (n == self->n_fields)
    return TRUE;
  g_autofree char *count = g_strdup_printf ("%u", n);
  self->problem = fst_import_problem_new (self->sheet->sheet, self->row->line, NULL,
                                          FST_IMPORT_REASON_FIELDS, count);
  return FALSE;
}

static const FstCell *
get_cell (FstArticleRow *self, guint column)
{
  static const FstCell empty = { FST_CELL_EMPTY, "", 0 };

  return column < self->row->n_cells ? &self->row->cells[column] : &empty;
}

static gboolean
is_too_long (const char *text, gsize bytes, glong max_length)
{
  return bytes > (gsize) max_length && g_utf8_strlen (text, (gssize) bytes) > max_length;
}

static void
take_texts (FstArticleRow *self)
{
  for (FstCatalogueField field = 0; field < FST_N_CATALOGUE_FIELDS; field++)
    {
      g_string_truncate (self->texts[field], 0);
      if (self->index[field] == NOT_THERE)
        continue;
      fst_cell_text_append_clean (self->texts[field], get_cell (self, self->index[field])->text);
      if (fst_cell_text_says_nothing (self->texts[field]->str))
        g_string_truncate (self->texts[field], 0);
    }
}

/* Headings are repeated where a table was put together from pages. */
static gboolean
repeats_headings (FstArticleRow *self)
{
  static const FstCatalogueField required[] = { FST_CATALOGUE_FIELD_ARTICLE_NUMBER,
                                                FST_CATALOGUE_FIELD_NAME };

  if (self->sheet->header_line == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (!g_str_equal (self->texts[required[i]]->str,
                      self->sheet->headings[self->index[required[i]]]))
      return FALSE;
  return TRUE;
}

/* A row that says of no article which it is: a line between groups, a template not filled in. */
static gboolean
names_nothing (FstArticleRow *self)
{
  return self->texts[FST_CATALOGUE_FIELD_ARTICLE_NUMBER]->len == 0
         && self->texts[FST_CATALOGUE_FIELD_SUPPLIER_ARTICLE_NUMBER]->len == 0
         && self->texts[FST_CATALOGUE_FIELD_GTIN]->len == 0
         && self->texts[FST_CATALOGUE_FIELD_NAME]->len == 0;
}

/* Whether a field holds what people write with digits and hyphens. */
static gboolean
is_number_field (FstCatalogueField field)
{
  return field == FST_CATALOGUE_FIELD_ARTICLE_NUMBER
         || field == FST_CATALOGUE_FIELD_SUPPLIER_ARTICLE_NUMBER
         || field == FST_CATALOGUE_FIELD_ISO_CODE || field == FST_CATALOGUE_FIELD_AGREEMENT
         || field == FST_CATALOGUE_FIELD_LOT || field == FST_CATALOGUE_FIELD_RANK;
}

static gboolean
check_texts (FstArticleRow *self)
{
  for (FstCatalogueField field = 0; field < FST_N_CATALOGUE_FIELDS; field++)
    {
      const GString *text = self->texts[field];

      if (self->index[field] == NOT_THERE)
        continue;
      if (get_cell (self, self->index[field])->kind == FST_CELL_ERROR)
        return fail (self, field, FST_IMPORT_REASON_FORMULA_ERROR);
      /* A spreadsheet has taken a number with hyphens for a day, and what stood there is lost. */
      if (get_cell (self, self->index[field])->kind == FST_CELL_DATE && is_number_field (field))
        return fail (self, field,
                     field == FST_CATALOGUE_FIELD_ISO_CODE ? FST_IMPORT_REASON_ISO_CODE
                                                           : FST_IMPORT_REASON_VALUE);
      if (text->len == 0 && fst_catalogue_field_is_required (field))
        return fail (self, field, FST_IMPORT_REASON_EMPTY);
      if (is_too_long (text->str, text->len, fst_catalogue_field_get_max_length (field)))
        return fail (self, field, FST_IMPORT_REASON_TOO_LONG);
    }
  return TRUE;
}

/* Looks a word up that was read before; -2 where it was not. */
static int
find_word (FstArticleRow *self, FstCatalogueField field)
{
  gpointer found = g_hash_table_lookup (self->words[field], self->texts[field]->str);

  return found != NULL ? GPOINTER_TO_INT (found) - 2 : -2;
}

static int
keep_word (FstArticleRow *self, FstCatalogueField field, int meaning)
{
  if (g_hash_table_size (self->words[field]) < MAX_WORDS)
    g_hash_table_insert (self->words[field], g_strdup (self->texts[field]->str),
                         GINT_TO_POINTER (meaning + 2));
  return meaning;
}

static gboolean
read_yes_no (FstArticleRow *self, FstCatalogueField field, FstYesNo *answer)
{
  int meaning = find_word (self, field);

  *answer = FST_YES_NO_UNKNOWN;
  if (self->texts[field]->len == 0)
    return TRUE;
  if (meaning < -1)
    {
      fst_cell_word_read_yes_no (self->texts[field]->str, answer);
      meaning = keep_word (self, field, *answer);
    }
  *answer = meaning;
  return meaning >= 0 || fail (self, field, FST_IMPORT_REASON_VALUE);
}

/* The meaning holds the type, and the bit that says that it belongs to a device. */
#define ACCESSORY_BIT 16

static gboolean
read_type (FstArticleRow *self, FstArticle *article, FstDevice *device)
{
  FstCatalogueField field = FST_CATALOGUE_FIELD_TYPE;
  int meaning = find_word (self, field);

  if (self->texts[field]->len == 0)
    return TRUE;
  if (meaning < -1)
    {
      FstArticleType type;
      gboolean accessory;
      gboolean known = fst_cell_word_read_type (self->texts[field]->str, &type, &accessory);

      meaning = keep_word (self, field, known ? (int) type + (accessory ? ACCESSORY_BIT : 0) : -1);
    }
  if (meaning < 0)
    return fail (self, field, FST_IMPORT_REASON_VALUE);
  article->type = meaning % ACCESSORY_BIT;
  device->accessory = meaning >= ACCESSORY_BIT;
  return TRUE;
}

static gboolean
read_assortment (FstArticleRow *self, FstAssortment *assortment)
{
  FstCatalogueField field = FST_CATALOGUE_FIELD_ASSORTMENT;
  int meaning = find_word (self, field);

  if (self->texts[field]->len == 0)
    return TRUE;
  if (meaning < -1)
    meaning = keep_word (self, field,
                         fst_cell_word_read_assortment (self->texts[field]->str, assortment)
                             ? (int) *assortment
                             : -1);
  *assortment = MAX (meaning, 0);
  return meaning >= 0 || fail (self, field, FST_IMPORT_REASON_VALUE);
}

static gboolean
is_past (FstArticleRow *self)
{
  FstCatalogueField field = FST_CATALOGUE_FIELD_STATUS;
  int meaning = find_word (self, field);

  if (self->texts[field]->len == 0)
    return FALSE;
  if (meaning < -1)
    meaning = keep_word (self, field, fst_cell_word_is_past (self->texts[field]->str));
  return meaning > 0;
}

static gboolean
read_words (FstArticleRow *self, FstArticle *article, FstDevice *device)
{
  FstYesNo discontinued, example;

  if (!read_type (self, article, device) || !read_assortment (self, &article->assortment)
      || !read_yes_no (self, FST_CATALOGUE_FIELD_ORDERABLE, &article->orderable)
      || !read_yes_no (self, FST_CATALOGUE_FIELD_INDIVIDUALLY_TRACKED,
                       &article->individually_tracked)
      || !read_yes_no (self, FST_CATALOGUE_FIELD_SERIAL_NUMBER_REQUIRED,
                       &article->serial_number_required)
      || !read_yes_no (self, FST_CATALOGUE_FIELD_DISCONTINUED, &discontinued)
      || !read_yes_no (self, FST_CATALOGUE_FIELD_EXAMPLE, &example))
    return FALSE;
  device->discontinued = discontinued == FST_YES_NO_YES || is_past (self);
  device->example = example == FST_YES_NO_YES;
  return TRUE;
}

static const char *
text_or_null (FstArticleRow *self, FstCatalogueField field)
{
  return self->texts[field]->len > 0 ? self->texts[field]->str : NULL;
}

/* What a cell says, or else what holds for the whole file. */
static const char *
text_or (FstArticleRow *self, FstCatalogueField field, const char *otherwise)
{
  const char *text = text_or_null (self, field);

  return text != NULL ? text : otherwise;
}

/* A cell's own currency must be that of its column: else it is not clear which price it is. */
static gboolean
read_price (FstArticleRow *self, gint64 *price, char currency[4])
{
  const FstCell *cell = get_cell (self, self->index[FST_CATALOGUE_FIELD_PRICE]);
  const char *text = text_or_null (self, FST_CATALOGUE_FIELD_PRICE);
  const char *column = text_or_null (self, FST_CATALOGUE_FIELD_CURRENCY);
  char own[4] = "";

  *currency = '\0';
  if (column != NULL && !fst_cell_read_currency (column, currency))
    return fail (self, FST_CATALOGUE_FIELD_CURRENCY, FST_IMPORT_REASON_VALUE);
  if (text == NULL)
    return TRUE;
  if (cell->kind == FST_CELL_NUMBER ? !fst_cell_read_typed_price (cell->number, price)
                                    : !fst_cell_read_price (text, price, own))
    return fail (self, FST_CATALOGUE_FIELD_PRICE, FST_IMPORT_REASON_PRICE);
  if (*own != '\0' && *currency != '\0' && !g_str_equal (own, currency))
    return fail (self, FST_CATALOGUE_FIELD_PRICE, FST_IMPORT_REASON_PRICE);
  if (*own != '\0')
    g_strlcpy (currency, own, 4);
  else if (*currency == '\0' && self->currency != NULL)
    g_strlcpy (currency, self->currency, 4);
  else if (*currency == '\0' && self->plan->currency != NULL)
    g_strlcpy (currency, self->plan->currency, 4);
  return TRUE;
}

/* Some registers write that an article is valid without end as the last day there is. */
static gboolean
read_date (FstArticleRow *self, FstCatalogueField field, GDate *day)
{
  const char *text = text_or_null (self, field);

  g_date_clear (day, 1);
  if (text == NULL)
    return TRUE;
  if (!fst_cell_read_date (text, day))
    return fail (self, field, FST_IMPORT_REASON_DATE);
  if (g_date_get_year (day) == 9999)
    g_date_clear (day, 1);
  return TRUE;
}

static gboolean
read_warranty (FstArticleRow *self, int *warranty, const char **unit)
{
  const char *text = text_or_null (self, FST_CATALOGUE_FIELD_WARRANTY);
  const char *written = text_or_null (self, FST_CATALOGUE_FIELD_WARRANTY_UNIT);

  *warranty = -1;
  *unit = NULL;
  if (text == NULL)
    return TRUE;
  if (!fst_cell_read_warranty (text, warranty, unit))
    return fail (self, FST_CATALOGUE_FIELD_WARRANTY, FST_IMPORT_REASON_VALUE);
  if (*unit == NULL && written != NULL && (*unit = fst_cell_read_period (written)) == NULL)
    return fail (self, FST_CATALOGUE_FIELD_WARRANTY_UNIT, FST_IMPORT_REASON_VALUE);
  if (*unit == NULL)
    *unit = self->warranty_unit;
  return TRUE;
}

/* Lot and rank often stand in one cell, in the column of either. */
static gboolean
read_lot_and_rank (FstArticleRow *self, char **lot, int *rank)
{
  const char *lot_text = text_or_null (self, FST_CATALOGUE_FIELD_LOT);
  const char *rank_text = text_or_null (self, FST_CATALOGUE_FIELD_RANK);
  g_autofree char *other_lot = NULL;

  *rank = -1;
  if (lot_text != NULL)
    *lot = fst_cell_read_lot (lot_text, rank);
  if (rank_text == NULL)
    return TRUE;
  if (!fst_cell_read_rank (rank_text, rank, &other_lot))
    return fail (self, FST_CATALOGUE_FIELD_RANK, FST_IMPORT_REASON_VALUE);
  if (*lot == NULL)
    *lot = g_steal_pointer (&other_lot);
  return TRUE;
}

static gboolean
read_code (FstArticleRow *self, char code[7], const char **edition)
{
  const char *text = text_or_null (self, FST_CATALOGUE_FIELD_ISO_CODE);
  const char *written = text_or (self, FST_CATALOGUE_FIELD_ISO_EDITION, self->plan->iso_edition);

  *code = '\0';
  *edition = NULL;
  if (text == NULL)
    return TRUE;
  if (!fst_cell_read_iso_code (text, code))
    return fail (self, FST_CATALOGUE_FIELD_ISO_CODE, FST_IMPORT_REASON_ISO_CODE);
  if (written == NULL || fst_cell_read_edition (written, edition))
    return TRUE;
  if (self->index[FST_CATALOGUE_FIELD_ISO_EDITION] != NOT_THERE)
    return fail (self, FST_CATALOGUE_FIELD_ISO_EDITION, FST_IMPORT_REASON_VALUE);
  return TRUE;
}

static gboolean
read_gtin (FstArticleRow *self, char **gtin)
{
  const char *text = text_or_null (self, FST_CATALOGUE_FIELD_GTIN);

  *gtin = fst_gtin_parse (text);
  return text == NULL || *gtin != NULL
         || fail (self, FST_CATALOGUE_FIELD_GTIN, FST_IMPORT_REASON_GTIN);
}

static gboolean
read_mdr_class (FstArticleRow *self, const char **mdr_class)
{
  const char *text = text_or_null (self, FST_CATALOGUE_FIELD_MDR_CLASS);

  *mdr_class = text != NULL ? fst_cell_read_mdr_class (text) : NULL;
  return text == NULL || *mdr_class != NULL
         || fail (self, FST_CATALOGUE_FIELD_MDR_CLASS, FST_IMPORT_REASON_VALUE);
}

/* What is read of a row and has to be freed, whatever becomes of it. */
typedef struct
{
  char *gtin;
  char *lot;
  GStrv fits;
  GPtrArray *technical;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->gtin);
  g_free (parts->lot);
  g_strfreev (parts->fits);
  g_clear_pointer (&parts->technical, g_ptr_array_unref);
}

static FstArticle *
make_article (FstArticleRow *self, FstArticle *article, FstDevice *device, const Parts *parts)
{
  gboolean krona = article->currency == NULL || g_str_equal (article->currency, "SEK");

  device->article_number = self->texts[FST_CATALOGUE_FIELD_ARTICLE_NUMBER]->str;
  device->name = self->texts[FST_CATALOGUE_FIELD_NAME]->str;
  device->supplier = (char *) fst_article_row_get_supplier (self);
  device->description = (char *) text_or_null (self, FST_CATALOGUE_FIELD_DESCRIPTION);
  device->agreement = (char *) text_or_null (self, FST_CATALOGUE_FIELD_AGREEMENT);
  device->price_ore = krona ? article->price : -1;
  article->supplier_article_number =
      (char *) text_or_null (self, FST_CATALOGUE_FIELD_SUPPLIER_ARTICLE_NUMBER);
  article->price_unit = (char *) text_or_null (self, FST_CATALOGUE_FIELD_UNIT);
  article->status = (char *) text_or_null (self, FST_CATALOGUE_FIELD_STATUS);
  article->gtin = parts->gtin;
  article->lot = parts->lot;
  article->fits = parts->fits;
  article->technical = parts->technical;

  g_autoptr (FstDevice) made = fst_device_new (device);
  article->device = made;
  return fst_article_new (article);
}

static FstArticle *
read_article (FstArticleRow *self, Parts *parts)
{
  FstDevice device = { .price_ore = -1, .rank = -1 };
  FstArticle article = { .price = -1,
                         .warranty = -1,
                         .individually_tracked = FST_YES_NO_UNKNOWN,
                         .serial_number_required = FST_YES_NO_UNKNOWN,
                         .orderable = FST_YES_NO_UNKNOWN };
  char code[7], currency[4];
  const char *edition, *warranty_unit, *mdr_class;

  if (!read_code (self, code, &edition) || !read_price (self, &article.price, currency)
      || !read_lot_and_rank (self, &parts->lot, &device.rank)
      || !read_words (self, &article, &device)
      || !read_date (self, FST_CATALOGUE_FIELD_VALID_FROM, &article.valid_from)
      || !read_date (self, FST_CATALOGUE_FIELD_VALID_UNTIL, &article.valid_until)
      || !read_warranty (self, &article.warranty, &warranty_unit)
      || !read_mdr_class (self, &mdr_class) || !read_gtin (self, &parts->gtin)
      || !fst_article_lists_read_description (
          self->lists, self->row, self->texts[FST_CATALOGUE_FIELD_DESCRIPTION], &self->problem)
      || !fst_article_lists_read_fits (self->lists, self->row, &parts->fits, &self->problem)
      || !fst_article_lists_read_technical (self->lists, self->row, &parts->technical,
                                            &self->problem))
    return NULL;
  device.iso_code = *code != '\0' ? code : NULL;
  article.iso_edition = (char *) edition;
  article.currency = *currency != '\0' ? currency : NULL;
  article.warranty_unit = (char *) warranty_unit;
  article.mdr_class = (char *) mdr_class;
  return make_article (self, &article, &device, parts);
}

/**
 * fst_article_row_read:
 * @self: a reader
 * @row: a row under the headings; kept until the next one is read
 * @problem: (out) (transfer full) (nullable): why the row cannot be used
 *
 * Reads one row as an article; what is empty is unknown.
 *
 * Returns: (transfer full) (nullable): the article; %NULL with @problem, or without where the row
 * names no article at all
 */
FstArticle *
fst_article_row_read (FstArticleRow *self, const FstTableRow *row, FstImportProblem **problem)
{
  g_return_val_if_fail (self != NULL && row != NULL && problem != NULL, NULL);

  Parts parts = { 0 };
  FstArticle *article = NULL;

  self->row = row;
  take_texts (self);
  if (!names_nothing (self) && !repeats_headings (self) && check_count (self) && check_texts (self))
    article = read_article (self, &parts);
  parts_clear (&parts);
  *problem = g_steal_pointer (&self->problem);
  return article;
}

/**
 * fst_article_row_get_number:
 * @self: a reader
 *
 * Gets the article number of the row that was read last, also where the row could not be used.
 *
 * Returns: (nullable): the number, or %NULL where the row has none
 */
const char *
fst_article_row_get_number (FstArticleRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->row == NULL
      || get_cell (self, self->index[FST_CATALOGUE_FIELD_ARTICLE_NUMBER])->kind == FST_CELL_ERROR)
    return NULL;
  return text_or_null (self, FST_CATALOGUE_FIELD_ARTICLE_NUMBER);
}

/**
 * fst_article_row_get_supplier:
 * @self: a reader
 *
 * Gets the supplier of the row that was read last: its own, or the one of the whole file.
 *
 * Returns: (nullable): the supplier
 */
const char *
fst_article_row_get_supplier (FstArticleRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return text_or (self, FST_CATALOGUE_FIELD_SUPPLIER, self->plan->supplier);
}

/**
 * fst_article_row_report:
 * @self: a reader
 * @field: the field that is wrong, one with a single column
 * @reason: why
 *
 * Makes a problem of the row that was read last, for what only the whole file shows.
 *
 * Returns: (transfer full): the problem
 */
FstImportProblem *
fst_article_row_report (FstArticleRow *self, FstCatalogueField field, FstImportReason reason)
{
  g_return_val_if_fail (self != NULL && self->row != NULL, NULL);
  g_return_val_if_fail (self->index[field] != NOT_THERE, NULL);

  fail (self, field, reason);
  return g_steal_pointer (&self->problem);
}
