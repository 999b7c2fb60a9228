#include "config.h"

#include "fst-import-list-page.h"

#include <glib/gi18n.h>

#include "fst-import-problem.h"
#include "fst-import-text.h"
#include "fst-list-item.h"

/* More are not read by anybody; the count tells how many there are, and the report has them. */
#define SHOWN_PROBLEMS 1000

struct _FstImportListPage
{
  AdwNavigationPage parent_instance;

  GtkLabel *count_label;
  GtkListView *list_view;
  GtkNoSelection *selection;
};

G_DEFINE_FINAL_TYPE (FstImportListPage, fst_import_list_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
has_text (GtkListItem *item, const char *text)
{
  return text != NULL && *text != '\0';
}

static void
fst_import_list_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FST_TYPE_IMPORT_LIST_PAGE);
  G_OBJECT_CLASS (fst_import_list_page_parent_class)->dispose (object);
}

static void
fst_import_list_page_class_init (FstImportListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_import_list_page_dispose;
  g_type_ensure (FST_TYPE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-import-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FstImportListPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, FstImportListPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, FstImportListPage, selection);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
}

static void
fst_import_list_page_init (FstImportListPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static AdwNavigationPage *
page_new (const char *title, GListStore *items, guint64 n_all)
{
  FstImportListPage *self = g_object_new (FST_TYPE_IMPORT_LIST_PAGE, "title", title, NULL);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (items));

  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n_shown < n_all);
  if (n_shown < n_all)
    {
      g_autofree char *text = g_strdup_printf (
          /* Translators: how many are shown, and how many there are */
          _ ("The first %u of %u are shown."), n_shown, (guint) n_all);

      gtk_label_set_label (self->count_label, text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (items));
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * fst_import_list_page_new_for_changes:
 * @changes: (element-type FstImportChange): changes of all kinds
 * @kind: the kind to list
 * @n_all: how many of that kind there are in all
 *
 * Makes a page that lists changes, each with what is different.
 *
 * Returns: (transfer floating): a new page
 */
AdwNavigationPage *
fst_import_list_page_new_for_changes (GPtrArray *changes, FstImportChangeKind kind, gint64 n_all)
{
  static const char *const titles[] = { N_ ("New Articles"), N_ ("Changed Articles"),
                                        N_ ("Articles No Longer in the File") };
  g_autoptr (GListStore) items = g_list_store_new (FST_TYPE_LIST_ITEM);

  g_return_val_if_fail (changes != NULL && (guint) kind < G_N_ELEMENTS (titles), NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const FstImportChange *change = g_ptr_array_index (changes, i);
      g_autofree char *line = NULL;
      g_autoptr (FstListItem) item = NULL;

      if (change->kind != kind)
        continue;
      line = fst_import_text_describe_change (change);
      item = fst_list_item_new (change->name, line, NULL, g_ptr_array_ref (changes),
                                (GDestroyNotify) g_ptr_array_unref);
      g_list_store_append (items, item);
    }
  return page_new (_ (titles[kind]), items, (guint64) n_all);
}

/**
 * fst_import_list_page_new_for_problems:
 * @problems: (element-type FstImportProblem): the first rows that can't be used
 * @n_all: how many there are in all
 *
 * Makes a page that lists rows that can't be used, each with sheet, line and reason.
 *
 * Returns: (transfer floating): a new page
 */
AdwNavigationPage *
fst_import_list_page_new_for_problems (GPtrArray *problems, guint64 n_all)
{
  g_autoptr (GListStore) items = g_list_store_new (FST_TYPE_LIST_ITEM);

  g_return_val_if_fail (problems != NULL, NULL);

  for (guint i = 0; i < MIN (problems->len, SHOWN_PROBLEMS); i++)
    {
      g_autofree char *line = fst_import_problem_format (g_ptr_array_index (problems, i));
      g_autoptr (FstListItem) item = fst_list_item_new (line, "", NULL, g_ptr_array_ref (problems),
                                                        (GDestroyNotify) g_ptr_array_unref);

      g_list_store_append (items, item);
    }
  return page_new (_ ("Rows That Could Not Be Used"), items, n_all);
}
