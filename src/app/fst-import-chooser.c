#include "config.h"

#include "fst-import-chooser.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *window;
  char *source; /* (nullable) */
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->window);
  g_free (choice->source);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  /* Through the action, which can't be given when the workspace was locked meanwhile. No file: the
   * user has thought better of it. */
  if (uri == NULL)
    return;
  if (choice->source != NULL)
    gtk_widget_activate_action (choice->window, "win.import-source", "(ss)", choice->source, uri);
  else
    gtk_widget_activate_action (choice->window, "win.import-file", "s", uri);
}

static GListModel *
create_filters (void)
{
  static const char *const suffixes[] = { "csv",    "txt",  "tsv", "json", "jsonl",
                                          "ndjson", "xlsx", "xls", "ods" };
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _ ("Assortments (spreadsheets, CSV, JSON)"));
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

/**
 * fst_import_chooser_choose:
 * @window: the window, which has the actions win.import-file and win.import-source
 * @source: (nullable): the source that the file is a newer one of
 *
 * Asks for a file of articles and has the window read it.
 */
void
fst_import_chooser_choose (GtkWindow *window, const char *source)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autoptr (GListModel) filters = NULL;
  Choice *choice;

  g_return_if_fail (GTK_IS_WINDOW (window));

  dialog = gtk_file_dialog_new ();
  filters = create_filters ();
  choice = g_new (Choice, 1);
  choice->window = GTK_WIDGET (g_object_ref (window));
  choice->source = g_strdup (source);
  gtk_file_dialog_set_title (dialog, _ ("Read an Assortment"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, window, NULL, chosen_cb, choice);
}
