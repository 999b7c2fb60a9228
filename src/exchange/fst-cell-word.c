#include "fst-cell-word.h"

#include "fst-csv-reader.h"

#include <string.h>

/* Words as fst_csv_fold() leaves them. */
static const char *const yes_words[] = { "ja",   "j",    "yes", "y", "true",
                                         "sant", "sann", "x",   "1", NULL };
static const char *const no_words[] = { "nej",    "n",     "no", "nei", "false",
                                        "falskt", "usann", "0",  NULL };
static const char *const main_words[] = {
  "h",          "huvudhjalpmedel", "hjalpmedel",   "hovedhjelpemiddel", "hjelpemiddel",     "main",
  "maindevice", "device",          "hovedprodukt", "hjmiddel",          "indstyrthjmiddel", NULL
};
static const char *const accessory_words[] = { "t", "tillbehor", "accessory", "tilbehor", NULL };
static const char *const spare_words[] = { "r", "reservdel", "sparepart", "reservedel", NULL };
static const char *const part_words[] = { "del", "part", NULL };
static const char *const service_words[] = { "s",        "tjanst",          "service",
                                             "tjeneste", "servicetjeneste", "servicetjanst",
                                             NULL };
static const char *const ordinary_words[] = {
  "ordinarie", "ordinart", "ordinary", "ordinariesortiment", "bas", "bassortiment", NULL
};
static const char *const other_words[] = { "ovrigt", "ovriga", "ovrig", "other", "utanfor", NULL };
static const char *const past_words[] = { "utgatt",   "utgangen", "utgatten",
                                          "inaktiv",  "avslutad", "discontinued",
                                          "inactive", "expired",  "inaktiv",
                                          NULL };

/**
 * fst_cell_word_read_yes_no:
 * @text: a cell
 * @answer: (out): what it says
 *
 * Reads yes or no: "ja", "nei", "x", "1", "true".
 *
 * Returns: %TRUE if it is one of them
 */
gboolean
fst_cell_word_read_yes_no (const char *text, FstYesNo *answer)
{
  g_autofree char *word = fst_csv_fold (text);

  *answer = g_strv_contains (yes_words, word)  ? FST_YES_NO_YES
            : g_strv_contains (no_words, word) ? FST_YES_NO_NO
                                               : FST_YES_NO_UNKNOWN;
  return *answer != FST_YES_NO_UNKNOWN;
}

/**
 * fst_cell_word_read_type:
 * @text: a cell
 * @type: (out): the type; unknown where the cell says only that the article is a part of something
 * @accessory: (out): whether it belongs to a device and is none itself
 *
 * Reads a type of article: "H", "Tillbehör", "Reservedel", "HMS Servicetjeneste".
 *
 * Returns: %TRUE if it is one
 */
gboolean
fst_cell_word_read_type (const char *text, FstArticleType *type, gboolean *accessory)
{
  g_autofree char *folded = fst_csv_fold (text);
  const char *word = g_str_has_prefix (folded, "hms") ? folded + 3 : folded;

  *type = g_strv_contains (main_words, word)        ? FST_ARTICLE_TYPE_MAIN_DEVICE
          : g_strv_contains (accessory_words, word) ? FST_ARTICLE_TYPE_ACCESSORY
          : g_strv_contains (spare_words, word)     ? FST_ARTICLE_TYPE_SPARE_PART
          : g_strv_contains (service_words, word)   ? FST_ARTICLE_TYPE_SERVICE
                                                    : FST_ARTICLE_TYPE_UNKNOWN;
  *accessory = *type == FST_ARTICLE_TYPE_ACCESSORY || *type == FST_ARTICLE_TYPE_SPARE_PART
               || g_strv_contains (part_words, word);
  return *accessory || *type != FST_ARTICLE_TYPE_UNKNOWN;
}

/**
 * fst_cell_word_read_assortment:
 * @text: a cell
 * @assortment: (out): which it is
 *
 * Reads whether the article belongs to the ordinary assortment; yes and no are answers to that too.
 *
 * Returns: %TRUE if the cell says so
 */
gboolean
fst_cell_word_read_assortment (const char *text, FstAssortment *assortment)
{
  g_autofree char *word = fst_csv_fold (text);

  *assortment = g_strv_contains (ordinary_words, word) || g_strv_contains (yes_words, word)
                    ? FST_ASSORTMENT_ORDINARY
                : g_strv_contains (other_words, word) || g_strv_contains (no_words, word)
                    ? FST_ASSORTMENT_OTHER
                    : FST_ASSORTMENT_UNKNOWN;
  return *assortment != FST_ASSORTMENT_UNKNOWN;
}

/**
 * fst_cell_word_is_past:
 * @text: a cell
 *
 * Tells whether a status says that the article is no longer to be had; other words say nothing of
 * it.
 *
 * Returns: %TRUE if it does
 */
gboolean
fst_cell_word_is_past (const char *text)
{
  g_autofree char *word = fst_csv_fold (text);

  return g_strv_contains (past_words, word);
}
