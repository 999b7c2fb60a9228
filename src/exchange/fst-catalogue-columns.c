#include "fst-catalogue-columns.h"

#include "fst-amount.h"
#include "fst-csv-reader.h"
#include "fst-import-error.h"
#include "fst-iso-code.h"

#include <string.h>

typedef enum
{
  COLUMN_ARTICLE_NUMBER,
  COLUMN_NAME,
  COLUMN_ISO_CODE,
  COLUMN_SUPPLIER,
  COLUMN_PRICE,
  COLUMN_DESCRIPTION,
  COLUMN_AGREEMENT,
  COLUMN_RANK,
  COLUMN_TYPE,
  COLUMN_DISCONTINUED,
  COLUMN_STATUS,
  COLUMN_EXAMPLE,
} Column;

#define N_COLUMNS (COLUMN_EXAMPLE + 1)
#define NOT_THERE G_MAXUINT

/* A rank is written 1, 1:a, "1:a hand", "Rang 1" or, where an agreement has lots, d2r1. */
#define RANK "^(?:d\\d{1,3}r|rang\\s*|rank\\s*)?(\\d{1,2})(?::[ae])?(?:\\s*hand)?$"

/* Headings in Swedish, English and Norwegian as fold() leaves them, the most telling first. */
static const struct
{
  const char *name; /* for error messages */
  gboolean required;
  glong max_length; /* characters */
  const char *headings;
} columns[N_COLUMNS] = {
  [COLUMN_ARTICLE_NUMBER] = { "article number", TRUE, 64,
                              "artikelnummer artikelnr artnr artnummer articlenumber articleno "
                              "itemnumber itemno artikkelnummer artikkelnr hmsartnr hmsnr "
                              "varenummer" },
  [COLUMN_NAME] = { "name", TRUE, 500,
                    "benamning produktnamn artikelnamn artikelbenamning namn "
                    "productname articlename name benevnelse produktnavn artikkelnavn "
                    "navn" },
  [COLUMN_ISO_CODE] = { "ISO code", TRUE, 64,
                        "isokod iso iso9999 iso9999kod isonummer isonr isoklass isocode "
                        "isokode kategoriiso" },
  [COLUMN_SUPPLIER] = { "supplier", FALSE, 500,
                        "leverantor leverantorsnamn supplier suppliername vendor "
                        "leverandor leverandornavn leverandorfirmanavn" },
  [COLUMN_PRICE] = { "price", FALSE, 64,
                     "inkopspris pris prissek priskr prisexklmoms prisexmoms avtalspris "
                     "apris purchaseprice price unitprice pricesek innkjopspris prisumva" },
  [COLUMN_DESCRIPTION] = { "description", FALSE, 16384, "beskrivning description beskrivelse" },
  [COLUMN_AGREEMENT] = { "agreement number", FALSE, 200,
                         "avtalsnummer avtalsnr avtal agreementnumber agreement "
                         "contractnumber contract avtalenummer avtale" },
  [COLUMN_RANK] = { "rank", FALSE, 64, "rangordning rang rank ranking rangering" },
  [COLUMN_TYPE] = { "article type", FALSE, 64,
                    "artikeltyp articletype itemtype artikkeltype typeartikkel" },
  [COLUMN_DISCONTINUED] = { "discontinued", FALSE, 64, "utgatt utgangen discontinued" },
  [COLUMN_STATUS] = { "status", FALSE, 64, "status artikelstatus" },
  [COLUMN_EXAMPLE] = { "example", FALSE, 64, "exempel exempelartikel example eksempel" },
};

/* Words in cells as fold() leaves them. */
static const char *const yes_words[] = { "ja", "j", "yes", "y", "true", "sant", "x", "1", NULL };
static const char *const no_words[] = { "nej", "n", "no", "nei", "false", "falskt", "0", NULL };
static const char *const main_words[] = {
  "h",          "huvudhjalpmedel", "hjalpmedel", "hovedhjelpemiddel", "hjelpemiddel", "main",
  "maindevice", "device",          NULL
};
static const char *const accessory_words[] = { "t",         "tillbehor",  "r",
                                               "reservdel", "accessory",  "sparepart",
                                               "tilbehor",  "reservedel", NULL };
static const char *const current_words[] = { "ny",  "aktiv",  "ordinarie", "upphandlad", "utgaende",
                                             "new", "active", "current",   "gyldig",     NULL };
static const char *const past_words[] = { "utgatt",   "utgangen", "inaktiv", "discontinued",
                                          "inactive", "expired",  NULL };

struct _FstCatalogueColumns
{
  GPtrArray *headings;
  guint index[N_COLUMNS]; /* the column's position, or NOT_THERE */
  GRegex *rank;
};

/* A cell's text on one line: without space around it, and with single spaces inside. */
static char *
clean (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean space = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_isspace (c))
        {
          if (space && out->len > 0)
            g_string_append_c (out, ' ');
          g_string_append_unichar (out, c);
        }
      space = g_unichar_isspace (c);
    }
  return g_string_free_and_steal (out);
}

/* Finds a column's heading; %FALSE where it stands there twice. */
static gboolean
find_column (GStrv folded, Column column, guint *index)
{
  g_auto (GStrv) names = g_strsplit (columns[column].headings, " ", -1);

  *index = NOT_THERE;
  for (guint n = 0; names[n] != NULL && *index == NOT_THERE; n++)
    for (guint i = 0; folded[i] != NULL; i++)
      if (g_str_equal (folded[i], names[n]))
        {
          if (*index != NOT_THERE)
            return FALSE;
          *index = i;
        }
  return TRUE;
}

/* The headings as they stand, for an error message. */
static char *
list_headings (GPtrArray *headings)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; i < headings->len && i < 40; i++)
    {
      g_autofree char *text = clean (headings->pdata[i]);
      if (*text != '\0' && g_utf8_strlen (text, -1) <= 60)
        g_strv_builder_take (builder, g_strdup_printf ("“%s”", text));
    }
  g_auto (GStrv) names = g_strv_builder_end (builder);
  return g_strjoinv (", ", names);
}

/**
 * fst_catalogue_columns_new:
 * @headings: (element-type utf8): the table's headings
 * @error: return location for an error
 *
 * Finds which column holds what; headings that it does not know are passed over.
 *
 * Returns: (transfer full): the columns, or %NULL with %FST_IMPORT_ERROR_COLUMNS that names the
 * headings found
 */
FstCatalogueColumns *
fst_catalogue_columns_new (GPtrArray *headings, GError **error)
{
  g_return_val_if_fail (headings != NULL, NULL);

  g_autoptr (FstCatalogueColumns) self = g_new0 (FstCatalogueColumns, 1);
  self->headings = g_ptr_array_ref (headings);
  self->rank = g_regex_new (RANK, G_REGEX_CASELESS, 0, NULL);

  g_auto (GStrv) folded = g_new0 (char *, headings->len + 1);
  for (guint i = 0; i < headings->len; i++)
    folded[i] = fst_csv_fold (headings->pdata[i]);

  for (Column column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *found = list_headings (headings);
      if (!find_column (folded, column, &self->index[column]))
        {
          g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
                       "two columns are headed as the %s; found: %s", columns[column].name, found);
          return NULL;
        }
      if (columns[column].required && self->index[column] == NOT_THERE)
        {
          g_set_error (error, FST_IMPORT_ERROR, FST_IMPORT_ERROR_COLUMNS,
                       "no column is headed as the %s; found: %s", columns[column].name, found);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

/**
 * fst_catalogue_columns_free:
 * @self: (transfer full): columns
 *
 * Frees the columns.
 */
void
fst_catalogue_columns_free (FstCatalogueColumns *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->headings);
  g_regex_unref (self->rank);
  g_free (self);
}

/**
 * fst_catalogue_columns_get_article_heading:
 * @self: columns
 *
 * Gets the heading of the article number's column, for a problem that only the whole table shows.
 *
 * Returns: the heading
 */
const char *
fst_catalogue_columns_get_article_heading (FstCatalogueColumns *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->headings->pdata[self->index[COLUMN_ARTICLE_NUMBER]];
}

/* One row while it is read. */
typedef struct
{
  FstCatalogueColumns *columns;
  guint64 line;
  char *cells[N_COLUMNS]; /* cleaned; empty where the column is not there */
  FstImportProblem *problem;
} Row;

static gboolean
fail (Row *row, Column column, FstImportReason reason)
{
  const char *heading = row->columns->headings->pdata[row->columns->index[column]];
  row->problem = fst_import_problem_new (row->line, heading, reason, row->cells[column]);
  return FALSE;
}

/* As many cells as headings; empty ones beyond them are what spreadsheets leave behind. */
static gboolean
check_count (Row *row, GPtrArray *cells)
{
  guint n = cells->len;
  while (n > row->columns->headings->len && *(char *) cells->pdata[n - 1] == '\0')
    n--;
  if (n == row->columns->headings->len)
    return TRUE;
  g_autofree char *count = g_strdup_printf ("%u", n);
  row->problem = fst_import_problem_new (row->line, NULL, FST_IMPORT_REASON_FIELDS, count);
  return FALSE;
}

static gboolean
take_cells (Row *row, GPtrArray *cells)
{
  for (Column column = 0; column < N_COLUMNS; column++)
    {
      guint index = row->columns->index[column];
      row->cells[column] = index == NOT_THERE ? g_strdup ("") : clean (cells->pdata[index]);
      if (columns[column].required && *row->cells[column] == '\0')
        return fail (row, column, FST_IMPORT_REASON_EMPTY);
      if (g_utf8_strlen (row->cells[column], -1) > columns[column].max_length)
        return fail (row, column, FST_IMPORT_REASON_TOO_LONG);
    }
  return TRUE;
}

static gboolean
read_iso_code (Row *row, char **code)
{
  const char *text = row->cells[COLUMN_ISO_CODE];
  g_autofree char *whole = NULL;

  /* A spreadsheet that takes the code for a number drops its leading zero. Codes have an even
   * number of digits and the classes with a zero are 04, 05, 06 and 09, so what was lost is
   * certain. */
  if (strlen (text) % 2 == 1 && strspn (text, "0123456789") == strlen (text)
      && strchr ("4569", *text) != NULL)
    whole = g_strconcat ("0", text, NULL);
  *code = fst_iso_code_parse (whole != NULL ? whole : text);
  return *code != NULL || fail (row, COLUMN_ISO_CODE, FST_IMPORT_REASON_ISO_CODE);
}

static gboolean
read_rank (Row *row, int *rank)
{
  const char *text = row->cells[COLUMN_RANK];
  g_autoptr (GMatchInfo) match = NULL;

  *rank = -1;
  if (*text == '\0')
    return TRUE;
  if (!g_regex_match (row->columns->rank, text, 0, &match))
    return fail (row, COLUMN_RANK, FST_IMPORT_REASON_VALUE);
  g_autofree char *digits = g_match_info_fetch (match, 1);
  *rank = (int) g_ascii_strtoull (digits, NULL, 10);
  return *rank > 0 || fail (row, COLUMN_RANK, FST_IMPORT_REASON_VALUE);
}

/* Reads a cell that holds one of two kinds of words; an empty cell leaves *value as it is. */
static gboolean
read_choice (Row *row,
             Column column,
             const char *const *true_words,
             const char *const *false_words,
             gboolean *value)
{
  g_autofree char *word = fst_csv_fold (row->cells[column]);

  if (*row->cells[column] == '\0')
    return TRUE;
  if (!g_strv_contains (true_words, word) && !g_strv_contains (false_words, word))
    return fail (row, column, FST_IMPORT_REASON_VALUE);
  *value = g_strv_contains (true_words, word);
  return TRUE;
}

static char *
text_or_null (Row *row, Column column)
{
  return *row->cells[column] != '\0' ? row->cells[column] : NULL;
}

static FstDevice *
read_device (Row *row)
{
  gint64 price = -1;
  int rank;
  gboolean accessory = FALSE, discontinued = FALSE, past = FALSE, example = FALSE;
  g_autofree char *code = NULL;

  if (!read_iso_code (row, &code))
    return NULL;
  if (*row->cells[COLUMN_PRICE] != '\0' && !fst_amount_parse (row->cells[COLUMN_PRICE], &price))
    {
      fail (row, COLUMN_PRICE, FST_IMPORT_REASON_PRICE);
      return NULL;
    }
  if (!read_rank (row, &rank)
      || !read_choice (row, COLUMN_TYPE, accessory_words, main_words, &accessory)
      || !read_choice (row, COLUMN_DISCONTINUED, yes_words, no_words, &discontinued)
      || !read_choice (row, COLUMN_STATUS, past_words, current_words, &past)
      || !read_choice (row, COLUMN_EXAMPLE, yes_words, no_words, &example))
    return NULL;

  return fst_device_new (&(FstDevice){
      .article_number = row->cells[COLUMN_ARTICLE_NUMBER],
      .name = row->cells[COLUMN_NAME],
      .supplier = text_or_null (row, COLUMN_SUPPLIER),
      .iso_code = code,
      .description = text_or_null (row, COLUMN_DESCRIPTION),
      .price_ore = price,
      .agreement = text_or_null (row, COLUMN_AGREEMENT),
      .rank = rank,
      .accessory = accessory,
      .discontinued = discontinued || past,
      .example = example,
  });
}

/**
 * fst_catalogue_columns_read:
 * @self: columns
 * @cells: (element-type utf8): one row
 * @line: the line on which the row begins
 * @problem: (out) (transfer full) (nullable): why the row cannot be used
 *
 * Reads one row as an article; the price is taken to be in kronor, what is empty is unknown.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with @problem
 */
FstDevice *
fst_catalogue_columns_read (FstCatalogueColumns *self,
                            GPtrArray *cells,
                            guint64 line,
                            FstImportProblem **problem)
{
  g_return_val_if_fail (self != NULL && cells != NULL && problem != NULL, NULL);

  Row row = { .columns = self, .line = line };
  FstDevice *device = NULL;

  if (check_count (&row, cells) && take_cells (&row, cells))
    device = read_device (&row);

  for (Column column = 0; column < N_COLUMNS; column++)
    g_free (row.cells[column]);
  *problem = row.problem;
  return device;
}
