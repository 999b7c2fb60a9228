#include "config.h"

#include "fst-lists-group.h"

#include <glib/gi18n.h>

#include "fst-case.h"
#include "fst-error-text.h"

/* What a row of a list holds: the list. */
#define LIST_KEY "fst-list"

struct _FstListsGroup
{
  AdwPreferencesGroup parent_instance;

  FstWorkspace *workspace;
  FstPolicy *policy; /* (nullable): the lists with names of their own */
  GPtrArray *rows;   /* (element-type GtkWidget): unowned */
};

G_DEFINE_FINAL_TYPE (FstListsGroup, fst_lists_group, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  FstListsGroup *self;
  FstCodeList *list;
} Removal;

static void
removal_free (gpointer data, GClosure *closure)
{
  Removal *removal = data;

  fst_code_list_unref (removal->list);
  g_free (removal);
}

static void
tell (FstListsGroup *self, const char *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstListsGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  AdwDialog *dialog;

  if (fst_workspace_remove_list_finish (FST_WORKSPACE (source), result, &error))
    {
      tell (self, _ ("The list is not used any more."));
      return;
    }
  text = fst_error_text (error);
  dialog = adw_alert_dialog_new (_ ("The List Is Still in Use"), text);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  Removal *removal = user_data;

  if (g_strcmp0 (response, "remove") == 0 && removal->self->workspace != NULL)
    fst_workspace_remove_list_async (removal->self->workspace, removal->list->name,
                                     removal->list->owner, NULL, removed_cb,
                                     g_object_ref (removal->self));
}

static void
remove_cb (GtkButton *button, gpointer user_data)
{
  Removal *removal = user_data;
  Removal *copy = g_new (Removal, 1);
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Take the List out of Use?"),
      _ ("What has been signed by it stays as it is. To use it again, read it in anew."));

  copy->self = removal->self;
  copy->list = fst_code_list_ref (removal->list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                  _ ("_Take out of Use"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove",
                                            ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), copy, removal_free,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (removal->self));
}

static void
add_row (FstListsGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  return row;
}

/* A button in a row of which there are several: its name says what it does and to which. */
static GtkWidget *
button_new (const char *label, const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s %s", label, title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* What is written in a button goes before a name that is given to it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static char *
describe (FstListsGroup *self, FstCodeList *list)
{
  g_autofree char *owner = fst_code_list_format_owner (list);
  g_autofree char *rows =
      g_strdup_printf (ngettext ("%u row", "%u rows", list->rows->len), list->rows->len);
  g_autofree char *imported = fst_date_format (&list->imported);
  g_autofree char *from =
      g_date_valid (&list->from) ? fst_date_format (&list->from) : g_strdup ("");
  g_autofree char *until =
      g_date_valid (&list->until) ? fst_date_format (&list->until) : g_strdup ("");
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Owner: %s"), owner);
  if (*from || *until)
    g_string_append_printf (text, "\n%s–%s", from, until);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("%s, read in %s"), rows, imported);
  if (list->complete)
    g_string_append_printf (text, "\n%s", _ ("The whole list"));
  if (!fst_workspace_uses_list (self->workspace, list))
    g_string_append_printf (text, "\n%s",
                            _ ("Not used: your municipality in the preferences is another"));
  return g_string_free_and_steal (text);
}

static void
add_list (FstListsGroup *self, FstCodeList *list, const char *title)
{
  g_autofree char *text = describe (self, list);
  GtkWidget *row = row_new (title, text);
  GtkWidget *button = button_new (_ ("Remove"), title);
  Removal *removal = g_new (Removal, 1);

  removal->self = self;
  removal->list = fst_code_list_ref (list);
  g_signal_connect_data (button, "clicked", G_CALLBACK (remove_cb), removal, removal_free,
                         G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), LIST_KEY, fst_code_list_ref (list),
                          (GDestroyNotify) fst_code_list_unref);
  add_row (self, row);
}

static GtkWidget *
read_button_new (const char *title, const char *name)
{
  GtkWidget *button = button_new (_ ("Read In…"), title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.choose-list");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
  return button;
}

static void
add_annex (FstListsGroup *self, const FstAnnex *annex)
{
  GPtrArray *lists = fst_workspace_get_lists (self->workspace);
  g_autofree char *name = g_strdup_printf ("%s/%s", self->policy->id, annex->id);
  GtkWidget *row = row_new (annex->title, annex->where != NULL ? annex->where : "");

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), read_button_new (annex->title, name));
  add_row (self, row);
  for (guint i = 0; i < lists->len; i++)
    {
      FstCodeList *list = g_ptr_array_index (lists, i);

      if (g_str_equal (list->name, name))
        add_list (self, list, annex->title);
    }
}

static void
load (FstListsGroup *self)
{
  GPtrArray *lists = fst_workspace_get_lists (self->workspace);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; self->policy != NULL && i < self->policy->annexes->len; i++)
    add_annex (self, g_ptr_array_index (self->policy->annexes, i));
  for (guint i = 0; self->policy == NULL && i < lists->len; i++)
    {
      FstCodeList *list = g_ptr_array_index (lists, i);

      if (strchr (list->name, '/') == NULL)
        add_list (self, list, list->name);
    }
}

static void
fst_lists_group_dispose (GObject *object)
{
  FstListsGroup *self = FST_LISTS_GROUP (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->policy, fst_policy_unref);
  G_OBJECT_CLASS (fst_lists_group_parent_class)->dispose (object);
}

static void
fst_lists_group_finalize (GObject *object)
{
  g_ptr_array_unref (FST_LISTS_GROUP (object)->rows);
  G_OBJECT_CLASS (fst_lists_group_parent_class)->finalize (object);
}

static void
fst_lists_group_class_init (FstListsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fst_lists_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = fst_lists_group_finalize;
}

static void
fst_lists_group_init (FstListsGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * fst_lists_group_new:
 * @workspace: the open workspace
 * @policy: (nullable): a document with annexes, or NULL for the lists with names of their own
 *
 * Makes a group that follows what is read in.
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
fst_lists_group_new (FstWorkspace *workspace, FstPolicy *policy)
{
  g_return_val_if_fail (FST_IS_WORKSPACE (workspace), NULL);

  FstListsGroup *self = g_object_new (FST_TYPE_LISTS_GROUP, NULL);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->workspace = g_object_ref (workspace);
  self->policy = policy != NULL ? fst_policy_ref (policy) : NULL;
  adw_preferences_group_set_title (group, policy != NULL ? _ ("Lists the Document Refers To")
                                                         : _ ("Lists of Your Own"));
  adw_preferences_group_set_description (
      group, policy != NULL ? _ ("They are not part of the document. Until they are read in, an "
                                 "answer that hangs on one says so.")
                            : _ ("A list with a name of its own, such as a municipality’s basic "
                                 "equipment, answers beside the documents."));
  if (policy == NULL)
    adw_preferences_group_set_header_suffix (group, read_button_new (_ ("a list of your own"), ""));
  g_signal_connect_object (workspace, "notify::lists", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * fst_lists_group_find:
 * @self: a group
 * @document: the id of a list among the documents of an assessment
 *
 * Finds the row of a list that has been read in.
 *
 * Returns: (transfer none) (nullable): an #AdwActionRow, or NULL where it is not there
 */
GtkWidget *
fst_lists_group_find (FstListsGroup *self, const char *document)
{
  g_return_val_if_fail (FST_IS_LISTS_GROUP (self) && document != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      FstCodeList *list = g_object_get_data (G_OBJECT (row), LIST_KEY);
      g_autofree char *id = list != NULL ? fst_code_list_format_document_id (list) : NULL;

      if (g_strcmp0 (id, document) == 0)
        return row;
    }
  return NULL;
}
