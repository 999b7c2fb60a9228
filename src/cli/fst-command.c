#include "fst-command.h"

#include <string.h>

#include <glib/gi18n.h>

#include "fst-case.h"

/**
 * fst_command_fail:
 * @status: exit status
 * @error: why
 *
 * Says on standard error in one line why a command ends.
 *
 * Returns: @status
 */
int
fst_command_fail (int status, const GError *error)
{
  return fst_command_fail_text (status, "%s", error->message);
}

/**
 * fst_command_fail_text:
 * @status: exit status
 * @format: printf format
 * @...: its arguments
 *
 * Says on standard error in one line why a command ends.
 *
 * Returns: @status
 */
int
fst_command_fail_text (int status, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strdelimit (text, "\n\r", ' ');
  g_printerr ("%s: %s\n", g_get_prgname (), text);
  return status;
}

/**
 * fst_command_parse:
 * @self: the command
 * @arguments: (inout): its arguments; its options are taken out
 * @entries: (nullable): its own options
 * @least: fewest arguments that must be left
 * @most: most arguments that may be left
 *
 * Reads a command's options; says on standard error what is wrong.
 *
 * Returns: whether the arguments can be used
 */
gboolean
fst_command_parse (
    const FstCommand *self, GStrv *arguments, const GOptionEntry *entries, guint least, guint most)
{
  g_autoptr (GOptionContext) context = g_option_context_new (self->arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  guint n;

  g_strv_builder_add (all, self->name);
  g_strv_builder_addv (all, (const char **) *arguments);
  g_strfreev (*arguments);
  *arguments = g_strv_builder_end (all);

  g_option_context_set_help_enabled (context, FALSE);
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, arguments, &error))
    {
      fst_command_fail (FST_EXIT_UNUSABLE, error);
      return FALSE;
    }
  /* The first is the command's own name. */
  n = g_strv_length (*arguments) - 1;
  g_free ((*arguments)[0]);
  memmove (*arguments, *arguments + 1, (n + 1) * sizeof **arguments);
  if (n >= least && n <= most)
    return TRUE;
  fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("Usage: %s %s %s"), g_get_prgname (), self->name,
                         self->arguments);
  return FALSE;
}

/**
 * fst_command_read_day:
 * @option: the option's name, as it is written
 * @text: (nullable): what was given with it
 * @day: (out): the day; invalid where none was given
 *
 * Reads an option that takes a day; says on standard error what is wrong.
 *
 * Returns: whether it can be used
 */
gboolean
fst_command_read_day (const char *option, const char *text, GDate *day)
{
  g_date_clear (day, 1);
  if (!text || fst_date_parse (text, day))
    return TRUE;
  fst_command_fail_text (FST_EXIT_UNUSABLE, _ ("%s: “%s” is not a day as YYYY-MM-DD"), option,
                         text);
  return FALSE;
}

/**
 * fst_command_print_json:
 * @node: what to print
 *
 * Prints JSON on standard output.
 */
void
fst_command_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  g_print ("%s\n", text);
}

/**
 * fst_command_read_file:
 * @path: a path, or - for standard input
 * @error: return location
 *
 * Reads a whole file.
 *
 * Returns: (transfer full): what is in it, or NULL with an error of %G_FILE_ERROR
 */
GBytes *
fst_command_read_file (const char *path, GError **error)
{
  char *contents;
  gsize length;

  if (!g_file_get_contents (g_str_equal (path, "-") ? "/dev/stdin" : path, &contents, &length,
                            error))
    return NULL;
  return g_bytes_new_take (contents, length);
}
