#include "config.h"

#include "fst-import-counts.h"

#include <glib/gi18n.h>

#include "fst-import-list-page.h"
#include "fst-import-text.h"

struct _FstImportCounts
{
  AdwBin parent_instance;

  /* The lists live longer than the outcome that is shown. */
  GPtrArray *changes;  /* (nullable) (element-type FstImportChange) */
  GPtrArray *problems; /* (nullable) (element-type FstImportProblem) */
  guint64 n_problems;
  gint64 n_changes[FST_IMPORT_CHANGE_N_KINDS];
};

G_DEFINE_FINAL_TYPE (FstImportCounts, fst_import_counts, ADW_TYPE_BIN)

/* Whether the view is asked for a kind of change, or for the rows that can't be used. */
#define UNUSABLE FST_IMPORT_CHANGE_N_KINDS

static void
open_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstImportCounts *self = FST_IMPORT_COUNTS (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);
  guint kind = g_variant_get_uint32 (parameter);
  AdwNavigationPage *page;

  if (self->changes == NULL || view == NULL || kind > UNUSABLE)
    return;
  page = kind == UNUSABLE
             ? fst_import_list_page_new_for_problems (self->problems, self->n_problems)
             : fst_import_list_page_new_for_changes (self->changes, kind, self->n_changes[kind]);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
}

static GtkWidget *
button_new (guint kind, const char *count)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show…"));
  g_autofree char *name = g_strdup_printf ("%s %s", _ ("Show…"), count);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "counts.list");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", kind);
  /* What is written in a button goes before a name that is given to it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static AdwActionRow *
add_row (GtkWidget *list, const char *count)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), count);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return ADW_ACTION_ROW (row);
}

static void
add_changes (GtkWidget *list, const FstImportSummary *summary)
{
  const gint64 counts[] = { summary->n_new, summary->n_changed, summary->n_gone };

  for (guint kind = 0; kind < G_N_ELEMENTS (counts); kind++)
    {
      g_autofree char *count = fst_import_text_count_changes (summary, kind);
      AdwActionRow *row = add_row (list, count);

      if (kind == FST_IMPORT_CHANGE_GONE && counts[kind] > 0)
        adw_action_row_set_subtitle (row, _ ("They stay, marked as discontinued."));
      if (counts[kind] > 0)
        adw_action_row_add_suffix (row, button_new (kind, count));
    }
}

static void
add_rest (GtkWidget *list, const FstImportOutcome *outcome)
{
  guint n_same = (guint) outcome->summary->n_same, n_kept = (guint) outcome->summary->n_kept;
  g_autofree char *same =
      g_strdup_printf (ngettext ("%u unchanged article", "%u unchanged articles", n_same), n_same);
  g_autofree char *unusable = fst_import_text_count_unusable (outcome->n_problems);
  AdwActionRow *row;

  add_row (list, same);
  row = add_row (list, unusable);
  if (n_kept > 0)
    {
      g_autofree char *kept =
          g_strdup_printf (ngettext ("%u article of them stays as it was.",
                                     "%u articles of them stay as they were.", n_kept),
                           n_kept);

      adw_action_row_set_subtitle (row, kept);
    }
  if (outcome->n_problems > 0)
    adw_action_row_add_suffix (row, button_new (UNUSABLE, unusable));
}

static void
fst_import_counts_dispose (GObject *object)
{
  FstImportCounts *self = FST_IMPORT_COUNTS (object);

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  G_OBJECT_CLASS (fst_import_counts_parent_class)->dispose (object);
}

static void
fst_import_counts_class_init (FstImportCountsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_import_counts_dispose;
  gtk_widget_class_install_action (widget_class, "counts.list", "u", open_list);
}

static void
fst_import_counts_init (FstImportCounts *self)
{
}

/**
 * fst_import_counts_show:
 * @self: the counts
 * @outcome: how a reading goes, or has gone
 *
 * Shows an outcome, which need not outlive the call.
 */
void
fst_import_counts_show (FstImportCounts *self, const FstImportOutcome *outcome)
{
  GtkWidget *list;

  g_return_if_fail (FST_IS_IMPORT_COUNTS (self));
  g_return_if_fail (outcome != NULL);

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->changes = g_ptr_array_ref (outcome->summary->changes);
  self->problems = g_ptr_array_ref (outcome->problems);
  self->n_problems = outcome->n_problems;
  self->n_changes[FST_IMPORT_CHANGE_NEW] = outcome->summary->n_new;
  self->n_changes[FST_IMPORT_CHANGE_CHANGED] = outcome->summary->n_changed;
  self->n_changes[FST_IMPORT_CHANGE_GONE] = outcome->summary->n_gone;

  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Outcome"), -1);
  add_changes (list, outcome->summary);
  add_rest (list, outcome);
  adw_bin_set_child (ADW_BIN (self), list);
}
