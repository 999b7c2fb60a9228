#include "config.h"

#include "fst-import-text.h"

#include <glib/gi18n.h>

/* Values of a column that show what it holds. */
#define SHOWN_CELLS 3

/**
 * fst_import_text_format_time:
 * @time: ISO 8601
 *
 * Writes when something was, in the user's own time.
 *
 * Returns: (transfer full): day and time; what is no time as it stands
 */
char *
fst_import_text_format_time (const char *time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (time != NULL, NULL);

  then = g_date_time_new_from_iso8601 (time, utc);
  local = then != NULL ? g_date_time_to_local (then) : NULL;
  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (time);
}

/**
 * fst_import_text_describe_source:
 * @source: a source
 *
 * Says when a source was read in and what it has brought.
 *
 * Returns: (transfer full): a line
 */
char *
fst_import_text_describe_source (const FstCatalogueSource *source)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *time = NULL;
  g_auto (GStrv) parts = NULL;
  guint n_articles, n_gone;

  g_return_val_if_fail (source != NULL, NULL);

  n_articles = (guint) source->n_articles;
  n_gone = (guint) source->n_gone;
  time = fst_import_text_format_time (source->imported_at);
  /* Translators: %s is a day and a time */
  g_strv_builder_take (builder, g_strdup_printf (_ ("Read in %s"), time));
  g_strv_builder_take (
      builder, g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles));
  if (n_gone > 0)
    g_strv_builder_take (
        builder, g_strdup_printf (
                     ngettext ("%u discontinued since", "%u discontinued since", n_gone), n_gone));
  if (source->n_unusable > 0)
    g_strv_builder_take (builder, fst_import_text_count_unusable ((guint64) source->n_unusable));
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

/**
 * fst_import_text_get_kind:
 * @kind: a kind of file, as a preview has it
 *
 * Names a kind of file.
 *
 * Returns: (transfer none): the name in the user's language
 */
const char *
fst_import_text_get_kind (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *name;
  } kinds[] = { { "csv", N_ ("Text with separators (CSV)") },
                { "json", N_ ("JSON") },
                { "xlsx", N_ ("Excel workbook") },
                { "xls", N_ ("Older Excel workbook") },
                { "ods", N_ ("OpenDocument spreadsheet") } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return _ (kinds[i].name);
  g_return_val_if_reached ("");
}

/**
 * fst_import_text_get_reason:
 * @reason: why a column is taken for what it is taken for
 *
 * Says why a column is taken for a field, or passed over.
 *
 * Returns: (transfer none): a few words in the user's language
 */
const char *
fst_import_text_get_reason (FstGuessReason reason)
{
  static const char *const texts[] = {
    [FST_GUESS_NONE] = N_ ("Nothing tells what it is"),
    [FST_GUESS_HEADING] = N_ ("By its heading"),
    [FST_GUESS_SHAPE] = N_ ("By its contents"),
    [FST_GUESS_REMEMBERED] = N_ ("As last time"),
    [FST_GUESS_CHOSEN] = N_ ("You have chosen it"),
    [FST_GUESS_DUPLICATE] = N_ ("Another column of the same heading holds more"),
    [FST_GUESS_EMPTY] = N_ ("Its cells are empty"),
  };

  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (texts), "");

  return _ (texts[reason]);
}

/**
 * fst_import_text_join_cells:
 * @rows: (element-type FstSampleRow): the first rows of a sheet
 * @column: a column, from 0
 *
 * Joins the first values of a column.
 *
 * Returns: (transfer full): a line; empty where the cells are
 */
char *
fst_import_text_join_cells (GPtrArray *rows, guint column)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) cells = NULL;
  guint n_cells = 0;

  g_return_val_if_fail (rows != NULL, NULL);

  for (guint i = 0; i < rows->len && n_cells < SHOWN_CELLS; i++)
    {
      const FstSampleRow *row = g_ptr_array_index (rows, i);

      if (column >= g_strv_length (row->cells) || *row->cells[column] == '\0')
        continue;
      g_strv_builder_add (builder, row->cells[column]);
      n_cells++;
    }
  cells = g_strv_builder_end (builder);
  return g_strjoinv (" · ", cells);
}

static char *
find_missing (const FstSheetPlan *sheet)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;
  g_autofree char *joined = NULL;
  guint column;

  for (guint i = 0; i < FST_N_CATALOGUE_FIELDS; i++)
    if (fst_catalogue_field_is_required (i) && !fst_sheet_plan_find_column (sheet, i, &column))
      g_strv_builder_add (builder, fst_catalogue_field_get_title (i));
  titles = g_strv_builder_end (builder);
  if (titles[0] == NULL)
    return NULL;
  joined = g_strjoinv (", ", titles);
  if (sheet->sheet == NULL)
    /* Translators: %s are titles of fields, such as "Article number, Name" */
    return g_strdup_printf (_ ("Still missing: %s. Choose the column that it stands in."), joined);
  return g_strdup_printf (
      /* Translators: the name of a sheet, and titles of fields */
      _ ("Still missing on the sheet “%s”: %s. Choose the column that it stands in."), sheet->sheet,
      joined);
}

/**
 * fst_import_text_find_obstacle:
 * @plan: how a file is to be read
 *
 * Says what is still missing before a file can be read like that.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL where nothing is
 */
char *
fst_import_text_find_obstacle (FstImportPlan *plan)
{
  gboolean any = FALSE;

  g_return_val_if_fail (plan != NULL, NULL);

  for (guint i = 0; i < plan->sheets->len; i++)
    {
      const FstSheetPlan *sheet = fst_import_plan_get_sheet (plan, i);
      g_autofree char *missing = sheet->chosen ? find_missing (sheet) : NULL;

      if (missing != NULL)
        return g_steal_pointer (&missing);
      any = any || sheet->chosen;
    }
  return any ? NULL : g_strdup (_ ("Choose the sheet that holds the articles."));
}

/**
 * fst_import_text_count:
 * @outcome: how a reading has gone
 *
 * Counts what has been read in.
 *
 * Returns: (transfer full): a few words
 */
char *
fst_import_text_count (const FstImportOutcome *outcome)
{
  guint n;

  g_return_val_if_fail (outcome != NULL, NULL);

  n = (guint) outcome->summary->n_read;
  return g_strdup_printf (ngettext ("%u article was read", "%u articles were read", n), n);
}

/**
 * fst_import_text_count_changes:
 * @summary: what a reading does
 * @kind: a kind of change
 *
 * Counts the changes of a kind.
 *
 * Returns: (transfer full): a few words
 */
char *
fst_import_text_count_changes (const FstImportSummary *summary, FstImportChangeKind kind)
{
  guint n;

  g_return_val_if_fail (summary != NULL, NULL);

  switch (kind)
    {
    case FST_IMPORT_CHANGE_NEW:
      n = (guint) summary->n_new;
      return g_strdup_printf (ngettext ("%u new article", "%u new articles", n), n);
    case FST_IMPORT_CHANGE_CHANGED:
      n = (guint) summary->n_changed;
      return g_strdup_printf (ngettext ("%u changed article", "%u changed articles", n), n);
    case FST_IMPORT_CHANGE_GONE:
      n = (guint) summary->n_gone;
      return g_strdup_printf (ngettext ("%u article that the file no longer has",
                                        "%u articles that the file no longer has", n),
                              n);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * fst_import_text_count_unusable:
 * @n_problems: how many rows can't be used
 *
 * Counts the rows that can't be used.
 *
 * Returns: (transfer full): a few words
 */
char *
fst_import_text_count_unusable (guint64 n_problems)
{
  guint n = (guint) n_problems;

  return g_strdup_printf (ngettext ("%u unusable row", "%u unusable rows", n), n);
}

/**
 * fst_import_text_sum_up:
 * @outcome: how a reading goes, or has gone
 *
 * Counts everything in one line, as it is announced.
 *
 * Returns: (transfer full): a line
 */
char *
fst_import_text_sum_up (const FstImportOutcome *outcome)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (outcome != NULL, NULL);

  for (guint i = 0; i < FST_IMPORT_CHANGE_N_KINDS; i++)
    g_strv_builder_take (builder, fst_import_text_count_changes (outcome->summary, i));
  g_strv_builder_take (builder, fst_import_text_count_unusable (outcome->n_problems));
  parts = g_strv_builder_end (builder);
  return g_strjoinv (", ", parts);
}

static char *
format_amount (gint64 price)
{
  if (price < 0)
    /* Translators: what stands in place of a price that is not known */
    return g_strdup (_ ("no price"));
  return g_strdup_printf (price % 100 == 0 ? "%'.0f" : "%'.2f", (double) price / 100.0);
}

static char *
format_fields (const FstImportChange *change)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; change->fields != NULL && change->fields[i] != NULL; i++)
    {
      FstCatalogueField field;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (!fst_catalogue_field_from_id (change->fields[i], &field))
        continue;
      if (field != FST_CATALOGUE_FIELD_PRICE)
        {
          g_strv_builder_add (builder, fst_catalogue_field_get_title (field));
          continue;
        }
      before = format_amount (change->price_before);
      after = format_amount (change->price_after);
      g_strv_builder_take (
          builder,
          g_strdup_printf ("%s: %s → %s", fst_catalogue_field_get_title (field), before, after));
    }
  texts = g_strv_builder_end (builder);
  return g_strjoinv (", ", texts);
}

/**
 * fst_import_text_describe_change:
 * @change: what a file does to an article
 *
 * Says which article it is besides its name, and what is different, the price before and after.
 *
 * Returns: (transfer full): a line
 */
char *
fst_import_text_describe_change (const FstImportChange *change)
{
  g_autofree char *fields = NULL;
  const char *parts[4] = { NULL };
  gsize n = 0;

  g_return_val_if_fail (change != NULL, NULL);

  fields = format_fields (change);
  parts[n++] = change->article_number;
  if (change->supplier != NULL && *change->supplier != '\0')
    parts[n++] = change->supplier;
  if (*fields != '\0')
    parts[n++] = fields;
  return g_strjoinv (" · ", (GStrv) parts);
}
