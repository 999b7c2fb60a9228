#include "config.h"

#include "fst-search-pane.h"

#include <glib/gi18n.h>

/* How long typing must have rested before the count is spoken, in ms. */
#define REST 1000

struct _FstSearchPane
{
  AdwBin parent_instance;

  guint announce_source;
  gboolean replacing;

  GtkEditable *search_entry;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkScrolledWindow *scrolled_window;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  AdwStatusPage *message_page;
  GtkButton *first_button;
  GtkButton *second_button;
};

G_DEFINE_FINAL_TYPE (FstSearchPane, fst_search_pane, ADW_TYPE_BIN)

enum
{
  SEARCH,
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_text (GtkListItem *item, const char *text)
{
  return text != NULL;
}

static gboolean
announce (gpointer user_data)
{
  FstSearchPane *self = user_data;

  self->announce_source = 0;
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->count_label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return G_SOURCE_REMOVE;
}

/* Heard once, when typing has rested: a count for every letter would drown the letters. */
static void
set_count (FstSearchPane *self, const char *count)
{
  gboolean changed = g_strcmp0 (gtk_label_get_label (self->count_label), count) != 0;

  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), *count != '\0');
  if (!changed || !gtk_widget_get_mapped (GTK_WIDGET (self)) || *count == '\0')
    return;
  g_clear_handle_id (&self->announce_source, g_source_remove);
  self->announce_source = g_timeout_add (REST, announce, self);
}

static void
search_changed_cb (FstSearchPane *self)
{
  g_signal_emit (self, signals[SEARCH], 0, gtk_editable_get_text (self->search_entry));
}

static void
activated_cb (FstSearchPane *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATED], 0, item);
}

/* Return takes the first: it is the best. */
static void
search_activated_cb (FstSearchPane *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    activated_cb (self, 0);
}

static void
selected_cb (FstSearchPane *self)
{
  if (!self->replacing)
    g_signal_emit (self, signals[SELECTED], 0,
                   gtk_single_selection_get_selected_item (self->selection));
}

static void
to_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstSearchPane *self = FST_SEARCH_PANE (widget);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_FOCUS, NULL);
}

static gboolean
fst_search_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FST_SEARCH_PANE (widget)->search_entry));
}

static void
fst_search_pane_dispose (GObject *object)
{
  FstSearchPane *self = FST_SEARCH_PANE (object);

  g_clear_handle_id (&self->announce_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_SEARCH_PANE);
  G_OBJECT_CLASS (fst_search_pane_parent_class)->dispose (object);
}

static void
add_signals (GType type)
{
  signals[SEARCH] = g_signal_new ("search", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, FST_TYPE_LIST_ITEM);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, FST_TYPE_LIST_ITEM);
}

static void
fst_search_pane_class_init (FstSearchPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_search_pane_dispose;
  widget_class->grab_focus = fst_search_pane_grab_focus;
  add_signals (FST_TYPE_SEARCH_PANE);
  gtk_widget_class_install_action (widget_class, "pane.to-list", NULL, to_list);

  g_type_ensure (FST_TYPE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/forskrivarstod/Forskrivarstod/fst-search-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FstSearchPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FstSearchPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, FstSearchPane, stack);
  gtk_widget_class_bind_template_child (widget_class, FstSearchPane, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, FstSearchPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, FstSearchPane, selection);
  gtk_widget_class_bind_template_child (widget_class, FstSearchPane, message_page);
  gtk_widget_class_bind_template_child (widget_class, FstSearchPane, first_button);
  gtk_widget_class_bind_template_child (widget_class, FstSearchPane, second_button);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
fst_search_pane_init (FstSearchPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fst_search_pane_set_labels:
 * @entry: what can be searched for
 * @list: what the list holds
 *
 * Names the two parts, on the screen and for assistive technologies.
 */
void
fst_search_pane_set_labels (FstSearchPane *self, const char *entry, const char *list)
{
  g_return_if_fail (FST_IS_SEARCH_PANE (self));

  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search_entry), entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, entry, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  list, -1);
}

/**
 * fst_search_pane_get_text:
 *
 * Gets what is searched for.
 *
 * Returns: (transfer none): the text, which may be empty
 */
const char *
fst_search_pane_get_text (FstSearchPane *self)
{
  g_return_val_if_fail (FST_IS_SEARCH_PANE (self), NULL);

  return gtk_editable_get_text (self->search_entry);
}

/**
 * fst_search_pane_set_text:
 * @text: what to search for
 *
 * Writes into the search entry, which searches.
 */
void
fst_search_pane_set_text (FstSearchPane *self, const char *text)
{
  g_return_if_fail (FST_IS_SEARCH_PANE (self));

  gtk_editable_set_text (self->search_entry, text);
}

/**
 * fst_search_pane_show_items:
 * @items: model of #FstListItem
 * @count: how many there are, in words
 *
 * Shows what was found, from the top.
 */
void
fst_search_pane_show_items (FstSearchPane *self, GListModel *items, const char *count)
{
  g_return_if_fail (FST_IS_SEARCH_PANE (self));
  g_return_if_fail (G_IS_LIST_MODEL (items));

  /* What was selected stays shown beside the new rows. */
  self->replacing = TRUE;
  gtk_single_selection_set_model (self->selection, items);
  self->replacing = FALSE;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
  set_count (self, count);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
set_button (GtkButton *button, const char *action, const char *label)
{
  gtk_widget_set_visible (GTK_WIDGET (button), action != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_button_set_use_underline (button, TRUE);
  gtk_button_set_label (button, label != NULL ? label : "");
}

/**
 * fst_search_pane_show_message:
 * @message: what to say
 *
 * Says why there are no rows and what can be done.
 */
void
fst_search_pane_show_message (FstSearchPane *self, const FstMessage *message)
{
  g_return_if_fail (FST_IS_SEARCH_PANE (self));
  g_return_if_fail (message != NULL);

  self->replacing = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  self->replacing = FALSE;
  adw_status_page_set_icon_name (self->message_page, message->icon);
  adw_status_page_set_title (self->message_page, message->title);
  adw_status_page_set_description (self->message_page, message->description);
  set_button (self->first_button, message->action, message->action_label);
  set_button (self->second_button, message->other_action, message->other_action_label);
  set_count (self, message->title);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

/**
 * fst_search_pane_unselect:
 *
 * Chooses no row.
 */
void
fst_search_pane_unselect (FstSearchPane *self)
{
  g_return_if_fail (FST_IS_SEARCH_PANE (self));

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}
