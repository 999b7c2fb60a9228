#include "config.h"

#include "fst-application.h"

#include <glib/gi18n.h>

#include "fst-commands.h"
#include "fst-window.h"
#include "fst-workspace.h"

struct _FstApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (FstApplication, fst_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "workspace", 'w', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Open the workspace in this folder"), N_ ("FOLDER") },
  { "version", 'v', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"),
    NULL },
  { NULL },
};

/* One workspace is open in one window only: the second start brings the first one's window. */
static void
present_window (FstApplication *self, GFile *folder)
{
  GtkApplication *application = GTK_APPLICATION (self);

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      if (FST_IS_WINDOW (l->data)
          && g_file_equal (fst_window_get_folder (FST_WINDOW (l->data)), folder))
        {
          gtk_window_present (GTK_WINDOW (l->data));
          return;
        }
    }
  gtk_window_present (GTK_WINDOW (fst_window_new (self, folder)));
}

static int
fst_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  if (!g_variant_dict_contains (given, "version"))
    return -1;
  g_print ("%s %s\n", g_get_application_name (), FST_VERSION);
  return 0;
}

static int
fst_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *given = g_application_command_line_get_options_dict (command_line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  g_autoptr (GFile) folder = NULL;
  const char *path = NULL;

  if (g_strv_length (arguments) > 1)
    {
      g_application_command_line_printerr (command_line, _ ("Not understood: %s\n"), arguments[1]);
      return 2;
    }
  if (g_variant_dict_lookup (given, "workspace", "^&ay", &path))
    folder = g_application_command_line_create_file_for_arg (command_line, path);
  else
    folder = fst_workspace_get_default_folder ();
  present_window (FST_APPLICATION (application), folder);
  return 0;
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  /* Each window may still have something to save; the program ends with the last of them. An open
   * dialog would take the closing for itself. */
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (FST_IS_WINDOW (l->data))
        fst_window_close_dialogs (FST_WINDOW (l->data));
      gtk_window_close (GTK_WINDOW (l->data));
    }
}

static void
fst_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { "quit", quit } };

  G_APPLICATION_CLASS (fst_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (FST_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (gsize i = 0; i < fst_n_commands; i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), fst_commands[i].action,
                                           (const char *[]){ fst_commands[i].accelerator, NULL });
}

static void
fst_application_class_init (FstApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->handle_local_options = fst_application_handle_local_options;
  application_class->command_line = fst_application_command_line;
  application_class->startup = fst_application_startup;
}

static void
fst_application_init (FstApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_summary (
      application, _ ("Find an assistive device, prescribe it and see what the agreements say."));
}

/**
 * fst_application_new:
 *
 * Makes the program; run it with g_application_run().
 *
 * Returns: (transfer full): a new application
 */
FstApplication *
fst_application_new (void)
{
  return g_object_new (FST_TYPE_APPLICATION, "application-id", FST_APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/se/forskrivarstod/Forskrivarstod", NULL);
}
