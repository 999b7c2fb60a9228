#include "config.h"

#include "fst-shortcuts-dialog.h"

#include <glib/gi18n.h>

#include "fst-commands.h"

static GtkWidget *
create_row (const FstCommand *command)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys;
  g_autofree char *label = NULL;
  GdkModifierType modifiers;
  guint key;

  gtk_accelerator_parse (command->accelerator, &key, &modifiers);
  label = gtk_accelerator_get_label (key, modifiers);
  keys = gtk_label_new (label);
  gtk_widget_add_css_class (keys, "key");
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (command->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  return row;
}

/**
 * fst_shortcuts_dialog_new:
 *
 * Makes a dialog with the commands in their groups.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
fst_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = NULL;
  const char *title = NULL;

  for (gsize i = 0; i < fst_n_commands; i++)
    {
      if (g_strcmp0 (title, fst_commands[i].group) != 0)
        {
          title = fst_commands[i].group;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (title));
          adw_preferences_page_add (page, group);
        }
      adw_preferences_group_add (group, create_row (&fst_commands[i]));
    }
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), page);
  return dialog;
}
