#include "config.h"

#include "fst-iso-group.h"

#include <glib/gi18n.h>

#include "fst-error-text.h"
#include "fst-iso-edition.h"

/* What can be read in: titles of an edition, or the table between them (no edition). */
typedef struct
{
  const char *title;
  const char *edition;
} Part;

static const Part parts[] = {
  { N_ ("Official titles of ISO 9999:2016"), FST_ISO_EDITION_2016 },
  { N_ ("Official titles of ISO 9999:2022"), FST_ISO_EDITION_2022 },
  { N_ ("Codes from 2016 to 2022"), NULL },
};

struct _FstIsoGroup
{
  AdwPreferencesGroup parent_instance;

  FstWorkspace *workspace;
  AdwActionRow *rows[G_N_ELEMENTS (parts)];
  GtkWidget *remove_buttons[G_N_ELEMENTS (parts)];
};

G_DEFINE_FINAL_TYPE (FstIsoGroup, fst_iso_group, ADW_TYPE_PREFERENCES_GROUP)

static guint
count_rows (FstIsoTables *tables, const Part *part)
{
  guint n = 0;

  if (part->edition == NULL)
    return tables->changes->len;
  for (guint i = 0; i < tables->titles->len; i++)
    {
      const FstIsoTitle *title = g_ptr_array_index (tables->titles, i);

      n += g_str_equal (title->edition, part->edition);
    }
  return n;
}

static void
load (FstIsoGroup *self)
{
  FstIsoTables *tables = fst_workspace_get_iso_tables (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint n = count_rows (tables, &parts[i]);
      g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("%u row", "%u rows", n), n)
                                    : g_strdup (_ ("Not read in"));

      adw_action_row_set_subtitle (self->rows[i], text);
      gtk_widget_set_visible (self->remove_buttons[i], n > 0);
    }
}

/* How reading in and removing end. The workspace may have been locked, and the group with it. */
static void
tell (FstIsoGroup *self, const char *text, const GError *error)
{
  g_autofree char *reason = NULL;
  AdwDialog *dialog;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (error == NULL)
    {
      gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      return;
    }
  reason = fst_error_text (error);
  dialog = adw_alert_dialog_new (_ ("Nothing Has Changed"), reason);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstIsoGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 n = fst_workspace_import_iso_finish (FST_WORKSPACE (source), result, &error);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u row is read in.", "%u rows are read in.", (gulong) MAX (n, 0)),
                       (guint) MAX (n, 0));

  tell (self, text, error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstIsoGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  fst_workspace_remove_iso_finish (FST_WORKSPACE (source), result, &error);
  tell (self, _ ("It is removed."), error);
}

static void
read_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstIsoGroup *self = FST_ISO_GROUP (widget);
  g_autoptr (GFile) file = NULL;
  const char *uri;
  guint part;

  g_variant_get (parameter, "(u&s)", &part, &uri);
  if (part >= G_N_ELEMENTS (parts) || self->workspace == NULL)
    return;
  file = g_file_new_for_uri (uri);
  if (parts[part].edition != NULL)
    fst_workspace_import_iso_titles_async (self->workspace, file, parts[part].edition, NULL,
                                           imported_cb, g_object_ref (self));
  else
    fst_workspace_import_iso_mapping_async (self->workspace, file, NULL, imported_cb,
                                            g_object_ref (self));
}

static void
remove_part (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FstIsoGroup *self = FST_ISO_GROUP (widget);
  guint part = g_variant_get_uint32 (parameter);

  if (part >= G_N_ELEMENTS (parts) || self->workspace == NULL)
    return;
  if (parts[part].edition != NULL)
    fst_workspace_remove_iso_titles_async (self->workspace, parts[part].edition, NULL, removed_cb,
                                           g_object_ref (self));
  else
    fst_workspace_remove_iso_mapping_async (self->workspace, NULL, removed_cb, g_object_ref (self));
}

typedef struct
{
  FstIsoGroup *group;
  guint part;
} Choice;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Choice *choice = user_data;
  g_autoptr (FstIsoGroup) group = choice->group;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  /* No file: the user has thought better of it. */
  if (uri != NULL && gtk_widget_get_root (GTK_WIDGET (group)) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (group), "iso.read-file", "(us)", choice->part, uri);
}

static void
choose_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Choice *choice = g_new (Choice, 1);

  choice->group = g_object_ref (FST_ISO_GROUP (widget));
  choice->part = MIN (g_variant_get_uint32 (parameter), G_N_ELEMENTS (parts) - 1);
  gtk_file_dialog_set_title (dialog, _ (parts[choice->part].title));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, choice);
}

static void
set_action (GtkWidget *button, const char *label, const char *action, guint part)
{
  g_autofree char *name = g_strdup_printf ("%s %s", label, _ (parts[part].title));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", part);
  /* What is written in a button goes before a name that is given to it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_row (FstIsoGroup *self, guint part)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *read_button = gtk_button_new_with_label (_ ("Read In…"));
  /* Beside the other there is no room for its word in a narrow window. */
  GtkWidget *remove_button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (parts[part].title));
  set_action (read_button, _ ("Read In…"), "iso.choose", part);
  set_action (remove_button, _ ("Remove"), "iso.remove", part);
  gtk_widget_set_tooltip_text (remove_button, _ ("Remove"));
  self->rows[part] = ADW_ACTION_ROW (row);
  self->remove_buttons[part] = remove_button;
  adw_action_row_add_suffix (self->rows[part], read_button);
  adw_action_row_add_suffix (self->rows[part], self->remove_buttons[part]);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
fst_iso_group_dispose (GObject *object)
{
  g_clear_object (&FST_ISO_GROUP (object)->workspace);
  G_OBJECT_CLASS (fst_iso_group_parent_class)->dispose (object);
}

static void
fst_iso_group_class_init (FstIsoGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_iso_group_dispose;
  gtk_widget_class_install_action (widget_class, "iso.choose", "u", choose_file);
  gtk_widget_class_install_action (widget_class, "iso.read-file", "(us)", read_file);
  gtk_widget_class_install_action (widget_class, "iso.remove", "u", remove_part);
}

static void
fst_iso_group_init (FstIsoGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("ISO 9999"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      _ ("The titles are our own translations until the official ones are read in. With the table "
         "of codes a search finds a device by its code of either edition."));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    add_row (self, i);
}

/**
 * fst_iso_group_new:
 * @workspace: the open workspace
 *
 * Makes a group that follows what is read in.
 *
 * Returns: (transfer floating): a new group
 */
GtkWidget *
fst_iso_group_new (FstWorkspace *workspace)
{
  FstIsoGroup *self;

  g_return_val_if_fail (FST_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (FST_TYPE_ISO_GROUP, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::iso-tables", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
