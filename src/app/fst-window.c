#include "config.h"

#include "fst-window.h"

#include <glib/gi18n.h>

#include "fst-error-text.h"
#include "fst-import-chooser.h"
#include "fst-import-dialog.h"
#include "fst-import-text.h"
#include "fst-list-dialog.h"
#include "fst-main-view.h"
#include "fst-people-page.h"
#include "fst-preferences-dialog.h"
#include "fst-shortcuts-dialog.h"
#include "fst-unlock-page.h"
#include "fst-welcome-page.h"

struct _FstWindow
{
  AdwApplicationWindow parent_instance;

  GFile *folder;
  GSettings *settings;
  FstWorkspace *workspace;     /* (nullable): while it is open */
  FstPrescribing *prescribing; /* (nullable): likewise */
  GtkWidget *welcome_page;     /* (nullable): until there is a workspace */
  char *next_action;           /* (nullable): what was chosen there to go on with */
  GtkWidget *unlock_page;      /* (nullable): kept, as it counts the wrong tries */
  FstMainView *main_view;      /* (nullable): while the workspace is open */

  GtkStack *state_stack;
};

G_DEFINE_FINAL_TYPE (FstWindow, fst_window, ADW_TYPE_APPLICATION_WINDOW)

/* The one place that decides which commands can be given. */
static void
update_actions (FstWindow *self)
{
  static const char *const needs_workspace[] = {
    "prescribe",       "new-prescription", "review",        "save-draft",
    "find-device",     "search",           "show-page",     "import",
    "import-examples", "open-record",      "lock",          "menu",
    "preferences",     "import-file",      "choose-list",   "import-list",
    "show-rule",       "who-pays",         "choose-import", "import-source",
    "sources"
  };
  GAction *go_back = g_action_map_lookup_action (G_ACTION_MAP (self), "go-back");

  for (gsize i = 0; i < G_N_ELEMENTS (needs_workspace); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), needs_workspace[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), self->main_view != NULL);
    }
  g_simple_action_set_enabled (G_SIMPLE_ACTION (go_back),
                               self->main_view != NULL
                                   && fst_main_view_can_go_back (self->main_view));
}

/* The focus leaves what goes before it goes: an entry that is taken away with the focus in it is
 * not told that it has lost it. */
static void
show_state (FstWindow *self, GtkWidget *state)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child (self->state_stack, state);
}

static void
page_changed_cb (FstWindow *self)
{
  const char *page = fst_main_view_get_page (self->main_view);

  g_settings_set_string (self->settings, "page", page);
  g_action_change_state (g_action_map_lookup_action (G_ACTION_MAP (self), "show-page"),
                         g_variant_new_string (page));
  update_actions (self);
}

static void
show_main_view (FstWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, "page");

  self->main_view = FST_MAIN_VIEW (fst_main_view_new (self->prescribing));
  g_signal_connect_object (self->main_view, "notify::page", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->state_stack, GTK_WIDGET (self->main_view), "main");
  show_state (self, GTK_WIDGET (self->main_view));
  fst_main_view_show_page (self->main_view, self->welcome_page ? "prescribe" : page);
  if (self->welcome_page)
    gtk_stack_remove (self->state_stack, self->welcome_page);
  self->welcome_page = NULL;
  update_actions (self);
  if (self->next_action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), self->next_action, NULL);
  g_clear_pointer (&self->next_action, g_free);
}

static void
draft_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean loaded = fst_prescribing_load_draft_finish (FST_PRESCRIBING (source), result, &error);

  if (self->prescribing != FST_PRESCRIBING (source))
    return;
  show_main_view (self);
  if (!loaded)
    {
      g_autofree char *text = fst_error_text (error);
      AdwDialog *dialog = adw_alert_dialog_new (_ ("The Draft Could Not Be Read"), text);

      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
      adw_dialog_present (dialog, GTK_WIDGET (self));
    }
}

/* Nothing is shown before the draft has been loaded: what is written earlier would be lost to it.
 */
static void
opened_cb (FstWindow *self, FstWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  self->prescribing = fst_prescribing_new (workspace);
  fst_prescribing_load_draft_async (self->prescribing, NULL, draft_loaded_cb, g_object_ref (self));
}

static void
begun_cb (FstWindow *self, FstWorkspace *workspace, const char *next_action)
{
  self->next_action = g_strdup (next_action);
  opened_cb (self, workspace);
}

static void
show_unlock_page (FstWindow *self)
{
  if (self->unlock_page == NULL)
    {
      self->unlock_page = fst_unlock_page_new (self->folder);
      g_signal_connect_object (self->unlock_page, "opened", G_CALLBACK (opened_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_child (self->state_stack, self->unlock_page);
    }
  show_state (self, self->unlock_page);
  gtk_widget_grab_focus (self->unlock_page);
}

static void
show_welcome_page (FstWindow *self)
{
  self->welcome_page = fst_welcome_page_new (self->folder);
  g_signal_connect_object (self->welcome_page, "opened", G_CALLBACK (begun_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->state_stack, self->welcome_page);
  show_state (self, self->welcome_page);
}

/* Forgets everything that was shown along with the key: pages, dialogs, searches. */
static void
close_workspace (FstWindow *self)
{
  if (self->workspace == NULL)
    return;
  fst_prescribing_save_draft_async (self->prescribing, NULL, NULL, NULL);
  fst_window_close_dialogs (self);
  if (self->main_view != NULL)
    gtk_stack_remove (self->state_stack, GTK_WIDGET (self->main_view));
  self->main_view = NULL;
  g_clear_object (&self->prescribing);
  fst_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
}

static void
lock (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;

  show_unlock_page (self);
  close_workspace (self);
  update_actions (self);
}

static void
show_page (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;

  fst_main_view_show_page (self->main_view, g_variant_get_string (parameter, NULL));
}

static void
prescribe (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;

  fst_main_view_show_page (self->main_view, "prescribe");
  fst_main_view_activate (self->main_view, "page.device", parameter);
}

static void
who_pays (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;

  fst_main_view_show_page (self->main_view, "who-pays");
  fst_main_view_activate (self->main_view, "page.device", parameter);
}

/* win.new-prescription, win.review and win.save-draft are the prescribe page's own. */
static void
prescribe_command (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *const commands[][2] = { { "new-prescription", "page.new" },
                                             { "review", "page.review" },
                                             { "save-draft", "page.save" } };
  FstWindow *self = user_data;

  fst_main_view_show_page (self->main_view, "prescribe");
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i][0], g_action_get_name (G_ACTION (action))))
      fst_main_view_activate (self->main_view, commands[i][1], NULL);
}

/* On the prescribe page the device is for the draft, everywhere else it is looked up in the
 * catalogue. */
static void
find_device (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;

  if (fst_main_view_activate (self->main_view, "page.find", NULL))
    return;
  fst_main_view_show_page (self->main_view, "catalogue");
  fst_main_view_activate (self->main_view, "page.search", NULL);
}

static void
search (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;

  fst_main_view_activate (self->main_view, "page.search", NULL);
}

static void
open_record (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;

  fst_main_view_show_page (self->main_view, "people");
  fst_main_view_activate (self->main_view, "page.record", parameter);
}

static void
show_rule (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;
  FstRuleCitation citation;

  g_variant_get (parameter, "(&s&s&s)", &citation.document, &citation.rule, &citation.version);
  /* The rule would stand behind a dialog that cites it. */
  fst_window_close_dialogs (self);
  fst_main_view_show_rule (self->main_view, &citation);
}

static void
go_back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  fst_main_view_go_back (FST_WINDOW (user_data)->main_view);
}

static void
import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  fst_import_chooser_choose (GTK_WINDOW (user_data), NULL);
}

static void
choose_import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  fst_import_chooser_choose (GTK_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

static void
imported_cb (FstWindow *self, FstImportDialog *dialog)
{
  if (self->main_view != NULL)
    fst_main_view_show_outcome (self->main_view, fst_import_dialog_take_outcome (dialog),
                                fst_import_dialog_get_file (dialog));
}

static void
present_import (FstWindow *self, const char *uri, const char *source)
{
  AdwDialog *open = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  AdwDialog *dialog;

  /* One at a time: another file takes the place of one that has not been read in, and waits for one
   * that is being read. */
  if (FST_IS_IMPORT_DIALOG (open))
    {
      if (!adw_dialog_get_can_close (open))
        return;
      adw_dialog_force_close (open);
    }
  dialog = fst_import_dialog_new (self->workspace, file, source);
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
import_file (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present_import (user_data, g_variant_get_string (parameter, NULL), NULL);
}

static void
import_source (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *source, *uri;

  g_variant_get (parameter, "(&s&s)", &source, &uri);
  present_import (user_data, uri, source);
}

static void
examples_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FstWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FstImportOutcome) outcome =
      fst_workspace_import_finish (FST_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;
  AdwDialog *dialog;

  if (self->workspace != FST_WORKSPACE (source))
    return;
  text = outcome != NULL ? fst_import_text_count (outcome) : fst_error_text (error);
  if (outcome != NULL)
    {
      gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      return;
    }
  dialog = adw_alert_dialog_new (_ ("The Examples Could Not Be Read"), text);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* They are the program's own and few: there is nothing to ask, and nothing to tell but that they
 * are there. */
static void
import_examples (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;

  fst_workspace_import_examples_async (self->workspace, NULL, examples_read_cb,
                                       g_object_ref (self));
}

static void
sources (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;

  fst_main_view_show_page (self->main_view, "catalogue");
  fst_main_view_activate (self->main_view, "page.sources", NULL);
}

static void
choose_list (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  fst_list_dialog_choose (GTK_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

static void
import_list (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;
  const char *name, *uri;
  g_autoptr (GFile) file = NULL;

  g_variant_get (parameter, "(&s&s)", &name, &uri);
  file = g_file_new_for_uri (uri);
  adw_dialog_present (fst_list_dialog_new (self->workspace, name, file), GTK_WIDGET (self));
}

static void
open_menu (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;

  fst_main_view_open_menu (self->main_view);
}

static void
preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FstWindow *self = user_data;

  adw_dialog_present (fst_preferences_dialog_new (self->workspace), GTK_WIDGET (self));
}

static void
shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_dialog_present (fst_shortcuts_dialog_new (), GTK_WIDGET (user_data));
}

static void
about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", _ ("Förskrivarstöd"), "application-icon", FST_APP_ID,
                "version", FST_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                _ ("Find an assistive device, prescribe it and see at once what the region's "
                   "agreements say."),
                NULL);
  adw_dialog_present (dialog, GTK_WIDGET (user_data));
}

static const GActionEntry actions[] = {
  { "prescribe", prescribe, "(ss)" },
  { "who-pays", who_pays, "(ss)" },
  { "new-prescription", prescribe_command },
  { "review", prescribe_command },
  { "save-draft", prescribe_command },
  { "find-device", find_device },
  { "search", search },
  { "show-page", show_page, "s", "'prescribe'" },
  { "open-record", open_record, "s" },
  { "show-rule", show_rule, "(sss)" },
  { "go-back", go_back },
  { "import", import },
  { "import-file", import_file, "s" },
  { "choose-import", choose_import, "s" },
  { "import-source", import_source, "(ss)" },
  { "import-examples", import_examples },
  { "sources", sources },
  { "choose-list", choose_list, "s" },
  { "import-list", import_list, "(ss)" },
  { "menu", open_menu },
  { "lock", lock },
  { "preferences", preferences },
  { "shortcuts", shortcuts },
  { "about", about },
};

static gboolean
fst_window_close_request (GtkWindow *window)
{
  close_workspace (FST_WINDOW (window));
  return GTK_WINDOW_CLASS (fst_window_parent_class)->close_request (window);
}

static void
fst_window_dispose (GObject *object)
{
  FstWindow *self = FST_WINDOW (object);

  g_clear_object (&self->folder);
  g_clear_object (&self->settings);
  g_clear_object (&self->prescribing);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->next_action, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), FST_TYPE_WINDOW);
  G_OBJECT_CLASS (fst_window_parent_class)->dispose (object);
}

static void
fst_window_class_init (FstWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fst_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = fst_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/forskrivarstod/Forskrivarstod/fst-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FstWindow, state_stack);
}

static void
fst_window_init (FstWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  update_actions (self);

  self->settings = g_settings_new (FST_APP_ID);
  g_settings_bind (self->settings, "width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

/**
 * fst_window_new:
 * @application: the program
 * @folder: where the workspace is, or will be made
 *
 * Makes a window that asks for the passphrase, or, where there is no workspace yet, for what is
 * needed to begin.
 *
 * Returns: (transfer floating): a new window
 */
FstWindow *
fst_window_new (FstApplication *application, GFile *folder)
{
  g_return_val_if_fail (FST_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  FstWindow *self = g_object_new (FST_TYPE_WINDOW, "application", application, NULL);

  self->folder = g_object_ref (folder);
  if (fst_workspace_exists (folder))
    show_unlock_page (self);
  else
    show_welcome_page (self);
  return self;
}

/**
 * fst_window_get_folder:
 *
 * Gets the folder of the window's workspace.
 *
 * Returns: (transfer none): a folder, which need not exist yet
 */
GFile *
fst_window_get_folder (FstWindow *self)
{
  g_return_val_if_fail (FST_IS_WINDOW (self), NULL);

  return self->folder;
}

/**
 * fst_window_close_dialogs:
 *
 * Closes every dialog of the window; a reading that one of them shows is cancelled.
 */
void
fst_window_close_dialogs (FstWindow *self)
{
  g_return_if_fail (FST_IS_WINDOW (self));

  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))))
    adw_dialog_force_close (dialog);
}
