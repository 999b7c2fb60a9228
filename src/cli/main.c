#include <errno.h>
#include <locale.h>
#include <stdio.h>

#include <glib/gi18n.h>

#include "config.h"
#include "fst-command.h"

static const FstCommand *const commands[] = {
  &fst_assess_command,
  &fst_facts_command,
  &fst_priority_command,
  &fst_who_pays_command,
  &fst_policy_list_command,
  &fst_policy_show_command,
  &fst_policy_check_command,
  &fst_policy_coverage_command,
  &fst_policy_confirm_command,
  &fst_policy_revoke_command,
  &fst_init_command,
  &fst_catalogue_import_command,
  &fst_catalogue_search_command,
  &fst_catalogue_show_command,
  &fst_catalogue_sources_command,
  &fst_catalogue_remove_command,
  &fst_iso_show_command,
  &fst_iso_tree_command,
  &fst_iso_import_titles_command,
  &fst_iso_import_mapping_command,
  &fst_iso_remove_titles_command,
  &fst_iso_remove_mapping_command,
  &fst_prescribe_command,
  &fst_register_list_command,
  &fst_register_show_command,
  &fst_export_pdf_command,
  &fst_lists_import_command,
  &fst_lists_list_command,
  &fst_lists_remove_command,
  &fst_check_command,
  &fst_backup_command,
};

static void
print_help (void)
{
  g_print (_ ("Usage: %s COMMAND …\n"), g_get_prgname ());
  g_print ("\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %s %s\n      %s\n", commands[i]->name, commands[i]->arguments,
             _ (commands[i]->summary));
  g_print ("\n%s\n", _ ("Options that every command takes:"));
  g_print ("  --workspace FOLDER --passphrase-file FILE\n      %s\n",
           _ ("The workspace, and the file whose first line is its passphrase"));
  g_print ("  --json\n      %s\n", _ ("List as JSON"));
  g_print ("  --help\n      %s\n", _ ("This text"));
  g_print ("  --version\n      %s\n", _ ("The program’s version"));
  g_print ("\n%s\n", _ ("Exit status: 0 done, 1 refused with a reason, 2 unusable input."));
}

/* The command whose words the arguments begin with; words receives how many they are. */
static const FstCommand *
find_command (GStrv arguments, guint *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) name = g_strsplit (commands[i]->name, " ", -1);
      guint n = 0;

      while (name[n] && arguments[n] && g_str_equal (name[n], arguments[n]))
        n++;
      if (!name[n])
        {
          *words = n;
          return commands[i];
        }
    }
  return NULL;
}

static void
set_up_translation (void)
{
  g_autofree char *built = g_build_filename (FST_BUILD_LOCALE_DIR, "sv", "LC_MESSAGES", NULL);

  setlocale (LC_ALL, "");
  /* Numbers look the same to other programs whatever the language. */
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE,
                  g_file_test (built, G_FILE_TEST_IS_DIR) ? FST_BUILD_LOCALE_DIR : FST_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* What is printed is UTF-8 in every locale: other programs read it, and a bare "C" locale would
 * turn å into ?. */
static void
print_to_output (const char *text)
{
  fputs (text, stdout);
}

static void
print_to_errors (const char *text)
{
  fputs (text, stderr);
}

/* An answer that could not be written has not been given. */
static int
finish_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  return fst_command_fail_text (FST_EXIT_REFUSED, _ ("the answer could not be written: %s"),
                                g_strerror (errno));
}

int
main (int argc, char *argv[])
{
  g_autofree char *workspace = NULL, *passphrase_file = NULL;
  gboolean json = FALSE, help = FALSE, version = FALSE;
  const GOptionEntry entries[] = {
    { "workspace", 0, 0, G_OPTION_ARG_FILENAME, &workspace, NULL, NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  const FstCommand *command;
  FstCommandOptions options;
  guint words = 0;

  set_up_translation ();
  g_set_print_handler (print_to_output);
  g_set_printerr_handler (print_to_errors);
  arguments = g_strdupv (argv);
  g_set_prgname ("forskrivarstod-cli");
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &arguments, &error))
    return fst_command_fail (FST_EXIT_UNUSABLE, error);
  if (version)
    {
      g_print ("forskrivarstod-cli %s\n", FST_VERSION);
      return FST_EXIT_DONE;
    }
  if (help || !arguments[1])
    {
      print_help ();
      return help ? FST_EXIT_DONE : FST_EXIT_UNUSABLE;
    }
  command = find_command (arguments + 1, &words);
  if (!command)
    return fst_command_fail_text (FST_EXIT_UNUSABLE,
                                  _ ("there is no command “%s”; --help lists them"), arguments[1]);
  options = (FstCommandOptions){ workspace, passphrase_file, json };
  return finish_output (command->run (&options, arguments + 1 + words));
}
