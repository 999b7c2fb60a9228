#include "fst-import-print.h"

#include <glib/gi18n.h>

#include "fst-catalogue-field.h"
#include "fst-command.h"
#include "fst-json-writing.h"

/* A longer list is nobody's to read on a terminal; --json and --report have all of it. */
#define SHOWN 20

static const char *
plan_origin_to_id (FstPlanOrigin origin)
{
  static const char *const ids[] = { "guessed", "remembered", "outgrown", "given" };

  g_return_val_if_fail ((guint) origin < G_N_ELEMENTS (ids), NULL);
  return ids[origin];
}

static const char *
change_kind_to_id (FstImportChangeKind kind)
{
  static const char *const ids[] = { "new", "changed", "gone" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (ids), NULL);
  return ids[kind];
}

/* An amount in hundredths of its currency; null where there is none. */
static void
add_price (JsonBuilder *builder, const char *member, gint64 price)
{
  if (price >= 0)
    fst_json_add_integer (builder, member, price);
  else
    fst_json_add_string (builder, member, NULL);
}

static void
add_change (JsonBuilder *builder, const FstImportChange *change)
{
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "kind", change_kind_to_id (change->kind));
  fst_json_add_string (builder, "article-number", change->article_number);
  fst_json_add_string (builder, "supplier", change->supplier);
  fst_json_add_string (builder, "name", change->name);
  fst_json_add_strings (builder, "fields", change->fields);
  add_price (builder, "price-before", change->price_before);
  add_price (builder, "price-after", change->price_after);
  json_builder_end_object (builder);
}

static void
add_problem (JsonBuilder *builder, const FstImportProblem *problem)
{
  json_builder_begin_object (builder);
  fst_json_add_string (builder, "sheet", problem->sheet);
  fst_json_add_integer (builder, "line", (gint64) problem->line);
  fst_json_add_string (builder, "column", problem->column);
  fst_json_add_string (builder, "reason", fst_import_reason_to_id (problem->reason));
  fst_json_add_string (builder, "text", problem->text);
  json_builder_end_object (builder);
}

static void
add_counts (JsonBuilder *builder, const FstImportOutcome *outcome)
{
  const FstImportSummary *summary = outcome->summary;

  fst_json_add_integer (builder, "read", summary->n_read);
  fst_json_add_integer (builder, "new", summary->n_new);
  fst_json_add_integer (builder, "changed", summary->n_changed);
  fst_json_add_integer (builder, "same", summary->n_same);
  fst_json_add_integer (builder, "gone", summary->n_gone);
  fst_json_add_integer (builder, "kept", summary->n_kept);
  fst_json_add_integer (builder, "unusable", (gint64) outcome->n_problems);
}

/**
 * fst_import_print_json:
 * @outcome: what an import has done, or would do
 *
 * Prints an outcome as JSON.
 */
void
fst_import_print_json (const FstImportOutcome *outcome)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  GPtrArray *changes = outcome->summary->changes;

  json_builder_begin_object (builder);
  fst_json_add_string (builder, "source", outcome->source);
  fst_json_add_boolean (builder, "dry-run", outcome->dry_run);
  fst_json_add_string (builder, "plan", plan_origin_to_id (outcome->plan_origin));
  add_counts (builder, outcome);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    add_change (builder, g_ptr_array_index (changes, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < outcome->problems->len; i++)
    add_problem (builder, g_ptr_array_index (outcome->problems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  fst_command_print_json (root);
}

static char *
format_price (gint64 price)
{
  /* Translators: what stands in place of a price that is not known */
  return price < 0
             ? g_strdup (_ ("no price"))
             : g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", price / 100, (int) (price % 100));
}

/* What differs, each by its title, the price with both amounts. */
static char *
format_fields (const FstImportChange *change)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; change->fields && change->fields[i]; i++)
    {
      FstCatalogueField field;
      const char *title = fst_catalogue_field_from_id (change->fields[i], &field)
                              ? fst_catalogue_field_get_title (field)
                              : change->fields[i];

      if (field == FST_CATALOGUE_FIELD_PRICE)
        {
          g_autofree char *before = format_price (change->price_before);
          g_autofree char *after = format_price (change->price_after);

          g_strv_builder_take (builder, g_strdup_printf ("%s %s → %s", title, before, after));
        }
      else
        g_strv_builder_add (builder, title);
    }
  texts = g_strv_builder_end (builder);
  return g_strjoinv (", ", texts);
}

static void
print_change (const FstImportChange *change)
{
  g_autofree char *fields = format_fields (change);

  g_print ("  %s  %s", change->article_number, change->name);
  if (change->supplier)
    g_print (" (%s)", change->supplier);
  if (*fields)
    g_print (": %s", fields);
  g_print ("\n");
}

static void
print_rest (guint n_all, guint n_shown)
{
  if (n_all <= n_shown)
    return;
  g_print ("  ");
  g_print (ngettext ("… and %u more", "… and %u more", n_all - n_shown), n_all - n_shown);
  g_print ("\n");
}

static void
print_changes (const FstImportOutcome *outcome, FstImportChangeKind kind, guint n_all)
{
  GPtrArray *changes = outcome->summary->changes;
  guint n_shown = 0;

  for (guint i = 0; i < changes->len && n_shown < SHOWN; i++)
    {
      const FstImportChange *change = g_ptr_array_index (changes, i);

      if (change->kind != kind)
        continue;
      print_change (change);
      n_shown++;
    }
  print_rest (n_all, n_shown);
}

static void
print_problems (const FstImportOutcome *outcome)
{
  guint n_shown = MIN (outcome->problems->len, SHOWN);

  for (guint i = 0; i < n_shown; i++)
    {
      g_autofree char *text = fst_import_problem_format (g_ptr_array_index (outcome->problems, i));

      g_print ("  %s\n", text);
    }
  print_rest ((guint) outcome->n_problems, n_shown);
}

/* How the columns were found, where the user has not said it. */
static void
print_plan (const FstImportOutcome *outcome)
{
  if (outcome->plan_origin == FST_PLAN_ORIGIN_REMEMBERED)
    g_print ("%s\n", _ ("The columns are taken as last time."));
  if (outcome->plan_origin == FST_PLAN_ORIGIN_OUTGROWN)
    g_print ("%s\n",
             _ ("The file no longer has the columns of last time; they have been guessed anew."));
}

/**
 * fst_import_print:
 * @outcome: what an import has done, or would do
 *
 * Prints an outcome for a person: how many, and the first of each.
 */
void
fst_import_print (const FstImportOutcome *outcome)
{
  const FstImportSummary *summary = outcome->summary;
  guint n_read = (guint) summary->n_read, n_new = (guint) summary->n_new,
        n_changed = (guint) summary->n_changed, n_gone = (guint) summary->n_gone,
        n_same = (guint) summary->n_same, n_kept = (guint) summary->n_kept,
        n_problems = (guint) outcome->n_problems;

  if (outcome->dry_run)
    g_print ("%s\n", _ ("A dry run: nothing has been changed."));
  print_plan (outcome);
  g_print (ngettext ("%s: %u article can be used.\n", "%s: %u articles can be used.\n", n_read),
           outcome->source, n_read);
  g_print (ngettext ("%u is new\n", "%u are new\n", n_new), n_new);
  print_changes (outcome, FST_IMPORT_CHANGE_NEW, n_new);
  g_print (ngettext ("%u has changed\n", "%u have changed\n", n_changed), n_changed);
  print_changes (outcome, FST_IMPORT_CHANGE_CHANGED, n_changed);
  g_print (ngettext ("%u is unchanged\n", "%u are unchanged\n", n_same), n_same);
  g_print (ngettext ("%u is gone from the file\n", "%u are gone from the file\n", n_gone), n_gone);
  print_changes (outcome, FST_IMPORT_CHANGE_GONE, n_gone);
  if (n_kept > 0)
    g_print (ngettext ("%u stays as it was, as its row can’t be used\n",
                       "%u stay as they were, as their rows can’t be used\n", n_kept),
             n_kept);
  g_print (ngettext ("%u row can’t be used\n", "%u rows can’t be used\n", n_problems), n_problems);
  print_problems (outcome);
}
