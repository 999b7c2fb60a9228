#include "fst-catalogue-guess.h"

#include "fst-cell-text.h"
#include "fst-csv-reader.h"
#include "fst-technical-text.h"

#include <string.h>

/* While columns are guessed. */
typedef struct
{
  const FstSheetSample *sample;
  guint header;    /* of the head, or FST_NO_HEADER */
  guint first_row; /* under the headings */
  guint n_columns;
  GArray *shapes; /* (element-type FstColumnShape) */
  guint *weights; /* what each heading tells */
  FstCatalogueField *fields;
  GArray *reasons; /* (element-type FstGuessReason) */
} Guess;

/**
 * fst_guess_reason_to_id:
 * @reason: a reason
 *
 * Names a reason for machine-readable output.
 *
 * Returns: a constant word
 */
const char *
fst_guess_reason_to_id (FstGuessReason reason)
{
  static const char *const ids[] = { "none",   "heading",   "shape", "remembered",
                                     "chosen", "duplicate", "empty" };

  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (ids), NULL);

  return ids[reason];
}

static const FstColumnShape *
get_shape (const Guess *self, guint column)
{
  return &g_array_index (self->shapes, FstColumnShape, column);
}

static const char *
get_heading (const FstSheetSample *sample, guint header, guint column)
{
  return header == FST_NO_HEADER ? "" : fst_sheet_sample_get_cell (sample, header, column);
}

static void
set_field (Guess *self, guint column, FstCatalogueField field, FstGuessReason reason)
{
  self->fields[column] = field;
  g_array_index (self->reasons, FstGuessReason, column) = reason;
}

/* At least @share tenths of the filled cells, and there are some. */
static gboolean
is_share (guint n, const FstColumnShape *shape, guint share)
{
  return shape->filled > 0 && n * 10 >= shape->filled * share;
}

/* Whether the cells agree with a heading that may mean something else. */
static gboolean
cells_agree (const Guess *self, guint column, FstCatalogueField field)
{
  const FstColumnShape *shape = get_shape (self, column);

  /* Of the many fields only some can be told by their cells. */
  switch ((int) field)
    {
    case FST_CATALOGUE_FIELD_ISO_CODE:
      return is_share (shape->codes, shape, 6);
    case FST_CATALOGUE_FIELD_TYPE:
      return is_share (shape->types, shape, 9);
    case FST_CATALOGUE_FIELD_ASSORTMENT:
      return is_share (shape->assortments, shape, 9);
    case FST_CATALOGUE_FIELD_ARTICLE_NUMBER:
      return is_share (shape->numbers, shape, 9);
    default:
      return FALSE;
    }
}

/* A heading with a unit is technical data, unless it is about money. */
static gboolean
heads_technical (const char *heading)
{
  static const char *const money[] = { "pris", "price", "kost", "rabatt", "andel", "moms", "mva" };
  g_autofree char *folded = fst_csv_fold (heading);
  g_autofree char *name = NULL;
  g_autofree char *unit = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (money); i++)
    if (strstr (folded, money[i]) != NULL)
      return FALSE;
  return *folded != '\0' && fst_technical_heading_read (heading, &name, &unit);
}

/* Names, values and units of technical data stand beside each other; elsewhere "value" and "unit"
 * are something else. */
static FstCatalogueField
mend_technical (const Guess *self, guint column, FstCatalogueField field)
{
  FstCatalogueField before = column > 0 ? self->fields[column - 1] : FST_CATALOGUE_FIELD_NONE;
  g_autofree char *folded = fst_csv_fold (get_heading (self->sample, self->header, column));

  if (before == FST_CATALOGUE_FIELD_TECHNICAL_VALUE
      && (g_str_has_prefix (folded, "enhet") || g_str_has_prefix (folded, "unit")))
    return FST_CATALOGUE_FIELD_TECHNICAL_UNIT;
  if (field == FST_CATALOGUE_FIELD_TECHNICAL_VALUE && before != FST_CATALOGUE_FIELD_TECHNICAL_NAME)
    return FST_CATALOGUE_FIELD_NONE;
  return field;
}

static void
read_headings (Guess *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *heading = get_heading (self->sample, self->header, i);
      FstCatalogueField field = fst_catalogue_field_from_heading (heading, &self->weights[i]);

      if (field != FST_CATALOGUE_FIELD_NONE && self->weights[i] <= FST_HEADING_WEAK
          && !cells_agree (self, i, field))
        field = FST_CATALOGUE_FIELD_NONE;
      field = mend_technical (self, i, field);
      if (field == FST_CATALOGUE_FIELD_NONE && heads_technical (heading))
        field = FST_CATALOGUE_FIELD_TECHNICAL;
      set_field (self, i, field,
                 field != FST_CATALOGUE_FIELD_NONE ? FST_GUESS_HEADING : FST_GUESS_NONE);
    }
}

/* Whether column @a holds a field rather than column @b: one that is filled before one that is
 * empty, then what the heading tells, then the fuller one. */
static gboolean
is_better (const Guess *self, guint a, guint b)
{
  const FstColumnShape *left = get_shape (self, a), *right = get_shape (self, b);

  if ((left->filled > 0) != (right->filled > 0))
    return left->filled > 0;
  if (self->weights[a] != self->weights[b])
    return self->weights[a] > self->weights[b];
  return left->filled > right->filled;
}

static gboolean
find_best (const Guess *self, FstCatalogueField field, guint *column)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    if (self->fields[i] == field && (!found || is_better (self, i, *column)))
      {
        *column = i;
        found = TRUE;
      }
  return found;
}

/* A field that can have one column gets the best. */
static void
settle_duplicates (Guess *self)
{
  for (FstCatalogueField field = FST_CATALOGUE_FIELD_NONE + 1; field < FST_N_CATALOGUE_FIELDS;
       field++)
    {
      guint best;

      if (fst_catalogue_field_takes_several (field) || !find_best (self, field, &best))
        continue;
      for (guint i = 0; i < self->n_columns; i++)
        if (self->fields[i] == field && i != best)
          set_field (self, i, FST_CATALOGUE_FIELD_NONE,
                     get_shape (self, i)->filled > 0 ? FST_GUESS_DUPLICATE : FST_GUESS_EMPTY);
    }
}

static gboolean
is_filled (const Guess *self, FstCatalogueField field, guint *column)
{
  return find_best (self, field, column) && get_shape (self, *column)->filled > 0;
}

/* What must be there is taken from the next best column: the supplier's number for the article's
 * own, the description for the name. */
static void
fill_in (Guess *self, FstCatalogueField field, FstCatalogueField next_best)
{
  guint column, other;

  if (is_filled (self, field, &column) || !is_filled (self, next_best, &other))
    return;
  if (find_best (self, field, &column))
    set_field (self, column, FST_CATALOGUE_FIELD_NONE, FST_GUESS_EMPTY);
  set_field (self, other, field, FST_GUESS_HEADING);
}

/* Columns whose headings say nothing are open to what their cells look like. */
static gboolean
is_open (const Guess *self, guint column)
{
  return self->fields[column] == FST_CATALOGUE_FIELD_NONE
         && g_array_index (self->reasons, FstGuessReason, column) == FST_GUESS_NONE
         && get_shape (self, column)->filled > 1;
}

static gboolean
looks_like (const Guess *self, guint column, FstCatalogueField field)
{
  const FstColumnShape *shape = get_shape (self, column);
  guint n_head = self->sample->head->len - self->first_row;
  guint n_rows = n_head + self->sample->n_rest;
  guint n_distinct = fst_sheet_sample_count_distinct (self->sample, self->first_row, column);

  switch ((int) field)
    {
    case FST_CATALOGUE_FIELD_GTIN:
      return is_share (shape->gtins, shape, 9);
    case FST_CATALOGUE_FIELD_ISO_CODE:
      return is_share (shape->codes, shape, 9);
    case FST_CATALOGUE_FIELD_PRICE:
      return self->header == FST_NO_HEADER && is_share (shape->prices, shape, 9);
    case FST_CATALOGUE_FIELD_SUPPLIER:
      return is_share (shape->firms, shape, 6);
    case FST_CATALOGUE_FIELD_ARTICLE_NUMBER:
      return shape->filled * 10 >= n_rows * 9 && is_share (shape->numbers, shape, 9)
             && n_distinct * 20 >= n_head * 19;
    case FST_CATALOGUE_FIELD_NAME:
      return shape->filled * 10 >= n_rows * 8 && is_share (shape->words, shape, 9)
             && n_distinct * 2 >= n_head && shape->length >= shape->filled * 4;
    case FST_CATALOGUE_FIELD_DESCRIPTION:
      return self->header == FST_NO_HEADER && is_share (shape->words, shape, 9)
             && shape->length >= shape->filled * 40;
    default:
      return FALSE;
    }
}

/* What can be told for certain goes before what any column may look like. */
static void
look_at_cells (Guess *self)
{
  static const FstCatalogueField order[] = {
    FST_CATALOGUE_FIELD_GTIN,           FST_CATALOGUE_FIELD_ISO_CODE,
    FST_CATALOGUE_FIELD_ARTICLE_NUMBER, FST_CATALOGUE_FIELD_PRICE,
    FST_CATALOGUE_FIELD_SUPPLIER,       FST_CATALOGUE_FIELD_NAME,
    FST_CATALOGUE_FIELD_DESCRIPTION,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint taken;
      gboolean found = find_best (self, order[i], &taken);

      for (guint column = 0; column < self->n_columns && !found; column++)
        if (is_open (self, column) && looks_like (self, column, order[i]))
          {
            set_field (self, column, order[i], FST_GUESS_SHAPE);
            found = TRUE;
          }
    }
}

/* "Utfylt eksempel" shows how to fill in a sheet; what stands there is invented. */
static gboolean
is_example (const char *sheet)
{
  g_autofree char *folded = sheet != NULL ? fst_csv_fold (sheet) : g_strdup ("");

  return strstr (folded, "exempel") != NULL || strstr (folded, "eksempel") != NULL
         || strstr (folded, "example") != NULL;
}

static FstSheetPlan *
make_plan (const Guess *self)
{
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();
  guint number, name;
  guint64 line = self->header == FST_NO_HEADER
                     ? 0
                     : ((FstSampleRow *) self->sample->head->pdata[self->header])->line;
  gboolean chosen = is_filled (self, FST_CATALOGUE_FIELD_ARTICLE_NUMBER, &number)
                    && is_filled (self, FST_CATALOGUE_FIELD_NAME, &name)
                    && !is_example (self->sample->sheet);

  for (guint i = 0; i < self->n_columns; i++)
    g_strv_builder_add (headings, get_heading (self->sample, self->header, i));
  g_auto (GStrv) texts = g_strv_builder_end (headings);
  return fst_sheet_plan_new (self->sample->sheet, line, (const char *const *) texts, self->fields,
                             chosen);
}

/**
 * fst_catalogue_guess_columns:
 * @sample: the beginning of a sheet
 * @header: which row of its head holds the headings, from 0, or %FST_NO_HEADER
 * @reasons: (out) (transfer full) (element-type FstGuessReason): why each column is what it is
 *
 * Guesses which column is which field: by the headings, and where they say nothing by the cells.
 *
 * Returns: (transfer full): the sheet's plan; chosen where it looks like articles
 */
FstSheetPlan *
fst_catalogue_guess_columns (const FstSheetSample *sample, guint header, GArray **reasons)
{
  g_return_val_if_fail (sample != NULL && reasons != NULL, NULL);
  g_return_val_if_fail (header == FST_NO_HEADER || header < sample->head->len, NULL);

  guint first_row = header == FST_NO_HEADER ? 0 : header + 1;
  g_autoptr (GArray) shapes = fst_sheet_sample_get_shapes (sample, first_row);
  g_autofree guint *weights = g_new0 (guint, sample->n_columns + 1);
  g_autofree FstCatalogueField *fields = g_new0 (FstCatalogueField, sample->n_columns + 1);
  Guess self = { sample, header, first_row, sample->n_columns, shapes, weights, fields, NULL };

  *reasons = g_array_new (FALSE, TRUE, sizeof (FstGuessReason));
  g_array_set_size (*reasons, sample->n_columns);
  self.reasons = *reasons;
  read_headings (&self);
  settle_duplicates (&self);
  fill_in (&self, FST_CATALOGUE_FIELD_ARTICLE_NUMBER, FST_CATALOGUE_FIELD_SUPPLIER_ARTICLE_NUMBER);
  fill_in (&self, FST_CATALOGUE_FIELD_NAME, FST_CATALOGUE_FIELD_DESCRIPTION);
  look_at_cells (&self);
  return make_plan (&self);
}

/* How much a row looks like headings: what it names counts, but only where it names an article. */
static guint
rate_header (const FstSheetSample *sample, guint row)
{
  gboolean seen[FST_N_CATALOGUE_FIELDS] = { FALSE };
  const FstSampleRow *cells = sample->head->pdata[row];
  guint rate = 0, weight;

  for (guint i = 0; cells->cells[i] != NULL; i++)
    {
      FstCatalogueField field = fst_catalogue_field_from_heading (cells->cells[i], &weight);

      if (field != FST_CATALOGUE_FIELD_NONE && weight > FST_HEADING_WEAK && !seen[field])
        {
          seen[field] = TRUE;
          rate++;
        }
    }
  if (!seen[FST_CATALOGUE_FIELD_ARTICLE_NUMBER]
      && !seen[FST_CATALOGUE_FIELD_SUPPLIER_ARTICLE_NUMBER] && !seen[FST_CATALOGUE_FIELD_GTIN]
      && !seen[FST_CATALOGUE_FIELD_NAME] && !seen[FST_CATALOGUE_FIELD_DESCRIPTION])
    return 0;
  return rate >= 2 ? rate : 0;
}

/* Headings in words that are not known still are words, and what stands under them is not. */
static gboolean
first_row_is_words (const FstSheetSample *sample)
{
  const FstSampleRow *row = sample->head->pdata[0];
  guint n = 0;

  for (guint i = 0; row->cells[i] != NULL; i++)
    {
      if (row->numbers || strpbrk (row->cells[i], "0123456789") != NULL)
        return FALSE;
      n += *row->cells[i] != '\0';
    }
  return n > 0;
}

/**
 * fst_catalogue_guess_header:
 * @sample: the beginning of a sheet
 *
 * Finds the row that holds the headings, also under rows with a title; where no row is made of
 * headings that are known, the first row is it, unless it looks like an article.
 *
 * Returns: which row of the head, from 0, or %FST_NO_HEADER
 */
guint
fst_catalogue_guess_header (const FstSheetSample *sample)
{
  g_return_val_if_fail (sample != NULL, FST_NO_HEADER);

  guint best = FST_NO_HEADER, best_rate = 0;

  for (guint i = 0; i < sample->head->len; i++)
    {
      guint rate = rate_header (sample, i);

      if (rate > best_rate)
        {
          best = i;
          best_rate = rate;
        }
    }
  if (best_rate > 0 || sample->head->len == 0)
    return best;

  g_autoptr (GArray) reasons = NULL;
  g_autoptr (FstSheetPlan) bare = fst_catalogue_guess_columns (sample, FST_NO_HEADER, &reasons);
  return bare->chosen && !first_row_is_words (sample) ? FST_NO_HEADER : 0;
}

/**
 * fst_catalogue_guess_currency:
 * @sheet: a sheet's plan
 *
 * Finds which currency the heading of the prices names: "Pris (EUR)"; VAT is called mva in Norway
 * only.
 *
 * Returns: (transfer full) (nullable): the currency, or %NULL where the heading names none
 */
char *
fst_catalogue_guess_currency (const FstSheetPlan *sheet)
{
  static const char *const names[][2] = { { "mva", "NOK" }, { "sek", "SEK" },  { "nok", "NOK" },
                                          { "dkk", "DKK" }, { "eur", "EUR" },  { "usd", "USD" },
                                          { "gbp", "GBP" }, { "chf", "CHF" },  { "isk", "ISK" },
                                          { "pln", "PLN" }, { "euro", "EUR" }, { "€", "EUR" },
                                          { "£", "GBP" },   { "$", "USD" } };
  guint column;

  g_return_val_if_fail (sheet != NULL, NULL);

  if (!fst_sheet_plan_find_column (sheet, FST_CATALOGUE_FIELD_PRICE, &column))
    return NULL;
  g_auto (GStrv) words = g_strsplit_set (sheet->headings[column], " \n\t()[]/,.:;_-", -1);
  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      if (g_ascii_strcasecmp (words[i], names[j][0]) == 0)
        return g_strdup (names[j][1]);
  return NULL;
}
